package interviews

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/ui/folio/shelf"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// row shows an interview in the list: with whom, what for, and when.
type row struct {
	fynewidget.BaseWidget
	now              func() time.Time
	name, role, when *widget.Text
	content          fyne.CanvasObject
}

func newRow(now func() time.Time) *row {
	r := &row{now: now, name: widget.NewSection(" "), role: widget.NewQuiet(" "), when: widget.NewQuiet(" ")}
	r.when.Align = fyne.TextAlignTrailing
	r.content = shelf.Lines(r.name, r.role, r.when)
	r.ExtendBaseWidget(r)
	return r
}

// Set shows an interview; the zero value is one that has not been read yet.
func (r *row) Set(i data.Interview) {
	name, role, when := " ", " ", " "
	if i.ID != 0 {
		name, when = words.Interview(i), inShort(i.At, r.now())
		if i.Role != "" {
			role = i.Role
		}
	}
	r.name.SetText(name)
	r.role.SetText(role)
	r.when.SetText(when)
	r.content.Refresh()
}

// inShort is when an interview is, or was.
func inShort(at, now time.Time) string {
	switch {
	case at.IsZero():
		return lang.L("no date yet")
	case at.Before(now):
		return words.When(at, now)
	}
	return words.Coming(at, now)
}

// CreateRenderer links the widget to its words.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return fynewidget.NewSimpleRenderer(r.content) }
