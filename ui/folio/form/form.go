// Package form is the right side of a folio whose things are a name, some
// fields and some words: each field is tied to a place in the thing, and saved
// while one types.
package form

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"greenroom/data"
	"greenroom/ui/folio"
	"greenroom/ui/folio/paper"
	"greenroom/ui/room"
	"greenroom/ui/theme"
	"greenroom/ui/when"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// Form is a page of a folio of things T in lines L. Fields are made in the
// order in which they are seen; Lay puts them onto the page.
type Form[T, L any] struct {
	Folio *folio.Folio[T, L] // set before anything is shown

	win     room.Window
	now     func() time.Time
	first   *widget.Entry
	tags    *widget.TagField
	fills   []func(value T)
	saved   *widget.Text
	content *container.Scroll
	filling bool // fields are being filled, not typed in
}

// New makes a form without fields.
func New[T, L any](win room.Window, now func() time.Time) *Form[T, L] {
	f := &Form[T, L]{win: win, now: now, saved: widget.NewText("")}
	f.saved.TextSize, f.saved.Color = theme.SizeQuiet, theme.Quiet
	return f
}

// Lay puts the parts onto the page, and under them when it was saved and the
// button that deletes, called remove.
func (f *Form[T, L]) Lay(remove string, parts ...fyne.CanvasObject) {
	trash := widget.NewIconButton("trash", remove, f.delete)
	// Last, so that no Tab and Space on the way through the fields deletes.
	parts = append(parts, widget.HStack(0, f.saved, widget.Spacer(), widget.Pad(trash, 0, -8, 0, 0)))
	f.content = paper.Sheet(widget.VStack(2*theme.Grid, parts...))
}

func (f *Form[T, L]) sheet() *container.Scroll { return f.content }

// Change changes the thing that is open, and has it saved soon.
func (f *Form[T, L]) Change(change func(value *T)) {
	if !f.filling {
		f.Folio.Change(change)
	}
}

// Leave saves now what was typed.
func (f *Form[T, L]) Leave() { f.Folio.FlushSoon() }

// Filled has a part of the page follow the thing that is opened.
func (f *Form[T, L]) Filled(fill func(value T)) { f.fills = append(f.fills, fill) }

// Again lays the page out anew, after a part of it grew or shrank.
func (f *Form[T, L]) Again() {
	if f.content != nil {
		f.content.Content.Refresh()
	}
}

// tie keeps a field and a place in the thing the same.
func (f *Form[T, L]) tie(e *widget.Entry, at func(value *T) *string) {
	e.OnLeave = f.Leave
	f.Filled(func(value T) {
		e.SetText(*at(&value))
		e.CursorRow, e.CursorColumn = 0, 0
		e.Refresh()
	})
}

func (f *Form[T, L]) typed(at func(value *T) *string) func(string) {
	return func(text string) { f.Change(func(value *T) { *at(value) = text }) }
}

func (f *Form[T, L]) next() { f.win.Window().Canvas().FocusNext() }

// Title makes the heading, which a new thing is begun with.
func (f *Form[T, L]) Title(placeholder string, at func(value *T) *string) fyne.CanvasObject {
	e, heading := paper.Title(placeholder, f.typed(at), f.win.Window(), f.sheet, f.next)
	f.tie(e, at)
	f.first = e
	return heading
}

// Line makes a field of one line.
func (f *Form[T, L]) Line(placeholder string, at func(value *T) *string) fyne.CanvasObject {
	e := widget.NewEntry(placeholder, f.typed(at))
	e.OnEnter = f.next
	f.tie(e, at)
	return paper.Field(e)
}

// Text makes a field for long text.
func (f *Form[T, L]) Text(placeholder string, at func(value *T) *string, least int) fyne.CanvasObject {
	e, text := paper.Text(placeholder, f.typed(at), f.win.Window(), f.sheet, least)
	f.tie(e, at)
	return text
}

// Tags makes the field of tags.
func (f *Form[T, L]) Tags(at func(value *T) *[]string) fyne.CanvasObject {
	var line *fyne.Container
	f.tags = widget.NewTagField(func(tags []string) {
		line.Refresh()
		f.Change(func(value *T) { *at(value) = tags })
	})
	line = paper.Tags(f.tags)
	f.Filled(func(value T) {
		f.tags.SetTags(*at(&value))
		line.Refresh()
	})
	return line
}

// Pick makes a row of names of which one is chosen: the one of the value that
// stands at the same place of values.
func Pick[T, L any, V comparable](f *Form[T, L], names []string, values []V, at func(value *T) *V) fyne.CanvasObject {
	chips := widget.NewChips(false, func(on []int) {
		f.Change(func(value *T) { *at(value) = values[on[0]] })
		f.Leave()
	})
	chips.SetOptions(names...)
	f.Filled(func(value T) {
		for i, v := range values {
			if v == *at(&value) {
				chips.SetSelected(i)
			}
		}
	})
	return widget.Pad(chips, 4, 0, 4, 0)
}

// Day makes a field for a day, and says under it what was understood. A day
// without a year is the next one.
func (f *Form[T, L]) Day(placeholder string, at func(value *T) *data.Day) fyne.CanvasObject {
	return f.day(placeholder, at, when.Read)
}

// PastDay is Day for what is over: a day without a year is the last one.
func (f *Form[T, L]) PastDay(placeholder string, at func(value *T) *data.Day) fyne.CanvasObject {
	return f.day(placeholder, at, when.Past)
}

func (f *Form[T, L]) day(placeholder string, at func(value *T) *data.Day, read func(text string, now time.Time) (time.Time, string)) fyne.CanvasObject {
	says := widget.NewText("")
	says.TextSize = theme.SizeQuiet
	show := func(day data.Day, problem string) {
		says.SetColor(theme.Quiet)
		says.SetText(Said(day, f.now()))
		if problem != "" {
			says.SetColor(theme.Recording)
			says.SetText(problem)
		}
		f.Again()
	}
	e := widget.NewEntry(placeholder, nil)
	e.OnChanged = func(text string) {
		if f.filling {
			return
		}
		found, problem := read(text, f.now().Local())
		day := data.DayOf(found)
		if problem == "" {
			f.Change(func(value *T) { *at(value) = day })
		}
		show(day, problem)
	}
	e.OnEnter, e.OnLeave = f.next, f.Leave
	f.Filled(func(value T) {
		day, text := *at(&value), ""
		if day != "" {
			text = day.In(time.Local).Format("2 Jan 2006")
		}
		e.SetText(text)
		show(day, "")
	})
	return widget.Pad(widget.VStack(0, paper.Field(e), says), 0, 0, theme.Grid, 0)
}

// Said is a day in words: which it is, and how far away.
func Said(day data.Day, now time.Time) string {
	if day == "" {
		return ""
	}
	at := day.In(time.Local)
	far := words.Coming(at, now)
	if data.DayOf(now.Local()).Until(day) < 0 {
		far = words.Past(day, now)
	}
	return at.Format("Monday 2 January 2006") + " · " + far
}

// labelWidth is the column of what the details are.
const labelWidth = 104

// Details puts labelled fields under one another, with lines between.
func Details(pairs ...fyne.CanvasObject) fyne.CanvasObject {
	all := widget.VStack(0)
	for i, pair := range pairs {
		if i > 0 {
			all.Add(widget.Divider())
		}
		all.Add(pair)
	}
	return all
}

// Detail puts what it is before a field, in line with its first words.
func Detail(label string, field fyne.CanvasObject) fyne.CanvasObject {
	return widget.HStackTop(2*theme.Grid,
		widget.Pad(widget.Wide(widget.NewQuiet(label), labelWidth), 9, 0, 0, 0), widget.Grow(field))
}

// Scale puts what it is before a scale, in line with its steps.
func Scale(label string, scale *widget.Choice) fyne.CanvasObject {
	scale.InLine = true
	return widget.Pad(widget.HStack(2*theme.Grid, widget.Wide(widget.NewQuiet(label), labelWidth), scale), 4, 0, 4, 0)
}

// Stored does something with the thing once the store has it; first says what
// is missing while there is nothing to store.
func (f *Form[T, L]) Stored(first string, do func(id int64)) {
	f.Folio.Stored(first, "", func(_ context.Context, value T) (func(), error) {
		return func() { do(f.Folio.Drafts.ID(value)) }, nil
	})
}

// Content implements [folio.Page].
func (f *Form[T, L]) Content() fyne.CanvasObject { return f.content }

// Suggest implements [folio.Page].
func (f *Form[T, L]) Suggest(tags []string) {
	if f.tags != nil {
		f.tags.SetSuggestions(tags)
	}
}

// Write implements [folio.Page]: the cursor goes to the heading.
func (f *Form[T, L]) Write() { f.Folio.Focus(f.first) }

// Show implements [folio.Page].
func (f *Form[T, L]) Show() {
	value := f.Folio.Draft().Value()
	f.filling = true
	for _, fill := range f.fills {
		fill(value)
	}
	f.filling = false
	f.Saved()
	f.content.ScrollToTop()
}

// Saved implements [folio.Page].
func (f *Form[T, L]) Saved() { f.Folio.ShowSaved(f.saved) }

func (f *Form[T, L]) delete() {
	if d := f.Folio.Draft(); d != nil {
		f.Folio.Delete(d.ID())
	}
}
