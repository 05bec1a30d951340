package widget

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"greenroom/ui/theme"
)

// scaleSteps is how many steps a scale has.
const scaleSteps = 5

// Scale is a choice from 1 to 5 between two words, or none at all.
type Scale struct {
	pressable
	low, high string
	changed   func(int)
	value     int
	over      int // the step the mouse is on, 0 for none
}

// NewScale returns a scale on which nothing is chosen. changed gets the new
// value after each choice by the person, 0 when it was taken back.
func NewScale(low, high string, changed func(value int)) *Scale {
	s := &Scale{low: low, high: high, changed: changed}
	s.become(s, nil)
	return s
}

// SetValue shows a value without a call of changed; 0 is none.
func (s *Scale) SetValue(value int) {
	value = min(max(value, 0), scaleSteps)
	if s.value == value {
		return
	}
	s.value = value
	s.Refresh()
}

// Value returns what is chosen, 0 for nothing.
func (s *Scale) Value() int { return s.value }

func (s *Scale) choose(value int) {
	if s.Disabled() {
		return
	}
	value = min(max(value, 0), scaleSteps)
	if s.value == value {
		return
	}
	s.SetValue(value)
	if s.changed != nil {
		s.changed(value)
	}
}

// toggle chooses a value, or takes it back when it is chosen already.
func (s *Scale) toggle(value int) {
	if value == s.value {
		value = 0
	}
	s.choose(value)
}

// Tapped chooses the step that was hit.
func (s *Scale) Tapped(ev *fyne.PointEvent) {
	takeFocusOff(s)
	if step := s.stepAt(ev.Position.X); step > 0 {
		s.toggle(step)
	}
}

// TypedKey chooses by the digits and by Left and Right; Delete takes back.
func (s *Scale) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5:
		s.toggle(int(ev.Name[0] - '0'))
	case fyne.KeyLeft, fyne.KeyDown:
		s.choose(max(s.value-1, min(s.value, 1)))
	case fyne.KeyRight, fyne.KeyUp:
		s.choose(s.value + 1)
	case fyne.Key0, fyne.KeyDelete, fyne.KeyBackspace:
		s.choose(0)
	default:
		passOn(s, ev)
	}
}

// MouseIn shows which step would be chosen.
func (s *Scale) MouseIn(ev *desktop.MouseEvent) { s.hover(s.stepAt(ev.Position.X)) }

// MouseMoved shows which step would be chosen.
func (s *Scale) MouseMoved(ev *desktop.MouseEvent) { s.hover(s.stepAt(ev.Position.X)) }

// MouseOut ends that.
func (s *Scale) MouseOut() { s.hover(0) }

func (s *Scale) hover(step int) {
	if s.over == step {
		return
	}
	s.over = step
	s.Refresh()
}

// AccessibilityLabel tells what is chosen.
func (s *Scale) AccessibilityLabel() string {
	if s.value == 0 {
		return s.low + " – " + s.high
	}
	return s.low + " – " + s.high + ", " + strconv.Itoa(s.value)
}

// AccessibilityRole tells that this is pressed.
func (s *Scale) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

const (
	stepSide float32 = 34
	stepGap  float32 = 4
)

func scaleFace() face { return face{size: theme.Size(theme.SizeQuiet)} }

// stepsLeft is where the first step begins, after the low word.
func (s *Scale) stepsLeft() float32 {
	if s.low == "" {
		return 0
	}
	return scaleFace().width(s.low) + 2*theme.Grid
}

func (s *Scale) stepAt(x float32) int {
	x -= s.stepsLeft()
	step := int(x/(stepSide+stepGap)) + 1
	if x < 0 || step > scaleSteps {
		return 0
	}
	return step
}

// CreateRenderer links the widget to its steps and words.
func (s *Scale) CreateRenderer() fyne.WidgetRenderer {
	ring := newRing(theme.ButtonRadius)
	low, high := canvas.NewText("", nil), canvas.NewText("", nil)
	r := &plain{self: s, objects: []fyne.CanvasObject{ring, low, high}}
	var grounds [scaleSteps]*canvas.Rectangle
	var digits [scaleSteps]*canvas.Text
	for i := range grounds {
		grounds[i], digits[i] = canvas.NewRectangle(color.Transparent), canvas.NewText(strconv.Itoa(i+1), nil)
		grounds[i].CornerRadius = theme.ButtonRadius
		digits[i].Alignment = fyne.TextAlignCenter
		r.objects = append(r.objects, grounds[i], digits[i])
	}
	steps := float32(scaleSteps)*(stepSide+stepGap) - stepGap
	r.min = func() fyne.Size {
		width := s.stepsLeft() + steps
		if s.high != "" {
			width += 2*theme.Grid + scaleFace().width(s.high)
		}
		return fyne.NewSize(width, stepSide)
	}
	r.lay = func(size fyne.Size) {
		high1 := scaleFace().measure("x").Height
		top := middle(size.Height, stepSide)
		place(low, 0, middle(size.Height, high1), s.stepsLeft(), high1)
		x := s.stepsLeft()
		ring.Move(fyne.NewPos(x-ringGap, top-ringGap))
		ring.Resize(fyne.NewSize(steps+2*ringGap, stepSide+2*ringGap))
		for i := range grounds {
			place(grounds[i], x, top, stepSide, stepSide)
			place(digits[i], x, top+middle(stepSide, high1), stepSide, high1)
			x += stepSide + stepGap
		}
		place(high, x-stepGap+2*theme.Grid, middle(size.Height, high1), scaleFace().width(s.high), high1)
	}
	r.paint = func() {
		paintRing(ring, s.focused)
		for word, text := range map[*canvas.Text]string{low: s.low, high: s.high} {
			word.Text, word.Color = text, theme.Color(theme.Quiet)
			scaleFace().apply(word)
			word.Refresh()
		}
		for i := range grounds {
			ground, letters, bold := theme.Raised, theme.Quiet, false
			switch i + 1 {
			case s.value:
				ground, letters, bold = theme.Accent, theme.OnAccent, true
			case s.over:
				ground, letters = theme.Line, theme.Text
			}
			grounds[i].FillColor = theme.Color(ground)
			grounds[i].Refresh()
			digits[i].Color = theme.Color(letters)
			face{size: theme.Size(theme.SizeQuiet), bold: bold}.apply(digits[i])
			digits[i].Refresh()
		}
		r.lay(s.Size())
	}
	r.paint()
	return r
}
