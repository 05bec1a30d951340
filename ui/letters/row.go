package letters

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/ui/folio/shelf"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// row shows a letter in the list: its subject, how it begins, and when it is due
// or was sent.
type row struct {
	fynewidget.BaseWidget
	now                  func() time.Time
	subject, begin, when *widget.Text
	content              fyne.CanvasObject
}

func newRow(now func() time.Time) *row {
	r := &row{now: now, subject: widget.NewSection(" "), begin: widget.NewQuiet(" "), when: widget.NewQuiet(" ")}
	r.when.Align = fyne.TextAlignTrailing
	r.content = shelf.Lines(r.subject, r.begin, r.when)
	r.ExtendBaseWidget(r)
	return r
}

// Set shows a letter; the zero value is one that has not been read yet.
func (r *row) Set(l data.Letter) {
	subject, begin, when, color := " ", " ", " ", theme.Quiet
	if l.ID != 0 {
		subject, begin = titleOf(l), firstWords(l.Body)
		when = state(l, r.now())
		if l.Sent.IsZero() && !l.Due.IsZero() {
			color = theme.Accent
		}
	}
	r.subject.SetText(subject)
	r.begin.SetText(begin)
	r.when.SetText(when)
	r.when.SetColor(color)
	r.content.Refresh()
}

// CreateRenderer links the widget to its words.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return fynewidget.NewSimpleRenderer(r.content) }

// titleOf is what a letter is called.
func titleOf(l data.Letter) string {
	if subject := strings.Join(strings.Fields(l.Subject), " "); subject != "" {
		return subject
	}
	return lang.L("Without a subject")
}

// firstWords are how a letter begins, in one line.
func firstWords(body string) string {
	words := strings.Fields(body)
	if len(words) == 0 {
		return " "
	}
	return strings.Join(words[:min(len(words), 14)], " ")
}

// state says when a letter was sent, or by when it should be.
func state(l data.Letter, now time.Time) string {
	switch {
	case !l.Sent.IsZero():
		return lang.L("sent {{.When}}", map[string]any{"When": words.When(l.Sent, now)})
	case l.Due.IsZero():
		return lang.L("draft")
	}
	return words.Left(l.Due, now)
}
