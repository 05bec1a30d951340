package data_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"greenroom/data"
)

func TestAContactStandsByTheDaysSinceTheLastTouch(t *testing.T) {
	berlin := must(time.LoadLocation("Europe/Berlin"))(t)
	noon := func(day data.Day) time.Time { return day.At(12*60, berlin) }
	for _, c := range []struct {
		rhythm    data.Rhythm
		last, now time.Time
		want      data.Standing
	}{
		{data.Rhythm{}, noon("2020-01-01"), noon("2026-01-01"), ""},
		{data.Rhythm{Wanted: 28, Longest: 42}, noon("2026-01-01"), noon("2026-01-28"), data.StandingFine},
		{data.Rhythm{Wanted: 28, Longest: 42}, noon("2026-01-01"), noon("2026-01-29"), data.StandingSoon},
		{data.Rhythm{Wanted: 28, Longest: 42}, noon("2026-01-01"), noon("2026-02-11"), data.StandingSoon},
		{data.Rhythm{Wanted: 28, Longest: 42}, noon("2026-01-01"), noon("2026-02-12"), data.StandingSlipping},
		{data.Rhythm{Wanted: 28}, noon("2026-01-01"), noon("2026-02-12"), data.StandingSlipping},          // the longest is 42
		{data.Rhythm{Longest: 30}, noon("2026-01-01"), noon("2026-01-21"), data.StandingSoon},             // wanted is 20
		{data.Rhythm{Wanted: 30, Longest: 10}, noon("2026-01-01"), noon("2026-01-30"), data.StandingFine}, // the longest is 30
		{data.Rhythm{Wanted: 30, Longest: 10}, noon("2026-01-01"), noon("2026-01-31"), data.StandingSlipping},
		{data.Rhythm{Wanted: 1, Longest: 2}, data.Day("2026-03-28").At(23*60+59, berlin), data.Day("2026-03-29").At(1, berlin), data.StandingSoon}, // two minutes, but another day
		{data.Rhythm{Wanted: 1, Longest: 2}, data.Day("2026-03-29").At(0, berlin), data.Day("2026-03-29").At(23*60+59, berlin), data.StandingFine}, // a day of 23 hours
		{data.Rhythm{Wanted: 7}, noon("2026-02-01"), noon("2026-01-01"), data.StandingFine},                                                        // a touch to come
	} {
		if got := c.rhythm.Standing(c.last, c.now); got != c.want {
			t.Errorf("%+v, last in touch %v, stands %q at %v, want %q", c.rhythm, c.last, got, c.now, c.want)
		}
	}
}

func TestStandingOnlyGetsWorseUntilTheNextTouch(t *testing.T) {
	order := map[data.Standing]int{data.StandingFine: 1, data.StandingSoon: 2, data.StandingSlipping: 3}
	rapid.Check(t, func(t *rapid.T) {
		r := data.Rhythm{Wanted: rapid.IntRange(1, 400).Draw(t, "wanted"), Longest: rapid.IntRange(0, 800).Draw(t, "longest")}
		zone := must(time.LoadLocation(rapid.SampledFrom(zones).Draw(t, "zone")))(t)
		last := time.UnixMilli(rapid.Int64Range(0, 2_000_000_000_000).Draw(t, "last")).In(zone)
		early := last.Add(time.Duration(rapid.IntRange(0, 900*24).Draw(t, "hours")) * time.Hour)
		late := early.Add(time.Duration(rapid.IntRange(0, 900*24).Draw(t, "more hours")) * time.Hour)
		if r.Standing(last, last) != data.StandingFine || order[r.Standing(last, early)] > order[r.Standing(last, late)] {
			t.Fatalf("%+v: %v then %v", r, r.Standing(last, early), r.Standing(last, late))
		}
	})
}

func TestThoseWhoAreFilteredStandAsTheListSays(t *testing.T) {
	s, c := newStore(t)
	ok(t, s.SetRhythm(ctx, "meetup", data.Rhythm{Wanted: 9}))
	for i := range 60 {
		p := data.Contact{Name: fmt.Sprint(i), Rhythm: data.Rhythm{Wanted: i % 20, Longest: i % 27}}
		if i%4 == 0 {
			p.Rhythm, p.Tags = data.Rhythm{}, []string{"Meetup"}
		}
		p = must(s.SaveContact(ctx, p))(t)
		if i%7 != 0 {
			must(s.SaveTouch(ctx, data.Touch{ContactID: p.ID, At: c.Now().Add(-time.Duration(i*13) * time.Hour)}))(t)
		}
	}
	for range 40 { // days, through the change of clocks
		want := map[data.Standing][]int64{}
		for _, l := range must(s.Contacts(ctx, data.ContactFilter{}))(t) {
			want[l.Standing] = append(want[l.Standing], l.ID)
		}
		for _, how := range []data.Standing{data.StandingFine, data.StandingSoon, data.StandingSlipping} {
			var got []int64
			for _, l := range must(s.Contacts(ctx, data.ContactFilter{Standing: how}))(t) {
				got = append(got, l.ID)
			}
			same(t, want[how], got)
		}
		c.Add(13 * time.Hour)
	}
}

func TestATouchStartsTheIntervalAgain(t *testing.T) {
	s, c := newStore(t)
	ann := must(s.SaveContact(ctx, data.Contact{Name: "Ann", Rhythm: data.Rhythm{Wanted: 28, Longest: 42}}))(t)
	bob := must(s.SaveContact(ctx, data.Contact{Name: "Bob", Tags: []string{"Meetup", "cycling"}}))(t)
	must(s.SaveContact(ctx, data.Contact{Name: "Cy"}))(t)
	ok(t, s.SetRhythm(ctx, "meetup", data.Rhythm{Wanted: 60, Longest: 90}))
	ok(t, s.SetRhythm(ctx, "Cycling", data.Rhythm{Wanted: 30, Longest: 90}))
	standing := func() (all [3]data.Standing) {
		for i, l := range must(s.Contacts(ctx, data.ContactFilter{}))(t) {
			all[i] = l.Standing
		}
		return all
	}
	same(t, [3]data.Standing{data.StandingFine, data.StandingFine, ""}, standing())
	c.Add(45 * 24 * time.Hour)
	same(t, [3]data.Standing{data.StandingSlipping, data.StandingSoon, ""}, standing())
	same(t, data.ContactCounts{All: 3, Soon: 1, Slipping: 1}, must(s.CountStanding(ctx))(t))
	for how, want := range map[data.Standing]int64{data.StandingSlipping: ann.ID, data.StandingSoon: bob.ID} {
		lines := must(s.Contacts(ctx, data.ContactFilter{Standing: how}))(t)
		if len(lines) != 1 || lines[0].ID != want || must(s.CountContacts(ctx, data.ContactFilter{Standing: how}))(t) != 1 {
			t.Errorf("%s are %+v", how, lines)
		}
	}
	touch, _, err := s.LogTouch(ctx, data.Touch{ContactID: ann.ID, Note: "Coffee"})
	ok(t, err)
	same(t, [3]data.Standing{data.StandingFine, data.StandingSoon, ""}, standing())
	ok(t, s.UnlogTouch(ctx, touch, nil))
	same(t, data.StandingSlipping, standing()[0])
	ok(t, s.SetRhythm(ctx, "CYCLING", data.Rhythm{}))
	same(t, data.StandingFine, standing()[1])
	if err := s.SetRhythm(ctx, "x", data.Rhythm{Wanted: -1}); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("a rhythm of less than nothing: %v", err)
	}
}

func TestWhoWasWrittenDownLateSlipsByTheLastTouch(t *testing.T) {
	s, c := newStore(t)
	ann := must(s.SaveContact(ctx, data.Contact{Name: "Ann", Rhythm: data.Rhythm{Wanted: 28, Longest: 42}}))(t)
	must(s.SaveTouch(ctx, data.Touch{ContactID: ann.ID, At: c.Now().AddDate(0, 0, -60)}))(t)
	same(t, data.StandingSlipping, must(s.Contacts(ctx, data.ContactFilter{}))(t)[0].Standing)
	same(t, 1, must(s.CountStanding(ctx))(t).Slipping)
}

func TestContactsAreSortedByWhoWaitsLongest(t *testing.T) {
	s, c := newStore(t)
	for _, name := range []string{"Ann", "Bob", "Cy"} {
		must(s.SaveContact(ctx, data.Contact{Name: name}))(t)
	}
	for id, days := range map[int64]int{1: 3, 2: 9} {
		must(s.SaveTouch(ctx, data.Touch{ContactID: id, At: c.Now().AddDate(0, 0, -days)}))(t)
	}
	var names string
	for _, l := range must(s.Contacts(ctx, data.ContactFilter{Order: data.ByTouched}))(t) {
		names += l.Name + " "
	}
	same(t, "Cy Bob Ann ", names)
}
