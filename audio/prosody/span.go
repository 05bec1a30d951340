package prosody

import "slices"

// quantile is the value below which the part q of sorted numbers lies, between
// the two nearest of them; 0 of none.
func quantile(sorted []float64, q float64) float64 {
	if len(sorted) == 0 {
		return 0
	}
	place := q * float64(len(sorted)-1)
	below := int(place)
	if below+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[below] + (place-float64(below))*(sorted[below+1]-sorted[below])
}

// sorted returns numbers in their order, and leaves what it was given alone.
func sorted(x []float64) []float64 {
	s := slices.Clone(x)
	slices.Sort(s)
	return s
}

// joined puts spans that are in order together where there is no more than gap
// seconds between them.
func joined(spans []Span, gap float64) []Span {
	var out []Span
	for _, s := range spans {
		if last := len(out) - 1; last >= 0 && s.Start <= out[last].End+gap {
			out[last].End = max(out[last].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}
