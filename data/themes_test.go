package data_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"greenroom/data"
)

// strand finds a strand by its word.
func strand(t *testing.T, all []data.Strand, word string) data.Strand {
	t.Helper()
	for _, s := range all {
		if s.Word == word {
			return s
		}
	}
	t.Fatalf("%q is not among %v", word, words(all))
	return data.Strand{}
}

func words(all []data.Strand) (names []string) {
	for _, s := range all {
		names = append(names, s.Word)
	}
	return names
}

func has(all []data.Strand, word string) bool {
	for _, s := range all {
		if s.Word == word {
			return true
		}
	}
	return false
}

func TestWordsThatComeBackAreFoundInAllTheirForms(t *testing.T) {
	s, c := newStore(t)
	must(s.SaveEntry(ctx, data.Entry{Body: "I was mapping the harbour, and maps of the harbour led me on.", Tags: []string{"public speaking"}}))(t)
	c.Add(time.Hour)
	story := must(s.SaveStory(ctx, data.Story{Title: "The mapped coast", Action: "I drew it", Skills: []string{"Public speaking"}}))(t)
	c.Add(time.Hour)
	must(s.SavePassion(ctx, data.Passion{Name: "Maps", Why: "A map shows what nobody says."}))(t)
	all := must(s.Strands(ctx, 12, 20))(t)
	maps := strand(t, all, "maps")
	if len(maps.Mentions) != 3 || maps.Months[11] != 3 || maps.Mentions[1].Ref != (data.Ref{Kind: data.KindStory, ID: story.ID}) || maps.Mentions[1].Title != "The mapped coast" {
		t.Errorf("maps is %+v", maps)
	}
	if tag := strand(t, all, "public speaking"); len(tag.Mentions) != 2 {
		t.Errorf("the tag stands in %+v", tag.Mentions)
	}
	if has(all, "harbour") {
		t.Error("a word of one entry alone comes back")
	}
}

func TestWhatTheAppAsksAndWhatIsPrivateIsNotATheme(t *testing.T) {
	s, _ := newStore(t)
	for range 3 {
		must(s.SaveEntry(ctx, data.Entry{Title: "Which lighthouse would you mend?", Body: "## Lanterns\nThe glass, the glass."}))(t)
		must(s.SaveEntry(ctx, data.Entry{Title: "Cliffs", Prompt: "talk", Body: "glass", Tags: []string{data.TagWeekly}}))(t)
		must(s.SaveEntry(ctx, data.Entry{Title: "Secrets", Body: "secrets", Private: true}))(t)
	}
	all := must(s.Strands(ctx, 12, 20))(t)
	if got := words(all); len(got) != 1 || got[0] != "glass" {
		t.Errorf("themes are %v, want glass alone", got)
	}
	if len(all[0].Mentions) != 6 {
		t.Errorf("glass stands in %d things, want 6", len(all[0].Mentions))
	}
}

func TestAThemeGrowsOrFadesHeldAgainstAllThatIsWritten(t *testing.T) {
	s, c := newStore(t)
	now := c.Now()
	write := func(monthsAgo int, body string) {
		must(s.SaveEntry(ctx, data.Entry{Body: body, Date: now.AddDate(0, -monthsAgo, -5)}))(t)
	}
	for ago := 3; ago < 9; ago++ {
		write(ago, "sailing and rope")
	}
	for ago := range 3 {
		write(ago, "weaving and rope")
		write(ago, "weaving, rope")
	}
	all := must(s.Strands(ctx, 12, 20))(t)
	for word, want := range map[string]data.Course{"sailing": data.Fades, "weaving": data.Grows, "rope": data.Stays} {
		if got := strand(t, all, word).Course; got != want {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
	if rope := strand(t, all, "rope"); rope.Mentions[0].At.Before(rope.Mentions[11].At) {
		t.Error("the newest is not first")
	}
}

func TestASearchForAThemeFindsItsForms(t *testing.T) {
	s, _ := newStore(t)
	must(s.SaveEntry(ctx, data.Entry{Body: "negotiating"}))(t)
	must(s.SaveEntry(ctx, data.Entry{Body: "negotiations"}))(t)
	must(s.SaveEntry(ctx, data.Entry{Body: "negotiations"}))(t)
	find := strand(t, must(s.Strands(ctx, 12, 20))(t), "negotiations").Find
	if n := must(s.CountEntries(ctx, data.EntryFilter{Text: find}))(t); n != 3 {
		t.Errorf("%q finds %d entries, want 3", find, n)
	}
}

func TestANameKeepsItsCapital(t *testing.T) {
	s, _ := newStore(t)
	must(s.SaveEntry(ctx, data.Entry{Body: "Then Python. Orchards. Weather"}))(t)
	must(s.SaveEntry(ctx, data.Entry{Body: "More of Python’s charm, orchards! Weather."}))(t)
	all := must(s.Strands(ctx, 12, 20))(t)
	strand(t, all, "orchards")
	strand(t, all, "weather")
	if !has(all, "Python") {
		t.Errorf("themes are %v", words(all))
	}
}

func TestNoTextKeepsThemesFromBeingFound(t *testing.T) {
	s, c := newStore(t)
	rapid.Check(t, func(t *rapid.T) {
		body := rapid.OneOf(rapid.String(), rapid.StringMatching(`([#' ’.a-zA-ZÀ-ž-]{0,9}\n?){0,6}`)).Draw(t, "text")
		tag := rapid.StringN(0, 12, -1).Draw(t, "tag")
		must(s.SaveEntry(ctx, data.Entry{Body: body, Tags: []string{tag}, Date: c.Now().AddDate(0, -rapid.IntRange(-3, 20).Draw(t, "ago"), 0)}))(t)
		for _, strand := range must(s.Strands(ctx, 12, 50))(t) {
			written := 0
			for _, n := range strand.Months {
				written += n
			}
			if written != len(strand.Mentions) || len(strand.Months) != 12 || strand.Word == "" || strand.Find == "" {
				t.Fatalf("%q stands in %d things of %d, is sought by %q", strand.Word, written, len(strand.Mentions), strand.Find)
			}
		}
	})
}
