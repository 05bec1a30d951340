package audio_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"greenroom/audio"
)

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

func TestARecordingMovedToNoMicrophoneIsLost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := aMachine(level(100, 48000))
		r := record(t, audio.NewFakeHost(m), newPath(t))
		time.Sleep(time.Second)
		m.Set(func(m *audio.Fake) { m.Say, m.Microphones = nil, nil })
		time.Sleep(5 * time.Second)
		select {
		case <-r.Done():
		default:
			t.Fatal("it goes on recording the silence of a machine without a microphone")
		}
		clip, err := r.Stop()
		wantError(t, err, audio.ErrLost)
		if clip.Duration() < 4*time.Second {
			t.Errorf("kept %v", clip.Duration())
		}
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

func TestAFolderThatIsNotThereIsTold(t *testing.T) {
	_, err := audio.NewFakeHost(aMachine(nil)).Record(t.Context(), filepath.Join(t.TempDir(), "no", "take.wav"), audio.Choice{})
	if !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}
