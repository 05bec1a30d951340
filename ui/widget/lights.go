package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"
	"image/color"

	"greenroom/ui/theme"
)

// Lights are three lights in three places: green when the answer is long
// enough, yellow when it should come to its end, red when it is over time.
// They never blink. The first is one bar, the second two, the third three, so
// that they can be told apart without their colours.
type Lights struct {
	fynewidget.BaseWidget
	stage int
}

const (
	lightWidth  float32 = 64
	lightHeight float32 = 8
	lightGap    float32 = 10
	lightSlit   float32 = 4
)

// NewLights returns lights that are all off.
func NewLights() *Lights {
	l := &Lights{}
	l.ExtendBaseWidget(l)
	return l
}

// SetStage lights the first, second or third light, or none for 0.
func (l *Lights) SetStage(stage int) {
	stage = min(max(stage, 0), 3)
	if l.stage == stage {
		return
	}
	l.stage = stage
	l.Refresh()
}

// Stage returns which light is on, 0 for none.
func (l *Lights) Stage() int { return l.stage }

// CreateRenderer links the widget to its bars.
func (l *Lights) CreateRenderer() fyne.WidgetRenderer {
	var bars [3][]*canvas.Rectangle
	r := &plain{self: l}
	for light := range bars {
		for range light + 1 {
			bar := canvas.NewRectangle(color.Transparent)
			bar.CornerRadius = lightHeight / 2
			bars[light] = append(bars[light], bar)
			r.objects = append(r.objects, bar)
		}
	}
	r.min = func() fyne.Size { return fyne.NewSize(3*lightWidth+2*lightGap, lightHeight+4) }
	r.lay = func(size fyne.Size) {
		left := middle(size.Width, 3*lightWidth+2*lightGap)
		for light, parts := range bars {
			x := left + float32(light)*(lightWidth+lightGap)
			wide := (lightWidth - lightSlit*float32(light)) / float32(light+1)
			height := lightHeight
			if light+1 == l.stage {
				height += 4
			}
			for i, bar := range parts {
				bar.CornerRadius = height / 2
				place(bar, x+float32(i)*(wide+lightSlit), middle(size.Height, height), wide, height)
			}
		}
	}
	r.paint = func() {
		roles := [3]fyne.ThemeColorName{theme.Well, theme.Yellow, theme.Recording}
		for light, parts := range bars {
			role := theme.Line
			if light+1 == l.stage {
				role = roles[light]
			}
			for _, bar := range parts {
				bar.FillColor = theme.Color(role)
				bar.Refresh()
			}
		}
		r.lay(l.Size())
	}
	r.paint()
	return r
}
