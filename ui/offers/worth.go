package offers

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio/paper"
	"greenroom/ui/theme"
	"greenroom/ui/when"
	"greenroom/ui/widget"
)

// worth is what others pay for such work: sources with their day and from what
// to what.
type worth struct {
	page    *page
	rows    *fyne.Container
	count   int
	content fyne.CanvasObject
}

func newWorth(p *page) *worth {
	w := &worth{page: p, rows: widget.VStack(theme.Grid)}
	add := widget.NewChip(lang.L("+ A source"), func() {
		w.set(func(list []data.Worth) []data.Worth {
			return append(list, data.Worth{Day: data.DayOf(p.deps.Store.Now().Local())})
		})
		w.show(p.value())
		p.Folio.Focus(w.first())
	})
	w.content = widget.VStack(theme.Grid, w.rows, widget.Flow(theme.Grid, add))
	p.Filled(w.show)
	return w
}

// set replaces the list: a save may be reading the one that was.
func (w *worth) set(change func(list []data.Worth) []data.Worth) {
	w.page.Change(func(n *data.Negotiation) { n.Worth = change(slices.Clone(n.Worth)) })
}

// show makes the lines of all sources anew.
func (w *worth) show(n data.Negotiation) {
	w.rows.RemoveAll()
	w.count = len(n.Worth)
	for i, one := range n.Worth {
		w.rows.Add(w.row(i, one))
		w.rows.Add(widget.Divider())
	}
	w.rows.Refresh()
	w.page.Again()
}

// first is the field of the last source, where one goes on writing.
func (w *worth) first() *widget.Entry {
	var found *widget.Entry
	var look func(o fyne.CanvasObject)
	look = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widget.Entry:
			if found == nil {
				found = o
			}
		case *fyne.Container:
			for _, child := range o.Objects {
				look(child)
			}
		}
	}
	if n := len(w.rows.Objects); n >= 2 {
		look(w.rows.Objects[n-2])
	}
	return found
}

// row is one source, in two lines.
func (w *worth) row(i int, one data.Worth) fyne.CanvasObject {
	at := func(change func(one *data.Worth)) {
		w.set(func(list []data.Worth) []data.Worth {
			if i < len(list) {
				change(&list[i])
			}
			return list
		})
	}
	line := func(placeholder, text string, set func(one *data.Worth, text string)) *widget.Entry {
		e := widget.NewEntry(placeholder, nil)
		e.SetText(text)
		e.OnChanged = func(text string) { at(func(one *data.Worth) { set(one, text) }) }
		e.OnLeave, e.OnEnter = w.page.Leave, w.page.next
		return e
	}
	source := line(lang.L("Where you read or heard it"), one.Source, func(one *data.Worth, text string) { one.Source = text })
	note := line(lang.L("For whom it holds"), one.Note, func(one *data.Worth, text string) { one.Note = text })
	day := w.day(one.Day, at)
	money := func(placeholder string, minor *int64, set func(one *data.Worth, minor *int64)) *amount {
		a := newAmount(placeholder, func() string { return w.page.value().Currency }, func(minor *int64, _ string) {
			at(func(one *data.Worth) { set(one, minor) })
		}, w.page.Leave, w.page.next, w.page.Again)
		a.show(minor)
		return a
	}
	low := money(lang.L("From"), one.Low, func(one *data.Worth, minor *int64) { one.Low = minor })
	high := money(lang.L("To"), one.High, func(one *data.Worth, minor *int64) { one.High = minor })
	remove := widget.NewIconButton("close", lang.L("Take this source off"), func() { w.remove(i) })
	return widget.VStack(0,
		widget.HStackTop(theme.Grid, widget.Grow(paper.Field(source)), remove),
		widget.HStackTop(2*theme.Grid, widget.Grow(low.content), widget.Grow(high.content), widget.Grow(day)),
		paper.Field(note))
}

// day is the field of when a source said so.
func (w *worth) day(day data.Day, at func(func(one *data.Worth))) fyne.CanvasObject {
	e := widget.NewEntry(lang.L("Which day"), nil)
	if day != "" {
		e.SetText(day.In(time.Local).Format("2 Jan 2006"))
	}
	says := widget.NewText("")
	says.TextSize, says.Color = theme.SizeQuiet, theme.Recording
	says.Hide()
	e.OnChanged = func(text string) {
		found, problem := when.Past(text, w.page.deps.Store.Now().Local())
		if strings.TrimSpace(text) == "" {
			problem = ""
		}
		if problem == "" {
			at(func(one *data.Worth) { one.Day = data.DayOf(found) })
			says.Hide()
		} else {
			says.SetText(problem)
			says.Show()
		}
		w.page.Again()
	}
	e.OnLeave, e.OnEnter = w.page.Leave, w.page.next
	return widget.VStack(0, paper.Field(e), says)
}

// remove takes a source off, which can be undone.
func (w *worth) remove(i int) {
	d := w.page.Folio.Draft()
	if d == nil || i >= len(d.Value().Worth) {
		return
	}
	before := d.Value().Worth
	w.set(func(list []data.Worth) []data.Worth { return slices.Delete(list, i, i+1) })
	w.show(w.page.value())
	w.page.Leave()
	w.page.undoable(lang.L("Source taken off"), func(n *data.Negotiation) { n.Worth = before })
}
