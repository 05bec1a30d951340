package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"greenroom/ui/theme"
)

// Line is a row of something that opens when it is pressed: what is on it, and
// a ground that shows where the mouse or the keys are.
type Line struct {
	pressable
	label   string
	content fyne.CanvasObject
}

// lineBleed is how far the ground of a line stands out on both sides.
const lineBleed float32 = 8

// NewPressLine returns a line. label is what a screen reader says; without tapped
// the line is only read.
func NewPressLine(label string, content fyne.CanvasObject, tapped func()) *Line {
	l := &Line{label: label, content: content}
	l.become(l, tapped)
	return l
}

// Disabled is true for a line that opens nothing, which keeps it out of the way
// of Tab.
func (l *Line) Disabled() bool { return l.press == nil || l.pressable.Disabled() }

// AccessibilityLabel returns what it says.
func (l *Line) AccessibilityLabel() string { return l.label }

// AccessibilityRole tells that it is pressed like a button.
func (l *Line) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer links the widget to its ground and what lies on it.
func (l *Line) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(nil)
	ground.CornerRadius = theme.ButtonRadius
	ring := newRing(theme.ButtonRadius)
	r := &plain{self: l, objects: []fyne.CanvasObject{ground, ring, l.content}}
	r.min = func() fyne.Size { return l.content.MinSize() }
	r.lay = func(size fyne.Size) {
		place(ground, -lineBleed, 1, size.Width+2*lineBleed, size.Height-2)
		place(ring, -lineBleed, 1, size.Width+2*lineBleed, size.Height-2)
		l.content.Resize(size)
	}
	r.paint = func() {
		ground.FillColor = nil
		if (l.hovered || l.focused) && !l.Disabled() {
			ground.FillColor = theme.Color(theme.Raised)
		}
		ground.Refresh()
		paintRing(ring, l.focused)
	}
	r.paint()
	return r
}
