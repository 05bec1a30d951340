package companies

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio/paper"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// listOf is a part of the file that has rows: news, people, links, questions.
// The rows are made anew when one comes or goes, not while one types.
type listOf[R comparable] struct {
	page    *page
	at      func(f *data.Company) *[]R
	row     func(i int, value R) fyne.CanvasObject // nil: this one is not shown
	rows    *fyne.Container
	content *fyne.Container
}

// newList makes a list without rows; under it stand its buttons.
func newList[R comparable](p *page, at func(f *data.Company) *[]R, buttons ...fyne.CanvasObject) *listOf[R] {
	l := &listOf[R]{page: p, at: at, rows: widget.VStack(theme.Grid)}
	l.content = widget.VStack(theme.Grid, l.rows)
	if len(buttons) > 0 {
		l.content.Add(widget.Flow(2*theme.Grid, buttons...))
	}
	p.form.Filled(func(data.Company) { l.show() })
	return l
}

// values are the rows as they now stand.
func (l *listOf[R]) values() []R {
	f := l.page.value()
	return *l.at(&f)
}

// show makes the rows anew.
func (l *listOf[R]) show() {
	l.rows.RemoveAll()
	for i, value := range l.values() {
		if row := l.row(i, value); row != nil {
			l.rows.Add(row)
		}
	}
	l.content.Refresh()
	l.page.form.Again()
}

// set replaces the rows, and shows them.
func (l *listOf[R]) set(values []R) {
	l.page.change(func(f *data.Company) { *l.at(f) = values })
	l.show()
	l.page.form.Leave()
}

// add puts further rows at the end.
func (l *listOf[R]) add(values ...R) { l.set(append(slices.Clone(l.values()), values...)) }

// edit changes one row, while one types in it.
func (l *listOf[R]) edit(i int, change func(value *R)) {
	values := slices.Clone(l.values())
	if i >= len(values) {
		return
	}
	change(&values[i])
	l.page.change(func(f *data.Company) { *l.at(f) = values })
}

// remove takes a row out, which can be undone.
func (l *listOf[R]) remove(i int, said string) {
	draft, before := l.page.form.Folio.Draft(), l.values()
	gone := before[i]
	l.set(slices.Delete(slices.Clone(before), i, i+1))
	var none R
	if gone == none {
		return
	}
	l.page.deps.Window.Undoable(said, func(context.Context) error {
		fyne.Do(func() {
			draft.Change(func(f *data.Company) {
				now := slices.Clone(*l.at(f))
				*l.at(f) = slices.Insert(now, min(i, len(now)), gone)
			})
			if l.page.form.Folio.Draft() == draft {
				l.show()
				l.page.form.Folio.PrepareAgain()
			}
		})
		return nil
	})
}

// field is a field of one line in a row.
func (p *page) field(placeholder, text string, changed func(text string)) *widget.Entry {
	e := widget.NewEntry(placeholder, nil)
	e.SetText(text)
	e.CursorColumn = 0
	e.OnChanged = changed
	e.OnLeave = p.form.Leave
	e.OnEnter = func() { p.deps.Window.Window().Canvas().FocusNext() }
	return e
}

// line is a field of one line in a row that breaks where there is no room.
func (p *page) line(placeholder, text string, changed func(text string)) (*widget.Entry, fyne.CanvasObject) {
	win := p.deps.Window.Window()
	filled := false
	e, box := paper.Line(placeholder, func(text string) {
		if filled {
			changed(text)
		}
	}, win, p.sheet, func() { win.Canvas().FocusNext() })
	e.SetText(text)
	e.CursorRow, e.CursorColumn = 0, 0
	e.OnLeave = p.form.Leave
	filled = true
	return e, box
}

// removing puts the button that takes a row out beside it.
func removing(label string, remove func(), row fyne.CanvasObject) fyne.CanvasObject {
	return widget.HStackTop(theme.Grid, widget.Grow(row), widget.NewIconButton("close", label, remove))
}

// newLinks makes the links: a field each, and what opens it.
func newLinks(p *page) *listOf[string] {
	var l *listOf[string]
	l = newList(p, func(f *data.Company) *[]string { return &f.Links },
		widget.NewHint(lang.L("Add a link"), "", func() { l.add("") }))
	l.row = func(i int, link string) fyne.CanvasObject {
		field := p.field(lang.L("Their site, an article, a profile"), link, func(text string) { l.edit(i, func(link *string) { *link = text }) })
		open := widget.NewHint(lang.L("Open"), "", func() { p.visit(field.Text) })
		return removing(lang.L("Take this link out"), func() { l.remove(i, lang.L("Link taken out")) },
			widget.HStack(theme.Grid, widget.Grow(paper.Field(field)), open))
	}
	return l
}
