package calendar_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"greenroom/data/calendar"
)

// here is where the person is in these tests.
var here = time.FixedZone("here", -3*60*60)

// fixture reads a calendar as a program wrote it.
func fixture(t *testing.T, name string) ([]calendar.Event, []calendar.Problem) {
	t.Helper()
	file := filepath.Join("testdata", name)
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	events, problems, err := calendar.Read(bytes.NewReader(text), here)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return events, problems
}

func same(t *testing.T, want, got []calendar.Event) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateApproxTime(0)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAnInvitationIsReadWithItsFoldedLinesAndItsAlarmLeftAlone(t *testing.T) {
	events, problems := fixture(t, "invitation.ics")
	same(t, []calendar.Event{{
		UID: "7kukuqrfedlm2f9t0vm@calendar.example", Title: "Interview with Northlight", Place: "Pier 3, Harbour",
		Notes: "Second talk, with the team.\n\nJoin: https://meet.example/abc-defg-hij\nBring the lamp — and tea; no slides.",
		Start: time.Date(2026, 12, 2, 13, 30, 0, 0, time.UTC), Length: 45 * time.Minute,
	}}, events)
	if len(problems) > 0 {
		t.Errorf("problems: %v", problems)
	}
}

func TestAZoneIsTheOneThatIsMeantHoweverItIsNamed(t *testing.T) {
	events, problems := fixture(t, "office.ics")
	same(t, []calendar.Event{
		{UID: "040000008200E00074C5B7101A82E008", Title: "Talk in summer time", Start: time.Date(2026, 7, 1, 8, 0, 0, 0, time.UTC), Length: time.Hour},
		{UID: "040000008200E00074C5B7101A82E009", Title: "Talk in winter time", Start: time.Date(2026, 12, 1, 9, 0, 0, 0, time.UTC), Length: 90 * time.Minute},
		{UID: "windows-name", Title: "Talk by a name of Windows", Start: time.Date(2026, 12, 1, 9, 0, 0, 0, time.UTC), Length: 45 * time.Minute, Zone: "Europe/Berlin"},
	}, events)
	if len(problems) != 1 || problems[0].Title != "Talk on the moon" || !strings.Contains(problems[0].Err.Error(), "Moon/Tranquility") {
		t.Errorf("problems: %v", problems)
	}
}

func TestWholeDaysFloatingTimesAndWhatIsCalledOffAreTold(t *testing.T) {
	events, problems := fixture(t, "evolution.ics")
	same(t, []calendar.Event{
		{UID: "rome", Title: "Colloquio – Faro S.p.A.", Link: "https://faro.example/talk", Start: time.Date(2026, 12, 3, 14, 0, 0, 0, time.UTC), Length: time.Hour, Zone: "Europe/Rome"},
		{UID: "whole-day", Title: "Assessment centre", Start: time.Date(2026, 12, 10, 3, 0, 0, 0, time.UTC), Length: 48 * time.Hour, AllDay: true, Cancelled: true},
		{UID: "floating", Title: "Every week", Start: time.Date(2026, 12, 11, 12, 0, 0, 0, time.UTC), Length: time.Hour, Repeats: true},
	}, events)
	if len(problems) != 1 || problems[0].Title != "Some day" {
		t.Errorf("problems: %v", problems)
	}
}

// TestClocksChangeOnTheDayTheCalendarSays holds zones that only the calendar describes against those
// the system knows, hour by hour around each change of the clocks.
func TestClocksChangeOnTheDayTheCalendarSays(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("testdata/office.ics")
	if err != nil {
		t.Fatal(err)
	}
	for _, day := range []time.Time{
		time.Date(2026, 3, 28, 0, 0, 0, 0, time.UTC), time.Date(2026, 10, 24, 0, 0, 0, 0, time.UTC),
		time.Date(2027, 3, 27, 0, 0, 0, 0, time.UTC), time.Date(2027, 12, 31, 0, 0, 0, 0, time.UTC),
	} {
		for hour := range 48 {
			wall := day.Add(time.Duration(hour) * time.Hour)
			if wall.Month() != 12 && wall.Weekday() == time.Sunday && (wall.Hour() == 2 || wall.Hour() == 3) {
				continue // an hour that is twice or never
			}
			moved := bytes.Replace(text, []byte("20260701T100000"), []byte(wall.Format("20060102T150405")), 1)
			events, _, err := calendar.Read(bytes.NewReader(moved), here)
			if err != nil || len(events) == 0 {
				t.Fatalf("%v: %v %v", wall, events, err)
			}
			want := time.Date(wall.Year(), wall.Month(), wall.Day(), wall.Hour(), 0, 0, 0, berlin)
			if !events[0].Start.Equal(want) {
				t.Errorf("%v is %v, want %v", wall, events[0].Start.UTC(), want.UTC())
			}
		}
	}
}

func TestWhatIsWrittenIsReadAgainAndEndsItsLinesAsCalendarsWant(t *testing.T) {
	want := []calendar.Event{
		{UID: "1@greenroom", Title: "Interview: Northlight; the team, at last", Place: "Pier 3, Harbour", Notes: strings.Repeat("Ünder the lamp. ", 20) + "\nNew line",
			Link: "https://northlight.example", Zone: "Asia/Kathmandu", Company: "Заря; Light, Sons", Role: "Writer, docs", Round: "the team\\first", Start: time.Date(2026, 12, 2, 13, 30, 0, 0, time.UTC), Length: 45 * time.Minute},
		{UID: "2@greenroom", Title: "A day", Start: time.Date(2026, 12, 3, 0, 0, 0, 0, here), Length: 24 * time.Hour, AllDay: true},
		{UID: "3@greenroom", Title: "Off", Start: time.Date(2026, 12, 4, 9, 0, 0, 0, time.UTC), Cancelled: true},
	}
	var b bytes.Buffer
	if err := calendar.Write(&b, want, time.Date(2026, 11, 24, 20, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	for n, line := range strings.SplitAfter(strings.TrimSuffix(b.String(), "\r\n"), "\n") {
		if !strings.HasSuffix(line, "\r\n") && !strings.HasSuffix(b.String(), line+"\r\n") || len(line) > 77 {
			t.Errorf("line %d is %q", n+1, line)
		}
	}
	got, problems, err := calendar.Read(&b, here)
	if err != nil || len(problems) > 0 {
		t.Fatalf("%v %v", problems, err)
	}
	same(t, []calendar.Event{{
		UID: want[0].UID, Title: want[0].Title, Place: want[0].Place, Notes: want[0].Notes, Link: want[0].Link, Zone: want[0].Zone, Company: want[0].Company, Role: want[0].Role, Round: want[0].Round, Start: want[0].Start, Length: want[0].Length,
	}, want[1], want[2]}, got)
}

func TestWhatIsNoCalendarIsRefused(t *testing.T) {
	for _, text := range []string{"", "\n\n", "BEGIN:VCARD\nEND:VCARD\n", "Dear sir", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\n"} {
		if events, _, err := calendar.Read(strings.NewReader(text), here); !errors.Is(err, calendar.ErrNoCalendar) {
			t.Errorf("%q is read as %v (%v)", text, events, err)
		}
	}
	long := strings.NewReader("BEGIN:VCALENDAR\n" + strings.Repeat("X-A:1\n", calendar.MostBytes/6))
	if _, _, err := calendar.Read(long, here); !errors.Is(err, calendar.ErrTooLarge) {
		t.Errorf("a very large one: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/*.ics")
	if err != nil || len(files) == 0 {
		f.Fatalf("no fixtures: %v", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Add("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261202T133000\nDURATION:P999999W999999D\nEND:VEVENT\nEND:VCALENDAR\n")
	f.Fuzz(func(t *testing.T, text string) {
		events, _, err := calendar.Read(strings.NewReader(text), here)
		if err != nil {
			return
		}
		for _, event := range events {
			if event.Start.IsZero() || event.Length < 0 || event.Start.Year() < 1899 || event.Start.Year() > 9001 {
				t.Errorf("%+v", event)
			}
			if _, err := time.LoadLocation(event.Zone); err != nil {
				t.Errorf("zone %q: %v", event.Zone, err)
			}
		}
		var b bytes.Buffer
		if err := calendar.Write(&b, events, time.Unix(0, 0)); err != nil {
			t.Fatal(err)
		}
	})
}
