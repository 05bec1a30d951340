package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// option is one of several things of which one holds: a ring, filled when it
// is the one, its name, and a quiet word below. Space, Enter or a click choose
// it; Up and Down go to its neighbours.
type option struct {
	fynewidget.BaseWidget
	name, note *widget.Text
	words      *fyne.Container
	choose     func()
	step       func(by int)

	chosen, hovered, focused bool
}

var (
	_ fyne.Tappable     = (*option)(nil)
	_ fyne.Focusable    = (*option)(nil)
	_ desktop.Hoverable = (*option)(nil)
)

func newOption(name, note string, choose func()) *option {
	o := &option{name: widget.NewText(name), note: explained(note), choose: choose}
	o.name.MaxLines = 2
	o.words = widget.VStack(0, o.name)
	if note != "" {
		o.words.Add(o.note)
	}
	o.ExtendBaseWidget(o)
	return o
}

// Tapped chooses it.
func (o *option) Tapped(*fyne.PointEvent) { o.choose() }

// TypedKey chooses it, or goes to a neighbour.
func (o *option) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		o.choose()
	case fyne.KeyDown:
		o.step(1)
	case fyne.KeyUp:
		o.step(-1)
	}
}

// TypedRune does nothing: keys are taken by TypedKey.
func (o *option) TypedRune(rune) {}

// FocusGained shows the focus ring.
func (o *option) FocusGained() { o.focused = true; o.Refresh() }

// FocusLost hides it.
func (o *option) FocusLost() { o.focused = false; o.Refresh() }

// MouseIn shows that it can be chosen.
func (o *option) MouseIn(*desktop.MouseEvent) { o.hovered = true; o.Refresh() }

// MouseMoved does nothing.
func (o *option) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends what MouseIn began.
func (o *option) MouseOut() { o.hovered = false; o.Refresh() }

// AccessibilityLabel returns the name.
func (o *option) AccessibilityLabel() string { return o.name.Content() }

// AccessibilityRole tells that it can be pressed.
func (o *option) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer links the option to its surface, ring and words.
func (o *option) CreateRenderer() fyne.WidgetRenderer {
	r := &optionRenderer{option: o, surface: canvas.NewRectangle(nil), ring: canvas.NewCircle(nil), dot: canvas.NewCircle(nil)}
	r.surface.CornerRadius = theme.ButtonRadius
	r.surface.StrokeWidth = 2
	r.ring.StrokeWidth = 1.5
	r.paint()
	return r
}

type optionRenderer struct {
	option    *option
	surface   *canvas.Rectangle
	ring, dot *canvas.Circle
}

const (
	optionSide float32 = 12 // free at the left and right of an option
	optionHigh float32 = 8  // free above and below its words
	ringSide   float32 = 16
	dotSide    float32 = 8
)

// indent is where the words of an option begin.
const indent = optionSide + ringSide + 10

func (r *optionRenderer) MinSize() fyne.Size {
	return r.option.words.MinSize().AddWidthHeight(indent+optionSide, 2*optionHigh)
}

func (r *optionRenderer) Layout(size fyne.Size) {
	r.surface.Resize(size)
	line := theme.Size(theme.SizeText) * 1.45 // the ring stands in the middle of the first
	y := optionHigh + float32(int((line-ringSide)/2))
	r.ring.Move(fyne.NewPos(optionSide, y))
	r.ring.Resize(fyne.NewSquareSize(ringSide))
	inset := (ringSide - dotSide) / 2
	r.dot.Move(fyne.NewPos(optionSide+inset, y+inset))
	r.dot.Resize(fyne.NewSquareSize(dotSide))
	r.option.words.Move(fyne.NewPos(indent, optionHigh))
	r.option.words.Resize(fyne.NewSize(size.Width-indent-optionSide, size.Height-2*optionHigh))
}

func (r *optionRenderer) Refresh() {
	r.paint()
	r.Layout(r.option.Size())
	canvas.Refresh(r.option)
}

func (r *optionRenderer) paint() {
	o := r.option
	ground, edge, ring := theme.Card, theme.Card, theme.Quiet
	if o.chosen {
		ground, edge, ring = theme.Raised, theme.Raised, theme.Accent
	}
	if o.focused {
		edge = theme.Accent
	}
	r.surface.FillColor, r.surface.StrokeColor = theme.Color(ground), theme.Color(edge)
	if o.hovered && !o.chosen {
		r.surface.FillColor = theme.Color(theme.Hover)
	}
	r.ring.StrokeColor = theme.Color(ring)
	r.dot.FillColor = theme.Color(theme.Accent)
	r.dot.Hidden = !o.chosen
	r.surface.Refresh()
	r.ring.Refresh()
	r.dot.Refresh()
}

func (r *optionRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.surface, r.ring, r.dot, r.option.words}
}

func (r *optionRenderer) Destroy() {}
