package companies

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio/paper"
	"greenroom/ui/widget"
)

// newAsks makes the questions to ask them: from the bank, or one's own.
func newAsks(p *page) *listOf[string] {
	var l *listOf[string]
	l = newList(p, func(f *data.Company) *[]string { return &f.Asks },
		widget.NewButton(lang.L("Choose from the bank"), "", func() { p.chooseAsks(l) }),
		widget.NewHint(lang.L("Add one of your own"), "", func() { l.add("") }))
	l.row = func(i int, ask string) fyne.CanvasObject {
		e, row := paper.Text(lang.L("What do you want to know?"), nil, p.deps.Window.Window(), p.sheet, 1)
		grow := e.OnChanged
		e.SetText(ask)
		e.CursorRow, e.CursorColumn = 0, 0
		e.OnChanged = func(text string) {
			grow(text)
			l.edit(i, func(ask *string) { *ask = text })
		}
		e.OnLeave = p.form.Leave
		return removing(lang.L("Take this question out"), func() { l.remove(i, lang.L("Question taken out")) }, row)
	}
	return l
}

// chooseAsks offers the bank, without what is chosen already.
func (p *page) chooseAsks(l *listOf[string]) {
	var options []option
	for _, theme := range p.deps.Asks {
		for _, q := range theme.Questions {
			if !slices.ContainsFunc(l.values(), func(ask string) bool { return strings.TrimSpace(ask) == q.Text }) {
				options = append(options, option{key: q.Text, text: q.Text, detail: q.Why, head: theme.Title})
			}
		}
	}
	tickSheet(p.deps.Window.Window(), lang.L("What do you want to ask them?"), lang.L("Ask these"), options, func(chosen []option) {
		var asks []string
		for _, o := range chosen {
			asks = append(asks, o.text)
		}
		l.add(asks...)
	})
}
