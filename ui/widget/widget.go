// Package widget holds the parts that the rooms are built of: words, buttons,
// cards, lists, the waveform, the clock. They take colours and sizes from
// ui/theme, keep their state in the widget and their canvas objects in the
// renderer, and know nothing of the store or of sound.
//
// All methods are called on the UI thread, as with Fyne's own widgets.
package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/ui/theme"
)

// pressable is what can be pressed by mouse, Space and Enter. A press by mouse
// does not take the focus, so that the keys of the room go on working.
type pressable struct {
	fynewidget.DisableableWidget
	self             focusable
	press            func()
	hovered, focused bool
	down             bool
	keepsFocus       bool // a press leaves the field that is being typed in alone
}

// focusable is a widget that can have the focus.
type focusable interface {
	fyne.Widget
	fyne.Focusable
}

var (
	_ fyne.Tappable     = (*pressable)(nil)
	_ fyne.Focusable    = (*pressable)(nil)
	_ desktop.Hoverable = (*pressable)(nil)
	_ desktop.Mouseable = (*pressable)(nil)
)

func (p *pressable) become(self focusable, press func()) {
	p.self, p.press = self, press
	p.ExtendBaseWidget(self)
}

// Tapped presses it.
func (p *pressable) Tapped(*fyne.PointEvent) {
	if !p.keepsFocus {
		takeFocusOff(p.self)
	}
	p.fire()
}

func (p *pressable) fire() {
	if p.Disabled() || p.press == nil {
		return
	}
	p.press()
}

// TypedKey presses it by Space and Enter; other keys go to the window.
func (p *pressable) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		p.fire()
	default:
		passOn(p.self, ev)
	}
}

// TypedRune does nothing: keys are taken by TypedKey.
func (p *pressable) TypedRune(rune) {}

// FocusGained shows the focus ring, and scrolls to where it is.
func (p *pressable) FocusGained() { p.focused = true; p.Refresh(); reveal(p.self) }

// FocusLost hides the focus ring.
func (p *pressable) FocusLost() { p.focused = false; p.Refresh() }

// MouseIn shows that it can be pressed.
func (p *pressable) MouseIn(*desktop.MouseEvent) { p.hovered = true; p.Refresh() }

// MouseMoved does nothing.
func (p *pressable) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends what MouseIn began.
func (p *pressable) MouseOut() { p.hovered, p.down = false, false; p.Refresh() }

// MouseDown shows the press.
func (p *pressable) MouseDown(*desktop.MouseEvent) { p.down = true; p.Refresh() }

// MouseUp ends what MouseDown began.
func (p *pressable) MouseUp(*desktop.MouseEvent) { p.down = false; p.Refresh() }

// tint is the colour laid over a pressable for the state it is in.
func (p *pressable) tint() (role fyne.ThemeColorName, any bool) {
	switch {
	case p.Disabled():
		return "", false
	case p.down:
		return theme.Press, true
	case p.hovered:
		return theme.Hover, true
	}
	return "", false
}

// paintTint shows a rectangle in the tint of the state, or hides it.
func (p *pressable) paintTint(r *canvas.Rectangle) {
	role, any := p.tint()
	if any {
		r.FillColor = theme.Color(role)
	}
	show(r, any)
	r.Refresh()
}

// passOn gives a key that a focused widget has no use for to the window (or
// to the sheet that stands over it), as if nothing had the focus.
func passOn(o fyne.CanvasObject, ev *fyne.KeyEvent) {
	c := canvasOf(o)
	if c == nil {
		return
	}
	if typed := c.OnTypedKey(); typed != nil {
		typed(ev)
	}
}

// takeFocusOff lets a field that is being typed in go when o is pressed.
func takeFocusOff(o focusable) {
	c := canvasOf(o)
	if c == nil || c.Focused() == nil || c.Focused() == fyne.Focusable(o) {
		return
	}
	c.Unfocus()
}

func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(o)
}

// ringGap is how far the focus ring stands off what it surrounds.
const ringGap float32 = 3

func newRing(radius float32) *canvas.Rectangle {
	ring := canvas.NewRectangle(color.Transparent)
	ring.StrokeWidth = 2
	ring.CornerRadius = radius + ringGap
	ring.Hide()
	return ring
}

func paintRing(ring *canvas.Rectangle, focused bool) {
	frame(ring, theme.Accent)
	show(ring, focused)
	ring.Refresh()
}

// frame paints an outline. Its inside gets a trace of the colour that cannot
// be seen: the painter blends the two at the edge, and blended with nothing at
// all the edge would be dark.
func frame(r *canvas.Rectangle, role fyne.ThemeColorName) {
	c := color.NRGBAModel.Convert(theme.Color(role)).(color.NRGBA)
	r.StrokeColor = c
	c.A = 1
	r.FillColor = c
}

func layRing(ring *canvas.Rectangle, size fyne.Size) {
	ring.Move(fyne.NewPos(-ringGap, -ringGap))
	ring.Resize(size.AddWidthHeight(2*ringGap, 2*ringGap))
}

func show(o fyne.CanvasObject, visible bool) {
	if visible == o.Visible() {
		return
	}
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}

// place moves and resizes in one go.
func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// plain is a renderer over a fixed set of objects, for widgets of few parts.
type plain struct {
	self    fyne.Widget
	objects []fyne.CanvasObject
	min     func() fyne.Size
	lay     func(size fyne.Size)
	paint   func()
	destroy func()
}

func (p *plain) Objects() []fyne.CanvasObject { return p.objects }
func (p *plain) MinSize() fyne.Size           { return p.min() }
func (p *plain) Layout(size fyne.Size)        { p.lay(size) }

func (p *plain) Destroy() {
	if p.destroy != nil {
		p.destroy()
	}
}

// Refresh paints the parts and has the window drawn. The parts alone would not
// do: one that was hidden so far is not known to the window.
func (p *plain) Refresh() {
	p.paint()
	canvas.Refresh(p.self)
}
