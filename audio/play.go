package audio

import (
	"context"
	"errors"
	"fmt"
	"math"
	"sync"
	"sync/atomic"
	"time"
)

const (
	// rampFrames is how long sound takes to set in and to die away, 3 ms, so
	// that a pause or a seek makes no click.
	rampFrames = SampleRate * 3 / 1000
	// latencyFrames is about how long a frame is on its way to the ear.
	latencyFrames = playbackPeriods * periodFrames
	// closingSilence follows the last frame before the device is stopped: what
	// a server still holds then is not heard any more.
	closingSilence = latencyFrames + 2*periodFrames
	// readEvery is how often the file is read ahead.
	readEvery = 20 * time.Millisecond
	// stopPatience is how long Stop lets the sound die away.
	stopPatience = 200 * time.Millisecond
)

// Playback is one file being played. Its methods may be called from any
// goroutine and do not wait for the device.
type Playback struct {
	host   *Host
	line   *line
	sound  *wavSound
	frames int64 // of the file, in SampleRate

	// Between the callback and everyone.
	wanted   atomic.Pointer[passage]
	current  atomic.Pointer[passage] // set by the callback, when wanted has been reached
	paused   atomic.Bool
	stopping atomic.Bool
	hush     atomic.Int64 // frames of silence since the last of sound
	watchdog watchdog
	gain     int // 0 to rampFrames; the callback's own

	mu      sync.Mutex // guards tuned
	tuned   tuning
	pending atomic.Int64 // where a seek that has not been taken up leads, or -1
	seeks   chan struct{}
	stop    chan struct{}
	once    sync.Once
	done    chan struct{}
	err     error // settled when done is closed
}

// Play opens the chosen loudspeaker and plays the WAV file at path from the
// given moment. Opening may take as long as the sound server does; call it
// beside the thread that draws. A file that is not sound gives a [*FileError].
func (h *Host) Play(path string, from time.Duration, c Choice) (*Playback, error) {
	p, err := h.play(path, from, c)
	if err != nil {
		return nil, fmt.Errorf("play: %w", err)
	}
	return p, nil
}

func (h *Host) play(path string, from time.Duration, c Choice) (*Playback, error) {
	sound, err := openWAV(path)
	if err != nil {
		return nil, err
	}
	rate := int64(sound.info.SampleRate)
	p := &Playback{
		host:   h,
		sound:  sound,
		frames: (sound.info.Frames*SampleRate + rate - 1) / rate,
		seeks:  make(chan struct{}, 1),
		stop:   make(chan struct{}),
		done:   make(chan struct{}),
		tuned:  tuning{speed: 1, gain: 1},
	}
	p.pending.Store(-1)
	if p.frames == 0 {
		sound.close()
		return nil, &FileError{Path: path, Reason: "there is no sound in it"}
	}
	first := newPassage(sound, p.frameAt(from), p.tuned)
	if err := first.readAhead(sound); err != nil {
		sound.close()
		return nil, err
	}
	p.wanted.Store(first)
	p.current.Store(first)
	if p.line, err = h.open(context.Background(), playback, c, p.feed); err != nil {
		sound.close()
		return nil, err
	}
	if err := h.enter(p); err != nil {
		p.line.end(h.log)
		sound.close()
		return nil, err
	}
	go p.run()
	return p, nil
}

// Pause makes silence and keeps the place and the device.
func (p *Playback) Pause() { p.paused.Store(true) }

// Resume goes on where Pause stopped.
func (p *Playback) Resume() { p.paused.Store(false) }

// Paused reports whether Pause is in force.
func (p *Playback) Paused() bool { return p.paused.Load() }

// Seek goes on at d, which is held within the file. A paused playback stays
// paused.
func (p *Playback) Seek(d time.Duration) {
	p.pending.Store(p.frameAt(d))
	p.wake()
}

// wake has a seek taken up.
func (p *Playback) wake() {
	select {
	case p.seeks <- struct{}{}:
	default: // one is on its way and will find the newest place
	}
}

// The speeds a file can be played at.
const minSpeed, maxSpeed = 0.5, 2

// SetSpeed plays faster or slower from now on, at the same pitch; speed is held
// within 0.5 to 2, and 1 plays the file as it is.
func (p *Playback) SetSpeed(speed float64) {
	p.tune(func(t *tuning) { t.speed = min(max(speed, minSpeed), maxSpeed) })
}

// Speed is what SetSpeed set.
func (p *Playback) Speed() float64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.tuned.speed
}

// SetGain plays louder or quieter from now on, by -40 to 40 dB. What would be
// too loud for the device is softened.
func (p *Playback) SetGain(db float64) {
	p.tune(func(t *tuning) { t.gain = math.Pow(10, min(max(db, -40), 40)/20) })
}

// SetLoop plays what lies between two moments again and again from now on; with
// from not before to it ends that. Where the moment that is heard lies before
// the loop the playing runs into it, where it lies behind it goes back to its
// beginning. A seek behind the loop leaves it.
func (p *Playback) SetLoop(from, to time.Duration) {
	first, last := p.frameAt(from), p.frameAt(to)
	if last-first < minLoop {
		first, last = 0, 0
	}
	if first < last && p.position() >= last {
		p.pending.Store(first)
	}
	p.tune(func(t *tuning) { t.from, t.to = first, last })
}

// minLoop is the shortest loop, in frames: 20 ms, which is a buzz already.
const minLoop = SampleRate / 50

// tune changes how the file is played, and has it go on in that way from the
// moment that is heard.
func (p *Playback) tune(change func(*tuning)) {
	p.mu.Lock()
	before := p.tuned
	change(&p.tuned)
	same := p.tuned == before
	p.mu.Unlock()
	if same && p.pending.Load() < 0 {
		return
	}
	p.pending.CompareAndSwap(-1, p.position())
	p.wake()
}

// Position is the moment of the file that is heard now.
func (p *Playback) Position() time.Duration { return duration(p.position(), SampleRate) }

func (p *Playback) position() int64 {
	if to := p.pending.Load(); to >= 0 {
		return to
	}
	now := p.current.Load()
	if next := p.wanted.Load(); next != now {
		return next.place(0)
	}
	onItsWay := max(0, latencyFrames-p.hush.Load())
	heard := max(now.played.Load()-onItsWay, now.floor.Load())
	return min(now.place(heard), p.frames)
}

// Duration is the length of the file.
func (p *Playback) Duration() time.Duration { return duration(p.frames, SampleRate) }

// Stop ends the playback. It does not wait; Done does.
func (p *Playback) Stop() { p.once.Do(func() { close(p.stop) }) }

func (p *Playback) end() { p.Stop() }

// Done is closed when the last of the file has been heard, or after Stop, or
// when the device was lost; the device is free again then.
func (p *Playback) Done() <-chan struct{} { return p.done }

// Err is nil while playing and after an ordinary end, otherwise what ended it.
func (p *Playback) Err() error {
	select {
	case <-p.done:
		return p.err
	default:
		return nil
	}
}

// Device tells what is played through. substitute reports that the chosen
// loudspeaker was not there and the default one is used in its place.
func (p *Playback) Device() (d Device, substitute bool) {
	return p.line.device, p.line.substitute
}

// frameAt is the frame of the file at a moment.
func (p *Playback) frameAt(d time.Duration) int64 {
	return max(0, min(framesIn(d, SampleRate), p.frames))
}

// feed is the callback. It copies and counts: no allocation, no lock, no waiting.
func (p *Playback) feed(out []int16) {
	p.watchdog.calls.Add(1)
	for len(out) > 0 {
		now, next := p.current.Load(), p.wanted.Load()
		fading := now != next || p.paused.Load() || p.stopping.Load()
		if fading && p.gain == 0 {
			if now == next {
				p.quiet(out)
				return
			}
			p.current.Store(next)
			p.hush.Store(0)
			continue
		}
		stretch := out
		if fading {
			stretch = out[:min(len(out), p.gain)]
		}
		n, _ := now.ring.read(stretch)
		if n == 0 {
			p.gain = 0
			if !fading { // the end of the file, or the disk is late
				p.quiet(out)
				return
			}
			continue
		}
		p.ramp(stretch[:n], fading)
		if p.hush.Load() > 0 {
			now.floor.Store(now.played.Load())
			p.hush.Store(0)
		}
		now.played.Add(int64(n))
		out = out[n:]
	}
}

// quiet fills out with silence.
func (p *Playback) quiet(out []int16) {
	clear(out)
	p.hush.Add(int64(len(out)))
}

// ramp moves the gain one step per frame, down when fading, up otherwise.
func (p *Playback) ramp(s []int16, fading bool) {
	if !fading && p.gain == rampFrames {
		return
	}
	for i, v := range s {
		if fading {
			p.gain = max(0, p.gain-1)
		} else {
			p.gain = min(rampFrames, p.gain+1)
		}
		s[i] = int16(int(v) * p.gain / rampFrames)
	}
}

// run reads ahead and waits for the end.
func (p *Playback) run() {
	defer close(p.done)
	defer p.host.leave(p)
	err := p.carry()
	if errors.Is(err, ErrLost) {
		go p.line.drop() // it will hardly answer
	} else {
		p.line.end(p.host.log)
	}
	p.sound.close()
	if err != nil {
		p.err = fmt.Errorf("play: %w", err)
	}
}

// carry serves the callback until the file ends, nil, or something ends it.
func (p *Playback) carry() error {
	ticks := time.NewTicker(readEvery)
	defer ticks.Stop()
	stop := p.stop
	var over <-chan time.Time
	for {
		select {
		case <-stop:
			p.stopping.Store(true)
			stop, over = nil, time.After(stopPatience)
		case <-over:
			return nil
		case <-p.seeks:
			if to := p.pending.Load(); to >= 0 { // or it was taken up with an earlier seek
				if err := p.begin(to); err != nil {
					return err
				}
			}
		case <-ticks.C:
		}
		if err := p.wanted.Load().readAhead(p.sound); err != nil {
			return err
		}
		if p.watchdog.lost() {
			return ErrLost
		}
		if p.ended() {
			return nil
		}
	}
}

// begin makes the passage from a frame on the wanted one.
func (p *Playback) begin(frame int64) error {
	p.mu.Lock()
	tuned := p.tuned
	p.mu.Unlock()
	next := newPassage(p.sound, frame, tuned)
	if err := next.readAhead(p.sound); err != nil {
		return err
	}
	p.wanted.Store(next)
	p.pending.CompareAndSwap(frame, -1) // unless another seek came meanwhile
	return nil
}

// ended reports whether all that shall be heard has been heard.
func (p *Playback) ended() bool {
	if p.stopping.Load() {
		return p.hush.Load() >= latencyFrames
	}
	now := p.current.Load()
	return p.hush.Load() >= closingSilence &&
		now.over() && now == p.wanted.Load() && p.pending.Load() < 0 && !p.paused.Load()
}
