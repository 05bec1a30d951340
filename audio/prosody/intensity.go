package prosody

import (
	"context"
	"math"
)

// pascal is the sound pressure 0 dB stands for when full scale is taken for
// one pascal, as Praat takes it.
const pascal = 2e-5

// leastDB is the level of silence, which has no logarithm.
const leastDB = -300.0

// decibels turns a mean square into a level.
func decibels(square float64) float64 {
	if square <= 0 {
		return leastDB
	}
	return max(leastDB, 10*math.Log10(square/(pascal*pascal)))
}

// findIntensity gives the level around the middle of each frame of a track:
// the mean of the squares, the local mean taken off, within a Kaiser window as
// wide as it takes not to see the periods of the floor (as Praat does).
func findIntensity(ctx context.Context, s sound, t *track) ([]float64, error) {
	levels := make([]float64, len(t.f0))
	half := int(math.Floor(3.2 / t.floor * s.rate))
	window := make([]float64, 2*half+1)
	for i := range window {
		x := float64(i-half) / (3.2 / t.floor * s.rate)
		window[i] = bessel0((2*math.Pi*math.Pi + 0.5) * math.Sqrt(max(0, 1-x*x)))
	}
	err := share(ctx, len(levels), func(from, until int) {
		for i := from; i < until; i++ {
			centre := int(math.Round(t.time(i)*s.rate - 0.5))
			levels[i] = level(s.x, centre-half, window)
		}
	})
	return levels, err
}

func level(x []float32, start int, window []float64) float64 {
	if start < 0 {
		window, start = window[min(-start, len(window)):], 0
	}
	if start >= len(x) {
		return leastDB
	}
	x = x[start:]
	if len(x) > len(window) {
		x = x[:len(window)]
	}
	window = window[:len(x)]
	var sum float64
	for _, v := range x {
		sum += float64(v)
	}
	mean := sum / float64(max(1, len(x)))
	var squares, weights float64
	for i, v := range x {
		d := float64(v) - mean
		squares += d * d * window[i]
		weights += window[i]
	}
	if weights == 0 {
		return leastDB
	}
	return decibels(squares / weights)
}

// bessel0 is the modified Bessel function of order 0, summed up (Abramowitz and
// Stegun 1964, 9.6.12).
func bessel0(x float64) float64 {
	sum, term := 1.0, 1.0
	for k := 1.0; term > 1e-12*sum; k++ {
		term *= (x / 2 / k) * (x / 2 / k)
		sum += term
	}
	return sum
}
