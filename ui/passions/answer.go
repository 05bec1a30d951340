package passions

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio/desk"
	"greenroom/ui/folio/paper"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// answer is the field in which a prompt is answered. What is written becomes an
// entry of the journal, and saves itself.
type answer struct {
	deps    Deps
	private bool
	field   *widget.Entry
	written fyne.CanvasObject // the field as it lies on the page
	page    *container.Scroll
	saved   *widget.Text
	again   *widget.Hint // begins another page, and leaves what was written
	foot    *fyne.Container
	told    func() // after each save

	draft   *desk.Draft[data.Entry]
	desk    desk.Desk[data.Entry]
	filling bool
}

// newAnswer makes a field with a page of its own. told is called after each save.
func newAnswer(deps Deps, private bool, placeholder string, told func()) *answer {
	a := &answer{deps: deps, private: private, told: told, saved: widget.NewText("")}
	a.saved.TextSize, a.saved.Color = theme.SizeQuiet, theme.Quiet
	sheet := func() *container.Scroll { return a.page }
	a.field, a.written = paper.Text(placeholder, func(text string) {
		if !a.filling && a.draft != nil {
			a.draft.Change(func(e *data.Entry) { e.Body = text })
		}
	}, deps.Window.Window(), sheet, 4)
	a.field.OnLeave = func() { go a.flush() }
	a.again = widget.NewHint(lang.L("Write it anew"), "", a.begin)
	a.again.Hide()
	return a
}

// lay puts the field onto a page that scrolls, under what is asked.
func (a *answer) lay(above fyne.CanvasObject) *container.Scroll {
	a.page = widget.Scroll(widget.Pad(widget.VStack(2*theme.Grid, above, widget.Divider(), a.written), 22, 22, 12, 22))
	return a.page
}

// under makes the line below the field: what is saved, what else is told, and
// the way to another page.
func (a *answer) under(told ...fyne.CanvasObject) fyne.CanvasObject {
	line := append([]fyne.CanvasObject{widget.Grow(a.saved)}, told...)
	a.foot = widget.HStack(2*theme.Grid, append(line, a.again)...)
	return a.foot
}

// kind says how an answer is kept.
func (a *answer) kind() desk.Kind[data.Entry] {
	return desk.Kind[data.Entry]{
		ID:    func(e data.Entry) int64 { return e.ID },
		Blank: func(e data.Entry) bool { return strings.TrimSpace(e.Body) == "" },
		Save:  a.deps.Store.SaveEntry,
		Adopt: func(e *data.Entry, saved data.Entry) { e.ID, e.Date, e.Updated = saved.ID, saved.Date, saved.Updated },
		Now:   a.deps.Store.Now,
	}
}

// read finds what was written to a prompt last; an entry to begin if there is
// nothing. Not on the UI thread.
func (a *answer) read(ctx context.Context, p data.Prompt) (*desk.Draft[data.Entry], error) {
	a.flush()
	lines, err := a.deps.Store.Entries(ctx, data.EntryFilter{Prompt: p.Key, Private: true, Limit: 1})
	if err != nil {
		return nil, err
	}
	entry := data.Entry{Title: p.Text, Prompt: p.Key, Private: a.private}
	if len(lines) > 0 {
		if entry, err = a.deps.Store.Entry(ctx, lines[0].ID); err != nil {
			return nil, err
		}
	}
	if d := a.desk.Unsaved(entry.ID); d != nil && d.Value().Prompt == p.Key {
		return d, nil
	}
	return desk.NewDraft(a.kind(), entry, entry.Updated), nil
}

// put shows an answer in the field.
func (a *answer) put(d *desk.Draft[data.Entry]) {
	a.draft = d
	a.desk.Put(d)
	d.Saved = func() {
		a.showSaved()
		a.told()
	}
	d.Failed = func(err error) {
		a.deps.Window.Fail(lang.L("save what you wrote"), err)
		a.showSaved()
	}
	a.filling = true
	a.field.SetText(d.Value().Body)
	a.filling = false
	a.field.CursorRow, a.field.CursorColumn = 0, 0
	a.field.Refresh()
	a.page.ScrollToTop()
	a.page.Content.Refresh()
	a.showSaved()
}

// begin puts an empty page into the place of what was written, which stays in
// the journal: an answer may be another one in half a year.
func (a *answer) begin() {
	before := a.draft.Value()
	a.deps.Window.Beside(a.flush)
	a.put(desk.NewDraft(a.kind(), data.Entry{Title: before.Title, Prompt: before.Prompt, Private: before.Private}, time.Time{}))
	a.deps.Window.Say(lang.L("What you wrote before stays in your journal."))
	a.deps.Window.Window().Canvas().Focus(a.field)
}

// showAgain offers another page for what was written on another day.
func (a *answer) showAgain() {
	e := a.draft.Value()
	if e.ID != 0 && data.DayOf(e.Date.Local()) != data.DayOf(a.deps.Store.Now().Local()) {
		a.again.Show()
	} else {
		a.again.Hide()
	}
	a.foot.Refresh()
}

func (a *answer) showSaved() {
	a.showAgain()
	paper.Saved(a.saved, a.draft, a.deps.Store.Now())
}

// flush saves what is not saved yet.
func (a *answer) flush() { a.desk.Flush() }
