package audio_test

import (
	"fmt"
	"math/rand/v2"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"greenroom/audio"
)

// fault is something that happens to the sound of a machine for a while.
type fault struct {
	name   string
	lasts  time.Duration
	strike func(s *soundServer, desk string) // desk is the module of the microphone in use
	mend   func(s *soundServer)
}

var faults = []fault{
	{"microphone unplugged", 200 * time.Millisecond,
		func(s *soundServer, desk string) { s.pactl("unload-module", desk) },
		func(s *soundServer) { s.microphone("desk"); s.say("desk", melody(6)) }},
	{"server killed", 300 * time.Millisecond,
		func(s *soundServer, _ string) { s.kill() },
		func(s *soundServer) { s.start() }},
	{"default switched", 0,
		func(s *soundServer, _ string) { s.pactl("set-default-source", "porch") },
		func(s *soundServer) {}},
	{"server stopped for 3 s", 3 * time.Second,
		func(s *soundServer, _ string) { check(s.t, s.cmd.Process.Signal(syscall.SIGSTOP)) },
		func(s *soundServer) { check(s.t, s.cmd.Process.Signal(syscall.SIGCONT)) }},
}

// TestSwitchingAndLosingDevicesCostsNothingThatWasHeard lets faults strike
// while answers are recorded, one after the other on one host, as in one
// sitting of the program. What was heard until then is kept, the recording
// ends, and the next one works.
func TestSwitchingAndLosingDevicesCostsNothingThatWasHeard(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute")
	}
	const (
		rounds   = 20
		patience = 10 * time.Second       // for the end of a recording after the fault
		slack    = 250 * time.Millisecond // that may be missing of what was heard
	)
	s := newSoundServer(t)
	h := newHost(t)
	random := rand.New(rand.NewPCG(7, 20))
	type round struct {
		fault
		byName bool // PulseAudio moves only what follows the default
		hasty  bool // Stop is called while the fault lasts
	}
	order := make([]round, rounds)
	for i := range order {
		turn := i / len(faults)
		order[i] = round{faults[i%len(faults)], turn&1 != 0, turn&2 != 0}
	}
	random.Shuffle(rounds, func(i, j int) { order[i], order[j] = order[j], order[i] })

	outer := s.t
	defer func() { s.t = outer }()
	goroutines := runtime.NumGoroutine()
	lost := 0
	var table strings.Builder
	line := func(cells ...any) { fmt.Fprintf(&table, "\n%2v  %-22v  %-9v  %-9v  %7v  %7v  %7v  %v", cells...) }
	line("", "fault", "opened", "stopped", "heard", "kept", "over in", "")

	for i, f := range order {
		speak := time.Duration(500+random.IntN(1000)) * time.Millisecond
		choice, opened := audio.Choice{}, "default"
		if f.byName {
			choice, opened = audio.Choice{ID: "desk"}, "by name"
		}
		stopped := "late"
		if f.hasty {
			stopped = "at once"
		}
		t.Run(fmt.Sprintf("%02d %s", i+1, f.name), func(t *testing.T) {
			s.t = t
			_ = exec.Command("pactl", "unload-module", "module-pipe-source").Run() // the last round's, if it left any
			desk, said := s.microphone("desk"), melody(6)
			s.say("desk", said)
			s.microphone("porch")
			s.say("porch", level(1000, 48000))
			s.pactl("set-default-source", "desk")

			path := newPath(t)
			r, err := h.Record(t.Context(), path, choice)
			check(t, err)
			<-r.Heard()
			time.Sleep(speak)

			heard := r.Elapsed()
			struck := time.Now()
			f.strike(s, desk)
			ended := make(chan struct{})
			var clip audio.Clip
			var took time.Duration
			go func() {
				defer close(ended)
				if !f.hasty {
					select {
					case <-r.Done():
					case <-time.After(f.lasts + 1500*time.Millisecond):
					}
				}
				clip, err = r.Stop()
				took = time.Since(struck)
			}()
			time.Sleep(f.lasts)
			f.mend(s)
			select {
			case <-ended:
			case <-time.After(patience - time.Since(struck)):
				t.Fatalf("the recording is not over after %v", patience)
			}
			outcome := "ended by Stop"
			if err != nil {
				wantError(t, err, audio.ErrLost)
				outcome = "lost: ended by itself"
				lost++
			}
			tenth := func(d time.Duration) string { return fmt.Sprintf("%.2f s", d.Seconds()) }
			line(i+1, f.name, opened, stopped, tenth(heard), tenth(clip.Duration()), tenth(took), outcome)

			if clip.Duration() < heard-slack {
				t.Errorf("%v were heard, %v are kept", heard, clip.Duration())
			}
			info, err := audio.Inspect(path)
			check(t, err)
			kept := samplesOf(t, path)
			if info.Frames != clip.Frames || int64(len(kept)) != clip.Frames {
				t.Errorf("the clip has %d frames, Inspect finds %d, the file has %d", clip.Frames, info.Frames, len(kept))
			}
			before := kept[:min(int(heard.Seconds()*audio.SampleRate), len(kept))]
			if match, _ := alike(again(said), before); match < 0.95 {
				t.Errorf("what was heard before the fault is only %.3f like what was said", match)
			}
		})
	}
	// After a switch more is kept than time went by: say makes up at once for
	// all that nobody listened to.
	t.Log(table.String())

	// A device whose server died may never let itself be stopped. It is left
	// behind, one goroutine a loss; more would be a leak.
	left := 0
	for range 50 {
		if left = runtime.NumGoroutine() - goroutines; left <= 0 {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Logf("%d recordings were lost and kept, %d goroutines are left behind", lost, max(left, 0))
	if !t.Failed() {
		t.Logf("torture: microphone or sound server lost or switched while recording | %d | %d | none", rounds, rounds)
	}
	if left > lost {
		t.Errorf("%d goroutines are left behind after %d losses", left, lost)
	}
}
