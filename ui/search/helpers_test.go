package search_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"greenroom/data"
	"greenroom/ui/search"
	"greenroom/ui/uitest"
	"greenroom/ui/widget"
)

const placeholder = "A word, a name, a few words of what you wrote"

// store can be made to hold back what was found in texts, and to fail.
type store struct {
	*data.Store
	mu   sync.Mutex
	hold chan struct{} // nil: nothing is held back
	fail error

	titles atomic.Value // the text that titles answered last
}

func (s *store) FindTitles(ctx context.Context, text string, kinds []data.Kind, limit int) ([]data.Hit, error) {
	defer s.titles.Store(text)
	return s.Store.FindTitles(ctx, text, kinds, limit)
}

// holdBack keeps answers from texts until the returned function is called.
func (s *store) holdBack() (release func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	hold := make(chan struct{})
	s.hold = hold
	return sync.OnceFunc(func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		close(hold)
		s.hold = nil
	})
}

func (s *store) FindEach(ctx context.Context, text string, each int) ([]data.Found, error) {
	s.mu.Lock()
	hold, fail := s.hold, s.fail
	s.mu.Unlock()
	if hold != nil {
		<-hold
	}
	if fail != nil {
		return nil, fail
	}
	return s.Store.FindEach(ctx, text, each)
}

func (s *store) breakDown() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fail = errors.New("the disk is on fire")
}

// place is a window with the search in it.
type place struct {
	*testing.T
	store  *store
	screen *uitest.Screen
	win    *uitest.Window
	room   *search.Room
}

func open(t *testing.T) *place {
	t.Helper()
	dir := t.TempDir()
	s, err := data.Open(t.Context(), dir, data.Options{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatalf("open a store in %s: %v", dir, err)
	}
	p := &place{T: t, store: &store{Store: s}, screen: uitest.NewScreen(t), win: &uitest.Window{}}
	p.win.Win = p.screen.Show(widget.Gap(0), 1084, 760)
	p.room = search.New(p.win, p.store)
	p.win.Win.SetContent(p.room.Content())
	t.Cleanup(func() {
		p.room.Close()
		if err := s.Close(); err != nil {
			t.Errorf("close the store: %v", err)
		}
	})
	return p
}

func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func (p *place) field() *widget.SearchField {
	p.Helper()
	return uitest.Search(p, placeholder, p.room.Content())
}

// until waits for what comes about by itself.
func (p *place) until(what string, holds func() bool) {
	p.Helper()
	p.screen.Until(what, holds)
}

func (p *place) words() string { return uitest.Words(p.room.Content()) }

func (p *place) sees(text string) bool { return strings.Contains(p.words(), text) }

// shows waits until something is seen, or is not any more.
func (p *place) shows(text string, want bool) {
	p.Helper()
	p.until(fmt.Sprintf("%q is seen: %v", text, want), func() bool { return p.sees(text) == want })
}

// key types a key where the focus is, or in the room when it is nowhere.
func (p *place) key(names ...fyne.KeyName) {
	p.Helper()
	for _, name := range names {
		key := &fyne.KeyEvent{Name: name}
		if focused := p.win.Win.Canvas().Focused(); focused != nil {
			focused.TypedKey(key)
		} else {
			p.room.TypedKey(key)
		}
	}
}

// went waits until the room went somewhere, and forgets it.
func (p *place) went(address string) {
	p.Helper()
	p.until("it goes to "+address, func() bool { return len(p.win.Went) > 0 })
	if got := p.win.Went[0]; got != address {
		p.Errorf("it went to %s, not to %s", got, address)
	}
	p.win.Went = nil
}

// tap presses what has some words.
func (p *place) tap(text string) {
	p.Helper()
	for _, o := range uitest.Seen(p.room.Content()) {
		if tappable, ok := o.(fyne.Tappable); ok {
			if row, ok := o.(fyne.Widget); ok && strings.Contains(uitest.Words(row), text) {
				if _, whole := o.(*widget.SearchField); !whole {
					test.Tap(tappable)
					return
				}
			}
		}
	}
	p.Fatalf("there is no %q to press: %s", text, p.words())
}

// take is a finished take of a question.
func (p *place) take(questionID int64, note string) data.Take {
	p.Helper()
	take := must(p.store.BeginTake(p.Context(), data.Take{QuestionID: questionID, Device: "Microphone"}))(p)
	take.Duration, take.Frames, take.SampleRate = 92*time.Second, 48000, 48000
	if err := p.store.FinishTake(p.Context(), take); err != nil {
		p.Fatal(err)
	}
	take.Note, take.Grade = note, 3
	if err := p.store.SaveTake(p.Context(), take); err != nil {
		p.Fatal(err)
	}
	return take
}
