package ui

import (
	"context"
	"strings"
	"testing"
	"time"

	"greenroom/data"
	"greenroom/ui/prefs"
	"greenroom/ui/uitest"
)

func TestAnInterviewIsRemindedOfOnceAnHourBeforeWhereThePersonLooks(t *testing.T) {
	screen := uitest.NewScreen(t)
	at := time.Date(2026, 11, 24, 14, 30, 0, 0, time.Local)
	now := at.Add(-61 * time.Minute)
	set, system, window, speaking := prefs.Default(), "", "", false
	n := &nearTalk{
		now:  func() time.Time { return now },
		load: func(context.Context) (prefs.Prefs, error) { return set, nil },
		next: func(_ context.Context, f data.InterviewFilter) ([]data.Interview, error) {
			if at.Before(f.Coming) {
				return nil, nil
			}
			return []data.Interview{{ID: 7, Company: "Secret", At: at}}, nil
		},
		tell: func(_, text string) { system += text },
		offer: func(text string, interview int64) bool {
			if interview != 7 {
				t.Errorf("it leads to %d", interview)
			}
			if !speaking {
				window += text
			}
			return !speaking
		},
		told: map[int64]time.Time{}, shown: map[int64]time.Time{},
	}
	look := func(what string, bySystem, inWindow bool) {
		t.Helper()
		system, window = "", ""
		n.look(t.Context())
		screen.Until("it was told", func() bool { return true })
		if (system != "") != bySystem || (window != "") != inWindow || strings.Contains(system, "Secret") {
			t.Errorf("%s: the system said %q, the window %q", what, system, window)
		}
	}
	set.Reminder.On = true
	look("more than an hour before", false, false)
	now = at.Add(-59 * time.Minute)
	set.Reminder.On = false
	look("before anybody said yes to the system", false, false)
	set.Reminder.On = true
	set.Reminder.QuietFrom, set.Reminder.QuietUntil = 12, 16
	look("in quiet hours", false, false)
	set.Reminder.QuietFrom, set.Reminder.QuietUntil = 21, 9
	look("an hour before", true, false)
	look("a minute later", false, false)
	n.looked(true)
	speaking = true
	look("while somebody speaks", false, false)
	speaking = false
	look("in the window that is looked at", false, true)
	look("once more", false, false)
	n.looked(false)
	look("after the window told of it", false, false)
	at, now = at.Add(30*time.Minute), now.Add(30*time.Minute)
	look("put off by half an hour", true, false)
	now = at.Add(time.Minute)
	look("while it goes on", false, false)
}

func TestTheReminderOfATalkEndsWhenItIsTold(t *testing.T) {
	looked := make(chan struct{}, 1)
	n := &nearTalk{now: time.Now, next: func(context.Context, data.InterviewFilter) ([]data.Interview, error) {
		select {
		case looked <- struct{}{}:
		default:
		}
		return nil, nil
	}}
	n.start()
	<-looked
	n.close()
	(&nearTalk{}).close() // one that never began
}
