package prosody

import "math"

const (
	hop        = 0.01 // s between levels
	rumble     = 80.0 // Hz; below lie steps and wind, not speech
	levelReach = 1    // hops on either side that a level takes in: 30 ms in all
)

// levels is how loud a sound is every 10 ms, over 30 ms and without rumble, on
// the scale of Report.Intensity.
type levels struct {
	db []float64
}

// time is the middle of a level, in seconds.
func (l levels) time(i int) float64 { return (float64(i) + 0.5) * hop }

// index is the level nearest to a moment.
func (l levels) index(t float64) int {
	return min(max(int(math.Floor(t/hop)), 0), len(l.db)-1)
}

func findLevels(s sound) levels {
	n := int(float64(len(s.x)) / s.rate / hop)
	squares := make([]float64, n)
	high := highPass(rumble, s.rate)
	at := 0
	for i := range squares {
		until := min(len(s.x), int(float64(i+1)*hop*s.rate))
		var sum float64
		for _, v := range s.x[at:until] {
			y := high.next(float64(v))
			sum += y * y
		}
		if until > at {
			squares[i] = sum / float64(until-at)
		}
		at = until
	}
	l := levels{make([]float64, n)}
	for i := range l.db {
		from, to := max(0, i-levelReach), min(n, i+levelReach+1)
		var sum float64
		for _, square := range squares[from:to] {
			sum += square
		}
		l.db[i] = decibels(sum / float64(to-from))
	}
	return l
}

// mean is the level of the mean power between two moments.
func (l levels) mean(s Span) float64 {
	var sum float64
	n := 0
	for i := l.index(s.Start); i < len(l.db) && l.time(i) < s.End; i++ {
		sum += math.Pow(10, l.db[i]/10)
		n++
	}
	if n == 0 {
		return leastDB
	}
	return max(leastDB, 10*math.Log10(sum/float64(n)))
}

// biquad is a filter of two poles and two zeros.
type biquad struct {
	b0, b1, b2, a1, a2 float64
	x1, x2             float64 // its memory, in the transposed form
}

func (f *biquad) next(x float64) float64 {
	y := f.b0*x + f.x1
	f.x1 = f.b1*x - f.a1*y + f.x2
	f.x2 = f.b2*x - f.a2*y
	return y
}

// highPass is a Butterworth filter of second order.
func highPass(frequency, rate float64) *biquad {
	k := math.Tan(math.Pi * frequency / rate)
	norm := 1 + math.Sqrt2*k + k*k
	return &biquad{b0: 1 / norm, b1: -2 / norm, b2: 1 / norm, a1: 2 * (k*k - 1) / norm, a2: (1 - math.Sqrt2*k + k*k) / norm}
}

// lowPass is the same for what lies below a frequency.
func lowPass(frequency, rate float64) *biquad {
	k := math.Tan(math.Pi * frequency / rate)
	norm := 1 + math.Sqrt2*k + k*k
	return &biquad{b0: k * k / norm, b1: 2 * k * k / norm, b2: k * k / norm, a1: 2 * (k*k - 1) / norm, a2: (1 - math.Sqrt2*k + k*k) / norm}
}
