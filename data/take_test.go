package data_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"greenroom/data"
)

func TestATakeIsOnRecordBeforeItsFirstSound(t *testing.T) {
	s, c := newStore(t)
	q := saveQuestion(t, s, "Why us?")
	take := must(s.BeginTake(ctx, data.Take{QuestionID: q.ID, Device: "USB Microphone"}))(t)
	same(t, data.Take{ID: take.ID, QuestionID: q.ID, File: "recordings/" + c.Now().Local().Format("2006/01") + "/1.wav", State: data.TakeRecording,
		Started: c.Now(), Device: "USB Microphone"}, take)
	if got := s.Path(take); got != filepath.Join(s.Dir(), filepath.FromSlash(take.File)) || !filepath.IsAbs(got) {
		t.Errorf("its path is %s", got)
	}
	for folder := filepath.Dir(s.Path(take)); folder != s.Dir(); folder = filepath.Dir(folder) {
		if info := must(os.Stat(folder))(t); info.Mode() != fs.ModeDir|0o700 {
			t.Errorf("%s has mode %v", folder, info.Mode())
		}
	}
	same(t, []data.Take{take}, must(s.Unfinished(ctx))(t))
	if takes := must(s.Takes(ctx, q.ID))(t); len(takes) != 0 {
		t.Errorf("a take being recorded is listed: %v", takes)
	}
	if got := must(s.Question(ctx, q.ID))(t); got.Takes != 0 || !got.LastTake.IsZero() {
		t.Errorf("a take being recorded counts: %+v", got)
	}
}

func TestAFinishedTakeIsKeptWhole(t *testing.T) {
	s, c := newStore(t)
	q := saveQuestion(t, s, "Why us?")
	take := must(s.BeginTake(ctx, data.Take{QuestionID: q.ID, Device: "Built-in"}))(t)
	take.Duration, take.SampleRate, take.Frames, take.Bytes, take.Dropped = 61*time.Second+7*time.Millisecond, 48000, 2928336, 5856716, 3
	take.Peaks, take.Device = []byte{0, 255, 7}, "USB Microphone"
	ok(t, s.FinishTake(ctx, take))
	take.State = data.TakeComplete
	same(t, take, must(s.Take(ctx, take.ID))(t))

	take.Note, take.Star = "Too fast\nat the end", true
	ok(t, s.SaveTake(ctx, take))
	same(t, take, must(s.Take(ctx, take.ID))(t))
	listed := take
	listed.Peaks = nil
	same(t, []data.Take{listed}, must(s.Takes(ctx, q.ID))(t))
	same(t, []data.TakeOf{{Take: listed, Question: "Why us?"}}, must(s.LastTakes(ctx, 5))(t))
	got := must(s.Question(ctx, q.ID))(t)
	if got.Takes != 1 || !got.LastTake.Equal(c.Now()) {
		t.Errorf("the question says %+v", got)
	}
	if left := must(s.Unfinished(ctx))(t); len(left) != 0 {
		t.Errorf("unfinished: %v", left)
	}
}

func TestATakeCutOffByACrashIsFoundAtTheNextStart(t *testing.T) {
	dir, c := t.TempDir(), newClock()
	s := must(data.Open(ctx, dir, data.Options{Now: c.Now, Log: quiet()}))(t)
	take := must(s.BeginTake(ctx, data.Take{QuestionID: saveQuestion(t, s, "Why us?").ID, Device: "mic"}))(t)
	write(t, s.Path(take), []byte("half a word"))
	ok(t, s.Close())

	s = open(t, dir, c)
	same(t, []data.Take{take}, must(s.Unfinished(ctx))(t))
	take.State, take.Duration = data.TakeRecovered, time.Second
	ok(t, s.FinishTake(ctx, take))
	same(t, take, must(s.Take(ctx, take.ID))(t))
}

func TestATakeOfWhichNothingWasHeardLeavesNothing(t *testing.T) {
	s, _ := newStore(t)
	q := saveQuestion(t, s, "Why us?")
	for _, sound := range []bool{true, false} {
		take := must(s.BeginTake(ctx, data.Take{QuestionID: q.ID}))(t)
		if sound {
			write(t, s.Path(take), nil)
		}
		ok(t, s.AbandonTake(ctx, take.ID))
		if _, err := os.Stat(s.Path(take)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("its file: %v", err)
		}
		if _, err := s.Take(ctx, take.ID); !errors.Is(err, data.ErrNotFound) {
			t.Errorf("its row: %v", err)
		}
	}
	take := finished(t, s, q.ID, time.Second)
	if err := s.AbandonTake(ctx, take.ID); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("a finished take was abandoned: %v", err)
	}
	if take.ID != 3 {
		t.Errorf("an id was given twice: %d", take.ID)
	}
	must(os.Stat(s.Path(take)))(t)
}

func TestTakesAreListedNewestFirst(t *testing.T) {
	s, c := newStore(t)
	q, other := saveQuestion(t, s, "Why us?"), saveQuestion(t, s, "Why you?")
	var takes []data.Take
	for i := range 4 {
		take := finished(t, s, []int64{q.ID, other.ID}[i%2], time.Duration(i+1)*time.Second)
		take.Peaks = nil
		takes = append(takes, take)
		if i != 2 { // the last two begin in the same instant
			c.Add(time.Minute)
		}
	}
	same(t, []data.Take{takes[2], takes[0]}, must(s.Takes(ctx, q.ID))(t))
	same(t, []data.TakeOf{{takes[3], "Why you?"}, {takes[2], "Why us?"}, {takes[1], "Why you?"}}, must(s.LastTakes(ctx, 3))(t))
}

func TestTimeSpokenAddsUpWhatIsKept(t *testing.T) {
	s, c := newStore(t)
	q := saveQuestion(t, s, "Why us?")
	finished(t, s, q.ID, 100*time.Second)
	c.Add(24 * time.Hour)
	since := c.Now()
	finished(t, s, q.ID, 1500*time.Millisecond)
	c.Add(time.Hour)
	gone := finished(t, s, q.ID, 40*time.Second)
	finished(t, s, q.ID, 2*time.Second)
	must(s.BeginTake(ctx, data.Take{QuestionID: q.ID}))(t)
	ok(t, s.Delete(ctx, data.Ref{Kind: data.KindTake, ID: gone.ID}))
	if got := must(s.SpokenSince(ctx, since))(t); got != 3500*time.Millisecond {
		t.Errorf("%v since %v", got, since)
	}
	if got := must(s.SpokenSince(ctx, time.Time{}))(t); got != 103500*time.Millisecond {
		t.Errorf("%v in all", got)
	}
	if got := must(s.SpokenSince(ctx, c.Now().Add(time.Hour)))(t); got != 0 {
		t.Errorf("%v in the future", got)
	}
}

func TestAnImportedTakeKeepsTheTimeItWasMade(t *testing.T) {
	s, c := newStore(t)
	take := must(s.BeginTake(ctx, data.Take{QuestionID: saveQuestion(t, s, "Why us?").ID}))(t)
	take.Imported, take.Started, take.Duration = true, c.Now().Add(-1000*time.Hour), time.Minute
	ok(t, s.FinishTake(ctx, take))
	got := must(s.Take(ctx, take.ID))(t)
	if !got.Imported || !got.Started.Equal(take.Started) {
		t.Errorf("got %+v", got)
	}
}
