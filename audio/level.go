package audio

import (
	"math"
	"sync"
	"sync/atomic"
)

// Floor is the level that stands for silence, in dBFS.
const Floor = -90.0

// Level is how loud a stretch of sound was, in dB relative to full scale:
// 0 is the loudest a file can hold, [Floor] is silence.
type Level struct {
	Peak, RMS float64
	Clipped   bool // at least three samples in a row touched full scale
}

const (
	fullScale = 1 << 15
	clipAt    = fullScale * 999 / 1000 // from here a sample counts as cut off
	clipRun   = 3                      // so many in a row are heard as a crackle
)

// meter gathers the level in the callback, for someone else to take. add is
// the callback's, take is anyone's.
type meter struct {
	peak    atomic.Int64
	squares atomic.Uint64
	frames  atomic.Uint64
	clipped atomic.Bool
	zeros   atomic.Int64 // frames of exact silence up to now
	run     int          // samples at full scale up to now; the callback's own

	mu   sync.Mutex
	last Level
}

func (m *meter) add(s []int16) {
	var peak int64
	var squares uint64
	for _, v := range s {
		x := int64(v)
		squares += uint64(x * x)
		if x < 0 {
			x = -x
		}
		peak = max(peak, x)
		if x < clipAt {
			m.run = 0
		} else if m.run++; m.run == clipRun {
			m.clipped.Store(true)
		}
	}
	if squares == 0 {
		m.zeros.Add(int64(len(s)))
	} else {
		m.zeros.Store(0)
	}
	for {
		old := m.peak.Load()
		if peak <= old || m.peak.CompareAndSwap(old, peak) {
			break
		}
	}
	m.squares.Add(squares)
	m.frames.Add(uint64(len(s)))
}

// take returns the level since the last take. Between two periods nothing new
// has come, and the last level still holds.
func (m *meter) take() Level {
	m.mu.Lock()
	defer m.mu.Unlock()
	frames := m.frames.Swap(0)
	if frames == 0 {
		return m.last
	}
	peak := decibels(float64(m.peak.Swap(0)))
	rms := decibels(math.Sqrt(float64(m.squares.Swap(0)) / float64(frames)))
	// A period may arrive between the three: the sum must not show more than the peak.
	m.last = Level{Peak: peak, RMS: min(rms, peak), Clipped: m.clipped.Swap(false)}
	return m.last
}

// silence makes the level what it is when nothing is heard any more.
func (m *meter) silence() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.frames.Store(0)
	m.last = Level{Peak: Floor, RMS: Floor}
}

// decibels is the level of an amplitude in units of a 16-bit sample.
func decibels(amplitude float64) float64 {
	if amplitude <= 0 {
		return Floor
	}
	return min(0, max(Floor, 20*math.Log10(amplitude/fullScale)))
}
