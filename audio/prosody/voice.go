package prosody

import (
	"context"
	"math"
)

// The search for the range of a voice. The first pass is wide, at half the
// rate and every 20 ms, which is enough for quartiles; the second one looks
// where the voice is (Hirst 2007; De Looze and Hirst 2008).
const (
	wideFloor, wideCeiling   = 60.0, 600.0 // Hz
	firstRate                = 8000.0      // Hz
	firstStep                = 0.02        // s
	leastFloor, mostFloor    = 50.0, 200.0
	leastCeil, mostCeil      = 150.0, 600.0
	floorOfQ1, ceilingOfQ3   = 0.75, 1.5
	twoModes                 = 2.0 // Q3 over Q1 of a first pass that heard two pitches
	defaultFloor, defaultTop = 75.0, 600.0
)

// voiceRange finds where to look for the pitch of a voice. twoVoices reports
// that there seem to be two, or one that was misread by an octave.
func voiceRange(ctx context.Context, s sound) (floor, ceiling float64, twoVoices bool, err error) {
	coarse, err := decimate(ctx, s, firstRate)
	if err != nil {
		return 0, 0, false, err
	}
	first, err := findPitch(ctx, coarse, wideFloor, wideCeiling, firstStep)
	if err != nil {
		return 0, 0, false, err
	}
	pitches := sorted(voiced(first.f0))
	if len(pitches) == 0 {
		return defaultFloor, defaultTop, false, nil
	}
	q1, q3 := quantile(pitches, 0.25), quantile(pitches, 0.75)
	if q3 > twoModes*q1 {
		lower := pitches[:0:0]
		for _, f := range pitches {
			if f < math.Sqrt(q1*q3) {
				lower = append(lower, f)
			}
		}
		return wideFloor, clamp(2*quantile(lower, 0.5), leastCeil, mostCeil), true, nil
	}
	return clamp(floorOfQ1*q1, leastFloor, mostFloor), clamp(ceilingOfQ3*q3, leastCeil, mostCeil), false, nil
}

func clamp(v, low, high float64) float64 { return min(max(v, low), high) }

// voiced leaves out the frames without a pitch.
func voiced(f0 []float64) []float64 {
	var out []float64
	for _, f := range f0 {
		if f > 0 {
			out = append(out, f)
		}
	}
	return out
}
