package when_test

import (
	"strings"
	"testing"
	"time"

	"greenroom/ui/when"
)

func TestADateCanBeSaidByTheClockOfAnotherPlace(t *testing.T) {
	now := time.Date(2026, 11, 24, 20, 0, 0, 0, time.UTC) // a Tuesday
	for text, want := range map[string][2]string{
		"Thu 14:30 Rome":                     {"2026-11-26 13:30", "Europe/Rome"},
		"thu 14:30 in Rome":                  {"2026-11-26 13:30", "Europe/Rome"},
		"26 Nov 9:00, New York":              {"2026-11-26 14:00", "America/New_York"},
		"26 Nov 9:00 am EST":                 {"2026-11-26 14:00", "America/New_York"},
		"2026-07-01 10:00 europe/berlin":     {"2026-07-01 08:00", "Europe/Berlin"},
		"Thu 26 Nov 2026 14:30 Asia/Kolkata": {"2026-11-26 09:00", "Asia/Kolkata"},
		"1 Dec 10:00 utc":                    {"2026-12-01 10:00", "UTC"},
		"1 Dec 10:00 port spain":             {"", ""},
		"1 Dec 10:00 San Francisco":          {"2026-12-01 18:00", "America/Los_Angeles"},
		"Thu 14:30":                          {"2026-11-26 14:30", ""},
	} {
		at, zone, problem := when.Zoned(text, now)
		if want[0] == "" {
			if problem == "" || !at.IsZero() {
				t.Errorf("%q is read as %v", text, at)
			}
			continue
		}
		if got := at.UTC().Format("2006-01-02 15:04"); got != want[0] || zone != want[1] || problem != "" {
			t.Errorf("%q is read as %s by %q (%s), want %s", text, got, zone, problem, want)
		}
	}
	if at, _, problem := when.Zoned("Thu 14:30 Atlantis", now); !at.IsZero() || !strings.Contains(problem, "“atlantis”") {
		t.Errorf("a city that sank is read as %v, %q", at, problem)
	}
	if at, problem := when.Read("Thu 14:30 Rome", now); !at.IsZero() || problem == "" {
		t.Errorf("a zone is taken where none is asked for: %v", at)
	}
}

func TestAClockElsewhereIsToldBesideOnesOwn(t *testing.T) {
	local := time.Local
	defer func() { time.Local = local }()
	time.Local = time.FixedZone("home", 0)
	at := time.Date(2026, 11, 26, 23, 30, 0, 0, time.UTC)
	for zone, want := range map[string]string{
		"":                 "Thursday 26 November 2026, 23:30",
		"Europe/London":    "Thursday 26 November 2026, 23:30 in London",
		"America/New_York": "Thursday 26 November 2026, 18:30 in New York · 23:30 for you",
		"Europe/Rome":      "Friday 27 November 2026, 00:30 in Rome · Thursday 23:30 for you",
		"Middle/Earth":     "Thursday 26 November 2026, 23:30 in Earth",
	} {
		if got := when.InFull(at, zone); got != want {
			t.Errorf("in %q it is %q", zone, got)
		}
	}
}
