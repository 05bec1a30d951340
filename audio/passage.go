package audio

import (
	"errors"
	"io"
	"math"
	"sync/atomic"
)

// passageFrames is how much of a file is read ahead: 0.7 s. A power of two.
const passageFrames = 1 << 15

// tuning is how a file is played.
type tuning struct {
	speed    float64 // 0.5 to 2
	gain     float64 // a factor
	from, to int64   // the loop, in frames of SampleRate; none when it is empty
}

// passage is a stretch of a file from one place on, on its way to the callback:
// a goroutine reads ahead, the callback takes. A seek begins a new one, and so
// does another tuning.
type passage struct {
	tuning
	ring  *ring
	whole atomic.Bool            // all there is, up to the end of the file, is in the ring
	turns atomic.Pointer[[]turn] // where the file was jumped in, the first at the beginning

	// Written by the callback.
	played atomic.Int64 // frames taken
	floor  atomic.Int64 // frames taken when sound last set in after silence

	// Of the goroutine that reads.
	loops   bool  // the loop lies ahead, or around
	taken   int64 // frames of the file, in SampleRate
	rate    *resampler
	stretch *stretcher
	ended   bool // the file is
	heard   []float32
	wide    []float32
	slow    []float32
	narrow  []int16
	ready   []int16 // of narrow, and not yet in the ring
}

// turn says that after so many frames the file goes on at a place; both in
// SampleRate and before any stretching.
type turn struct{ after, at int64 }

// newPassage begins a passage of w at a frame counted in SampleRate. Only one
// passage at a time may read w.
func newPassage(w *wavSound, start int64, t tuning) *passage {
	p := &passage{
		tuning: t,
		loops:  t.from < t.to && start < t.to,
		ring:   newRing(passageFrames),
		rate:   newResampler(w.info.SampleRate, SampleRate),
		heard:  make([]float32, blockFrames),
	}
	if t.speed != 1 {
		p.stretch = newStretcher(t.speed)
	}
	p.goTo(w, start)
	return p
}

// goTo has the file go on at a frame.
func (p *passage) goTo(w *wavSound, frame int64) {
	w.seek(p.inFile(w, frame))
	turns := []turn{{p.taken, frame}}
	if had := p.turns.Load(); had != nil {
		turns = append((*had)[:len(*had):len(*had)], turns...)
		if extra := len(turns) - 64; extra > 0 { // far more than the ring can hold
			turns = turns[extra:]
		}
	}
	p.turns.Store(&turns)
}

// inFile turns a frame in SampleRate into one of the file.
func (p *passage) inFile(w *wavSound, frame int64) int64 {
	return frame * int64(w.info.SampleRate) / SampleRate
}

// place is where in the file one is after some frames of sound, in SampleRate.
func (p *passage) place(played int64) int64 {
	taken := int64(math.Round(float64(played) * p.speed))
	turns := *p.turns.Load()
	last := turns[0]
	for _, t := range turns {
		if t.after <= taken {
			last = t
		}
	}
	return last.at + taken - last.after
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
		if err := p.read(w); err != nil {
			return err
		}
	}
}

// read gets the next stretch ready: read, faded where the loop is joined,
// brought to SampleRate, stretched, amplified.
func (p *passage) read(w *wavSound) error {
	from, to := p.inFile(w, p.from), min(p.inFile(w, p.to), w.info.Frames)
	heard := p.heard
	if p.loops {
		if w.at >= to {
			p.goTo(w, p.from)
		}
		heard = heard[:min(int64(len(heard)), to-w.at)]
	}
	at := w.at
	n, err := w.read(heard)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	p.ended = err != nil && !p.loops
	if p.loops {
		fade(heard[:n], at, from, to)
	}
	p.wide = p.rate.resample(p.wide[:0], heard[:n])
	if p.ended {
		p.wide = p.rate.flush(p.wide)
	}
	p.taken += int64(len(p.wide))
	sound := p.wide
	if p.stretch != nil {
		p.slow = p.stretch.stretch(p.slow[:0], p.wide)
		if p.ended {
			p.slow = p.stretch.flush(p.slow)
		}
		sound = p.slow
	}
	p.amplify(sound)
	if cap(p.narrow) < len(sound) {
		p.narrow = make([]int16, len(sound))
	}
	p.ready = quantise(p.narrow[:len(sound)], sound)
	return nil
}

// fade lets sound die away before the end of a loop, and set in at its
// beginning, so that the join makes no click.
func fade(s []float32, at, from, to int64) {
	for i := range s {
		frame := at + int64(i)
		if edge := min(to-1-frame, frame-from); frame >= from && edge < rampFrames {
			s[i] *= float32(edge) / rampFrames
		}
	}
}

// amplify makes sound louder or quieter. What would be beyond full scale is
// bent, not cut off.
func (p *passage) amplify(s []float32) {
	if p.gain == 1 {
		return
	}
	const knee = 0.9
	for i, v := range s {
		y := float64(v) * p.gain
		if size := math.Abs(y); size > knee {
			y = math.Copysign(knee+(1-knee)*math.Tanh((size-knee)/(1-knee)), y)
		}
		s[i] = float32(y)
	}
}

// over reports whether everything has been taken.
func (p *passage) over() bool { return p.whole.Load() && p.ring.len() == 0 }
