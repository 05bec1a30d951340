package calm

import (
	"math"
	"time"

	"fyne.io/fyne/v2/lang"
)

// step is a part of a breath.
type step int

const (
	in step = iota
	holdFull
	out
	holdEmpty
)

// pattern is how long each part of a breath takes, in seconds; 0 leaves it out.
type pattern [4]int

// The patterns that can be chosen. Breathing out longer than in calms; the box
// also gives the mind something to count.
var (
	longOut = pattern{4, 0, 6, 0}
	box     = pattern{4, 4, 4, 4}
)

// length is how long one breath takes.
func (p pattern) length() time.Duration {
	return time.Duration(p[in]+p[holdFull]+p[out]+p[holdEmpty]) * time.Second
}

// moment is where a breath stands.
type moment struct {
	step step
	left time.Duration // of this step
	full float64       // how full the lungs are, 0 to 1
}

// at tells where the breath stands after a time.
func (p pattern) at(elapsed time.Duration) moment {
	within := elapsed % p.length()
	for s := in; s <= holdEmpty; s++ {
		takes := time.Duration(p[s]) * time.Second
		if within < takes {
			return moment{s, takes - within, fullness(s, float64(within)/float64(takes))}
		}
		within -= takes
	}
	return moment{} // never: within is shorter than the breath
}

// fullness is how full the lungs are in a part of a step, 0 to 1; it turns
// gently at both ends, as breath does.
func fullness(s step, part float64) float64 {
	gently := (1 - math.Cos(math.Pi*part)) / 2
	switch s {
	case in:
		return gently
	case holdFull:
		return 1
	case out:
		return 1 - gently
	}
	return 0
}

// word is what to do now.
func (m moment) word() string {
	switch m.step {
	case in:
		return lang.L("Breathe in")
	case out:
		return lang.L("Breathe out")
	}
	return lang.L("Hold")
}
