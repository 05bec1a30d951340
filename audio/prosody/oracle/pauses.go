package oracle

import "math"

// Apart is how far pauses that were found are from those that are known: the
// largest distance of two ends in seconds, infinite when their number differs.
func Apart[S ~struct{ Start, End float64 }](found []S, known []Span) float64 {
	if len(found) != len(known) {
		return math.Inf(1)
	}
	furthest := 0.0
	for i, k := range known {
		f := Span(found[i])
		furthest = max(furthest, math.Abs(f.Start-k.Start), math.Abs(f.End-k.End))
	}
	return furthest
}
