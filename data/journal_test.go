package data_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"greenroom/data"
)

func TestAnEntryIsKeptWhole(t *testing.T) {
	s, c := newStore(t)
	q := saveQuestion(t, s, "Why us?")
	take := finished(t, s, q.ID, time.Second)
	ann := must(s.SaveContact(ctx, data.Contact{Name: "Ann"}))(t)
	e := data.Entry{
		Title: " After the call ", Body: "# Hm\n\nIt *went* well… 🎉\n", Tags: []string{"calm", "Acme Ltd"}, Mood: 5, Confidence: 1,
		QuestionID: q.ID, TakeID: take.ID, ContactID: ann.ID, Date: time.Date(2025, 12, 31, 23, 59, 59, 0, time.FixedZone("", 3600)),
	}
	want := e
	got := must(s.SaveEntry(ctx, e))(t)
	want.ID, want.Created, want.Updated = got.ID, c.Now(), c.Now()
	same(t, want, got)
	same(t, want, must(s.Entry(ctx, got.ID))(t))

	c.Add(time.Second)
	want.Body, want.Mood, want.Tags, want.TakeID, want.Updated = "", 0, []string{"Acme Ltd"}, 0, c.Now()
	same(t, want, must(s.SaveEntry(ctx, want))(t))
	same(t, want, must(s.Entry(ctx, got.ID))(t))
}

func TestAnEntryWithoutADateIsOfNow(t *testing.T) {
	s, c := newStore(t)
	if e := must(s.SaveEntry(ctx, data.Entry{}))(t); !e.Date.Equal(c.Now().Truncate(time.Millisecond)) {
		t.Errorf("it is of %v", e.Date)
	}
}

func TestAnEntryThatMakesNoSenseIsRefused(t *testing.T) {
	s, _ := newStore(t)
	for _, e := range []data.Entry{{Mood: 6}, {Mood: -1}, {Confidence: 6}, {Confidence: -1}, {QuestionID: 404}, {TakeID: 404}, {ContactID: 404}} {
		if _, err := s.SaveEntry(ctx, e); !errors.Is(err, data.ErrInvalid) {
			t.Errorf("%+v: %v", e, err)
		}
	}
	if n := must(s.CountEntries(ctx, data.EntryFilter{}))(t); n != 0 {
		t.Errorf("%d entries", n)
	}
}

func TestEntriesAreListedNewestDateFirst(t *testing.T) {
	s, c := newStore(t)
	for i, day := range []int{3, 1, 2, 2} {
		must(s.SaveEntry(ctx, data.Entry{Title: fmt.Sprint(i), Date: c.Now().AddDate(0, 0, day)}))(t)
	}
	var titles []string
	for _, line := range must(s.Entries(ctx, data.EntryFilter{}))(t) {
		titles = append(titles, line.Title)
	}
	same(t, []string{"0", "3", "2", "1"}, titles)
}

func TestEntriesAreFilteredPagedAndCounted(t *testing.T) {
	s, c := newStore(t)
	q := saveQuestion(t, s, "Why us?")
	take := finished(t, s, q.ID, time.Second)
	ann := must(s.SaveContact(ctx, data.Contact{Name: "Ann"}))(t)
	for _, e := range []data.Entry{
		{Title: "a", Body: "Über die Straße", Tags: []string{"Calm"}}, {Title: "b", Body: "calm seas", QuestionID: q.ID},
		{Title: "c", Tags: []string{"calm", "sea"}, TakeID: take.ID}, {Title: "d", ContactID: ann.ID, QuestionID: q.ID},
	} {
		c.Add(-time.Minute)
		must(s.SaveEntry(ctx, e))(t)
	}
	for _, f := range []struct {
		filter data.EntryFilter
		want   string
		all    int
	}{
		{data.EntryFilter{}, "abcd", 4},
		{data.EntryFilter{Tag: "calm"}, "ac", 2},
		{data.EntryFilter{Text: "calm"}, "abc", 3},
		{data.EntryFilter{Text: "sea cal"}, "bc", 2},
		{data.EntryFilter{Text: "uber strasse"}, "a", 1},
		{data.EntryFilter{QuestionID: q.ID}, "bd", 2},
		{data.EntryFilter{QuestionID: q.ID, Text: "seas"}, "b", 1},
		{data.EntryFilter{TakeID: take.ID}, "c", 1},
		{data.EntryFilter{ContactID: ann.ID}, "d", 1},
		{data.EntryFilter{Limit: 2, Offset: 1}, "bc", 4},
		{data.EntryFilter{Offset: 3}, "d", 4},
		{data.EntryFilter{Offset: 9}, "", 4},
	} {
		var got strings.Builder
		for _, line := range must(s.Entries(ctx, f.filter))(t) {
			got.WriteString(line.Title)
		}
		if got.String() != f.want {
			t.Errorf("%+v gives %q, want %q", f.filter, got.String(), f.want)
		}
		if n := must(s.CountEntries(ctx, f.filter))(t); n != f.all {
			t.Errorf("%+v counts %d, want %d", f.filter, n, f.all)
		}
	}
}

func TestALineOfTheJournalShowsTheBeginningWithoutMarks(t *testing.T) {
	s, c := newStore(t)
	must(s.SaveEntry(ctx, data.Entry{Title: "T", Body: "# Head\n\n> It *went* `well`\n" + strings.Repeat("and on ", 200), Tags: []string{"b", "a"}, Mood: 2, Confidence: 3}))(t)
	line := must(s.Entries(ctx, data.EntryFilter{}))(t)[0]
	if !strings.HasPrefix(line.Excerpt, "Head It went well and on and on") || !strings.HasSuffix(line.Excerpt, "…") || len([]rune(line.Excerpt)) > 161 {
		t.Errorf("the excerpt is %q", line.Excerpt)
	}
	line.Excerpt = ""
	same(t, data.EntryLine{ID: 1, Title: "T", Tags: []string{"b", "a"}, Mood: 2, Confidence: 3, Date: c.Now()}, line)
}

func TestWhatWasTypedLastIsKeptEvenInTheTrash(t *testing.T) {
	s, _ := newStore(t)
	e := must(s.SaveEntry(ctx, data.Entry{Title: "T"}))(t)
	ref := data.Ref{Kind: data.KindEntry, ID: e.ID}
	ok(t, s.Delete(ctx, ref))
	e.Body = "the last words"
	must(s.SaveEntry(ctx, e))(t)
	if hits := must(s.Search(ctx, "last", nil, 0))(t); len(hits) != 0 {
		t.Errorf("found in the trash: %v", hits)
	}
	if _, err := s.Entry(ctx, e.ID); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("it came out of the trash: %v", err)
	}
	ok(t, s.Restore(ctx, ref))
	same(t, "the last words", must(s.Entry(ctx, e.ID))(t).Body)
}

func TestTextIsKeptButForWhatIsNoText(t *testing.T) {
	s, _ := newStore(t)
	e := must(s.SaveEntry(ctx, data.Entry{Title: "a\x00b\x02c\x03d", Body: "one\r\ntwo\rthree\ttab\xffend\u0085"}))(t)
	same(t, "abcd", e.Title)
	same(t, "one\ntwo\nthree\ttab\uFFFDend", e.Body)
}

func TestTagsAreOneWhateverTheirCase(t *testing.T) {
	s, _ := newStore(t)
	a := must(s.SaveEntry(ctx, data.Entry{Tags: []string{" Calm  seas ", "calm seas", "", "Zebra", "\t"}}))(t)
	same(t, []string{"Calm seas", "Zebra"}, a.Tags)
	b := must(s.SaveEntry(ctx, data.Entry{Tags: []string{"CALM SEAS", "über", "uber"}}))(t)
	same(t, []string{"Calm seas", "über", "uber"}, b.Tags)
	saveQuestion(t, s, "Why?", "zebra", "question only")
	same(t, []data.TagCount{{Name: "Calm seas", Count: 2}, {Name: "uber", Count: 1}, {Name: "Zebra", Count: 1}, {Name: "über", Count: 1}}, must(s.Tags(ctx, data.KindEntry))(t))
	same(t, []data.TagCount{{Name: "question only", Count: 1}, {Name: "Zebra", Count: 1}}, must(s.Tags(ctx, data.KindQuestion))(t))
	same(t, []data.TagCount{}, must(s.Tags(ctx, data.KindContact))(t))
	if _, err := s.Tags(ctx, data.KindTake); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("takes have tags? %v", err)
	}

	ok(t, s.Delete(ctx, data.Ref{Kind: data.KindEntry, ID: a.ID}))
	if tags := must(s.Tags(ctx, data.KindEntry))(t); tags[0].Count != 1 || len(tags) != 3 {
		t.Errorf("with one in the trash: %v", tags)
	}
	b.Tags = nil
	must(s.SaveEntry(ctx, b))(t)
	must(s.EmptyTrash(ctx, 0))(t)
	c := must(s.SaveEntry(ctx, data.Entry{Tags: []string{"calm SEAS"}}))(t)
	same(t, []string{"calm SEAS"}, c.Tags) // nobody remembers the old spelling
}
