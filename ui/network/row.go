package network

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/ui/folio/shelf"
	"greenroom/ui/widget"
)

// row shows a contact in the list: the name, what they do, and a tag.
type row struct {
	fynewidget.BaseWidget
	name, does, tag *widget.Text
	content         fyne.CanvasObject
}

func newRow() *row {
	r := &row{name: widget.NewSection(" "), does: widget.NewQuiet(" "), tag: widget.NewQuiet(" ")}
	r.tag.Align = fyne.TextAlignTrailing
	r.content = shelf.Sides(widget.VStack(2, r.name, r.does), r.tag)
	r.ExtendBaseWidget(r)
	return r
}

// Set shows a contact; the zero value is one that has not been read yet.
func (r *row) Set(l data.ContactLine) {
	name, does, tag := " ", " ", " "
	if l.ID != 0 {
		name, does = heading(l)
		if len(l.Tags) > 0 {
			tag = l.Tags[0]
		}
	}
	r.name.SetText(name)
	r.does.SetText(does)
	r.tag.SetText(tag)
	r.content.Refresh()
}

// heading is what a contact is called in the list, and what stands below it.
func heading(l data.ContactLine) (name, does string) {
	name, does = strings.TrimSpace(l.Name), commas(l.Role, l.Company)
	if name == "" {
		name, does = strings.TrimSpace(l.Company), strings.TrimSpace(l.Role)
	}
	if name == "" {
		name = lang.L("No name yet")
	}
	if does == "" {
		does = " "
	}
	return name, does
}

// commas joins what is not blank.
func commas(texts ...string) string {
	var kept []string
	for _, text := range texts {
		if text = strings.TrimSpace(text); text != "" {
			kept = append(kept, text)
		}
	}
	return strings.Join(kept, ", ")
}

// CreateRenderer links the widget to its words.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return fynewidget.NewSimpleRenderer(r.content) }
