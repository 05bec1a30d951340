package data_test

import (
	"testing"
	"time"
	_ "time/tzdata"

	"pgregory.net/rapid"

	"greenroom/data"
)

// at sets the clock.
func (c *clock) at(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = t
}

// TestAClockThatJumpsLosesAndReordersNothing turns the clock by days and years
// between saves. What is kept is all there, lists follow the dates as they were
// noted, of equal ones the later saved first.
func TestAClockThatJumpsLosesAndReordersNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := newClock()
		s := temporary(t, c)
		q := saveQuestion(t, s, "Why us?")
		n := rapid.IntRange(1, 8).Draw(t, "saves")
		spoken := time.Duration(0)
		for range n {
			c.Add(time.Duration(rapid.Int64Range(-5*365*24, 5*365*24).Draw(t, "hours")) * time.Hour)
			must(s.SaveEntry(ctx, data.Entry{Title: "Then"}))(t)
			take := finished(t, s, q.ID, time.Second)
			spoken += take.Duration
			if take.Duration < 0 || take.Started != c.Now().Truncate(time.Millisecond).Local() {
				t.Fatalf("a take of %v began %v", take.Duration, take.Started)
			}
			must(s.BackUpIfDue(ctx))(t)
		}
		lines := must(s.Entries(ctx, data.EntryFilter{}))(t)
		if len(lines) != n {
			t.Fatalf("%d of %d entries are listed", len(lines), n)
		}
		for i, line := range lines[1:] {
			before := lines[i]
			if line.Date.After(before.Date) || line.Date.Equal(before.Date) && line.ID > before.ID {
				t.Fatalf("entry %d (%v) is listed after %d (%v)", line.ID, line.Date, before.ID, before.Date)
			}
		}
		if all := must(s.SpokenSince(ctx, time.Time{}))(t); all != spoken {
			t.Fatalf("%v were spoken, %v are counted", spoken, all)
		}
		// Nothing that was thrown away a moment ago is old, whatever the clock says later.
		ok(t, s.Delete(ctx, data.Ref{Kind: data.KindEntry, ID: lines[0].ID}))
		c.Add(-time.Duration(rapid.IntRange(0, 1000).Draw(t, "back")) * 24 * time.Hour)
		if removed := must(s.EmptyTrash(ctx, data.TrashTime))(t); removed != 0 {
			t.Fatalf("%d things were removed for good with the clock set back", removed)
		}
	})
}

// TestDaysAreThoseOfTheCalendarWhateverTheClocksDo goes through the nights in
// which clocks change, and a day that one place skipped.
func TestDaysAreThoseOfTheCalendarWhateverTheClocksDo(t *testing.T) {
	for _, place := range []struct{ zone, day string }{
		{"Europe/Berlin", "2026-03-29"}, {"Europe/Berlin", "2026-10-25"}, {"America/New_York", "2026-03-08"},
		{"America/New_York", "2026-11-01"}, {"Australia/Lord_Howe", "2026-04-05"}, {"Asia/Kathmandu", "2026-06-01"},
		{"Pacific/Apia", "2011-12-31"}, {"America/Sao_Paulo", "2018-11-04"},
	} {
		t.Run(place.zone+" "+place.day, func(t *testing.T) {
			zone := must(time.LoadLocation(place.zone))(t)
			local := time.Local
			time.Local = zone
			t.Cleanup(func() { time.Local = local })
			s, c := newStore(t)
			day := must(time.ParseInLocation(time.DateOnly, place.day, zone))(t)
			begin := time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, zone)
			end := time.Date(day.Year(), day.Month(), day.Day()+1, 0, 0, 0, 0, zone)
			n := 0
			for at := begin; at.Before(end); at = at.Add(29 * time.Minute) {
				c.at(at)
				must(s.SaveEntry(ctx, data.Entry{Title: at.Format(time.TimeOnly)}))(t)
				n++
			}
			c.at(begin.Add(-time.Minute))
			must(s.SaveEntry(ctx, data.Entry{Title: "the day before"}))(t)
			c.at(end)
			must(s.SaveEntry(ctx, data.Entry{Title: "the day after"}))(t)
			if got := must(s.CountEntries(ctx, data.EntryFilter{From: begin, To: end}))(t); got != n {
				t.Errorf("%d of %d entries are of that day", got, n)
			}
			// The same instants in another zone: nothing moves.
			time.Local = time.UTC
			if got := must(s.CountEntries(ctx, data.EntryFilter{From: begin, To: end}))(t); got != n {
				t.Errorf("elsewhere %d of %d entries are of that day", got, n)
			}
		})
	}
}
