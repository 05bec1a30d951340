package audio

import "time"

// Playback is one file being played. Its methods may be called from any
// goroutine and do not wait for the device.
type Playback struct{ done chan struct{} }

// Play opens the chosen loudspeaker and plays the WAV file at path from the
// given moment. Opening may take as long as the sound server does; call it
// beside the thread that draws.
func (h *Host) Play(path string, from time.Duration, c Choice) (*Playback, error) {
	return nil, ErrNoSoundServer
}

// Pause makes silence and keeps the place and the device.
func (p *Playback) Pause() {}

// Resume goes on where Pause stopped.
func (p *Playback) Resume() {}

// Seek goes on at d, which is held within the file.
func (p *Playback) Seek(d time.Duration) {}

// Position is the moment of the file that is heard now.
func (p *Playback) Position() time.Duration { return 0 }

// Duration is the length of the file.
func (p *Playback) Duration() time.Duration { return 0 }

// Paused reports whether Pause is in force.
func (p *Playback) Paused() bool { return false }

// Stop ends the playback. It does not wait; Done does.
func (p *Playback) Stop() {}

// Done is closed when the last of the file has been heard, or after Stop, or
// when the device was lost; the device is free again then.
func (p *Playback) Done() <-chan struct{} { return p.done }

// Err is nil while playing and after an ordinary end, otherwise what ended it.
func (p *Playback) Err() error { return nil }

// Device tells what is played through. substitute reports that the chosen
// loudspeaker was not there and the default one is used in its place.
func (p *Playback) Device() (d Device, substitute bool) { return Device{}, false }
