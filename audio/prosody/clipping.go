package prosody

const (
	clipLevel = 0.999 // of full scale
	clipRun   = 3     // samples in a row
	clipApart = 0.05  // s; closer than that it is one event
)

// findClipping lists where samples stand at full scale, several in a row.
func findClipping(in sound) []Span {
	var found []Span
	run := 0
	for i, v := range in.x {
		if v < clipLevel && v > -clipLevel || v != v {
			run = 0
			continue
		}
		if run++; run >= clipRun {
			begin, end := float64(i-run+1)/in.rate, float64(i+1)/in.rate
			if last := len(found) - 1; last >= 0 && begin <= found[last].End+clipApart {
				found[last].End = end
				continue
			}
			found = append(found, Span{begin, end})
		}
	}
	return found
}
