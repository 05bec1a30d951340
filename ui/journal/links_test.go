package journal_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"greenroom/data"
	"greenroom/ui/journal"
)

// about puts something to write about into a store.
func about(t *testing.T, s *store) (data.Question, data.Take, data.Contact) {
	t.Helper()
	q, err := s.SaveQuestion(t.Context(), data.Question{Text: "Why this company?", Theme: data.ThemeMotivation, Length: data.LengthShort})
	if err != nil {
		t.Fatalf("save a question: %v", err)
	}
	take, err := s.BeginTake(t.Context(), data.Take{QuestionID: q.ID, Device: "Microphone"})
	if err != nil {
		t.Fatalf("begin a take: %v", err)
	}
	take.Duration, take.Frames, take.SampleRate = time.Second, 48000, 48000
	if err := s.FinishTake(t.Context(), take); err != nil {
		t.Fatalf("finish a take: %v", err)
	}
	c, err := s.SaveContact(t.Context(), data.Contact{Name: "Jonas Feld", Role: "Engineer"})
	if err != nil {
		t.Fatalf("save a contact: %v", err)
	}
	return q, take, c
}

func TestANewEntryAboutATakeIsLinkedToIt(t *testing.T) {
	s := openStore(t)
	_, take, _ := about(t, s)
	p := enter(t, s, fmt.Sprintf("new/take/%d", take.ID))
	if p.focused() != fyne.Focusable(p.field(textField)) {
		t.Error("the cursor is not in the text")
	}
	test.Type(p.field(textField), "Slower next time")
	p.room.Flush()
	lines := p.entries()
	if len(lines) != 1 {
		t.Fatalf("stored %v, want one entry", lines)
	}
	if got := p.entry(lines[0].ID).TakeID; got != take.ID {
		t.Errorf("linked to take %d, want %d", got, take.ID)
	}
}

func TestALinkOpensWhatTheEntryIsAbout(t *testing.T) {
	s := openStore(t)
	q, take, c := about(t, s)
	e := s.save(t, data.Entry{Title: "Talk", QuestionID: q.ID, TakeID: take.ID, ContactID: c.ID})
	p := enter(t, s, fmt.Sprint(e.ID))
	for _, chip := range []string{"Jonas Feld", "“Why this company?”", "Take of today " + take.Started.Local().Format("15:04")} {
		test.Tap(p.chip(chip))
	}
	want := []string{fmt.Sprintf("network/%d", c.ID), fmt.Sprintf("practise/%d", q.ID), fmt.Sprintf("take/%d", take.ID)}
	if !slices.Equal(p.win.Went, want) {
		t.Errorf("went to %v, want %v", p.win.Went, want)
	}
}

func TestAnEntryIsAboutWhatOnePreparesToo(t *testing.T) {
	s := openStore(t)
	about(t, s)
	passion, err := s.SavePassion(t.Context(), data.Passion{Name: "Maps"})
	if err != nil {
		t.Fatal(err)
	}
	story, err := s.SaveStory(t.Context(), data.Story{Title: "Four buttons"})
	if err != nil {
		t.Fatal(err)
	}
	company, err := s.SaveCompany(t.Context(), data.Company{Name: "Northlight"})
	if err != nil {
		t.Fatal(err)
	}
	interview, err := s.SaveInterview(t.Context(), data.Interview{Company: "Quillworks", Round: "first talk"})
	if err != nil {
		t.Fatal(err)
	}
	e := s.save(t, data.Entry{Title: "Talk"})
	p := enter(t, s, fmt.Sprint(e.ID))
	for _, name := range []string{"Maps", "Four buttons", "Northlight", "Quillworks"} {
		p.link()
		test.Type(p.focused(), name)
		p.until("the sheet offers it", func() bool { return p.sees(name) && !p.sees("Jonas Feld") })
		p.key(fyne.KeyReturn)
	}
	p.room.Flush()
	got := p.entry(e.ID)
	if got.PassionID != passion.ID || got.StoryID != story.ID || got.CompanyID != company.ID || got.InterviewID != interview.ID {
		t.Errorf("stored %+v", got)
	}
	for _, chip := range []string{"Maps", "Four buttons", "Northlight", "Quillworks, first talk"} {
		test.Tap(p.chip(chip))
	}
	want := []string{fmt.Sprintf("passions/%d", passion.ID), fmt.Sprintf("stories/%d", story.ID), fmt.Sprintf("companies/%d", company.ID), fmt.Sprintf("interviews/%d", interview.ID)}
	if !slices.Equal(p.win.Went, want) {
		t.Errorf("went to %v, want %v", p.win.Went, want)
	}
	p = enter(t, s, fmt.Sprintf("new/story/%d", story.ID))
	test.Type(p.field(textField), "Told it again")
	p.room.Flush()
	if got := p.entry(p.entries()[0].ID).StoryID + p.entry(p.entries()[1].ID).StoryID; got != 2*story.ID {
		t.Errorf("the new entry is not about the story")
	}
}

func TestALinkCanBeTakenOff(t *testing.T) {
	s := openStore(t)
	q, _, c := about(t, s)
	e := s.save(t, data.Entry{Title: "Talk", QuestionID: q.ID, ContactID: c.ID})
	p := enter(t, s, fmt.Sprint(e.ID))
	p.chip("Jonas Feld").TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	p.room.Flush()
	p.settle()
	if got := p.entry(e.ID); got.ContactID != 0 || got.QuestionID != q.ID {
		t.Errorf("stored contact %d and question %d, want none and %d", got.ContactID, got.QuestionID, q.ID)
	}
	if p.sees("Jonas Feld") {
		t.Error("the link still stands on the page")
	}
}

func TestALinkToSomethingDeletedCanStillBeTakenOff(t *testing.T) {
	s := openStore(t)
	_, _, c := about(t, s)
	e := s.save(t, data.Entry{Title: "Talk", ContactID: c.ID})
	if err := s.Delete(t.Context(), data.Ref{Kind: data.KindContact, ID: c.ID}); err != nil {
		t.Fatal(err)
	}
	p := enter(t, s, fmt.Sprint(e.ID))
	p.chip("a deleted contact").TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	p.room.Flush()
	if got := p.entry(e.ID).ContactID; got != 0 {
		t.Errorf("still linked to contact %d", got)
	}
}

func TestAnEntryIsLinkedThroughTheSheetByKeysAlone(t *testing.T) {
	s := openStore(t)
	q, take, c := about(t, s)
	e := s.save(t, data.Entry{Title: "Talk"})
	p := enter(t, s, fmt.Sprint(e.ID))

	p.link()
	if !p.sees("Why this company?") {
		t.Fatalf("the sheet offers %q", p.words())
	}
	p.key(fyne.KeyReturn) // the first that is offered: a person
	p.room.Flush()
	if got := p.entry(e.ID).ContactID; got != c.ID {
		t.Fatalf("linked to contact %d, want %d", got, c.ID)
	}

	p.link()
	test.Type(p.focused(), "company")
	p.until("the sheet offers what fits", func() bool { return !p.sees("Jonas Feld") })
	p.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) // past the take to the question
	p.room.Flush()
	if got := p.entry(e.ID).QuestionID; got != q.ID {
		t.Errorf("linked to question %d, want %d", got, q.ID)
	}

	p.link()
	test.Type(p.focused(), "company")
	p.key(fyne.KeyReturn) // at once: the first of what is found, not of what stood there
	p.until("the sheet has closed", func() bool { return p.win.Win.Canvas().Overlays().Top() == nil })
	p.room.Flush()
	if got := p.entry(e.ID).TakeID; got != take.ID {
		t.Errorf("linked to take %d, want %d", got, take.ID)
	}
}

// link opens the sheet to choose a link.
func (p *place) link() {
	p.t.Helper()
	p.chip("+ Link").TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	p.settle()
	p.until("a sheet offers people", func() bool { return p.sees("What is this about?") && p.sees("Jonas Feld") })
}

func TestTypedTextIsReadAsItWasTyped(t *testing.T) {
	for _, c := range []struct{ what, typed, want string }{
		{"a new line is a new line", "one\ntwo", "one\n\ntwo\n"},
		{"an empty line is some space", "one\n\n\ntwo", "one\n\n\u00a0\n\ntwo\n"},
		{"a list with empty lines is one list", "1. one\n\n2. two\n\nthen", "1. one\n\n2. two\n\n\u00a0\n\nthen\n"},
		{"empty lines in code are code", "```\n\n\n```", "```\n\n\n```\n"},
		{"a list stays together", "- one\n- two", "- one\n- two\n"},
		{"bold at the beginning of a line is no list", "one\n**two**", "one\n\n**two**\n"},
		{"a line under a heading", "# Head\ntext", "# Head\ntext\n"},
		{"what looks like HTML stays in sight", "a <b and c> d", "a \\<b and c> d\n"},
		{"an address in brackets is a link", "<https://example.org>", "<https://example.org>\n"},
		{"a picture is only a link", "![me](https://example.org/me.png)", "[me](https://example.org/me.png)\n"},
		{"code is left alone", "```\na <b>\n![x](y)\n```", "```\na <b>\n![x](y)\n```\n"},
		{"code in a line is left alone", "see `<b>`", "see `<b>`\n"},
	} {
		if got := journal.Readable(c.typed); got != c.want {
			t.Errorf("%s: %q becomes %q, want %q", c.what, c.typed, got, c.want)
		}
	}
}

func TestTextThatFyneCannotReadIsShownAsItIs(t *testing.T) {
	const text = "- [ ] **bold task**"
	if got := journal.Rendered(text).String(); !strings.Contains(got, "bold task") {
		t.Errorf("what is read is %q", got)
	}
}

func TestReadingShowsTheTextWithoutItsMarks(t *testing.T) {
	s := openStore(t)
	e := s.save(t, data.Entry{Title: "Talk", Body: "The **clinic** story"})
	p := enter(t, s, fmt.Sprint(e.ID))
	p.press("Read")
	if !p.sees("clinic") || p.sees("**") {
		t.Errorf("what is read: %q", p.words())
	}
	p.press("Write")
	if got := p.field(textField).Text; got != "The **clinic** story" {
		t.Errorf("what is written: %q", got)
	}
}
