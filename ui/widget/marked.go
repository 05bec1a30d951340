package widget

import (
	"image/color"
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/ui/theme"
)

// Marked is one line of words of which some are marked, as a search gives
// them: between \x02 and \x03. Those are bold and underlined, so that no colour
// has to tell them. What is too long ends in an ellipsis.
type Marked struct {
	fynewidget.BaseWidget

	TextSize fyne.ThemeSizeName  // SizeText when empty
	Color    fyne.ThemeColorName // theme.Text when empty
	Bold     bool                // all of it

	text string
	runs []run
}

// run is a piece of a line that is set in one way.
type run struct {
	text   string
	marked bool
}

// NewMarked returns a line of words.
func NewMarked(text string) *Marked {
	m := &Marked{}
	m.ExtendBaseWidget(m)
	m.SetText(text)
	return m
}

// SetText changes the words.
func (m *Marked) SetText(text string) {
	if m.text == text && m.runs != nil {
		return
	}
	m.text, m.runs = text, runsOf(text)
	m.Refresh()
}

// Content returns the words without their marks.
func (m *Marked) Content() string {
	return strings.NewReplacer("\x02", "", "\x03", "").Replace(m.text)
}

// AccessibilityLabel returns the words.
func (m *Marked) AccessibilityLabel() string { return m.Content() }

// AccessibilityRole tells that this is text.
func (m *Marked) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// runsOf divides a text where marks begin and end.
func runsOf(text string) []run {
	runs := []run{}
	marked := false
	for text != "" {
		end := strings.IndexAny(text, "\x02\x03")
		if end < 0 {
			end = len(text)
		}
		if piece := strings.ReplaceAll(text[:end], "\n", " "); piece != "" {
			runs = append(runs, run{piece, marked})
		}
		if end == len(text) {
			break
		}
		marked, text = text[end] == '\x02', text[end+1:]
	}
	return runs
}

func (m *Marked) face(marked bool) face {
	name := m.TextSize
	if name == "" {
		name = theme.SizeText
	}
	return face{size: theme.Size(name), bold: m.Bold || marked}
}

// fitting are the runs as far as a width reaches.
func (m *Marked) fitting(width float32) []run {
	left := width
	for i, r := range m.runs {
		f := m.face(r.marked)
		w := f.width(r.text)
		last := i == len(m.runs)-1
		if w > left+0.5 || !last && left-w < f.width(ellipsis) {
			short := r
			short.text = f.elide(r.text+ellipsis+ellipsis, max(left, f.width(ellipsis)))
			return append(m.runs[:i:i], short)
		}
		left -= w
	}
	return m.runs
}

// CreateRenderer links the widget to its words and the lines under them.
func (m *Marked) CreateRenderer() fyne.WidgetRenderer {
	r := &markedRenderer{marked: m}
	r.Refresh()
	return r
}

type markedRenderer struct {
	marked  *Marked
	words   []*canvas.Text
	lines   []*canvas.Rectangle
	objects []fyne.CanvasObject
}

func (r *markedRenderer) pitch() float32 {
	return float32(math.Round(float64(r.marked.face(false).size * 1.45)))
}

func (r *markedRenderer) MinSize() fyne.Size {
	natural := float32(0)
	for _, one := range r.marked.runs {
		natural += r.marked.face(one.marked).width(one.text)
	}
	return fyne.NewSize(min(float32(math.Ceil(float64(natural))), narrowestLine), r.pitch())
}

func (r *markedRenderer) Layout(size fyne.Size) {
	m := r.marked
	role := m.Color
	if role == "" {
		role = theme.Text
	}
	glyphs := m.face(false).measure("x").Height
	top := middle(size.Height, glyphs)
	used, underlined, x := 0, 0, float32(0)
	for _, one := range m.fitting(size.Width) {
		f := m.face(one.marked)
		width := f.width(one.text)
		word := r.word(used)
		used++
		word.Text, word.Color = one.text, theme.Color(role)
		f.apply(word)
		place(word, x, top, width, glyphs)
		word.Refresh()
		if one.marked {
			word.Color = theme.Color(theme.Text)
			line := r.line(underlined)
			underlined++
			line.FillColor = theme.Color(theme.Accent)
			place(line, x, top+glyphs-2, width, 1.5)
			line.Refresh()
		}
		x += width
	}
	r.objects = r.objects[:0]
	for _, line := range r.lines[:underlined] {
		r.objects = append(r.objects, line)
	}
	for _, word := range r.words[:used] {
		r.objects = append(r.objects, word)
	}
}

// word and line give what is drawn already before they make something new.
func (r *markedRenderer) word(i int) *canvas.Text {
	if i == len(r.words) {
		r.words = append(r.words, canvas.NewText("", nil))
	}
	return r.words[i]
}

func (r *markedRenderer) line(i int) *canvas.Rectangle {
	if i == len(r.lines) {
		r.lines = append(r.lines, canvas.NewRectangle(color.Transparent))
	}
	return r.lines[i]
}

func (r *markedRenderer) Refresh() {
	r.Layout(r.marked.Size())
	canvas.Refresh(r.marked)
}

func (r *markedRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *markedRenderer) Destroy() {}
