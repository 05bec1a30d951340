package learning_test

import (
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"greenroom/data"
	"greenroom/ui/learning"
	"greenroom/ui/pages"
	"greenroom/ui/uitest"
	"greenroom/ui/widget"
)

// now is when the tests take place: a Tuesday at noon.
var now = time.Date(2026, 11, 24, 12, 0, 0, 0, time.Local)

// place is a window with the room in it.
type place struct {
	t      *testing.T
	screen *uitest.Screen
	win    *uitest.Window
	store  *data.Store
	room   *pages.Room
}

func openStore(t *testing.T) *data.Store {
	t.Helper()
	dir := t.TempDir()
	s, err := data.Open(t.Context(), dir, data.Options{Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return now }})
	if err != nil {
		t.Fatalf("open a store in %s: %v", dir, err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close the store: %v", err)
		}
	})
	return s
}

// enter opens the room at an address, and waits until it says something.
func enter(t *testing.T, s *data.Store, address, says string) *place {
	t.Helper()
	p := &place{t: t, win: &uitest.Window{}, screen: uitest.NewScreen(t), store: s}
	p.win.Win = p.screen.Show(widget.Gap(0), 1084, 760)
	p.room = learning.New(p.win, s)
	p.win.Win.SetContent(p.room.Content())
	t.Cleanup(func() {
		p.room.Flush()
		p.room.Close()
	})
	p.room.Enter(address)
	p.sees(says)
	return p
}

// sees waits until something is said.
func (p *place) sees(text string) {
	p.t.Helper()
	p.screen.Until(fmt.Sprintf("%q is said", text), func() bool { return strings.Contains(uitest.Words(p.room.Content()), text) })
}

func (p *place) field(placeholder string) *widget.Entry {
	p.t.Helper()
	p.screen.Until("there is a field "+placeholder, func() bool { return uitest.Writable(placeholder, p.room.Content()) })
	return uitest.Field(p.t, placeholder, p.room.Content())
}

// press presses what has a label, as soon as it is there.
func (p *place) press(label string) {
	p.t.Helper()
	p.screen.Until("there is "+label, func() bool { return uitest.Pressable(label, p.room.Content()) })
	uitest.Press(p.t, label, p.room.Content())
}

// choose presses a line of the menu that is open.
func (p *place) choose(label string) {
	p.t.Helper()
	top := p.win.Win.Canvas().Overlays().Top()
	if top == nil {
		p.t.Fatal("there is no menu")
	}
	for _, o := range slices.Backward(uitest.Seen(top)) { // the menu around its lines comes before them
		if line, ok := o.(fyne.Tappable); ok && strings.Contains(uitest.Words(o), label) {
			line.Tapped(&fyne.PointEvent{})
			return
		}
	}
	p.t.Fatalf("the menu has no %q: %s", label, uitest.Words(top))
}

// must gives the value of a call that may not fail.
func must[T any](value T, err error) func(t *testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func TestAPlanIsKeptWithItsDayItsGapAndItsCardOfTheBoard(t *testing.T) {
	s := openStore(t)
	gap := must(s.SaveGap(t.Context(), data.Gap{Text: "How do you version manuals?"}))(t)
	card := must(s.SaveSWOT(t.Context(), data.SWOT{Field: data.Weakness, Text: "I know little of version control"}))(t)
	p := enter(t, s, "new", "+ Something to find out")
	test.Type(p.field("What you want to learn"), "Docs as code")
	test.Type(p.field("12 Dec, or in 3 weeks"), "5 Dec")
	p.sees("Saturday 5 December 2026 · in 11 days")
	p.press("Workshop")
	p.press("+ Something to find out")
	p.choose("How do you version")
	p.sees("How do you version m")
	p.press("+ A card of the board")
	card.Note = "asked about twice" // written on the board meanwhile
	must(s.SaveSWOT(t.Context(), card))(t)
	p.choose("I know little")
	p.screen.Until("the card of the board holds the plan", func() bool {
		got := must(s.SWOT(t.Context(), card.ID))(t)
		return len(got.Lessons) == 1
	})
	if got := must(s.SWOT(t.Context(), card.ID))(t); got.Note != "asked about twice" {
		t.Errorf("the card now says %q", got.Note)
	}
	p.room.Flush()
	got := must(s.Lessons(t.Context(), data.TaskFilter{}))(t)
	if len(got) != 1 || got[0].Title != "Docs as code" || got[0].Kind != data.LessonWorkshop || got[0].Day != "2026-12-05" || got[0].GapID != gap.ID {
		t.Errorf("stored is %+v", got)
	}
}

func TestAPlanForAGapBeginsWithWhatWasAsked(t *testing.T) {
	s := openStore(t)
	gap := must(s.SaveGap(t.Context(), data.Gap{Text: "How do you version manuals?"}))(t)
	p := enter(t, s, fmt.Sprintf("new/gap/%d", gap.ID), "How do you version manuals?")
	if got := p.field("Where you would have needed it").Text; got != gap.Text {
		t.Errorf("the reason is %q", got)
	}
}

func TestWhatIsDueComesFirstAndSaysSoKindly(t *testing.T) {
	s := openStore(t)
	for _, l := range []data.Lesson{
		{Title: "Done long ago", State: data.StateDone, Day: "2026-01-01"}, {Title: "Without a day"},
		{Title: "For next week", Day: "2026-12-01"}, {Title: "For last week", Day: "2026-11-17"},
	} {
		must(s.SaveLesson(t.Context(), l))(t)
	}
	p := enter(t, s, "", "was for 17 Nov")
	words := uitest.Words(p.room.Content())
	var places []int
	for _, title := range []string{"For last week", "For next week", "Without a day", "Done long ago"} {
		places = append(places, strings.Index(words, title))
	}
	if !slices.IsSorted(places) || places[0] < 0 {
		t.Errorf("the list says %s", words)
	}
	if strings.Contains(words, "overdue") || strings.Contains(words, "late") {
		t.Errorf("it is unkind: %s", words)
	}
}

func TestAPlanIsFoundByTheAddressOfASearch(t *testing.T) {
	s := openStore(t)
	must(s.SaveLesson(t.Context(), data.Lesson{Title: "The first"}))(t)
	second := must(s.SaveLesson(t.Context(), data.Lesson{Title: "The second", Notes: "what I took from it"}))(t)
	for _, address := range []string{fmt.Sprint(second.ID), fmt.Sprintf("lesson/%d", second.ID)} {
		p := enter(t, s, address, "what I took from it")
		if got := p.field("What you want to learn").Text; got != "The second" {
			t.Errorf("%s opens %q", address, got)
		}
	}
}

func TestFeedbackAfterATalkIsBegunWithWhoAndWhatAndKeepsTheAnswer(t *testing.T) {
	s := openStore(t)
	mira := must(s.SaveContact(t.Context(), data.Contact{Name: "Mira Halvorsen"}))(t)
	i := must(s.SaveInterview(t.Context(), data.Interview{Company: "Northlight", At: now.Add(-time.Hour), Contacts: []int64{mira.ID}}))(t)
	p := enter(t, s, fmt.Sprintf("advice/new/interview/%d", i.ID), "Mira Halvorsen")
	test.Type(p.field("What they said, in their words"), "You were clear, but fast.")
	test.Type(p.field("The one thing you change, or why you leave it as it is"), "Breathe first.")
	p.room.Flush()
	got := must(s.Advice(t.Context(), data.AdviceFilter{}))(t)
	if len(got) != 1 {
		t.Fatalf("stored is %+v", got)
	}
	a := got[0]
	if a.Who != "Mira Halvorsen" || a.About != "My talk with Northlight" || a.Asked != "2026-11-24" || a.Answer != "You were clear, but fast." ||
		a.Doing != "Breathe first." || a.ContactID != mira.ID || a.InterviewID != i.ID {
		t.Errorf("stored is %+v", a)
	}
}

func TestARequestThatWaitsSaysForHowLong(t *testing.T) {
	s := openStore(t)
	must(s.SaveAdvice(t.Context(), data.Advice{Who: "Jonas", About: "My first talk", Asked: "2026-11-14"}))(t)
	must(s.SaveAdvice(t.Context(), data.Advice{Who: "Amara", About: "My weaknesses", Asked: "2026-11-23", Answer: "Shorter."}))(t)
	p := enter(t, s, "advice", "asked 10 days ago")
	p.sees("answered")
	p.sees("Jonas")
}

func TestADeletedRequestComesBack(t *testing.T) {
	s := openStore(t)
	a := must(s.SaveAdvice(t.Context(), data.Advice{Who: "Jonas", About: "My first talk"}))(t)
	p := enter(t, s, fmt.Sprintf("advice/%d", a.ID), "My first talk")
	p.press("Delete this request")
	p.screen.Until("it is gone", func() bool { return p.win.Undo != nil && must(s.CountAdvice(t.Context(), data.AdviceFilter{}))(t) == 0 })
	if err := p.win.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.sees("My first talk")
}
