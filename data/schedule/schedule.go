// Package schedule says when a question is to be asked again, and which of
// those that wait are asked today. It knows questions by their numbers, and
// days of the calendar in place of instants: whoever practises in the evening
// and again the next morning has slept in between.
package schedule

import (
	"math"
	"time"

	fsrs "github.com/open-spaced-repetition/go-fsrs/v3"
)

// Day is a day of the calendar, counted from 1 January 1970.
type Day int

// DayOf is the day an instant lies in, where the clock it carries is.
func DayOf(t time.Time) Day {
	year, month, day := t.Date()
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
}

// Begin is the first instant of the day at a place.
func (d Day) Begin(place *time.Location) time.Time {
	return time.Date(1970, 1, 1+int(d), 0, 0, 0, 0, place)
}

// noon is an instant of the day for those who count in instants.
func (d Day) noon() time.Time { return d.Begin(time.UTC).Add(12 * time.Hour) }

// Grade is how an answer went.
type Grade int

// The grades, as the person gives them.
const (
	Stuck    Grade = 1
	GotThere Grade = 2
	Smooth   Grade = 3
	OwnedIt  Grade = 4
)

// Review is how a question went on a day. A day has one: the first answer
// counts, as in an interview; those that follow are practice.
type Review struct {
	Day   Day
	Grade Grade
}

// Memory is what practice has left of a question.
type Memory struct {
	Stability float64 // days after which it is recalled nine times out of ten
	Last      Day     // when it was last asked
	Due       Day     // when it is to be asked again; always after Last
}

// Recall is the predicted probability, 0 to 1, that the answer still comes on a
// day: the forgetting curve of FSRS, (1 + 19/81 · t/S)^-½ after t days at a
// stability of S.
func (m Memory) Recall(day Day) float64 {
	if m.Stability <= 0 {
		return 0
	}
	return math.Pow(1+19.0/81*float64(max(day-m.Last, 0))/m.Stability, -0.5)
}

// Scheduler tells what is left of a question after its reviews, of which there
// is one at least, the oldest first.
type Scheduler interface {
	Memory(reviews []Review) Memory
}

// The retention one can aim at.
const (
	LeastRetention   = 0.7
	DefaultRetention = 0.9
	MostRetention    = 0.97
)

// longest is the longest time without a question, in days: whoever practises
// for interviews wants to hear from it within half a year.
const longest = 180

// FSRS schedules by the Free Spaced Repetition Scheduler, version 5 (Ye, Su and
// Cao 2022, with the default weights of open-spaced-repetition), so that a
// question comes back when its predicted recall falls to retention, which is
// between LeastRetention and MostRetention. "Stuck" is what it calls Again.
func FSRS(retention float64) Scheduler {
	p := fsrs.DefaultParam()
	p.RequestRetention = min(max(retention, LeastRetention), MostRetention)
	p.MaximumInterval = longest
	p.EnableShortTerm = false // a day is the shortest time here
	return scheduler{fsrs.NewFSRS(p)}
}

type scheduler struct{ fsrs *fsrs.FSRS }

// Memory implements [Scheduler].
func (s scheduler) Memory(reviews []Review) Memory {
	card := fsrs.NewCard()
	for _, r := range reviews {
		card = s.fsrs.Next(card, r.Day.noon(), fsrs.Rating(r.Grade)).Card
	}
	last := reviews[len(reviews)-1].Day
	return Memory{Stability: card.Stability, Last: last, Due: last + max(1, Day(min(card.ScheduledDays, longest)))}
}
