package audio

import "math"

// The quality of the resampler: about -90 dB of alias, flat to 0.41 of the
// lower of the two rates, which is 18 kHz from CD to here.
const (
	zeroCrossings = 32  // of the sinc, on either side
	phases        = 512 // of the table between two input samples
	kaiserBeta    = 9
	passband      = 0.91 // of half the lower rate; the rest is for the filter to fall off
)

// resampler changes the rate of a sound with a low-pass filter, a sinc under a
// Kaiser window. The filter is laid out once as a table of its values at 512
// places between two input samples; in between it is a straight line, which is
// finer than 16 bits. The position is kept as a fraction, so that hours do not
// drift.
type resampler struct {
	from, to int
	half     int       // input samples that the filter reaches on either side
	table    []float32 // (phases+1) rows of 2*half taps

	history []float32 // input not yet done with; the filter's centre lies at history[half-1] or beyond
	index   int       // whole part of the place of the next output, in history
	part    int       // its fraction, in units of 1/to
}

// newResampler returns a resampler, or nil when there is nothing to do.
func newResampler(from, to int) *resampler {
	if from == to {
		return nil
	}
	narrowing := min(1, float64(to)/float64(from))
	half := int(math.Ceil(zeroCrossings / narrowing))
	r := &resampler{
		from: from, to: to, half: half,
		table:   make([]float32, (phases+1)*2*half),
		history: make([]float32, half-1, 2*half+blockFrames), // silence before the beginning
		index:   half - 1,
	}
	cutoff := narrowing * passband
	for p := range phases + 1 {
		row := r.table[p*2*half : (p+1)*2*half]
		for k := range row {
			x := float64(k-half+1) - float64(p)/phases // distance of the tap from the output
			row[k] = float32(cutoff * sinc(cutoff*x) * kaiser(x/float64(half)))
		}
	}
	return r
}

// resample takes the next input and appends the output it makes possible to dst.
func (r *resampler) resample(dst, in []float32) []float32 {
	if r == nil {
		return append(dst, in...)
	}
	r.history = append(r.history, in...)
	for r.index+r.half < len(r.history) {
		dst = append(dst, r.at(r.history[r.index-r.half+1:r.index+r.half+1]))
		r.part += r.from
		r.index += r.part / r.to
		r.part %= r.to
	}
	done := min(r.index-r.half+1, len(r.history))
	n := copy(r.history, r.history[done:])
	r.history = r.history[:n]
	r.index -= done
	return dst
}

// flush appends what is still inside, after the last input.
func (r *resampler) flush(dst []float32) []float32 {
	if r == nil {
		return dst
	}
	return r.resample(dst, make([]float32, r.half))
}

// at is the filter's answer at the present place over its 2*half inputs.
func (r *resampler) at(in []float32) float32 {
	place := float64(r.part) / float64(r.to) * phases
	p := int(place)
	f := float32(place - float64(p))
	width := 2 * r.half
	low := r.table[p*width:][:len(in)]
	high := r.table[(p+1)*width:][:len(in)]
	var a, b float32
	for k, x := range in {
		a += x * low[k]
		b += x * high[k]
	}
	return a + f*(b-a)
}

func sinc(x float64) float64 {
	if x == 0 {
		return 1
	}
	return math.Sin(math.Pi*x) / (math.Pi * x)
}

// kaiser is the window that keeps the side lobes down; x from -1 to 1.
func kaiser(x float64) float64 {
	return bessel(kaiserBeta*math.Sqrt(max(0, 1-x*x))) / bessel(kaiserBeta)
}

// bessel is the modified Bessel function of the first kind and order zero.
func bessel(x float64) float64 {
	sum, term := 1.0, 1.0
	for k := 1.0; term > sum*1e-12; k++ {
		term *= x / (2 * k) * x / (2 * k)
		sum += term
	}
	return sum
}
