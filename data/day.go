package data

import "time"

// Day is a day of the calendar, as 2026-11-24; "" is none. It is the same day wherever the person
// is.
type Day string

// DayOf is the day of an instant where it is.
func DayOf(t time.Time) Day {
	if t.IsZero() {
		return ""
	}
	return Day(t.Format(time.DateOnly))
}

// In is the instant at which the day begins in a place; the zero time for none.
func (d Day) In(place *time.Location) time.Time {
	t, err := time.ParseInLocation(time.DateOnly, string(d), place)
	if err != nil {
		return time.Time{}
	}
	return t
}

// Add is the day so many days later.
func (d Day) Add(days int) Day {
	if d == "" {
		return ""
	}
	return DayOf(d.In(time.UTC).AddDate(0, 0, days))
}

// Until is how many days it is from d to other; 0 if either is none.
func (d Day) Until(other Day) int {
	if d == "" || other == "" {
		return 0
	}
	return int(other.In(time.UTC).Sub(d.In(time.UTC)).Hours() / 24)
}

func (d Day) check() error {
	if d != "" && DayOf(d.In(time.UTC)) != d {
		return invalid("%q is no day", string(d))
	}
	return nil
}

// WeekOf is the Monday of the week of an instant where it is.
func WeekOf(t time.Time) Day {
	return DayOf(t).Add(-((int(t.Weekday()) + 6) % 7))
}
