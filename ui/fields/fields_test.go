package fields_test

import (
	"log/slog"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"greenroom/data"
	"greenroom/ui/fields"
	"greenroom/ui/uitest"
)

type place struct {
	t      *testing.T
	store  *data.Store
	screen *uitest.Screen
	window *uitest.Window
	room   *fields.Room
}

func open(t *testing.T, address string) *place {
	t.Helper()
	p := &place{t: t, screen: uitest.NewScreen(t), window: &uitest.Window{}}
	p.window.Win = p.screen.Show(nil, 1084, 760)
	store, err := data.Open(t.Context(), t.TempDir(), data.Options{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	p.store = store
	p.room = fields.New(fields.Deps{Window: p.window, Store: store})
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

func (p *place) shows(text string, want bool) {
	p.t.Helper()
	p.screen.Until("the room shows "+text, func() bool { return strings.Contains(uitest.Words(p.room.Content()), text) == want })
}

func TestTheBuiltInIndustriesAreThereToBeRead(t *testing.T) {
	p := open(t, "")
	p.shows("Healthcare and social", true)
	p.shows("How an answer can be built", true)
	p.shows("Saves by itself", false)
	p.room.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	p.shows("someone", false)
	p.shows("dignity", true)
}

func TestABuiltInIndustryCannotBeDeleted(t *testing.T) {
	p := open(t, "")
	p.shows("How an answer can be built", true)
	p.room.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	p.screen.Until("it is told", func() bool { return len(p.window.Failed) == 1 })
	p.shows("Tech", true)
}

func TestAnIndustryOfOnesOwnIsKeptFoundDeletedAndComesBack(t *testing.T) {
	p := open(t, "new")
	p.shows("Saves by itself", true)
	uitest.Field(t, "What it is called", p.room.Content()).SetText("Law")
	uitest.Field(t, "Words they use, and what they mean by them", p.room.Content()).SetText("On the merits")
	p.screen.Until("it is stored", func() bool { _, err := p.store.OwnField(t.Context(), 1); return err == nil })
	p.shows("Your own", true)
	p.room.Flush()
	if f, err := p.store.OwnField(t.Context(), 1); err != nil || f.Name != "Law" || f.Words != "On the merits" {
		t.Errorf("kept %+v, %v", f, err)
	}
	uitest.Search(t, "Search industries", p.room.Content()).SetText("merits")
	p.shows("Healthcare and social", false)
	p.shows("Your own", true)
	uitest.Search(t, "Search industries", p.room.Content()).SetText("")
	uitest.Press(t, "Delete this industry", p.room.Content())
	p.screen.Until("it can be undone", func() bool { return p.window.Undo != nil })
	p.shows("Your own", false)
	if err := p.window.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.shows("Your own", true)
	if f, err := p.store.OwnFields(t.Context()); err != nil || len(f) != 1 || f[0].Industry() == data.Industry("own/") {
		t.Errorf("it came back as %+v, %v", f, err)
	}
}
