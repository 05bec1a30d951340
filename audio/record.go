package audio

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

const (
	// tail is how long a recording listens on after Stop: the end of the last
	// word, and what is still on its way through the server.
	tail = 300 * time.Millisecond
	// drainEvery is how often the ring is emptied into the file.
	drainEvery = 50 * time.Millisecond
	// wakeEvery is the same until the first frame, which somebody waits for.
	wakeEvery = 10 * time.Millisecond
	// saveEvery is how often the file is made safe, so that a crash costs less
	// than a second.
	saveEvery = 900 * time.Millisecond
	// silentAfter is how long a microphone may deliver nothing but zeros.
	silentAfter = 3 * SampleRate
)

// Recording is one recording under way. Its methods may be called from any
// goroutine.
type Recording struct {
	host *Host
	line *line

	// Between the callback and the writer.
	ring     *ring
	meter    meter
	watchdog watchdog
	frames   atomic.Int64 // that came, placed or not
	deaf     atomic.Bool  // what comes now is not part of the recording
	looking  atomic.Bool  // somebody looks whether there is a microphone
	orphaned atomic.Bool  // there is none any more

	heard chan struct{}
	over  chan struct{} // closed when Stop's tail is over
	done  chan struct{}
	once  sync.Once

	// The writer's own until done is closed.
	file    *wavWriter
	outline *outline
	block   []int16
	dropped int64
	clip    Clip
	err     error
}

// Record opens the chosen microphone and records into a new file at path,
// which has mode 0600. The file must not exist, or be empty. Record returns
// when the device runs; the first sound may come later, see [Recording.Heard].
//
// ctx governs the opening alone: a recording goes on until Stop, [MaxLength],
// a full disk or the loss of the device.
func (h *Host) Record(ctx context.Context, path string, c Choice) (*Recording, error) {
	file, err := newWAV(path, h.create)
	if err != nil {
		return nil, fmt.Errorf("record: %w", err)
	}
	r := &Recording{
		host:    h,
		ring:    newRing(ringFrames),
		heard:   make(chan struct{}),
		over:    make(chan struct{}),
		done:    make(chan struct{}),
		file:    file,
		outline: newOutline(SampleRate),
		block:   make([]int16, blockFrames),
	}
	r.meter.silence()
	if r.line, err = h.open(ctx, capture, c, r.hear); err != nil {
		file.discard()
		return nil, fmt.Errorf("record: %w", err)
	}
	if err := h.enter(r); err != nil {
		r.line.end(h.log)
		file.discard()
		return nil, fmt.Errorf("record: %w", err)
	}
	go r.run()
	return r, nil
}

// Heard is closed when the first frame of sound has come.
func (r *Recording) Heard() <-chan struct{} { return r.heard }

// Done is closed when the recording has ended, by Stop or by itself, and its
// file is complete.
func (r *Recording) Done() <-chan struct{} { return r.done }

// Device tells what is recorded from. substitute reports that the chosen
// microphone was not there and the default one is used in its place.
func (r *Recording) Device() (d Device, substitute bool) {
	return r.line.device, r.line.substitute
}

// Elapsed is the length of the sound heard so far.
func (r *Recording) Elapsed() time.Duration { return duration(r.frames.Load(), SampleRate) }

// Level is how loud it was since the last call.
func (r *Recording) Level() Level { return r.meter.take() }

// Silent reports that every sample of the last three seconds was exactly zero,
// which no open microphone delivers: it is muted, or the system holds it back.
func (r *Recording) Silent() bool { return r.meter.zeros.Load() >= silentAfter }

// Stop ends the recording: it goes on listening for 300 ms, for the end of the
// last word, and returns when the file is complete. When the recording ended
// by itself, Stop tells why in its error; the Clip is valid all the same if
// its Frames are not zero. When nothing was heard no file is left.
// Stop may be called again and returns the same.
func (r *Recording) Stop() (Clip, error) {
	r.endAfter(tail)
	<-r.done
	return r.clip, r.err
}

// end ends the recording at once.
func (r *Recording) end() { r.endAfter(0) }

// endAfter ends the recording after a while. The callback goes deaf at that
// moment, even when the writer is still waiting for the disk.
func (r *Recording) endAfter(d time.Duration) {
	r.once.Do(func() {
		time.AfterFunc(d, func() {
			r.deaf.Store(true)
			close(r.over)
		})
	})
}

// hear is the callback. It copies and counts: no allocation, no lock, no waiting.
func (r *Recording) hear(in []int16) {
	if r.deaf.Load() {
		return
	}
	r.ring.write(in)
	r.meter.add(in)
	r.frames.Add(int64(len(in)))
	r.watchdog.calls.Add(1)
}

// run is the writer: it carries what the callback hears into the file until
// the recording ends, and completes the file.
func (r *Recording) run() {
	defer close(r.done)
	defer r.host.leave(r)
	defer r.meter.silence()
	err := r.carry()
	if errors.Is(err, ErrLost) {
		go r.line.drop() // it will hardly answer
	} else {
		r.line.end(r.host.log)
	}
	r.deaf.Store(true)
	r.complete(err)
}

// carry empties the ring until something ends the recording; nil is Stop.
func (r *Recording) carry() error {
	ticks := time.NewTicker(wakeEvery)
	defer ticks.Stop()
	heard, saved := false, time.Now()
	for {
		select {
		case <-r.over:
			return nil
		case <-ticks.C:
		}
		if !heard && r.frames.Load() > 0 {
			heard = true
			close(r.heard)
			ticks.Reset(drainEvery)
		}
		if err := r.drain(); err != nil {
			return err
		}
		if r.watchdog.lost() || r.orphaned.Load() {
			return ErrLost
		}
		if now := time.Now(); now.Sub(saved) >= saveEvery {
			saved = now
			if r.Silent() {
				r.lookForMicrophone()
			}
			if err := r.file.checkpoint(); err != nil {
				return err
			}
		}
	}
}

// lookForMicrophone finds out whether silence comes from a microphone at all.
// When the default one is unplugged and there is no other, PulseAudio moves
// the recording to the monitor of a loudspeaker and says nothing.
func (r *Recording) lookForMicrophone() {
	if !r.looking.CompareAndSwap(false, true) {
		return
	}
	go func() {
		defer r.looking.Store(false)
		found, err := r.host.Microphones(context.Background())
		if err == nil && len(found) == 0 {
			r.orphaned.Store(true)
		}
	}()
}

// drain writes what is in the ring, with silence for what was lost.
func (r *Recording) drain() error {
	for {
		n, lost := r.ring.read(r.block)
		if err := r.fill(lost); err != nil {
			return err
		}
		if n == 0 {
			return nil
		}
		if err := r.keep(r.block[:n]); err != nil {
			return err
		}
	}
}

// fill writes silence in place of lost frames.
func (r *Recording) fill(lost int64) error {
	r.dropped += lost
	var silence [512]int16
	for lost > 0 {
		n := min(lost, int64(len(silence)))
		if err := r.keep(silence[:n]); err != nil {
			return err
		}
		lost -= n
	}
	return nil
}

// keep writes frames to the file, up to the longest recording.
func (r *Recording) keep(s []int16) error {
	room := r.host.maxTaken - r.file.frames
	over := int64(len(s)) > room
	if over {
		s = s[:room]
	}
	before := r.file.frames
	err := r.file.write(s)
	r.outline.add(s[:r.file.frames-before])
	if err == nil && over {
		err = ErrTooLong
	}
	return err
}

// complete writes the rest, closes the file and settles the outcome.
func (r *Recording) complete(err error) {
	if err == nil || errors.Is(err, ErrLost) {
		if restErr := r.drain(); restErr != nil {
			err = restErr
		} else if restErr := r.fill(r.ring.rest()); restErr != nil {
			err = restErr
		}
	}
	if r.file.frames == 0 {
		r.file.discard()
		if err == nil {
			err = ErrNothingHeard
		}
		r.err = fmt.Errorf("record: %w", err)
		return
	}
	if finishErr := r.file.finish(); err == nil {
		err = finishErr
	}
	if err != nil {
		r.err = fmt.Errorf("record: %w", err)
	}
	r.clip = Clip{
		Path:       r.file.path,
		Frames:     r.file.frames,
		SampleRate: SampleRate,
		Dropped:    r.dropped,
		Peaks:      r.outline.peaks(),
	}
}
