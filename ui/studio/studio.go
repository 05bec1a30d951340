// Package studio is the flow between microphone, file and store: think, record,
// keep, replay. It knows no Fyne; the rooms show what it tells them.
package studio

import (
	"context"
	"errors"
	"time"

	"greenroom/audio"
	"greenroom/data"
)

// ErrBusy is returned when a recording is asked for while one is under way.
var ErrBusy = errors.New("a recording is already under way")

// Sound is what the studio needs of the machine's sound.
type Sound interface {
	Record(ctx context.Context, path string, microphone audio.Choice) (Recording, error)
	Play(path string, from time.Duration, loudspeaker audio.Choice) (Playback, error)
}

// Recording is a sound file that grows; see [audio.Recording].
type Recording interface {
	Heard() <-chan struct{}
	Done() <-chan struct{}
	Device() (device audio.Device, substitute bool)
	Elapsed() time.Duration
	Level() audio.Level
	Silent() bool
	Stop() (audio.Clip, error)
}

// Playback is a sound file that is being heard; see [audio.Playback].
type Playback interface {
	Pause()
	Resume()
	Paused() bool
	Seek(to time.Duration)
	SetSpeed(speed float64)
	SetLoop(from, to time.Duration)
	SetGain(db float64)
	Position() time.Duration
	Duration() time.Duration
	Stop()
	Done() <-chan struct{}
	Err() error
}

// Takes is what the studio needs of the store.
type Takes interface {
	BeginTake(ctx context.Context, begin data.Take) (data.Take, error)
	FinishTake(ctx context.Context, take data.Take) error
	AbandonTake(ctx context.Context, id int64) error
	Unfinished(ctx context.Context) ([]data.Take, error)
	AddMark(ctx context.Context, mark data.Mark) (data.Mark, error)
	Path(take data.Take) string
}

// On gives the machine's sound to a studio.
func On(host *audio.Host) Sound { return machine{host} }

type machine struct{ host *audio.Host }

func (m machine) Record(ctx context.Context, path string, microphone audio.Choice) (Recording, error) {
	// A nil *audio.Recording inside a Recording would not be nil.
	recording, err := m.host.Record(ctx, path, microphone)
	if err != nil {
		return nil, err
	}
	return recording, nil
}

func (m machine) Play(path string, from time.Duration, loudspeaker audio.Choice) (Playback, error) {
	playback, err := m.host.Play(path, from, loudspeaker)
	if err != nil {
		return nil, err
	}
	return playback, nil
}
