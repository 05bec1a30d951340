// Package studiotest has a sound machine for tests: nothing is heard in it but
// what a test says.
package studiotest

import (
	"context"
	"os"
	"sync"
	"time"

	"greenroom/audio"
	"greenroom/ui/studio"
)

// Machine is the sound of a machine on which tests decide when something is
// heard. It implements [studio.Sound].
type Machine struct {
	Refuse error // what Record and Play answer, when set

	mu         sync.Mutex
	recordings []*Recording
	playbacks  []*Playback
}

// Record implements [studio.Sound].
func (m *Machine) Record(_ context.Context, path string, _ audio.Choice) (studio.Recording, error) {
	if m.Refuse != nil {
		return nil, m.Refuse
	}
	r := &Recording{path: path, heard: make(chan struct{}), done: make(chan struct{})}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.recordings = append(m.recordings, r)
	return r, nil
}

// Play implements [studio.Sound].
func (m *Machine) Play(path string, from time.Duration, _ audio.Choice) (studio.Playback, error) {
	if m.Refuse != nil {
		return nil, m.Refuse
	}
	p := &Playback{path: path, at: from, done: make(chan struct{})}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.playbacks = append(m.playbacks, p)
	return p, nil
}

// Recording is the i-th recording, nil before there is one.
func (m *Machine) Recording(i int) *Recording {
	m.mu.Lock()
	defer m.mu.Unlock()
	if i >= len(m.recordings) {
		return nil
	}
	return m.recordings[i]
}

// Playback is the i-th playback, nil before there is one.
func (m *Machine) Playback(i int) *Playback {
	m.mu.Lock()
	defer m.mu.Unlock()
	if i >= len(m.playbacks) {
		return nil
	}
	return m.playbacks[i]
}

// Recording ends when it is stopped, or when the test loses its device.
type Recording struct {
	path        string
	heard, done chan struct{}

	mu     sync.Mutex
	frames int64
	lost   error
	muted  bool
}

// Hear lets frames of sound arrive.
func (r *Recording) Hear(frames int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.frames == 0 {
		close(r.heard)
	}
	r.frames += frames
}

// Lose takes the device away.
func (r *Recording) Lose(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.lost = err
	close(r.done)
}

// Heard and the rest implement [studio.Recording].
func (r *Recording) Heard() <-chan struct{} { return r.heard }
func (r *Recording) Done() <-chan struct{}  { return r.done }

func (r *Recording) Device() (audio.Device, bool) {
	return audio.Device{ID: "mic", Name: "A microphone"}, false
}

func (r *Recording) Elapsed() time.Duration {
	r.mu.Lock()
	defer r.mu.Unlock()
	return time.Duration(r.frames) * time.Second / audio.SampleRate
}

// Silent reports whether the test muted the microphone.
func (r *Recording) Silent() bool { r.mu.Lock(); defer r.mu.Unlock(); return r.muted }

// Mute makes all that comes silence.
func (r *Recording) Mute() { r.mu.Lock(); r.muted = true; r.mu.Unlock() }

func (r *Recording) Level() audio.Level { return audio.Level{Peak: -12, RMS: -20} }

func (r *Recording) Stop() (audio.Clip, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	clip := audio.Clip{Path: r.path, Frames: r.frames, SampleRate: audio.SampleRate}
	if r.frames == 0 {
		return clip, r.lost
	}
	return clip, os.WriteFile(r.path, make([]byte, 44+2*r.frames), 0o600)
}

// Playback plays until Stop, which also stands for its end.
type Playback struct {
	path string
	done chan struct{}

	mu       sync.Mutex
	at       time.Duration
	paused   bool
	speed    float64
	gain     float64
	from, to time.Duration
	once     sync.Once
}

// Tuning is how a playback was asked to sound.
type Tuning struct {
	Speed    float64
	Gain     float64 // dB
	From, To time.Duration
}

// Tuning tells what was last asked for.
func (p *Playback) Tuning() Tuning {
	p.mu.Lock()
	defer p.mu.Unlock()
	return Tuning{p.speed, p.gain, p.from, p.to}
}

// Pause and the rest implement [studio.Playback].
func (p *Playback) Pause()                 { p.mu.Lock(); p.paused = true; p.mu.Unlock() }
func (p *Playback) Resume()                { p.mu.Lock(); p.paused = false; p.mu.Unlock() }
func (p *Playback) Paused() bool           { p.mu.Lock(); defer p.mu.Unlock(); return p.paused }
func (p *Playback) Seek(to time.Duration)  { p.mu.Lock(); p.at = to; p.mu.Unlock() }
func (p *Playback) SetSpeed(speed float64) { p.mu.Lock(); p.speed = speed; p.mu.Unlock() }
func (p *Playback) SetGain(db float64)     { p.mu.Lock(); p.gain = db; p.mu.Unlock() }
func (p *Playback) SetLoop(from, to time.Duration) {
	p.mu.Lock()
	p.from, p.to = from, to
	p.mu.Unlock()
}
func (p *Playback) Position() time.Duration { p.mu.Lock(); defer p.mu.Unlock(); return p.at }
func (p *Playback) Duration() time.Duration { return time.Minute }
func (p *Playback) Stop()                   { p.once.Do(func() { close(p.done) }) }
func (p *Playback) Done() <-chan struct{}   { return p.done }
func (p *Playback) Err() error              { return nil }
