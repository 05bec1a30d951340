package widget

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/ui/theme"
)

// Keycap is the name of a key in a thin frame.
type Keycap struct {
	fynewidget.BaseWidget
	text string
}

// NewKeycap returns a keycap for a key, such as "Space" or "Ctrl F".
func NewKeycap(text string) *Keycap {
	k := &Keycap{text: text}
	k.ExtendBaseWidget(k)
	return k
}

// SetText changes the name of the key.
func (k *Keycap) SetText(text string) {
	if k.text == text {
		return
	}
	k.text = text
	k.Refresh()
}

// AccessibilityLabel returns the name of the key.
func (k *Keycap) AccessibilityLabel() string { return k.text }

// AccessibilityRole tells that this is text.
func (k *Keycap) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer links the widget to its frame and its letters.
func (k *Keycap) CreateRenderer() fyne.WidgetRenderer {
	cap := newKeycapParts()
	r := &plain{self: k, objects: cap.objects(), min: func() fyne.Size { return cap.size(k.text) }}
	r.lay = func(size fyne.Size) { cap.layout(0, 0, size.Height) }
	r.paint = func() {
		cap.paint(k.text, theme.Frame, theme.Quiet)
		cap.layout(0, 0, k.Size().Height)
	}
	r.paint()
	return r
}

// keycapParts is the drawing of a keycap, for every widget that has one inside.
type keycapParts struct {
	frame  *canvas.Rectangle
	letter *canvas.Text
}

func newKeycapParts() keycapParts {
	frame := canvas.NewRectangle(color.Transparent)
	frame.StrokeWidth = 1
	frame.CornerRadius = theme.KeycapRadius
	letter := canvas.NewText("", nil)
	letter.Alignment = fyne.TextAlignCenter
	return keycapParts{frame: frame, letter: letter}
}

func (k keycapParts) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{k.frame, k.letter}
}

func keyFace() face { return face{size: theme.Size(theme.SizeKey)} }

// size is what a keycap needs; nothing when there is no key.
func (k keycapParts) size(text string) fyne.Size {
	if text == "" {
		return fyne.Size{}
	}
	letters := keyFace().measure(text)
	height := float32(math.Round(float64(letters.Height))) + 5
	return fyne.NewSize(max(height, float32(math.Ceil(float64(letters.Width)))+13), height)
}

func (k keycapParts) paint(text string, outline, letters fyne.ThemeColorName) {
	frame(k.frame, outline)
	k.letter.Text, k.letter.Color = text, theme.Color(letters)
	keyFace().apply(k.letter)
	show(k.frame, text != "")
	show(k.letter, text != "")
	k.frame.Refresh()
	k.letter.Refresh()
}

// layout puts the keycap at x, in the middle of height from y on.
func (k keycapParts) layout(x, y, height float32) {
	size := k.size(k.letter.Text)
	letters := keyFace().measure("x").Height
	y = float32(math.Round(float64(y + (height-size.Height)/2)))
	place(k.frame, x, y, size.Width, size.Height)
	place(k.letter, x, float32(math.Round(float64(y+(size.Height-letters)/2))), size.Width, letters)
}
