package widget

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/ui/theme"
)

// Text is words in Manrope. Fields may be set before it is first shown; later
// changes need a Refresh.
type Text struct {
	fynewidget.BaseWidget

	TextSize fyne.ThemeSizeName  // SizeText when empty
	Color    fyne.ThemeColorName // theme.Text when empty
	Bold     bool
	Align    fyne.TextAlign
	Wrap     bool // break into lines; without it what is too long ends in an ellipsis
	MaxLines int  // with Wrap: the last line ends in an ellipsis; 0 is any number

	text    string
	serif   bool
	leading float32 // height of a line as a multiple of the size

	// The lines as last broken, and what they were broken for. Fyne asks for
	// the smallest size of everything in each frame, so that it must be cheap.
	lines  []string
	broken brokenFor
}

type brokenFor struct {
	face     face
	text     string
	width    float32
	maxLines int
}

// NewText returns a text that wraps.
func NewText(text string) *Text {
	t := &Text{text: text, Wrap: true, leading: 1.45}
	t.ExtendBaseWidget(t)
	return t
}

// NewLabel returns a text of one line that is shortened where there is no room.
func NewLabel(text string) *Text {
	t := NewText(text)
	t.Wrap = false
	return t
}

// NewQuiet returns a text of one line in the size and colour of what is read second.
func NewQuiet(text string) *Text {
	t := NewLabel(text)
	t.TextSize, t.Color = theme.SizeQuiet, theme.Quiet
	return t
}

// NewSection returns the bold head of a section or card.
func NewSection(text string) *Text {
	t := NewLabel(text)
	t.Bold = true
	return t
}

// SetText changes the words.
func (t *Text) SetText(text string) {
	if t.text == text {
		return
	}
	t.text = text
	t.Refresh()
}

// Content returns the words.
func (t *Text) Content() string { return t.text }

// SetColor changes the role of the colour.
func (t *Text) SetColor(role fyne.ThemeColorName) {
	if t.Color == role {
		return
	}
	t.Color = role
	t.Refresh()
}

// AccessibilityLabel returns the words.
func (t *Text) AccessibilityLabel() string { return t.text }

// AccessibilityRole tells that this is text.
func (t *Text) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

func (t *Text) face() face {
	name := t.TextSize
	if name == "" {
		name = theme.SizeText
	}
	f := face{size: theme.Size(name), bold: t.Bold}
	if t.serif {
		f.source = theme.SerifFor(t.text)
	}
	return f
}

// natural is the width of the text in one line.
func (t *Text) natural() float32 {
	return float32(math.Ceil(float64(t.face().width(t.text))))
}

func (t *Text) lineHeight() float32 {
	return float32(math.Round(float64(t.face().size * t.leading)))
}

func (t *Text) broke(width float32) []string {
	want := brokenFor{t.face(), t.text, width, t.MaxLines}
	if t.lines == nil || want != t.broken {
		t.broken = want
		switch {
		case !t.Wrap && width > 0:
			t.lines = []string{want.face.elide(t.text, width)}
		case !t.Wrap:
			t.lines = []string{t.text}
		case t.serif && t.Align == fyne.TextAlignCenter:
			t.lines = want.face.balance(t.text, width, t.MaxLines)
		default:
			t.lines = want.face.wrap(t.text, width, t.MaxLines)
		}
	}
	return t.lines
}

// CreateRenderer links the widget to its lines.
func (t *Text) CreateRenderer() fyne.WidgetRenderer { return &textRenderer{text: t, self: t} }

type textRenderer struct {
	text    *Text
	self    fyne.Widget
	lines   []*canvas.Text
	objects []fyne.CanvasObject
}

func (r *textRenderer) MinSize() fyne.Size {
	t := r.text
	if !t.Wrap {
		return fyne.NewSize(min(t.natural(), narrowestLine), t.lineHeight())
	}
	lines := len(t.broke(t.Size().Width))
	return fyne.NewSize(min(t.natural(), narrowest), float32(lines)*t.lineHeight())
}

// How far a text lets itself be squeezed. Long words of the person must not
// hold the window open.
const (
	narrowest     float32 = 100 // where it wraps
	narrowestLine float32 = 120 // where it is shortened
)

func (r *textRenderer) Layout(size fyne.Size) {
	t := r.text
	f := t.face()
	lines := t.broke(size.Width)
	for len(r.lines) < len(lines) {
		line := canvas.NewText("", nil)
		r.lines = append(r.lines, line)
		r.objects = append(r.objects, line)
	}
	r.lines, r.objects = r.lines[:len(lines)], r.objects[:len(lines)]
	role := t.Color
	if role == "" {
		role = theme.Text
	}
	pitch := t.lineHeight()
	glyphs := f.measure("x").Height
	// Words stand in the middle of what is higher than them, as in a row of buttons.
	top := float32(0)
	if !t.Wrap {
		top = max(0, (size.Height-pitch)/2)
	}
	for i, line := range r.lines {
		line.Text, line.Color, line.Alignment = lines[i], theme.Color(role), t.Align
		f.apply(line)
		y := top + float32(i)*pitch + (pitch-glyphs)/2
		place(line, 0, float32(math.Round(float64(y))), size.Width, glyphs)
		line.Refresh()
	}
}

func (r *textRenderer) Refresh() {
	r.Layout(r.text.Size())
	canvas.Refresh(r.self)
}

func (r *textRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *textRenderer) Destroy() {}

// Heading is words in Vollkorn: a question, the head of a room, a name. It
// wraps, and has the fields and methods of Text.
type Heading struct{ Text }

// NewHeading returns a heading in a size of the theme.
func NewHeading(text string, size fyne.ThemeSizeName) *Heading {
	h := &Heading{Text{text: text, Wrap: true, serif: true, leading: 1.2, TextSize: size}}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer links the widget to its lines.
func (h *Heading) CreateRenderer() fyne.WidgetRenderer { return &textRenderer{text: &h.Text, self: h} }
