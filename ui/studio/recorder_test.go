package studio_test

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"greenroom/audio"
	"greenroom/data"
	"greenroom/ui/studio"
	"greenroom/ui/studio/studiotest"
)

// told collects what a recorder tells its listener.
type told struct {
	kept    []data.Take
	trouble []error
	failed  []error
}

func (to *told) listener() studio.Listener {
	return studio.Listener{
		Changed: func() {},
		Kept: func(take data.Take, trouble error) {
			to.kept, to.trouble = append(to.kept, take), append(to.trouble, trouble)
		},
		Failed: func(err error) { to.failed = append(to.failed, err) },
	}
}

// session runs a test in a bubble of fake time with a recorder set up.
func session(t *testing.T, test func(t *testing.T, r *studio.Recorder, shelf *shelf, machine *studiotest.Machine, told *told)) {
	t.Helper()
	shelf, machine, told := newShelf(t), &studiotest.Machine{}, &told{}
	synctest.Test(t, func(t *testing.T) {
		test(t, studio.NewRecorder(shelf, machine, told.listener()), shelf, machine, told)
	})
}

func TestAnAnswerBecomesATakeOfItsQuestion(t *testing.T) {
	session(t, func(t *testing.T, r *studio.Recorder, shelf *shelf, machine *studiotest.Machine, told *told) {
		if err := r.Start(data.Take{QuestionID: 7}, 0, audio.Choice{}); err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
		if stage := r.Status().Stage; stage != studio.Opening {
			t.Fatalf("stage %v before the first sound, want Opening", stage)
		}
		machine.Recording(0).Hear(audio.SampleRate)
		synctest.Wait()
		if status := r.Status(); status.Stage != studio.Speaking || status.Elapsed != time.Second || status.Microphone != "A microphone" {
			t.Fatalf("status %+v", status)
		}
		r.Next()
		synctest.Wait()
		if len(told.kept) != 1 || told.trouble[0] != nil || len(told.failed) != 0 {
			t.Fatalf("told %+v", told)
		}
		take := shelf.all()[0]
		if take.QuestionID != 7 || take.State != data.TakeComplete || take.Duration != time.Second || take.Bytes != 44+2*audio.SampleRate {
			t.Errorf("stored %+v", take)
		}
	})
}

func TestThinkingTimeComesBeforeTheMicrophone(t *testing.T) {
	session(t, func(t *testing.T, r *studio.Recorder, _ *shelf, machine *studiotest.Machine, _ *told) {
		r.Start(data.Take{QuestionID: 1}, 15*time.Second, audio.Choice{})
		time.Sleep(10 * time.Second)
		if status := r.Status(); status.Stage != studio.Thinking || status.ThinkLeft != 5*time.Second {
			t.Fatalf("after 10 s: %+v", status)
		}
		if machine.Recording(0) != nil {
			t.Fatal("the microphone is open while the person thinks")
		}
		time.Sleep(6 * time.Second)
		synctest.Wait()
		machine.Recording(0).Hear(1)
		r.Flush()
	})
}

func TestThinkingCanBeCutShortAndCanBeLeft(t *testing.T) {
	session(t, func(t *testing.T, r *studio.Recorder, shelf *shelf, machine *studiotest.Machine, _ *told) {
		r.Start(data.Take{QuestionID: 1}, time.Minute, audio.Choice{})
		synctest.Wait()
		r.Cancel()
		synctest.Wait()
		if r.Status().Stage != studio.Ready || len(shelf.all()) != 0 {
			t.Fatal("leaving the thinking left something behind")
		}
		r.Start(data.Take{QuestionID: 1}, time.Minute, audio.Choice{})
		synctest.Wait()
		r.Next()
		synctest.Wait()
		if machine.Recording(0) == nil {
			t.Fatal("the recording did not start at the press of the key")
		}
		machine.Recording(0).Hear(1)
		r.Flush()
	})
}

func TestWhatWasSaidBeforeTheMicrophoneWentIsKept(t *testing.T) {
	session(t, func(t *testing.T, r *studio.Recorder, shelf *shelf, machine *studiotest.Machine, told *told) {
		r.Start(data.Take{QuestionID: 1}, 0, audio.Choice{})
		synctest.Wait()
		machine.Recording(0).Hear(audio.SampleRate / 2)
		synctest.Wait()
		machine.Recording(0).Lose(audio.ErrLost)
		synctest.Wait()
		if len(told.kept) != 1 || shelf.all()[0].Duration != time.Second/2 {
			t.Fatalf("told %+v, stored %+v", told, shelf.all())
		}
	})
}

func TestWithoutAMicrophoneNothingIsLeftBehind(t *testing.T) {
	session(t, func(t *testing.T, r *studio.Recorder, shelf *shelf, machine *studiotest.Machine, told *told) {
		machine.Refuse = audio.ErrNoMicrophone
		r.Start(data.Take{QuestionID: 1}, 0, audio.Choice{})
		synctest.Wait()
		if len(told.failed) != 1 || !errors.Is(told.failed[0], audio.ErrNoMicrophone) {
			t.Fatalf("told %+v", told)
		}
		if len(shelf.all()) != 0 || r.Status().Stage != studio.Ready {
			t.Fatal("a row without sound was left, or the recorder is stuck")
		}
	})
}

func TestStoppingBeforeTheFirstSoundLeavesNoTake(t *testing.T) {
	session(t, func(t *testing.T, r *studio.Recorder, shelf *shelf, _ *studiotest.Machine, told *told) {
		r.Start(data.Take{QuestionID: 1}, 0, audio.Choice{})
		synctest.Wait()
		r.Next()
		synctest.Wait()
		if len(told.failed) != 1 || !errors.Is(told.failed[0], audio.ErrNothingHeard) || len(shelf.all()) != 0 {
			t.Fatalf("told %+v, stored %v", told, shelf.all())
		}
	})
}

func TestAFullDatabaseLeavesTheRowToBeRecovered(t *testing.T) {
	session(t, func(t *testing.T, r *studio.Recorder, shelf *shelf, machine *studiotest.Machine, told *told) {
		shelf.full = true
		r.Start(data.Take{QuestionID: 1}, 0, audio.Choice{})
		synctest.Wait()
		machine.Recording(0).Hear(audio.SampleRate)
		synctest.Wait()
		r.Flush()
		if len(told.failed) != 1 || !errors.Is(told.failed[0], data.ErrFull) {
			t.Fatalf("told %+v", told)
		}
		if takes := shelf.all(); len(takes) != 1 || takes[0].State != data.TakeRecording {
			t.Fatalf("stored %+v, want the row as it was", takes)
		}
	})
}

func TestOnlyOneRecordingAtATime(t *testing.T) {
	session(t, func(t *testing.T, r *studio.Recorder, _ *shelf, machine *studiotest.Machine, _ *told) {
		r.Start(data.Take{QuestionID: 1}, 0, audio.Choice{})
		synctest.Wait()
		if err := r.Start(data.Take{QuestionID: 2}, 0, audio.Choice{}); !errors.Is(err, studio.ErrBusy) {
			t.Fatalf("second start: %v", err)
		}
		machine.Recording(0).Hear(1)
		r.Flush()
	})
}
