package goals_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"greenroom/data"
	"greenroom/ui/goals"
	"greenroom/ui/room"
	"greenroom/ui/uitest"
	"greenroom/ui/widget"
)

// evening is the time in these tests: a Tuesday.
var evening = time.Date(2026, 11, 24, 20, 0, 0, 0, time.Local)

func open(t *testing.T) *uitest.Place {
	t.Helper()
	return uitest.Open(t, evening, fyne.NewSize(704, 604), func(win room.Window, store *data.Store) room.Room {
		return goals.New(win, store)
	})
}

func one[T any](t *testing.T) func(value T, err error) T {
	return func(value T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func TestAGoalIsStoredWithItsDayUnderstoodAndItsState(t *testing.T) {
	p := open(t)
	p.Enter("new")
	p.Shows("First step")
	p.Field("What you want to reach").SetText("Look into transit planning")
	p.Field("What fits into one evening").SetText("Read two adverts")
	p.Field("12 Dec, or in 3 weeks").SetText("in 3 weeks")
	p.Shows("Tuesday 15 December 2026 · in 21 days")
	p.Press("A career to look into")
	p.Press("Under way")
	p.Flush()
	g := one[data.Goal](t)(p.Store.Goal(t.Context(), 1))
	if g.Kind != data.GoalPath || g.State != data.StateDoing || g.Day != "2026-12-15" || g.FirstStep != "Read two adverts" {
		t.Errorf("kept is %+v", g)
	}
	p.Field("12 Dec, or in 3 weeks").SetText("whenever")
	p.Shows("“whenever” is not understood.")
	p.Flush()
	if again := one[data.Goal](t)(p.Store.Goal(t.Context(), 1)); again.Day != g.Day {
		t.Errorf("a day that is none made it %q", again.Day)
	}
	p.Press("Delete this goal")
	p.Undo()
	one[data.Goal](t)(p.Store.Goal(t.Context(), 1))
}

func TestAGoalGoesWithSomebodyAndWithAPassion(t *testing.T) {
	p := open(t)
	one[data.Contact](t)(p.Store.SaveContact(t.Context(), data.Contact{Name: "Ada"}))
	one[data.Passion](t)(p.Store.SavePassion(t.Context(), data.Passion{Name: "Maps"}))
	p.Enter("new/talk")
	p.Shows("+ A passion")
	p.Field("What you want to reach").SetText("Hear how her days are")
	p.Press("+ Somebody")
	p.Shows("Who is it about?")
	sheet := p.Window.Win.Canvas().Overlays().Top()
	p.Screen.Until("Ada is offered", func() bool { return strings.Contains(uitest.Words(sheet), "Ada") })
	for _, o := range uitest.Seen(sheet) {
		if list, ok := o.(*widget.List[data.ContactLine]); ok {
			list.Select(0)
			list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		}
	}
	p.Screen.Until("it is about Ada", func() bool { return strings.Contains(uitest.Words(p.Room.Content()), "Ada") })
	p.Press("+ A passion")
	for _, o := range p.Window.Win.Canvas().Overlays().List() {
		if !strings.Contains(uitest.Words(o), "Maps") {
			t.Errorf("offered is %q", uitest.Words(o))
		}
	}
	p.Flush()
	g := one[data.Goal](t)(p.Store.Goal(t.Context(), 1))
	if g.Kind != data.GoalTalk || g.ContactID != 1 {
		t.Errorf("kept is %+v", g)
	}
	p.Press("Ada")
	p.Went("network/1")
}

func TestAGoalGoesWithSomebodyWhoIsNotInTheNetworkYet(t *testing.T) {
	p := open(t)
	p.Enter("new/talk")
	p.Shows("+ Somebody")
	p.Field("What you want to reach").SetText("Hear how a week is there")
	p.Press("+ Somebody")
	p.Shows("Who is it about?")
	search := uitest.Search(t, "A name, a company", p.Window.Win.Canvas().Overlays().Top())
	search.SetText("Élodie Marchand")
	search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	p.Screen.Until("it is about her", func() bool { return strings.Contains(uitest.Words(p.Room.Content()), "Élodie Marchand") })
	p.Flush()
	g := one[data.Goal](t)(p.Store.Goal(t.Context(), 1))
	if c := one[data.Contact](t)(p.Store.Contact(t.Context(), g.ContactID)); c.Name != "Élodie Marchand" {
		t.Errorf("it is about %+v", c)
	}
}

func TestTheWeekInFiveLinesBecomesAPageOfTheJournal(t *testing.T) {
	p := open(t)
	p.Enter("review")
	p.Shows("They are listed here from the second week on.")
	p.Field("However small: a call, a page, a question").SetText("Called Jonas.")
	p.Field("Of the field, of people, of yourself").SetText("He thinks in queues.")
	p.Flush()
	e := one[data.Entry](t)(p.Store.Entry(t.Context(), 1))
	if e.Title != "Week of 23 November" || e.Body != "## A step I took\nCalled Jonas.\n\n## What I learned\nHe thinks in queues." ||
		len(e.Tags) != 1 || e.Tags[0] != "weekly review" || e.Private {
		t.Fatalf("kept is %+v", e)
	}
	p.Room.Leave()
	p.Enter("review")
	p.Screen.Until("the lines are there again", func() bool {
		return p.Field("Of the field, of people, of yourself").Text == "He thinks in queues."
	})
	p.Press("Last week")
	p.Screen.Until("last week is empty", func() bool { return p.Field("Of the field, of people, of yourself").Text == "" })
	p.Field("One that fits into an evening").SetText("Sleep.")
	p.Flush()
	before := one[data.Entry](t)(p.Store.Entry(t.Context(), 2))
	if data.DayOf(before.Date.Local()) != "2026-11-22" || before.Title != "Week of 16 November" {
		t.Errorf("last week is %+v", before)
	}
	p.Press("This week")
	p.Shows("Week of 16 November")
	p.Press("Week of 16 November")
	p.Went("journal/2")
}

func TestAWeekThatWasWrittenOnInTheJournalIsLeftAlone(t *testing.T) {
	p := open(t)
	one[data.Entry](t)(p.Store.SaveEntry(t.Context(), data.Entry{Prompt: data.PromptWeekly, Body: "## A step I took\nOne.\n\n## Much later\nMore."}))
	p.Enter("review")
	p.Shows("This week has more than five lines by now")
	p.Press("Open it in the journal")
	p.Went("journal/1")
}
