package ui

import (
	"context"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/ui/room"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// window is the one window: a rail on the left, a room beside it, toasts above
// both. It implements [room.Window] for the rooms.
type window struct {
	win fyne.Window
	log *slog.Logger

	rail   *widget.Rail
	place  *fyne.Container // where the room stands
	toasts *widget.Toasts

	house   house
	current room.Room
	address string
	back    []string // addresses one came from
	undo    []undoable
	again   bool // start again when the window is closed
	working sync.WaitGroup
	ended   atomic.Bool // nothing is opened any more
}

// undoable is something that was done and can be taken back.
type undoable struct {
	text string
	undo func(ctx context.Context) error
}

// undoDepth is how many steps Ctrl+Z goes back; the trash keeps the rest.
const undoDepth = 30

func newWindow(w fyne.Window, log *slog.Logger) *window {
	return &window{win: w, log: log, place: container.NewStack(), toasts: widget.NewToasts()}
}

// furnish puts the rooms in and lays the window out.
func (w *window) furnish(rooms plan, rail []widget.RailItem) {
	w.house.plan = rooms
	w.rail = widget.NewRail(rail, w.Go)
	page := container.NewStack(widget.NewSurface(theme.Page), w.place)
	w.win.SetPadded(false)
	w.win.SetContent(container.NewStack(widget.Beside(w.rail, page), w.toasts))
	w.win.Canvas().SetOnTypedKey(w.typedKey)
	// Fyne makes an undo of Ctrl+Z before it looks into the menu. Where letters are
	// typed it goes to them, and otherwise here.
	w.win.Canvas().AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) { w.uncovered(w.Undo)() })
}

// Window implements [room.Window].
func (w *window) Window() fyne.Window { return w.win }

// Go implements [room.Window].
func (w *window) Go(address string) {
	if w.ended.Load() {
		return
	}
	if w.address != "" && w.address != address {
		from := w.address
		if name, rest := room.Split(from); strings.HasPrefix(rest, "file/") {
			from = name // a file that was looked through is not looked through again by going back
		}
		w.back = append(w.back, from)
	}
	w.open(address)
}

// Back opens where one came from.
func (w *window) Back() {
	if len(w.back) == 0 {
		return
	}
	last := w.back[len(w.back)-1]
	w.back = w.back[:len(w.back)-1]
	w.open(last)
}

func (w *window) open(address string) {
	name, rest := room.Split(address)
	if name == "take" {
		name, rest = "practise", address
	}
	next, known := w.house.room(name)
	if !known {
		w.log.Error("no such room", "address", address)
		return
	}
	w.win.Canvas().Unfocus()
	if w.current != next {
		if w.current != nil {
			w.current.Leave()
			w.Fill(false)
		}
		w.current = next
		w.place.Objects = []fyne.CanvasObject{next.Content()}
		w.place.Refresh()
	}
	w.address = address
	w.rail.Select(railed(name))
	next.Enter(rest)
}

// railed is the item of the rail under which a room is found.
func railed(name string) string {
	switch name {
	case "review", "mock":
		return "practise"
	case "calm":
		return "today"
	case "passions", "stories", "narrative", "goals", "self", "companies", "fields":
		return "prepare"
	case "debrief", "gaps", "letters", "offers", "learning":
		return "interviews"
	case "events", "people":
		return "network"
	}
	return name
}

// Fill implements [room.Window].
func (w *window) Fill(whole bool) {
	if whole == w.rail.Visible() {
		if whole {
			w.rail.Hide()
		} else {
			w.rail.Show()
		}
		w.win.Content().Refresh()
	}
}

// Say implements [room.Window].
func (w *window) Say(text string) { w.toasts.Say(text, "", nil) }

// Undoable implements [room.Window].
func (w *window) Undoable(text string, undo func(ctx context.Context) error) {
	step := undoable{text, undo}
	w.undo = append(w.undo, step)
	if len(w.undo) > undoDepth {
		w.undo = w.undo[1:]
	}
	w.toasts.Say(text, lang.L("Undo"), w.Undo)
}

// Undo takes the last step back.
func (w *window) Undo() {
	if len(w.undo) == 0 {
		w.Say(lang.L("Nothing to undo"))
		return
	}
	step := w.undo[len(w.undo)-1]
	w.undo = w.undo[:len(w.undo)-1]
	w.Beside(func() {
		err := step.undo(context.Background())
		fyne.Do(func() {
			if err != nil {
				w.Fail(lang.L("undo “{{.Step}}”", map[string]any{"Step": step.text}), err)
				return
			}
			w.Say(lang.L("Undone: {{.Step}}", map[string]any{"Step": step.text}))
		})
	})
}

// Beside implements [room.Window].
func (w *window) Beside(work func()) { w.working.Go(work) }

// Fail implements [room.Window].
func (w *window) Fail(doing string, err error) {
	w.log.Error("failed", "doing", doing, "error", err)
	w.toasts.Say(lang.L("Could not {{.Doing}}. {{.Why}}", map[string]any{"Doing": doing, "Why": words.Explain(err)}), "", nil)
}

// typedKey gives a key that nothing focused wants to the room; Escape, when the
// room does not want it either, goes back.
func (w *window) typedKey(key *fyne.KeyEvent) {
	if w.covered() {
		return
	}
	if key.Name == fyne.KeyF1 {
		w.showKeyboard()
		return
	}
	if taker, ok := w.current.(room.KeyTaker); ok && taker.TypedKey(key) {
		return
	}
	if key.Name == fyne.KeyEscape {
		w.Back()
	}
}

// covered reports whether a sheet or a menu lies over the window. Shortcuts of
// the main menu stay live behind those, so each of them asks here first.
func (w *window) covered() bool { return len(w.win.Canvas().Overlays().List()) > 0 }

// flush has every room hand over the text it still holds. Not on the UI thread.
func (w *window) flush() {
	for _, r := range w.house.rooms() {
		if flusher, ok := r.(room.Flusher); ok {
			flusher.Flush()
		}
	}
}

// close waits for what was begun, flushes the rooms and ends what they keep
// going. Not on the UI thread.
func (w *window) close() {
	w.ended.Store(true)
	w.working.Wait()
	w.flush()
	for _, r := range w.house.rooms() {
		if closer, ok := r.(room.Closer); ok {
			closer.Close()
		}
	}
}
