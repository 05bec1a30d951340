package fields

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/ui/widget"
)

// row shows a field in the list: its name, and whose it is.
type row struct {
	fynewidget.BaseWidget
	name, whose *widget.Text
	content     fyne.CanvasObject
}

func newRow() *row {
	r := &row{name: widget.NewSection(" "), whose: widget.NewQuiet(" ")}
	r.content = widget.VStack(2, r.name, r.whose)
	r.ExtendBaseWidget(r)
	return r
}

// Set shows a field; the zero value is one that has not been read yet.
func (r *row) Set(f data.OwnField) {
	name, whose := " ", " "
	switch {
	case f.ID < 0:
		name, whose = f.Name, lang.L("With guidance")
	case f.ID > 0:
		if name, whose = strings.TrimSpace(f.Name), lang.L("Your own"); name == "" {
			name = lang.L("No name yet")
		}
	}
	r.name.SetText(name)
	r.whose.SetText(whose)
}

// CreateRenderer links the widget to its words.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return fynewidget.NewSimpleRenderer(r.content) }
