package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/ui/theme"
)

// BandBar shows where a number lies: a slim bar, on it the band that is aimed
// at, a bright stroke at the number and a short notch at the usual one.
type BandBar struct {
	fynewidget.BaseWidget
	scale, band Range
	value       *float64
	usual       *float64
}

// Range is a stretch of numbers, both ends included.
type Range struct{ Low, High float64 }

// NewBandBar returns a bar on which nothing lies.
func NewBandBar() *BandBar {
	b := &BandBar{}
	b.ExtendBaseWidget(b)
	return b
}

// Set says what the bar reaches from and to, what band is aimed at, and where
// the number and the usual one lie; nil for none. What is beyond the bar is
// shown at its end.
func (b *BandBar) Set(scale, band Range, value, usual *float64) {
	b.scale, b.band, b.value, b.usual = scale, band, value, usual
	b.Refresh()
}

const (
	barThick    float32 = 5
	strokeWide  float32 = 3
	strokeTall  float32 = 13
	notchWide   float32 = 2
	notchHeight float32 = 9
)

// place01 is where a number lies on the bar, from 0 to 1.
func (b *BandBar) place01(v float64) float32 {
	if b.scale.High <= b.scale.Low {
		return 0
	}
	return float32(min(1, max(0, (v-b.scale.Low)/(b.scale.High-b.scale.Low))))
}

// CreateRenderer links the widget to bar, band, stroke and notch.
func (b *BandBar) CreateRenderer() fyne.WidgetRenderer {
	bar, band := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	stroke, notch := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	bar.CornerRadius, band.CornerRadius, stroke.CornerRadius = barThick/2, barThick/2, strokeWide/2
	r := &plain{self: b, objects: []fyne.CanvasObject{bar, band, notch, stroke}}
	r.min = func() fyne.Size { return fyne.NewSize(80, strokeTall+2) }
	r.lay = func(size fyne.Size) {
		centre := size.Height / 2
		place(bar, 0, centre-barThick/2, size.Width, barThick)
		from, to := b.place01(b.band.Low)*size.Width, b.place01(b.band.High)*size.Width
		place(band, from, centre-barThick/2, to-from, barThick)
		stand := func(mark *canvas.Rectangle, at *float64, width, top, height float32) {
			show(mark, at != nil)
			if at != nil {
				place(mark, min(max(b.place01(*at)*size.Width-width/2, 0), size.Width-width), top, width, height)
			}
		}
		stand(stroke, b.value, strokeWide, centre-strokeTall/2, strokeTall)
		stand(notch, b.usual, notchWide, centre, notchHeight-barThick/2)
	}
	r.paint = func() {
		for part, role := range map[*canvas.Rectangle]fyne.ThemeColorName{
			bar: theme.Raised, band: theme.Wave, stroke: theme.Accent, notch: theme.Quiet,
		} {
			part.FillColor = theme.Color(role)
			part.Refresh()
		}
		r.lay(b.Size())
	}
	r.paint()
	return r
}
