// Package sample fills a data folder with the life of somebody who does not
// exist, for pictures and measurements. Everything goes in through package
// data, as if the program had done it, except the bulk of a measurement.
package sample

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"time"

	"greenroom/assets"
	"greenroom/audio"
	"greenroom/data"
	"greenroom/ui/e2e/rig"
	"greenroom/ui/prefs"
	"greenroom/ui/theme"
)

// clock is a time that the store is told is now.
type clock struct{ now time.Time }

func (c *clock) Now() time.Time { return c.now }

// Fill makes a store in folder and writes two weeks of practice into it,
// ending today.
func Fill(ctx context.Context, folder string) (err error) {
	at := &clock{time.Now()}
	store, err := open(ctx, folder, at)
	if err != nil {
		return err
	}
	defer func() {
		if closing := store.Close(); err == nil {
			err = closing
		}
	}()
	spoken := map[int64]int64{} // from a question to its last take
	for _, a := range answers {
		question, err := questionOf(ctx, store, a.theme, a.place)
		if err != nil {
			return err
		}
		at.now = ago(a.days, a.hour)
		if spoken[question.ID], err = speak(ctx, store, question.ID, a); err != nil {
			return err
		}
	}
	at.now = ago(6, 19)
	if err := plan(ctx, store, at.now); err != nil {
		return err
	}
	at.now = ago(5, 21)
	if err := tell(ctx, store); err != nil {
		return err
	}
	people := map[string]int64{}
	for i, c := range contacts {
		at.now = ago(20-2*i, 18)
		saved, err := store.SaveContact(ctx, c)
		if err != nil {
			return err
		}
		people[saved.Name] = saved.ID
	}
	for _, r := range reflections {
		at.now = ago(r.days, r.hour)
		e := r.entry
		e.Date, e.ContactID = at.now, people[r.about]
		if r.theme != "" {
			question, err := questionOf(ctx, store, r.theme, 0)
			if err != nil {
				return err
			}
			e.QuestionID, e.TakeID = question.ID, spoken[question.ID]
		}
		if _, err := store.SaveEntry(ctx, e); err != nil {
			return err
		}
	}
	at.now = time.Now()
	return live(ctx, store, people)
}

// live writes what there is beside practice and the journal.
func live(ctx context.Context, store *data.Store, people map[string]int64) error {
	if err := prepare(ctx, store); err != nil {
		return err
	}
	files, err := research(ctx, store, people)
	if err != nil {
		return err
	}
	if err := aim(ctx, store, people); err != nil {
		return err
	}
	if err := meet(ctx, store, people, files); err != nil {
		return err
	}
	if err := keepInTouch(ctx, store, people); err != nil {
		return err
	}
	next, err := store.NextQuestion(ctx, data.Aim{}) // the one Practise will open with
	if err != nil {
		return err
	}
	return store.SaveOutline(ctx, next.ID, outline)
}

// Wear sets the appearance the program will have.
func Wear(ctx context.Context, folder string, appearance theme.Appearance) error {
	store, err := data.Open(ctx, folder, data.Options{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return err
	}
	look := prefs.Default().Look
	look.Appearance = appearance
	if err := prefs.SaveLook(ctx, store, look); err != nil {
		store.Close()
		return err
	}
	return store.Close()
}

// plan has an interview come, for which some questions are practised.
func plan(ctx context.Context, store *data.Store, now time.Time) error {
	coming := now.AddDate(0, 0, 10)
	i, err := store.SaveInterview(ctx, data.Interview{
		Company: "Northlight Labs", Role: "Technical writer", Round: "second talk", Industry: data.IndustryTech,
		Place: "Video call, link comes the day before", Notes: "Amara leads the team. Ask about the open handbook.",
		At: time.Date(coming.Year(), coming.Month(), coming.Day(), 10, 30, 0, 0, time.Local),
	})
	if err != nil {
		return err
	}
	var chosen []int64
	for place, theme := range []data.Theme{data.ThemeFirstImpression, data.ThemeMotivation, data.ThemeProject, data.ThemeStrengths, data.ThemeAskThem} {
		question, err := questionOf(ctx, store, theme, place%2)
		if err != nil {
			return err
		}
		chosen = append(chosen, question.ID)
	}
	return store.SetInterviewQuestions(ctx, i.ID, chosen)
}

// open opens a store that believes the clock, with the built-in deck in it.
func open(ctx context.Context, folder string, at *clock) (*data.Store, error) {
	store, err := data.Open(ctx, folder, data.Options{Now: at.Now, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return nil, err
	}
	deck, err := data.ReadDeck(assets.Deck())
	if err == nil {
		err = store.SyncDeck(ctx, deck)
	}
	if err != nil {
		store.Close()
		return nil, err
	}
	return store, nil
}

func questionOf(ctx context.Context, store *data.Store, theme data.Theme, place int) (data.Question, error) {
	questions, err := store.Questions(ctx, data.QuestionFilter{Theme: theme, Limit: 1, Offset: place})
	if err != nil {
		return data.Question{}, err
	}
	if len(questions) == 0 {
		return data.Question{}, fmt.Errorf("find question %d of theme %s: %w", place, theme, data.ErrNotFound)
	}
	return questions[0], nil
}

// speak records an answer by synthetic voice and returns its take.
func speak(ctx context.Context, store *data.Store, question int64, a answer) (int64, error) {
	sound, err := rig.Speech(ctx, a.text)
	if err != nil {
		return 0, err
	}
	return keep(ctx, store, question, sound, a.note, a.star)
}

// keep stores a sound as a take, as the recorder does.
func keep(ctx context.Context, store *data.Store, question int64, sound rig.Signal, note string, star bool) (int64, error) {
	take, err := store.BeginTake(ctx, data.Take{QuestionID: question, Device: "Virtual microphone"})
	if err != nil {
		return 0, err
	}
	path := store.Path(take)
	if err := rig.WriteWAV(path, sound); err != nil {
		return 0, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return 0, fmt.Errorf("look at take: %w", err)
	}
	peaks, err := audio.ReadPeaks(ctx, path)
	if err != nil {
		return 0, err
	}
	if take.Peaks, err = peaks.MarshalBinary(); err != nil {
		return 0, err
	}
	take.Duration, take.Frames, take.Bytes, take.SampleRate = sound.Duration(), int64(len(sound)), info.Size(), rig.Rate
	if err := store.FinishTake(ctx, take); err != nil {
		return 0, err
	}
	take.Note, take.Star = note, star
	return take.ID, store.SaveTake(ctx, take)
}

// today is the day on which somebody looks at it.
func today() data.Day { return data.DayOf(time.Now()) }

// ago is a time of day some days back, never in the future.
func ago(days, hour int) time.Time {
	now := time.Now()
	at := time.Date(now.Year(), now.Month(), now.Day()-max(days, 0), hour, 10, 0, 0, now.Location())
	if at.After(now) {
		at = now.Add(-time.Hour)
	}
	return at
}
