package fields

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio"
	"greenroom/ui/folio/paper"
	"greenroom/ui/guidance"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// page is the right side of the room: one field of work, to read when it is
// built in, to write when it is the person's own.
type page struct {
	deps  Deps
	folio *folio.Folio[data.OwnField, data.OwnField] // set before anything is shown

	name, valued, says, proof, notes *widget.Entry
	saved                            *widget.Text
	writing                          fyne.CanvasObject
	reading                          *fyne.Container
	content                          *container.Scroll
	filling                          bool // fields are being filled, not typed in
}

func newPage(deps Deps) *page {
	p := &page{deps: deps, reading: container.NewStack(), saved: widget.NewText("")}
	p.saved.TextSize, p.saved.Color = theme.SizeQuiet, theme.Quiet
	win, sheet := deps.Window.Window(), func() *container.Scroll { return p.content }
	var heading, valued, says, proof, notes fyne.CanvasObject
	p.name, heading = paper.Title(lang.L("What it is called"), p.typed(func(f *data.OwnField, text string) { f.Name = text }),
		win, sheet, func() { p.folio.Focus(p.valued) })
	p.valued, valued = paper.Text(lang.L("What counts there, beyond what is asked for"),
		p.typed(func(f *data.OwnField, text string) { f.Valued = text }), win, sheet, 1)
	p.says, says = paper.Text(lang.L("Words they use, and what they mean by them"),
		p.typed(func(f *data.OwnField, text string) { f.Words = text }), win, sheet, 1)
	p.proof, proof = paper.Text(lang.L("What convinces them that somebody can do it"),
		p.typed(func(f *data.OwnField, text string) { f.Proof = text }), win, sheet, 1)
	p.notes, notes = paper.Text(lang.L("Whom you asked, what you read, how others answered"),
		p.typed(func(f *data.OwnField, text string) { f.Notes = text }), win, sheet, 2)
	for _, field := range p.fields() {
		field.OnLeave = func() { p.folio.FlushSoon() }
	}
	part := func(title string, field fyne.CanvasObject) fyne.CanvasObject {
		return widget.VStack(0, widget.NewSection(title), field)
	}
	remove := widget.NewIconButton("trash", lang.L("Delete this industry"), p.delete)
	p.writing = widget.VStack(2*theme.Grid, heading,
		part(lang.L("What they value"), valued), part(lang.L("Words that land"), says),
		part(lang.L("Proof they look for"), proof), part(lang.L("Notes"), notes),
		// Last, so that no Tab and Space on the way through the fields deletes.
		widget.HStack(0, widget.Grow(p.saved), widget.Pad(remove, 0, -8, 0, 0)))
	p.content = paper.Sheet(container.NewStack(p.writing, p.reading))
	return p
}

func (p *page) fields() []*widget.Entry {
	return []*widget.Entry{p.name, p.valued, p.says, p.proof, p.notes}
}

func (p *page) typed(set func(f *data.OwnField, text string)) func(string) {
	return func(text string) {
		if !p.filling {
			p.folio.Change(func(f *data.OwnField) { set(f, text) })
		}
	}
}

// Content implements [folio.Page].
func (p *page) Content() fyne.CanvasObject { return p.content }

// Suggest implements [folio.Page]; fields carry no tags.
func (p *page) Suggest([]string) {}

// Write implements [folio.Page]: the cursor goes to the name. What is built in
// is only read.
func (p *page) Write() {
	if p.folio.Draft().ID() >= 0 {
		p.folio.Focus(p.name)
	}
}

// Show implements [folio.Page].
func (p *page) Show() {
	f := p.folio.Draft().Value()
	p.filling = true
	for i, text := range []string{f.Name, f.Valued, f.Words, f.Proof, f.Notes} {
		field := p.fields()[i]
		field.SetText(text)
		field.CursorRow, field.CursorColumn = 0, 0
		field.Refresh()
	}
	p.filling = false
	own := f.ID >= 0
	visible(p.writing, own)
	visible(p.reading, !own)
	p.Saved()
	p.content.ScrollToTop()
	p.content.Refresh()
}

// showGuide shows what is known of a field that is built in.
func (p *page) showGuide(guides guidance.Guides, f data.OwnField, err error) {
	if err != nil {
		p.deps.Window.Fail(lang.L("read what helps in this industry"), err)
		return
	}
	p.reading.RemoveAll()
	if panel := guides.Panel(industryOf(f)); f.ID < 0 && panel != nil {
		p.reading.Add(widget.VStack(2*theme.Grid, widget.NewHeading(f.Name, theme.SizeHeading), panel))
	}
	p.content.Refresh()
}

func visible(o fyne.CanvasObject, yes bool) {
	switch {
	case yes && !o.Visible():
		o.Show()
	case !yes && o.Visible():
		o.Hide()
	}
}

// Saved implements [folio.Page].
func (p *page) Saved() { p.folio.ShowSaved(p.saved) }

func (p *page) delete() {
	if d := p.folio.Draft(); d != nil {
		p.folio.Delete(d.ID())
	}
}
