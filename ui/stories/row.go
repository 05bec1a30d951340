package stories

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/ui/folio/shelf"
	"greenroom/ui/star"
	"greenroom/ui/widget"
)

// row shows a story in the list: its name, what it shows, and how many
// questions it answers.
type row struct {
	fynewidget.BaseWidget
	name, shows, answers *widget.Text
	content              fyne.CanvasObject
}

func newRow() *row {
	r := &row{name: widget.NewSection(" "), shows: widget.NewQuiet(" "), answers: widget.NewQuiet(" ")}
	r.answers.Align = fyne.TextAlignTrailing
	r.content = shelf.Lines(r.name, r.shows, r.answers)
	r.ExtendBaseWidget(r)
	return r
}

// Set shows a story; the zero value is one that has not been read yet.
func (r *row) Set(s data.Story) {
	name, shows, answers := " ", " ", " "
	if s.ID != 0 {
		name, shows = nameOf(s), showsOf(s)
		if n := len(s.Questions); n > 0 {
			answers = lang.N("{{.Count}} questions", n, map[string]any{"Count": n})
		}
	}
	r.name.SetText(name)
	r.shows.SetText(shows)
	r.answers.SetText(answers)
	r.content.Refresh()
}

// showsOf is what a story shows, or what it still lacks to be told.
func showsOf(s data.Story) string {
	if skills := strings.Join(append(append([]string{}, s.Skills...), s.Tags...), ", "); skills != "" {
		return skills
	}
	for i, text := range star.Parts(s) {
		if strings.TrimSpace(text) == "" {
			return lang.L("{{.Part}} to be written", map[string]any{"Part": star.Names()[i]})
		}
	}
	return " "
}

// CreateRenderer links the widget to its words.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return fynewidget.NewSimpleRenderer(r.content) }
