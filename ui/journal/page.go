package journal

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio"
	"greenroom/ui/folio/paper"
	"greenroom/ui/room"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// page is the right side of the room: one entry, to read and to write.
type page struct {
	win   room.Window
	store Store
	folio *folio.Folio[data.Entry, data.EntryLine] // set before anything is shown

	date       *widget.Button
	toggle     *widget.Button // between reading and writing
	remove     *widget.Button
	title      *widget.Entry
	text       *widget.Entry
	long       *paper.Long // in its place, when there is too much
	tags       *widget.TagField
	tagLine    *fyne.Container // the same as it lies on the page
	mood       *widget.Choice
	confidence *widget.Choice
	links      *fyne.Container
	private    *widget.Tick
	saved      *widget.Text

	body    *fyne.Container   // the text as it is written, or as it is read
	heading fyne.CanvasObject // the title
	writing fyne.CanvasObject // the text
	content *container.Scroll

	reading bool
	tooMuch bool // the text is too long for a field
	filling bool // fields are being filled, not typed in
}

func newPage(win room.Window, store Store) *page {
	p := &page{win: win, store: store}
	p.date = widget.NewButton("", "", p.chooseDate)
	p.date.Style, p.date.Icon = widget.Plain, "calendar"
	p.toggle = widget.NewButton("", "", p.turn)
	p.toggle.Style = widget.Plain
	p.remove = widget.NewIconButton("trash", lang.L("Delete this entry"), p.delete)
	sheet := func() *container.Scroll { return p.content }
	p.title, p.heading = paper.Title(lang.L("Title"), p.typed(func(e *data.Entry, text string) { e.Title = text }),
		win.Window(), sheet, func() { p.folio.Focus(p.text) })
	p.text, p.writing = paper.Text(lang.L("What happened, and what do you take from it?"),
		p.typed(func(e *data.Entry, text string) { e.Body = text }), win.Window(), sheet, 5)
	p.text.Longest, p.text.OnTooLong = paper.Longest, func(text string) {
		p.change(func(e *data.Entry) { e.Body = text })
		p.Show()
	}
	p.long = paper.NewLong(win.Window(), sheet, func(text string) { p.change(func(e *data.Entry) { e.Body = text }) })
	leave := func() { p.folio.FlushSoon() }
	p.title.OnLeave, p.text.OnLeave = leave, leave
	p.tags = widget.NewTagField(func(tags []string) {
		p.tagLine.Refresh()
		p.change(func(e *data.Entry) { e.Tags = tags })
	})
	p.tagLine = paper.Tags(p.tags)
	p.mood = widget.NewScale(lang.L("heavy"), lang.L("light"), func(v int) { p.change(func(e *data.Entry) { e.Mood = v }) })
	p.confidence = widget.NewScale(lang.L("shaky"), lang.L("sure"), func(v int) { p.change(func(e *data.Entry) { e.Confidence = v }) })
	p.private = widget.NewTick(lang.L("Private: out of the list and of search"), func(on bool) { p.change(func(e *data.Entry) { e.Private = on }) })
	p.links = widget.Flow(theme.Grid)
	p.saved = widget.NewText("")
	p.saved.TextSize, p.saved.Color = theme.SizeQuiet, theme.Quiet
	p.lay()
	return p
}

// lay puts the parts together, in the order in which Tab goes through them.
func (p *page) lay() {
	p.body = container.NewStack(p.writing)
	head := widget.Pad(widget.HStack(0, p.date, widget.Spacer(), p.toggle, p.remove), 0, -8, 0, -10)
	p.content = paper.Sheet(widget.VStack(2*theme.Grid,
		widget.VStack(0, head, p.heading),
		widget.Grow(p.body),
		widget.Divider(),
		p.tagLine,
		widget.VStack(theme.Grid, labelled(lang.L("Mood"), p.mood), labelled(lang.L("Confidence"), p.confidence)),
		p.links,
		p.private,
		p.saved,
	))
}

// typed makes a handler of a field that changes the open entry.
func (p *page) typed(set func(e *data.Entry, text string)) func(string) {
	return func(text string) { p.change(func(e *data.Entry) { set(e, text) }) }
}

func (p *page) change(change func(e *data.Entry)) {
	if !p.filling {
		p.folio.Change(change)
	}
}

// Content implements [folio.Page].
func (p *page) Content() fyne.CanvasObject { return p.content }

// Suggest implements [folio.Page].
func (p *page) Suggest(tags []string) { p.tags.SetSuggestions(tags) }

// Show implements [folio.Page].
func (p *page) Show() {
	e := p.folio.Draft().Value()
	p.filling = true
	fill(p.title, e.Title)
	if p.tooMuch = len(e.Body) > paper.Longest; p.tooMuch {
		fill(p.text, "")
		p.long.Show(e.Body)
	} else {
		fill(p.text, e.Body)
	}
	p.tags.SetTags(e.Tags)
	p.tagLine.Refresh()
	p.mood.SetValue(e.Mood)
	p.confidence.SetValue(e.Confidence)
	p.private.SetOn(e.Private)
	p.filling = false
	p.showDate(e.Date)
	p.Saved()
	p.read(p.reading && e.ID != 0)
	p.content.ScrollToTop()
}

// fill shows a text from its beginning.
func fill(field *widget.Entry, text string) {
	field.SetText(text)
	field.CursorRow, field.CursorColumn = 0, 0
	field.Refresh()
}

// Write implements [folio.Page]: the cursor goes into the text if there is a
// title or something to write about, else into the title.
func (p *page) Write() {
	p.read(false)
	e := p.folio.Draft().Value()
	if e.Title != "" || e.Body != "" || linked(e) {
		p.folio.Focus(p.text)
		return
	}
	p.folio.Focus(p.title)
}

// turn goes from writing to reading and back.
func (p *page) turn() {
	p.reading = !p.reading
	p.read(p.reading)
}

// read shows the text as it is read, or as it is written.
func (p *page) read(reading bool) {
	p.reading = reading
	p.toggle.SetLabel(lang.L("Read"))
	shown := p.writing
	switch {
	case p.tooMuch:
		shown = p.long.Content
	case reading:
		p.toggle.SetLabel(lang.L("Write"))
		shown = widget.Pad(rendered(p.text.Text), -2, -8, 0, -8)
	}
	p.body.Objects = []fyne.CanvasObject{shown}
	p.body.Refresh()
}

func (p *page) showDate(date time.Time) {
	p.date.SetLabel(date.Local().Format(lang.L("Monday, 2 January 2006")))
}

func (p *page) chooseDate() {
	d := p.folio.Draft()
	if d == nil {
		return
	}
	now := p.store.Now()
	showCalendar(p.win.Window(), p.date, d.Value().Date, now, func(day time.Time) {
		date := onDay(d.Value().Date, day)
		d.Change(func(e *data.Entry) { e.Date = date })
		if p.folio.Draft() == d {
			p.showDate(date)
		}
	})
}

func (p *page) delete() {
	if d := p.folio.Draft(); d != nil {
		p.folio.Delete(d.ID())
	}
}

// Saved implements [folio.Page]: it says when the entry was saved, or that it
// could not be.
func (p *page) Saved() { p.folio.ShowSaved(p.saved) }
