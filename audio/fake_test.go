package audio

import (
	"errors"
	"io"
	"log/slog"
	"os"
	"sync"
	"syscall"
	"time"
)

// What the tests, which live outside the package, may see of its inside.
const (
	PeriodFrames  = periodFrames
	RampFrames    = rampFrames
	LatencyFrames = latencyFrames
	RingFrames    = ringFrames
	OpenPatience  = openPatience
)

// Fake is a backend that obeys the tests: it hears what they tell it to,
// keeps what is played, and fails in all the ways known of real ones. Its
// devices call back every 20 ms.
type Fake struct {
	mu          sync.Mutex
	Microphones []Device
	Speakers    []Device
	NoServer    bool
	Refuse      error         // opening fails with this
	Vanish      func()        // called between listing and opening
	Hang        chan struct{} // connecting waits for this
	HangOnStop  chan struct{} // stopping a device waits for this

	Say      []int16 // what the microphone hears, again and again
	Periods  []int   // lengths of the periods, in turn; none is PeriodFrames
	DieAfter int     // calls after which a device makes no more; 0 is never
	Stall    func(call int) time.Duration

	played  []int16
	opened  []string // the IDs asked for
	running int      // connections and streams not let go
}

// NewFakeHost is a host whose machine is f.
func NewFakeHost(f *Fake) *Host {
	return newHost(slog.New(slog.DiscardHandler), f)
}

// LimitRecording makes recordings end after so many frames.
func (h *Host) LimitRecording(frames int64) { h.maxTaken = frames }

// UseDisk replaces the files of recordings.
func (h *Host) UseDisk(wrap func(*os.File) Disk) {
	h.create = func(path string) (disk, error) {
		f, err := createFile(path)
		if err != nil {
			return nil, err
		}
		return wrap(f.(*os.File)), nil
	}
}

// Disk is what a recording is written to.
type Disk = disk

// FullDisk is a disk with room for so many bytes more.
type FullDisk struct {
	*os.File
	Room int
}

func (d *FullDisk) Write(p []byte) (int, error) {
	n := min(len(p), d.Room)
	d.Room -= n
	n, err := d.File.Write(p[:n])
	if err == nil && n < len(p) {
		err = &os.PathError{Op: "write", Path: d.Name(), Err: syscall.ENOSPC}
	}
	return n, err
}

// SlowDisk is a disk that takes its time.
type SlowDisk struct {
	*os.File
	Saving func() time.Duration // how long the next save takes
}

func (d *SlowDisk) Sync() error {
	time.Sleep(d.Saving())
	return d.File.Sync()
}

// Played is what came out of the loudspeakers so far.
func (f *Fake) Played() []int16 {
	f.mu.Lock()
	defer f.mu.Unlock()
	return append([]int16(nil), f.played...)
}

// Opened are the IDs asked for so far; "" is the default.
func (f *Fake) Opened() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return append([]string(nil), f.opened...)
}

// Running is how many connections and devices are in use.
func (f *Fake) Running() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.running
}

// Set changes the fake while it is in use.
func (f *Fake) Set(change func(*Fake)) {
	f.mu.Lock()
	defer f.mu.Unlock()
	change(f)
}

func (f *Fake) connect() (connection, error) {
	f.mu.Lock()
	hang := f.Hang
	f.mu.Unlock()
	if hang != nil {
		<-hang
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.NoServer {
		return nil, ErrNoSoundServer
	}
	f.running++
	return fakeConnection{f}, nil
}

type fakeConnection struct{ f *Fake }

func (c fakeConnection) devices(dir direction) ([]Device, error) {
	c.f.mu.Lock()
	defer c.f.mu.Unlock()
	list := c.f.Speakers
	if dir == capture {
		list = c.f.Microphones
	}
	return append([]Device(nil), list...), nil
}

func (c fakeConnection) open(dir direction, id string, each func([]int16)) (stream, error) {
	f := c.f
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.Vanish != nil {
		f.Vanish()
		f.Vanish = nil
		return nil, errors.Join(ErrRefused, errGone)
	}
	f.opened = append(f.opened, id)
	if f.Refuse != nil {
		return nil, f.Refuse
	}
	f.running++
	return &fakeStream{f: f, dir: dir, each: each, quit: make(chan struct{}), ended: make(chan struct{})}, nil
}

func (c fakeConnection) close() {
	c.f.mu.Lock()
	defer c.f.mu.Unlock()
	c.f.running--
}

type fakeStream struct {
	f           *Fake
	dir         direction
	each        func([]int16)
	quit, ended chan struct{}
}

func (s *fakeStream) start() error {
	go s.run()
	return nil
}

func (s *fakeStream) stop() error {
	close(s.quit)
	<-s.ended
	s.f.mu.Lock()
	hang := s.f.HangOnStop
	s.f.mu.Unlock()
	if hang != nil {
		<-hang
	}
	s.f.mu.Lock()
	defer s.f.mu.Unlock()
	s.f.running--
	return nil
}

func (s *fakeStream) run() {
	defer close(s.ended)
	ticks := time.NewTicker(periodMillis * time.Millisecond)
	defer ticks.Stop()
	at := 0
	for call := 0; ; call++ {
		select {
		case <-s.quit:
			return
		case <-ticks.C:
		}
		s.f.mu.Lock()
		dead := s.f.DieAfter > 0 && call >= s.f.DieAfter
		stall, say := s.f.Stall, s.f.Say
		frames := PeriodFrames
		if n := len(s.f.Periods); n > 0 {
			frames = s.f.Periods[call%n]
		}
		s.f.mu.Unlock()
		if dead {
			continue
		}
		if stall != nil {
			select {
			case <-s.quit:
				return
			case <-time.After(stall(call)):
			}
		}
		buf := make([]int16, frames)
		if s.dir == capture {
			for i := range buf {
				if len(say) > 0 {
					buf[i] = say[(at+i)%len(say)]
				}
			}
			at += frames
			s.each(buf)
			continue
		}
		for i := range buf {
			buf[i] = 0x5555 // what nobody filled in is heard
		}
		s.each(buf)
		s.f.mu.Lock()
		s.f.played = append(s.f.played, buf...)
		s.f.mu.Unlock()
	}
}

// Hear returns the callback of a recording, and what empties its ring.
func Hear() (each func([]int16), empty func()) {
	r := &Recording{ring: newRing(ringFrames)}
	buf := make([]int16, blockFrames)
	return r.hear, func() {
		for n := 1; n > 0; {
			n, _ = r.ring.read(buf)
		}
	}
}

// Feed returns the callback of a playback, and what fills its ring.
func Feed() (each func([]int16), fill func([]int16)) {
	p := &Playback{}
	passage := &passage{ring: newRing(passageFrames)}
	p.current.Store(passage)
	p.wanted.Store(passage)
	return p.feed, func(s []int16) { passage.ring.offer(s) }
}

// Ring is the ring between a callback and a writer.
type Ring struct{ *ring }

// NewRing makes one for a power of two of frames.
func NewRing(frames int) Ring { return Ring{newRing(frames)} }

func (r Ring) Write(s []int16)             { r.write(s) }
func (r Ring) Read(s []int16) (int, int64) { return r.read(s) }
func (r Ring) Rest() int64                 { return r.rest() }
func (r Ring) Offer(s []int16) int         { return r.offer(s) }

// Resample changes the rate of a whole sound, given in pieces.
func Resample(from, to int, pieces ...[]float32) []float32 {
	r := newResampler(from, to)
	var out []float32
	for _, p := range pieces {
		out = r.resample(out, p)
	}
	return r.flush(out)
}

// ParseWAV reads a header; ok reports that the file is sound and tells how
// many frames it holds.
func ParseWAV(r io.ReaderAt, size int64) (frames int64, ok bool) {
	l, err := parseWAV(r, size)
	if err != nil {
		return 0, false
	}
	if l.soundAt < 0 || l.soundEnd < l.soundAt || l.soundEnd > size {
		panic("sound outside the file")
	}
	return (l.soundEnd - l.soundAt) / int64(l.frameBytes()), true
}
