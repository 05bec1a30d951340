package audio_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
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
			if lacks := r.Elapsed() - inHeader; lacks > 1100*time.Millisecond {
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

func TestALostMicrophoneEndsTheRecordingAndKeepsWhatWasHeard(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		said := count(5 * 48000)
		m := aMachine(said)
		m.DieAfter = 100
		m.HangOnStop = make(chan struct{}) // as PulseAudio does then
		path := newPath(t)
		began := time.Now()
		r := record(t, audio.NewFakeHost(m), path)
		<-r.Done()
		if took := time.Since(began) - 2*time.Second; took > 1100*time.Millisecond {
			t.Errorf("the loss was noticed after %v", took)
		}
		clip, err := r.Stop()
		wantError(t, err, audio.ErrLost)
		if clip.Frames != 100*audio.PeriodFrames || len(clip.Peaks.Max) != 200 {
			t.Errorf("kept %d frames and %d peaks", clip.Frames, len(clip.Peaks.Max))
		}
		same(t, samplesOf(t, path), said[:100*audio.PeriodFrames])
		close(m.HangOnStop)
	})
}

func TestAfterALossTheNextRecordingWorks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := aMachine(nil)
		m.DieAfter = 50
		h := audio.NewFakeHost(m)
		r := record(t, h, newPath(t))
		_, err := r.Stop()
		check(t, err) // stopped before it died
		r = record(t, h, newPath(t))
		<-r.Done()
		_, err = r.Stop()
		wantError(t, err, audio.ErrLost)

		m.Set(func(m *audio.Fake) { m.DieAfter = 0 })
		_, err = record(t, h, newPath(t)).Stop()
		check(t, err)
	})
}

func TestAMicrophoneThatNeverSpeaksIsLostAndLeavesNoFile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := aMachine(nil)
		m.Stall = func(int) time.Duration { return 6 * time.Second }
		path := newPath(t)
		r, err := audio.NewFakeHost(m).Record(t.Context(), path, audio.Choice{})
		check(t, err)
		<-r.Done()
		clip, err := r.Stop()
		wantError(t, err, audio.ErrLost)
		if clip.Frames != 0 {
			t.Errorf("the clip claims %d frames", clip.Frames)
		}
		absent(t, path)
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

func TestStoppingBeforeTheFirstSoundLeavesNoFile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := aMachine(nil)
		m.Stall = func(int) time.Duration { return 2 * time.Second }
		path := newPath(t)
		r, err := audio.NewFakeHost(m).Record(t.Context(), path, audio.Choice{})
		check(t, err)
		_, err = r.Stop()
		wantError(t, err, audio.ErrNothingHeard)
		absent(t, path)
	})
}

func TestADeviceThatDoesNotStopDoesNotHoldUpStop(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := aMachine(count(48000))
		m.HangOnStop = make(chan struct{})
		r := record(t, audio.NewFakeHost(m), newPath(t))
		time.Sleep(time.Second)
		asked := time.Now()
		clip, err := r.Stop()
		check(t, err)
		if took := time.Since(asked); took > 2*time.Second {
			t.Errorf("Stop took %v", took)
		}
		if clip.Duration() < 1300*time.Millisecond {
			t.Errorf("only %v were kept", clip.Duration())
		}
		close(m.HangOnStop)
	})
}

func TestWhatKeepsARecordingFromBeginningIsTold(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(*audio.Fake)
		want  error
	}{
		"no microphone":      {func(m *audio.Fake) { m.Microphones = nil }, audio.ErrNoMicrophone},
		"no server":          {func(m *audio.Fake) { m.NoServer = true }, audio.ErrNoSoundServer},
		"refused":            {func(m *audio.Fake) { m.Refuse = audio.ErrRefused }, audio.ErrRefused},
		"only a loudspeaker": {func(m *audio.Fake) { m.Microphones[0].ID = "box.monitor" }, audio.ErrNoMicrophone},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				m := aMachine(nil)
				c.spoil(m)
				h := audio.NewFakeHost(m)
				path := newPath(t)
				_, err := h.Record(t.Context(), path, audio.Choice{})
				wantError(t, err, c.want)
				absent(t, path)
				if n := m.Running(); n != 0 {
					t.Errorf("%d connections are still in use", n)
				}

				m.Set(func(m *audio.Fake) {
					m.NoServer, m.Refuse = false, nil
					m.Microphones = aMachine(nil).Microphones
				})
				_, err = record(t, h, path).Stop()
				check(t, err)
			})
		})
	}
}

func TestAServerThatHangsDelaysButDoesNotStopAnything(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := aMachine(nil)
		m.Hang = make(chan struct{})
		h := audio.NewFakeHost(m)
		path := newPath(t)
		for range 3 {
			began := time.Now()
			_, err := h.Record(t.Context(), path, audio.Choice{})
			wantError(t, err, audio.ErrNoSoundServer)
			absent(t, path)
			if took := time.Since(began); took > audio.OpenPatience {
				t.Errorf("it took %v to say so", took)
			}
		}

		hang := m.Hang
		m.Set(func(m *audio.Fake) { m.Hang = nil })
		close(hang)
		synctest.Wait()
		if n := m.Running(); n != 0 {
			t.Errorf("the late answer left %d connections or devices in use", n)
		}
		_, err := record(t, h, path).Stop()
		check(t, err)
	})
}

func TestGivingUpWhileOpeningLeavesNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := aMachine(nil)
		m.Hang = make(chan struct{})
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		path := newPath(t)
		_, err := audio.NewFakeHost(m).Record(ctx, path, audio.Choice{})
		wantError(t, err, context.DeadlineExceeded)
		absent(t, path)
		close(m.Hang)
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

func TestTheLongestRecordingEndsByItselfAndIsKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := audio.NewFakeHost(aMachine(count(48000)))
		h.LimitRecording(70001)
		path := newPath(t)
		r := record(t, h, path)
		<-r.Done()
		clip, err := r.Stop()
		wantError(t, err, audio.ErrTooLong)
		if clip.Frames != 70001 || len(samplesOf(t, path)) != 70001 {
			t.Errorf("kept %d frames in the clip, %d in the file", clip.Frames, len(samplesOf(t, path)))
		}
	})
}

func TestAFullDiskEndsTheRecordingAndKeepsWhatFits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := aMachine(count(5 * 48000))
		h := audio.NewFakeHost(m)
		h.UseDisk(func(f *os.File) audio.Disk { return &audio.FullDisk{File: f, Room: 44 + 100_001} })
		path := newPath(t)
		r := record(t, h, path)
		<-r.Done()
		clip, err := r.Stop()
		wantError(t, err, audio.ErrFull)
		same(t, samplesOf(t, path), m.Say[:50_000])
		if clip.Frames != 50_000 || len(clip.Peaks.Min) != 105 {
			t.Errorf("the clip has %d frames and %d peaks", clip.Frames, len(clip.Peaks.Min))
		}
	})
}

func TestAFullDiskAtTheBeginningLeavesNoFile(t *testing.T) {
	h := audio.NewFakeHost(aMachine(nil))
	h.UseDisk(func(f *os.File) audio.Disk { return &audio.FullDisk{File: f, Room: 20} })
	path := newPath(t)
	_, err := h.Record(t.Context(), path, audio.Choice{})
	wantError(t, err, audio.ErrFull)
	absent(t, path)
}

func TestADiskThatIsBusyForSecondsCostsNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		said := count(60 * 48000)
		h := audio.NewFakeHost(aMachine(said))
		h.UseDisk(func(f *os.File) audio.Disk {
			return &audio.SlowDisk{File: f, Saving: func() time.Duration { return 9 * time.Second }}
		})
		path := newPath(t)
		r := record(t, h, path)
		time.Sleep(15 * time.Second)
		before := r.Elapsed()
		clip, err := r.Stop()
		check(t, err)
		if more := clip.Duration() - before; more > 320*time.Millisecond {
			t.Errorf("%v were recorded after Stop", more)
		}
		got := samplesOf(t, path)
		same(t, got, said[:len(got)])
		if clip.Dropped != 0 || clip.Duration() < 15*time.Second {
			t.Errorf("dropped %d frames of %v", clip.Dropped, clip.Duration())
		}
	})
}

func TestWhatADiskIsTooSlowForBecomesSilenceOfTheSameLength(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		said := count(60 * 48000)
		h := audio.NewFakeHost(aMachine(said))
		saves := 0
		h.UseDisk(func(f *os.File) audio.Disk {
			return &audio.SlowDisk{File: f, Saving: func() time.Duration {
				if saves++; saves == 3 {
					return 20 * time.Second
				}
				return 0
			}}
		})
		path := newPath(t)
		r := record(t, h, path)
		time.Sleep(30 * time.Second)
		clip, err := r.Stop()
		check(t, err)
		got := samplesOf(t, path)
		silent := int64(0)
		for i, v := range got {
			switch v {
			case said[i]:
			case 0:
				silent++
			default:
				t.Fatalf("frame %d is %d, want %d or silence", i, v, said[i])
			}
		}
		if silent == 0 || silent != clip.Dropped {
			t.Errorf("%d frames are silent, the clip says %d were dropped", silent, clip.Dropped)
		}
		if clip.Duration() != r.Elapsed() || clip.Duration() < 30*time.Second {
			t.Errorf("the clip is %v long after %v", clip.Duration(), r.Elapsed())
		}
		if lost := time.Duration(silent) * time.Second / 48000; lost > 10*time.Second {
			t.Errorf("a disk busy for 20 s cost %v with a ring of %v", lost, audio.RingFrames*time.Second/48000)
		}
	})
}

func TestADeviceThatStumblesIsNotTakenForLost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := aMachine(nil)
		m.Stall = func(call int) time.Duration { // just under a second, again and again
			if call%10 == 9 {
				return 900 * time.Millisecond
			}
			return 0
		}
		r := record(t, audio.NewFakeHost(m), newPath(t))
		time.Sleep(10 * time.Second)
		_, err := r.Stop()
		check(t, err)
	})
}

func TestTheLevelFollowsTheSound(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := aMachine(level(16384, 48000))
		r := record(t, audio.NewFakeHost(m), newPath(t))
		near := func(got, want float64) bool { return got > want-0.05 && got < want+0.05 }
		time.Sleep(100 * time.Millisecond)
		if l := r.Level(); !near(l.Peak, -6.02) || !near(l.RMS, -6.02) || l.Clipped {
			t.Errorf("half of full scale has the level %+v", l)
		}
		if l := r.Level(); !near(l.Peak, -6.02) {
			t.Errorf("between two periods the level is %+v", l)
		}
		m.Set(func(m *audio.Fake) { m.Say = []int16{32767, 0, -32768, 0} })
		time.Sleep(100 * time.Millisecond)
		r.Level()
		time.Sleep(100 * time.Millisecond)
		if l := r.Level(); !near(l.Peak, 0) || !near(l.RMS, -3.01) || l.Clipped {
			t.Errorf("single samples at full scale have the level %+v", l)
		}
		m.Set(func(m *audio.Fake) { m.Say = []int16{-32768, 32760, -32768, 0} })
		time.Sleep(100 * time.Millisecond)
		if l := r.Level(); !l.Clipped {
			t.Errorf("three samples in a row at full scale have the level %+v", l)
		}
		m.Set(func(m *audio.Fake) { m.Say = nil })
		time.Sleep(100 * time.Millisecond)
		r.Level()
		time.Sleep(100 * time.Millisecond)
		if l := r.Level(); l.Peak != audio.Floor || l.RMS != audio.Floor || l.Clipped {
			t.Errorf("silence has the level %+v", l)
		}
		m.Set(func(m *audio.Fake) { m.Say = level(16384, 48000) })
		time.Sleep(100 * time.Millisecond)
		_, err := r.Stop()
		check(t, err)
		if l := r.Level(); l.Peak != audio.Floor {
			t.Errorf("after the end the level is %+v", l)
		}
	})
}

func TestAMutedMicrophoneIsNoticedAfterThreeSeconds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := aMachine(nil)
		r := record(t, audio.NewFakeHost(m), newPath(t))
		defer r.Stop()
		time.Sleep(2900 * time.Millisecond)
		if r.Silent() {
			t.Error("noticed too early")
		}
		time.Sleep(200 * time.Millisecond)
		if !r.Silent() {
			t.Error("not noticed")
		}
		m.Set(func(m *audio.Fake) { m.Say = level(1, 48000) })
		time.Sleep(100 * time.Millisecond)
		if r.Silent() {
			t.Error("still called silent when it speaks")
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

func TestAFolderThatIsNotThereIsTold(t *testing.T) {
	_, err := audio.NewFakeHost(aMachine(nil)).Record(t.Context(), filepath.Join(t.TempDir(), "no", "take.wav"), audio.Choice{})
	if !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v", err)
	}
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
