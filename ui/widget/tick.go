package widget

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"greenroom/ui/theme"
)

// Tick is a box before some words that is ticked or not. Wrap may be set before
// it is first shown.
type Tick struct {
	pressable
	Wrap    bool // break the words into lines where there is no room for them
	words   string
	on      bool
	changed func(on bool)
}

// NewTick returns a box that is not ticked. changed is called after each press
// by the person.
func NewTick(words string, changed func(on bool)) *Tick {
	t := &Tick{words: words, changed: changed}
	t.become(t, t.turn)
	return t
}

// SetOn ticks it or not, without a call of changed.
func (t *Tick) SetOn(on bool) {
	if t.on == on {
		return
	}
	t.on = on
	t.Refresh()
}

// On reports whether it is ticked.
func (t *Tick) On() bool { return t.on }

func (t *Tick) turn() {
	t.SetOn(!t.on)
	if t.changed != nil {
		t.changed(t.on)
	}
}

// AccessibilityLabel returns the words.
func (t *Tick) AccessibilityLabel() string { return t.words }

// AccessibilityRole tells that this is pressed.
func (t *Tick) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

const (
	boxSide   float32 = 18
	boxRadius float32 = 5
	tickTall  float32 = 28
)

// CreateRenderer links the widget to its box, tick and words.
func (t *Tick) CreateRenderer() fyne.WidgetRenderer {
	box, tint, ring := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent), newRing(boxRadius)
	box.CornerRadius, tint.CornerRadius = boxRadius, boxRadius
	box.StrokeWidth = 1
	mark, words, lines := newIconImage(), canvas.NewText(t.words, nil), NewText(t.words)
	words.Hidden, lines.Hidden = t.Wrap, !t.Wrap
	letters := func() face { return face{size: theme.Size(theme.SizeText)} }
	r := &plain{self: t, objects: []fyne.CanvasObject{ring, box, tint, mark.Image, words, lines}}
	r.min = func() fyne.Size {
		if t.Wrap {
			least := lines.MinSize()
			return fyne.NewSize(boxSide+10+least.Width, least.Height+tickTall-lines.lineHeight())
		}
		width := boxSide + 10 + float32(math.Ceil(float64(letters().width(t.words))))
		return fyne.NewSize(width, tickTall)
	}
	r.lay = func(size fyne.Size) {
		top := middle(size.Height, boxSide)
		if t.Wrap {
			top = middle(tickTall, boxSide) // beside the first line
			place(lines, boxSide+10, (tickTall-lines.lineHeight())/2, size.Width-boxSide-10, size.Height)
		}
		place(box, 0, top, boxSide, boxSide)
		place(tint, 0, top, boxSide, boxSide)
		place(ring, -ringGap, top-ringGap, boxSide+2*ringGap, boxSide+2*ringGap)
		place(mark.Image, 2, top+2, boxSide-4, boxSide-4)
		line := letters().measure(t.words)
		place(words, boxSide+10, middle(size.Height, line.Height), line.Width, line.Height)
	}
	r.paint = func() {
		ground, edge, icon := theme.Raised, theme.Frame, ""
		if t.on {
			ground, edge, icon = theme.Accent, theme.Accent, "check"
		}
		box.FillColor, box.StrokeColor = theme.Color(ground), theme.Color(edge)
		box.Refresh()
		t.paintTint(tint)
		paintRing(ring, t.focused)
		mark.set(icon, theme.OnAccent)
		words.Text, words.Color = t.words, theme.Color(theme.Text)
		letters().apply(words)
		words.Refresh()
		lines.Refresh()
		r.lay(t.Size())
	}
	r.paint()
	return r
}
