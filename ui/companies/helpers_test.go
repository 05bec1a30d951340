package companies_test

import (
	"log/slog"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"greenroom/assets"
	"greenroom/data"
	"greenroom/ui/companies"
	"greenroom/ui/uitest"
	"greenroom/ui/widget"
)

// evening is the time in these tests: a Tuesday.
var evening = time.Date(2026, 11, 24, 20, 0, 0, 0, time.Local)

type place struct {
	t      *testing.T
	store  *data.Store
	screen *uitest.Screen
	window *uitest.Window
	room   *companies.Room
	ahead  atomic.Int64 // how far the store's clock went on since evening
}

// open shows the room over a store with the built-in deck, after before was
// done with it.
func open(t *testing.T, address string, before func(store *data.Store)) *place {
	t.Helper()
	p := &place{t: t, screen: uitest.NewScreen(t), window: &uitest.Window{}}
	p.window.Win = p.screen.Show(nil, 1084, 760)
	store, err := data.Open(t.Context(), t.TempDir(), data.Options{
		Now: func() time.Time { return evening.Add(time.Duration(p.ahead.Load())) }, Log: slog.New(slog.DiscardHandler),
	})
	p.check(err)
	p.store = store
	deck, err := data.ReadDeck(assets.Deck())
	p.check(err)
	p.check(store.SyncDeck(t.Context(), deck))
	if before != nil {
		before(store)
	}
	asks, err := data.ReadAsks(assets.Asks())
	p.check(err)
	p.room = companies.New(companies.Deps{Window: p.window, Store: store, Asks: asks})
	p.window.Win.SetContent(p.room.Content())
	t.Cleanup(func() {
		p.room.Flush()
		p.room.Close()
		p.check(store.Close())
	})
	p.room.Enter(address)
	return p
}

func (p *place) check(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

// words is all that is seen, sheets over the window included.
func (p *place) words() string {
	all := uitest.Words(p.room.Content())
	for _, sheet := range p.window.Win.Canvas().Overlays().List() {
		all += " " + uitest.Words(sheet)
	}
	return all
}

func (p *place) shows(text string) {
	p.t.Helper()
	p.screen.Until("the room shows "+text, func() bool { return strings.Contains(p.words(), text) })
}

func (p *place) field(placeholder string) *widget.Entry {
	p.t.Helper()
	p.screen.Until("there is a field "+placeholder, func() bool { return uitest.Writable(placeholder, p.room.Content()) })
	return uitest.Field(p.t, placeholder, p.room.Content())
}

func (p *place) press(label string) {
	p.t.Helper()
	in := func() []fyne.CanvasObject {
		return append([]fyne.CanvasObject{p.room.Content()}, p.window.Win.Canvas().Overlays().List()...)
	}
	p.screen.Until("there is "+label, func() bool { return uitest.Pressable(label, in()...) })
	uitest.Press(p.t, label, in()...)
}

// went waits until the room has led to an address.
func (p *place) went(address string) {
	p.t.Helper()
	p.screen.Until("it leads to "+address, func() bool {
		return len(p.window.Went) > 0 && p.window.Went[len(p.window.Went)-1] == address
	})
}

// kept reads the first file there is.
func (p *place) kept() data.Company {
	p.t.Helper()
	p.room.Flush()
	f, err := p.store.Company(p.t.Context(), 1)
	p.check(err)
	return f
}
