package journal_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"greenroom/data"
	"greenroom/ui/widget"
)

func TestWhatIsTypedIsStoredAfterAPause(t *testing.T) {
	p := enter(t, openStore(t), "new")
	test.Type(p.field(textField), "It went well.")
	if got := p.entries(); len(got) != 0 {
		t.Fatalf("stored before the pause: %v", got)
	}
	began := time.Now()
	p.until("the entry to be stored", func() bool { return len(p.entries()) == 1 })
	if took := time.Since(began); took > time.Second {
		t.Errorf("it took %v, want within a second", took)
	}
	if got := p.entries()[0].Excerpt; got != "It went well." {
		t.Errorf("stored %q", got)
	}
	p.until("the page to say so", func() bool { return p.sees(savedNow()) })
}

func TestLeavingTheRoomMidWordLosesNothing(t *testing.T) {
	p := enter(t, openStore(t), "new")
	test.Type(p.field(titleField), "Half a wo")
	p.room.Leave()
	p.settle()
	if got := p.entries(); len(got) != 1 || got[0].Title != "Half a wo" {
		t.Errorf("stored %v, want the half word", got)
	}
}

func TestQuittingMidWordLosesNothing(t *testing.T) {
	p := enter(t, openStore(t), "new")
	test.Type(p.field(textField), "And then she sai")
	p.room.Flush()
	if got := p.entries(); len(got) != 1 || got[0].Excerpt != "And then she sai" {
		t.Errorf("stored %v, want the half sentence", got)
	}
}

func TestGoingToAnotherEntryMidWordLosesNothing(t *testing.T) {
	s := openStore(t)
	first := s.save(t, data.Entry{Title: "First"})
	second := s.save(t, data.Entry{Title: "Second"})
	p := enter(t, s, fmt.Sprint(first.ID))
	test.Type(p.field(textField), "unfinish")
	p.room.Enter(fmt.Sprint(second.ID))
	p.settle()
	if got := p.field(titleField).Text; got != "Second" {
		t.Fatalf("the page shows %q, want the second entry", got)
	}
	if got := p.entry(first.ID).Body; got != "unfinish" {
		t.Errorf("stored %q", got)
	}
	if got := p.entry(second.ID).Body; got != "" {
		t.Errorf("words of the first entry are in the second: %q", got)
	}
	p.room.Enter(fmt.Sprint(first.ID))
	p.settle()
	if got := p.field(textField).Text; got != "unfinish" {
		t.Errorf("back at the first entry the page shows %q", got)
	}
}

func TestAnEntryInWhichNothingWasWrittenIsNotKept(t *testing.T) {
	p := enter(t, openStore(t), "new/question/1")
	test.Type(p.field(textField), " ")
	p.room.Leave()
	p.room.Flush()
	if got := p.entries(); len(got) != 0 {
		t.Errorf("stored %v", got)
	}
}

func TestAnEntryKeepsTheHourWhenItsDayIsChanged(t *testing.T) {
	s := openStore(t)
	at := time.Date(2026, 3, 31, 20, 14, 5, 0, time.Local)
	e := s.save(t, data.Entry{Title: "Tuesday", Date: at})
	p := enter(t, s, fmt.Sprint(e.ID))
	p.press("Tuesday, 31 March 2026")
	p.key(fyne.KeyPageUp, fyne.KeyLeft, fyne.KeyUp, fyne.KeyReturn)
	p.room.Flush()
	want := time.Date(2026, 2, 20, 20, 14, 5, 0, time.Local) // 28 February, a day and a week before
	if got := p.entry(e.ID).Date; !got.Equal(want) {
		t.Errorf("the date is %v, want %v", got.Local(), want)
	}
	if len(p.win.Win.Canvas().Overlays().List()) != 0 {
		t.Error("the calendar is still open")
	}
}

func TestMoodAndConfidenceAreStored(t *testing.T) {
	s := openStore(t)
	e := s.save(t, data.Entry{Title: "Talk"})
	p := enter(t, s, fmt.Sprint(e.ID))
	for i, key := range []fyne.KeyName{fyne.Key4, fyne.Key2} {
		seen[*widget.Choice](p)[i].TypedKey(&fyne.KeyEvent{Name: key})
	}
	p.room.Flush()
	if got := p.entry(e.ID); got.Mood != 4 || got.Confidence != 2 {
		t.Errorf("stored mood %d and confidence %d, want 4 and 2", got.Mood, got.Confidence)
	}
}

func TestATagThatIsTypedIsStored(t *testing.T) {
	s := openStore(t)
	e := s.save(t, data.Entry{Title: "Talk", Tags: []string{"pace"}})
	p := enter(t, s, fmt.Sprint(e.ID))
	field := p.field("Add a tag")
	test.Type(field, "interview")
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	p.room.Flush()
	if got := p.entry(e.ID).Tags; strings.Join(got, ",") != "pace,interview" {
		t.Errorf("stored tags %v", got)
	}
}

func TestADeletedEntryComesBackWithItsLastWord(t *testing.T) {
	s := openStore(t)
	other := s.save(t, data.Entry{Title: "Older", Date: time.Now().Add(-time.Hour)})
	e := s.save(t, data.Entry{Title: "Northlight"})
	p := enter(t, s, fmt.Sprint(e.ID))
	test.Type(p.field(textField), "the last word")
	p.press("Delete this entry")
	p.until("the entry to be gone", func() bool { return len(p.entries()) == 1 })
	if got := p.win.Said[len(p.win.Said)-1]; got != "Deleted “Northlight”" {
		t.Errorf("said %q", got)
	}
	if got := p.field(titleField).Text; got != other.Title {
		t.Errorf("after the deletion the page shows %q, want the entry beside it", got)
	}
	if err := p.win.Undo(t.Context()); err != nil {
		t.Fatalf("undo: %v", err)
	}
	p.settle()
	if got := p.entry(e.ID).Body; got != "the last word" {
		t.Errorf("came back with %q", got)
	}
	if got := p.field(titleField).Text; got != "Northlight" {
		t.Errorf("after undo the page shows %q", got)
	}
}

func TestANewEntryThatIsThrownAwayLeavesNothing(t *testing.T) {
	s := openStore(t)
	s.save(t, data.Entry{Title: "Talk"})
	p := enter(t, s, "new")
	p.press("Delete this entry")
	if got := p.field(titleField).Text; got != "Talk" {
		t.Errorf("the page shows %q, want the newest entry", got)
	}
	if len(p.entries()) != 1 || len(p.win.Said) != 0 {
		t.Errorf("stored %v, said %q", p.entries(), p.win.Said)
	}
}

func TestTheListDeletesByKey(t *testing.T) {
	s := openStore(t)
	s.save(t, data.Entry{Title: "Older", Date: time.Now().Add(-time.Hour)})
	s.save(t, data.Entry{Title: "Newest"})
	p := enter(t, s, "")
	if got := p.field(titleField).Text; got != "Newest" {
		t.Fatalf("the journal opens with %q, want the newest entry", got)
	}
	p.key(fyne.KeyDown)
	if got := p.field(titleField).Text; got != "Older" {
		t.Fatalf("Down shows %q", got)
	}
	p.key(fyne.KeyDelete)
	p.until("the entry to be gone", func() bool { return len(p.entries()) == 1 })
	if got := p.entries()[0].Title; got != "Newest" {
		t.Errorf("%q is left", got)
	}
}

func TestSearchFindsWithoutAccents(t *testing.T) {
	s := openStore(t)
	s.save(t, data.Entry{Title: "Résumé walk-through"})
	s.save(t, data.Entry{Title: "Salary talk"})
	p := enter(t, s, "")
	p.search(searchField, "resum")
	if got := p.listed(); !strings.Contains(got, "Résumé walk-through") || strings.Contains(got, "Salary talk") {
		t.Error("the list does not show just the résumé")
	}
	p.search(searchField, "nobody wrote this")
	if !p.sees("Nothing found") {
		t.Error("nothing says that nothing was found")
	}
	p.press("Show all")
	if !strings.Contains(p.listed(), "Salary talk") {
		t.Error("the list is not whole again")
	}
}

func TestATagFiltersTheList(t *testing.T) {
	s := openStore(t)
	s.save(t, data.Entry{Title: "Slow down", Tags: []string{"pace"}})
	s.save(t, data.Entry{Title: "Salary talk", Tags: []string{"negotiation"}})
	p := enter(t, s, "")
	test.Tap(p.chip("pace"))
	p.settle()
	if got := p.listed(); !strings.Contains(got, "Slow down") || strings.Contains(got, "Salary talk") {
		t.Error("the list does not show just the entry with the tag")
	}
	test.Tap(p.chip("All 2"))
	p.settle()
	if !strings.Contains(p.listed(), "Salary talk") {
		t.Error("the list is not whole again")
	}
}

func TestAnEmptyJournalOffersOneThingToDo(t *testing.T) {
	p := enter(t, openStore(t), "")
	if !p.sees("A page of your own") {
		t.Fatal("an empty journal does not say what it is for")
	}
	p.press("Write the first entry")
	if p.win.Win.Canvas().Focused() != fyne.Focusable(p.field(titleField)) {
		t.Error("the cursor is not in the title of the new entry")
	}
}

func TestAFailingStoreKeepsTheWordsAndSaysSo(t *testing.T) {
	s := openStore(t)
	other := s.save(t, data.Entry{Title: "Other"})
	p := enter(t, s, "new")
	s.broken.Store(true)
	test.Type(p.field(textField), "Do not lose me")
	p.until("the failure to be told", func() bool { return len(p.win.Failed) > 0 })
	if got := p.field(textField).Text; got != "Do not lose me" {
		t.Fatalf("the page shows %q", got)
	}
	if !p.sees("Not saved yet: your words are kept here and saved as soon as it works again.") {
		t.Error("the page does not say that it is not saved")
	}

	p.room.Enter(fmt.Sprint(other.ID))
	p.settle()
	p.room.Enter("new")
	p.settle()
	if got := p.field(textField).Text; got != "Do not lose me" {
		t.Fatalf("after a look at another entry the page shows %q", got)
	}

	s.broken.Store(false)
	p.room.Flush()
	if got := p.entries(); len(got) != 2 {
		t.Errorf("stored %v, want both entries", got)
	}
}

func TestTenThousandEntriesAreReadPageByPage(t *testing.T) {
	s := openStore(t)
	s.long = 10_000
	p := enter(t, s, "")
	if got := s.queries.Load(); got > 5 {
		t.Errorf("opening the journal took %d queries, want 5 at most", got)
	}
	s.queries.Store(0)
	p.key(fyne.KeyDown, fyne.KeyEnd)
	if got := p.field(titleField).Text; got != "Entry 10000" {
		t.Errorf("End opens %q, want the last entry", got)
	}
	if got := s.queries.Load(); got > 6 {
		t.Errorf("going to the end took %d queries, want 6 at most", got)
	}

	s.queries.Store(0)
	test.Type(p.field(textField), "a line more")
	p.room.Flush()
	p.settle()
	if got := s.queries.Load(); got > 5 {
		t.Errorf("a save was followed by %d queries, want 5 at most", got)
	}
	if !strings.Contains(p.listed(), "Entry 10000") {
		t.Error("after a save the list is not where it was scrolled to")
	}
}

func TestTabGoesThroughTheRoomInReadingOrder(t *testing.T) {
	s := openStore(t)
	s.save(t, data.Entry{Title: "Talk", Tags: []string{"pace"}})
	p := enter(t, s, "")
	p.room.FocusSearch()
	var order []string
	for range 18 {
		order = append(order, named(p.focused()))
		p.tab()
	}
	want := "Search the journal, New entry, All 1, pace, list, " + time.Now().Format("Monday, 2 January 2006") +
		", Read, Delete this entry, Title, What happened, and what do you take from it?, pace, Add a tag" +
		", heavy – light, shaky – sure, + Link, Private: out of the list and of search, More, Search the journal"
	if got := strings.Join(order, ", "); got != want {
		t.Errorf("Tab goes\n%s\nwant\n%s", got, want)
	}
}

// tab types Tab as the window hands it over.
func (p *place) tab() {
	focused := p.focused()
	if taker, ok := focused.(fyne.Tabbable); ok && taker.AcceptsTab() {
		focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
		return
	}
	p.win.Win.Canvas().FocusNext()
}

// named is what a person would call what has the focus.
func named(o fyne.Focusable) string {
	switch o := o.(type) {
	case *widget.Entry:
		return o.PlaceHolder
	case *widget.SearchField:
		return o.PlaceHolder
	case fyne.Accessible:
		return o.AccessibilityLabel()
	}
	return "list"
}
