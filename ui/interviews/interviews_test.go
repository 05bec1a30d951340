package interviews_test

import (
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"greenroom/assets"
	"greenroom/data"
	"greenroom/ui/interviews"
	"greenroom/ui/uitest"
)

// evening is the time in these tests: a Tuesday.
var evening = time.Date(2026, 11, 24, 20, 0, 0, 0, time.Local)

type place struct {
	t      *testing.T
	store  *data.Store
	screen *uitest.Screen
	window *uitest.Window
	room   *interviews.Room
}

// open shows the room over a store with the built-in deck.
func open(t *testing.T, address string) *place {
	t.Helper()
	p := &place{t: t, screen: uitest.NewScreen(t), window: &uitest.Window{}}
	p.window.Win = p.screen.Show(nil, 1084, 760)
	store, err := data.Open(t.Context(), t.TempDir(), data.Options{
		Now: func() time.Time { return evening }, Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	p.store = store
	deck, err := data.ReadDeck(assets.Deck())
	if err == nil {
		err = store.SyncDeck(t.Context(), deck)
	}
	if err != nil {
		t.Fatal(err)
	}
	p.room = interviews.New(interviews.Deps{Window: p.window, Store: store, Daily: func(context.Context) int { return 4 }})
	p.window.Win.SetContent(p.room.Content())
	t.Cleanup(func() {
		p.room.Flush()
		p.room.Close()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	p.room.Enter(address)
	p.shows("Questions to be ready for")
	return p
}

func (p *place) field(placeholder string) interface{ SetText(string) } {
	p.t.Helper()
	p.screen.Until("there is a field "+placeholder, func() bool { return uitest.Writable(placeholder, p.room.Content()) })
	return uitest.Field(p.t, placeholder, p.room.Content())
}

func (p *place) shows(text string) {
	p.t.Helper()
	p.screen.Until("the room shows "+text, func() bool { return strings.Contains(p.words(), text) })
}

// words is all that is seen, sheets over the window included.
func (p *place) words() string {
	all := uitest.Words(p.room.Content())
	for _, sheet := range p.window.Win.Canvas().Overlays().List() {
		all += " " + uitest.Words(sheet)
	}
	return all
}

func (p *place) press(label string) {
	p.t.Helper()
	in := func() []fyne.CanvasObject {
		return append([]fyne.CanvasObject{p.room.Content()}, p.window.Win.Canvas().Overlays().List()...)
	}
	p.screen.Until("there is "+label, func() bool { return uitest.Pressable(label, in()...) })
	uitest.Press(p.t, label, in()...)
}

// suggest has questions suggested and waits until they are there.
func (p *place) suggest() {
	p.t.Helper()
	p.press("Suggest questions")
	p.screen.Until("questions are suggested", func() bool {
		sheet := p.window.Win.Canvas().Overlays().Top()
		return sheet != nil && strings.Contains(uitest.Words(sheet), "Questions to ask them")
	})
}

// kept reads the one interview there is.
func (p *place) kept() data.Interview {
	p.t.Helper()
	p.room.Flush()
	i, err := p.store.Interview(p.t.Context(), 1)
	if err != nil {
		p.t.Fatal(err)
	}
	return i
}

func TestWhatIsTypedIsStoredAndTheDateUnderstood(t *testing.T) {
	p := open(t, "new")
	p.field("Company").SetText("Northlight")
	p.field("Which role").SetText("Writer")
	p.field("Thu 14:30, or 24 Nov 10:00 Rome").SetText("thu 14:30")
	p.shows("Thursday 26 November 2026, 14:30 · in 2 days")
	p.press("Tech")
	p.screen.Until("it is stored", func() bool { _, err := p.store.Interview(t.Context(), 1); return err == nil })
	i := p.kept()
	if i.Company != "Northlight" || i.Role != "Writer" || i.Industry != data.IndustryTech ||
		!i.At.Equal(time.Date(2026, 11, 26, 14, 30, 0, 0, time.Local)) {
		t.Errorf("kept %+v", i)
	}
	p.field("Thu 14:30, or 24 Nov 10:00 Rome").SetText("whenever")
	p.shows("“whenever” is not understood.")
	if again := p.kept(); !again.At.Equal(i.At) {
		t.Errorf("a date that is none changed it to %v", again.At)
	}
}

func TestSuggestedQuestionsAreOneOfEachMainThemeAndTakenInOneGo(t *testing.T) {
	p := open(t, "new")
	p.field("Company").SetText("Northlight")
	p.field("Thu 14:30, or 24 Nov 10:00 Rome").SetText("in 7 days")
	p.suggest()
	p.press("Practise these")
	p.shows("0 of 8 were said at least once. The others come in the next days.")
	themes := map[data.Theme]bool{}
	for _, id := range p.kept().Questions {
		q, err := p.store.Question(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		themes[q.Theme] = true
	}
	if len(themes) != 8 {
		t.Errorf("they are about %d themes", len(themes))
	}
	p.suggest()
	p.press("Practise these")
	p.screen.Until("others are suggested", func() bool { return len(p.kept().Questions) == 16 })
	p.shows("0 of 16 were said")
}

func TestAQuestionThatIsTakenOutComesBackByUndo(t *testing.T) {
	p := open(t, "new")
	p.field("Company").SetText("Northlight")
	p.suggest()
	p.press("Practise these")
	p.shows("0 of 8 were said at least once. With a date")
	first, err := p.store.Question(t.Context(), p.kept().Questions[0])
	if err != nil {
		t.Fatal(err)
	}
	p.press("Take “" + first.Text + "” out")
	p.shows("0 of 7 were said")
	if err := p.window.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.shows("0 of 8 were said")
}

func TestOtherQuestionsAreFoundByTheirWords(t *testing.T) {
	p := open(t, "new")
	p.field("Company").SetText("Northlight")
	own, err := p.store.SaveQuestion(t.Context(), data.Question{Text: "Why lighthouses?"})
	if err != nil {
		t.Fatal(err)
	}
	p.press("Choose others")
	p.shows("What do you want to be ready for?")
	uitest.Search(t, "Words of the question", p.window.Win.Canvas().Overlays().Top()).SetText("lighthouse")
	p.shows("Why lighthouses?")
	p.press("Why lighthouses?")
	p.press("Practise these")
	p.shows("0 of 1 were said")
	if ids := p.kept().Questions; len(ids) != 1 || ids[0] != own.ID {
		t.Errorf("chosen %v", ids)
	}
}

func TestHowOneFeltAndWhereItLeads(t *testing.T) {
	p := open(t, "new")
	p.press("Mock interview with these")
	p.screen.Until("it asks with whom", func() bool { return len(p.window.Said) > 0 })
	p.field("Company").SetText("Northlight")
	p.press("Mock interview with these")
	p.screen.Until("it leads to a mock interview", func() bool { return len(p.window.Went) > 0 && p.window.Went[0] == "mock/for/1" })
	ref := data.Ref{Kind: data.KindInterview, ID: 1}
	if err := p.store.SetConfidence(t.Context(), ref, false, 4); err != nil { // by the calm start
		t.Fatal(err)
	}
	p.field("Which role").SetText("Writer")
	if i := p.kept(); i.Before != 4 || i.Role != "Writer" {
		t.Errorf("kept %+v", i)
	}
}

func TestAnInterviewIsDeletedAndComesBack(t *testing.T) {
	p := open(t, "new")
	p.field("Company").SetText("Northlight")
	p.kept()
	p.press("Delete this interview")
	p.screen.Until("it can be undone", func() bool { return p.window.Undo != nil })
	if _, err := p.store.Interview(t.Context(), 1); err == nil {
		t.Error("it is still there")
	}
	if err := p.window.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if i := p.kept(); i.Company != "Northlight" {
		t.Errorf("came back as %+v", i)
	}
}
