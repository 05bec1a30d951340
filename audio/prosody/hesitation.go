package prosody

import "math"

// The rules for what may be a hesitation: a voice that holds one pitch and one
// vowel, beside a pause (Goto, Itou and Hayamizu 1999; O'Shaughnessy 1992).
const (
	leastHold    = 0.28 // s
	holdPitch    = 1.2  // semitones from the lowest to the highest
	holdSpectrum = 2.6  // dB between a moment's spectrum and that of the whole hold
	besidePause  = 0.12 // s
	melBands     = 20
	melLow       = 100.0  // Hz
	melHigh      = 5000.0 // Hz
	melWindow    = 0.032  // s
)

// findHesitations lists held vowels beside pauses. They are candidates: only
// who spoke knows whether they searched for a word.
func findHesitations(s sound, t *track, parts segments) []Span {
	bank := newMelBank(s.rate)
	edges := parts.edges()
	var found []Span
	for from := 0; from < len(t.f0); {
		to := from
		for to < len(t.f0) && t.f0[to] > 0 {
			to++
		}
		if float64(to-from)*t.step >= leastHold {
			for _, hold := range t.holds(from, to, bank, s) {
				if beside(hold, edges) {
					found = append(found, hold)
				}
			}
		}
		from = max(to, from+1)
	}
	return found
}

// edges are where speech begins and ends.
func (s segments) edges() []float64 {
	var edges []float64
	for _, stretch := range s.sounding {
		edges = append(edges, stretch.Start, stretch.End)
	}
	return edges
}

func beside(s Span, edges []float64) bool {
	for _, edge := range edges {
		if math.Abs(s.Start-edge) <= besidePause || math.Abs(s.End-edge) <= besidePause {
			return true
		}
	}
	return false
}

// holds lists the longest stretches of a voiced run in which neither pitch nor
// spectrum moves.
func (t *track) holds(from, to int, bank *melBank, s sound) []Span {
	least := int(math.Ceil(leastHold / t.step))
	spectra := make([][melBands]float64, to-from)
	for i := range spectra {
		spectra[i] = bank.spectrum(s, t.time(from+i))
	}
	var found []Span
	for begin := 0; begin+least <= len(spectra); {
		end := begin + least
		for end <= len(spectra) && t.steady(from+begin, from+end) && alike(spectra[begin:end]) {
			end++
		}
		if end--; end-begin >= least {
			found = append(found, Span{t.time(from+begin) - t.step/2, t.time(from+end) - t.step/2})
			begin = end
			continue
		}
		begin++
	}
	return found
}

// steady reports whether the pitch of some frames stays where it is.
func (t *track) steady(from, to int) bool {
	low, high := t.f0[from], t.f0[from]
	for _, f := range t.f0[from:to] {
		low, high = min(low, f), max(high, f)
	}
	return 12*math.Log2(high/low) <= holdPitch
}

// alike reports whether spectra stay close to their mean, however loud they are.
func alike(spectra [][melBands]float64) bool {
	var sum [melBands]float64
	for _, spectrum := range spectra {
		for band, db := range spectrum {
			sum[band] += db / float64(len(spectra))
		}
	}
	var off float64
	for _, spectrum := range spectra {
		for band, db := range spectrum {
			off += (db - sum[band]) * (db - sum[band])
		}
	}
	return math.Sqrt(off/float64(len(spectra)*melBands)) <= holdSpectrum
}

// melBank sums up a spectrum in bands as wide as the ear's (mel scale, Stevens,
// Volkmann and Newman 1937).
type melBank struct {
	fft    *fft
	window []float64
	re, im []float64
	bands  []int // of each place of the transform, -1 for none
}

func newMelBank(rate float64) *melBank {
	size := 1
	for float64(size) < melWindow*rate {
		size *= 2
	}
	b := &melBank{fft: newFFT(size), re: make([]float64, size), im: make([]float64, size), bands: make([]int, size)}
	wide := int(melWindow * rate)
	for i := range wide {
		b.window = append(b.window, 0.5-0.5*math.Cos(2*math.Pi*(float64(i)+0.5)/float64(wide)))
	}
	mel := func(hz float64) float64 { return math.Log1p(hz / 700) }
	low, high := mel(melLow), mel(min(melHigh, rate/2))
	for place := range b.bands {
		hz := b.fft.frequency(place) * rate
		b.bands[place] = -1
		if band := int(math.Floor((mel(hz) - low) / (high - low) * melBands)); hz >= melLow && band < melBands {
			b.bands[place] = band
		}
	}
	return b
}

// spectrum is the level of each band around a moment, relative to their mean.
func (b *melBank) spectrum(s sound, at float64) (bands [melBands]float64) {
	clear(b.re)
	clear(b.im)
	start := s.index(at) - len(b.window)/2
	for i, weight := range b.window {
		if j := start + i; j >= 0 && j < len(s.x) {
			b.re[i] = float64(s.x[j]) * weight
		}
	}
	b.fft.forward(b.re, b.im)
	for place, band := range b.bands {
		if band >= 0 {
			bands[band] += b.re[place]*b.re[place] + b.im[place]*b.im[place]
		}
	}
	var mean float64
	for i, power := range bands {
		bands[i] = 10 * math.Log10(power+1e-9)
		mean += bands[i] / melBands
	}
	for i := range bands {
		bands[i] -= mean
	}
	return bands
}
