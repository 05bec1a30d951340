package prosody

import (
	"context"
	"math"
)

// analysisRate is the rate at which speech is analysed, Hz: all that pitch,
// syllables and pauses can be told from lies well below half of it.
const analysisRate = 16000

// sound is mono sound in -1..1.
type sound struct {
	x        []float32
	rate     float64 // Hz
	duration float64 // s; a copy at another rate keeps that of its original
}

// index is the last sample at or before a moment; it may lie outside. A sample
// stands for the stretch around it, so that the first lies half a sample after
// the beginning (as Praat counts).
func (s sound) index(t float64) int { return int(math.Floor(t*s.rate - 0.5)) }

const (
	filterReach = 1e-3 // s on either side: 97 taps at 48 kHz
	filterEdge  = 0.44 // of the lower rate: from 5.6 kHz on it falls, at 8.4 kHz nothing is left
	maxPhases   = 1000
)

// decimate makes the copy of a sound that is analysed, at most at the rate to
// in Hz, with a windowed-sinc filter (Blackman). What is no number becomes
// silence, and what is absurdly loud is cut off.
func decimate(ctx context.Context, in sound, to float64) (sound, error) {
	if in.rate <= to {
		out := sound{make([]float32, len(in.x)), in.rate, in.duration}
		for i, v := range in.x {
			out.x[i] = sane(v)
		}
		return out, ctx.Err()
	}
	out := sound{make([]float32, int(math.Ceil(float64(len(in.x))*to/in.rate))), to, in.duration}
	filter := newFilter(in.rate, to)
	err := share(ctx, len(out.x), func(from, until int) { filter.run(out.x, in.x, from, until) })
	return out, err
}

func sane(v float32) float32 {
	switch {
	case v != v:
		return 0
	case v > 4:
		return 4
	case v < -4:
		return -4
	}
	return v
}

// filter holds the taps for each place an output sample can have between two
// input samples.
type filter struct {
	step   float64 // input samples per output sample
	offset float64 // of the first output sample
	reach  int     // taps on either side of the nearest sample below
	taps   [][]float32
}

func newFilter(from, to float64) *filter {
	f := &filter{step: from / to, reach: int(math.Ceil(filterReach * from))}
	f.offset = 0.5*f.step - 0.5
	phases := int(to) / gcd(int(from), int(to))
	if phases > maxPhases {
		phases = maxPhases
	}
	for p := range phases {
		f.taps = append(f.taps, f.tapsAt(float64(p)/float64(phases), 2*filterEdge*to/from))
	}
	return f
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// tapsAt is the filter for a place between two samples, its gain at 0 Hz one.
func (f *filter) tapsAt(fraction, cutoff float64) []float32 {
	taps := make([]float64, 2*f.reach+1)
	var sum float64
	for i := range taps {
		d := float64(i-f.reach) - fraction
		phase := math.Pi * (1 + d/float64(f.reach+1))
		window := 0.42 - 0.5*math.Cos(phase) + 0.08*math.Cos(2*phase)
		taps[i] = window * cutoff * sinc(cutoff*d)
		sum += taps[i]
	}
	out := make([]float32, len(taps))
	for i, v := range taps {
		out[i] = float32(v / sum)
	}
	return out
}

func sinc(x float64) float64 {
	if x == 0 {
		return 1
	}
	return math.Sin(math.Pi*x) / (math.Pi * x)
}

func (f *filter) run(out, in []float32, from, until int) {
	for n := from; n < until; n++ {
		place := f.offset + float64(n)*f.step
		phase := int(math.Round((place - math.Floor(place)) * float64(len(f.taps))))
		centre := int(math.Floor(place))
		if phase == len(f.taps) {
			phase, centre = 0, centre+1
		}
		taps, first := f.taps[phase], centre-f.reach
		if first < 0 {
			taps, first = taps[min(-first, len(taps)):], 0
		}
		if over := first + len(taps) - len(in); over > 0 {
			taps = taps[:max(0, len(taps)-over)]
		}
		out[n] = weigh(in[min(first, len(in)):], taps)
	}
}

// weigh adds up samples times taps; four sums at a time, which the processor
// can work on side by side.
func weigh(in, taps []float32) float32 {
	in = in[:len(taps)]
	var a, b, c, d float32
	i := 0
	for ; i+4 <= len(taps); i += 4 {
		a += in[i] * taps[i]
		b += in[i+1] * taps[i+1]
		c += in[i+2] * taps[i+2]
		d += in[i+3] * taps[i+3]
	}
	for ; i < len(taps); i++ {
		a += in[i] * taps[i]
	}
	sum := (a + b) + (c + d)
	if sum != sum || sum > 4 || sum < -4 { // rare enough to be done again with care
		return weighSane(in, taps)
	}
	return sum
}

func weighSane(in, taps []float32) float32 {
	var sum float32
	for i, tap := range taps {
		sum += sane(in[i]) * tap
	}
	return sane(sum)
}
