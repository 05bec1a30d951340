package people

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// startPage is the first page: in on one card, out on the other.
type startPage struct {
	room    *Room
	content fyne.CanvasObject

	refusal *widget.Text
	whom    *widget.Chip // of those who go out
	count   *widget.Text
	cards   *widget.Button
	table   *widget.Button

	reading task.Latest
	tags    []data.TagCount
	tag     string // only those with it
	one     int64  // only this contact
}

func newStartPage(r *Room) *startPage {
	p := &startPage{room: r, refusal: widget.NewText(""), count: widget.NewQuiet("")}
	p.refusal.Color = theme.Recording
	open := widget.NewButton(lang.L("Choose a file…"), "", p.choose)
	open.Icon, open.Style = "folder", widget.Filled
	in := widget.NewCard(widget.VStack(2*theme.Grid,
		widget.NewSection(lang.L("Bring people in")),
		widget.NewText(lang.L("From LinkedIn (Connections.csv), Google Contacts, the address cards of a phone or a mail program (.vcf), or any table (.csv).")),
		quiet(lang.L("You see everybody before anything is kept. What you typed yourself is never written over unless you say so, and the whole of it can be undone.")),
		widget.HStack(0, open),
		p.refusal))

	p.whom = widget.NewChip("", p.chooseWhom)
	p.cards = widget.NewButton(lang.L("As address cards…"), "", func() { p.export(asCards) })
	p.table = widget.NewButton(lang.L("As a table…"), "", func() { p.export(asTable) })
	followUps := widget.NewButton(lang.L("Follow-ups for a calendar…"), "", func() { p.export(asCalendar) })
	followUps.Icon = "calendar"
	out := widget.NewCard(widget.VStack(2*theme.Grid,
		widget.NewSection(lang.L("Take people out")),
		widget.NewText(lang.L("Address cards go to a phone or a mail program, a table to a spreadsheet. Both come in again here.")),
		widget.HStack(2*theme.Grid, p.whom, widget.Grow(p.count)),
		widget.Flow(theme.Grid, p.cards, p.table),
		widget.Divider(),
		quiet(lang.L("When to write to whom again, as events that a calendar takes in.")),
		widget.HStack(0, followUps)))

	back := widget.NewHint(lang.L("Network"), lang.L("Esc"), p.back)
	header := widget.HStack(theme.Grid, widget.NewHeading(lang.L("People in and out"), theme.SizeTitle), widget.Spacer(), back)
	body := widget.Scroll(widget.MaxWidthLeft(widget.VStack(3*theme.Grid, in, out), 720))
	p.content = widget.Page(header, body, nil)
	p.refused("")
	p.show()
	return p
}

func quiet(text string) *widget.Text {
	t := widget.NewText(text)
	t.TextSize, t.Color = theme.SizeQuiet, theme.Quiet
	return t
}

func (p *startPage) canvasObject() fyne.CanvasObject { return p.content }

func (p *startPage) back() { p.room.win.Go("network") }

func (p *startPage) goOn() { p.choose() }

// refused says under the button why a file was not taken; "" for nothing.
func (p *startPage) refused(why string) {
	p.refusal.SetText(why)
	if p.refusal.Hide(); why != "" {
		p.refusal.Show()
	}
	p.content.Refresh()
}

// choose asks for a file.
func (p *startPage) choose() {
	window := p.room.win.Window()
	open := dialog.NewFileOpen(func(from fyne.URIReadCloser, err error) {
		if err != nil {
			p.room.win.Fail(lang.L("open this file"), err)
		}
		if from == nil || err != nil {
			return
		}
		from.Close()
		p.room.look(from.URI().Path())
	}, window)
	open.SetFilter(storage.NewExtensionFileFilter([]string{".csv", ".vcf", ".vcard", ".tsv", ".txt", ".CSV", ".VCF"}))
	open.Resize(window.Canvas().Size())
	open.Show()
}

// only chooses one contact by id.
func (p *startPage) only(id string) {
	if n, err := strconv.ParseInt(id, 10, 64); err == nil {
		p.one, p.tag = n, ""
	}
}

// filter is who goes out, unless it is one.
func (p *startPage) filter() data.ContactFilter { return data.ContactFilter{Tag: p.tag} }

// refresh looks who there is to take out.
func (p *startPage) refresh() {
	filter, one := p.filter(), p.one
	p.reading.Run(func(ctx context.Context) func() {
		tags, err := p.room.store.Tags(ctx, data.KindContact)
		n := 0
		if err == nil {
			n, err = p.room.store.CountContacts(ctx, filter)
		}
		name := ""
		if err == nil && one != 0 {
			if someone, err := p.room.store.Person(ctx, one); err == nil {
				name, n = called(someone.Name, someone.Company, someone.Emails...), 1
			}
		}
		return func() {
			if err != nil {
				p.room.win.Fail(lang.L("count the people you know"), err)
				return
			}
			if one != 0 && name == "" { // no longer there
				p.one = 0
			}
			p.tags = tags
			p.found(name, n)
		}
	})
}

// show shows who goes out before it is known how many they are.
func (p *startPage) show() { p.found("", 0) }

// found shows who goes out.
func (p *startPage) found(name string, n int) {
	switch {
	case name != "":
		p.whom.SetText(name)
	case p.tag != "":
		p.whom.SetText(p.tag)
	default:
		p.whom.SetText(lang.L("Everybody"))
	}
	p.whom.SetSelected(name != "" || p.tag != "")
	p.count.SetText(lang.N("{{.Count}} people", n, map[string]any{"Count": n}))
	for _, b := range []*widget.Button{p.cards, p.table} {
		if n == 0 {
			b.Disable()
		} else {
			b.Enable()
		}
	}
}

// chooseWhom opens a menu of everybody and the tags.
func (p *startPage) chooseWhom() {
	item := func(label, tag string) *fyne.MenuItem {
		i := fyne.NewMenuItem(label, func() {
			p.tag, p.one = tag, 0
			p.refresh()
		})
		i.Checked = p.one == 0 && p.tag == tag
		return i
	}
	items := []*fyne.MenuItem{item(lang.L("Everybody"), "")}
	for _, t := range p.tags {
		items = append(items, item(t.Name, t.Name))
	}
	p.room.menu(p.whom, items)
}

// menu opens a menu below an object.
func (r *Room) menu(below fyne.CanvasObject, items []*fyne.MenuItem) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(below)
	menu := fynewidget.NewPopUpMenu(fyne.NewMenu("", items...), r.win.Window().Canvas())
	menu.ShowAtPosition(at.AddXY(0, below.Size().Height+theme.Grid))
}
