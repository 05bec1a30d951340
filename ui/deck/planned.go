package deck

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// plannedRow is one line of a text to import: what it says, and what would
// become of it as a sign and in words.
type plannedRow struct {
	fynewidget.BaseWidget
	sign *widget.Icon
	text *widget.Text
	fate *widget.Text
	all  *fyne.Container
}

func newPlannedRow() widget.Row[planned] {
	r := &plannedRow{
		sign: widget.NewIcon("plus", theme.Well, 16),
		text: widget.NewText(""),
		fate: widget.NewQuiet(""),
	}
	r.text.MaxLines = 1
	r.all = widget.HStack(2*theme.Grid, r.sign, widget.Grow(widget.VStack(0, r.text, r.fate)))
	r.ExtendBaseWidget(r)
	return r
}

// Set shows a line.
func (r *plannedRow) Set(p planned) {
	r.text.SetText(p.card.Text)
	r.text.SetColor(theme.Text)
	where := lang.L("line {{.Line}}", map[string]any{"Line": p.line})
	if p.line == 0 {
		where = ""
	}
	switch p.fate {
	case added:
		r.sign.Set("plus", theme.Well)
		r.fate.SetText(joined(where, words.Theme(p.theme), strings.Join(p.card.Tags, ", ")))
	case present:
		r.sign.Set("check", theme.Quiet)
		r.text.SetColor(theme.Quiet)
		r.fate.SetText(joined(where, lang.L("already there, left as it is")))
	case faulty:
		r.sign.Set("warning", theme.Recording)
		r.text.SetText(p.reason)
		r.fate.SetText(where)
	}
	r.all.Refresh()
}

// CreateRenderer links the row to its parts.
func (r *plannedRow) CreateRenderer() fyne.WidgetRenderer { return fynewidget.NewSimpleRenderer(r.all) }

// joined puts a dot between the parts that say something.
func joined(parts ...string) string {
	var said []string
	for _, part := range parts {
		if part != "" {
			said = append(said, part)
		}
	}
	return strings.Join(said, " · ")
}
