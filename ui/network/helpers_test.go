package network_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync/atomic"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"greenroom/data"
	"greenroom/ui/network"
	"greenroom/ui/uitest"
	"greenroom/ui/widget"
)

const searchField = "Search people"

// store counts what is read, and can be made to fail.
type store struct {
	*data.Store
	queries atomic.Int32
	broken  atomic.Bool
	long    int // how many contacts it pretends to have, 0 for those it has
}

func openStore(t *testing.T) *store {
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
	return &store{Store: s}
}

func (s *store) Contacts(ctx context.Context, f data.ContactFilter) ([]data.ContactLine, error) {
	s.queries.Add(1)
	if s.long > 0 {
		var lines []data.ContactLine
		for id := f.Offset + 1; id <= min(f.Offset+f.Limit, s.long); id++ {
			lines = append(lines, data.ContactLine{ID: int64(id), Name: fmt.Sprintf("Person %d", id)})
		}
		return lines, nil
	}
	return s.Store.Contacts(ctx, f)
}

func (s *store) CountContacts(ctx context.Context, f data.ContactFilter) (int, error) {
	s.queries.Add(1)
	if s.long > 0 {
		return s.long, nil
	}
	return s.Store.CountContacts(ctx, f)
}

func (s *store) Contact(ctx context.Context, id int64) (data.Contact, error) {
	s.queries.Add(1)
	if s.long > 0 {
		return data.Contact{ID: id, Name: fmt.Sprintf("Person %d", id)}, nil
	}
	return s.Store.Contact(ctx, id)
}

func (s *store) SaveContact(ctx context.Context, c data.Contact) (data.Contact, error) {
	if s.broken.Load() {
		return data.Contact{}, errors.New("the disk is on fire")
	}
	return s.Store.SaveContact(ctx, c)
}

// save keeps a contact as if it had been written earlier.
func (s *store) save(t *testing.T, c data.Contact) data.Contact {
	t.Helper()
	saved, err := s.Store.SaveContact(t.Context(), c)
	if err != nil {
		t.Fatalf("save contact %q: %v", c.Name, err)
	}
	return saved
}

// place is a window with the network in it.
type place struct {
	win    *uitest.Window
	t      *testing.T
	screen *uitest.Screen
	room   *network.Room
	store  *store
}

// enter opens the network at an address.
func enter(t *testing.T, s *store, rest string) *place {
	t.Helper()
	p := &place{win: &uitest.Window{}, t: t, screen: uitest.NewScreen(t), store: s}
	p.win.Win = p.screen.Show(widget.Gap(0), 1084, 760)
	p.room = network.New(p.win, s)
	p.win.Win.SetContent(p.room.Content())
	t.Cleanup(func() {
		p.room.Flush()
		p.room.Close()
	})
	p.room.Enter(rest)
	p.settle()
	return p
}

// settle waits until what was begun is read, stored and shown.
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

func (p *place) focused() fyne.Focusable {
	p.t.Helper()
	focused := p.win.Win.Canvas().Focused()
	if focused == nil {
		p.t.Fatal("nothing has the focus")
	}
	return focused
}

// key types a key where the focus is, or in the room when it is nowhere.
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

// seen lists the objects on screen of one kind; an open sheet hides what is
// under it.
func seen[T fyne.CanvasObject](p *place) []T {
	var found []T
	root := p.room.Content()
	if top := p.win.Win.Canvas().Overlays().Top(); top != nil {
		root = top
	}
	var look func(o fyne.CanvasObject)
	look = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		if one, ok := o.(T); ok {
			found = append(found, one)
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
	look(root)
	return found
}

func one[T fyne.CanvasObject](p *place, what string, is func(T) bool) T {
	p.t.Helper()
	for _, o := range seen[T](p) {
		if is(o) {
			return o
		}
	}
	p.t.Fatalf("there is no %s on screen, only: %s", what, p.words())
	panic("unreachable")
}

func (p *place) field(placeholder string) *widget.Entry {
	p.t.Helper()
	return one(p, "field "+placeholder, func(e *widget.Entry) bool { return e.PlaceHolder == placeholder })
}

func (p *place) search(placeholder, text string) {
	p.t.Helper()
	field := one(p, "field "+placeholder, func(s *widget.SearchField) bool { return s.PlaceHolder == placeholder })
	field.SetText(text)
	p.win.Win.Canvas().Focus(field)
	p.key(fyne.KeyReturn)
}

func (p *place) press(label string) {
	p.t.Helper()
	test.Tap(one(p, "button "+label, func(b *widget.Button) bool { return b.Label() == label }))
	p.settle()
}

// words is all that can be read on screen.
func (p *place) words() string {
	if top := p.win.Win.Canvas().Overlays().Top(); top != nil {
		return uitest.Words(top)
	}
	return uitest.Words(p.room.Content())
}

func (p *place) sees(text string) bool { return strings.Contains(p.words(), text) }

// listed is what the list says, nothing if it is not there.
func (p *place) listed() string {
	p.t.Helper()
	lists := seen[*widget.List[data.ContactLine]](p)
	if len(lists) == 0 {
		return ""
	}
	return uitest.Words(lists[0])
}

// contacts is what the store has.
func (p *place) contacts() []data.ContactLine {
	p.t.Helper()
	lines, err := p.store.Store.Contacts(p.t.Context(), data.ContactFilter{})
	if err != nil {
		p.t.Fatalf("list contacts: %v", err)
	}
	return lines
}

func (p *place) contact(id int64) data.Contact {
	p.t.Helper()
	c, err := p.store.Store.Contact(p.t.Context(), id)
	if err != nil {
		p.t.Fatalf("read contact %d: %v", id, err)
	}
	return c
}
