package ui

import (
	"context"
	"testing"
	"time"

	"greenroom/data"
	"greenroom/ui/prefs"
)

// TestALetterIsToldOfOnceInItsLastHours also holds that nobody is told who looks
// at the window, does not want to be, or sleeps.
func TestALetterIsToldOfOnceInItsLastHours(t *testing.T) {
	noon := time.Date(2026, 11, 24, 12, 0, 0, 0, time.Local)
	for name, c := range map[string]struct {
		now  time.Time
		seen bool
		off  bool
		want int
	}{
		"a thank-you in its last hours": {now: noon, want: 1},
		"hours before":                  {now: noon.Add(-6 * time.Hour)},
		"after its day":                 {now: noon.Add(7 * time.Hour)},
		"looked at":                     {now: noon, seen: true},
		"not wanted":                    {now: noon, off: true},
		"in the quiet hours":            {now: noon.Add(4 * time.Hour)},
	} {
		var told []string
		r := &thanks{
			now: func() time.Time { return c.now }, seen: c.seen, told: map[data.Ref]bool{},
			load: func(context.Context) (prefs.Prefs, error) {
				set := prefs.Default()
				set.Reminder = prefs.Reminder{On: !c.off, QuietFrom: 15, QuietUntil: 5}
				return set, nil
			},
			letters: func(_ context.Context, f data.LetterFilter) ([]data.Letter, error) {
				if due := noon.Add(2 * time.Hour); !due.After(f.Due) {
					return []data.Letter{{ID: 1, Due: due}}, nil
				}
				return nil, nil
			},
			talks: func(context.Context, time.Time) ([]data.Interview, error) { return nil, nil },
			tell:  func(_, text string) { told = append(told, text) },
		}
		r.look(t.Context())
		r.look(t.Context())
		if len(told) != c.want {
			t.Errorf("%s: told %q", name, told)
		}
	}
}

func TestATalkWithoutALetterIsToldOfInItsLastHours(t *testing.T) {
	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.Local)
	for hours, want := range map[time.Duration]int{2: 0, 17: 0, 19: 1, 23: 1} {
		told := 0
		r := &thanks{
			now: func() time.Time { return now }, told: map[data.Ref]bool{},
			load: func(context.Context) (prefs.Prefs, error) {
				set := prefs.Default()
				set.Reminder.On = true
				return set, nil
			},
			letters: func(context.Context, data.LetterFilter) ([]data.Letter, error) { return nil, nil },
			talks: func(_ context.Context, after time.Time) ([]data.Interview, error) {
				i := data.Interview{ID: 7, At: now.Add(-hours*time.Hour - time.Minute), Minutes: 1}
				if i.End().Before(after) {
					return nil, nil
				}
				return []data.Interview{i}, nil
			},
			tell: func(string, string) { told++ },
		}
		r.look(t.Context())
		r.look(t.Context())
		if told != want {
			t.Errorf("%d hours after a talk it was told %d times, want %d", hours, told, want)
		}
	}
}
