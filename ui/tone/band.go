package tone

import "math"

// Band is from where to where a number may lie without a remark, both ends
// included.
type Band struct{ Low, High float64 }

// Valid reports whether a band can be used: its ends are numbers and in order.
func (b Band) Valid() bool {
	return b.Low < b.High && !math.IsInf(b.Low, 0) && !math.IsInf(b.High, 0)
}

// Below, Within and Above say where a number lies.
func (b Band) Below(v float64) bool  { return v < b.Low }
func (b Band) Within(v float64) bool { return v >= b.Low && v <= b.High }
func (b Band) Above(v float64) bool  { return v > b.High }

// Bands are those the person has set for themselves.
type Bands map[Measure]Band

// For is the band of a measure: the person's, or the default.
func (b Bands) For(m Measure) Band {
	if own, set := b[m]; set && own.Valid() {
		return own
	}
	return m.Default()
}
