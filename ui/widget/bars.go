package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/ui/theme"
)

// Bars is a handful of small bars without a scale, the last of them in the
// colour of the lamp: a week at one glance. What they stand for is said beside
// them.
type Bars struct {
	fynewidget.BaseWidget
	values []float64
}

// The size of a bar; one without a value is a short stroke still.
const (
	barsWide  float32 = 16
	barsGap   float32 = 7
	barsTall  float32 = 40
	barsShort float32 = 4
)

// NewBars returns bars for values that are not negative, the oldest first.
func NewBars(values []float64) *Bars {
	b := &Bars{values: values}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer links the widget to its bars.
func (b *Bars) CreateRenderer() fyne.WidgetRenderer {
	most := 0.0
	r := &plain{self: b}
	for _, v := range b.values {
		most = max(most, v)
		bar := canvas.NewRectangle(color.Transparent)
		bar.CornerRadius = 3
		r.objects = append(r.objects, bar)
	}
	r.min = func() fyne.Size {
		n := float32(len(b.values))
		return fyne.NewSize(max(0, n*(barsWide+barsGap)-barsGap), barsTall)
	}
	r.lay = func(size fyne.Size) {
		for i, bar := range r.objects {
			tall := barsShort
			if most > 0 {
				tall = max(tall, float32(b.values[i]/most)*barsTall)
			}
			place(bar, float32(i)*(barsWide+barsGap), (size.Height+barsTall)/2-tall, barsWide, tall)
		}
	}
	r.paint = func() {
		for i, bar := range r.objects {
			role := theme.Wave
			if i == len(r.objects)-1 {
				role = theme.Accent
			}
			bar.(*canvas.Rectangle).FillColor = theme.Color(role)
			bar.Refresh()
		}
	}
	r.paint()
	return r
}
