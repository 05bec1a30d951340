package letters_test

import (
	"context"
	"log/slog"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"greenroom/assets"
	"greenroom/data"
	kept "greenroom/data/letters"
	"greenroom/ui/letters"
	"greenroom/ui/uitest"
	"greenroom/ui/widget"
)

// now is when the tests take place: a Tuesday at noon.
var now = time.Date(2026, 11, 24, 12, 0, 0, 0, time.Local)

// mailer notes what it is asked to open.
type mailer struct {
	opened []*url.URL
	err    error
}

func (m *mailer) OpenURL(u *url.URL) error {
	m.opened = append(m.opened, u)
	return m.err
}

// place is a window with the letters in it.
type place struct {
	t      *testing.T
	screen *uitest.Screen
	win    *uitest.Window
	store  *data.Store
	room   *letters.Room
	mailer *mailer

	mu   sync.Mutex
	name string
}

func openStore(t *testing.T) *data.Store {
	t.Helper()
	dir := t.TempDir()
	s, err := data.Open(t.Context(), dir, data.Options{Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return now }})
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

// enter opens the letters at an address.
func enter(t *testing.T, s *data.Store, address string) *place {
	t.Helper()
	p := &place{t: t, win: &uitest.Window{}, screen: uitest.NewScreen(t), store: s, mailer: &mailer{}}
	templates, err := kept.Read(assets.Letters())
	if err != nil {
		t.Fatal(err)
	}
	p.win.Win = p.screen.Show(widget.Gap(0), 1084, 760)
	p.room = letters.New(letters.Deps{
		Window: p.win, Store: s, Templates: templates, Opener: p.mailer,
		Name: func(context.Context) (string, error) {
			p.mu.Lock()
			defer p.mu.Unlock()
			return p.name, nil
		},
		SetName: func(_ context.Context, name string) error {
			p.mu.Lock()
			defer p.mu.Unlock()
			p.name = name
			return nil
		},
	})
	p.win.Win.SetContent(p.room.Content())
	t.Cleanup(func() {
		p.win.Close()
		p.room.Flush()
		p.room.Close()
	})
	p.room.Enter(address)
	p.settle()
	return p
}

// settle waits until what was begun is read, stored and shown.
func (p *place) settle() {
	p.t.Helper()
	for range 5 {
		p.room.Wait()
		p.screen.Until("what is queued was shown", func() bool { return true })
	}
}

func (p *place) until(what string, holds func() bool) {
	p.t.Helper()
	p.screen.Until(what, holds)
	p.settle()
}

func (p *place) words() string { return uitest.Words(p.room.Content()) }

func (p *place) sees(text string) bool { return strings.Contains(p.words(), text) }

func (p *place) press(label string) {
	p.t.Helper()
	uitest.Press(p.t, label, p.room.Content())
	p.settle()
}

// fillIn types into the line of an open place and presses Enter.
func (p *place) fillIn(placeholder, text string) {
	p.t.Helper()
	field := uitest.Field(p.t, placeholder, p.room.Content())
	field.SetText("")
	p.win.Win.Canvas().Focus(field)
	test.Type(field, text)
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	p.settle()
}

// body is what stands in the letter.
func (p *place) body() string { return uitest.Field(p.t, "Dear …", p.room.Content()).Text }

func (p *place) letters() []data.Letter {
	p.t.Helper()
	p.room.Flush()
	all, err := p.store.Letters(p.t.Context(), data.LetterFilter{})
	if err != nil {
		p.t.Fatalf("list letters: %v", err)
	}
	return all
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

// talk is an interview that ended two hours ago, with somebody and what was noted of it.
func talk(t *testing.T, s *data.Store) (data.Interview, data.Contact) {
	t.Helper()
	ctx := t.Context()
	mira := must(s.SaveContact(ctx, data.Contact{Name: "Mira Halvorsen", Email: "mira@northlight.example", Company: "Northlight"}))(t)
	must(s.SavePassion(ctx, data.Passion{Name: "plain language", Employer: "forms that people understand"}))(t)
	i := must(s.SaveInterview(ctx, data.Interview{Company: "Northlight", Role: "Technical writer", At: now.Add(-3 * time.Hour), Minutes: 60, Contacts: []int64{mira.ID}}))(t)
	must(s.SaveDebrief(ctx, data.Debrief{InterviewID: i.ID, Rapport: "the archive of old manuals"}))(t)
	return i, mira
}
