package prosody

import "context"

// The rules for syllable nuclei, after de Jong and Wempe (2009) and the later
// versions of their script: peaks of intensity that stand out by a dip on
// either side, with a voice in them. Only the band of vowels is looked at: the
// hum of a voice below it and hissing above it fill dips and make peaks that
// are no syllables.
const (
	nucleusLow       = 250.0  // Hz
	nucleusHigh      = 3300.0 // Hz
	nucleusFloor     = 60.0   // Hz: how smooth the intensity is
	nucleusDip       = 2.5    // dB
	nucleusRange     = 20.0   // dB under the loudest, below which there are no syllables
	nucleusThreshold = 0.25   // of voicing
)

// findNuclei finds the middle of each syllable, in seconds.
func findNuclei(ctx context.Context, s sound, voicedAt func(t float64) bool, parts segments) ([]float64, error) {
	s = vowels(s)
	n := int(float64(len(s.x)) / s.rate / hop)
	grid := &track{first: hop / 2, step: hop, floor: nucleusFloor, f0: make([]float64, n)}
	intensity, err := findIntensity(ctx, s, grid)
	if err != nil || n == 0 {
		return nil, err
	}
	least := quantile(sorted(intensity), 0.99) - nucleusRange
	var nuclei []float64
	for _, stretch := range parts.sounding {
		from, to := max(0, grid.frame(stretch.Start)-1), min(n, grid.frame(stretch.End)+2)
		for _, i := range hills(intensity[from:to], nucleusDip) {
			if t := grid.time(from + i); intensity[from+i] > least && voicedNear(t, voicedAt) {
				nuclei = append(nuclei, t)
			}
		}
	}
	return nuclei, nil
}

// vowels is a sound without all but their band.
func vowels(s sound) sound {
	x := make([]float32, len(s.x))
	low, lower := highPass(nucleusLow, s.rate), highPass(nucleusLow, s.rate)
	high, higher := lowPass(nucleusHigh, s.rate), lowPass(nucleusHigh, s.rate)
	for i, v := range s.x {
		x[i] = float32(higher.next(high.next(lower.next(low.next(float64(v))))))
	}
	s.x = x
	return s
}

// voicedNear allows for a peak that lies just beside the voiced frames.
func voicedNear(t float64, voicedAt func(t float64) bool) bool {
	return voicedAt(t) || voicedAt(t-hop) || voicedAt(t+hop)
}

// hills lists the tops between a rise and a fall of at least dip. What goes up
// to the end or comes down from the beginning counts as well.
func hills(x []float64, dip float64) []int {
	var tops []int
	top, bottom, rising := 0, 0, true
	for i, v := range x {
		switch {
		case rising && v > x[top]:
			top = i
		case rising && v < x[top]-dip:
			tops = append(tops, top)
			rising, bottom = false, i
		case !rising && v < x[bottom]:
			bottom = i
		case !rising && v > x[bottom]+dip:
			rising, top = true, i
		}
	}
	if rising && len(x) > 0 && (len(tops) == 0 || x[top] > x[bottom]+dip) {
		tops = append(tops, top)
	}
	return tops
}
