package practice_test

import (
	"context"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// window notes what the room asks of it.
type window struct {
	win fyne.Window

	mu     sync.Mutex
	went   []string
	said   []string
	failed []error
	undo   func(context.Context) error
}

func (w *window) Go(address string) { w.note(func() { w.went = append(w.went, address) }) }
func (w *window) Say(text string)   { w.note(func() { w.said = append(w.said, text) }) }
func (w *window) Undoable(text string, undo func(context.Context) error) {
	w.note(func() { w.said, w.undo = append(w.said, text), undo })
}
func (w *window) Fail(_ string, err error) { w.note(func() { w.failed = append(w.failed, err) }) }
func (w *window) Window() fyne.Window      { return w.win }

func (w *window) note(what func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	what()
}

func (w *window) lastUndo() func(context.Context) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.undo
}

// words is every visible word below an object.
func words(object fyne.CanvasObject) string {
	if object == nil || !object.Visible() {
		return ""
	}
	var found []string
	switch o := object.(type) {
	case *canvas.Text:
		found = append(found, o.Text)
	case *fyne.Container:
		for _, child := range o.Objects {
			found = append(found, words(child))
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			found = append(found, words(child))
		}
	}
	return strings.Join(strings.Fields(strings.Join(found, " ")), " ")
}
