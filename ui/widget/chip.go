package widget

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"greenroom/ui/theme"
)

// Chip is a small round word: a tag, or a filter that is on or off.
type Chip struct {
	pressable

	Selected bool
	OnRemove func() // shows a small × when set

	text string
}

// NewChip returns a chip. tapped may be nil for one that is only read.
func NewChip(text string, tapped func()) *Chip {
	c := &Chip{text: text}
	c.become(c, tapped)
	return c
}

// Disabled is true for a chip that is only read, which keeps it out of the
// way of Tab.
func (c *Chip) Disabled() bool {
	return c.press == nil && c.OnRemove == nil || c.pressable.Disabled()
}

// SetSelected turns it on or off.
func (c *Chip) SetSelected(selected bool) {
	if c.Selected == selected {
		return
	}
	c.Selected = selected
	c.Refresh()
}

// SetText changes the word.
func (c *Chip) SetText(text string) {
	if c.text == text {
		return
	}
	c.text = text
	c.Refresh()
}

// Text returns the word.
func (c *Chip) Text() string { return c.text }

// widestChip is how wide the words of a chip are at most: a tag may be of any
// length, and must not make the window as wide.
const widestChip float32 = 320

// shown is the text as far as it is shown.
func (c *Chip) shown() string {
	return face{size: theme.Size(theme.SizeQuiet)}.elide(c.text, widestChip)
}

// Tapped presses it, or removes it when the × was hit.
func (c *Chip) Tapped(ev *fyne.PointEvent) {
	if c.OnRemove != nil && (c.press == nil || ev != nil && ev.Position.X > c.Size().Width-crossRoom) {
		c.OnRemove()
		return
	}
	c.pressable.Tapped(ev)
}

// TypedKey presses it, and removes it by Delete and Backspace.
func (c *Chip) TypedKey(ev *fyne.KeyEvent) {
	if c.OnRemove != nil && (ev.Name == fyne.KeyDelete || ev.Name == fyne.KeyBackspace) {
		c.OnRemove()
		return
	}
	c.pressable.TypedKey(ev)
}

// AccessibilityLabel returns the word.
func (c *Chip) AccessibilityLabel() string { return c.text }

// AccessibilityRole tells whether it can be pressed.
func (c *Chip) AccessibilityRole() fyne.AccessibleRole {
	if c.Disabled() {
		return fyne.AccessibleRoleText
	}
	return fyne.AccessibleRoleButton
}

const (
	chipSide  float32 = 11
	crossRoom float32 = 22
)

// CreateRenderer links the widget to its surface, word and cross.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	surface, tint := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	ring := newRing(theme.ChipRadius)
	word := canvas.NewText("", nil)
	cross := newIconImage()
	r := &plain{self: c, objects: []fyne.CanvasObject{ring, surface, tint, word, cross.Image}}
	words := func() face { return face{size: theme.Size(theme.SizeQuiet)} }
	r.min = func() fyne.Size {
		letters := words().measure(c.shown())
		width := float32(math.Ceil(float64(letters.Width))) + 2*chipSide
		if c.OnRemove != nil {
			width += crossRoom - chipSide + 2
		}
		return fyne.NewSize(width, float32(math.Round(float64(letters.Height)))+6)
	}
	r.lay = func(size fyne.Size) {
		letters := words().measure(c.shown())
		place(surface, 0, 0, size.Width, size.Height)
		place(tint, 0, 0, size.Width, size.Height)
		layRing(ring, size)
		place(word, chipSide, middle(size.Height, letters.Height), letters.Width, letters.Height)
		place(cross.Image, size.Width-crossRoom+2, middle(size.Height, 12), 12, 12)
		for _, part := range []*canvas.Rectangle{surface, tint} {
			part.CornerRadius = min(theme.ChipRadius, size.Height/2)
		}
		ring.CornerRadius = size.Height/2 + ringGap
	}
	r.paint = func() {
		ground, letters := theme.Raised, theme.Quiet
		switch {
		case c.Selected:
			letters = theme.Text
		case c.hovered && !c.Disabled():
			letters = theme.Text
		}
		surface.FillColor = theme.Color(ground)
		surface.StrokeColor, surface.StrokeWidth = theme.Color(theme.Quiet), 0
		if c.Selected {
			surface.StrokeWidth = 1
		}
		surface.Refresh()
		c.paintTint(tint)
		if c.Disabled() {
			tint.Hide()
		}
		paintRing(ring, c.focused)
		word.Text, word.Color = c.shown(), theme.Color(letters)
		words().apply(word)
		word.Refresh()
		icon := ""
		if c.OnRemove != nil {
			icon = "close"
		}
		cross.set(icon, letters)
		r.lay(c.Size())
	}
	r.paint()
	return r
}
