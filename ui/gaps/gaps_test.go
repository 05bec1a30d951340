package gaps_test

import (
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"greenroom/data"
	"greenroom/ui/gaps"
	"greenroom/ui/uitest"
	"greenroom/ui/widget"
)

// evening is the time in these tests: a Tuesday.
var evening = time.Date(2026, 11, 24, 20, 0, 0, 0, time.Local)

type place struct {
	t      *testing.T
	now    time.Time
	store  *data.Store
	screen *uitest.Screen
	window *uitest.Window
	room   *gaps.Room
}

// open shows the room over a store with one interview.
func open(t *testing.T, address string) *place {
	t.Helper()
	p := &place{t: t, now: evening, screen: uitest.NewScreen(t), window: &uitest.Window{}}
	p.window.Win = p.screen.Show(nil, 1084, 760)
	store, err := data.Open(t.Context(), t.TempDir(), data.Options{Now: func() time.Time { return p.now }, Log: slog.New(slog.DiscardHandler)})
	if err == nil {
		_, err = store.SaveInterview(t.Context(), data.Interview{Company: "Northlight", At: evening.AddDate(0, 0, -1)})
	}
	if err != nil {
		t.Fatal(err)
	}
	p.store = store
	p.room = gaps.New(gaps.Deps{Window: p.window, Store: store})
	p.window.Win.SetContent(p.room.Content())
	t.Cleanup(func() {
		p.room.Flush()
		p.room.Close()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	p.room.Enter(address)
	p.shows("Where to look")
	return p
}

func (p *place) words() string { return uitest.Words(p.room.Content()) }

func (p *place) shows(text string) {
	p.t.Helper()
	p.screen.Until("the room shows "+text, func() bool { return strings.Contains(p.words(), text) })
}

func (p *place) press(label string) { p.t.Helper(); uitest.Press(p.t, label, p.room.Content()) }

func (p *place) field(placeholder, text string) {
	p.t.Helper()
	uitest.Field(p.t, placeholder, p.room.Content()).SetText(text)
}

func (p *place) kept() data.Gap {
	p.t.Helper()
	p.room.Flush()
	g, err := p.store.Gap(p.t.Context(), 1)
	if err != nil {
		p.t.Fatal(err)
	}
	return g
}

func TestAGapIsClosedByTheAnswerInOnesOwnWordsAndCanBeOpenedAgain(t *testing.T) {
	p := open(t, "new/gap/1")
	p.field("What was asked", "What is the CAP theorem?")
	p.field("What went through your head, right or wrong", "three of something")
	p.field("A book, a page, a person", "ask Ada")
	p.shows("Asked in Northlight")
	p.press("I know it now")
	p.screen.Until("it asks for the answer first", func() bool {
		return slices.ContainsFunc(p.window.Said, func(s string) bool { return strings.Contains(s, "in your own words") })
	})
	if g := p.kept(); !g.Closed.IsZero() || g.InterviewID != 1 || g.Thought != "three of something" || g.Look != "ask Ada" {
		t.Errorf("kept %+v", g)
	}
	p.now = p.now.AddDate(0, 0, 3)
	p.field("In your own words, as you would say it", "Two of three, when the line is cut")
	p.press("I know it now")
	p.shows("Open it again")
	if g := p.kept(); !g.Closed.Equal(p.now) || g.Answer == "" {
		t.Errorf("kept %+v", g)
	}
	p.press("Open it again")
	p.shows("I know it now")
	if g := p.kept(); !g.Closed.IsZero() || g.Answer == "" {
		t.Errorf("kept %+v", g)
	}
}

func TestAGapBecomesACardWithItsAnswerAsOutline(t *testing.T) {
	p := open(t, "new")
	p.field("What was asked", "What is the CAP theorem?")
	p.field("In your own words, as you would say it", "Two of three")
	p.press("Make it a card")
	p.shows("The card it became")
	q, err := p.store.Question(t.Context(), p.kept().QuestionID)
	if err != nil || q.Outline != "Two of three" || q.Text != "What is the CAP theorem?" {
		t.Errorf("the card is %+v (%v)", q, err)
	}
	p.press("The card it became")
	if !slices.Contains(p.window.Went, "practise/1") {
		t.Errorf("went to %v", p.window.Went)
	}
}

func TestTheListHasTheOldestOpenOnesFirstAndCanBeNarrowed(t *testing.T) {
	p := open(t, "new")
	for n, g := range []data.Gap{
		{Text: "Young", Kind: data.GapOpen}, {Text: "Done", Answer: "yes", Closed: evening}, {Text: "I know indexes", Kind: data.GapKnown}, {Text: "Old"},
	} {
		p.now = evening.AddDate(0, 0, -n)
		if _, err := p.store.SaveGap(t.Context(), g); err != nil {
			t.Fatal(err)
		}
	}
	p.now = evening
	p.shows("Old Open since 3 days ago")
	p.screen.Until("they are in order", func() bool {
		w := p.words()
		return strings.Index(w, "Old ") < strings.Index(w, "Young ") && strings.Index(w, "Young ") < strings.Index(w, "Done ")
	})
	p.shows("Noticed 2 days ago")
	p.press("Found out")
	p.screen.Until("only what was found out is left", func() bool { return !strings.Contains(p.words(), "Young ") && strings.Contains(p.words(), "Done ") })
	p.press("I know this")
	p.screen.Until("only what is known is left", func() bool { return !strings.Contains(p.words(), "Done ") && strings.Contains(p.words(), "indexes") })
	p.press("Open")
	p.screen.Until("only what is open is left", func() bool { return strings.Contains(p.words(), "Young ") && !strings.Contains(p.words(), "indexes") })
}

func TestWhatOneNoticedOneKnowsIsKeptAndComesBackFromTheTrash(t *testing.T) {
	p := open(t, "new/known/1")
	p.field("What was asked", "How indexes work")
	if g := p.kept(); g.Kind != data.GapKnown || g.InterviewID != 1 {
		t.Errorf("kept %+v", g)
	}
	p.press("Delete this question")
	p.screen.Until("it can be undone", func() bool { return p.window.Undo != nil })
	if _, err := p.store.Gap(t.Context(), 1); err == nil {
		t.Error("it is still there")
	}
	if err := p.window.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.kept()
	p.room.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
}

func TestAGapIsPlannedToBeLearnedAndShowsThePlan(t *testing.T) {
	p := open(t, "new")
	p.press("Plan to learn it")
	p.screen.Until("it asks for words first", func() bool { return len(p.window.Said) > 0 })
	p.field("What was asked", "What is the CAP theorem?")
	p.press("Plan to learn it")
	p.screen.Until("it leads to a plan", func() bool { return slices.Contains(p.window.Went, "learning/new/gap/1") })
	if _, err := p.store.SaveLesson(t.Context(), data.Lesson{Title: "A course on databases", GapID: 1}); err != nil {
		t.Fatal(err)
	}
	p.shows("A course on databases")
	p.press("I noticed I know this")
	p.screen.Until("what one knows is not to be learned", func() bool { return !strings.Contains(p.words(), "Plan to learn it") })
}

func TestTheFiltersHaveTheirRowAboveTheList(t *testing.T) {
	p := open(t, "new")
	p.field("What was asked", "What is the CAP theorem?")
	p.kept()
	p.shows("Found out") // a filter
	p.screen.Until("the list begins below it", func() bool {
		var chip, list float32
		driver := fyne.CurrentApp().Driver()
		for _, o := range uitest.Seen(p.room.Content()) {
			switch o := o.(type) {
			case *widget.Chip:
				if uitest.Words(o) == "Found out" {
					chip = driver.AbsolutePositionForObject(o).Y + o.Size().Height
				}
			case *widget.List[data.Gap]:
				list = driver.AbsolutePositionForObject(o).Y
			}
		}
		return chip > 0 && list > chip
	})
}
