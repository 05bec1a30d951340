package widget

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/ui/theme"
)

// Icon is a drawing of the set in a colour of the theme.
type Icon struct {
	fynewidget.BaseWidget
	name  string
	color fyne.ThemeColorName
	side  float32
}

// NewIcon returns an icon, side pixels wide and high.
func NewIcon(name string, color fyne.ThemeColorName, side float32) *Icon {
	i := &Icon{name: name, color: color, side: side}
	i.ExtendBaseWidget(i)
	return i
}

// Set changes drawing and colour.
func (i *Icon) Set(name string, color fyne.ThemeColorName) {
	if i.name == name && i.color == color {
		return
	}
	i.name, i.color = name, color
	i.Refresh()
}

// CreateRenderer links the widget to its drawing.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer {
	image := newIconImage()
	r := &plain{
		self:    i,
		objects: []fyne.CanvasObject{image.Image},
		min:     func() fyne.Size { return fyne.NewSquareSize(i.side) },
		lay: func(size fyne.Size) {
			place(image.Image, middle(size.Width, i.side), middle(size.Height, i.side), i.side, i.side)
		},
		paint: func() { image.set(i.name, i.color) },
	}
	r.paint()
	return r
}

// iconImage is a drawing and what it shows. The name of an icon tells its
// colour as well, so that a change of the theme is a change of the name.
type iconImage struct {
	*canvas.Image
	shown string
}

func newIconImage() *iconImage {
	image := &canvas.Image{FillMode: canvas.ImageFillContain}
	image.Hide()
	return &iconImage{Image: image}
}

// set shows an icon of the set, or nothing for "".
func (i *iconImage) set(name string, role fyne.ThemeColorName) {
	show(i.Image, name != "")
	if name == "" {
		return
	}
	icon := theme.IconIn(name, role)
	if i.shown == icon.Name() {
		return
	}
	i.Resource, i.shown = icon, icon.Name()
	i.Image.Refresh()
}

// middle is where something must begin to stand in the middle of a length.
func middle(length, part float32) float32 {
	return float32(math.Round(float64((length - part) / 2)))
}

func gapFor(a, b string) float32 {
	if a == "" || b == "" {
		return 0
	}
	return theme.Grid
}
