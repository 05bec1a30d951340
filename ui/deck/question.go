package deck

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// questionPage shows all that is known about a question. alone adds the way
// back to the list, for a window that shows one pane.
func questionPage(r *Room, q data.Question, alone bool) fyne.CanvasObject {
	top := widget.VStack(2 * theme.Grid)
	if alone {
		top.Add(widget.HStack(0, widget.NewHint(lang.L("All questions"), lang.L("Esc"), r.browse.focusList)))
	}
	top.Add(chipsOf(q))
	top.Add(widget.NewHeading(q.Text, theme.SizeHeading))
	top.Add(widget.NewQuiet(historyOf(r, q)))
	top.Add(actions(r, q))
	if q.Edited {
		back := widget.NewButton(lang.L("Back to the original wording"), "", r.originalWording)
		back.Icon = "undo"
		top.Add(widget.HStack(2*theme.Grid, widget.NewQuiet(lang.L("You changed this one.")), back))
	}

	page := widget.VStack(4*theme.Grid, top)
	if q.Why != "" {
		page.Add(part(lang.L("Why it is asked"), widget.NewText(q.Why)))
	}
	if len(q.Steps) > 0 {
		page.Add(part(lang.L("How to build an answer"), numbered(q.Steps)...))
	}
	if len(q.Pitfalls) > 0 {
		page.Add(part(lang.L("Pitfalls"), dotted(q.Pitfalls)...))
	}
	if len(q.FollowUps) > 0 {
		page.Add(part(lang.L("They may go on to ask"), dotted(q.FollowUps)...))
	}
	if q.Outline != "" {
		page.Add(part(lang.L("Your outline"), widget.NewText(q.Outline)))
	}
	page.Add(stories(r, q))
	if len(q.Tags) > 0 {
		page.Add(part(lang.L("Tags"), tagChips(r, q.Tags)))
	}
	return widget.Scroll(widget.Pad(page, 22, 26, 26, 26))
}

// chipsOf shows what kind of question it is.
func chipsOf(q data.Question) *fyne.Container {
	chips := widget.Flow(theme.Grid)
	if q.Theme != "" {
		chips.Add(widget.NewChip(words.Theme(q.Theme), nil))
	}
	for _, industry := range q.Industries {
		chips.Add(widget.NewChip(words.Industry(industry), nil))
	}
	if q.Mine() {
		chips.Add(widget.NewChip(lang.L("Your own"), nil))
	}
	if q.Retired {
		chips.Add(widget.NewChip(lang.L("Retired"), nil))
	}
	return chips
}

// historyOf says how long an answer should be and how often it was given.
func historyOf(r *Room, q data.Question) string {
	parts := []string{words.Length(q.Length), practised(q)}
	if q.Takes > 0 {
		parts = append(parts, lang.L("last {{.When}}", map[string]any{"When": words.When(q.LastTake, r.store.Now())}))
	}
	return strings.Join(parts, " · ")
}

// actions are the buttons below a question.
func actions(r *Room, q data.Question) *fyne.Container {
	practise := widget.NewButton(lang.L("Practise"), lang.L("Enter"), r.practise)
	practise.Style = widget.Filled
	edit := widget.NewButton(lang.L("Edit"), "E", r.startEditing)
	retire := widget.NewButton(lang.L("Retire"), "", r.retire)
	if q.Retired {
		retire.SetLabel(lang.L("Bring back"))
	}
	row := widget.Flow(theme.Grid, practise, edit, retire)
	if q.Mine() {
		remove := widget.NewButton(lang.L("Delete"), lang.L("Del"), func() { r.delete(q) })
		remove.Style = widget.Danger
		row.Add(remove)
	}
	return row
}

func part(title string, content ...fyne.CanvasObject) fyne.CanvasObject {
	return widget.VStack(theme.Grid+2, append([]fyne.CanvasObject{widget.NewSection(title)}, content...)...)
}

// numbered shows steps one after the other.
func numbered(steps []string) []fyne.CanvasObject {
	lines := make([]fyne.CanvasObject, len(steps))
	for i, step := range steps {
		lines[i] = marked(strconv.Itoa(i+1), step)
	}
	return lines
}

// dotted shows points of no order.
func dotted(points []string) []fyne.CanvasObject {
	lines := make([]fyne.CanvasObject, len(points))
	for i, point := range points {
		lines[i] = marked("·", point)
	}
	return lines
}

// marked hangs a line of text beside its mark.
func marked(mark, text string) fyne.CanvasObject {
	sign := widget.NewLabel(mark)
	sign.Color = theme.Quiet
	return widget.HStackTop(theme.Grid, widget.Wide(sign, 16), widget.Grow(widget.NewText(text)))
}

// tagChips shows tags; a press looks for questions of the same tag.
func tagChips(r *Room, tags []string) fyne.CanvasObject {
	chips := widget.Flow(theme.Grid)
	for _, tag := range tags {
		chips.Add(widget.NewChip(tag, func() {
			b := r.browse
			b.search.SetText("")
			b.filter = data.QuestionFilter{Tag: tag}
			b.filters.refresh()
			b.filterChanged()
		}))
	}
	return chips
}
