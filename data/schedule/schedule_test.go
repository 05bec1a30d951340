package schedule_test

import (
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"

	"greenroom/data/schedule"
)

var someReviews = rapid.Custom(func(t *rapid.T) []schedule.Review {
	day := schedule.Day(20_000)
	var reviews []schedule.Review
	for range rapid.IntRange(1, 12).Draw(t, "reviews") {
		day += schedule.Day(rapid.IntRange(1, 60).Draw(t, "gap"))
		reviews = append(reviews, schedule.Review{Day: day, Grade: schedule.Grade(rapid.IntRange(1, 4).Draw(t, "grade"))})
	}
	return reviews
})

func TestWhatWasAnsweredIsNeverDueTheSameDayOrBefore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reviews := someReviews.Draw(t, "reviews")
		retention := rapid.Float64Range(0, 1).Draw(t, "retention")
		m := schedule.FSRS(retention).Memory(reviews)
		if last := reviews[len(reviews)-1].Day; m.Last != last || m.Due <= last {
			t.Fatalf("answered on %d, due on %d", last, m.Due)
		}
		if r := m.Recall(m.Last); r != 1 {
			t.Fatalf("recalled with %v at once", r)
		}
		if m.Recall(m.Last+10) <= m.Recall(m.Last+20) {
			t.Fatal("nothing fades")
		}
	})
}

func TestABetterGradeNeverComesBackSooner(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reviews := someReviews.Draw(t, "reviews")
		last := len(reviews) - 1
		var due schedule.Day
		for grade := schedule.Stuck; grade <= schedule.OwnedIt; grade++ {
			reviews[last].Grade = grade
			m := schedule.FSRS(schedule.DefaultRetention).Memory(reviews)
			if m.Due < due {
				t.Fatalf("grade %d is due on %d, the one below on %d", grade, m.Due, due)
			}
			due = m.Due
		}
	})
}

func TestAQuestionIsDueWhenItsRecallHasFallenToTheRetention(t *testing.T) {
	reviews := []schedule.Review{{Day: 100, Grade: schedule.Smooth}, {Day: 103, Grade: schedule.Smooth}, {Day: 112, Grade: schedule.Smooth}}
	for _, retention := range []float64{0.8, 0.9, 0.95} {
		m := schedule.FSRS(retention).Memory(reviews)
		if r := m.Recall(m.Due); math.Abs(r-retention) > 0.02 {
			t.Errorf("aimed at %v, recalled with %v when due after %d days", retention, r, m.Due-m.Last)
		}
	}
}

func TestADayIsTheCalendarsWhereverTheClockIs(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip("this machine knows no time zones")
	}
	before := time.Date(2026, 10, 25, 0, 30, 0, 0, berlin) // the night an hour comes twice
	after := time.Date(2026, 10, 25, 23, 30, 0, 0, berlin)
	if a, b := schedule.DayOf(before), schedule.DayOf(after); a != b {
		t.Errorf("one day has two numbers: %d and %d", a, b)
	}
	if next := schedule.DayOf(after.Add(time.Hour)); next != schedule.DayOf(after)+1 {
		t.Errorf("after %d comes %d", schedule.DayOf(after), next)
	}
	if got := schedule.DayOf(before).Begin(berlin); !got.Equal(time.Date(2026, 10, 25, 0, 0, 0, 0, berlin)) {
		t.Errorf("the day begins at %v", got)
	}
}
