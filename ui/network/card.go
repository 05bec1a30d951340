package network

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/ui/folio"
	"greenroom/ui/folio/paper"
	"greenroom/ui/room"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// card is the right side of the room: one person. It reads like a card, and
// every word of it can be written over.
type card struct {
	win   room.Window
	store Store
	room  *Room                                        // set before anything is shown
	folio *folio.Folio[data.Contact, data.ContactLine] // set before anything is shown

	portrait            *widget.Portrait
	name, role, company *widget.Entry
	jobs                *jobs
	met, interests      *widget.Entry
	event, introducer   *picked
	passions            *widget.Chips
	passionLine         fyne.CanvasObject
	emails, phones      *reaches
	links               *reaches
	notes               *widget.Entry
	tags                *widget.TagField
	tagLine             *fyne.Container // the same as it lies on the page
	log, more, remove   *widget.Button
	timeline            *timeline
	colleagues          *widget.Hint
	mentions            *fyne.Container
	saved               *widget.Text
	heading, remarks    fyne.CanvasObject // name and notes as they lie on the card
	does                *fyne.Container   // role and company
	content             *container.Scroll
	filling             bool   // fields are being filled, not typed in
	seen                around // what is shown beside the contact
	sought              sought // the line that is to be shown
	working             sync.WaitGroup
}

func newCard(win room.Window, store Store) *card {
	c := &card{win: win, store: store}
	sheet := func() *container.Scroll { return c.content }
	c.portrait = widget.NewPortrait(52)
	c.name, c.heading = paper.Title(lang.L("Name"), c.typed(func(p *data.Contact, text string) { p.Name = text }),
		win.Window(), sheet, func() { c.folio.Focus(c.role) })
	c.role = c.field(lang.L("Role"), func(p *data.Contact, text string) { p.Role = text })
	c.company = c.field(lang.L("Company"), func(p *data.Contact, text string) { p.Company = text })
	c.jobs = newJobs(c)
	c.met = c.field(lang.L("Where you met"), func(p *data.Contact, text string) { p.WhereMet = text })
	c.interests = c.field(lang.L("What you both like"), func(p *data.Contact, text string) { p.Interests = text })
	c.event = newPicked(lang.L("At an event"), func() { c.win.Go("events/" + number(c.value().EventID)) }, c.chooseEvent)
	c.introducer = newPicked(lang.L("Somebody brought you together"), func() { c.win.Go("network/" + number(c.value().IntroducerID)) }, c.chooseIntroducer)
	c.passions = widget.NewChips(true, c.share)
	c.passionLine = widget.Pad(c.passions, 6, 0, 6, 0)
	c.newReaches()
	c.notes, c.remarks = paper.Text(lang.L("What you talked about, what you promised"),
		c.typed(func(p *data.Contact, text string) { p.Notes = text }), win.Window(), sheet, 3)
	paper.Also(c.role, func() { c.does.Refresh() })
	paper.Also(c.name, func() { c.portrait.Set(c.name.Text, c.value().Photo) })
	c.name.OnLeave, c.notes.OnLeave = c.leave, c.leave
	c.role.OnLeave, c.company.OnLeave = c.leaveJob, c.leaveJob
	c.tags = widget.NewTagField(func(tags []string) {
		c.tagLine.Refresh()
		c.change(func(p *data.Contact) { p.Tags = tags })
	})
	c.tagLine = paper.Tags(c.tags)
	c.log = widget.NewButton(lang.L("We were in touch"), "T", func() { c.logTouch(data.Touch{}) })
	c.log.Style = widget.Filled
	c.more = widget.NewIconButton("more", lang.L("More for this person"), c.showMore)
	c.remove = widget.NewIconButton("trash", lang.L("Delete this contact"), c.delete)
	c.timeline = newTimeline(c)
	c.colleagues = widget.NewHint("", "", func() { c.win.Go("network/at/" + strings.TrimSpace(c.value().Company)) })
	c.mentions = widget.VStack(0)
	c.saved = widget.NewText("")
	c.saved.TextSize, c.saved.Color = theme.SizeQuiet, theme.Quiet
	c.lay()
	return c
}

func number(id int64) string { return strconv.FormatInt(id, 10) }

// labelWidth is the column of what the details are.
const labelWidth = 88

// lay puts the parts together, in the order in which Tab goes through them.
func (c *card) lay() {
	at := widget.NewLabel(lang.L("at"))
	at.Color = theme.Quiet
	c.does = paper.Hug(c.role, at, c.company)
	draft := widget.NewButton(lang.L("Draft a message"), "D", c.draft)
	plan := widget.NewButton(lang.L("Follow up"), "F", c.planFollowUp)
	c.content = paper.Sheet(widget.VStack(2*theme.Grid,
		widget.HStackTop(2*theme.Grid, c.portrait, widget.Grow(widget.VStack(0, c.heading, c.does, c.jobs.offer)), c.more),
		c.tagLine,
		widget.Flow(theme.Grid, c.log, draft, plan),
		c.timeline.content,
		widget.VStack(0,
			detail(lang.L("E-mail"), c.emails.content), widget.Divider(),
			detail(lang.L("Phone"), c.phones.content), widget.Divider(),
			detail(lang.L("Links"), c.links.content), widget.Divider(),
			detail(lang.L("Met"), widget.VStack(0, paper.Field(c.met), c.event.content, c.introducer.content)), widget.Divider(),
			detail(lang.L("In common"), widget.VStack(0, paper.Field(c.interests), c.passionLine)), widget.Divider(),
			detail(lang.L("Before"), c.jobs.content), widget.Divider(),
			detail(lang.L("Notes"), c.remarks),
		),
		widget.HStack(0, c.colleagues),
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

// value is the open contact as it now stands.
func (c *card) value() data.Contact {
	if d := c.folio.Draft(); d != nil {
		return d.Value()
	}
	return data.Contact{}
}

func (c *card) leave() { c.folio.FlushSoon() }

// leaveJob offers to keep the job that was, when there is another now.
func (c *card) leaveJob() {
	c.jobs.changed()
	c.leave()
}

// Content implements [folio.Page].
func (c *card) Content() fyne.CanvasObject { return c.content }

// Suggest implements [folio.Page].
func (c *card) Suggest(tags []string) { c.tags.SetSuggestions(tags) }

// Write implements [folio.Page]: the cursor goes to the name.
func (c *card) Write() { c.folio.Focus(c.name) }

// Show implements [folio.Page].
func (c *card) Show() {
	p := c.value()
	c.filling = true
	for field, text := range map[*widget.Entry]string{
		c.name: p.Name, c.role: p.Role, c.company: p.Company, c.met: p.WhereMet, c.interests: p.Interests, c.notes: p.Notes,
	} {
		field.SetText(text)
		field.CursorRow, field.CursorColumn = 0, 0
		field.Refresh()
	}
	c.emails.show(firstOf(p.Email, p.Emails))
	c.phones.show(firstOf(p.Phone, p.Phones))
	c.links.show(p.Links)
	c.tags.SetTags(p.Tags)
	c.tagLine.Refresh()
	c.jobs.show(p)
	c.portrait.Set(p.Name, p.Photo)
	c.filling = false
	c.Saved()
	c.content.ScrollToTop()
}

// around shows what has to do with the open contact.
func (c *card) around(a around, err error) {
	if err != nil {
		c.win.Fail(lang.L("look for what has to do with this person"), err)
	}
	c.seen = a
	p := c.value()
	c.event.show(a.event.Name)
	c.introducer.show(nameOf(a.introducer))
	c.showPassions(p, a.passions)
	c.timeline.show(p, a)
	c.colleagues.Hidden = a.colleagues <= 0
	if a.colleagues > 0 {
		c.colleagues.SetLabel(lang.N("{{.Count}} more people at {{.Company}}", a.colleagues, map[string]any{"Count": a.colleagues, "Company": strings.TrimSpace(p.Company)}))
	}
	c.showMentions(a)
	c.content.Content.Refresh()
	c.content.Refresh()
	fyne.Do(c.reveal) // once the card lies on the page
}

// nameOf is what a contact that may not be there is called.
func nameOf(p data.Contact) string {
	if p.ID == 0 {
		return ""
	}
	if name := strings.TrimSpace(p.Name); name != "" {
		return name
	}
	return strings.TrimSpace(p.Company + " " + p.Email)
}

// showPassions lists the person's own passions, those in common on.
func (c *card) showPassions(p data.Contact, all []data.Passion) {
	var names []string
	var on []int
	for i, passion := range all {
		names = append(names, passion.Name)
		if slices.Contains(p.Passions, passion.ID) {
			on = append(on, i)
		}
	}
	c.passions.SetOptions(names...)
	c.passions.SetSelected(on...)
	if len(all) == 0 {
		c.passionLine.Hide()
	} else {
		c.passionLine.Show()
	}
}

// share keeps which passions they have in common.
func (c *card) share(on []int) {
	var ids []int64
	for _, i := range on {
		ids = append(ids, c.seen.passions[i].ID)
	}
	c.change(func(p *data.Contact) { p.Passions = ids })
	c.leave()
}

// Saved implements [folio.Page]: it says when the contact was saved, or that it
// could not be.
func (c *card) Saved() { c.folio.ShowSaved(c.saved) }

// showMore offers what is done more rarely with somebody.
func (c *card) showMore() {
	photo := fyne.NewMenuItem(lang.L("Choose a photo"), c.choosePhoto)
	if len(c.value().Photo) > 0 {
		photo = fyne.NewMenuItem(lang.L("Take the photo away"), c.removePhoto)
	}
	fynewidget.ShowPopUpMenuAtRelativePosition(fyne.NewMenu("",
		fyne.NewMenuItem(lang.L("Informational interview (I)"), c.informational),
		fyne.NewMenuItem(lang.L("Write a reflection (J)"), c.reflect),
		fyne.NewMenuItem(lang.L("How often to be in touch"), c.setRhythm),
		photo,
		fyne.NewMenuItem(lang.L("Make one of two contacts (M)"), c.merge),
	), c.win.Window().Canvas(), fyne.NewPos(0, c.more.Size().Height), c.more)
}

// reflect begins a journal entry about the person.
func (c *card) reflect() {
	c.stored(func(id int64) { c.win.Go("journal/new/contact/" + number(id)) })
}

// informational opens what to ask the person.
func (c *card) informational() {
	c.stored(func(id int64) { c.win.Go("network/informational/" + number(id)) })
}

// draft begins a letter that fits what there was last.
func (c *card) draft() {
	template := "catching-up"
	if len(c.seen.touches) > 0 {
		switch c.seen.touches[0].Kind {
		case data.TouchEvent:
			template = "after-event"
		case data.TouchInformational:
			template = "after-informational"
		case data.TouchIntroduction:
			template = "thanks-introduction"
		}
	}
	c.stored(func(id int64) { c.win.Go("letters/new/" + template + "/contact/" + number(id)) })
}

// stored does something with the contact once the store has it.
func (c *card) stored(do func(id int64)) {
	c.folio.Stored(lang.L("First give them a name."), "", func(_ context.Context, p data.Contact) (func(), error) {
		return func() { do(p.ID) }, nil
	})
}

// keep does something in the store beside the UI thread, and says what failed.
func (c *card) keep(doing string, do func(ctx context.Context) error, done func()) {
	c.working.Go(func() {
		err := do(context.Background())
		fyne.Do(func() {
			if err != nil {
				c.win.Fail(doing, err)
				return
			}
			if done != nil {
				done()
			}
		})
	})
}

func (c *card) delete() {
	if d := c.folio.Draft(); d != nil {
		c.folio.Delete(d.ID())
	}
}
