package self_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"greenroom/data"
	"greenroom/ui/room"
	"greenroom/ui/self"
	"greenroom/ui/uitest"
)

// evening is the time in these tests: a Tuesday.
var evening = time.Date(2026, 11, 24, 20, 0, 0, 0, time.Local)

func open(t *testing.T) *uitest.Place {
	t.Helper()
	return uitest.Open(t, evening, fyne.NewSize(704, 604), func(win room.Window, store *data.Store) room.Room {
		return self.New(win, store)
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

// board opens a board with cards in the order of its fields.
func board(t *testing.T, cards map[data.SWOTField][]string) *uitest.Place {
	t.Helper()
	p := open(t)
	for _, field := range data.SWOTFields() {
		for i, text := range cards[field] {
			one[data.SWOT](t)(p.Store.SaveSWOT(t.Context(), data.SWOT{Field: field, Text: text, Position: i}))
		}
	}
	p.Enter("board")
	for _, texts := range cards {
		for _, text := range texts {
			p.Shows(text)
		}
	}
	return p
}

// stored is what stands where on the board that is stored.
func stored(t *testing.T, p *uitest.Place) string {
	t.Helper()
	fields := map[data.SWOTField][]string{}
	for _, w := range one[[]data.SWOT](t)(p.Store.SWOTs(t.Context())) {
		fields[w.Field] = append(fields[w.Field], w.Text)
	}
	return fmt.Sprint(fields)
}

// becomes waits until the stored board is so.
func becomes(t *testing.T, p *uitest.Place, want string) {
	t.Helper()
	last := ""
	defer func() {
		if t.Failed() {
			t.Logf("the board is %s", last)
		}
	}()
	p.Screen.Until("the board is "+want, func() bool { last = stored(t, p); return last == want })
}

// card is the card that says something.
func card(t *testing.T, p *uitest.Place, text string) fyne.Focusable {
	t.Helper()
	for _, o := range uitest.Seen(p.Room.Content()) {
		named, known := o.(interface{ AccessibilityLabel() string })
		if f, ok := o.(fyne.Focusable); ok && known && strings.HasPrefix(named.AccessibilityLabel(), text) {
			return f
		}
	}
	t.Fatalf("there is no card %q", text)
	return nil
}

func TestWhatATestSaidIsKeptBesideWhatItsKindIsFor(t *testing.T) {
	p := open(t)
	p.Enter("new")
	p.Shows("A type indicator sorts how people like to take things in")
	p.Field("Name of the test").SetText("Holland code")
	p.Press("RIASEC")
	p.Shows("The six letters stand for kinds of work")
	p.Field("Where you took it, and which edition").SetText("Town library")
	p.Field("12 March 2025").SetText("3 Feb 2025")
	p.Shows("Monday 3 February 2025")
	p.Field("What it said: letters, words, numbers").SetText("I A S")
	p.Field("What rings true, what does not, and when it showed").SetText("Ideas, yes.")
	p.Flush()
	a := one[data.Assessment](t)(p.Store.Assessment(t.Context(), 1))
	if a.Kind != data.AssessmentRIASEC || a.Source != "Town library" || a.Day != "2025-02-03" || a.Result != "I A S" || a.Notes != "Ideas, yes." {
		t.Errorf("kept is %+v", a)
	}
	p.Press("Delete this result")
	p.Undo()
	one[data.Assessment](t)(p.Store.Assessment(t.Context(), 1))
}

func TestACardIsLiftedAndMovedByKeys(t *testing.T) {
	p := board(t, map[data.SWOTField][]string{data.Strength: {"calm", "exact"}, data.Threat: {"robots"}})
	p.Key(fyne.KeyDown) // to the first card
	p.Key(fyne.KeySpace, fyne.KeyDown, fyne.KeySpace)
	becomes(t, p, "map[strength:[exact calm] threat:[robots]]")
	p.Key(fyne.KeySpace, fyne.KeyRight, fyne.KeyDown, fyne.KeyReturn) // over the empty field down into the next
	becomes(t, p, "map[strength:[exact] threat:[calm robots]]")
	p.Undo()
	becomes(t, p, "map[strength:[exact calm] threat:[robots]]")
}

func TestACardThatIsPutBackStaysWhereItWas(t *testing.T) {
	p := board(t, map[data.SWOTField][]string{data.Strength: {"calm", "exact"}})
	p.Window.Win.Canvas().Focus(card(t, p, "exact"))
	p.Key(fyne.KeySpace, fyne.KeyUp, fyne.KeyRight)
	if got := card(t, p, "exact").(interface{ AccessibilityLabel() string }).AccessibilityLabel(); got != "exact, lifted" {
		t.Errorf("it says %q", got)
	}
	p.Key(fyne.KeyEscape)
	p.Key(fyne.KeyUp)
	if got := p.Window.Win.Canvas().Focused(); got != card(t, p, "calm") {
		t.Errorf("above it is %v", got)
	}
	becomes(t, p, "map[strength:[calm exact]]")
}

func TestACardIsDraggedToWhereItBelongs(t *testing.T) {
	p := board(t, map[data.SWOTField][]string{data.Strength: {"calm", "exact"}, data.Opportunity: {"spring", "town"}})
	drag := func(text string, onto fyne.CanvasObject, dy float32) {
		c := card(t, p, text).(fyne.Draggable)
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(onto)
		for range 2 {
			c.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at.AddXY(20, dy)}})
		}
		c.DragEnd()
	}
	town := card(t, p, "town").(fyne.CanvasObject)
	drag("calm", town, 2) // its upper half
	becomes(t, p, "map[opportunity:[spring calm town] strength:[exact]]")
	drag("spring", card(t, p, "town").(fyne.CanvasObject), town.Size().Height-2)
	becomes(t, p, "map[opportunity:[calm town spring] strength:[exact]]")
	c := card(t, p, "exact").(fyne.Draggable)
	c.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: fyne.NewPos(3, 3)}}) // beside the board
	c.DragEnd()
	becomes(t, p, "map[opportunity:[calm town spring] strength:[exact]]")
}

func TestACardIsWrittenLinkedAndDeleted(t *testing.T) {
	p := board(t, nil)
	one[data.Story](t)(p.Store.SaveStory(t.Context(), data.Story{Title: "The last bus"}))
	one[data.Lesson](t)(p.Store.SaveLesson(t.Context(), data.Lesson{Title: "Speak slower"}))
	p.Press("New card: Weaknesses")
	p.Shows("A card of the board")
	p.Field("What is hard for you, as things are?").SetText("I ask late")
	p.Shows("+ A story, a question or a plan")
	for _, name := range []string{"Story", "Learning plan"} {
		p.Press("+ A story, a question or a plan")
		p.Shows("What does it go with?")
		p.Shows(name)
		top := p.Window.Win.Canvas().Overlays().Top()
		for _, o := range uitest.Seen(top) {
			if list, ok := o.(interface {
				fyne.Focusable
				Len() int
			}); ok {
				keys := []fyne.KeyName{fyne.KeyDown, fyne.KeyReturn}
				if name == "Learning plan" {
					keys = []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn}
				}
				for _, key := range keys {
					list.TypedKey(&fyne.KeyEvent{Name: key})
				}
			}
		}
		p.Screen.Until("the choice is made", func() bool { return p.Window.Win.Canvas().Overlays().Top() != top })
	}
	p.Shows("Speak slower")
	p.Press("Done")
	p.Shows("1 stories · 1 learning plans")
	w := one[[]data.SWOT](t)(p.Store.SWOTs(t.Context()))[0]
	if w.Field != data.Weakness || w.Text != "I ask late" || len(w.Stories) != 1 || len(w.Lessons) != 1 {
		t.Errorf("kept is %+v", w)
	}
	p.Window.Win.Canvas().Focus(card(t, p, "I ask late"))
	p.Key(fyne.KeyDelete)
	p.Undo()
	becomes(t, p, "map[weakness:[I ask late]]")
}

func TestABoardThatIsKeptIsReadAsItWas(t *testing.T) {
	p := board(t, map[data.SWOTField][]string{data.Strength: {"calm"}, data.Threat: {"robots"}})
	p.Press("Keep this board")
	p.Screen.Until("it is kept", func() bool { all, _ := p.Store.Boards(t.Context()); return len(all) == 1 })
	if err := p.Store.Delete(t.Context(), data.Ref{Kind: data.KindSWOT, ID: 1}); err != nil {
		t.Fatal(err)
	}
	p.Enter("boards")
	p.Shows("· calm")
	p.Shows("· robots")
	p.Field("A word on it").SetText("In autumn")
	p.Flush()
	b := one[data.Board](t)(p.Store.Board(t.Context(), 1))
	if b.Note != "In autumn" || len(b.Cards) != 2 {
		t.Errorf("kept is %+v", b)
	}
	p.Press("Keep today’s board")
	p.Screen.Until("another is kept", func() bool { all, _ := p.Store.Boards(t.Context()); return len(all) == 2 && len(all[0].Cards) == 1 })
}

func TestAnEmptyBoardIsKeptOnlyWhenSomethingIsSaidOfIt(t *testing.T) {
	p := board(t, nil)
	p.Enter("boards/new")
	p.Shows("Nothing stood here.")
	p.Flush()
	if all := one[[]data.Board](t)(p.Store.Boards(t.Context())); len(all) != 0 {
		t.Errorf("kept is %+v", all)
	}
	p.Field("A word on it").SetText("Nothing yet")
	p.Flush()
	if all := one[[]data.Board](t)(p.Store.Boards(t.Context())); len(all) != 1 || all[0].Note != "Nothing yet" {
		t.Errorf("kept is %+v", all)
	}
}

func TestTheBoardOfEarlierDaysIsKeptBeforeItIsChanged(t *testing.T) {
	p := board(t, map[data.SWOTField][]string{data.Strength: {"calm", "exact"}})
	kept := func() []data.Board { return one[[]data.Board](t)(p.Store.Boards(t.Context())) }
	press := func(label string) {
		p.Screen.Until("there is "+label, func() bool { return uitest.Pressable(label, p.Room.Content()) })
		p.Press(label)
	}
	press("exact")
	p.Field("What do others come to you for?").SetText("precise")
	p.Press("Done")
	becomes(t, p, "map[strength:[calm precise]]")
	if n := len(kept()); n != 0 {
		t.Errorf("%d boards are kept on the day it was begun", n)
	}
	p.Wait(30 * 24 * time.Hour)
	for _, text := range []string{"patient", "slow"} {
		press("calm")
		p.Field("What do others come to you for?").SetText(text)
		p.Press("Done")
		becomes(t, p, "map[strength:["+text+" precise]]")
		press(text)
		p.Field("What do others come to you for?").SetText("calm")
		p.Press("Done")
		becomes(t, p, "map[strength:[calm precise]]")
	}
	boards := kept()
	if len(boards) != 1 || len(boards[0].Cards) != 2 || boards[0].Cards[0].Text != "calm" || boards[0].Cards[1].Text != "precise" {
		t.Fatalf("kept are %+v", boards)
	}
	p.Enter("boards")
	p.Shows("Kept by itself, before you changed it")
}

func TestADayOfATestIsOneThatIsOver(t *testing.T) {
	p := open(t)
	p.Enter("new")
	p.Shows("From where")
	p.Field("Name of the test").SetText("Holland code")
	p.Field("12 March 2025").SetText("3 Dec")
	p.Flush()
	if a := one[data.Assessment](t)(p.Store.Assessment(t.Context(), 1)); a.Day != "2025-12-03" {
		t.Errorf("it was taken on %s", a.Day)
	}
}
