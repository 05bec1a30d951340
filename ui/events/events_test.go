package events_test

import (
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"greenroom/data"
	"greenroom/ui/events"
	"greenroom/ui/uitest"
	"greenroom/ui/widget"
)

// place is a window with the room in it.
type place struct {
	t      *testing.T
	win    *uitest.Window
	screen *uitest.Screen
	room   *events.Room
	store  *data.Store
}

func openStore(t *testing.T) *data.Store {
	t.Helper()
	dir := t.TempDir()
	s, err := data.Open(t.Context(), dir, data.Options{Log: slog.New(slog.DiscardHandler)})
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

func enter(t *testing.T, s *data.Store, rest string) *place {
	t.Helper()
	p := &place{t: t, win: &uitest.Window{}, screen: uitest.NewScreen(t), store: s}
	p.win.Win = p.screen.Show(widget.Gap(0), 1084, 760)
	p.room = events.New(p.win, s)
	p.win.Win.SetContent(p.room.Content())
	t.Cleanup(func() {
		p.room.Flush()
		p.room.Close()
	})
	p.room.Enter(rest)
	p.settle()
	return p
}

func (p *place) settle() {
	p.t.Helper()
	for range 5 { // a change is stored, told, read and shown
		p.room.Wait()
		p.screen.Until("what is queued was shown", func() bool { return true })
	}
}

// until waits for what comes about by itself.
func (p *place) until(what string, holds func() bool) {
	p.t.Helper()
	p.screen.Until(what, holds)
	p.settle()
}

func (p *place) key(names ...fyne.KeyName) {
	p.t.Helper()
	for _, name := range names {
		key := &fyne.KeyEvent{Name: name}
		switch focused := p.win.Win.Canvas().Focused(); {
		case focused != nil:
			focused.TypedKey(key)
		case p.win.Win.Canvas().OnTypedKey() != nil:
			p.win.Win.Canvas().OnTypedKey()(key)
		default:
			p.room.TypedKey(key)
		}
		p.settle()
	}
}

// typed types where the focus is, and Enter after it.
func (p *place) typed(text string) {
	p.t.Helper()
	focused := p.win.Win.Canvas().Focused()
	if focused == nil {
		p.t.Fatalf("nothing has the focus for %q: %s", text, p.words())
	}
	test.Type(focused, text)
	p.settle()
	p.key(fyne.KeyReturn)
}

func (p *place) words() string {
	if top := p.win.Win.Canvas().Overlays().Top(); top != nil {
		return uitest.Words(top)
	}
	return uitest.Words(p.room.Content())
}

func (p *place) sees(text string) bool { return strings.Contains(p.words(), text) }

// press presses what a screen reader calls so.
func (p *place) press(label string) {
	p.t.Helper()
	var found fyne.Tappable
	var look func(o fyne.CanvasObject)
	look = func(o fyne.CanvasObject) {
		if !o.Visible() || found != nil {
			return
		}
		named, is := o.(fyne.Accessible)
		tap, can := o.(fyne.Tappable)
		if is && can && named.AccessibilityLabel() == label {
			found = tap
			return
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, child := range o.Objects {
				look(child)
			}
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				look(child)
			}
		}
	}
	look(p.room.Content())
	if found == nil {
		p.t.Fatalf("there is no %q on screen, only: %s", label, p.words())
	}
	found.Tapped(&fyne.PointEvent{})
	p.settle()
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

func TestAnEventIsPlannedByTypingAlone(t *testing.T) {
	p := enter(t, openStore(t), "new")
	p.typed("Go meetup Berlin")
	p.typed("tomorrow 19:00")
	p.until("the event to be stored", func() bool {
		all := must(p.store.Events(t.Context(), data.EventFilter{}))(t)
		return len(all) == 1 && all[0].Name == "Go meetup Berlin" && all[0].At.Local().Hour() == 19 && all[0].State == data.EventPlanned
	})
}

func TestAfterAnEventOneKeyForEachPersonPlansToWrite(t *testing.T) {
	s := openStore(t)
	ann := must(s.SaveContact(t.Context(), data.Contact{Name: "Ann Lee", Company: "Acme"}))(t)
	e := must(s.SaveEvent(t.Context(), data.Event{Name: "Go meetup", At: time.Now().Add(-2 * time.Hour)}))(t)
	p := enter(t, s, fmt.Sprint(e.ID))

	p.win.Win.Canvas().Unfocus()
	p.key(fyne.KeyW)
	p.typed("ann")
	p.until("Ann to be on the list", func() bool {
		return p.win.Win.Canvas().Overlays().Top() == nil && p.sees("Ann Lee") && p.sees("to meet")
	})
	p.key(fyne.KeyM)
	p.typed("Bob Stein") // nobody by that name is known
	p.until("Bob to be on the list", func() bool { return p.sees("Bob Stein") && p.sees("Go meetup") })
	contacts := must(s.Contacts(t.Context(), data.ContactFilter{}))(t)
	if len(contacts) != 2 || contacts[1].Name != "Bob Stein" || contacts[1].LastTouch.IsZero() {
		t.Fatalf("the network has %+v", contacts)
	}
	bob := must(s.Contact(t.Context(), contacts[1].ID))(t)
	if bob.EventID != e.ID {
		t.Errorf("Bob was met at event %d", bob.EventID)
	}

	p.press("I was there")
	p.until("the list to write", func() bool { return p.sees("Write to those you met") })
	due := func() []data.FollowUp {
		return must(s.FollowUps(t.Context(), data.FollowUpFilter{Open: true}))(t)
	}
	p.win.Win.Canvas().Unfocus()
	today := data.DayOf(time.Now())
	for _, want := range []data.Day{today.Add(1), today.Add(7), ""} {
		p.key(fyne.Key1)
		all := due()
		if want == "" && len(all) != 0 || want != "" && (len(all) != 1 || all[0].Day != want || all[0].ContactID != bob.ID || all[0].About != "Write after Go meetup") {
			t.Errorf("planned is %+v, want %q", all, want)
		}
	}
	if len(must(s.Touches(t.Context(), ann.ID))(t)) != 0 {
		t.Error("Ann was only to be met, and has a touch")
	}
	p.press("to meet")
	if touches := must(s.Touches(t.Context(), ann.ID))(t); len(touches) != 1 || touches[0].EventID != e.ID || touches[0].Kind != data.TouchEvent {
		t.Errorf("Ann has %+v", touches)
	}
}

func TestWhatIsTypedAndWhomOneMeetsDoNotUndoEachOther(t *testing.T) {
	s := openStore(t)
	ann := must(s.SaveContact(t.Context(), data.Contact{Name: "Ann"}))(t)
	e := must(s.SaveEvent(t.Context(), data.Event{Name: "Go meetup"}))(t)
	p := enter(t, s, fmt.Sprint(e.ID))
	if err := s.Expect(t.Context(), e.ID, data.Met{ContactID: ann.ID, Met: true}); err != nil { // from elsewhere
		t.Fatal(err)
	}
	p.key(fyne.KeyDown)
	p.room.Draft().Change(func(e *data.Event) { e.Goal = "Find out who hires" })
	p.room.Flush()
	p.settle()
	got := must(s.Event(t.Context(), e.ID))(t)
	if got.Goal != "Find out who hires" || len(got.People) != 1 {
		t.Errorf("stored %+v", got)
	}
	p.until("the person to be shown", func() bool { return p.sees("Ann") })
}

func TestSomebodyTakenOffTheListComesBackWhole(t *testing.T) {
	s := openStore(t)
	ann := must(s.SaveContact(t.Context(), data.Contact{Name: "Ann"}))(t)
	e := must(s.SaveEvent(t.Context(), data.Event{Name: "Go meetup"}))(t)
	if err := s.Expect(t.Context(), e.ID, data.Met{ContactID: ann.ID, Met: true}); err != nil {
		t.Fatal(err)
	}
	p := enter(t, s, fmt.Sprint(e.ID))
	p.press("Take Ann off the list")
	if got := must(s.Touches(t.Context(), ann.ID))(t); len(got) != 0 {
		t.Errorf("the touch of it stays: %+v", got)
	}
	if err := p.win.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.settle()
	if got := must(s.Touches(t.Context(), ann.ID))(t); len(got) != 1 || len(must(s.Event(t.Context(), e.ID))(t).People) != 1 {
		t.Errorf("came back with %+v", got)
	}
}

func TestAnOrganisationHasNoDateAndNoList(t *testing.T) {
	s := openStore(t)
	p := enter(t, s, "new/organisation")
	p.typed("Map society")
	if p.sees("I was there") {
		t.Errorf("the page says %q", p.words())
	}
	p.room.Flush()
	if n := must(s.CountEvents(t.Context(), data.EventFilter{Kind: data.EventOrganisation}))(t); n != 1 {
		t.Errorf("there are %d organisations", n)
	}
}

func TestAnEmptyRoomOffersOneThingToDo(t *testing.T) {
	p := enter(t, openStore(t), "")
	p.press("Add the first event")
	if p.win.Win.Canvas().Focused() == nil {
		t.Error("the cursor is nowhere")
	}
}

func TestWhatWasSaidAtAnEventStandsOnTheListAndOnTheCard(t *testing.T) {
	s := openStore(t)
	ann := must(s.SaveContact(t.Context(), data.Contact{Name: "Ann"}))(t)
	ben := must(s.SaveContact(t.Context(), data.Contact{Name: "Ben"}))(t)
	e := must(s.SaveEvent(t.Context(), data.Event{Name: "Go meetup", State: data.EventAttended, People: []data.Met{{ContactID: ann.ID}, {ContactID: ben.ID}}}))(t)
	p := enter(t, s, fmt.Sprint(e.ID))
	if p.sees("What you talked about") {
		t.Error("something was said with people who are only to be met")
	}
	p.press("to meet")
	p.press("to meet")
	notes := func() (all []*widget.Entry) {
		for _, seen := range uitest.Seen(p.room.Content()) {
			if field, is := seen.(*widget.Entry); is && field.PlaceHolder == "What you talked about" {
				all = append(all, field)
			}
		}
		return all
	}
	p.until("both have a field", func() bool { return len(notes()) == 2 })
	canvas := p.win.Win.Canvas()
	canvas.Focus(notes()[0])
	p.typed("Her maps, ") // and Enter goes on to what is next
	canvas.Focus(notes()[1])
	test.Type(notes()[1], "Lighthouses")
	p.settle()
	if canvas.Focused() != fyne.Focusable(notes()[1]) {
		t.Errorf("while one types the cursor goes to %T", canvas.Focused())
	}
	canvas.Unfocus()
	p.until("the cards say it", func() bool {
		hers, his := must(s.Touches(t.Context(), ann.ID))(t), must(s.Touches(t.Context(), ben.ID))(t)
		return len(hers) == 1 && hers[0].Note == "Her maps, " && len(his) == 1 && his[0].Note == "Lighthouses"
	})
	p.press("met") // and not met after all
	p.until("one is to meet again", func() bool { return len(notes()) == 1 })
	p.press("to meet")
	p.until("she was met, and the note is there", func() bool { return len(notes()) == 2 && notes()[0].Text == "Her maps, " })
	kept := must(s.Event(t.Context(), e.ID))(t).People
	if len(kept) != 2 || kept[0].Note != "Her maps, " || !kept[0].Met || kept[1].Note != "Lighthouses" {
		t.Errorf("the list is %+v", kept)
	}
}
