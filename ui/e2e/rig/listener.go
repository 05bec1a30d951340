package rig

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"
)

// Listener records what comes out of the loudspeaker, or what the microphone
// hears.
type Listener struct {
	recorder *child
	path     string
}

// Listen begins to record the loudspeaker. Silence is recorded too.
func (s *Sound) Listen(ctx context.Context) (*Listener, error) {
	return s.listen(ctx, "loudspeaker.monitor")
}

// Overhear begins to record the microphone beside any other program that
// does.
func (s *Sound) Overhear(ctx context.Context) (*Listener, error) {
	return s.listen(ctx, "microphone")
}

func (s *Sound) listen(ctx context.Context, source string) (*Listener, error) {
	file, err := os.CreateTemp(s.nursery.dir, "heard-*.raw")
	if err != nil {
		return nil, fmt.Errorf("listen: %w", err)
	}
	defer file.Close() // the recorder has its own copy
	cmd := exec.Command("parec", "--raw", "--device="+source, "--format=s16le", "--channels=1",
		"--rate="+strconv.Itoa(Rate), "--latency-msec=20", "--client-name=listener")
	cmd.Env, cmd.Stdout = s.env, file
	l := &Listener{path: file.Name()}
	if l.recorder, err = s.nursery.start("parec-"+filepath.Base(l.path), cmd); err != nil {
		return nil, err
	}
	err = await(ctx, 10*time.Second, "the listener", func() (bool, error) {
		if !l.recorder.alive() {
			return false, fmt.Errorf("parec ended: %w: %s", l.recorder.err, l.recorder.said())
		}
		info, err := os.Stat(l.path)
		return err == nil && info.Size() > 0, err
	})
	if err != nil {
		l.recorder.stop(0)
		return nil, err
	}
	return l, nil
}

// Heard returns what was recorded so far.
func (l *Listener) Heard() (Signal, error) {
	raw, err := os.ReadFile(l.path)
	if err != nil {
		return nil, fmt.Errorf("listen: %w", err)
	}
	return decode(raw), nil
}

// Stop ends the recording and returns it.
func (l *Listener) Stop() (Signal, error) {
	time.Sleep(100 * time.Millisecond) // what is on its way
	l.recorder.stop(5 * time.Second)
	return l.Heard()
}

// AwaitSilence waits until something was heard that then has been silent for
// the time quiet.
func (l *Listener) AwaitSilence(ctx context.Context, quiet, patience time.Duration) error {
	silent := int(quiet.Seconds() * Rate)
	return await(ctx, patience, "the loudspeaker to fall silent", func() (bool, error) {
		heard, err := l.Heard()
		if err != nil || len(heard.Trim()) == 0 {
			return false, err
		}
		return len(heard) > silent && len(heard[len(heard)-silent:].Trim()) == 0, nil
	})
}
