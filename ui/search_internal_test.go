package ui

import (
	"log/slog"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"greenroom/data"
	"greenroom/ui/journal"
	"greenroom/ui/room"
	"greenroom/ui/search"
	"greenroom/ui/uitest"
)

// chosen does what a command of the menu does.
func chosen(t *testing.T, w *window, key fyne.KeyName) {
	t.Helper()
	for _, m := range w.menus() {
		for _, c := range m.commands {
			if c.key == key {
				c.does()
				return
			}
		}
	}
	t.Fatalf("no command has the key %s", key)
}

func TestOneKeySearchesEverythingAndAnotherTheRoomOneIsIn(t *testing.T) {
	screen := uitest.NewScreen(t)
	store, err := data.Open(t.Context(), t.TempDir(), data.Options{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if _, err := store.SaveEntry(t.Context(), data.Entry{Title: "Salary talk"}); err != nil {
		t.Fatal(err)
	}
	w := newWindow(screen.Show(nil, 1280, 800), slog.New(slog.DiscardHandler))
	plain := newPlainRoom()
	w.furnish(plan{
		"today":   func() room.Room { return plain },
		"journal": func() room.Room { return journal.New(w, store) },
		"search":  func() room.Room { return search.New(w, store) },
	}, rail())
	defer w.close()
	w.Go("journal")
	screen.Until("the journal is read", func() bool { return strings.Contains(uitest.Words(w.current.Content()), "Salary talk") })
	focus := func() fyne.Focusable { return w.win.Canvas().Focused() }
	chosen(t, w, withShift+fyne.KeyF)
	if focus() != fyne.Focusable(uitest.Search(t, "Search the journal", w.current.Content())) {
		t.Error("the cursor is not in the search field of the journal")
	}

	chosen(t, w, fyne.KeyF)
	if w.address != "search" {
		t.Fatalf("it leads to %s", w.address)
	}
	field := uitest.Search(t, "A word, a name, a few words of what you wrote", w.current.Content())
	if focus() != fyne.Focusable(field) {
		t.Error("the cursor is not in the search field")
	}
	field.SetText("sal")
	screen.Until("the entry is found", func() bool {
		field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		return w.address == "journal/1"
	})
	w.typedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.address != "search" || field.Text != "sal" {
		t.Errorf("Escape leads back to %s with %q", w.address, field.Text)
	}
	focus().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.address != "journal" {
		t.Errorf("Escape leads from the search to %s", w.address)
	}
	w.Go("today")
	chosen(t, w, withShift+fyne.KeyF)
	if w.address != "search" {
		t.Errorf("a room without a search of its own leads to %s", w.address)
	}
}
