package data_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"greenroom/data"
)

// lookedFor lists what Find finds, best first.
func lookedFor(t fatal, s *data.Store, text string) (titles []string) {
	t.Helper()
	for _, hit := range must(s.Find(ctx, text, nil, 0))(t) {
		titles = append(titles, hit.Title)
	}
	return titles
}

func TestASearchUnderstandsQuotesTagsAndTimes(t *testing.T) {
	s, _ := newStore(t)
	day := func(month time.Month, d int) time.Time { return time.Date(2026, month, d, 12, 0, 0, 0, time.Local) }
	must(s.SaveEntry(ctx, data.Entry{Title: "One", Body: "team work went well", Tags: []string{"calm evening"}, Date: day(time.October, 31)}))(t)
	must(s.SaveEntry(ctx, data.Entry{Title: "Two", Body: "work with the team", Tags: []string{"Calm"}, Date: day(time.November, 2)}))(t)
	must(s.SaveContact(ctx, data.Contact{Name: "Three", Notes: "work, team", Tags: []string{"other"}}))(t)
	for text, want := range map[string][]string{
		`team work`:                              {"One", "Two", "Three"},
		`"team work"`:                            {"One"},
		`"Team work" well`:                       {"One"},
		`"team work`:                             {"One", "Two", "Three"}, // not closed yet
		`work tag:calm`:                          {"One", "Two"},
		`work tag:"calm`:                         {"One", "Two"}, // the same
		`tag:calm`:                               {"Two", "One"},
		`tag:CALM before:2026-11`:                {"One"},
		`team from:2026-11-01 before:2026-11-03`: {"Two"},
		`from:2026-11-02 tag:calm`:               {"Two"},
		`from:soon work`:                         nil,
		`"" work tag:`:                           {"One", "Two", "Three"},
		`tag:none`:                               nil,
	} {
		got := lookedFor(t, s, text)
		if text == "tag:calm" || len(want) != len(got) {
			same(t, want, got)
			continue
		}
		for _, title := range want {
			found := false
			for _, other := range got {
				found = found || title == other
			}
			if !found {
				t.Errorf("%s finds %v", text, got)
			}
		}
	}
}

func TestTitlesAndNamesAreFoundByThemselves(t *testing.T) {
	s, _ := newStore(t)
	must(s.SaveEntry(ctx, data.Entry{Title: "Résumé for Northlight", Body: "harmony"}))(t)
	must(s.SaveEntry(ctx, data.Entry{Title: "Other", Body: "my résumé, northlight"}))(t)
	hits := must(s.FindTitles(ctx, "RESUME north", nil, 0))(t)
	if len(hits) != 1 || hits[0].Title != "Résumé for Northlight" {
		t.Errorf("found %+v", hits)
	}
	if hits := must(s.FindTitles(ctx, `or not "and near`, nil, 0))(t); len(hits) != 0 {
		t.Errorf("words of the index's own language find %+v", hits)
	}
}

func TestOnceInATitleIsMoreThanOftenInABody(t *testing.T) {
	s, _ := newStore(t)
	often := ""
	for range 200 {
		often += "salary "
	}
	must(s.SaveEntry(ctx, data.Entry{Title: "Long", Body: often, Tags: []string{"x"}}))(t)
	must(s.SaveContact(ctx, data.Contact{Name: "A company that pays a salary to everybody who is there"}))(t)
	for range 20 {
		must(s.SaveEntry(ctx, data.Entry{Title: "Other thing", Body: "and so on"}))(t)
	}
	if got := lookedFor(t, s, "salary"); len(got) != 2 || got[1] != "Long" {
		t.Errorf("found %v", got)
	}
}

func TestWhatHasNoPageOfItsOwnSaysWhereItIsShown(t *testing.T) {
	s, _ := newStore(t)
	everything(t, s)
	q := saveQuestion(t, s, "Where is the zither?")
	take := finished(t, s, q.ID, time.Second)
	m := must(s.AddMark(ctx, data.Mark{TakeID: take.ID, At: time.Second, Kind: data.MarkStrong, Text: "marimba"}))(t)
	must(s.SaveFeedback(ctx, data.Feedback{TakeID: take.ID, Author: "Mira", Note: "balalaika"}))(t)
	for text, within := range map[string]data.Kind{"marimba": data.KindTake, "balalaika": data.KindTake, "lunch": data.KindContact, "bike": data.KindNegotiation, "guild": data.KindEvent} {
		hits := must(s.Find(ctx, text, nil, 0))(t)
		if len(hits) != 1 || hits[0].Within.Kind != within || hits[0].Within.ID == 0 {
			t.Errorf("%s: %+v", text, hits)
		}
	}
	hits := must(s.Find(ctx, "marimba", nil, 0))(t)
	if hits[0].Ref != ref(data.KindMark, m.ID) || hits[0].Title != "Where is the zither?" {
		t.Errorf("the mark is found as %+v", hits[0])
	}
	ok(t, s.Delete(ctx, ref(data.KindTake, take.ID)))
	if hits := must(s.Find(ctx, "marimba", nil, 0))(t); len(hits) != 0 {
		t.Errorf("a mark of a take in the trash is found: %+v", hits)
	}
	ok(t, s.Restore(ctx, ref(data.KindTake, take.ID)))
	if hits := must(s.Find(ctx, "marimba", nil, 0))(t); len(hits) != 1 {
		t.Errorf("it came back, and is not found: %+v", hits)
	}
}

func TestNothingThatIsTypedMakesAFindFail(t *testing.T) {
	s, _ := newStore(t)
	must(s.SaveEntry(ctx, data.Entry{Title: "a", Body: "b"}))(t)
	piece := rapid.OneOf(rapid.SampledFrom([]string{`"`, `:`, `tag:`, `from:`, `before:2026`, `*`, `(`, `OR`, `NEAR/2`, `title:`, "-", "ø", "\u0301"}), rapid.StringN(0, 4, -1))
	rapid.Check(t, func(t *rapid.T) {
		text := ""
		for _, p := range rapid.SliceOfN(piece, 0, 8).Draw(t, "pieces") {
			text += p + rapid.SampledFrom([]string{"", " "}).Draw(t, "apart")
		}
		must(s.Find(ctx, text, nil, 0))(t)
		must(s.FindTitles(ctx, text, nil, 0))(t)
	})
}

func TestAHundredEntriesHideNoContactOfTheSameWords(t *testing.T) {
	s, _ := newStore(t)
	must(s.SaveContact(ctx, data.Contact{Name: "Salma Salary"}))(t)
	q := saveQuestion(t, s, "What salary do you expect?")
	for i := range 300 {
		must(s.SaveEntry(ctx, data.Entry{Title: "Salary", Body: "salary", Private: i == 7}))(t)
	}
	found := must(s.FindEach(ctx, "salary", 5))(t)
	counts := map[data.Kind]int{}
	for _, f := range found {
		counts[f.Kind] = f.Count
		if want := min(5, f.Count); len(f.Hits) != want {
			t.Errorf("%d hits of %d %s", len(f.Hits), f.Count, f.Kind)
		}
	}
	same(t, map[data.Kind]int{data.KindEntry: 299, data.KindContact: 1, data.KindQuestion: 1}, counts)
	for _, hit := range must(s.FindTitles(ctx, "what sal", nil, 0))(t) {
		same(t, ref(data.KindQuestion, q.ID), hit.Ref)
		same(t, "\x02What\x03 \x02salary\x03 do you expect?", hit.Marked)
	}
	titles := map[data.Kind]int{}
	for _, hit := range must(s.FindTitles(ctx, "sal", nil, 100))(t) {
		titles[hit.Kind]++
	}
	same(t, map[data.Kind]int{data.KindEntry: 100, data.KindContact: 1, data.KindQuestion: 1}, titles)
}

func TestWhatIsFoundOfEachKindKeepsToTagsAndTimes(t *testing.T) {
	s, _ := newStore(t)
	day := time.Date(2026, time.November, 2, 12, 0, 0, 0, time.Local)
	must(s.SaveEntry(ctx, data.Entry{Title: "One", Tags: []string{"calm"}, Date: day}))(t)
	must(s.SaveEntry(ctx, data.Entry{Title: "Two", Tags: []string{"calm"}, Date: day.AddDate(0, -1, 0)}))(t)
	must(s.SaveContact(ctx, data.Contact{Name: "Three", Tags: []string{"calm"}}))(t)
	count := func(text string) map[data.Kind]int {
		counts := map[data.Kind]int{}
		for _, f := range must(s.FindEach(ctx, text, 3))(t) {
			counts[f.Kind] = f.Count
		}
		return counts
	}
	same(t, map[data.Kind]int{data.KindEntry: 2, data.KindContact: 1}, count("tag:calm"))
	same(t, map[data.Kind]int{data.KindEntry: 1}, count("tag:calm from:2026-11-01 one"))
	same(t, map[data.Kind]int{}, count(""))
	hits := must(s.FindEach(ctx, "one", 3))(t)[0].Hits
	if !hits[0].At.Equal(day) {
		t.Errorf("the entry is of %v", hits[0].At)
	}
}
