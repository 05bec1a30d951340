package ui

import (
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"greenroom/data"
	"greenroom/data/schedule"
	"greenroom/ui/prefs"
	"greenroom/ui/uitest"
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

func TestTheSystemSaysOnceThatSomebodyWaitsAndOnlyWhenItMay(t *testing.T) {
	now := time.Date(2026, 11, 24, 23, 0, 0, 0, time.Local)
	set, said := prefs.Default(), ""
	due := []data.FollowUp{{ID: 7, Day: "2026-11-24", About: "Secret"}}
	r := &reminder{
		now:    func() time.Time { return now },
		load:   func(context.Context) (prefs.Prefs, error) { return set, nil },
		people: func(context.Context) ([]data.FollowUp, error) { return due, nil },
		tell:   func(_, text string) { said += text },
	}
	look := func(what string, want bool) {
		t.Helper()
		said = ""
		r.lookForPeople(t.Context())
		if (said != "") != want || strings.Contains(said, "Secret") {
			t.Errorf("%s: said %q", what, said)
		}
	}
	look("before anybody said yes", false)
	set.Reminder.On = true
	look("at night", false)
	now = time.Date(2026, 11, 25, 10, 0, 0, 0, time.Local)
	r.looked(true)
	look("while the window is looked at", false)
	r.looked(false)
	look("at ten", true)
	look("a minute later", false)
	due[0].Day = "2026-11-26"
	look("put off, and due again", true)
	due = append(due, data.FollowUp{ID: 8, Day: "2026-11-26"})
	look("when one more is due", true)
	due = nil
	look("when nobody waits", false)
}

func TestTheBadgeFollowsWhatIsDue(t *testing.T) {
	screen := uitest.NewScreen(t)
	due, shown := make(chan int, 1), -1
	n := 2
	w := newWaiting(func(context.Context) ([]data.FollowUp, error) {
		select {
		case n = <-due:
		default:
		}
		return make([]data.FollowUp, n), nil
	}, slog.New(slog.DiscardHandler), func(n int) { shown = n })
	w.start()
	screen.Until("two are due", func() bool { return shown == 2 })
	w.changed(data.KindEntry) // has nothing to do with it
	due <- 5
	w.changed(data.KindFollowUp)
	screen.Until("five are due", func() bool { return shown == 5 })
	w.close()
	(&waiting{}).close() // one that never began
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
