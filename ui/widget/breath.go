package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/ui/theme"
)

// Breath is a disc that grows and shrinks with a breath, in a ring that it
// fills when the lungs are full. What is said of the breath stands in its
// middle.
type Breath struct {
	fynewidget.BaseWidget
	full       float32 // 0 empty, 1 full
	word, rest string
}

// The least size of a breath: the ring, and the disc of an empty one.
const (
	breathRing  float32 = 236
	breathEmpty float32 = 96
)

// NewBreath returns an empty breath.
func NewBreath() *Breath {
	b := &Breath{}
	b.ExtendBaseWidget(b)
	return b
}

// SetFull shows how full the lungs are, from 0 to 1.
func (b *Breath) SetFull(full float32) {
	full = min(max(full, 0), 1)
	if full != b.full {
		b.full = full
		b.Refresh()
	}
}

// Full is what SetFull was last told.
func (b *Breath) Full() float32 { return b.full }

// SetWords says what to do, and in small type below it for how long.
func (b *Breath) SetWords(word, rest string) {
	if word != b.word || rest != b.rest {
		b.word, b.rest = word, rest
		b.Refresh()
	}
}

// AccessibilityLabel returns what is to be done.
func (b *Breath) AccessibilityLabel() string { return b.word }

// CreateRenderer links the widget to ring, disc and words.
func (b *Breath) CreateRenderer() fyne.WidgetRenderer {
	ring, disc := canvas.NewCircle(color.Transparent), canvas.NewCircle(color.Transparent)
	ring.StrokeWidth = 2
	word, rest := canvas.NewText("", color.Transparent), canvas.NewText("", color.Transparent)
	word.Alignment, rest.Alignment = fyne.TextAlignCenter, fyne.TextAlignCenter
	r := &plain{self: b, objects: []fyne.CanvasObject{ring, disc, word, rest}}
	r.min = func() fyne.Size { return fyne.NewSquareSize(breathRing) }
	r.lay = func(size fyne.Size) {
		side := min(size.Width, size.Height)
		middle := fyne.NewPos(size.Width/2, size.Height/2)
		centre := func(o fyne.CanvasObject, width, height, down float32) {
			place(o, middle.X-width/2, middle.Y-height/2+down, width, height)
		}
		centre(ring, side-2, side-2, 0)
		empty := side * breathEmpty / breathRing
		wide := empty + (side-14-empty)*b.full
		centre(disc, wide, wide, 0)
		w, s := word.MinSize(), rest.MinSize()
		centre(word, size.Width, w.Height, 0)
		centre(rest, size.Width, s.Height, (w.Height+s.Height)/2)
	}
	r.paint = func() {
		ring.StrokeColor, disc.FillColor = theme.Color(theme.Line), theme.Color(theme.Raised)
		word.Text, word.Color, word.TextSize = b.word, theme.Color(theme.Text), theme.Size(theme.SizeHeading)
		word.FontSource = theme.Serif()
		rest.Text, rest.Color, rest.TextSize = b.rest, theme.Color(theme.Quiet), theme.Size(theme.SizeText)
		r.lay(b.Size())
		for _, o := range r.objects {
			o.Refresh()
		}
	}
	r.paint()
	return r
}
