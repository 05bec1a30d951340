package uitest

import (
	"context"
	"sync"

	"fyne.io/fyne/v2"
)

// Window notes what a room asks of it. It implements [room.Window].
type Window struct {
	Win    fyne.Window
	Went   []string
	Said   []string
	Failed []error
	Filled bool                        // the room has the whole window
	Undo   func(context.Context) error // of the last Undoable

	working sync.WaitGroup
}

// Go implements [room.Window].
func (w *Window) Go(address string) { w.Went = append(w.Went, address) }

// Say implements [room.Window].
func (w *Window) Say(text string) { w.Said = append(w.Said, text) }

// Undoable implements [room.Window].
func (w *Window) Undoable(text string, undo func(context.Context) error) {
	w.Said, w.Undo = append(w.Said, text), undo
}

// Beside implements [room.Window].
func (w *Window) Beside(work func()) { w.working.Go(work) }

// Close waits for what was begun, as the window does before it closes its rooms.
func (w *Window) Close() { w.working.Wait() }

// Back implements [room.Backer].
func (w *Window) Back() { w.Went = append(w.Went, "back") }

// Fill implements [room.Window].
func (w *Window) Fill(whole bool) { w.Filled = whole }

// Fail implements [room.Window].
func (w *Window) Fail(_ string, err error) { w.Failed = append(w.Failed, err) }

// Window implements [room.Window].
func (w *Window) Window() fyne.Window { return w.Win }
