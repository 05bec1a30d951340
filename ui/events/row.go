package events

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/ui/folio/shelf"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// row shows an event in the list: what it is, where, and when.
type row struct {
	fynewidget.BaseWidget
	now               func() time.Time
	name, place, when *widget.Text
	content           fyne.CanvasObject
}

func newRow(now func() time.Time) *row {
	r := &row{now: now, name: widget.NewSection(" "), place: widget.NewQuiet(" "), when: widget.NewQuiet(" ")}
	r.when.Align = fyne.TextAlignTrailing
	r.content = shelf.Lines(r.name, r.place, r.when)
	r.ExtendBaseWidget(r)
	return r
}

// Set shows an event; the zero value is one that has not been read yet.
func (r *row) Set(e data.Event) {
	name, place, when := " ", " ", " "
	if e.ID != 0 {
		name, when = nameOf(e), inShort(e, r.now())
		if text := strings.TrimSpace(e.Place); text != "" {
			place = text
		}
	}
	r.name.SetText(name)
	r.place.SetText(place)
	r.when.SetText(when)
	r.content.Refresh()
}

// nameOf is what an event is called.
func nameOf(e data.Event) string {
	if name := strings.TrimSpace(e.Name); name != "" {
		return name
	}
	return lang.L("No name yet")
}

// inShort is when an event is, or was.
func inShort(e data.Event, now time.Time) string {
	switch {
	case e.Kind == data.EventOrganisation:
		return lang.L("organisation")
	case e.State == data.EventMissed:
		return lang.L("not there")
	case e.At.IsZero():
		return lang.L("no date yet")
	case e.At.Before(now):
		return words.When(e.At, now)
	}
	return words.Coming(e.At, now)
}

// CreateRenderer links the widget to its words.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return fynewidget.NewSimpleRenderer(r.content) }
