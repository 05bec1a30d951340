package widget

import (
	"fmt"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/ui/theme"
)

// Figures is a line of text in which every digit takes the same room, for
// numbers that change while they are looked at. Fields may be set before it
// is first shown; later changes need a Refresh.
type Figures struct {
	fynewidget.BaseWidget

	TextSize fyne.ThemeSizeName
	Color    fyne.ThemeColorName // theme.Text when empty
	Bold     bool
	Align    fyne.TextAlign

	text string
}

// NewFigures returns figures in a size of the theme.
func NewFigures(text string, size fyne.ThemeSizeName) *Figures {
	f := &Figures{text: text, TextSize: size}
	f.ExtendBaseWidget(f)
	return f
}

// SetText changes the text.
func (f *Figures) SetText(text string) {
	if f.text == text {
		return
	}
	f.text = text
	f.Refresh()
}

// Content returns the text.
func (f *Figures) Content() string { return f.text }

// AccessibilityLabel returns the text.
func (f *Figures) AccessibilityLabel() string { return f.text }

// AccessibilityRole tells that this is text.
func (f *Figures) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer links the widget to its digits.
func (f *Figures) CreateRenderer() fyne.WidgetRenderer {
	return &figuresRenderer{figures: f, self: f}
}

type figuresRenderer struct {
	figures *Figures
	self    fyne.Widget
	cells   []*canvas.Text
	objects []fyne.CanvasObject
}

func (r *figuresRenderer) face() face {
	return face{size: theme.Size(r.figures.TextSize), bold: r.figures.Bold}
}

// cell is how wide a letter stands: digits as wide as the widest of them.
func (r *figuresRenderer) cell(letter rune, digit float32) float32 {
	if letter >= '0' && letter <= '9' {
		return digit
	}
	return r.face().width(string(letter))
}

func (r *figuresRenderer) digit() float32 {
	widest := float32(0)
	for _, d := range "0123456789" {
		widest = max(widest, r.face().width(string(d)))
	}
	return float32(math.Ceil(float64(widest)))
}

func (r *figuresRenderer) MinSize() fyne.Size {
	width, digit := float32(0), r.digit()
	for _, letter := range r.figures.text {
		width += r.cell(letter, digit)
	}
	return fyne.NewSize(float32(math.Ceil(float64(width))), r.height())
}

// height is that of the figures alone: they have nothing below the line.
func (r *figuresRenderer) height() float32 {
	return float32(math.Round(float64(r.face().size * 1.2)))
}

func (r *figuresRenderer) Layout(size fyne.Size) {
	f := r.face()
	letters := []rune(r.figures.text)
	for len(r.cells) < len(letters) {
		cell := canvas.NewText("", nil)
		cell.Alignment = fyne.TextAlignCenter
		r.cells = append(r.cells, cell)
		r.objects = append(r.objects, cell)
	}
	r.cells, r.objects = r.cells[:len(letters)], r.objects[:len(letters)]
	role := r.figures.Color
	if role == "" {
		role = theme.Text
	}
	x := float32(0)
	switch width := r.MinSize().Width; r.figures.Align {
	case fyne.TextAlignCenter:
		x = middle(size.Width, width)
	case fyne.TextAlignTrailing:
		x = size.Width - width
	}
	colour, digit, high := theme.Color(role), r.digit(), f.measure("0").Height
	for i, letter := range letters {
		cell, wide := r.cells[i], r.cell(letter, digit)
		changed := cell.Text != string(letter) || cell.Color != colour || cell.TextSize != f.size
		cell.Text, cell.Color = string(letter), colour
		f.apply(cell)
		place(cell, x, middle(size.Height, high), wide, high)
		if changed {
			cell.Refresh()
		}
		x += wide
	}
}

func (r *figuresRenderer) Refresh() {
	r.Layout(r.figures.Size())
	canvas.Refresh(r.self)
}

func (r *figuresRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *figuresRenderer) Destroy()                     {}

// Clock counts up while someone speaks.
type Clock struct{ Figures }

// NewClock returns a clock at 0:00.
func NewClock() *Clock {
	c := &Clock{Figures{text: ClockText(0), TextSize: theme.SizeClock, Align: fyne.TextAlignCenter}}
	c.ExtendBaseWidget(c)
	return c
}

// SetElapsed shows a time. It draws nothing while the second is the same.
func (c *Clock) SetElapsed(elapsed time.Duration) { c.SetText(ClockText(elapsed)) }

// CreateRenderer links the widget to its digits.
func (c *Clock) CreateRenderer() fyne.WidgetRenderer {
	return &figuresRenderer{figures: &c.Figures, self: c}
}

// ClockText writes a time as the app does everywhere: 0:07, 12:30, 1:02:03.
// Less than nothing is 0:00.
func ClockText(d time.Duration) string {
	s := max(0, int(d/time.Second))
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}
