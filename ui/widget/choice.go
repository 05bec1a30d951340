package widget

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"greenroom/ui/theme"
)

// Choice is a row of steps of which one can be chosen, or none: a scale from 1
// to 5 between two words, or a few answers.
type Choice struct {
	pressable

	// InLine has the steps begin where those of other scales begin that stand
	// over or under it, however long the words before them are.
	InLine bool

	low, high string   // what stands before the first step and after the last
	steps     []string // what the steps say
	changed   func(int)
	value     int
	over      int // the step the mouse is on, 0 for none
}

// NewChoice returns a row of answers, each with its number before it, as the
// keys choose them. changed gets the number of the new answer after each
// choice by the person, 0 when it was taken back.
func NewChoice(answers []string, changed func(value int)) *Choice {
	steps := make([]string, len(answers))
	for i, answer := range answers {
		steps[i] = strconv.Itoa(i+1) + "  " + answer
	}
	return newChoice("", "", steps, changed)
}

// NewScale returns a scale from 1 to 5 between two words, on which nothing is
// chosen. changed is as for NewChoice.
func NewScale(low, high string, changed func(value int)) *Choice {
	return newChoice(low, high, []string{"1", "2", "3", "4", "5"}, changed)
}

func newChoice(low, high string, steps []string, changed func(int)) *Choice {
	c := &Choice{low: low, high: high, steps: steps, changed: changed}
	c.become(c, nil)
	return c
}

// SetValue shows a value without a call of changed; 0 is none.
func (c *Choice) SetValue(value int) {
	value = c.within(value)
	if c.value == value {
		return
	}
	c.value = value
	c.Refresh()
}

// Value returns the number of what is chosen, 0 for nothing.
func (c *Choice) Value() int { return c.value }

func (c *Choice) within(value int) int { return min(max(value, 0), len(c.steps)) }

func (c *Choice) choose(value int) {
	value = c.within(value)
	if c.Disabled() || c.value == value {
		return
	}
	c.SetValue(value)
	if c.changed != nil {
		c.changed(value)
	}
}

// Toggle chooses a value as the person would, or takes it back when it is
// chosen already.
func (c *Choice) Toggle(value int) {
	if value == c.value {
		value = 0
	}
	c.choose(value)
}

// Tapped chooses the step that was hit.
func (c *Choice) Tapped(ev *fyne.PointEvent) {
	takeFocusOff(c)
	if step := c.stepAt(ev.Position.X); step > 0 {
		c.Toggle(step)
	}
}

// TypedKey chooses by the digits and by Left and Right; Delete takes back.
func (c *Choice) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft, fyne.KeyDown:
		c.choose(max(c.value-1, min(c.value, 1)))
	case fyne.KeyRight, fyne.KeyUp:
		c.choose(c.value + 1)
	case fyne.Key0, fyne.KeyDelete, fyne.KeyBackspace:
		c.choose(0)
	default:
		if digit, err := strconv.Atoi(string(ev.Name)); err == nil && digit <= len(c.steps) {
			c.Toggle(digit)
			return
		}
		passOn(c, ev)
	}
}

// MouseIn shows which step would be chosen.
func (c *Choice) MouseIn(ev *desktop.MouseEvent) { c.hover(c.stepAt(ev.Position.X)) }

// MouseMoved shows which step would be chosen.
func (c *Choice) MouseMoved(ev *desktop.MouseEvent) { c.hover(c.stepAt(ev.Position.X)) }

// MouseOut ends that.
func (c *Choice) MouseOut() { c.hover(0) }

func (c *Choice) hover(step int) {
	if c.over == step {
		return
	}
	c.over = step
	c.Refresh()
}

// AccessibilityLabel tells what is chosen.
func (c *Choice) AccessibilityLabel() string {
	label := c.low + " – " + c.high
	if c.low == "" && c.high == "" {
		label = c.steps[0] + " – " + c.steps[len(c.steps)-1]
	}
	if c.value == 0 {
		return label
	}
	return label + ", " + c.steps[c.value-1]
}

// AccessibilityRole tells that this is pressed.
func (c *Choice) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

const (
	stepSide  float32 = 34 // the height of a step and its least width
	stepInset float32 = 13 // beside the words of a step
	stepGap   float32 = 4
	lowRoom   float32 = 4.8 // of the low word of a scale in line with others, in sizes of its text
)

func stepFace() face { return face{size: theme.Size(theme.SizeQuiet)} }

// stepWidth leaves room for the words in bold, as they are when chosen.
func stepWidth(words string) float32 {
	bold := face{size: theme.Size(theme.SizeQuiet), bold: true}
	return max(stepSide, bold.width(words)+2*stepInset)
}

// firstStep is where the first step begins, after the low word.
func (c *Choice) firstStep() float32 {
	if c.low == "" {
		return 0
	}
	width := stepFace().width(c.low)
	if c.InLine {
		width = max(width, inText(lowRoom))
	}
	return width + 2*theme.Grid
}

func (c *Choice) stepAt(x float32) int {
	right := c.firstStep()
	if x < right {
		return 0
	}
	for i, words := range c.steps {
		if right += stepWidth(words) + stepGap; x < right {
			return i + 1
		}
	}
	return 0
}

// stepParts is what one step is drawn with.
type stepParts struct {
	ground *canvas.Rectangle
	words  *canvas.Text
}

// CreateRenderer links the widget to its steps and words.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer {
	ring := newRing(theme.ButtonRadius)
	low, high := canvas.NewText("", nil), canvas.NewText("", nil)
	r := &plain{self: c, objects: []fyne.CanvasObject{ring, low, high}}
	parts := make([]stepParts, len(c.steps))
	for i, words := range c.steps {
		parts[i] = stepParts{canvas.NewRectangle(color.Transparent), canvas.NewText(words, nil)}
		parts[i].ground.CornerRadius = theme.ButtonRadius
		parts[i].words.Alignment = fyne.TextAlignCenter
		r.objects = append(r.objects, parts[i].ground, parts[i].words)
	}
	row := func() (width float32) {
		for _, words := range c.steps {
			width += stepWidth(words) + stepGap
		}
		return width - stepGap
	}
	r.min = func() fyne.Size {
		width := c.firstStep() + row()
		if c.high != "" {
			width += 2*theme.Grid + stepFace().width(c.high)
		}
		return fyne.NewSize(width, stepSide)
	}
	r.lay = func(size fyne.Size) {
		line := stepFace().measure("x").Height
		top := middle(size.Height, stepSide)
		x := c.firstStep()
		place(low, 0, middle(size.Height, line), x, line)
		place(ring, x-ringGap, top-ringGap, row()+2*ringGap, stepSide+2*ringGap)
		for i, words := range c.steps {
			width := stepWidth(words)
			place(parts[i].ground, x, top, width, stepSide)
			place(parts[i].words, x, top+middle(stepSide, line), width, line)
			x += width + stepGap
		}
		place(high, x-stepGap+2*theme.Grid, middle(size.Height, line), stepFace().width(c.high), line)
	}
	r.paint = func() {
		paintRing(ring, c.focused)
		for word, text := range map[*canvas.Text]string{low: c.low, high: c.high} {
			word.Text, word.Color = text, theme.Color(theme.Quiet)
			stepFace().apply(word)
			word.Refresh()
		}
		for i := range parts {
			c.paintStep(i+1, parts[i])
		}
		r.lay(c.Size())
	}
	r.paint()
	return r
}

func (c *Choice) paintStep(step int, p stepParts) {
	ground, letters := theme.Raised, theme.Quiet
	switch step {
	case c.value:
		ground, letters = theme.Accent, theme.OnAccent
	case c.over:
		ground, letters = theme.Line, theme.Text
	}
	p.ground.FillColor = theme.Color(ground)
	p.ground.Refresh()
	p.words.Color = theme.Color(letters)
	face{size: theme.Size(theme.SizeQuiet), bold: step == c.value}.apply(p.words)
	p.words.Refresh()
}
