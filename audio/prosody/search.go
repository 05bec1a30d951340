package prosody

import "math"

// search is what all frames of one pass have in common.
type search struct {
	sound      sound
	half       int // samples of the window on either side of its middle
	period     int // samples of the longest period
	maximumLag int
	limit      int // lags that are known
	peak       float64
	window     []float64
	windowLags []float64 // the autocorrelation of the window, 1 at lag 0
	fft        *fft
}

// newSearch prepares a pass over a sound; nil when there is nothing in it.
func newSearch(s sound, floor, ceiling float64) *search {
	wide := int(math.Floor(periodsPerWindow / floor * s.rate))
	half := wide/2 - 1
	if half < 2 || len(s.x) == 0 {
		return nil
	}
	wide = 2 * half
	q := &search{
		sound: s, half: half,
		period:     int(math.Floor(s.rate / floor)),
		maximumLag: min(wide/periodsPerWindow+2, wide),
		limit:      wide / 2,
		window:     make([]float64, wide),
	}
	if q.peak = peak(s.x); q.peak == 0 {
		return nil
	}
	for i := range q.window { // Hann
		q.window[i] = 0.5 - 0.5*math.Cos(float64(i+1)*2*math.Pi/float64(wide+1))
	}
	size := 1
	for size < wide+wide/2 {
		size *= 2
	}
	q.fft = newFFT(size)
	lags, spare := make([]float64, size), make([]float64, size)
	copy(lags, q.window)
	q.fft.autocorrelate(lags, spare)
	for i := size - 1; i >= 0; i-- {
		lags[i] /= lags[0]
	}
	q.windowLags = lags[:q.limit+1]
	return q
}

// peak is the highest sample of a sound, counted from its mean.
func peak(x []float32) float64 {
	var sum float64
	low, high := x[0], x[0]
	for _, v := range x {
		sum += float64(v)
		low, high = min(low, v), max(high, v)
	}
	mean := sum / float64(len(x))
	return max(float64(high)-mean, mean-float64(low))
}

// workspace is what one goroutine needs to look at frames, two at a time.
type workspace struct {
	*search
	a, b []float64
	lags []float64   // the normalised autocorrelation of a frame
	list []candidate // of a frame
	at   []int       // the lag of each, in samples
}

func (q *search) scratch() *workspace {
	return &workspace{
		search: q,
		a:      make([]float64, q.fft.n), b: make([]float64, q.fft.n),
		lags: make([]float64, q.limit+1),
	}
}

// frames looks at some frames of a track.
func (w *workspace) frames(t *track, found [][]candidate, from, until int) {
	for i := from; i < until; i += 2 {
		both := i+1 < until
		clear(w.b)
		t.intensity[i] = float32(w.cut(w.a, t.time(i)))
		if both {
			t.intensity[i+1] = float32(w.cut(w.b, t.time(i+1)))
		}
		w.fft.autocorrelate(w.a, w.b)
		found[i] = w.candidates(w.a, t.intensity[i])
		if both {
			found[i+1] = w.candidates(w.b, t.intensity[i+1])
		}
	}
}

// cut takes the frame around a moment out of the sound, without the mean of
// its surroundings and in its window, and returns its peak as a part of the
// sound's, 1 at most.
func (w *workspace) cut(frame []float64, at float64) float64 {
	x := w.sound.x
	left := w.sound.index(at)
	begin, end := max(0, left+1-w.period), min(len(x)-1, left+w.period)
	var sum float64
	for _, v := range x[min(begin, len(x)):max(end+1, min(begin, len(x)))] {
		sum += float64(v)
	}
	mean := sum / float64(max(1, end-begin+1))
	start := left + 1 - w.half
	for j := range w.window {
		frame[j] = 0
		if i := start + j; i >= 0 && i < len(x) {
			frame[j] = (float64(x[i]) - mean) * w.window[j]
		}
	}
	clear(frame[len(w.window):])
	reach := w.period/2 + 1
	var local float64
	for _, v := range frame[max(0, w.half-reach):min(w.half+reach, len(w.window))] {
		local = max(local, math.Abs(v))
	}
	return min(1, local/w.peak)
}

// candidates lists the pitches a frame may have, from its autocorrelation.
func (w *workspace) candidates(power []float64, intensity float32) []candidate {
	w.list, w.at = append(w.list[:0], candidate{}), append(w.at[:0], 0)
	if intensity > 0 && power[0] > 0 {
		for i := range w.lags {
			w.lags[i] = power[i] / (power[0] * w.windowLags[i])
		}
		w.lags[0] = 1
		w.peaks()
		w.refine()
	}
	return append([]candidate(nil), w.list...)
}

// peaks finds the maxima of the autocorrelation that are high enough; of too
// many the weakest make room.
func (w *workspace) peaks() {
	r, rate := w.lags, w.sound.rate
	for i := 2; i < w.maximumLag && i < w.limit; i++ {
		if r[i] <= 0.5*voicingThreshold || r[i] <= r[i-1] || r[i] < r[i+1] {
			continue
		}
		lag := float64(i) + 0.5*(r[i+1]-r[i-1])/(2*r[i]-r[i-1]-r[i+1])
		c := candidate{float32(rate / lag), float32(w.height(lag))}
		if len(w.list) < maxCandidates {
			w.list, w.at = append(w.list, c), append(w.at, i)
			continue
		}
		weakest := 1
		for j := 2; j < len(w.list); j++ {
			if merit(w.list[j]) < merit(w.list[weakest]) {
				weakest = j
			}
		}
		if merit(c) > merit(w.list[weakest]) {
			w.list[weakest], w.at[weakest] = c, i
		}
	}
}

// merit orders candidates by strength, with a slight preference for high ones.
func merit(c candidate) float64 {
	return float64(c.strength) + octaveCost*math.Log2(float64(c.frequency))
}

// refine finds the place and the height of the strongest peaks more exactly: by
// the parabola through three points of the band-limited curve.
func (w *workspace) refine() {
	const d = 0.3 // samples between the points
	done := 0
	for range refined {
		best := 0
		for j := 1; j < len(w.list); j++ {
			if done&(1<<j) == 0 && (best == 0 || merit(w.list[j]) > merit(w.list[best])) {
				best = j
			}
		}
		if best == 0 {
			return
		}
		done |= 1 << best
		lag := w.sound.rate / float64(w.list[best].frequency)
		below, at, above := w.raw(lag-d), w.raw(lag), w.raw(lag+d)
		bend := 2*at - below - above
		if bend <= 0 {
			continue
		}
		shift := min(d, max(-d, d*0.5*(above-below)/bend))
		if math.Abs(lag+shift-float64(w.at[best])) > 1 {
			continue
		}
		w.list[best] = candidate{float32(w.sound.rate / (lag + shift)), float32(reflect(at + (above-below)*shift/(4*d)))}
	}
}

// height is that of the autocorrelation between its samples.
func (w *workspace) height(lag float64) float64 { return reflect(w.raw(lag)) }

// reflect turns what a short window has made higher than 1 around at 1.
func reflect(r float64) float64 {
	if r > 1 {
		return 1 / r
	}
	return r
}

// raw interpolates the autocorrelation by a sinc in a raised cosine, heightDepth
// samples on either side; before lag 0 it is its own mirror image.
func (w *workspace) raw(lag float64) float64 {
	left := int(math.Floor(lag))
	fraction := lag - float64(left)
	if fraction < 1e-9 {
		return w.at0(left)
	}
	depth := min(heightDepth, w.limit-left-1)
	if depth < 1 {
		return w.at0(left) + fraction*(w.at0(left+1)-w.at0(left))
	}
	sum := w.half0(left, -1, fraction, depth) + w.half0(left+1, 1, 1-fraction, depth)
	return sum * math.Sin(math.Pi*fraction) / math.Pi
}

func (w *workspace) at0(lag int) float64 {
	if lag < 0 {
		lag = -lag
	}
	return w.lags[min(lag, w.limit)]
}

// half0 adds up one side of an interpolation: every sample by its distance and
// the raised cosine over it, with changing sign. The cosine is not called for
// each: it turns on by a fixed angle.
func (w *workspace) half0(from, direction int, distance float64, depth int) float64 {
	turnSin, turnCos := math.Sincos(math.Pi / (float64(depth) + distance))
	sin, cos := math.Sincos(math.Pi * distance / (float64(depth) + distance))
	var sum float64
	sign := 1.0
	for i := range depth {
		sum += sign * w.at0(from+direction*i) / (distance + float64(i)) * (0.5 + 0.5*cos)
		sign = -sign
		sin, cos = sin*turnCos+cos*turnSin, cos*turnCos-sin*turnSin
	}
	return sum
}
