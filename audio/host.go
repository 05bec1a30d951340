package audio

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"
)

// How long the host waits for the sound server, in all.
const (
	openPatience  = 5 * time.Second // Bluetooth takes a second or two
	closePatience = time.Second
)

// Host is the machine's sound. Its methods may be called from any goroutine.
type Host struct {
	log      *slog.Logger
	system   backend
	create   func(path string) (disk, error)
	maxTaken int64 // frames of the longest recording

	// lane holds one token while the server is being asked something. A
	// server that hangs keeps it, so that not every further question leaves
	// another thread hanging behind it.
	lane chan struct{}

	mu     sync.Mutex
	closed bool
	active map[ender]struct{}
}

// ender is something under way that the host must end when it closes.
type ender interface {
	end()
	Done() <-chan struct{}
}

// NewHost returns the machine's sound. Nothing is opened yet.
func NewHost(log *slog.Logger) *Host {
	return newHost(log, miniaudio{})
}

func newHost(log *slog.Logger, system backend) *Host {
	if log == nil {
		log = slog.Default()
	}
	return &Host{
		log:      log,
		system:   system,
		create:   createFile,
		maxTaken: int64(MaxLength/time.Second) * SampleRate,
		lane:     make(chan struct{}, 1),
		active:   map[ender]struct{}{},
	}
}

// Microphones lists what can be recorded from at this moment, the default one
// marked. Monitors (a loudspeaker's own sound) are left out.
// No microphone is an empty list, not an error.
func (h *Host) Microphones(ctx context.Context) ([]Device, error) {
	return h.list(ctx, capture)
}

// Loudspeakers lists what can be played through at this moment.
func (h *Host) Loudspeakers(ctx context.Context) ([]Device, error) {
	return h.list(ctx, playback)
}

// Close ends what is being recorded and played. Recordings are completed as by
// Stop, without the tail. Afterwards everything fails with [ErrClosed].
func (h *Host) Close() error {
	h.mu.Lock()
	h.closed = true
	var ending []ender
	for e := range h.active {
		ending = append(ending, e)
	}
	h.mu.Unlock()
	for _, e := range ending {
		e.end()
	}
	for _, e := range ending {
		<-e.Done()
	}
	return nil
}

// list asks for the devices a person may choose from.
func (h *Host) list(ctx context.Context, dir direction) ([]Device, error) {
	devices, err := ask(ctx, h, func() ([]Device, error) {
		c, err := h.system.connect()
		if err != nil {
			return nil, err
		}
		defer c.close()
		return c.devices(dir)
	}, nil)
	if err != nil {
		return nil, fmt.Errorf("list %ss: %w", dir, err)
	}
	return visible(devices), nil
}

// line is an open device that runs, and the connection it runs on.
type line struct {
	chosen
	connection connection
	stream     stream
}

// open finds the chosen device, opens and starts it. Devices come and go, so
// what was listed may be gone when it is opened: then it looks a second time.
func (h *Host) open(ctx context.Context, dir direction, c Choice, each func([]int16)) (*line, error) {
	var l *line
	var err error
	for range 2 {
		l, err = ask(ctx, h, func() (*line, error) { return h.openOnce(dir, c, each) }, (*line).drop)
		if err == nil || !errors.Is(err, errGone) {
			break
		}
	}
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", dir, err)
	}
	if l.substitute {
		h.log.Warn("chosen device is not there, using the default", "direction", dir.String())
	}
	return l, nil
}

// errGone is a device that was listed and could not be opened. It also is the
// direction's "none" error, which is what remains after a second look.
var errGone = errors.New("the device went away")

func (h *Host) openOnce(dir direction, c Choice, each func([]int16)) (*line, error) {
	conn, err := h.system.connect()
	if err != nil {
		return nil, err
	}
	listed, err := conn.devices(dir)
	if err != nil {
		conn.close()
		return nil, err
	}
	l := &line{connection: conn}
	if l.chosen, err = choose(dir, listed, c); err != nil {
		conn.close()
		return nil, err
	}
	if l.stream, err = conn.open(dir, l.id, each); err != nil {
		conn.close()
		return nil, err
	}
	if err = l.stream.start(); err != nil {
		l.drop()
		return nil, err
	}
	return l, nil
}

// drop stops the device and lets everything go. It may hang.
func (l *line) drop() {
	_ = l.stream.stop() // it is given up either way
	l.connection.close()
}

// end drops the line and waits a moment for it. A device whose server died may
// never come back from being stopped (seen with PulseAudio): it is left behind
// then, with its thread.
func (l *line) end(log *slog.Logger) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		l.drop()
	}()
	timer := time.NewTimer(closePatience)
	defer timer.Stop()
	select {
	case <-done:
	case <-timer.C:
		log.Warn("the sound device does not stop; it is left behind")
	}
}

// ask runs a question to the sound server in a goroutine of its own, because
// the answer may never come. When it comes too late, discard gets it.
func ask[T any](ctx context.Context, h *Host, question func() (T, error), discard func(T)) (T, error) {
	var zero T
	timer := time.NewTimer(openPatience)
	defer timer.Stop()
	silence := fmt.Errorf("%w: it does not answer", ErrNoSoundServer)

	select {
	case h.lane <- struct{}{}:
	case <-ctx.Done():
		return zero, ctx.Err()
	case <-timer.C:
		return zero, silence
	}
	if h.isClosed() {
		<-h.lane
		return zero, ErrClosed
	}

	type answer struct {
		value T
		err   error
	}
	answers := make(chan answer)
	givenUp := make(chan struct{})
	go func() {
		defer func() { <-h.lane }()
		value, err := question()
		select {
		case answers <- answer{value, err}:
		case <-givenUp:
			if err == nil && discard != nil {
				discard(value)
			}
		}
	}()
	select {
	case a := <-answers:
		return a.value, a.err
	case <-ctx.Done():
		close(givenUp)
		return zero, ctx.Err()
	case <-timer.C:
		close(givenUp)
		return zero, silence
	}
}

func (h *Host) isClosed() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.closed
}

// enter notes something under way; it fails when the host was closed meanwhile.
func (h *Host) enter(e ender) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		return ErrClosed
	}
	h.active[e] = struct{}{}
	return nil
}

func (h *Host) leave(e ender) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.active, e)
}
