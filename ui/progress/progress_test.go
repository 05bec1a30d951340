package progress_test

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"greenroom/data"
	"greenroom/ui/prefs"
	"greenroom/ui/progress"
	"greenroom/ui/tone"
	"greenroom/ui/uitest"
	"greenroom/ui/widget"
)

// clock is a time the test sets.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time { c.mu.Lock(); defer c.mu.Unlock(); return c.now }

func (c *clock) set(now time.Time) { c.mu.Lock(); c.now = now; c.mu.Unlock() }

type place struct {
	t      *testing.T
	clock  *clock
	store  *data.Store
	screen *uitest.Screen
	window *uitest.Window
	room   *progress.Room
}

func open(t *testing.T) *place {
	t.Helper()
	p := &place{t: t, clock: &clock{now: time.Date(2026, 11, 24, 20, 0, 0, 0, time.Local)}, screen: uitest.NewScreen(t), window: &uitest.Window{}}
	store, err := data.Open(t.Context(), t.TempDir(), data.Options{Now: p.clock.Now, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	p.store = store
	for i, theme := range []data.Theme{data.ThemeStress, data.ThemePassion, data.ThemeTeamwork} {
		if _, err := store.SaveQuestion(t.Context(), data.Question{Text: fmt.Sprintf("Question %d?", i+1), Theme: theme}); err != nil {
			t.Fatal(err)
		}
	}
	p.room = progress.New(progress.Deps{Window: p.window, Store: store, Prefs: func(context.Context) (prefs.Prefs, error) { return prefs.Default(), nil }})
	p.window.Win = p.screen.Show(p.room.Content(), 1084, 760)
	t.Cleanup(func() {
		p.room.Close()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	p.room.Enter("")
	return p
}

// answer keeps an answer of so many days ago, with a grade and a pitch variation.
func (p *place) answer(question int64, daysAgo int, length time.Duration, grade int, pitch float64) {
	p.t.Helper()
	now := p.clock.Now()
	p.clock.set(now.AddDate(0, 0, -daysAgo))
	defer p.clock.set(now)
	ctx := p.t.Context()
	take, err := p.store.BeginTake(ctx, data.Take{QuestionID: question})
	if err == nil {
		take.Duration = length
		err = p.store.FinishTake(ctx, take)
	}
	if err == nil {
		err = p.store.SetGrade(ctx, take.ID, grade)
	}
	if err == nil {
		err = p.store.SaveReport(ctx, data.Report{TakeID: take.ID, Version: 1, Measures: map[string]float64{string(tone.PitchVariation): pitch}})
	}
	if err != nil {
		p.t.Fatal(err)
	}
}

func (p *place) shows(text string) {
	p.t.Helper()
	p.screen.Until("the room shows "+text, func() bool { return strings.Contains(uitest.Words(p.room.Content()), text) })
}

// chart is the part of a kind and title.
func chart[T interface {
	fyne.CanvasObject
	AccessibilityLabel() string
}](p *place, title string) (found T) {
	p.t.Helper()
	for _, o := range uitest.Seen(p.room.Content()) {
		if c, ok := o.(T); ok && c.AccessibilityLabel() == title {
			return c
		}
	}
	p.t.Fatalf("there is no %q", title)
	return found
}

func TestBeforeAnythingWasSaidTheRoomInvites(t *testing.T) {
	p := open(t)
	p.shows("Nothing is counted against you.")
	uitest.Press(t, "Practise", p.room.Content())
	if p.window.Went[0] != "practise" {
		t.Errorf("it leads to %v", p.window.Went)
	}
}

func TestWhatWasSaidIsSeenByDayAndWeek(t *testing.T) {
	p := open(t)
	p.answer(1, 0, 90*time.Second, 2, 2)
	p.answer(1, 8, time.Minute, 3, 3)
	p.answer(2, 8, 2*time.Minute, 1, 4)
	p.shows("In twelve weeks: 3 answers, 5 minutes of speaking.")
	days := chart[*widget.Days](p, "Days of practice")
	days.FocusGained() // today
	p.shows("Tuesday 24 November: 1 answers, 2 minutes")
	days.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	p.shows("Tuesday 17 November")
	days.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	p.shows("Monday 16 November: 2 answers, 3 minutes")
	weeks := chart[*widget.Chart](p, "Minutes spoken, week by week")
	weeks.FocusGained()
	weeks.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	p.shows("Week of 16 Nov: 3 minutes")
}

func TestAThemesCourseIsSeenAndLeadsToItsTakes(t *testing.T) {
	p := open(t)
	p.answer(1, 3, time.Minute, 1, 2)
	p.answer(1, 1, time.Minute, 4, 2)
	p.answer(2, 0, time.Minute, 2, 2)
	p.shows("When you practised")
	uitest.Press(t, "Stress", p.room.Content())
	course := chart[*widget.Chart](p, "How the answers of a theme went")
	p.screen.Until("two answers are seen", func() bool {
		course.FocusLost()
		course.FocusGained()
		return course.Looked() == 1
	})
	p.shows("yesterday 20:00: Owned it")
	course.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if last := p.window.Went[len(p.window.Went)-1]; last != "review/2" {
		t.Errorf("it leads to %q", last)
	}
}

func TestTheVoiceIsSeenTakeByTake(t *testing.T) {
	p := open(t)
	for i, pitch := range []float64{2, 2, 2, 3, 3, 3} {
		p.answer(1, 6-i, time.Minute, 2, pitch)
	}
	p.shows("Your last three takes against those before: 1.0 semitones more varied.")
	voice := chart[*widget.Chart](p, "A measure of your voice, take by take")
	voice.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(46, 80)}}) // over the first
	p.shows("6 days ago: 2.0 semitones")
	uitest.Press(t, "Pace", p.room.Content())
	p.shows("After six takes it is said here")
}

func TestWhatWasNotVisitedIsNamedAndOnePressAway(t *testing.T) {
	p := open(t)
	p.answer(1, 9, time.Minute, 2, 2)
	p.shows("Question 1? 9 days ago")
	p.shows("Passion, never yet")
	uitest.Press(t, "Practise", p.room.Content())
	if last := p.window.Went[len(p.window.Went)-1]; last != "practise/2" {
		t.Errorf("it leads to %q", last)
	}
}

func TestHowReadyOneFeltIsSeenBeforeAndAfter(t *testing.T) {
	p := open(t)
	p.answer(1, 0, time.Minute, 2, 2)
	if _, err := p.store.SaveRun(t.Context(), data.Run{Before: 2, After: 4, Turns: []data.Turn{{QuestionID: 1}}}); err != nil {
		t.Fatal(err)
	}
	p.shows("After 1 of 1 you felt readier than before.")
}
