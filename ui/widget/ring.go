package widget

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/ui/theme"
)

// Ring shows how much of something is done: a ring that closes, and the number
// in its middle. When all is done it is a tick. What is left is said beside it.
type Ring struct {
	fynewidget.BaseWidget
	done, all int
	side      float32
}

// NewRing returns an empty ring, side pixels wide and high.
func NewRing(side float32) *Ring {
	r := &Ring{side: side}
	r.ExtendBaseWidget(r)
	return r
}

// Set says how many of all are done.
func (r *Ring) Set(done, all int) {
	if r.done != done || r.all != all {
		r.done, r.all = done, all
		r.Refresh()
	}
}

// AccessibilityLabel returns how many of all are done.
func (r *Ring) AccessibilityLabel() string { return strconv.Itoa(r.done) + "/" + strconv.Itoa(r.all) }

// share is how far round the ring is closed, from 0 to 1.
func (r *Ring) share() float32 {
	if r.all <= 0 {
		return 0
	}
	return min(max(float32(r.done)/float32(r.all), 0), 1)
}

// ringHollow is how much of a ring is hollow.
const ringHollow float32 = 0.8

// CreateRenderer links the widget to its ring and number.
func (r *Ring) CreateRenderer() fyne.WidgetRenderer {
	ground, arc := canvas.NewArc(0, 360, ringHollow, color.Transparent), canvas.NewArc(0, 0, ringHollow, color.Transparent)
	number := canvas.NewText("", color.Transparent)
	number.Alignment = fyne.TextAlignCenter
	tick := NewIcon("check", theme.Accent, r.side*0.4)
	p := &plain{self: r, objects: []fyne.CanvasObject{ground, arc, number, tick}}
	p.min = func() fyne.Size { return fyne.NewSquareSize(r.side) }
	p.lay = func(size fyne.Size) {
		side := min(size.Width, size.Height)
		x, y := (size.Width-side)/2, (size.Height-side)/2
		place(ground, x, y, side, side)
		place(arc, x, y, side, side)
		height := number.MinSize().Height
		place(number, 0, (size.Height-height)/2, size.Width, height)
		place(tick, (size.Width-side*0.4)/2, (size.Height-side*0.4)/2, side*0.4, side*0.4)
	}
	p.paint = func() {
		whole := r.all > 0 && r.done >= r.all
		ground.FillColor, arc.FillColor = theme.Color(theme.Raised), theme.Color(theme.Accent)
		arc.EndAngle = 360 * r.share()
		show(arc, r.share() > 0)
		show(number, !whole)
		show(tick, whole)
		number.Text = strconv.Itoa(r.done) + "/" + strconv.Itoa(r.all)
		number.Color, number.TextSize = theme.Color(theme.Quiet), theme.Size(theme.SizeQuiet)
		p.lay(r.Size())
		for _, o := range p.objects {
			o.Refresh()
		}
	}
	p.paint()
	return p
}
