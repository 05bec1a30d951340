package people

import (
	"fmt"
	"io"
	"time"

	ics "github.com/arran4/golang-ical"
)

// Reminder is when to write to somebody.
type Reminder struct {
	UID   string    // the same in every export, so that a calendar changes what it has
	At    time.Time // the beginning of its day when AllDay
	Title string
	Text  string
	Day   bool // any time of the day
}

// reminderLength is how much of a day a reminder with an hour takes.
const reminderLength = 15 * time.Minute

// WriteCalendar writes reminders as a calendar, which knows by now when it was written.
func WriteCalendar(to io.Writer, product string, now time.Time, all []Reminder) error {
	c := ics.NewCalendar()
	c.SetProductId(product)
	c.SetMethod(ics.MethodPublish)
	for _, r := range all {
		e := c.AddEvent(r.UID)
		e.SetDtStampTime(now)
		if r.Day {
			e.SetAllDayStartAt(r.At)
			e.SetAllDayEndAt(r.At.AddDate(0, 0, 1))
		} else {
			e.SetStartAt(r.At)
			e.SetEndAt(r.At.Add(reminderLength))
		}
		e.SetSummary(r.Title)
		if r.Text != "" {
			e.SetDescription(r.Text)
		}
		e.SetTimeTransparency(ics.TransparencyTransparent) // nobody is busy because of it
		if !r.Day {
			alarm := e.AddAlarm()
			alarm.SetAction(ics.ActionDisplay)
			alarm.SetTrigger("PT0M")
			alarm.SetDescription(r.Title)
		}
	}
	if err := c.SerializeTo(to, ics.WithNewLineWindows); err != nil {
		return fmt.Errorf("write calendar: %w", err)
	}
	return nil
}
