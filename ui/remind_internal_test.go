package ui

import (
	"context"
	"testing"
	"time"

	"greenroom/data"
	"greenroom/data/schedule"
	"greenroom/ui/prefs"
)

func TestTheSystemSaysWhatIsDueOnceADayAndOnlyWhenItMay(t *testing.T) {
	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.Local)
	set, due, said := prefs.Default(), 2, 0
	r := &reminder{
		now:  func() time.Time { return now },
		load: func(context.Context) (prefs.Prefs, error) { return set, nil },
		agenda: func(_ context.Context, aim data.Aim) (schedule.Plan, error) {
			return schedule.Plan{Today: make([]schedule.Item, due)}, nil
		},
		tell: func(string, string) { said++ },
	}
	look := func(what string, want int) {
		t.Helper()
		said = 0
		r.look(t.Context())
		if said != want {
			t.Errorf("%s: said %d times, want %d", what, said, want)
		}
	}
	look("before anybody said yes", 0)
	set.Reminder.On = true
	r.looked(true)
	look("while the window is looked at", 0)
	r.looked(false)
	due = 0
	look("when nothing is due", 0)
	due = 2
	now = time.Date(2026, 11, 24, 23, 0, 0, 0, time.Local)
	look("at night", 0)
	now = time.Date(2026, 11, 25, 8, 59, 0, 0, time.Local)
	look("before nine", 0)
	now = time.Date(2026, 11, 25, 9, 0, 0, 0, time.Local)
	look("at nine", 1)
	now = now.Add(time.Hour)
	look("an hour later", 0)
	now = now.AddDate(0, 0, 1)
	look("the next day", 1)
	set.Reminder.QuietFrom, set.Reminder.QuietUntil = 0, 0
	now = time.Date(2026, 11, 27, 3, 0, 0, 0, time.Local)
	look("at night, for whom it is never quiet", 1)
}

func TestTheReminderEndsWhenItIsTold(t *testing.T) {
	looked := make(chan struct{}, 1)
	r := &reminder{
		now: time.Now,
		load: func(context.Context) (prefs.Prefs, error) {
			select {
			case looked <- struct{}{}:
			default:
			}
			return prefs.Default(), nil
		},
	}
	r.start()
	<-looked
	r.close()
	(&reminder{}).close() // one that never began
}
