package search_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"greenroom/data"
)

func TestNamesAnswerBeforeTextsAndKeepTheirPlaces(t *testing.T) {
	p := open(t)
	must(p.store.SaveContact(t.Context(), data.Contact{Name: "Northlight Nora"}))(t)
	must(p.store.SaveEntry(t.Context(), data.Entry{Title: "A calm day", Body: "At northlight they write decisions down."}))(t)
	must(p.store.SaveContact(t.Context(), data.Contact{Name: "Amara Osei", Company: "Northlight Labs"}))(t)
	release := p.store.holdBack()
	defer release()
	p.room.Enter("")
	p.field().SetText("northl")
	p.shows("Northlight Nora", true)
	if p.sees("A calm day") || p.sees("Nothing found") {
		t.Errorf("texts answer too early: %s", p.words())
	}
	release()
	p.shows("A calm day", true)
	seen := p.words()
	order := []string{"2 contacts", "Northlight Nora", "Amara Osei", "1 journal entries", "A calm day", "northlight"}
	at := -1
	for _, text := range order {
		next := strings.Index(seen, text)
		if next <= at {
			t.Fatalf("%q is not where it should be: %s", text, seen)
		}
		at = next
	}
}

func TestWhatWasFoundStaysUntilTheLongerWordIsLookedFor(t *testing.T) {
	p := open(t)
	must(p.store.SaveEntry(t.Context(), data.Entry{Title: "One", Body: "a marimba"}))(t)
	must(p.store.SaveEntry(t.Context(), data.Entry{Title: "Two", Body: "a market"}))(t)
	must(p.store.SaveContact(t.Context(), data.Contact{Name: "Maria"}))(t)
	must(p.store.SaveContact(t.Context(), data.Contact{Name: "Mark"}))(t)
	p.room.Enter("mar")
	p.shows("Two", true)
	release := p.store.holdBack()
	defer release()
	p.field().SetText("mari")
	p.until("titles have answered", func() bool { return p.store.titles.Load() == "mari" })
	time.Sleep(20 * time.Millisecond)
	p.until("that is shown", func() bool { return true })
	for _, text := range []string{"One", "Two", "Maria"} {
		if !p.sees(text) {
			t.Errorf("%s is taken away before it is known to be wrong: %s", text, p.words())
		}
	}
	release()
	p.shows("Two", false)
	if !p.sees("One") || !p.sees("Maria") || p.sees("Mark") {
		t.Errorf("in the end there is %s", p.words())
	}
}

func TestTheFirstIsChosenAgainWhenMoreIsTyped(t *testing.T) {
	p := open(t)
	must(p.store.SaveContact(t.Context(), data.Contact{Name: "Maps Ann"}))(t)
	must(p.store.SaveContact(t.Context(), data.Contact{Name: "Maps Bea"}))(t)
	enter := &fyne.KeyEvent{Name: fyne.KeyReturn}
	opened := func(n int) {
		p.field().TypedKey(enter)
		p.until("something is opened", func() bool { return len(p.win.Went) == n })
	}
	p.room.Enter("map")
	p.shows("Maps Bea", true)
	opened(1)
	p.field().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	p.field().SetText("maps")
	opened(2)
	if p.win.Went[0] != p.win.Went[1] {
		t.Errorf("first is %s, and after another letter %s", p.win.Went[0], p.win.Went[1])
	}
}

func TestAnAnswerToWhatWasTypedBeforeIsNotShown(t *testing.T) {
	p := open(t)
	must(p.store.SaveEntry(t.Context(), data.Entry{Title: "One", Body: "marimba"}))(t)
	must(p.store.SaveEntry(t.Context(), data.Entry{Title: "Two", Body: "zither"}))(t)
	release := p.store.holdBack()
	p.room.Enter("marimba")
	time.Sleep(200 * time.Millisecond) // the first search is under way
	p.field().SetText("zither")
	release()
	p.shows("Two", true)
	if p.sees("One") {
		t.Errorf("the older answer is shown: %s", p.words())
	}
}

func TestKeysChooseWhileOneTypesAndEnterOpensTheExactPlace(t *testing.T) {
	p := open(t)
	q := must(p.store.SaveQuestion(t.Context(), data.Question{Text: "What is harmony?", Theme: data.ThemePassion, Length: data.LengthShort}))(t)
	first := p.take(q.ID, "")
	second := p.take(q.ID, "")
	mark := must(p.store.AddMark(t.Context(), data.Mark{TakeID: first.ID, At: time.Second, Kind: data.MarkStrong, Text: "harmony here"}))(t)
	said := must(p.store.SaveFeedback(t.Context(), data.Feedback{TakeID: second.ID, Author: "Mira", Note: "such harmony"}))(t)[0]
	c := must(p.store.SaveContact(t.Context(), data.Contact{Name: "Harmony Jones"}))(t)
	touch := must(p.store.SaveTouch(t.Context(), data.Touch{ContactID: c.ID, Kind: data.TouchCall, At: p.store.Now(), Note: "about harmony"}))(t)
	story := must(p.store.SaveStory(t.Context(), data.Story{Title: "Harmony in the team"}))(t)
	p.win.Win.Resize(fyne.NewSize(1084, 2000)) // only what is seen is drawn
	p.room.Enter("harmony")
	p.shows("such harmony", true)
	want := map[string]bool{
		fmt.Sprintf("practise/%d", q.ID): true, fmt.Sprintf("take/%d", first.ID): true, fmt.Sprintf("take/%d", second.ID): true,
		fmt.Sprintf("review/%d/mark/%d", first.ID, mark.ID): true, fmt.Sprintf("review/%d/feedback/%d", second.ID, said.ID): true,
		fmt.Sprintf("network/%d", c.ID): true, fmt.Sprintf("network/%d/touch/%d", c.ID, touch.ID): true, fmt.Sprintf("stories/%d", story.ID): true,
	}
	for range 12 {
		p.key(fyne.KeyReturn, fyne.KeyDown)
	}
	for address := range want {
		if !slices.Contains(p.win.Went, address) {
			t.Errorf("the keys never lead to %s, only to %v", address, p.win.Went)
		}
	}
	for _, address := range p.win.Went {
		if !want[address] {
			t.Errorf("the keys lead to %s", address)
		}
	}
	if p.win.Win.Canvas().Focused() != fyne.Focusable(p.field()) {
		t.Error("the cursor left the field")
	}
}

func TestEnterPressedTooEarlyOpensTheFirstAnswer(t *testing.T) {
	p := open(t)
	e := must(p.store.SaveEntry(t.Context(), data.Entry{Title: "One", Body: "marimba"}))(t)
	p.room.Enter("")
	p.field().SetText("marimba")
	p.key(fyne.KeyReturn)
	p.went(fmt.Sprintf("journal/%d", e.ID))
}

func TestMoreThanAFewOfAKindAreShownWhenAskedFor(t *testing.T) {
	p := open(t)
	for i := range 8 {
		must(p.store.SaveEntry(t.Context(), data.Entry{Title: fmt.Sprintf("Salary talk %d", i)}))(t)
	}
	p.room.Enter("salary")
	p.shows("8 journal entries", true)
	if strings.Count(p.words(), "Salary talk") != 5 {
		t.Errorf("at first one sees %s", p.words())
	}
	p.key(fyne.KeyPageDown, fyne.KeyReturn)
	p.until("all are seen", func() bool { return strings.Count(p.words(), "Salary talk") == 8 })
	if p.sees("Show all") {
		t.Error("all are shown, and there are said to be more")
	}
}

func TestTheLastSearchIsStillThereAndUpToDate(t *testing.T) {
	p := open(t)
	e := must(p.store.SaveEntry(t.Context(), data.Entry{Title: "Salary talk"}))(t)
	must(p.store.SaveEntry(t.Context(), data.Entry{Title: "Salary letter"}))(t)
	p.room.Enter("salary")
	p.shows("2 journal entries", true)
	p.room.Leave()
	if err := p.store.Delete(t.Context(), data.Ref{Kind: data.KindEntry, ID: e.ID}); err != nil {
		t.Fatal(err)
	}
	p.until("the change is told", func() bool { return true })
	p.room.Enter("")
	p.shows("Salary talk", false)
	if got := p.field().Text; got != "salary" || !p.sees("Salary letter") {
		t.Errorf("one comes back to %q: %s", got, p.words())
	}
	p.field().TypedRune('x')
	if got := p.field().Text; got != "x" {
		t.Errorf("the next letter makes it %q", got)
	}
}

func TestEscapeGoesBackAtOnce(t *testing.T) {
	p := open(t)
	var back []fyne.KeyName
	p.win.Win.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) { back = append(back, key.Name) })
	p.room.Enter("salary")
	p.key(fyne.KeyEscape)
	if len(back) != 1 || back[0] != fyne.KeyEscape || p.field().Text != "salary" {
		t.Errorf("the window got %v, the field has %q", back, p.field().Text)
	}
}

func TestASearchWithoutAnswerSaysSoAndAnEmptyOneTeaches(t *testing.T) {
	p := open(t)
	p.room.Enter("")
	if !p.sees("Everything you have kept") || !p.sees("tag:calm") {
		t.Errorf("at first one sees %s", p.words())
	}
	p.field().SetText("xyzzy")
	p.shows("Nothing found", true)
	p.field().SetText("")
	p.shows("Nothing found", false)
	if !p.sees("Everything you have kept") {
		t.Errorf("emptied, it says %s", p.words())
	}
	p.tap("tag:calm")
	if got := p.field().Text; got != "tag:" || p.win.Win.Canvas().Focused() != fyne.Focusable(p.field()) {
		t.Errorf("the lesson typed %q", got)
	}
}

func TestWhatGoesWrongIsToldOnce(t *testing.T) {
	p := open(t)
	p.store.breakDown()
	p.room.Enter("salary")
	p.until("it is told", func() bool { return len(p.win.Failed) == 1 })
}
