// Package miccheck lets a person try the microphone: it records a few seconds
// into a file that is thrown away, plays them back, and says in one of four
// words how loud they were. It knows no Fyne.
package miccheck

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"greenroom/audio"
	"greenroom/ui/studio"
)

// Length is how long a check listens at most.
const Length = 6 * time.Second

// patience is how long a microphone that opened may take to deliver its first
// sound. Slow ones (Bluetooth changing its profile) take two to three seconds.
const patience = 8 * time.Second

// pollEvery is how often the level is read: about thirty times a second.
const pollEvery = 33 * time.Millisecond

// Stage is where a check is.
type Stage int

// The stages, in their order.
const (
	Opening   Stage = iota // the microphone is asked for, nothing was heard yet
	Listening              // sound comes in
	Playing                // what was heard is played back
)

// Progress is told as a check goes on.
type Progress struct {
	Stage      Stage
	Device     audio.Device // what is listened to, from Listening on
	Substitute bool         // the chosen microphone was gone, Device is the system's default
	Elapsed    time.Duration
	Level      audio.Level // since the last report, while Listening
}

// Result is what a check found out.
type Result struct {
	Verdict    Verdict
	Device     audio.Device
	Substitute bool
	PeakDB     float64 // dBFS, the loudest moment
	SpeechDB   float64 // dBFS, mean over the moments that were speech
}

// ErrPlayback marks an error of playing back: what was heard was heard, and
// the Result beside the error holds.
var ErrPlayback = errors.New("play back")

// ErrMute says that the microphone opened but never delivered any sound.
var ErrMute = errors.New("no sound came from the microphone")

// Check is one try of one microphone.
type Check struct {
	Sound       studio.Sound
	Microphone  audio.Choice
	Loudspeaker audio.Choice
	Tell        func(Progress)  // called on the goroutine of Run
	Enough      <-chan struct{} // closed when the person has said enough; may be nil
}

// Run does the check and returns when the sound was played back. When ctx ends
// it stops at once, in silence; the file is removed in any case.
func (c Check) Run(ctx context.Context) (Result, error) {
	dir, err := os.MkdirTemp("", "greenroom-check-")
	if err != nil {
		return Result{}, fmt.Errorf("make a place for the check: %w", err)
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "check.wav")

	result, err := c.listen(ctx, path)
	if err != nil {
		return result, err
	}
	if ctx.Err() != nil || result.Verdict == Silent {
		return result, ctx.Err()
	}
	if err := c.playBack(ctx, path, result); err != nil {
		return result, err
	}
	return result, ctx.Err()
}

// listen records until Length, Enough, the end of ctx or of the microphone.
func (c Check) listen(ctx context.Context, path string) (Result, error) {
	c.Tell(Progress{Stage: Opening})
	rec, err := c.Sound.Record(ctx, path, c.Microphone)
	if err != nil {
		return Result{}, fmt.Errorf("open the microphone: %w", err)
	}

	var levels levels
	heard := rec.Heard()
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	late := time.NewTimer(patience)
	defer late.Stop()
	listening, mute := false, false
	for going := true; going; {
		select {
		case <-ctx.Done():
			going = false
		case <-c.Enough:
			going = false
		case <-rec.Done():
			going = false
		case <-heard:
			heard, listening = nil, true
			late.Stop()
		case <-late.C:
			going, mute = false, true
		case <-tick.C:
		}
		if !listening {
			continue
		}
		level := rec.Level()
		levels.add(level)
		p := Progress{Stage: Listening, Elapsed: rec.Elapsed(), Level: level}
		p.Device, p.Substitute = rec.Device()
		c.Tell(p)
		if p.Elapsed >= Length {
			going = false
		}
	}
	_, err = rec.Stop()
	result := levels.result()
	result.Device, result.Substitute = rec.Device()
	switch {
	case ctx.Err() != nil:
		return result, nil
	case err != nil:
		return result, fmt.Errorf("listen to the microphone: %w", err)
	case mute:
		return result, fmt.Errorf("listen to the microphone: %w", ErrMute)
	}
	return result, nil
}

func (c Check) playBack(ctx context.Context, path string, r Result) error {
	play, err := c.Sound.Play(path, 0, c.Loudspeaker)
	if err != nil {
		return fmt.Errorf("%w what was heard: %w", ErrPlayback, err)
	}
	defer play.Stop()
	c.Tell(Progress{Stage: Playing, Device: r.Device, Substitute: r.Substitute})
	select {
	case <-ctx.Done():
		return nil
	case <-play.Done():
	}
	if err := play.Err(); err != nil {
		return fmt.Errorf("%w what was heard: %w", ErrPlayback, err)
	}
	return nil
}
