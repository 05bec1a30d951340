package oracle

import (
	"fmt"
	"math"
	"slices"
)

// Agreement says how far two tracks of pitch agree.
type Agreement struct {
	Frames int // compared
	Same   int // of them voiced in both, or in neither
	Gross  int // of those voiced in both, more than 20 % apart

	cents []float64 // how far those voiced in both are apart, sorted
}

// Compare holds a track against another of the same grid.
func Compare(ours, theirs Track) (Agreement, error) {
	if len(ours.Values) != len(theirs.Values) || math.Abs(ours.First-theirs.First) > 1e-6 || math.Abs(ours.Step-theirs.Step) > 1e-9 {
		return Agreement{}, fmt.Errorf("compare pitch: %d frames from %g s by %g s, where Praat has %d from %g s by %g s",
			len(ours.Values), ours.First, ours.Step, len(theirs.Values), theirs.First, theirs.Step)
	}
	return compare(ours, func(i int) float64 { return theirs.Values[i] }), nil
}

// Against holds a track against what is known of the pitch at any time.
func Against(ours Track, truth func(t float64) float64) Agreement {
	return compare(ours, func(i int) float64 { return truth(ours.First + float64(i)*ours.Step) })
}

func compare(ours Track, truth func(i int) float64) Agreement {
	a := Agreement{Frames: len(ours.Values)}
	for i, f0 := range ours.Values {
		other := truth(i)
		if (f0 > 0) == (other > 0) {
			a.Same++
		}
		if f0 > 0 && other > 0 {
			a.cents = append(a.cents, 1200*math.Abs(math.Log2(f0/other)))
			if math.Abs(f0-other) > 0.2*other {
				a.Gross++
			}
		}
	}
	slices.Sort(a.cents)
	return a
}

// Together is the agreement over several sounds.
func Together(all ...Agreement) Agreement {
	var sum Agreement
	for _, a := range all {
		sum.Frames += a.Frames
		sum.Same += a.Same
		sum.Gross += a.Gross
		sum.cents = append(sum.cents, a.cents...)
	}
	slices.Sort(sum.cents)
	return sum
}

// Both counts the frames that are voiced in both.
func (a Agreement) Both() int { return len(a.cents) }

// SameShare is the share of frames with the same voicing, %.
func (a Agreement) SameShare() float64 { return percent(a.Same, a.Frames) }

// GrossShare is the share of gross errors among frames voiced in both, %.
func (a Agreement) GrossShare() float64 { return percent(a.Gross, a.Both()) }

// Cents is how far the frames voiced in both are apart, for a quantile of
// them: 0.5 is the median.
func (a Agreement) Cents(quantile float64) float64 {
	if len(a.cents) == 0 {
		return 0
	}
	return a.cents[int(quantile*float64(len(a.cents)-1)+0.5)]
}

func (a Agreement) String() string {
	return fmt.Sprintf("%d frames, same voicing %.2f %%, median %.3f cents, 95 %% within %.2f, gross %.2f %% (%d of %d)",
		a.Frames, a.SameShare(), a.Cents(0.5), a.Cents(0.95), a.GrossShare(), a.Gross, a.Both())
}

func percent(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return 100 * float64(part) / float64(whole)
}
