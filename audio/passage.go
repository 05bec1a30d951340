package audio

import (
	"errors"
	"io"
	"sync/atomic"
)

// passageFrames is how much of a file is read ahead: 0.7 s. A power of two.
const passageFrames = 1 << 15

// passage is a stretch of a file from one place to the end, on its way to the
// callback: a goroutine reads ahead, the callback takes. A seek begins a new one.
type passage struct {
	start int64 // in frames of SampleRate
	ring  *ring
	whole atomic.Bool // all there is, up to the end of the file, is in the ring

	// Written by the callback.
	played atomic.Int64 // frames taken
	floor  atomic.Int64 // frames taken when sound last set in after silence

	// Of the goroutine that reads.
	rate   *resampler
	ended  bool // the file is
	heard  []float32
	wide   []float32
	narrow []int16
	ready  []int16 // of narrow, and not yet in the ring
}

// newPassage begins a passage of w at a frame counted in SampleRate. Only one
// passage at a time may read w.
func newPassage(w *wavSound, start int64) *passage {
	w.seek(start * int64(w.info.SampleRate) / SampleRate)
	return &passage{
		start: start,
		ring:  newRing(passageFrames),
		rate:  newResampler(w.info.SampleRate, SampleRate),
		heard: make([]float32, blockFrames),
	}
}

// readAhead fills the ring as far as there is room.
func (p *passage) readAhead(w *wavSound) error {
	for {
		p.ready = p.ready[p.ring.offer(p.ready):]
		if len(p.ready) > 0 {
			return nil
		}
		if p.ended {
			p.whole.Store(true)
			return nil
		}
		n, err := w.read(p.heard)
		if p.ended = errors.Is(err, io.EOF); err != nil && !p.ended {
			return err
		}
		p.wide = p.rate.resample(p.wide[:0], p.heard[:n])
		if p.ended {
			p.wide = p.rate.flush(p.wide)
		}
		if cap(p.narrow) < len(p.wide) {
			p.narrow = make([]int16, len(p.wide))
		}
		p.ready = quantise(p.narrow[:len(p.wide)], p.wide)
	}
}

// over reports whether everything has been taken.
func (p *passage) over() bool { return p.whole.Load() && p.ring.len() == 0 }
