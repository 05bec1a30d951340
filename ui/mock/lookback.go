package mock

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2/lang"

	"greenroom/audio/prosody"
	"greenroom/data"
	"greenroom/ui/prefs"
	"greenroom/ui/studio"
	"greenroom/ui/tone"
)

// usualOver is how many earlier takes say what is usual.
const usualOver = 20

// spoken is an answer of a run with all that is said of it.
type spoken struct {
	turn     data.Turn
	take     data.Take
	report   *prosody.Report // nil: not measured yet
	findings tone.Findings
	feedback []data.Feedback
}

// lookback is a run that is over, with what there is to say of it.
type lookback struct {
	run     data.Run
	answers []spoken
	last    *lookback // the run before it that it can be compared with
}

// lookBackOn gathers what is known of a run, and of the one before it.
func lookBackOn(ctx context.Context, store Store, set prefs.Prefs, id int64) (*lookback, error) {
	l, err := readRun(ctx, store, set, id)
	if err != nil {
		return nil, err
	}
	l.last, err = runBefore(ctx, store, set, l.run)
	return l, err
}

// lookedThrough is how many runs are looked through for one to compare with.
const lookedThrough = 30

// runBefore is the last run before one that was asked for in the same way, or
// that had the same questions; nil when there is none.
func runBefore(ctx context.Context, store Store, set prefs.Prefs, of data.Run) (*lookback, error) {
	runs, err := store.Runs(ctx, lookedThrough)
	if err != nil {
		return nil, err
	}
	for _, run := range runs {
		if run.Ended.IsZero() || !run.Started.Before(of.Started) {
			continue
		}
		if run, err = store.Run(ctx, run.ID); err != nil {
			return nil, err
		}
		if string(run.Recipe) == string(of.Recipe) || slices.Equal(questionsOf(run), questionsOf(of)) {
			return readRun(ctx, store, set, run.ID)
		}
	}
	return nil, nil
}

// questionsOf are the questions of a run by number, without what was asked on.
func questionsOf(run data.Run) (all []int64) {
	for _, turn := range run.Turns {
		if turn.Asked == "" {
			all = append(all, turn.QuestionID)
		}
	}
	return all
}

func readRun(ctx context.Context, store Store, set prefs.Prefs, id int64) (*lookback, error) {
	run, err := store.Run(ctx, id)
	if err != nil {
		return nil, err
	}
	l := &lookback{run: run}
	for _, turn := range run.Turns {
		if turn.TakeID == 0 {
			continue
		}
		one := spoken{turn: turn}
		if one.take, err = store.Take(ctx, turn.TakeID); err != nil {
			return nil, err
		}
		question, err := store.Question(ctx, turn.QuestionID)
		if err != nil {
			return nil, err
		}
		if one.feedback, err = store.Feedback(ctx, turn.TakeID); err != nil {
			return nil, err
		}
		if report, err := studio.Measured(ctx, store, turn.TakeID); err == nil {
			usual, err := store.Usual(ctx, turn.TakeID, usualOver)
			if err != nil {
				return nil, err
			}
			lights := set.Practice.For(question.Length)
			if turn.Asked != "" {
				lights = set.Practice.Short
			}
			one.report = report
			one.findings = tone.Find(tone.Take{Report: report, Usual: usual, Bands: set.Bands, Lights: tone.Lights{
				Green: time.Duration(lights.Green) * time.Second, Red: time.Duration(lights.Red) * time.Second,
			}})
		}
		l.answers = append(l.answers, one)
	}
	return l, nil
}

// measured reports whether all answers are.
func (l *lookback) measured() bool {
	return !slices.ContainsFunc(l.answers, func(a spoken) bool { return a.report == nil })
}

// wentWell is the first thing that went well in each answer, nothing twice, the
// first answer first: it colours all others.
func (l *lookback) wentWell() []string {
	const most = 3
	var said []string
	var rules []string
	for _, a := range l.answers {
		for _, f := range a.findings.Well {
			if len(said) < most && !slices.Contains(rules, f.Rule) {
				said, rules = append(said, f.Text), append(rules, f.Rule)
				break
			}
		}
	}
	return said
}

// course is how a measure went from answer to answer, those left out of which
// it cannot be said.
func (l *lookback) course(m tone.Measure) (values []float64) {
	for _, a := range l.answers {
		if v, known := tone.Values(a.report)[string(m)]; known && a.report != nil {
			values = append(values, v)
		}
	}
	return values
}

// loudness is how loud each answer was against the first one, in dB.
func (l *lookback) loudness() (values []float64) {
	for _, a := range l.answers {
		if a.report != nil && a.report.Speech.Length() > 0 {
			values = append(values, a.report.Loudness.SpeechDB)
		}
	}
	if len(values) > 0 {
		first := values[0]
		for i := range values {
			values[i] -= first
		}
	}
	return values
}

// noticeable is from how many dB on a voice has become louder or softer.
const noticeable = 2.5

// energy says in a sentence how the voice went through the run.
func (l *lookback) energy() string {
	loudness, moved := l.loudness(), l.course(tone.PitchVariation)
	if len(loudness) < 2 {
		return ""
	}
	rest := loudness[len(loudness)-1]
	livelier := 0.0
	if len(moved) >= 2 {
		livelier = moved[len(moved)-1] - moved[0]
	}
	switch {
	case rest < -noticeable && livelier <= 0:
		return lang.L("Your voice grew softer towards the end. A sip of water and a full breath before each answer carry it.")
	case rest > noticeable:
		return lang.L("Your voice grew stronger as you went on. The first answer could have some of that already.")
	case livelier > 0.5:
		return lang.L("You became livelier as you went on. The first answer could have some of that already.")
	case livelier < -0.5:
		return lang.L("You were liveliest at the beginning. Keep one thing you love to tell for the end.")
	}
	return lang.L("Your energy held from the first answer to the last.")
}

// middle is the median of a measure over the answers.
func (l *lookback) middle(m tone.Measure) (v float64, known bool) {
	values := slices.Sorted(slices.Values(l.course(m)))
	if len(values) == 0 {
		return 0, false
	}
	return values[len(values)/2], true
}

// against says how a measure went from the run before to this one; "" when
// that cannot be said.
func (l *lookback) against(m tone.Measure) string {
	if l.last == nil {
		return ""
	}
	now, known := l.middle(m)
	before, knownBefore := l.last.middle(m)
	if !known || !knownBefore {
		return ""
	}
	return m.Name() + ": " + tone.Change(m, before, now)
}
