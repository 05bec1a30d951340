package audio

import (
	"context"
	"log/slog"
)

// Host is the machine's sound. Its methods may be called from any goroutine.
type Host struct{ log *slog.Logger }

// NewHost returns the machine's sound. Nothing is opened yet.
func NewHost(log *slog.Logger) *Host { return &Host{log: log} }

// Microphones lists what can be recorded from at this moment, the default one
// marked. Monitors (a loudspeaker's own sound) are left out.
// No microphone is an empty list, not an error.
func (h *Host) Microphones(ctx context.Context) ([]Device, error) { return nil, ErrNoSoundServer }

// Loudspeakers lists what can be played through at this moment.
func (h *Host) Loudspeakers(ctx context.Context) ([]Device, error) { return nil, ErrNoSoundServer }

// Close ends what is being recorded and played. Recordings are completed as by
// Stop, without the tail.
func (h *Host) Close() error { return nil }
