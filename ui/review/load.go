package review

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"time"

	"greenroom/audio"
	"greenroom/audio/prosody"
	"greenroom/data"
	"greenroom/ui/room"
	"greenroom/ui/studio"
	"greenroom/ui/timeline"
	"greenroom/ui/tone"
)

// usualOver is how many earlier takes say what is usual.
const usualOver = 20

// spoken is a take with all that is known of it.
type spoken struct {
	take     data.Take
	question data.Question
	takes    []data.Take // of the question
	peaks    audio.Peaks
	gone     bool            // its file is
	report   *prosody.Report // nil: not measured yet
	tone     *timeline.Tone  // how that is drawn
	usual    map[string]float64
	marks    []data.Mark
	review   data.Review
	feedback []data.Feedback // of others
	told     []data.Take     // what others said of it aloud
}

// read gathers what is known of a take.
func (r *Room) read(ctx context.Context, id int64) (s spoken, err error) {
	if s.take, err = r.Store.Take(ctx, id); err != nil {
		return s, err
	}
	if s.question, err = r.Store.Question(ctx, s.take.QuestionID); err != nil {
		return s, err
	}
	if err := s.peaks.UnmarshalBinary(s.take.Peaks); err != nil {
		s.peaks = audio.Peaks{} // no picture is better than no review
	}
	_, err = os.Stat(r.Store.Path(s.take))
	s.gone = errors.Is(err, fs.ErrNotExist)
	if s.report, err = studio.Measured(ctx, r.Store, id); err != nil {
		s.report = nil // measured anew, whatever was wrong with it
	}
	s.tone = drawn(s.report)
	if s.takes, err = r.Store.Takes(ctx, s.take.QuestionID); err != nil {
		return s, err
	}
	if s.usual, err = r.Store.Usual(ctx, id, usualOver); err != nil {
		return s, err
	}
	if s.marks, err = r.Store.Marks(ctx, id); err != nil {
		return s, err
	}
	if s.feedback, err = r.Store.Feedback(ctx, id); err != nil {
		return s, err
	}
	if s.told, err = r.Store.SpokenNotes(ctx, id); err != nil {
		return s, err
	}
	s.review, err = r.Store.Review(ctx, id)
	return s, err
}

// ownStory reports whether it is a story of the person's own.
func (s spoken) ownStory() bool {
	kind, _ := room.Split(s.question.Subject)
	return kind == "story"
}

// firstWord is when the speech begins; 0 when that is not known.
func (s spoken) firstWord() time.Duration {
	if s.report == nil {
		return 0
	}
	return seconds(s.report.Speech.Start)
}

// findings is what there is to say of a take.
func (r *Room) findings(s spoken) tone.Findings { return tone.Find(r.judged(s)) }

// judged is a take with what it is measured by.
func (r *Room) judged(s spoken) tone.Take {
	lights := r.prefs.Practice.For(s.question.Length)
	return tone.Take{
		Report: s.report, Usual: s.usual, Bands: r.prefs.Bands,
		Lights: tone.Lights{Green: time.Duration(lights.Green) * time.Second, Red: time.Duration(lights.Red) * time.Second},
	}
}

// band is where a number of the take that is shown lies without a remark.
func (r *Room) band(m tone.Measure) tone.Band { return r.judged(r.shown).Band(m) }

// seconds turns the report's way of counting time into the clock's.
func seconds(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }
