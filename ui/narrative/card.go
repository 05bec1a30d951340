package narrative

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio/desk"
	"greenroom/ui/folio/paper"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// card is one moment, to be written and to be moved.
type card struct {
	room    *Room
	draft   *desk.Draft[data.Moment]
	number  *widget.Text
	title   *widget.Entry
	content fyne.CanvasObject
	gone    bool // it was deleted
}

func newCard(r *Room, m data.Moment) *card {
	c := &card{room: r, draft: desk.NewDraft(drafts(r.deps.Store), m, m.Updated), number: widget.NewSection("")}
	c.number.Color = theme.Quiet
	c.draft.Failed = func(err error) {
		r.deps.Window.Fail(lang.L("save this moment; your words stay on the page"), err)
	}
	win, sheet := r.deps.Window.Window(), func() *container.Scroll { return r.scroll }
	var period *widget.Entry
	var heading fyne.CanvasObject
	c.title, heading = paper.Title(lang.L("The moment, in three words"), c.typed(func(m *data.Moment, text string) { m.Title = text }),
		win, sheet, func() { win.Canvas().Focus(period) })
	period = widget.NewEntry(lang.L("When: at nine, last spring, my first job"), c.typed(func(m *data.Moment, text string) { m.Period = text }))
	period.OnEnter = win.Canvas().FocusNext
	happened, scene := paper.Text(lang.L("What happened? One scene."), c.typed(func(m *data.Moment, text string) { m.Happened = text }), win, sheet, 1)
	meaning, sense := paper.Text(lang.L("What did it change? What can you do because of it?"),
		c.typed(func(m *data.Moment, text string) { m.Meaning = text }), win, sheet, 1)
	for field, text := range map[*widget.Entry]string{c.title: m.Title, period: m.Period, happened: m.Happened, meaning: m.Meaning} {
		field.OnLeave = func() { r.working.Go(c.draft.Flush) }
		fill(field, text)
	}
	c.content = c.lay(heading, paper.Field(period), scene, sense)
	return c
}

func (c *card) lay(heading, period, scene, sense fyne.CanvasObject) fyne.CanvasObject {
	up := widget.NewIconButton("chevron-up", lang.L("Earlier"), func() { c.room.move(c, -1) })
	down := widget.NewIconButton("chevron-down", lang.L("Later"), func() { c.room.move(c, 1) })
	remove := widget.NewIconButton("trash", lang.L("Delete this moment"), func() { c.room.remove(c) })
	line := func(label string, field fyne.CanvasObject) fyne.CanvasObject {
		return widget.VStack(0, widget.NewQuiet(label), field)
	}
	return widget.NewCard(widget.VStack(theme.Grid,
		widget.HStackTop(theme.Grid, newHandle(c), widget.Pad(c.number, 6, 0, 0, 0), widget.Grow(heading), up, down),
		period,
		line(lang.L("What happened"), scene),
		// Last, so that no Tab and Space on the way through the fields deletes.
		widget.HStackTop(0, widget.Grow(line(lang.L("What it means"), sense)), remove)))
}

// fill shows a text from its beginning, without a change.
func fill(field *widget.Entry, text string) {
	changed := field.OnChanged
	field.OnChanged = nil
	field.SetText(text)
	field.OnChanged = changed
	field.CursorRow, field.CursorColumn = 0, 0
	field.Refresh()
}

func (c *card) typed(set func(m *data.Moment, text string)) func(string) {
	return func(text string) {
		c.draft.Change(func(m *data.Moment) { set(m, text) })
		c.room.spoken.outline(c.room.moments())
	}
}

func ordinal(i int) string { return strconv.Itoa(i + 1) }

func numbered(text string) int64 {
	id, _ := strconv.ParseInt(text, 10, 64)
	return max(id, 0)
}
