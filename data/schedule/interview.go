package schedule

import (
	"math"
	"time"
)

// Interview is one that is to come, and when a question was chosen for it.
type Interview struct {
	At     time.Time // when it begins
	Chosen Day
}

// growth is by how much each gap is longer than the one before.
const growth = 1.5

// firstGap is how many days after its first run a question is asked again when
// the interview is so many days away: about a quarter at a week or two, and a
// smaller part of a longer time (Cepeda et al. 2008): 7 days give 2, 14 give 3,
// 30 give 6.
func firstGap(days Day) float64 { return 0.51 * math.Pow(float64(days), 0.7) }

// nextRun is the day on which a question chosen for an interview is asked next:
// at once, then after gaps that grow, the last time the evening before. more is
// false when it was asked then, and nothing is left to do.
func (i Interview) nextRun(reviews []Review) (due Day, more bool) {
	eve := DayOf(i.At) - 1
	var runs []Review
	for _, r := range reviews {
		if r.Day >= i.Chosen {
			runs = append(runs, r)
		}
	}
	if len(runs) == 0 {
		return min(i.Chosen, eve), true
	}
	last := runs[len(runs)-1]
	if last.Day >= eve {
		return 0, false
	}
	first := firstGap(DayOf(i.At) - runs[0].Day)
	gap := first * math.Pow(growth, float64(len(runs)-1))
	if last.Grade == Stuck {
		gap = 1
	}
	due = last.Day + Day(max(1, math.Round(gap)))
	if float64(eve-due) < first/2 { // the last run is so near that it does for both
		due = eve
	}
	return due, true
}
