package data_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"greenroom/data"
)

// found lists the refs of what a search finds, best first.
func found(t fatal, s *data.Store, text string, kinds ...data.Kind) []data.Ref {
	t.Helper()
	var refs []data.Ref
	for _, hit := range must(s.Search(ctx, text, kinds, 1000))(t) {
		refs = append(refs, hit.Ref)
	}
	return refs
}

func TestOneSearchFindsEverything(t *testing.T) {
	s, _ := newStore(t)
	q := must(s.SaveQuestion(ctx, data.Question{Text: "Where is harmony?", Steps: []string{"alpha\nbeta"}, Pitfalls: []string{"gamma \"delta\""}, FollowUps: []string{"epsilon"}, Outline: "zeta"}))(t)
	take := finished(t, s, q.ID, time.Second)
	take.Note = "more harmony next time"
	ok(t, s.SaveTake(ctx, take))
	e := must(s.SaveEntry(ctx, data.Entry{Title: "Monday", Body: "no harmony", Tags: []string{"harmonious"}}))(t)
	p := must(s.SaveContact(ctx, data.Contact{Name: "Harmony Jones", Email: "jones@example.org", Links: []string{"example.org/theta"}}))(t)
	if got := found(t, s, "HARMO"); len(got) != 4 {
		t.Errorf("found %v", got)
	}
	for _, c := range []struct {
		text string
		kind data.Kind
		id   int64
	}{
		{"harmony where", data.KindQuestion, q.ID}, {"alpha", data.KindQuestion, q.ID}, {"beta", data.KindQuestion, q.ID}, {"delta", data.KindQuestion, q.ID},
		{"epsilon", data.KindQuestion, q.ID}, {"zeta", data.KindQuestion, q.ID}, {"next time", data.KindTake, take.ID}, {"monday", data.KindEntry, e.ID},
		{"harmonious", data.KindEntry, e.ID}, {"jones", data.KindContact, p.ID}, {"jones@example.org", data.KindContact, p.ID}, {"theta", data.KindContact, p.ID},
	} {
		same(t, []data.Ref{ref(c.kind, c.id)}, found(t, s, c.text))
		same(t, []data.Ref{ref(c.kind, c.id)}, found(t, s, c.text, c.kind))
	}
	same(t, []data.Ref{ref(data.KindTake, take.ID)}, found(t, s, "harmony", data.KindTake))
	same(t, []data.Ref{}, found(t, s, "harmony", data.KindSetting))
	if hits := must(s.Search(ctx, "harmony", []data.Kind{data.KindTake}, 0))(t); hits[0].Title != "Where is harmony?" {
		t.Errorf("a take is called %q", hits[0].Title)
	}
	if hits := must(s.Search(ctx, "harmony", nil, 2))(t); len(hits) != 2 {
		t.Errorf("%d of at most 2", len(hits))
	}
}

func TestAccentsAndCaseDoNotCountInASearch(t *testing.T) {
	s, _ := newStore(t)
	e := must(s.SaveEntry(ctx, data.Entry{Body: "Zürich résumé re\u0301sume\u0301 Søren Łódź Straße Æsir ŒUVRE İstanbul Ωmega"}))(t)
	for _, text := range []string{
		"zurich", "ZÜRICH", "zu\u0308r", "resume", "Résumé", "soren", "søren", "SØREN", "lodz", "łódź", "strasse", "straße", "aesir", "æsir", "oeuvre", "œuvre", "ωMEGA",
	} {
		same(t, []data.Ref{ref(data.KindEntry, e.ID)}, found(t, s, text))
	}
}

func TestBetterMatchesComeFirst(t *testing.T) {
	s, _ := newStore(t)
	filler := strings.Repeat("and so on ", 40)
	inBody := must(s.SaveEntry(ctx, data.Entry{Title: "One", Body: "salary " + filler}))(t)
	inTags := must(s.SaveEntry(ctx, data.Entry{Title: "Two", Body: filler, Tags: []string{"salary"}}))(t)
	inTitle := must(s.SaveEntry(ctx, data.Entry{Title: "Salary", Body: filler}))(t)
	for range 20 {
		must(s.SaveEntry(ctx, data.Entry{Title: "Other", Body: filler}))(t)
	}
	same(t, []data.Ref{ref(data.KindEntry, inTitle.ID), ref(data.KindEntry, inTags.ID), ref(data.KindEntry, inBody.ID)}, found(t, s, "salary"))
	rare := must(s.SaveEntry(ctx, data.Entry{Title: "Zeppelin", Body: "other " + filler}))(t)
	common := must(s.SaveEntry(ctx, data.Entry{Title: "Other", Body: "zeppelin " + filler}))(t)
	same(t, []data.Ref{ref(data.KindEntry, rare.ID), ref(data.KindEntry, common.ID)}, found(t, s, "other zeppelin"))
}

func TestASnippetShowsTheWordsFound(t *testing.T) {
	s, _ := newStore(t)
	long := strings.Repeat("word and ", 50)
	for _, c := range []struct {
		entry data.Entry
		text  string
		want  string
	}{
		{data.Entry{Body: "We spoke about\n\n**money** and time."}, "mon", "We spoke about **\x02money\x03** and time."},
		{data.Entry{Body: long + "then came the résumé of Søren Kay, and " + long}, "RESUME sor", "…and then came the \x02résumé\x03 of \x02Søren\x03 Kay, and word and word and word…"},
		{data.Entry{Body: "kayak " + long + "kayak zebra"}, "zeb kay", "…word and word and word and word and word and word and \x02kayak\x03 \x02zebra\x03"},
		{data.Entry{Title: "Orchid", Body: "Nothing. " + long}, "orchid", "Nothing. word and word and word and word and word and word and word…"},
		{data.Entry{Body: "Nothing.", Tags: []string{"violet hill", "x"}}, "violet", "\x02violet\x03 hill x"},
		{data.Entry{Title: "Lonely tulip"}, "tulip", ""},
		{data.Entry{Body: "(dahlia)"}, "dahlia", "(\x02dahlia\x03)"},
	} {
		e := must(s.SaveEntry(ctx, c.entry))(t)
		hits := must(s.Search(ctx, c.text, nil, 0))(t)
		if len(hits) != 1 || hits[0].ID != e.ID || hits[0].Snippet != c.want || hits[0].Title != c.entry.Title {
			t.Errorf("%q gives %+q, want %q", c.text, fmt.Sprint(hits), c.want)
		}
	}
}

func TestASnippetIsAlwaysAPieceOfTheText(t *testing.T) {
	s, _ := newStore(t)
	word := rapid.OneOf(rapid.StringMatching(`[a-c]{1,3}`), rapid.StringMatching(`[\p{L}\p{P}]{1,4}`), rapid.SampledFrom([]string{"é", "e\u0301", "–", "\n"}))
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(word, 1, 40).Draw(t, "words")
		e := must(s.SaveEntry(ctx, data.Entry{Body: strings.Join(words, " ")}))(t)
		defer s.Delete(ctx, ref(data.KindEntry, e.ID))
		sought := rapid.SampledFrom(words).Draw(t, "one") + " " + rapid.SampledFrom(words).Draw(t, "another")
		for _, hit := range must(s.Search(ctx, sought, nil, 0))(t) {
			bare := strings.NewReplacer("\x02", "", "\x03", "").Replace(hit.Snippet)
			whole := strings.Join(strings.Fields(e.Body), " ")
			if !strings.Contains(whole, strings.TrimSuffix(strings.TrimPrefix(bare, "…"), "…")) {
				t.Fatalf("%q is no piece of %q", bare, whole)
			}
			if on, off := strings.Count(hit.Snippet, "\x02"), strings.Count(hit.Snippet, "\x03"); on != off || on == 0 {
				t.Fatalf("%q has %d marks on and %d off, for %q", hit.Snippet, on, off, sought)
			}
		}
	})
}

func TestACommonWordDoesNotHideOtherKinds(t *testing.T) {
	s, _ := newStore(t)
	q := saveQuestion(t, s, "Common ground?")
	var entries []data.Question
	for i := range 2500 {
		entries = append(entries, data.Question{Text: fmt.Sprintf("common number %d", i)})
	}
	ok(t, s.ImportQuestions(ctx, entries))
	p := must(s.SaveContact(ctx, data.Contact{Name: "Common Sense"}))(t)
	same(t, []data.Ref{ref(data.KindContact, p.ID)}, found(t, s, "common", data.KindContact))
	if hits := found(t, s, "common"); len(hits) != 1000 {
		t.Errorf("%d hits", len(hits))
	}
	same(t, []data.Ref{ref(data.KindQuestion, q.ID)}, found(t, s, "common ground"))
	if n := must(s.CountQuestions(ctx, data.QuestionFilter{Text: "common"}))(t); n != 2501 {
		t.Errorf("%d questions", n)
	}
}

func TestNoTextMakesASearchFail(t *testing.T) {
	s, _ := newStore(t)
	saveQuestion(t, s, "Why us?")
	check := func(t fatal, text string) {
		must(s.Search(ctx, text, nil, 0))(t)
		must(s.Questions(ctx, data.QuestionFilter{Text: text}))(t)
		must(s.CountEntries(ctx, data.EntryFilter{Text: text}))(t)
		must(s.Contacts(ctx, data.ContactFilter{Text: text, Company: text, Tag: text}))(t)
	}
	for _, text := range []string{
		"", " ", `"`, `"x`, "a AND", "AND", "OR", "NOT x", "NEAR/2", "a NEAR b", "(((", "x)", "*", "**", "a*b", "-a", "title:x", "nocol:x", "^a", "'", "';--", "\x00", "\xff", "%", "_",
		"…", "?1", ":a", "@a", "$a", "a\"b\"c", strings.Repeat("(", 5000), strings.Repeat("long ", 2000), "日本", "🎉", "\u0301", "a\u0301",
	} {
		check(t, text)
	}
	rapid.Check(t, func(t *rapid.T) { check(t, rapid.String().Draw(t, "text")) })
}

func TestEveryWordSavedIsFoundByItsBeginning(t *testing.T) {
	s, _ := newStore(t)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[\p{L}\p{N}]{2,12}`), 1, 5).Draw(t, "words")
		e := must(s.SaveEntry(ctx, data.Entry{Body: strings.Join(words, rapid.SampledFrom([]string{" ", ", ", "\n", "! ", "–"}).Draw(t, "between"))}))(t)
		defer s.Delete(ctx, ref(data.KindEntry, e.ID))
		for _, word := range words {
			runes := []rune(word)
			prefix := string(runes[:rapid.IntRange(2, utf8.RuneCountInString(word)).Draw(t, "length")])
			for _, text := range []string{prefix, strings.ToUpper(prefix), "“" + prefix + "”", prefix + " " + words[0]} {
				if capital := strings.ToUpper(prefix); text == capital && !hasPlainCapitals(prefix) {
					continue
				}
				if n := must(s.CountEntries(ctx, data.EntryFilter{Text: text}))(t); n != 1 {
					t.Fatalf("%q finds %d entries, with %q in one", text, n, words)
				}
			}
		}
	})
}

// hasPlainCapitals says that the word can be written in capitals and back, and that SQLite, whose
// tables are those of Unicode 6.1, knows them.
func hasPlainCapitals(word string) bool {
	return strings.EqualFold(strings.ToUpper(word), word) && strings.IndexFunc(word, func(r rune) bool { return r >= 0x250 }) < 0
}
