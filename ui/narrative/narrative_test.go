package narrative_test

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"greenroom/data"
	"greenroom/ui/narrative"
	"greenroom/ui/uitest"
)

type place struct {
	t      *testing.T
	store  *data.Store
	screen *uitest.Screen
	window *uitest.Window
	room   *narrative.Room

	refused atomic.Pointer[error] // why nothing can be deleted
}

// stubborn is a store that may refuse to delete.
type stubborn struct {
	*data.Store
	refused *atomic.Pointer[error]
}

func (s stubborn) Delete(ctx context.Context, refs ...data.Ref) error {
	if err := s.refused.Load(); err != nil {
		return *err
	}
	return s.Store.Delete(ctx, refs...)
}

func open(t *testing.T, address string, moments ...data.Moment) *place {
	t.Helper()
	p := &place{t: t, screen: uitest.NewScreen(t), window: &uitest.Window{}}
	p.window.Win = p.screen.Show(nil, 1084, 760)
	store, err := data.Open(t.Context(), t.TempDir(), data.Options{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	p.store = store
	for i, m := range moments {
		m.Position = i
		if _, err := store.SaveMoment(t.Context(), m); err != nil {
			t.Fatal(err)
		}
	}
	p.room = narrative.New(narrative.Deps{Window: p.window, Store: stubborn{store, &p.refused}})
	p.window.Win.SetContent(p.room.Content())
	t.Cleanup(func() {
		p.room.Flush()
		p.room.Close()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	p.room.Enter(address)
	return p
}

func (p *place) shows(text string) {
	p.t.Helper()
	p.screen.Until("the room shows "+text, func() bool { return strings.Contains(uitest.Words(p.room.Content()), text) })
}

func (p *place) press(label string) { p.t.Helper(); uitest.Press(p.t, label, p.room.Content()) }

// titles are the moments of the store in their order.
func (p *place) titles() (all []string) {
	p.t.Helper()
	moments, err := p.store.Moments(p.t.Context())
	if err != nil {
		p.t.Fatal(err)
	}
	for _, m := range moments {
		all = append(all, m.Title)
	}
	return all
}

func (p *place) ordered(want ...string) {
	p.t.Helper()
	p.screen.Until("they stand in the order "+strings.Join(want, ", "), func() bool { return slices.Equal(p.titles(), want) })
}

// handles are what the moments are moved by, from the top.
func (p *place) handles() (all []fyne.Draggable) {
	for _, o := range uitest.Seen(p.room.Content()) {
		if c, ok := o.(desktop.Cursorable); ok && c.Cursor() == desktop.VResizeCursor {
			all = append(all, o.(fyne.Draggable))
		}
	}
	return all
}

func three() []data.Moment {
	return []data.Moment{{Title: "School", Meaning: "I can wait."}, {Title: "The lamp", Period: "At nine"}, {Title: "The clinic"}}
}

func TestTheFirstMomentIsWrittenAndKept(t *testing.T) {
	p := open(t, "")
	p.shows("How you came to be here")
	p.press("Write the first moment")
	p.shows("What happened")
	uitest.Field(t, "The moment, in three words", p.room.Content()).SetText("The lamp")
	uitest.Field(t, "What did it change? What can you do because of it?", p.room.Content()).SetText("I look closer.")
	p.screen.Until("it is stored", func() bool { return slices.Equal(p.titles(), []string{"The lamp"}) })
	p.room.Flush()
	moments, err := p.store.Moments(t.Context())
	if err != nil || len(moments) != 1 || moments[0].Meaning != "I look closer." {
		t.Errorf("kept %+v, %v", moments, err)
	}
	p.shows("→ I look closer.")
}

func TestMomentsAreMovedByButtonByKeyAndByDragging(t *testing.T) {
	p := open(t, "", three()...)
	p.shows("At nine: The lamp")
	p.press("Earlier") // of the first, which cannot
	p.press("Later")
	p.ordered("The lamp", "School", "The clinic")
	p.handles()[1].(fyne.Focusable).TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	p.ordered("The lamp", "The clinic", "School")
	h := p.handles()[0]
	for range 30 {
		h.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(0, 30)})
	}
	h.DragEnd()
	p.ordered("The clinic", "School", "The lamp")
}

func TestAMomentIsDeletedAndComesBackInItsPlace(t *testing.T) {
	p := open(t, "", three()...)
	p.shows("At nine: The lamp")
	p.press("Delete this moment") // the first
	p.ordered("The lamp", "The clinic")
	p.screen.Until("it can be undone", func() bool { return p.window.Undo != nil })
	if err := p.window.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.ordered("School", "The lamp", "The clinic")
	p.shows("The clinic")
}

func TestAMomentThatCouldNotBeDeletedGoesOnBeingSaved(t *testing.T) {
	p := open(t, "", data.Moment{Title: "School"})
	p.screen.Until("the moment is there", func() bool { return len(p.handles()) == 1 })
	full := errors.New("the disk is full")
	p.refused.Store(&full)
	p.press("Delete this moment")
	p.screen.Until("it is told", func() bool { return len(p.window.Failed) == 1 })
	uitest.Field(t, "The moment, in three words", p.room.Content()).SetText("The school by the sea")
	p.room.Flush()
	if moments, err := p.store.Moments(t.Context()); err != nil || len(moments) != 1 || moments[0].Title != "The school by the sea" {
		t.Errorf("kept %+v, %v", moments, err)
	}
}

func TestTheNarrativeIsToldFromItsMomentsAndAnOutlineOfOnesOwnStays(t *testing.T) {
	p := open(t, "", three()...)
	p.shows("Not told yet.")
	p.press("Tell it")
	p.screen.Until("it leads to the practice room", func() bool { return len(p.window.Went) == 1 })
	q, err := p.store.Spoken(t.Context(), "narrative")
	if err != nil || q.Outline != "School\n→ I can wait.\nAt nine: The lamp\nThe clinic" || len(q.Steps) != 3 {
		t.Fatalf("it is %+v, %v", q, err)
	}
	if err := p.store.SaveOutline(t.Context(), q.ID, "mine"); err != nil {
		t.Fatal(err)
	}
	take, err := p.store.BeginTake(t.Context(), data.Take{QuestionID: q.ID})
	if err == nil {
		take.Duration = 95 * time.Second
		err = p.store.FinishTake(t.Context(), take)
	}
	if err != nil {
		t.Fatal(err)
	}
	p.shows("in 1:35")
	p.press("Tell it")
	p.screen.Until("it leads there again", func() bool { return len(p.window.Went) == 2 })
	if q, err = p.store.Spoken(t.Context(), "narrative"); err != nil || q.Outline != "mine" {
		t.Errorf("then it is %+v, %v", q, err)
	}
	p.press("Hear the last")
	if got := p.window.Went[2]; got != "take/1" {
		t.Errorf("it leads to %s", got)
	}
}

func TestAMomentToldInTheJournalIsKeptOnce(t *testing.T) {
	p := open(t, "", data.Moment{Title: "The lamp"})
	if _, err := p.store.SaveEntry(t.Context(), data.Entry{Title: "Where did it begin?", Body: "The radio was open.\n"}); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		p.window.Win.Canvas().Unfocus()
		p.room.Enter("new/entry/1")
		p.screen.Until("the moment has the cursor", func() bool { return p.window.Win.Canvas().Focused() != nil })
		p.room.Flush()
		all, err := p.store.Moments(t.Context())
		if err != nil || len(all) != 2 || all[1].Happened != "The radio was open." {
			t.Fatalf("kept are %+v, %v", all, err)
		}
	}
}
