package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"greenroom/ui/theme"
)

// Rows are bars under one another, each with its name before it and its number
// behind it: for things that are named, not dated. What is looked at, by mouse
// or by the arrow keys, says more in words above.
type Rows struct {
	spots
	title  string
	format func(v float64) string
}

// NewRows returns rows without any. title says what they show, format writes a
// number.
func NewRows(title string, format func(v float64) string) *Rows {
	r := &Rows{title: title, format: format}
	r.become(r, r.rowAt, map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1})
	return r
}

// Set shows values that are not negative, the label of each as its name.
func (r *Rows) Set(rows []Spot) { r.set(rows) }

// AccessibilityLabel returns what they show.
func (r *Rows) AccessibilityLabel() string { return r.title }

const (
	rowPitch    float32 = 24
	rowBar      float32 = 12
	rowNameMost float32 = 0.45 // of the width
	rowNumber   float32 = 34
)

func (r *Rows) rowAt(at fyne.Position) int {
	i := int((at.Y - chartHead) / rowPitch)
	if at.Y < chartHead || i >= len(r.all) {
		return -1
	}
	return i
}

// CreateRenderer draws it anew whenever it changes.
func (r *Rows) CreateRenderer() fyne.WidgetRenderer {
	p := &plain{self: r}
	p.min = func() fyne.Size { return fyne.NewSize(chartWide, chartHead+float32(len(r.all))*rowPitch) }
	draw := func() { p.objects = r.draw(r.Size()) }
	p.lay = func(fyne.Size) { draw() }
	p.paint = draw
	draw()
	return p
}

func (r *Rows) draw(size fyne.Size) (all []fyne.CanvasObject) {
	names, most := float32(0), 0.0
	for _, row := range r.all {
		names, most = max(names, chartWidth(row.Label)), max(most, row.Value)
	}
	names = min(names, size.Width*rowNameMost)
	left := names + axisGap
	for i, row := range r.all {
		y := chartHead + float32(i)*rowPitch
		long := float32(0)
		if most > 0 {
			long = float32(row.Value/most) * max(size.Width-left-rowNumber, 0)
		}
		bar := canvas.NewRectangle(theme.Color(theme.Wave))
		bar.CornerRadius = 3
		role := theme.Quiet
		if i == r.looked {
			bar.StrokeWidth, bar.StrokeColor = 2, theme.Color(theme.Accent)
			role = theme.Text
		}
		place(bar, left, y+(rowPitch-rowBar)/2, max(long, 1), rowBar)
		all = append(all, bar,
			chartText(cut(row.Label, names), role, fyne.TextAlignLeading, 0, y+3, names),
			chartText(r.format(row.Value), role, fyne.TextAlignLeading, left+long+axisGap, y+3, rowNumber-axisGap))
	}
	if says := r.says(); says != "" {
		all = append(all, chartText(says, theme.Text, fyne.TextAlignLeading, 0, 0, size.Width))
	}
	if r.focused {
		ring := newRing(4)
		paintRing(ring, true)
		layRing(ring, size)
		all = append(all, ring)
	}
	return all
}
