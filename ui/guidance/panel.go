package guidance

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// Panel is what helps in one industry, under one another, without a scroll of
// its own; nil where nothing is known of it.
func (g Guides) Panel(industry data.Industry) fyne.CanvasObject {
	if field, found := g.field(industry); found {
		return ownPanel(field)
	}
	i := slices.IndexFunc(g.built, func(guide data.Guide) bool { return guide.Industry == industry })
	if i < 0 {
		return nil
	}
	return builtPanel(g.built[i])
}

func builtPanel(guide data.Guide) fyne.CanvasObject {
	about := widget.NewText(guide.About)
	about.Color = theme.Quiet
	said := make([]fyne.CanvasObject, len(guide.Words))
	for i, word := range guide.Words {
		say, why := widget.NewText("“"+word.Say+"”"), widget.NewText(word.Because)
		why.TextSize, why.Color = theme.SizeQuiet, theme.Quiet
		said[i] = marked("·", widget.VStack(0, say, why))
	}
	panel := widget.VStack(3*theme.Grid, about,
		part(lang.L("What they value"), dotted(guide.Valued)...),
		part(lang.L("Words that land"), said...),
		part(lang.L("Proof they look for"), dotted(guide.Proof)...),
		widget.NewSection(lang.L("How an answer can be built")))
	for _, outline := range guide.Outlines {
		panel.Add(outlined(outline))
	}
	return panel
}

// outlined is an example of an answer: the question, and its points in order.
func outlined(sketch data.Sketch) fyne.CanvasObject {
	points := widget.VStack(theme.Grid, widget.NewText("“"+sketch.Question+"”"))
	for i, point := range sketch.Points {
		points.Add(marked(strconv.Itoa(i+1), widget.NewText(point)))
	}
	return points
}

// ownPanel is what the person wrote of a field, as far as they wrote.
func ownPanel(field data.OwnField) fyne.CanvasObject {
	panel := widget.VStack(3 * theme.Grid)
	for _, p := range []struct{ title, text string }{
		{lang.L("What they value"), field.Valued},
		{lang.L("Words that land"), field.Words},
		{lang.L("Proof they look for"), field.Proof},
		{lang.L("Notes"), field.Notes},
	} {
		if strings.TrimSpace(p.text) != "" {
			panel.Add(part(p.title, widget.NewText(p.text)))
		}
	}
	if len(panel.Objects) == 0 {
		nothing := widget.NewText(lang.L("You have not written anything about it yet. Prepare > Industries is the place."))
		nothing.Color = theme.Quiet
		panel.Add(nothing)
	}
	return panel
}

func part(title string, content ...fyne.CanvasObject) fyne.CanvasObject {
	return widget.VStack(theme.Grid, append([]fyne.CanvasObject{widget.NewSection(title)}, content...)...)
}

func dotted(lines []string) []fyne.CanvasObject {
	all := make([]fyne.CanvasObject, len(lines))
	for i, line := range lines {
		all[i] = marked("·", widget.NewText(line))
	}
	return all
}

// marked hangs something beside its mark.
func marked(mark string, content fyne.CanvasObject) fyne.CanvasObject {
	sign := widget.NewLabel(mark)
	sign.Color = theme.Quiet
	return widget.HStackTop(theme.Grid, widget.Wide(sign, 16), widget.Grow(content))
}

// Folds are the panels of some industries, each folded away behind its name
// until it is wanted.
type Folds struct {
	Content *fyne.Container
	open    data.Industry // which one is, "" for none
	changed func()
}

// NewFolds makes folds without any industry. changed is told when one opens or
// closes, and they have another height: the page they lie on must be refreshed.
func NewFolds(changed func()) *Folds {
	return &Folds{Content: widget.VStack(2 * theme.Grid), changed: changed}
}

// Show shows folds for these industries. One that is open stays so.
func (f *Folds) Show(g Guides, industries ...data.Industry) {
	f.Content.RemoveAll()
	known := g.Known(industries...)
	if !slices.Contains(known, f.open) {
		f.open = ""
	}
	row := widget.Flow(theme.Grid)
	for _, industry := range known {
		chip := widget.NewChip(lang.L("What helps in {{.Industry}}", map[string]any{"Industry": g.Name(industry)}), func() {
			if f.open == industry {
				f.open = ""
			} else {
				f.open = industry
			}
			f.Show(g, industries...)
			f.changed()
		})
		chip.Selected = industry == f.open
		row.Add(chip)
	}
	if len(known) > 0 {
		f.Content.Add(row)
	}
	if f.open != "" {
		f.Content.Add(g.Panel(f.open))
	}
	f.Content.Refresh()
}
