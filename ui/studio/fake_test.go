package studio_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"greenroom/audio"
	"greenroom/data"
	"greenroom/ui/studio"
)

// shelf keeps takes in memory and their files in a temporary folder.
type shelf struct {
	dir string

	mu     sync.Mutex
	takes  map[int64]data.Take
	nextID int64
	full   bool // FinishTake fails
}

func newShelf(t *testing.T) *shelf {
	return &shelf{dir: t.TempDir(), takes: map[int64]data.Take{}}
}

func (s *shelf) BeginTake(_ context.Context, questionID int64, device string) (data.Take, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.nextID++
	take := data.Take{ID: s.nextID, QuestionID: questionID, Device: device, State: data.TakeRecording, File: fmt.Sprintf("%d.wav", s.nextID)}
	s.takes[take.ID] = take
	return take, nil
}

func (s *shelf) FinishTake(_ context.Context, take data.Take) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.full {
		return data.ErrFull
	}
	s.takes[take.ID] = take
	return nil
}

func (s *shelf) AbandonTake(_ context.Context, id int64) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.takes, id)
	return nil
}

func (s *shelf) Unfinished(context.Context) ([]data.Take, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var unfinished []data.Take
	for _, take := range s.takes {
		if take.State == data.TakeRecording {
			unfinished = append(unfinished, take)
		}
	}
	return unfinished, nil
}

func (s *shelf) Path(take data.Take) string { return filepath.Join(s.dir, take.File) }

func (s *shelf) all() []data.Take {
	s.mu.Lock()
	defer s.mu.Unlock()
	var takes []data.Take
	for _, take := range s.takes {
		takes = append(takes, take)
	}
	return takes
}

// machine is the sound of a machine: tests decide when something is heard.
type machine struct {
	refuse error // what Record and Play answer

	mu         sync.Mutex
	recordings []*recording
	playbacks  []*playback
}

func (m *machine) Record(_ context.Context, path string, _ audio.Choice) (studio.Recording, error) {
	if m.refuse != nil {
		return nil, m.refuse
	}
	r := &recording{path: path, heard: make(chan struct{}), done: make(chan struct{})}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.recordings = append(m.recordings, r)
	return r, nil
}

func (m *machine) Play(path string, from time.Duration, _ audio.Choice) (studio.Playback, error) {
	if m.refuse != nil {
		return nil, m.refuse
	}
	p := &playback{path: path, at: from, done: make(chan struct{})}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.playbacks = append(m.playbacks, p)
	return p, nil
}

func (m *machine) recording(i int) *recording {
	m.mu.Lock()
	defer m.mu.Unlock()
	if i >= len(m.recordings) {
		return nil
	}
	return m.recordings[i]
}

func (m *machine) playback(i int) *playback {
	m.mu.Lock()
	defer m.mu.Unlock()
	if i >= len(m.playbacks) {
		return nil
	}
	return m.playbacks[i]
}

// recording ends when it is stopped, or when the test loses its device.
type recording struct {
	path        string
	heard, done chan struct{}

	mu     sync.Mutex
	frames int64
	lost   error
}

func (r *recording) hear(frames int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.frames == 0 {
		close(r.heard)
	}
	r.frames += frames
}

func (r *recording) lose(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.lost = err
	close(r.done)
}

func (r *recording) Heard() <-chan struct{} { return r.heard }
func (r *recording) Done() <-chan struct{}  { return r.done }

func (r *recording) Device() (audio.Device, bool) {
	return audio.Device{ID: "mic", Name: "A microphone"}, false
}

func (r *recording) Elapsed() time.Duration {
	r.mu.Lock()
	defer r.mu.Unlock()
	return time.Duration(r.frames) * time.Second / audio.SampleRate
}

func (r *recording) Level() audio.Level { return audio.Level{Peak: -12, RMS: -20} }

func (r *recording) Stop() (audio.Clip, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	clip := audio.Clip{Path: r.path, Frames: r.frames, SampleRate: audio.SampleRate}
	if r.frames == 0 {
		return clip, r.lost
	}
	return clip, os.WriteFile(r.path, make([]byte, 44+2*r.frames), 0o600)
}

// playback plays until the test ends it.
type playback struct {
	path string
	done chan struct{}

	mu     sync.Mutex
	at     time.Duration
	paused bool
	once   sync.Once
}

func (p *playback) Pause()                  { p.mu.Lock(); p.paused = true; p.mu.Unlock() }
func (p *playback) Resume()                 { p.mu.Lock(); p.paused = false; p.mu.Unlock() }
func (p *playback) Paused() bool            { p.mu.Lock(); defer p.mu.Unlock(); return p.paused }
func (p *playback) Seek(to time.Duration)   { p.mu.Lock(); p.at = to; p.mu.Unlock() }
func (p *playback) Position() time.Duration { p.mu.Lock(); defer p.mu.Unlock(); return p.at }
func (p *playback) Duration() time.Duration { return time.Minute }
func (p *playback) Stop()                   { p.once.Do(func() { close(p.done) }) }
func (p *playback) Done() <-chan struct{}   { return p.done }
func (p *playback) Err() error              { return nil }
