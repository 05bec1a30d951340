package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/ui/theme"
)

// Phase is a small disc that is more or less full, as the moon is: a state that
// can be told without its colour.
type Phase struct {
	fynewidget.BaseWidget
	full float32
	role fyne.ThemeColorName
}

// phaseSide is how wide and high a phase is.
const phaseSide float32 = 9

// NewPhase returns an empty disc.
func NewPhase() *Phase {
	p := &Phase{role: theme.Quiet}
	p.ExtendBaseWidget(p)
	return p
}

// Set shows how full it is, from 0 to 1, in a colour of the theme; less than 0
// is nothing at all.
func (p *Phase) Set(full float32, role fyne.ThemeColorName) {
	if p.full != full || p.role != role {
		p.full, p.role = full, role
		p.Refresh()
	}
}

// CreateRenderer links the widget to its outline and what fills it.
func (p *Phase) CreateRenderer() fyne.WidgetRenderer {
	outline, fill := canvas.NewCircle(color.Transparent), canvas.NewArc(180, 360, 0, color.Transparent)
	outline.StrokeWidth = 1.2
	r := &plain{self: p, objects: []fyne.CanvasObject{outline, fill}}
	r.min = func() fyne.Size { return fyne.NewSquareSize(phaseSide) }
	r.lay = func(size fyne.Size) {
		x, y := middle(size.Width, phaseSide), middle(size.Height, phaseSide)
		place(outline, x, y, phaseSide, phaseSide)
		place(fill, x, y, phaseSide, phaseSide)
	}
	r.paint = func() {
		ink := theme.Color(p.role)
		outline.StrokeColor, outline.FillColor = ink, color.Transparent
		if p.full >= 1 {
			outline.FillColor = ink
		}
		fill.FillColor, fill.StartAngle, fill.EndAngle = ink, 360-360*p.full, 360
		show(outline, p.full >= 0)
		show(fill, p.full > 0 && p.full < 1)
		outline.Refresh()
		fill.Refresh()
	}
	r.paint()
	return r
}
