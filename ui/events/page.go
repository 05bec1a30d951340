package events

import (
	"context"
	"net/url"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio"
	"greenroom/ui/folio/desk"
	"greenroom/ui/folio/paper"
	"greenroom/ui/room"
	"greenroom/ui/theme"
	"greenroom/ui/when"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// page is the right side of the room: one event or organisation.
type page struct {
	win   room.Window
	store Store
	folio *folio.Folio[data.Event, data.Event] // set before anything is shown

	name, place, link *widget.Entry
	when              *widget.Entry
	understood        *widget.Text
	goal, notes       *widget.Entry
	kind, state       *widget.Chips
	open              *widget.Hint
	guests            *guests
	mentions          *fyne.Container
	saved             *widget.Text
	heading           fyne.CanvasObject
	purpose, remarks  fyne.CanvasObject
	dated             *fyne.Container // what an organisation does without
	content           *container.Scroll
	filling           bool // fields are being filled, not typed in
	shown             *desk.Draft[data.Event]
}

// What the chips stand for, in their order.
var (
	kindsOf  = []data.EventKind{data.EventDay, data.EventOrganisation}
	statesOf = []data.EventState{data.EventPlanned, data.EventAttended, data.EventMissed}
)

func newPage(win room.Window, store Store) *page {
	p := &page{win: win, store: store}
	sheet := func() *container.Scroll { return p.content }
	p.name, p.heading = paper.Title(lang.L("Name of the event"), p.typed(func(e *data.Event, text string) { e.Name = text }),
		win.Window(), sheet, func() { p.folio.Focus(p.when) })
	p.when = widget.NewEntry(lang.L("Thu 19:00, or 24 Nov 18:30"), func(string) { p.typedWhen() })
	p.when.OnLeave, p.when.OnEnter = p.leave, func() { win.Window().Canvas().FocusNext() }
	p.understood = widget.NewQuiet("")
	p.place = p.field(lang.L("Where it is"), func(e *data.Event, text string) { e.Place = text })
	p.link = p.field(lang.L("Its page on the web"), func(e *data.Event, text string) { e.Link = text })
	p.open = widget.NewHint(lang.L("Open"), "", p.visit)
	paper.Also(p.link, func() { p.showOpen() })
	p.goal, p.purpose = paper.Text(lang.L("What do you go there for? One thing is enough."),
		p.typed(func(e *data.Event, text string) { e.Goal = text }), win.Window(), sheet, 1)
	p.notes, p.remarks = paper.Text(lang.L("What you want to remember"),
		p.typed(func(e *data.Event, text string) { e.Notes = text }), win.Window(), sheet, 2)
	p.name.OnLeave, p.goal.OnLeave, p.notes.OnLeave = p.leave, p.leave, p.leave
	p.kind = widget.NewChips(false, func(on []int) {
		p.change(func(e *data.Event) { e.Kind = kindsOf[on[0]] })
		p.leave()
		p.arrange()
	})
	p.kind.SetOptions(lang.L("Event"), lang.L("Organisation"))
	p.state = widget.NewChips(false, func(on []int) { p.setState(statesOf[on[0]]) })
	p.state.SetOptions(lang.L("Planned"), lang.L("I was there"), lang.L("I did not go"))
	p.guests = newGuests(p)
	p.mentions = widget.VStack(0)
	p.saved = widget.NewText("")
	p.saved.TextSize, p.saved.Color = theme.SizeQuiet, theme.Quiet
	p.lay()
	return p
}

// labelWidth is the column of what the details are.
const labelWidth = 88

func (p *page) lay() {
	remove := widget.NewIconButton("trash", lang.L("Delete this event"), p.delete)
	p.dated = widget.VStack(0,
		detail(lang.L("When"), widget.Pad(widget.VStack(0, paper.Field(p.when), p.understood), 0, 0, theme.Grid, 0)), widget.Divider(),
		detail(lang.L("You"), widget.Pad(p.state, 5, 0, 5, 0)), widget.Divider())
	p.content = paper.Sheet(widget.VStack(2*theme.Grid,
		p.heading, p.kind,
		widget.VStack(0,
			p.dated,
			detail(lang.L("Where"), paper.Field(p.place)), widget.Divider(),
			detail(lang.L("Link"), widget.HStack(2*theme.Grid, widget.Grow(paper.Field(p.link)), p.open)), widget.Divider(),
			detail(lang.L("Goal"), p.purpose)),
		p.guests.content,
		widget.VStack(0, detail(lang.L("Notes"), p.remarks)),
		p.mentions,
		// Last, so that no Tab and Space on the way through the fields deletes.
		widget.HStack(0, widget.Grow(p.saved), widget.Pad(remove, 0, -8, 0, 0)),
	))
}

// detail puts what it is before a field, in line with its first words.
func detail(label string, field fyne.CanvasObject) fyne.CanvasObject {
	return widget.HStackTop(2*theme.Grid,
		widget.Pad(widget.Wide(widget.NewQuiet(label), labelWidth), 9, 0, 0, 0), widget.Grow(field))
}

// field makes a field of one line that changes the open event.
func (p *page) field(placeholder string, set func(e *data.Event, text string)) *widget.Entry {
	e := widget.NewEntry(placeholder, p.typed(set))
	e.OnLeave = p.leave
	e.OnEnter = func() { p.win.Window().Canvas().FocusNext() }
	return e
}

func (p *page) typed(set func(e *data.Event, text string)) func(string) {
	return func(text string) { p.change(func(e *data.Event) { set(e, text) }) }
}

func (p *page) change(change func(e *data.Event)) {
	if !p.filling {
		p.folio.Change(change)
	}
}

func (p *page) leave() { p.folio.FlushSoon() }

// value is the open event as it now stands.
func (p *page) value() data.Event {
	if d := p.folio.Draft(); d != nil {
		return d.Value()
	}
	return data.Event{}
}

// typedWhen takes the date over once it is understood; until then the one that
// was stays.
func (p *page) typedWhen() {
	at, problem := when.Read(p.when.Text, p.store.Now().Local())
	if problem == "" {
		p.change(func(e *data.Event) { e.At = at })
	}
	p.showWhen(at, problem)
}

// showWhen says what was understood.
func (p *page) showWhen(at time.Time, problem string) {
	p.understood.SetColor(theme.Quiet)
	switch {
	case problem != "":
		p.understood.SetColor(theme.Recording)
		p.understood.SetText(problem)
	case at.IsZero():
		p.understood.SetText("")
	default:
		p.understood.SetText(at.Local().Format("Monday 2 January 2006, 15:04"))
	}
	p.content.Content.Refresh()
}

// setState keeps whether one was there. Somebody who was gets the list of those
// to write to.
func (p *page) setState(state data.EventState) {
	p.change(func(e *data.Event) { e.State = state })
	p.leave()
	p.guests.show(p.value(), p.guests.seen)
	if state == data.EventAttended {
		p.win.Window().Canvas().Unfocus() // the keys are for the list now
	}
}

// Content implements [folio.Page].
func (p *page) Content() fyne.CanvasObject { return p.content }

// Suggest implements [folio.Page]; events carry no tags.
func (p *page) Suggest([]string) {}

// Write implements [folio.Page]: the cursor goes to the name.
func (p *page) Write() { p.folio.Focus(p.name) }

// Show implements [folio.Page].
func (p *page) Show() {
	e := p.value()
	p.filling = true
	at := ""
	if !e.At.IsZero() {
		at = e.At.Local().Format("Mon 2 Jan 2006 15:04")
	}
	for field, text := range map[*widget.Entry]string{
		p.name: e.Name, p.place: e.Place, p.link: e.Link, p.goal: e.Goal, p.notes: e.Notes, p.when: at,
	} {
		field.SetText(text)
		field.CursorRow, field.CursorColumn = 0, 0
		field.Refresh()
	}
	p.kind.SetSelected(max(0, indexOf(kindsOf, e.Kind)))
	p.state.SetSelected(max(0, indexOf(statesOf, e.State)))
	p.filling = false
	p.showWhen(e.At, "")
	p.showOpen()
	p.arrange()
	p.Saved()
	if p.shown != p.folio.Draft() {
		p.shown = p.folio.Draft()
		p.content.ScrollToTop()
	}
}

func indexOf[T comparable](all []T, one T) int {
	for i, other := range all {
		if other == one {
			return i
		}
	}
	return -1
}

// arrange hides what an organisation does without.
func (p *page) arrange() {
	p.dated.Hidden = p.value().Kind == data.EventOrganisation
	p.guests.show(p.value(), p.guests.seen)
	p.content.Content.Refresh()
}

// around shows what has to do with the open event.
func (p *page) around(a around, err error) {
	if err != nil {
		p.win.Fail(lang.L("look for the people of this event"), err)
	}
	p.guests.show(p.value(), a)
	p.mentions.RemoveAll()
	if len(a.mentions) > 0 {
		p.mentions.Add(widget.Pad(widget.NewSection(lang.L("Elsewhere")), 0, 0, 6, 0))
	}
	for _, m := range a.mentions {
		address := room.Address(m.Ref, m.Within)
		p.mentions.Add(widget.NewHint(words.Kind(m.Kind)+" · "+m.Title, "", func() { p.win.Go(address) }))
	}
	p.content.Content.Refresh()
	p.content.Refresh()
}

// showOpen shows how to open the link only beside one.
func (p *page) showOpen() {
	p.open.Hidden = strings.TrimSpace(p.link.Text) == ""
	p.open.Refresh()
}

// visit opens the event's page. It leads nowhere but to the web.
func (p *page) visit() {
	link := strings.TrimSpace(p.link.Text)
	if !strings.Contains(link, "://") {
		link = "https://" + link
	}
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || !strings.Contains(u.Host, ".") {
		p.win.Say(lang.L("“{{.Link}}” is not the address of a web page.", map[string]any{"Link": strings.TrimSpace(p.link.Text)}))
		return
	}
	if err := fyne.CurrentApp().OpenURL(u); err != nil {
		p.win.Fail(lang.L("open “{{.Link}}”", map[string]any{"Link": u.String()}), err)
	}
}

// Saved implements [folio.Page].
func (p *page) Saved() { p.folio.ShowSaved(p.saved) }

func (p *page) delete() {
	if d := p.folio.Draft(); d != nil {
		p.folio.Delete(d.ID())
	}
}

// stored does something with the event once the store has it, beside the UI
// thread.
func (p *page) stored(doing string, do func(ctx context.Context, id int64) error, done func()) {
	p.folio.Stored(lang.L("First give it a name."), doing, func(ctx context.Context, e data.Event) (func(), error) { return done, do(ctx, e.ID) })
}
