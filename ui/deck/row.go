package deck

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// questionRow is one question in the list: its words in at most two lines, and
// below them what kind of question it is.
type questionRow struct {
	fynewidget.BaseWidget
	text *widget.Heading
	kind *widget.Text
	took *widget.Text
	all  *fyne.Container
}

func newQuestionRow() widget.Row[data.Question] {
	r := &questionRow{
		text: widget.NewHeading("", theme.SizeSection),
		kind: widget.NewQuiet(""),
		took: widget.NewQuiet(""),
	}
	r.text.MaxLines = 2
	r.all = container.New(rowLayout{}, r.text, r.kind, r.took)
	r.ExtendBaseWidget(r)
	return r
}

// Set shows a question.
func (r *questionRow) Set(q data.Question) {
	r.text.SetText(q.Text)
	r.kind.SetText(kindOf(q))
	if q.Takes > 0 {
		r.took.SetText(practised(q))
	} else {
		r.took.SetText("") // the rule rather than the news
	}
	r.all.Refresh()
}

// CreateRenderer links the row to its three texts.
func (r *questionRow) CreateRenderer() fyne.WidgetRenderer {
	return fynewidget.NewSimpleRenderer(r.all)
}

// kindOf says theme, industries and length of a question in one line.
func kindOf(q data.Question) string {
	parts := make([]string, 0, 4)
	if q.Theme != "" {
		parts = append(parts, words.Theme(q.Theme))
	}
	for _, industry := range q.Industries {
		parts = append(parts, words.Industry(industry))
	}
	if q.Length != "" {
		parts = append(parts, words.Length(q.Length))
	}
	return strings.Join(parts, " · ")
}

// practised says how often a question was answered.
func practised(q data.Question) string {
	if q.Takes == 0 {
		return lang.L("not yet tried")
	}
	return lang.N("{{.Takes}} takes", q.Takes, map[string]any{"Takes": q.Takes})
}

// rowLayout puts a question of one or two lines and the line below it in the
// middle of a height that has room for two.
type rowLayout struct{}

const rowGap float32 = 3

// MinSize has room for two lines of question whatever is shown.
func (rowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	line := float32(int(theme.Size(theme.SizeSection)*1.2 + 0.5))
	return fyne.NewSize(120, 2*line+rowGap+objects[1].MinSize().Height)
}

// Layout gives the count what it needs and the kind the rest of its line.
func (rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	text, kind, took := objects[0], objects[1], objects[2]
	text.Resize(fyne.NewSize(size.Width, text.Size().Height))
	high, below := text.MinSize().Height, kind.MinSize().Height
	y := float32(int((size.Height - high - rowGap - below) / 2))
	text.Move(fyne.NewPos(0, y))
	text.Resize(fyne.NewSize(size.Width, high))
	y += high + rowGap
	right := min(took.MinSize().Width, size.Width/2)
	took.Move(fyne.NewPos(size.Width-right, y))
	took.Resize(fyne.NewSize(right, below))
	kind.Move(fyne.NewPos(0, y))
	kind.Resize(fyne.NewSize(max(0, size.Width-right-2*theme.Grid), below))
}
