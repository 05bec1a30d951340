package passions

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/ui/theme"
)

// months is a small picture of one word: a bar for each month, the higher the
// more it was written. A month without it is a dot. The bars of what grows are
// filled to the right, of what fades to the left; the others are outlines, so
// that the picture can be read without its colours.
type months struct {
	fynewidget.BaseWidget
	counts []int
	course data.Course
}

const (
	monthWide  float32 = 7
	monthGap   float32 = 3
	monthsTall float32 = 26
	monthLow   float32 = 3
)

func newMonths() *months {
	m := &months{}
	m.ExtendBaseWidget(m)
	return m
}

func (m *months) set(counts []int, course data.Course) {
	m.counts, m.course = counts, course
	m.Refresh()
}

// strong reports whether a month is one of those that its course is about.
func (m *months) strong(i int) bool {
	turn := len(m.counts) - max(len(m.counts)/4, 1)
	switch m.course {
	case data.Grows:
		return i >= turn
	case data.Fades:
		return i < turn
	}
	return false
}

// CreateRenderer links the widget to its bars.
func (m *months) CreateRenderer() fyne.WidgetRenderer {
	r := &monthsRenderer{months: m}
	r.Refresh()
	return r
}

type monthsRenderer struct {
	months *months
	bars   []fyne.CanvasObject
}

func (r *monthsRenderer) MinSize() fyne.Size {
	return fyne.NewSize(monthsShown*(monthWide+monthGap)-monthGap, monthsTall)
}

func (r *monthsRenderer) Layout(size fyne.Size) {
	most := 1
	for _, n := range r.months.counts {
		most = max(most, n)
	}
	foot := (size.Height + monthsTall) / 2
	for i, bar := range r.bars {
		tall := monthLow
		if n := r.months.counts[i]; n > 0 {
			tall = 6 + (monthsTall-6)*float32(n)/float32(most)
		}
		bar.Move(fyne.NewPos(float32(i)*(monthWide+monthGap), foot-tall))
		bar.Resize(fyne.NewSize(monthWide, tall))
	}
}

func (r *monthsRenderer) Refresh() {
	for len(r.bars) < len(r.months.counts) {
		bar := canvas.NewRectangle(color.Transparent)
		bar.CornerRadius = 2
		r.bars = append(r.bars, bar)
	}
	r.bars = r.bars[:len(r.months.counts)]
	for i, o := range r.bars {
		bar, role := o.(*canvas.Rectangle), theme.Wave
		switch {
		case r.months.counts[i] == 0:
			role = theme.Line
		case r.months.strong(i) && r.months.course == data.Grows:
			role = theme.Well
		case r.months.strong(i):
			role = theme.Even
		}
		ink := theme.Color(role)
		bar.FillColor, bar.StrokeColor, bar.StrokeWidth = ink, ink, 0
		if r.months.counts[i] > 0 && !r.months.strong(i) {
			bar.FillColor, bar.StrokeWidth = theme.Color(theme.Card), 1.5
		}
		bar.Refresh()
	}
	r.Layout(r.months.Size())
	canvas.Refresh(r.months)
}

func (r *monthsRenderer) Objects() []fyne.CanvasObject { return r.bars }

func (r *monthsRenderer) Destroy() {}
