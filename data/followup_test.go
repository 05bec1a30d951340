package data_test

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"greenroom/data"
)

// zones are places whose clocks do what clocks can do: half hours, jumps at midnight, a day that
// never was.
var zones = []string{"UTC", "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Cairo", "America/St_Johns", "Asia/Beirut"}

func TestAFollowUpIsAtTheMinuteThatTheClockOfItsZoneShows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		zone := must(time.LoadLocation(rapid.SampledFrom(zones).Draw(t, "zone")))(t)
		day := data.DayOf(time.Unix(rapid.Int64Range(0, 4_000_000_000).Draw(t, "day"), 0).UTC())
		minute := rapid.IntRange(0, 24*60-1).Draw(t, "minute")
		at := day.At(minute, zone)
		asked := day.In(time.UTC).Add(time.Duration(minute) * time.Minute)
		_, offset := at.Zone()
		shown := at.UTC().Add(time.Duration(offset) * time.Second)
		switch {
		case shown.Equal(asked): // the first time it shows this
			for back := time.Minute; back <= 3*time.Hour; back += 30 * time.Minute {
				earlier := at.Add(-back)
				_, offset := earlier.Zone()
				if earlier.UTC().Add(time.Duration(offset) * time.Second).Equal(asked) {
					t.Fatalf("%s %d in %v is %v, which %v shows too", day, minute, zone, at, earlier)
				}
			}
		case shown.After(asked): // the clock jumped over it: just before, it showed less
			_, offset := at.Add(-time.Second).Zone()
			if before := at.UTC().Add(time.Duration(offset)*time.Second - time.Second); !before.Before(asked) {
				t.Fatalf("%s %d in %v is %v, a second before it was %v", day, minute, zone, at, before)
			}
		default:
			t.Fatalf("%s %d in %v is %v", day, minute, zone, at)
		}
	})
}

func TestAFollowUpKeepsItsTimeOfDayWhenClocksChangeAndThePersonTravels(t *testing.T) {
	for _, c := range []struct {
		name string
		f    data.FollowUp
		want string // in UTC
	}{
		{"winter", data.FollowUp{Day: "2026-03-28", Minute: 9 * 60, Zone: "Europe/Berlin"}, "2026-03-28T08:00:00Z"},
		{"summer", data.FollowUp{Day: "2026-03-29", Minute: 9 * 60, Zone: "Europe/Berlin"}, "2026-03-29T07:00:00Z"},
		{"a minute that never comes", data.FollowUp{Day: "2026-03-29", Minute: 2*60 + 30, Zone: "Europe/Berlin"}, "2026-03-29T01:00:00Z"},
		{"a minute that comes twice", data.FollowUp{Day: "2026-10-25", Minute: 2*60 + 30, Zone: "Europe/Berlin"}, "2026-10-25T00:30:00Z"},
		{"a day that never was", data.FollowUp{Day: "2011-12-30", Minute: 9 * 60, Zone: "Pacific/Apia"}, "2011-12-30T10:00:00Z"},
		{"a day that begins at one", data.FollowUp{Day: "2018-11-04", Minute: data.AnyMinute, Zone: "America/Sao_Paulo"}, "2018-11-04T03:00:00Z"},
		{"here", data.FollowUp{Day: "2026-07-01", Minute: 60}, "2026-07-01T05:00:00Z"},
		{"a zone nobody knows", data.FollowUp{Day: "2026-07-01", Minute: 60, Zone: "Moon/Sea"}, "2026-07-01T05:00:00Z"},
	} {
		here := must(time.LoadLocation("America/New_York"))(t)
		at := c.f.When(here)
		if got := at.UTC().Format(time.RFC3339); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		if c.f.Due(at.Add(-time.Millisecond).In(here)) || !c.f.Due(at.In(here)) {
			t.Errorf("%s is not due from %v on", c.name, at)
		}
	}
}

func TestAFollowUpIsPutOffByTheCalendarOfItsZone(t *testing.T) {
	tokyo := data.FollowUp{Day: "2026-03-01", Minute: 600, Zone: "Asia/Tokyo"}
	late := time.Date(2026, 3, 10, 20, 0, 0, 0, time.UTC) // the 11th in Tokyo
	same(t, data.Day("2026-03-12"), tokyo.Later(late, 1).Day)
	same(t, 600, tokyo.Later(late, 7).Minute)
}

func TestWhatIsDueIsListedOnceItIs(t *testing.T) {
	s, c := newStore(t)
	ann := must(s.SaveContact(ctx, data.Contact{Name: "Ann"}))(t)
	bob := must(s.SaveContact(ctx, data.Contact{Name: "Bob"}))(t)
	here := c.Now().Local()
	today := data.DayOf(here)
	now := must(s.SaveFollowUp(ctx, data.FollowUp{ContactID: ann.ID, Day: today, Minute: data.AnyMinute, About: "Send the article"}))(t)
	soon := c.Now().Add(2 * time.Minute).Local()
	must(s.SaveFollowUp(ctx, data.FollowUp{ContactID: bob.ID, Day: data.DayOf(soon), Minute: soon.Hour()*60 + soon.Minute()}))(t)
	must(s.SaveFollowUp(ctx, data.FollowUp{ContactID: bob.ID, Day: today.Add(9), Minute: data.AnyMinute}))(t)
	count := func() int { return len(must(s.DueFollowUps(ctx))(t)) }
	if n := count(); n != 1 {
		t.Fatalf("%d are due, want 1", n)
	}
	lines := must(s.Contacts(ctx, data.ContactFilter{Due: true}))(t)
	if len(lines) != 1 || lines[0].Name != "Ann" || lines[0].Next.About != "Send the article" {
		t.Errorf("due are %+v", lines)
	}
	c.Add(3 * time.Minute)
	if n := count(); n != 2 {
		t.Errorf("three minutes later %d are due, want 2", n)
	}
	touch, done, err := s.LogTouch(ctx, data.Touch{ContactID: ann.ID})
	ok(t, err)
	if len(done) != 1 || done[0].ID != now.ID || count() != 1 {
		t.Errorf("the touch has done %+v", done)
	}
	ok(t, s.UnlogTouch(ctx, touch, done))
	if count() != 2 || len(must(s.Touches(ctx, ann.ID))(t)) != 0 {
		t.Error("the touch was not taken back whole")
	}
	ok(t, s.Delete(ctx, data.Ref{Kind: data.KindContact, ID: ann.ID}))
	if n := count(); n != 1 {
		t.Errorf("with Ann in the trash %d are due, want 1", n)
	}
}

func TestAFollowUpThatCannotBeIsRefused(t *testing.T) {
	s, _ := newStore(t)
	ann := must(s.SaveContact(ctx, data.Contact{Name: "Ann"}))(t)
	for _, f := range []data.FollowUp{{}, {Day: "2026-02-30"}, {Day: "2026-02-01", Minute: 1440}, {Day: "2026-02-01", Minute: -2}, {Day: "2026-02-01", Zone: "Moon/Sea"}} {
		f.ContactID = ann.ID
		if _, err := s.SaveFollowUp(ctx, f); !errors.Is(err, data.ErrInvalid) {
			t.Errorf("%+v: %v", f, err)
		}
	}
}
