package miccheck_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"greenroom/audio"
	"greenroom/ui/settings/miccheck"
	"greenroom/ui/studio"
)

func TestEachLevelGetsItsVerdict(t *testing.T) {
	for _, c := range []struct {
		name      string
		peak, rms float64
		clipped   bool
		want      miccheck.Verdict
	}{
		{"digital silence", -90, -90, false, miccheck.Silent},
		{"the hum of a room", -58, -68, false, miccheck.Silent},
		{"a voice across the room", -28, -42, false, miccheck.Quiet},
		{"just below the border", -20, -30.5, false, miccheck.Quiet},
		{"just above the border", -16, -29.5, false, miccheck.Good},
		{"best", -9, -20, false, miccheck.Good},
		{"near the top", -0.5, -12, false, miccheck.Loud},
		{"clipped", -3, -12, true, miccheck.Loud},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				mic := newMicrophone()
				mic.level = func(time.Duration) audio.Level { return audio.Level{Peak: c.peak, RMS: c.rms, Clipped: c.clipped} }
				got, err := check(mic, nil).Run(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				if got.Verdict != c.want {
					t.Fatalf("verdict %d at peak %.1f and mean %.1f dBFS, want %d", got.Verdict, got.PeakDB, got.SpeechDB, c.want)
				}
			})
		})
	}
}

func TestPausesDoNotMakeAVoiceQuiet(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		mic := newMicrophone()
		mic.level = func(at time.Duration) audio.Level {
			if at%time.Second < 700*time.Millisecond {
				return audio.Level{Peak: -70, RMS: -75}
			}
			return audio.Level{Peak: -10, RMS: -24}
		}
		got, err := check(mic, nil).Run(t.Context())
		if err != nil || got.Verdict != miccheck.Good {
			t.Fatalf("verdict %d at mean %.1f dBFS (%v)", got.Verdict, got.SpeechDB, err)
		}
		if got.SpeechDB < -24.5 || got.SpeechDB > -23.5 {
			t.Fatalf("mean of the speech is %.2f dBFS, want -24", got.SpeechDB)
		}
	})
}

func TestACheckListensSixSecondsPlaysItBackAndLeavesNoFile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		mic := newMicrophone()
		var stages []miccheck.Stage
		c := check(mic, func(p miccheck.Progress) {
			if len(stages) == 0 || stages[len(stages)-1] != p.Stage {
				stages = append(stages, p.Stage)
			}
		})
		start := time.Now()
		if _, err := c.Run(t.Context()); err != nil {
			t.Fatal(err)
		}
		want := []miccheck.Stage{miccheck.Opening, miccheck.Listening, miccheck.Playing}
		if len(stages) != 3 || stages[0] != want[0] || stages[1] != want[1] || stages[2] != want[2] {
			t.Fatalf("went through %v, want %v", stages, want)
		}
		if listened := mic.stopped.Sub(start); listened < miccheck.Length || listened > miccheck.Length+mic.latency+100*time.Millisecond {
			t.Fatalf("listened for %v", listened)
		}
		if mic.played != mic.path {
			t.Fatalf("played %q, recorded %q", mic.played, mic.path)
		}
		if _, err := os.Stat(filepath.Dir(mic.path)); !errors.Is(err, os.ErrNotExist) {
			t.Fatalf("the folder of the check is still there (%v)", err)
		}
	})
}

func TestEnoughEndsTheListeningEarly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		mic := newMicrophone()
		enough := make(chan struct{})
		c := check(mic, nil)
		c.Enough = enough
		time.AfterFunc(2*time.Second, func() { close(enough) })
		start := time.Now()
		if got, err := c.Run(t.Context()); err != nil || got.Verdict != miccheck.Good {
			t.Fatalf("%+v, %v", got, err)
		}
		if listened := mic.stopped.Sub(start); listened > 2100*time.Millisecond {
			t.Fatalf("listened for %v", listened)
		}
	})
}

func TestLeavingStopsListeningAndPlaying(t *testing.T) {
	for name, after := range map[string]time.Duration{"while listening": time.Second, "while playing": 8 * time.Second} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				mic := newMicrophone()
				ctx, cancel := context.WithTimeout(t.Context(), after)
				defer cancel()
				start := time.Now()
				if _, err := check(mic, nil).Run(ctx); !errors.Is(err, context.DeadlineExceeded) {
					t.Fatalf("got %v, want the error of the context", err)
				}
				if took := time.Since(start); took > after+100*time.Millisecond {
					t.Fatalf("it took %v to leave", took-after)
				}
				if mic.stopped.IsZero() {
					t.Fatal("the microphone is still open")
				}
			})
		})
	}
}

func TestSilenceIsNotPlayedBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		mic := newMicrophone()
		mic.level = func(time.Duration) audio.Level { return audio.Level{Peak: -90, RMS: -90} }
		if _, err := check(mic, nil).Run(t.Context()); err != nil {
			t.Fatal(err)
		}
		if mic.played != "" {
			t.Fatal("silence was played back")
		}
	})
}

func TestTroubleIsToldForWhatItIs(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(*microphone)
		want  error
	}{
		{"no microphone", func(m *microphone) { m.openErr = audio.ErrNoMicrophone }, audio.ErrNoMicrophone},
		{"refused", func(m *microphone) { m.openErr = audio.ErrRefused }, audio.ErrRefused},
		{"no sound server", func(m *microphone) { m.openErr = audio.ErrNoSoundServer }, audio.ErrNoSoundServer},
		{"unplugged", func(m *microphone) { m.lostAfter = 2 * time.Second }, audio.ErrLost},
		{"never a sound", func(m *microphone) { m.latency = time.Hour }, miccheck.ErrMute},
		{"no loudspeaker", func(m *microphone) { m.playErr = audio.ErrNoLoudspeaker }, audio.ErrNoLoudspeaker},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				mic := newMicrophone()
				c.spoil(mic)
				got, err := check(mic, nil).Run(t.Context())
				if !errors.Is(err, c.want) {
					t.Fatalf("got %v, want %v", err, c.want)
				}
				if playback := mic.playErr != nil; errors.Is(err, miccheck.ErrPlayback) != playback || playback && got.Verdict != miccheck.Good {
					t.Fatalf("verdict %d beside %v", got.Verdict, err)
				}
			})
		})
	}
}

func check(m *microphone, tell func(miccheck.Progress)) miccheck.Check {
	if tell == nil {
		tell = func(miccheck.Progress) {}
	}
	return miccheck.Check{Sound: m, Tell: tell}
}

// microphone is a machine with one microphone whose sound is made up, and one
// loudspeaker.
type microphone struct {
	level            func(at time.Duration) audio.Level
	latency          time.Duration // from opening to the first sound
	lostAfter        time.Duration // 0: never
	openErr, playErr error

	path, played string
	opened       time.Time
	stopped      time.Time
	heard, done  chan struct{}
}

func newMicrophone() *microphone {
	return &microphone{
		level:   func(time.Duration) audio.Level { return audio.Level{Peak: -9, RMS: -20} },
		latency: 200 * time.Millisecond,
		heard:   make(chan struct{}), done: make(chan struct{}),
	}
}

func (m *microphone) Record(_ context.Context, path string, _ audio.Choice) (studio.Recording, error) {
	if m.openErr != nil {
		return nil, m.openErr
	}
	if err := os.WriteFile(path, []byte("sound"), 0o600); err != nil {
		return nil, err
	}
	m.path, m.opened = path, time.Now()
	time.AfterFunc(m.latency, func() { close(m.heard) })
	if m.lostAfter > 0 {
		time.AfterFunc(m.lostAfter, func() { close(m.done) })
	}
	return m, nil
}

func (m *microphone) Heard() <-chan struct{} { return m.heard }
func (m *microphone) Done() <-chan struct{}  { return m.done }
func (m *microphone) Device() (audio.Device, bool) {
	return audio.Device{Name: "Desk microphone"}, false
}
func (m *microphone) Elapsed() time.Duration { return time.Since(m.opened) - m.latency }
func (m *microphone) Silent() bool           { return false }

func (m *microphone) Level() audio.Level { return m.level(m.Elapsed()) }

func (m *microphone) Stop() (audio.Clip, error) {
	m.stopped = time.Now()
	if m.lostAfter > 0 && time.Since(m.opened) >= m.lostAfter {
		return audio.Clip{}, audio.ErrLost
	}
	return audio.Clip{Path: m.path}, nil
}

func (m *microphone) Play(path string, _ time.Duration, _ audio.Choice) (studio.Playback, error) {
	if m.playErr != nil {
		return nil, m.playErr
	}
	m.played = path
	p := &playback{done: make(chan struct{})}
	time.AfterFunc(3*time.Second, func() { close(p.done) })
	return p, nil
}

// playback is three seconds of sound.
type playback struct {
	studio.Playback
	done chan struct{}
}

func (p *playback) Done() <-chan struct{} { return p.done }
func (p *playback) Stop()                 {}
func (p *playback) Err() error            { return nil }
