package deck_test

import (
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"greenroom/data"
	"greenroom/ui/deck"
	"greenroom/ui/uitest"
	"greenroom/ui/widget"
)

// place is a window with the room in it, over a store of its own.
type place struct {
	t      *testing.T
	screen *uitest.Screen
	store  *data.Store
	room   *deck.Room
	window fyne.Window

	went   []string // addresses
	done   string   // the last thing that can be undone
	undo   func(context.Context) error
	failed []string
}

// newPlace opens the room on a deck of five built-in questions.
func newPlace(t *testing.T) *place {
	t.Helper()
	screen := uitest.NewScreen(t)
	store := openStore(t)
	if err := store.SyncDeck(t.Context(), builtIn()); err != nil {
		t.Fatal(err)
	}
	p := &place{t: t, store: store, screen: screen}
	p.furnish(store)
	p.room.Enter("")
	p.settle()
	return p
}

// furnish opens the room over a store.
func (p *place) furnish(store deck.Store) {
	p.t.Helper()
	p.room = deck.New(p, store)
	p.window = p.screen.Show(p.room.Content(), 1084, 800)
	p.t.Cleanup(p.room.Close)
}

func openStore(t *testing.T) *data.Store {
	t.Helper()
	dir := t.TempDir()
	store, err := data.Open(t.Context(), dir, data.Options{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatalf("open a store in %s: %v", dir, err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Errorf("close the store: %v", err)
		}
	})
	return store
}

func builtIn() []data.Question {
	q := func(key, text string, theme data.Theme, industries ...data.Industry) data.Question {
		return data.Question{
			Key: key, Text: text, Why: "Why of " + key, Steps: []string{"First step of " + key, "Second step"},
			Pitfalls: []string{"Pitfall of " + key}, FollowUps: []string{"Follow-up of " + key},
			Theme: theme, Industries: industries, Length: data.LengthStandard, Tags: []string{string(theme) + " tag"},
		}
	}
	return []data.Question{
		q("yourself", "Tell me about yourself.", data.ThemeFirstImpression),
		q("passion", "What are you passionate about?", data.ThemePassion),
		q("outage", "What do you do when production is down?", data.ThemeStress, data.IndustryTech),
		q("grief", "How do you speak with a grieving family?", data.ThemeStress, data.IndustryHealth),
		q("salary", "What salary do you expect?", data.ThemeNegotiation),
	}
}

// Go, Say, Beside, Undoable, Fail and Window make the place a room.Window.
func (p *place) Go(address string) {
	p.went = append(p.went, address)
	if rest, ok := strings.CutPrefix(address, "deck"); ok {
		p.room.Enter(strings.TrimPrefix(rest, "/"))
	}
}
func (p *place) Say(string)         {}
func (p *place) Fill(bool)          {}
func (p *place) Beside(work func()) { go work() }

func (p *place) Undoable(text string, undo func(context.Context) error) {
	p.done, p.undo = text, undo
}
func (p *place) Fail(doing string, err error) { p.failed = append(p.failed, doing+": "+err.Error()) }
func (p *place) Window() fyne.Window          { return p.window }

// settle waits until everything is stored, loaded and shown.
func (p *place) settle() {
	p.t.Helper()
	for range 4 { // a change is stored, told, loaded and shown
		p.room.Flush()
		p.screen.Until("what is queued was shown", func() bool { return true })
	}
	if len(p.failed) > 0 {
		p.t.Fatalf("failed to %s", strings.Join(p.failed, "; "))
	}
}

// takeBack undoes what was done last.
func (p *place) takeBack() {
	p.t.Helper()
	if p.undo == nil {
		p.t.Fatal("there is nothing to undo")
	}
	if err := p.undo(context.Background()); err != nil {
		p.t.Fatalf("undo %q: %v", p.done, err)
	}
	p.settle()
}

// objects is everything that can be seen.
func (p *place) objects() []fyne.CanvasObject { return visible(p.room.Content()) }

func visible(o fyne.CanvasObject) []fyne.CanvasObject {
	if !o.Visible() {
		return nil
	}
	seen := []fyne.CanvasObject{o}
	var parts []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		parts = o.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(o).Objects()
	}
	for _, part := range parts {
		seen = append(seen, visible(part)...)
	}
	return seen
}

// texts is every text that can be seen.
func (p *place) texts() []string {
	var texts []string
	for _, o := range p.objects() {
		switch o := o.(type) {
		case *widget.Text:
			texts = append(texts, o.Content())
		case *widget.Heading:
			texts = append(texts, o.Content())
		case *widget.Chip:
			texts = append(texts, o.Text())
		case *widget.Button:
			texts = append(texts, o.Label())
		case *widget.Hint:
			texts = append(texts, o.AccessibilityLabel())
		}
	}
	return texts
}

func (p *place) sees(text string) bool {
	for _, seen := range p.texts() {
		if seen == text {
			return true
		}
	}
	return false
}

func (p *place) mustSee(texts ...string) {
	p.t.Helper()
	for _, text := range texts {
		if !p.sees(text) {
			p.t.Fatalf("%q is not on the screen:\n%s", text, strings.Join(p.texts(), "\n"))
		}
	}
}

// find returns the first object of a kind that is wanted.
func find[T fyne.CanvasObject](p *place, what string, wanted func(T) bool) T {
	p.t.Helper()
	for _, o := range p.objects() {
		if o, ok := o.(T); ok && wanted(o) {
			return o
		}
	}
	p.t.Fatalf("there is no %s on the screen:\n%s", what, strings.Join(p.texts(), "\n"))
	panic("unreachable")
}

func (p *place) press(label string) {
	p.t.Helper()
	test.Tap(find(p, "button "+label, func(b *widget.Button) bool { return b.Label() == label }))
	p.settle()
}

func (p *place) pressChip(text string) {
	p.t.Helper()
	test.Tap(find(p, "chip "+text, func(c *widget.Chip) bool { return c.Text() == text }))
	p.settle()
}

// choose takes line n (from 1) of the menu that is open.
func (p *place) choose(n int) {
	p.t.Helper()
	if p.window.Canvas().Overlays().Top() == nil {
		p.t.Fatal("no menu is open")
	}
	for range n {
		p.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	p.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	p.settle()
}

func (p *place) list() *widget.List[data.Question] {
	p.t.Helper()
	return find(p, "list", func(*widget.List[data.Question]) bool { return true })
}

func (p *place) key(name fyne.KeyName) {
	p.t.Helper()
	if !p.room.TypedKey(&fyne.KeyEvent{Name: name}) {
		p.t.Fatalf("the room has no use for %s", name)
	}
	p.settle()
}

// field finds a field by its placeholder.
func (p *place) field(placeholder string) *widget.Entry {
	p.t.Helper()
	return find(p, "field "+placeholder, func(e *widget.Entry) bool { return e.PlaceHolder == placeholder })
}

// search types into the search field and waits for the answer.
func (p *place) search(text string) {
	p.t.Helper()
	field := find(p, "search field", func(*widget.SearchField) bool { return true })
	field.SetText(text)
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	p.settle()
}

// shown is the questions of the list, by their text.
func (p *place) shown() []string {
	p.t.Helper()
	found, err := p.store.Questions(p.t.Context(), data.QuestionFilter{})
	if err != nil {
		p.t.Fatal(err)
	}
	retired, err := p.store.Questions(p.t.Context(), data.QuestionFilter{Retired: true})
	if err != nil {
		p.t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, o := range visible(p.list()) {
		if o, ok := o.(*widget.Heading); ok {
			seen[o.Content()] = true
		}
	}
	var texts []string
	for _, q := range append(found, retired...) {
		if seen[q.Text] {
			texts = append(texts, q.Text)
		}
	}
	return texts
}

func (p *place) mustList(want ...string) {
	p.t.Helper()
	if got := p.shown(); strings.Join(got, "|") != strings.Join(want, "|") {
		p.t.Fatalf("the list shows\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// question reads a built-in question by its key.
func (p *place) question(key string) data.Question {
	p.t.Helper()
	for _, retired := range []bool{false, true} {
		found, err := p.store.Questions(p.t.Context(), data.QuestionFilter{Retired: retired})
		if err != nil {
			p.t.Fatal(err)
		}
		for _, q := range found {
			if q.Key == key {
				return q
			}
		}
	}
	p.t.Fatalf("there is no question %q", key)
	panic("unreachable")
}

// mine is the person's own questions.
func (p *place) mine() []data.Question {
	p.t.Helper()
	own, err := p.store.Questions(p.t.Context(), data.QuestionFilter{Mine: true})
	if err != nil {
		p.t.Fatal(err)
	}
	return own
}

// practised gives a question one take.
func (p *place) practised(q data.Question) {
	p.t.Helper()
	take, err := p.store.BeginTake(p.t.Context(), data.Take{QuestionID: q.ID, Device: "Desk microphone"})
	if err != nil {
		p.t.Fatal(err)
	}
	take.Duration, take.Frames, take.SampleRate = time.Second, 48000, 48000
	if err := p.store.FinishTake(p.t.Context(), take); err != nil {
		p.t.Fatal(err)
	}
	p.settle()
}

// until waits for something that comes by itself a moment later.
func (p *place) until(what string, come func() bool) {
	p.t.Helper()
	p.screen.Until(what, come)
}
