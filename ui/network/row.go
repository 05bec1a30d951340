package network

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/ui/folio/shelf"
	"greenroom/ui/theme"
	"greenroom/ui/who"
	"greenroom/ui/widget"
)

// row shows a contact in the list: the name, what they do, and how it stands.
type row struct {
	fynewidget.BaseWidget
	now               func() time.Time
	name, does, stand *widget.Text
	phase             *widget.Phase
	content           fyne.CanvasObject
}

func newRow(now func() time.Time) *row {
	r := &row{now: now, name: widget.NewSection(" "), does: widget.NewQuiet(" "), stand: widget.NewQuiet(" "), phase: widget.NewPhase()}
	r.stand.Align, r.stand.Wrap = fyne.TextAlignTrailing, false
	r.content = shelf.Lines(r.name, r.does, container.New(marked{}, r.phase, r.stand))
	r.ExtendBaseWidget(r)
	return r
}

// Set shows a contact; the zero value is one that has not been read yet.
func (r *row) Set(l data.ContactLine) {
	name, does, stands := " ", " ", mark{full: -1, role: theme.Quiet}
	if l.ID != 0 {
		name, does = heading(l)
		stands = markOf(l, r.now())
		if stands.text == "" && len(l.Tags) > 0 {
			stands.text = l.Tags[0]
		}
	}
	if stands.text == "" {
		stands.text = " "
	}
	r.name.SetText(name)
	r.does.SetText(does)
	r.phase.Set(stands.full, stands.role)
	r.stand.SetColor(stands.role)
	r.stand.SetText(stands.text)
	r.content.Refresh()
}

// marked lays out a shape and the words after it, which are shortened where
// there is no room for them.
type marked struct{}

func (marked) MinSize(objects []fyne.CanvasObject) fyne.Size {
	shape, words := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(shape.Width+theme.Grid+words.Width, max(shape.Height, words.Height))
}

func (marked) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	shape, words := objects[0].MinSize(), objects[1].MinSize()
	room := min(words.Width, size.Width-shape.Width-theme.Grid)
	objects[1].Resize(fyne.NewSize(room, words.Height))
	objects[1].Move(fyne.NewPos(size.Width-room, (size.Height-words.Height)/2))
	objects[0].Resize(shape)
	objects[0].Move(fyne.NewPos(size.Width-room-theme.Grid-shape.Width, (size.Height-shape.Height)/2+1))
}

// heading is what a contact is called in the list, and what stands below it.
func heading(l data.ContactLine) (name, does string) {
	if strings.TrimSpace(l.Name) == "" {
		return who.Name("", l.Company), who.Does(l.Role, "")
	}
	return strings.TrimSpace(l.Name), who.Does(l.Role, l.Company)
}

// CreateRenderer links the widget to its words.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return fynewidget.NewSimpleRenderer(r.content) }
