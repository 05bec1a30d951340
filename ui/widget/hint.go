package widget

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"greenroom/ui/theme"
)

// Hint is a quiet word with the key that does the same: it teaches the key
// where it is used. It is pressed like a button but looks like none.
type Hint struct {
	pressable
	label, keycap string
	lead          bool
}

// widestHint is how wide a hint asks to be at most. What the person wrote may be
// of any length, and must not make the window as wide.
const widestHint float32 = 420

// NewHint returns a hint. tapped may be nil for a key that only works by
// itself; the hint can then not be pressed.
func NewHint(label, keycap string, tapped func()) *Hint {
	h := &Hint{label: label, keycap: keycap}
	h.become(h, tapped)
	return h
}

// NewLead returns the first line of something that is opened by it: a name, a
// question. It is as large and as dark as what one reads, and what there is to
// say about it stands under it in quiet letters.
func NewLead(label string, tapped func()) *Hint {
	h := NewHint(label, "", tapped)
	h.lead = true
	return h
}

// face is how its word is set.
func (h *Hint) face() face {
	if h.lead {
		return face{size: theme.Size(theme.SizeText)}
	}
	return face{size: theme.Size(theme.SizeQuiet)}
}

// Disabled is true for a hint without an action, which keeps it out of the
// way of Tab.
func (h *Hint) Disabled() bool { return h.press == nil || h.pressable.Disabled() }

// SetLabel changes the word.
func (h *Hint) SetLabel(label string) {
	if h.label == label {
		return
	}
	h.label = label
	h.Refresh()
}

// AccessibilityLabel returns the word.
func (h *Hint) AccessibilityLabel() string { return h.label }

// AccessibilityRole tells that this is pressed like a button.
func (h *Hint) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// natural is the width it asks for.
func (h *Hint) natural() float32 { return min(h.whole(), widestHint+h.keyWidth()) }

// whole is the width in which its word is not shortened.
func (h *Hint) whole() float32 {
	label := h.face().width(h.label)
	return float32(math.Ceil(float64(label + h.keyWidth())))
}

// keyWidth is the room of the keycap, with what stands before it.
func (h *Hint) keyWidth() float32 {
	return gapFor(h.label, h.keycap) + newKeycapParts().size(h.keycap).Width
}

// CreateRenderer links the widget to its word and keycap.
func (h *Hint) CreateRenderer() fyne.WidgetRenderer {
	word := canvas.NewText("", nil)
	cap := newKeycapParts()
	ring := newRing(theme.KeycapRadius)
	r := &plain{self: h, objects: append([]fyne.CanvasObject{ring, word}, cap.objects()...)}
	words := h.face
	r.min = func() fyne.Size {
		label, key := words().measure(h.label), cap.size(h.keycap)
		// As any line, it gives way where there is no room. What it asks for still follows its word by a
		// hair: Fyne lays a row out anew only when something in it asks for another size.
		label.Width = min(label.Width, narrowestLine) + label.Width/4096
		return fyne.NewSize(label.Width+gapFor(h.label, h.keycap)+key.Width, max(label.Height, key.Height))
	}
	tight := false // it got less room than its word needs
	arrange := func(size fyne.Size) {
		word.Text = h.label
		if tight {
			word.Text = words().elide(h.label, size.Width-h.keyWidth())
		}
		label := words().measure(word.Text)
		place(word, 0, middle(size.Height, label.Height), label.Width, label.Height)
		cap.layout(label.Width+gapFor(h.label, h.keycap), 0, size.Height)
		layRing(ring, size)
	}
	r.lay = func(size fyne.Size) {
		tight = size.Width > 0 && size.Width < h.whole()
		arrange(size)
	}
	r.paint = func() {
		role, hovered := theme.Quiet, theme.Text
		if h.lead {
			role, hovered = theme.Text, theme.Accent
		}
		if h.hovered && !h.Disabled() {
			role = hovered
		}
		word.Color = theme.Color(role)
		words().apply(word)
		cap.paint(h.keycap, theme.Frame, role)
		paintRing(ring, h.focused)
		arrange(h.Size())
		word.Refresh()
	}
	r.paint()
	return r
}
