package network

import (
	"strconv"
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
	"greenroom/ui/words"
)

// card is the right side of the room: one person. It reads like a card, and
// every word of it can be written over.
type card struct {
	win   room.Window
	store Store
	folio *folio.Folio[data.Contact, data.ContactLine] // set before anything is shown

	name, role, company *widget.Entry
	met, interests      *widget.Entry
	email, phone        *reach
	links               *links
	notes               *widget.Entry
	tags                *widget.TagField
	tagLine             *fyne.Container // the same as it lies on the page
	write, remove       *widget.Button
	mentions            *fyne.Container
	saved               *widget.Text
	heading, remarks    fyne.CanvasObject // name and notes as they lie on the card
	does                *fyne.Container   // role and company
	content             *container.Scroll
	filling             bool // fields are being filled, not typed in
}

func newCard(win room.Window, store Store) *card {
	c := &card{win: win, store: store}
	sheet := func() *container.Scroll { return c.content }
	c.name, c.heading = paper.Title(lang.L("Name"), c.typed(func(p *data.Contact, text string) { p.Name = text }),
		win.Window(), sheet, func() { c.folio.Focus(c.role) })
	c.role = c.field(lang.L("Role"), func(p *data.Contact, text string) { p.Role = text })
	c.company = c.field(lang.L("Company"), func(p *data.Contact, text string) { p.Company = text })
	c.met = c.field(lang.L("Where you met"), func(p *data.Contact, text string) { p.WhereMet = text })
	c.interests = c.field(lang.L("What you both like"), func(p *data.Contact, text string) { p.Interests = text })
	c.email = newReach(c.field(lang.L("E-mail"), func(p *data.Contact, text string) { p.Email = text }),
		lang.L("Write"), c.writeTo, c.copyText)
	c.phone = newReach(c.field(lang.L("Phone"), func(p *data.Contact, text string) { p.Phone = text }),
		"", nil, c.copyText)
	c.links = newLinks(c)
	c.notes, c.remarks = paper.Text(lang.L("What you talked about, what you promised"),
		c.typed(func(p *data.Contact, text string) { p.Notes = text }), win.Window(), sheet, 3)
	paper.Also(c.role, func() { c.does.Refresh() })
	c.name.OnLeave, c.notes.OnLeave = c.leave, c.leave
	c.tags = widget.NewTagField(func(tags []string) {
		c.tagLine.Refresh()
		c.change(func(p *data.Contact) { p.Tags = tags })
	})
	c.tagLine = paper.Tags(c.tags)
	c.write = widget.NewButton(lang.L("Write a reflection"), "", c.reflect)
	c.write.Icon = "journal"
	c.remove = widget.NewIconButton("trash", lang.L("Delete this contact"), c.delete)
	c.mentions = widget.VStack(0)
	c.saved = widget.NewText("")
	c.saved.TextSize, c.saved.Color = theme.SizeQuiet, theme.Quiet
	c.lay()
	return c
}

// labelWidth is the column of what the details are.
const labelWidth = 88

// lay puts the parts together, in the order in which Tab goes through them.
func (c *card) lay() {
	at := widget.NewLabel(lang.L("at"))
	at.Color = theme.Quiet
	c.does = paper.Hug(c.role, at, c.company)
	c.content = paper.Sheet(widget.VStack(2*theme.Grid,
		widget.VStack(0, c.heading, c.does),
		c.tagLine,
		widget.HStack(theme.Grid, c.write),
		widget.VStack(0,
			detail(lang.L("E-mail"), c.email.content), widget.Divider(),
			detail(lang.L("Phone"), c.phone.content), widget.Divider(),
			detail(lang.L("Links"), c.links.content), widget.Divider(),
			detail(lang.L("Met"), paper.Field(c.met)), widget.Divider(),
			detail(lang.L("In common"), paper.Field(c.interests)), widget.Divider(),
			detail(lang.L("Notes"), c.remarks),
		),
		c.mentions,
		// Last, so that no Tab and Space on the way through the fields deletes.
		widget.HStack(0, widget.Grow(c.saved), widget.Pad(c.remove, 0, -8, 0, 0)),
	))
}

// detail puts what it is before a field, in line with its first words.
func detail(label string, field fyne.CanvasObject) fyne.CanvasObject {
	return widget.HStackTop(2*theme.Grid,
		widget.Pad(widget.Wide(widget.NewQuiet(label), labelWidth), 9, 0, 0, 0), widget.Grow(field))
}

// field makes a field of one line that changes the open contact.
func (c *card) field(placeholder string, set func(p *data.Contact, text string)) *widget.Entry {
	e := widget.NewEntry(placeholder, c.typed(set))
	e.OnLeave = c.leave
	e.OnEnter = func() { c.win.Window().Canvas().FocusNext() }
	return e
}

func (c *card) typed(set func(p *data.Contact, text string)) func(string) {
	return func(text string) { c.change(func(p *data.Contact) { set(p, text) }) }
}

func (c *card) change(change func(p *data.Contact)) {
	if !c.filling {
		c.folio.Change(change)
	}
}

func (c *card) leave() { c.folio.FlushSoon() }

// Content implements [folio.Page].
func (c *card) Content() fyne.CanvasObject { return c.content }

// Suggest implements [folio.Page].
func (c *card) Suggest(tags []string) { c.tags.SetSuggestions(tags) }

// Write implements [folio.Page]: the cursor goes to the name.
func (c *card) Write() { c.folio.Focus(c.name) }

// Show implements [folio.Page].
func (c *card) Show() {
	p := c.folio.Draft().Value()
	c.filling = true
	for field, text := range map[*widget.Entry]string{
		c.name: p.Name, c.role: p.Role, c.company: p.Company, c.met: p.WhereMet, c.interests: p.Interests,
		c.email.field: p.Email, c.phone.field: p.Phone, c.notes: p.Notes,
	} {
		field.SetText(text)
		field.CursorRow, field.CursorColumn = 0, 0
		field.Refresh()
	}
	c.links.show(p.Links)
	c.tags.SetTags(p.Tags)
	c.tagLine.Refresh()
	c.filling = false
	c.email.refresh()
	c.phone.refresh()
	c.Saved()
	c.content.ScrollToTop()
}

// Saved implements [folio.Page]: it says when the contact was saved, or that it
// could not be.
func (c *card) Saved() {
	d := c.folio.Draft()
	if d == nil {
		return
	}
	at, failing := d.SavedAt()
	c.saved.SetColor(theme.Quiet)
	switch {
	case failing:
		c.saved.SetColor(theme.Recording)
		c.saved.SetText(lang.L("Not saved yet: your words are kept here and saved as soon as it works again."))
	case at.IsZero():
		c.saved.SetText(lang.L("Saves by itself"))
	default:
		c.saved.SetText(lang.L("Saved {{.When}}", map[string]any{"When": savedWhen(at, c.store.Now())}))
	}
}

// savedWhen is the hour for today, and the day for any other.
func savedWhen(at, now time.Time) string {
	if at.Local().Format(time.DateOnly) == now.Local().Format(time.DateOnly) {
		return at.Local().Format("15:04")
	}
	return words.When(at, now)
}

// reflect begins a journal entry about the person, who has to be in the store for that.
func (c *card) reflect() {
	d := c.folio.Draft()
	if d == nil {
		return
	}
	if d.ID() == 0 {
		c.win.Say(lang.L("First give them a name."))
		c.folio.Focus(c.name)
		return
	}
	c.win.Go("journal/new/contact/" + strconv.FormatInt(d.ID(), 10))
}

func (c *card) delete() {
	if d := c.folio.Draft(); d != nil {
		c.folio.Delete(d.ID())
	}
}
