package narrative

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// handle is what a moment is moved by: dragged with the mouse, or with the
// arrow keys while it has the focus.
type handle struct {
	fynewidget.BaseWidget
	card    *card
	icon    *widget.Icon
	carried float32 // how far it was dragged since it last changed places
	moved   bool
}

var (
	_ fyne.Draggable     = (*handle)(nil)
	_ fyne.Focusable     = (*handle)(nil)
	_ desktop.Cursorable = (*handle)(nil)
)

func newHandle(c *card) *handle {
	h := &handle{card: c, icon: widget.NewIcon("more", theme.Quiet, 18)}
	h.ExtendBaseWidget(h)
	return h
}

// Dragged changes places with a neighbour once it was dragged over half of it.
func (h *handle) Dragged(ev *fyne.DragEvent) {
	h.carried += ev.Dragged.DY
	r := h.card.room
	at := slices.Index(r.cards, h.card)
	step := 1
	if h.carried < 0 {
		step = -1
	}
	if at+step < 0 || at+step >= len(r.cards) {
		h.carried = 0
		return
	}
	height := r.cards[at+step].content.Size().Height + 2*theme.Grid
	if h.carried*float32(step) < height/2 {
		return
	}
	h.carried -= height * float32(step)
	h.moved = r.shift(h.card, step) || h.moved
}

// DragEnd keeps the order that was made.
func (h *handle) DragEnd() {
	if h.moved {
		h.card.room.keepOrder()
	}
	h.carried, h.moved = 0, false
}

// TypedKey moves the moment by Up and Down; other keys go to the window.
func (h *handle) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		h.card.room.move(h.card, -1)
	case fyne.KeyDown:
		h.card.room.move(h.card, 1)
	default:
		if c := fyne.CurrentApp().Driver().CanvasForObject(h); c != nil && c.OnTypedKey() != nil {
			c.OnTypedKey()(ev)
		}
	}
}

// TypedRune does nothing: keys are taken by TypedKey.
func (h *handle) TypedRune(rune) {}

// FocusGained shows where the keys are.
func (h *handle) FocusGained() { h.icon.Set("more", theme.Accent) }

// FocusLost hides that.
func (h *handle) FocusLost() { h.icon.Set("more", theme.Quiet) }

// Cursor tells that it can be moved.
func (h *handle) Cursor() desktop.Cursor { return desktop.VResizeCursor }

// AccessibilityLabel says what it does.
func (h *handle) AccessibilityLabel() string { return lang.L("Move this moment") }

// CreateRenderer links the widget to its sign.
func (h *handle) CreateRenderer() fyne.WidgetRenderer {
	return fynewidget.NewSimpleRenderer(widget.Pad(h.icon, 8, 2, 8, 2))
}
