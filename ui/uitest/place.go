package uitest

import (
	"log/slog"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"greenroom/data"
	"greenroom/ui/room"
	"greenroom/ui/widget"
)

// Place is a room in a window, over a store of its own. Its time stands still
// until it is moved.
type Place struct {
	t      testing.TB
	Store  *data.Store
	Screen *Screen
	Window *Window
	Room   room.Room
	now    atomic.Int64
}

// Open makes a room in a window of a size, over an empty store.
func Open(t testing.TB, now time.Time, size fyne.Size, build func(win room.Window, store *data.Store) room.Room) *Place {
	t.Helper()
	p := &Place{t: t, Screen: NewScreen(t), Window: &Window{}}
	p.now.Store(now.UnixMilli())
	p.Window.Win = p.Screen.Show(widget.Gap(0), size.Width, size.Height)
	store, err := data.Open(t.Context(), t.TempDir(), data.Options{Now: p.Now, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	p.Store, p.Room = store, build(p.Window, store)
	p.Window.Win.SetContent(p.Room.Content())
	t.Cleanup(func() {
		p.Window.Close()
		p.Flush()
		if closer, ok := p.Room.(room.Closer); ok {
			closer.Close()
		}
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return p
}

// Now is the time of the store.
func (p *Place) Now() time.Time { return time.UnixMilli(p.now.Load()) }

// Wait lets time pass.
func (p *Place) Wait(d time.Duration) { p.now.Add(d.Milliseconds()) }

// Enter opens an address of the room.
func (p *Place) Enter(rest string) {
	p.t.Helper()
	p.Room.Enter(rest)
}

// Flush has the room hand over what was typed.
func (p *Place) Flush() {
	if flusher, ok := p.Room.(room.Flusher); ok {
		flusher.Flush()
	}
}

// seen is all that can be seen: the room, and what lies over the window.
func (p *Place) seen() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{p.Room.Content()}, p.Window.Win.Canvas().Overlays().List()...)
}

// Words is every word that can be seen.
func (p *Place) Words() string {
	var all []string
	for _, o := range p.seen() {
		all = append(all, Words(o))
	}
	return strings.Join(all, " ")
}

// Shows waits until words can be seen.
func (p *Place) Shows(words string) {
	p.t.Helper()
	p.Screen.Until("the room shows "+words, func() bool { return strings.Contains(p.Words(), words) })
}

// Press presses what is called label.
func (p *Place) Press(label string) {
	p.t.Helper()
	Press(p.t, label, p.seen()...)
}

// Field is the field with a placeholder.
func (p *Place) Field(placeholder string) *widget.Entry {
	p.t.Helper()
	seen := p.seen()
	return Field(p.t, placeholder, seen[len(seen)-1])
}

// Key types a key where the focus is, or in the room when it is nowhere.
func (p *Place) Key(names ...fyne.KeyName) {
	p.t.Helper()
	for _, name := range names {
		key := &fyne.KeyEvent{Name: name}
		if focused := p.Window.Win.Canvas().Focused(); focused != nil {
			focused.TypedKey(key)
		} else if taker, ok := p.Room.(room.KeyTaker); ok {
			taker.TypedKey(key)
		}
	}
}

// Went waits until an address was opened.
func (p *Place) Went(address string) {
	p.t.Helper()
	p.Screen.Until("it leads to "+address, func() bool {
		for _, went := range p.Window.Went {
			if went == address {
				return true
			}
		}
		return false
	})
}

// Undo takes back what was done last.
func (p *Place) Undo() {
	p.t.Helper()
	p.Screen.Until("it can be undone", func() bool { return p.Window.Undo != nil })
	if err := p.Window.Undo(p.t.Context()); err != nil {
		p.t.Fatal(err)
	}
}
