package audio_test

import (
	"context"
	"os"
	"runtime"
	"testing"
	"testing/synctest"
	"time"

	"greenroom/audio"
)

// record begins a recording on a machine and waits for the first sound.
func record(t *testing.T, h *audio.Host, path string) *audio.Recording {
	t.Helper()
	r, err := h.Record(t.Context(), path, audio.Choice{})
	check(t, err)
	<-r.Heard()
	return r
}

func TestARecordingHoldsExactlyWhatWasHeard(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		said := count(20 * 48000)
		m := aMachine(said)
		path := newPath(t)
		r := record(t, audio.NewFakeHost(m), path)
		time.Sleep(2 * time.Second)
		clip, err := r.Stop()
		check(t, err)

		got := samplesOf(t, path)
		same(t, got, said[:len(got)])
		if clip.Path != path || clip.Frames != int64(len(got)) || clip.SampleRate != 48000 || clip.Dropped != 0 {
			t.Errorf("the clip is %+v, the file holds %d frames", clip, len(got))
		}
		if n := len(clip.Peaks.Min); n != (len(got)+479)/480 {
			t.Errorf("%d peaks for %d frames", n, len(got))
		}
		if n := m.Running(); n != 0 {
			t.Errorf("%d connections or devices are still in use", n)
		}
	})
}

func TestStopKeepsTheEndOfTheLastWord(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := record(t, audio.NewFakeHost(aMachine(nil)), newPath(t))
		time.Sleep(1005 * time.Millisecond) // between two periods
		before := r.Elapsed()
		asked := time.Now()
		clip, err := r.Stop()
		check(t, err)
		if took := time.Since(asked); took != 300*time.Millisecond {
			t.Errorf("Stop took %v", took)
		}
		if more := clip.Duration() - before; more != 300*time.Millisecond {
			t.Errorf("%v were kept after Stop, want 300 ms", more)
		}
		if r.Elapsed() != clip.Duration() {
			t.Errorf("elapsed is %v, the clip is %v long", r.Elapsed(), clip.Duration())
		}
	})
}

func TestStopMayBeCalledByManyAndSaysTheSame(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := record(t, audio.NewFakeHost(aMachine(nil)), newPath(t))
		frames := make(chan int64, 3)
		for range cap(frames) {
			go func() {
				clip, _ := r.Stop()
				frames <- clip.Frames
			}()
		}
		first := <-frames
		if second, third := <-frames, <-frames; first == 0 || second != first || third != first {
			t.Errorf("Stop told %d, %d and %d frames", first, second, third)
		}
	})
}

func TestAtAnyMomentTheFileLacksNoMoreThanTheLastSecond(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		path := newPath(t)
		r := record(t, audio.NewFakeHost(aMachine(count(48000))), path)
		for range 20 {
			time.Sleep(333 * time.Millisecond)
			b, err := os.ReadFile(path)
			check(t, err)
			inHeader := time.Duration(int(b[40])|int(b[41])<<8|int(b[42])<<16) / 2 * time.Second / 48000
			inFile := time.Duration(len(b)-44) / 2 * time.Second / 48000
			if lacks := r.Elapsed() - inHeader; lacks > time.Second {
				t.Errorf("after %v the header lacks %v", r.Elapsed(), lacks)
			}
			if lacks := r.Elapsed() - inFile; lacks > 60*time.Millisecond {
				t.Errorf("after %v the file lacks %v", r.Elapsed(), lacks)
			}
		}
		_, err := r.Stop()
		check(t, err)
	})
}

func TestOnlyTheOwnerCanReadARecording(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no modes")
	}
	synctest.Test(t, func(t *testing.T) {
		path := newPath(t)
		r := record(t, audio.NewFakeHost(aMachine(nil)), path)
		defer r.Stop()
		stat, err := os.Stat(path)
		check(t, err)
		if mode := stat.Mode().Perm(); mode != 0o600 {
			t.Errorf("the file has mode %o", mode)
		}
	})
}

func TestAnEarlierTakeIsNeverWrittenOver(t *testing.T) {
	path := wav(t, count(100))
	_, err := audio.NewFakeHost(aMachine(nil)).Record(t.Context(), path, audio.Choice{})
	wantError(t, err, os.ErrExist)
	same(t, samplesOf(t, path), count(100))
}

func TestAnEmptyFileMayBecomeARecording(t *testing.T) {
	path := file(t, "take.wav", nil)
	synctest.Test(t, func(t *testing.T) {
		_, err := record(t, audio.NewFakeHost(aMachine(nil)), path).Stop()
		check(t, err)
	})
}

func TestPeriodsMayHaveAnyLength(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		said := count(20 * 48000)
		m := aMachine(said)
		m.Periods = []int{1, 959, 0, 4800, 17, 960, 2}
		path := newPath(t)
		r := record(t, audio.NewFakeHost(m), path)
		time.Sleep(3 * time.Second)
		_, err := r.Stop()
		check(t, err)
		got := samplesOf(t, path)
		same(t, got, said[:len(got)])
	})
}

func TestAMicrophoneMayTakeSecondsToWake(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := aMachine(nil)
		m.Stall = func(call int) time.Duration {
			if call == 0 {
				return 3 * time.Second
			}
			return 0
		}
		r, err := audio.NewFakeHost(m).Record(t.Context(), newPath(t), audio.Choice{})
		check(t, err)
		time.Sleep(2 * time.Second)
		select {
		case <-r.Heard():
			t.Error("claims to have heard something")
		default:
		}
		if r.Elapsed() != 0 {
			t.Errorf("the clock shows %v before the first sound", r.Elapsed())
		}
		<-r.Heard()
		_, err = r.Stop()
		check(t, err)
	})
}

func TestTheContextOfTheOpeningDoesNotEndTheRecording(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		r, err := audio.NewFakeHost(aMachine(nil)).Record(ctx, newPath(t), audio.Choice{})
		check(t, err)
		cancel()
		time.Sleep(time.Second)
		clip, err := r.Stop()
		check(t, err)
		if clip.Duration() < time.Second {
			t.Errorf("only %v were recorded", clip.Duration())
		}
	})
}

func TestClosingTheHostCompletesWhatIsUnderWay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := aMachine(count(48000))
		h := audio.NewFakeHost(m)
		path := newPath(t)
		r := record(t, h, path)
		p, err := h.Play(wav(t, count(48000)), 0, audio.Choice{})
		check(t, err)
		time.Sleep(500 * time.Millisecond)
		check(t, h.Close())
		<-p.Done()
		clip, err := r.Stop()
		check(t, err)
		if int64(len(samplesOf(t, path))) != clip.Frames || clip.Duration() < 500*time.Millisecond {
			t.Errorf("the recording has %v", clip.Duration())
		}
		if n := m.Running(); n != 0 {
			t.Errorf("%d connections or devices are still in use", n)
		}
		_, err = h.Record(t.Context(), newPath(t), audio.Choice{})
		wantError(t, err, audio.ErrClosed)
		_, err = h.Play(path, 0, audio.Choice{})
		wantError(t, err, audio.ErrClosed)
		_, err = h.Microphones(t.Context())
		wantError(t, err, audio.ErrClosed)
	})
}

func TestTheRecordingCallbackAllocatesNothing(t *testing.T) {
	hear, empty := audio.Hear()
	period := melody(0.02)
	calls := 0
	for name, each := range map[string]func(){
		"when the writer keeps up": func() {
			if hear(period); calls%100 == 0 {
				empty()
			}
			calls++
		},
		"when it does not": func() { hear(period) },
	} {
		if n := testing.AllocsPerRun(2000, each); n != 0 {
			t.Errorf("%v allocations per call %s", n, name)
		}
	}
}

func BenchmarkCallback(b *testing.B) {
	hear, empty := audio.Hear()
	period := melody(0.02)
	b.ReportAllocs()
	b.SetBytes(int64(2 * len(period)))
	for n := 0; b.Loop(); n++ {
		if hear(period); n%100 == 0 {
			empty()
		}
	}
}
