package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/ui/theme"
)

// cardPadding is the space between the edge of a card and what lies on it.
const cardPadding float32 = 22

// Card is a surface with round corners that holds something. Fields may be
// set before it is first shown; later changes need a Refresh.
type Card struct {
	fynewidget.BaseWidget

	Color   fyne.ThemeColorName // theme.Card when empty
	Chosen  bool                // has an edge, as what the keys are for
	Padding float32             // 22 unless changed

	content fyne.CanvasObject
}

// NewCard returns a card around content.
func NewCard(content fyne.CanvasObject) *Card {
	c := &Card{content: content, Padding: cardPadding}
	c.ExtendBaseWidget(c)
	return c
}

// SetContent puts something else on the card.
func (c *Card) SetContent(content fyne.CanvasObject) {
	c.content = content
	c.Refresh()
}

// CreateRenderer links the widget to its surface.
func (c *Card) CreateRenderer() fyne.WidgetRenderer {
	surface := canvas.NewRectangle(color.Transparent)
	surface.CornerRadius = theme.CardRadius
	r := &plain{self: c, objects: []fyne.CanvasObject{surface, c.content}}
	r.min = func() fyne.Size {
		return c.content.MinSize().AddWidthHeight(2*c.Padding, 2*c.Padding)
	}
	r.lay = func(size fyne.Size) {
		place(surface, 0, 0, size.Width, size.Height)
		place(c.content, c.Padding, c.Padding, size.Width-2*c.Padding, size.Height-2*c.Padding)
	}
	r.paint = func() {
		role := c.Color
		if role == "" {
			role = theme.Card
		}
		r.objects[1] = c.content
		surface.FillColor, surface.StrokeWidth = theme.Color(role), 0
		if c.Chosen {
			surface.StrokeColor, surface.StrokeWidth = theme.Color(theme.Frame), 1.5
		}
		surface.Refresh()
		r.lay(c.Size())
	}
	r.paint()
	return r
}

// surface is a plain rectangle that follows the theme.
type surface struct {
	fynewidget.BaseWidget
	role           fyne.ThemeColorName
	radius, height float32
}

func newSurface(role fyne.ThemeColorName, radius, height float32) *surface {
	s := &surface{role: role, radius: radius, height: height}
	s.ExtendBaseWidget(s)
	return s
}

// NewSurface returns an empty area in the colour of a role, to lie behind a
// part of the window.
func NewSurface(role fyne.ThemeColorName) fyne.CanvasObject { return newSurface(role, 0, 0) }

func (s *surface) CreateRenderer() fyne.WidgetRenderer {
	fill := canvas.NewRectangle(color.Transparent)
	fill.CornerRadius = s.radius
	r := &plain{
		self:    s,
		objects: []fyne.CanvasObject{fill},
		min:     func() fyne.Size { return fyne.NewSize(0, s.height) },
		lay:     func(size fyne.Size) { fill.Resize(size) },
		paint: func() {
			fill.FillColor = theme.Color(s.role)
			fill.Refresh()
		},
	}
	r.paint()
	return r
}
