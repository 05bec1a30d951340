package when_test

import (
	"strings"
	"testing"
	"time"

	"greenroom/ui/when"
)

func TestADateIsUnderstoodAsOneWritesIt(t *testing.T) {
	now := time.Date(2026, 11, 24, 20, 0, 0, 0, time.UTC) // a Tuesday
	for text, want := range map[string]string{
		"Thu 14:30":                 "2026-11-26 14:30",
		"thursday, 14.30":           "2026-11-26 14:30",
		"next Tuesday":              "2026-11-24 09:00",
		"tomorrow 10":               "2026-11-25 10:00",
		"today 21:00":               "2026-11-24 21:00",
		"24 Nov 10:00":              "2026-11-24 10:00",
		"Nov 30th, 2:15 pm":         "2026-11-30 14:15",
		"30 november 2pm":           "2026-11-30 14:00",
		"3 March":                   "2027-03-03 09:00",
		"March 3 2028 at 8":         "2028-03-03 08:00",
		"2026-11-30 9:15":           "2026-11-30 09:15",
		"30.11.2026 9:15":           "2026-11-30 09:15",
		"30.11. 12am":               "2026-11-30 00:00",
		"in 3 days at 16:00":        "2026-11-27 16:00",
		"in 2 weeks":                "2026-12-08 09:00",
		"Friday, 27 November 10:30": "2026-11-27 10:30",
		"on the 1st of dec. 11:00":  "2026-12-01 11:00",
	} {
		at, problem := when.Read(text, now)
		if got := at.Format("2006-01-02 15:04"); got != want || problem != "" {
			t.Errorf("%q is read as %s (%s), want %s", text, got, problem, want)
		}
	}
	if at, problem := when.Read("  ", now); !at.IsZero() || problem != "" {
		t.Errorf("nothing is read as %v, %q", at, problem)
	}
}

func TestWhatIsNoDateIsToldInWords(t *testing.T) {
	now := time.Date(2026, 11, 24, 20, 0, 0, 0, time.UTC)
	for text, says := range map[string]string{
		"soon":         "“soon” is not understood",
		"14:30":        "On which day?",
		"Thu 25:00":    "“25:00” is not a time of day",
		"Thu 13pm":     "“13pm” is not a time of day",
		"in some days": "“some” is not understood",
		"Nov":          "On which day?",
		"42 Nov":       "There is no such day",
		"2026-13-01":   "There is no such day",
	} {
		at, problem := when.Read(text, now)
		if !at.IsZero() || !strings.Contains(problem, says) {
			t.Errorf("%q is read as %v, %q", text, at, problem)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, text := range []string{"Thu 14:30", "30.11. 12am", "in 3 days", "Nov 30th, 2:15 pm", "in in in", "99999999999999 nov"} {
		f.Add(text)
	}
	now := time.Date(2026, 11, 24, 20, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, text string) {
		if at, problem := when.Read(text, now); problem != "" && !at.IsZero() {
			t.Errorf("%q is both %v and %q", text, at, problem)
		}
	})
}

func TestAMomentTellsWhetherATimeOfTheDayWasSaid(t *testing.T) {
	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	for text, want := range map[string]bool{"tomorrow": false, "tomorrow 9": true, "9 Nov": false, "Fri 9:00": true, "in 2 weeks": false} {
		at, timed, problem := when.Moment(text, now)
		if timed != want || problem != "" || at.IsZero() {
			t.Errorf("%q is %v, with a time %v (%s)", text, at, timed, problem)
		}
	}
}

func TestADayThatIsOverIsTheLastOneUnlessItsYearIsSaid(t *testing.T) {
	now := time.Date(2026, 11, 24, 20, 0, 0, 0, time.Local)
	for text, want := range map[string]string{
		"3 Dec": "2025-12-03", "3 Nov": "2026-11-03", "24 Nov": "2026-11-24", "3 Dec 2026": "2026-12-03", "12 March 2025": "2025-03-12",
		"Mon": "2026-11-23", "Wed": "2026-11-18", "Tue": "2026-11-24", "yesterday": "2026-11-23", "3 days ago": "2026-11-21", "2 weeks ago": "2026-11-10", "tomorrow": "2026-11-25",
	} {
		if at, problem := when.Past(text, now); problem != "" || at.Format(time.DateOnly) != want {
			t.Errorf("%q is %v, %s", text, at, problem)
		}
	}
	if at, problem := when.Past("", now); problem != "" || !at.IsZero() {
		t.Errorf("nothing is %v, %s", at, problem)
	}
	if _, problem := when.Past("whenever", now); problem == "" {
		t.Error("whenever is understood")
	}
}
