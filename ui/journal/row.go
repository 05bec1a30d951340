package journal

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/ui/folio/shelf"
	"greenroom/ui/widget"
)

// row shows an entry in the list: title and day, and how the text begins.
type row struct {
	fynewidget.BaseWidget
	now func() time.Time

	title, day, text *widget.Text
	content          fyne.CanvasObject
}

func newRow(now func() time.Time) *row {
	r := &row{now: now, title: widget.NewSection(" "), day: widget.NewQuiet(" "), text: widget.NewQuiet(" ")}
	r.day.Align = fyne.TextAlignTrailing
	r.content = widget.VStack(2, shelf.Sides(r.title, r.day), r.text)
	r.ExtendBaseWidget(r)
	return r
}

// Set shows an entry; the zero value is one that has not been read yet.
func (r *row) Set(l data.EntryLine) {
	if l.ID == 0 {
		r.title.SetText(" ")
		r.day.SetText(" ")
		r.text.SetText(" ")
		return
	}
	r.title.SetText(headline(l.Title, l.Excerpt))
	r.day.SetText(day(l.Date, r.now()))
	if l.Private {
		r.day.SetText(lang.L("private") + " · " + day(l.Date, r.now()))
	}
	r.text.SetText(subline(l))
	r.content.Refresh()
}

// subline is how the text begins, unless that is the headline already.
func subline(l data.EntryLine) string {
	switch {
	case l.Title != "" && l.Excerpt != "":
		return l.Excerpt
	case len(l.Tags) > 0:
		return joined(l.Tags)
	}
	return " "
}

func joined(tags []string) string {
	text := ""
	for i, tag := range tags {
		if i > 0 {
			text += " · "
		}
		text += tag
	}
	return text
}

// CreateRenderer links the widget to its words.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return fynewidget.NewSimpleRenderer(r.content) }

// day is a date in a list, as short as it can be told.
func day(date, now time.Time) string {
	date, now = date.Local(), now.Local()
	switch {
	case civil(date).Equal(civil(now)):
		return lang.L("today")
	case civil(date).Equal(civil(now).AddDate(0, 0, -1)):
		return lang.L("yesterday")
	case date.Year() == now.Year():
		return date.Format("2 Jan")
	}
	return date.Format("2 Jan 2006")
}
