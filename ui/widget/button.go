package widget

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"greenroom/ui/theme"
)

// Style is how much a button asks to be pressed.
type Style int

// The styles. A screen has one filled button at most.
const (
	Raised Style = iota // a quiet surface
	Filled              // the lamp: the one thing to do here
	Plain               // no surface until the mouse is on it
	Danger              // a quiet surface with a red word
)

// Button does something when pressed. It can show its key inside. Fields may
// be set before it is first shown; later changes need a Refresh.
type Button struct {
	pressable

	Style Style
	Large bool   // for the one button a screen is about
	Icon  string // an icon of the set before the label, "" for none

	// IconColor is the role of the icon's colour, that of the label when empty.
	IconColor fyne.ThemeColorName

	label, keycap string
	hideLabel     bool
	ink           fyne.ThemeColorName // of the words, where it is not that of the style
}

// NewButton returns a button. keycap is the key that does the same, "" for none.
func NewButton(label, keycap string, tapped func()) *Button {
	b := &Button{label: label, keycap: keycap}
	b.become(b, tapped)
	return b
}

// NewIconButton returns a button that shows only an icon. label is what a
// screen reader says.
func NewIconButton(icon, label string, tapped func()) *Button {
	b := NewButton(label, "", tapped)
	b.Icon, b.Style, b.hideLabel = icon, Plain, true
	return b
}

// SetLabel changes the words.
func (b *Button) SetLabel(label string) {
	if b.label == label {
		return
	}
	b.label = label
	b.Refresh()
}

// SetIcon changes the icon, "" for none.
func (b *Button) SetIcon(icon string) {
	if b.Icon == icon {
		return
	}
	b.Icon = icon
	b.Refresh()
}

// SetStyle changes the style.
func (b *Button) SetStyle(style Style) {
	if b.Style == style {
		return
	}
	b.Style = style
	b.Refresh()
}

// Label returns the words.
func (b *Button) Label() string { return b.label }

// Press does what a tap does, for keys of the room. A disabled button does nothing.
func (b *Button) Press() { b.fire() }

// AccessibilityLabel returns the words.
func (b *Button) AccessibilityLabel() string { return b.label }

// AccessibilityRole tells that this is a button.
func (b *Button) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer links the widget to its surface, icon, words and keycap.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{
		button:  b,
		surface: canvas.NewRectangle(color.Transparent),
		tint:    canvas.NewRectangle(color.Transparent),
		ring:    newRing(theme.ButtonRadius),
		icon:    newIconImage(),
		label:   canvas.NewText("", nil),
		key:     newKeycapParts(),
	}
	r.surface.CornerRadius, r.tint.CornerRadius = theme.ButtonRadius, theme.ButtonRadius
	r.objects = append([]fyne.CanvasObject{r.ring, r.surface, r.tint, r.icon.Image, r.label}, r.key.objects()...)
	r.paint()
	return r
}

type buttonRenderer struct {
	button              *Button
	surface, tint, ring *canvas.Rectangle
	icon                *iconImage
	label               *canvas.Text
	key                 keycapParts
	objects             []fyne.CanvasObject
}

// buttonMetrics are the measures of the two sizes of button.
type buttonMetrics struct{ padX, padY, gap, icon float32 }

func (r *buttonRenderer) metrics() buttonMetrics {
	switch {
	case r.button.hideLabel:
		return buttonMetrics{padX: 8, padY: 8, icon: 18}
	case r.button.Large:
		return buttonMetrics{padX: 28, padY: 15, gap: 9, icon: 18}
	case r.button.Style == Plain:
		return buttonMetrics{padX: 10, padY: 9, gap: 7, icon: 16}
	}
	return buttonMetrics{padX: 18, padY: 10, gap: 7, icon: 16}
}

func (r *buttonRenderer) face() face {
	if r.button.Large {
		return face{size: theme.Size(theme.SizeSection), bold: true}
	}
	return face{size: theme.Size(theme.SizeQuiet), bold: true}
}

func (r *buttonRenderer) words() string {
	if r.button.hideLabel {
		return ""
	}
	return r.button.label
}

// MinSize is the content with the padding of the size.
func (r *buttonRenderer) MinSize() fyne.Size {
	m, content := r.metrics(), r.content()
	return fyne.NewSize(float32(math.Ceil(float64(content.Width)))+2*m.padX, content.Height+2*m.padY)
}

func (r *buttonRenderer) content() fyne.Size {
	m, words, key := r.metrics(), r.face().measure(r.words()), r.key.size(r.button.keycap)
	width := float32(0)
	height := float32(math.Round(float64(words.Height)))
	for _, w := range []float32{r.iconWidth(), words.Width, key.Width} {
		if w > 0 && width > 0 {
			width += m.gap
		}
		width += w
	}
	return fyne.NewSize(width, height)
}

func (r *buttonRenderer) iconWidth() float32 {
	if r.button.Icon == "" {
		return 0
	}
	return r.metrics().icon
}

// Layout puts the content in the middle of the surface.
func (r *buttonRenderer) Layout(size fyne.Size) {
	place(r.surface, 0, 0, size.Width, size.Height)
	place(r.tint, 0, 0, size.Width, size.Height)
	layRing(r.ring, size)
	m, words, content := r.metrics(), r.face().measure(r.words()), r.content()
	x := float32(math.Round(float64((size.Width - content.Width) / 2)))
	if w := r.iconWidth(); w > 0 {
		place(r.icon.Image, x, middle(size.Height, w), w, w)
		x += w + m.gap
	}
	place(r.label, x, middle(size.Height, words.Height), words.Width, words.Height)
	if words.Width > 0 {
		x += words.Width + m.gap
	}
	r.key.layout(x, 0, size.Height)
}

// Refresh shows the state the button is in.
func (r *buttonRenderer) Refresh() {
	r.paint()
	r.Layout(r.button.Size())
	canvas.Refresh(r.button)
}

func (r *buttonRenderer) paint() {
	b := r.button
	surface, words, frame, key := b.colors()
	r.surface.FillColor = theme.Color(surface)
	show(r.surface, b.Style != Plain)
	r.surface.Refresh()
	b.paintTint(r.tint)
	paintRing(r.ring, b.focused && !b.Disabled())

	r.label.Text, r.label.Color = r.words(), theme.Color(words)
	r.face().apply(r.label)
	r.label.Refresh()
	icon := b.IconColor
	if icon == "" || b.Disabled() {
		icon = words
	}
	r.icon.set(b.Icon, icon)
	r.key.paint(b.keycap, frame, key)
}

// colors returns the roles of surface, words, and the frame and letters of the keycap.
func (b *Button) colors() (surface, words, frame, key fyne.ThemeColorName) {
	switch {
	case b.Disabled():
		return theme.Raised, theme.Faint, theme.Line, theme.Faint
	case b.ink != "":
		return theme.Raised, b.ink, theme.Frame, theme.Quiet
	case b.Style == Filled:
		return theme.Accent, theme.OnAccent, theme.OnAccent, theme.OnAccent
	case b.Style == Danger:
		return theme.Raised, theme.Recording, theme.Frame, theme.Quiet
	case b.Style == Plain && !b.hovered:
		return theme.Raised, theme.Quiet, theme.Frame, theme.Quiet
	}
	return theme.Raised, theme.Text, theme.Frame, theme.Quiet
}

// Objects are drawn from the ring up.
func (r *buttonRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Destroy has nothing to stop.
func (r *buttonRenderer) Destroy() {}
