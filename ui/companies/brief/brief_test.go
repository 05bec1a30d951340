package brief_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"log/slog"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"pgregory.net/rapid"

	"greenroom/data"
	"greenroom/ui/companies/brief"
	"greenroom/ui/uitest"
)

var evening = time.Date(2026, 11, 24, 20, 0, 0, 0, time.Local)

// northlight is a store with a file in which everything is said, and its number.
func northlight(t *testing.T) (*data.Store, int64) {
	t.Helper()
	uitest.NewScreen(t)
	store, err := data.Open(t.Context(), t.TempDir(), data.Options{Now: func() time.Time { return evening }, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	ctx := t.Context()
	_, err = store.SavePassion(ctx, data.Passion{Name: "Plain words", Employer: "fewer calls to support"})
	check(t, err)
	_, err = store.SavePassion(ctx, data.Passion{Name: "The sea", Why: "I grew up on it"})
	check(t, err)
	_, err = store.SaveStory(ctx, data.Story{Title: "The manual nobody read", Figure: "40 % fewer calls", Passions: []int64{2}})
	check(t, err)
	_, err = store.SaveContact(ctx, data.Contact{Name: "Mira Olsen", Role: "Head of docs"})
	check(t, err)
	_, err = store.SaveContact(ctx, data.Contact{Name: "Jon Berg"})
	check(t, err)
	file, err := store.SaveCompany(ctx, data.Company{
		Name: "Northlight", Role: "Technical writer", Mission: "Light for\neveryone at sea", Principles: "Care\nWrite it down.", Culture: "Quiet", Products: "Lenses",
		News:     []data.News{{Day: "2026-09-01", Text: "An older thing"}, {Day: "2026-11-03", Text: "Opened a yard in Bergen", Source: "the harbour news"}},
		Skills:   []data.JobSkill{{Name: "Technical writing", StoryID: 1}, {Name: "Editing", PassionID: 1, Note: "style guide"}, {Name: "DITA"}},
		Passions: "Their lamps lit my way to school", Asks: []string{"What surprised you in your first month?", " "},
		Wear: "Grey jacket", Bring: "The manual", People: []data.CompanyContact{{ContactID: 1}, {ContactID: 2, Part: "knows the team"}},
	})
	check(t, err)
	_, err = store.SaveInterview(ctx, data.Interview{CompanyID: file.ID, Company: "Northlight", Round: "Second talk", Place: "Quay 4", Medium: data.MediumVideo,
		At: time.Date(2026, 11, 25, 9, 30, 0, 0, time.Local), Contacts: []int64{1}})
	check(t, err)
	return store, file.ID
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// wanted is what the page has to say.
var wanted = []string{
	"Northlight", "Technical writer", "Wednesday 25 November 2026, 09:30", "Second talk", "Quay 4, by video", "Mira Olsen, Head of docs", "Jon Berg, knows the team",
	"Light for everyone at sea", "Care; Write it down", "Quiet", "Lenses", "3 November 2026: Opened a yard in Bergen", "The manual nobody read (40 % fewer calls)", "Plain words · style guide",
	"DITA", "still open", "Their lamps lit my way to school", "fewer calls to support", "The sea", "What surprised you in your first month?", "Grey jacket", "The manual",
}

func TestTheBriefSaysWhatTheFileAndItsLinksSay(t *testing.T) {
	store, id := northlight(t)
	b, err := brief.Read(t.Context(), store, id)
	check(t, err)
	text := b.Markdown()
	for _, want := range wanted {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
	if strings.Count(text, "Mira Olsen") != 1 || strings.Contains(text, "- \n") {
		t.Errorf("written is\n%s", text)
	}
}

func TestThePDFHasOnePageWithAllOfIt(t *testing.T) {
	store, id := northlight(t)
	b, err := brief.Read(t.Context(), store, id)
	check(t, err)
	text, pages := inPDF(t, b)
	if pages != 1 {
		t.Errorf("%d pages", pages)
	}
	for _, want := range wanted {
		if !strings.Contains(text, squeezed(want)) {
			t.Errorf("%q is missing in %s", want, text)
		}
	}
}

func TestAnEmptyFileStillMakesAPage(t *testing.T) {
	store, _ := northlight(t)
	file, err := store.SaveCompany(t.Context(), data.Company{Notes: "nothing else"})
	check(t, err)
	b, err := brief.Read(t.Context(), store, file.ID)
	check(t, err)
	if text, pages := inPDF(t, b); pages != 1 || !strings.Contains(text, squeezed("A company without a name")) || len(b.Sections) != 0 {
		t.Errorf("%d pages say %q", pages, text)
	}
}

func TestWhatIsInTheTrashIsNotInTheBrief(t *testing.T) {
	store, id := northlight(t)
	check(t, store.Delete(t.Context(), data.Ref{Kind: data.KindStory, ID: 1}, data.Ref{Kind: data.KindContact, ID: 2}))
	b, err := brief.Read(t.Context(), store, id)
	check(t, err)
	if text := b.Markdown(); strings.Contains(text, "manual nobody") || strings.Contains(text, "Jon") {
		t.Errorf("written is\n%s", text)
	}
}

func TestHoweverMuchIsWrittenThePDFHasOnePage(t *testing.T) {
	uitest.NewScreen(t)
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-zäöå (),\\]{0,400}`), rapid.StringMatching(`[a-z]{300}`))
		b := brief.Brief{Title: word.Draw(t, "title"), Role: word.Draw(t, "role")}
		for range rapid.IntRange(0, 7).Draw(t, "sections") {
			s := brief.Section{Title: "Part"}
			for range rapid.SampledFrom([]int{1, 5, 30, 80}).Draw(t, "lines") {
				s.Lines = append(s.Lines, brief.Line{Lead: "Lead", Text: word.Draw(t, "text")})
			}
			b.Sections = append(b.Sections, s)
		}
		var out bytes.Buffer
		if err := b.PDF(&out, evening); err != nil {
			t.Fatal(err)
		}
		if pages := len(pageMarks.FindAll(out.Bytes(), -1)); pages != 1 {
			t.Fatalf("%d pages", pages)
		}
	})
}

func TestTheBriefTellsTheQuestionsWithWhatIsToldAndHowOften(t *testing.T) {
	store, id := northlight(t)
	ctx := t.Context()
	for _, q := range []data.Question{{Text: "Why us?", Outline: "the lamps\nthe sea"}, {Text: "What went wrong once?"}, {Text: "What else?"}} {
		_, err := store.SaveQuestion(ctx, q)
		check(t, err)
	}
	check(t, store.LinkStory(ctx, 1, data.Ref{Kind: data.KindQuestion, ID: 2}, true))
	take, err := store.BeginTake(ctx, data.Take{QuestionID: 2})
	check(t, err)
	take.Duration = time.Minute
	check(t, store.FinishTake(ctx, take))
	f, err := store.Company(ctx, id)
	check(t, err)
	f.Questions = []int64{2, 1, 3}
	_, err = store.SaveCompany(ctx, f)
	check(t, err)
	check(t, store.Delete(ctx, data.Ref{Kind: data.KindQuestion, ID: 3}))
	b, err := brief.Read(ctx, store, id)
	check(t, err)
	text := b.Markdown()
	for _, want := range []string{"- **What went wrong once?**: The manual nobody read (40 % fewer calls) · said", "- **Why us?**: the lamps the sea · not said yet"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	if strings.Contains(text, "What else?") {
		t.Error("a deleted question is in the brief")
	}
}

func TestTheBriefSaysThatAStoryWasToldAloud(t *testing.T) {
	store, id := northlight(t)
	ctx := t.Context()
	uid, err := store.UID(ctx, data.Ref{Kind: data.KindStory, ID: 1})
	check(t, err)
	q, err := store.SpokenOf(ctx, data.Question{Subject: "story/" + uid, Text: "Tell it."})
	check(t, err)
	for range 2 {
		take, err := store.BeginTake(ctx, data.Take{QuestionID: q.ID})
		check(t, err)
		take.Duration = time.Minute
		check(t, store.FinishTake(ctx, take))
	}
	b, err := brief.Read(ctx, store, id)
	check(t, err)
	if text := b.Markdown(); !strings.Contains(text, "The manual nobody read (40 % fewer calls) · said 2 times") {
		t.Errorf("written is\n%s", text)
	}
}

func TestWhatIsCutIsCounted(t *testing.T) {
	b := brief.Brief{Title: "Much"}
	s := brief.Section{Title: "Part"}
	for range 300 {
		s.Lines = append(s.Lines, brief.Line{Text: strings.Repeat("word ", 60)})
	}
	b.Sections = []brief.Section{s}
	if text, pages := inPDF(t, b); pages != 1 || !strings.Contains(text, "moreinthefile") {
		t.Errorf("%d pages say %q", pages, text[max(0, len(text)-200):])
	}
}

func TestNoMeasureOfAPageHasMoreOfAnythingThanTheOneBefore(t *testing.T) {
	all := brief.Measures()
	for i := 1; i < len(all); i++ {
		for part := range all[i] {
			if all[i][part] > all[i-1][part] {
				t.Errorf("%v comes after %v", all[i], all[i-1])
			}
		}
	}
}

func TestAFullFileFillsItsPageBeforeAnythingIsCut(t *testing.T) {
	b := brief.Brief{Title: "Northlight", Role: "Technical writer"}
	for range 6 {
		s := brief.Section{Title: "Part"}
		for range 7 {
			s.Lines = append(s.Lines, brief.Line{Lead: "What they ask for", Text: strings.Repeat("what I did there ", 6)})
		}
		b.Sections = append(b.Sections, s)
	}
	text, pages := inPDF(t, b)
	if pages != 1 || strings.Count(text, "whatIdidthere") != 6*7*6 {
		t.Errorf("%d pages say it %d times", pages, strings.Count(text, "whatIdidthere"))
	}
}

func TestLettersThatThePDFDoesNotHaveAreNamed(t *testing.T) {
	b := brief.Brief{Title: "東京 Ω Łódź", Role: "Инженер", Sections: []brief.Section{{Lines: []brief.Line{{Lead: "京", Text: "“α” – 5 €\tđ"}}}}}
	if got := b.Unprintable(); got != "東京" {
		t.Errorf("named are %q", got)
	}
}

func TestWordsAreNotTakenForMarksInMarkdown(t *testing.T) {
	b := brief.Brief{Title: "A*B", Sections: []brief.Section{{Title: "Part", Lines: []brief.Line{{Text: "# 1 [x]"}}}}}
	if text := b.Markdown(); !strings.Contains(text, `# A\*B`) || !strings.Contains(text, `- \# 1 \[x\]`) {
		t.Errorf("written is\n%s", text)
	}
}

func TestAFileThatIsNotThereIsAnError(t *testing.T) {
	store, _ := northlight(t)
	if _, err := brief.Read(context.Background(), store, 77); err == nil {
		t.Error("there is a brief of nothing")
	}
}

var (
	pageMarks = regexp.MustCompile(`/Type /Page\b`)
	shown     = regexp.MustCompile(`(?s)\(((?:\\.|[^\\()])*)\)\s*Tj`)
)

// inPDF is the words of a brief as a PDF shows them, without the space between
// them, and how many pages it has.
func inPDF(t *testing.T, b brief.Brief) (text string, pages int) {
	t.Helper()
	var out bytes.Buffer
	check(t, b.PDFInClear(&out, evening))
	for _, match := range shown.FindAllSubmatch(out.Bytes(), -1) {
		text += decoded(match[1])
	}
	return squeezed(text), len(pageMarks.FindAll(out.Bytes(), -1))
}

// decoded is a string of a PDF: UTF-16, some bytes of it escaped.
func decoded(raw []byte) string {
	var plain []byte
	for i := 0; i < len(raw); i++ {
		if raw[i] == '\\' && i+1 < len(raw) {
			i++
			if raw[i] == 'r' {
				plain = append(plain, '\r')
				continue
			}
		}
		plain = append(plain, raw[i])
	}
	var units []uint16
	for ; len(plain) >= 2; plain = plain[2:] {
		units = append(units, binary.BigEndian.Uint16(plain))
	}
	return string(utf16.Decode(units))
}

// squeezed is a text without space, since a PDF breaks lines where it likes.
func squeezed(text string) string { return strings.Join(strings.Fields(text), "") }
