package desk_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"greenroom/ui/folio/desk"
)

// note is a thing to write, store a place to keep it that can be made to fail.
type note struct {
	id   int64
	text string
}

type store struct {
	mu      sync.Mutex
	broken  error
	written []note
	slow    chan struct{} // when set, a save waits for it
}

func (s *store) save(_ context.Context, n note) (note, error) {
	if s.slow != nil {
		<-s.slow
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.broken != nil {
		return note{}, s.broken
	}
	if n.id == 0 {
		n.id = int64(len(s.written) + 1)
	}
	s.written = append(s.written, n)
	return n, nil
}

func (s *store) all() []note {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.written)
}

func (s *store) breakWith(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.broken = err
}

func (s *store) kind() desk.Kind[note] {
	return desk.Kind[note]{
		ID:    func(n note) int64 { return n.id },
		Blank: func(n note) bool { return n.text == "" },
		Save:  s.save,
		Adopt: func(n *note, saved note) { n.id = saved.id },
		Now:   time.Now,
	}
}

func write(d *desk.Draft[note], text string) {
	d.Change(func(n *note) { n.text = text })
}

func TestWhatIsTypedIsSavedOnceAfterThePause(t *testing.T) {
	test.NewTempApp(t)
	s := &store{}
	d := desk.NewDraft(s.kind(), note{}, time.Time{})
	for _, text := range []string{"H", "He", "Hel", "Hello"} {
		write(d, text)
	}
	if got := s.all(); len(got) != 0 {
		t.Fatalf("saved while typing: %v", got)
	}
	deadline := time.Now().Add(3 * time.Second)
	for d.Pending() && time.Now().Before(deadline) {
		time.Sleep(10 * time.Millisecond)
	}
	if got, want := s.all(), []note{{1, "Hello"}}; !slices.Equal(got, want) {
		t.Errorf("written %v, want %v", got, want)
	}
	if at, failing := d.SavedAt(); at.IsZero() || failing {
		t.Errorf("saved at %v, failing %v", at, failing)
	}
}

func TestANewThingIsMadeOnceAndKeepsItsNumber(t *testing.T) {
	test.NewTempApp(t)
	s := &store{}
	d := desk.NewDraft(s.kind(), note{}, time.Time{})
	write(d, "one")
	d.Flush()
	write(d, "one two")
	d.Flush()
	if got, want := s.all(), []note{{1, "one"}, {1, "one two"}}; !slices.Equal(got, want) {
		t.Errorf("written %v, want %v", got, want)
	}
}

func TestWhatIsBlankIsNotMade(t *testing.T) {
	test.NewTempApp(t)
	s := &store{}
	d := desk.NewDraft(s.kind(), note{}, time.Time{})
	write(d, "a")
	write(d, "")
	d.Flush()
	if got := s.all(); len(got) != 0 {
		t.Errorf("written %v, want nothing", got)
	}
	if d.Pending() {
		t.Error("a blank thing waits to be saved")
	}
}

func TestSavingThatFailsIsToldOnceAndTriedAgain(t *testing.T) {
	test.NewTempApp(t)
	s := &store{broken: errors.New("no room")}
	d := desk.NewDraft(s.kind(), note{}, time.Time{})
	told, saved := 0, 0
	d.Failed = func(error) { told++ }
	d.Saved = func() { saved++ }
	write(d, "kept")
	d.Flush()
	d.Flush()
	if _, failing := d.SavedAt(); told != 1 || !failing || !d.Pending() {
		t.Errorf("told %d times (want 1), failing %v, pending %v", told, failing, d.Pending())
	}
	s.breakWith(nil)
	d.Flush()
	if got, want := s.all(), []note{{1, "kept"}}; !slices.Equal(got, want) {
		t.Errorf("written %v, want %v", got, want)
	}
	if _, failing := d.SavedAt(); saved != 1 || failing || d.Pending() {
		t.Errorf("saved told %d times (want 1), failing %v, pending %v", saved, failing, d.Pending())
	}
}

func TestADroppedDraftIsNotSaved(t *testing.T) {
	test.NewTempApp(t)
	s := &store{}
	d := desk.NewDraft(s.kind(), note{id: 7, text: "old"}, time.Now())
	write(d, "new")
	d.Drop()
	d.Flush()
	if got := s.all(); len(got) != 0 || d.Pending() {
		t.Errorf("written %v, pending %v", got, d.Pending())
	}
}

func TestADraftLeftBehindUnsavedIsFoundAgain(t *testing.T) {
	test.NewTempApp(t)
	s := &store{broken: errors.New("no room")}
	var on desk.Desk[note]
	lost := desk.NewDraft(s.kind(), note{id: 7, text: "old"}, time.Now())
	on.Put(lost)
	write(lost, "rewritten")
	on.Put(desk.NewDraft(s.kind(), note{id: 8}, time.Now()))
	on.Flush()
	if on.Unsaved(7) != lost || on.Unsaved(8) != nil {
		t.Fatal("the unsaved draft is not on the desk any more")
	}
	s.breakWith(nil)
	on.Flush()
	if on.Unsaved(7) != nil {
		t.Error("a saved draft still counts as unsaved")
	}
	if got, want := s.all(), []note{{7, "rewritten"}}; !slices.Equal(got, want) {
		t.Errorf("written %v, want %v", got, want)
	}
}

func TestADraftWhoseSaveIsUnderWayStaysOnTheDesk(t *testing.T) {
	test.NewTempApp(t)
	s := &store{broken: errors.New("no room"), slow: make(chan struct{})}
	var on desk.Desk[note]
	d := desk.NewDraft(s.kind(), note{id: 7}, time.Now())
	on.Put(d)
	write(d, "half a wo")
	done := make(chan struct{})
	go func() { defer close(done); d.Flush() }()
	time.Sleep(20 * time.Millisecond)
	on.Put(desk.NewDraft(s.kind(), note{id: 8}, time.Now()))
	close(s.slow)
	<-done
	if on.Unsaved(7) != d {
		t.Error("the draft was forgotten while its save was under way, and the save failed")
	}
}

func TestTextTypedDuringASaveIsSavedToo(t *testing.T) {
	test.NewTempApp(t)
	s := &store{slow: make(chan struct{})}
	d := desk.NewDraft(s.kind(), note{}, time.Time{})
	write(d, "one")
	done := make(chan struct{})
	go func() { defer close(done); d.Flush() }()
	time.Sleep(20 * time.Millisecond)
	write(d, "one two")
	close(s.slow)
	<-done
	if !d.Pending() {
		t.Fatal("what was typed during the save counts as saved")
	}
	d.Flush()
	if got, want := s.all(), []note{{1, "one"}, {1, "one two"}}; !slices.Equal(got, want) {
		t.Errorf("written %v, want %v", got, want)
	}
}
