package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"greenroom/ui/theme"
)

// Days is a calendar of weeks side by side, each from Monday at the top to
// Sunday. The more was done on a day, the larger its square; a day on which
// nothing was done is a dot as quiet as any other.
type Days struct {
	spots
	title string
}

// NewDays returns a calendar without days. title says what it shows.
func NewDays(title string) *Days {
	d := &Days{title: title}
	d.become(d, d.dayAt, map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1, fyne.KeyLeft: -7, fyne.KeyRight: 7})
	return d
}

// Set shows days from a Monday on; values go from 0, nothing, to 1, the most.
// The label of a Monday stands above its week.
func (d *Days) Set(days []Spot) { d.set(days) }

// AccessibilityLabel returns what it shows.
func (d *Days) AccessibilityLabel() string { return d.title }

const (
	dayCell float32 = 21
	dayGap  float32 = 4
	dayDot  float32 = 4
	daysTop float32 = 20 // the labels
	daysEnd float32 = 26 // what is looked at
)

func (d *Days) dayAt(at fyne.Position) int {
	if at.Y < daysTop || at.Y >= daysTop+7*(dayCell+dayGap) || at.X < 0 {
		return -1
	}
	i := int(at.X/(dayCell+dayGap))*7 + int((at.Y-daysTop)/(dayCell+dayGap))
	if i >= len(d.all) {
		return -1
	}
	return i
}

// CreateRenderer draws it anew whenever it changes.
func (d *Days) CreateRenderer() fyne.WidgetRenderer {
	r := &plain{self: d}
	r.min = func() fyne.Size {
		weeks := float32((len(d.all) + 6) / 7)
		return fyne.NewSize(max(weeks*(dayCell+dayGap), 240), daysTop+7*(dayCell+dayGap)+daysEnd)
	}
	draw := func() { r.objects = d.draw() }
	r.lay = func(fyne.Size) { draw() }
	r.paint = draw
	draw()
	return r
}

func (d *Days) draw() (all []fyne.CanvasObject) {
	for i, day := range d.all {
		x, y := float32(i/7)*(dayCell+dayGap), daysTop+float32(i%7)*(dayCell+dayGap)
		if day.Label != "" {
			all = append(all, chartText(day.Label, theme.Quiet, fyne.TextAlignLeading, x, 0, 2*dayCell))
		}
		side, role := dayDot, theme.Line
		if day.Value > 0 {
			side, role = dayDot+4+(dayCell-dayDot-4)*float32(min(day.Value, 1)), theme.Well
		}
		square := canvas.NewRectangle(theme.Color(role))
		square.CornerRadius = 4
		place(square, x+(dayCell-side)/2, y+(dayCell-side)/2, side, side)
		all = append(all, square)
		if i == d.looked {
			ring := canvas.NewRectangle(theme.Color(theme.Accent))
			frame(ring, theme.Accent)
			ring.StrokeWidth, ring.CornerRadius = 2, 6
			place(ring, x-2, y-2, dayCell+4, dayCell+4)
			all = append(all, ring)
		}
	}
	says := d.says()
	return append(all, chartText(says, theme.Text, fyne.TextAlignLeading, 0, daysTop+7*(dayCell+dayGap)+4, max(d.Size().Width, 240)))
}
