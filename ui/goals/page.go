package goals

import (
	"context"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/ui/folio/form"
	"greenroom/ui/folio/shelf"
	"greenroom/ui/room"
	"greenroom/ui/theme"
	"greenroom/ui/who"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// page is the right side of the list: one goal.
type page struct {
	*form.Form[data.Goal, data.Goal]
	win   room.Window
	store Store

	contact *fyne.Container
	passion *fyne.Container
}

func newPage(win room.Window, store Store) *page {
	p := &page{Form: form.New[data.Goal, data.Goal](win, store.Now), win: win, store: store}
	p.contact, p.passion = widget.Flow(theme.Grid), widget.Flow(theme.Grid)
	title := p.Title(lang.L("What you want to reach"), func(g *data.Goal) *string { return &g.Title })
	kind := form.Pick(p.Form, kindNames(), kinds, func(g *data.Goal) *data.GoalKind { return &g.Kind })
	state := form.Pick(p.Form, stateNames(), states, func(g *data.Goal) *data.State { return &g.State })
	why := p.Text(lang.L("Why it is worth it to you"), func(g *data.Goal) *string { return &g.Why }, 1)
	first := p.Text(lang.L("What fits into one evening"), func(g *data.Goal) *string { return &g.FirstStep }, 1)
	day := p.Day(lang.L("12 Dec, or in 3 weeks"), func(g *data.Goal) *data.Day { return &g.Day })
	notes := p.Text(lang.L("What you found out, what to ask"), func(g *data.Goal) *string { return &g.Notes }, 2)
	p.Lay(lang.L("Delete this goal"), title,
		form.Details(
			form.Detail(lang.L("Kind"), kind),
			form.Detail(lang.L("Why"), why),
			form.Detail(lang.L("First step"), first),
			form.Detail(lang.L("Until when"), day),
			form.Detail(lang.L("How far"), state),
			form.Detail(lang.L("With whom"), widget.Pad(p.contact, 5, 0, 5, 0)),
			form.Detail(lang.L("Out of"), widget.Pad(p.passion, 5, 0, 5, 0)),
			form.Detail(lang.L("Notes"), notes)))
	return p
}

var (
	kinds  = []data.GoalKind{data.GoalPlain, data.GoalPath, data.GoalTalk}
	states = []data.State{data.StateOpen, data.StateDoing, data.StateDone, data.StateDropped}
)

func kindNames() []string {
	return []string{lang.L("A goal"), lang.L("A career to look into"), lang.L("Somebody to talk to")}
}

func stateNames() []string {
	return []string{lang.L("To do"), lang.L("Under way"), lang.L("Done"), lang.L("Let go")}
}

// nameOf is the name that stands where a value stands.
func nameOf[V comparable](value V, values []V, names []string) string {
	for i, v := range values {
		if v == value {
			return names[i]
		}
	}
	return ""
}

// about is what a goal has to do with, by name.
type about struct {
	contactID, passionID int64
	contact, passion     string
	passions             []data.Passion // to choose from
	err                  error
}

func aboutOf(ctx context.Context, store Store, g data.Goal) (a about) {
	a.contactID, a.passionID = g.ContactID, g.PassionID
	if g.ContactID != 0 {
		a.contact = lang.L("a deleted contact")
		if c, err := store.Contact(ctx, g.ContactID); err == nil {
			a.contact = first(c.Name, c.Company, c.Email)
		}
	}
	if g.PassionID != 0 {
		a.passion = lang.L("a deleted passion")
		if p, err := store.Passion(ctx, g.PassionID); err == nil {
			a.passion = first(p.Name, p.Why)
		}
	}
	a.passions, a.err = store.Passions(ctx, data.PassionFilter{Limit: 30})
	return a
}

// first is the first text that is not blank.
func first(texts ...string) string {
	for _, text := range texts {
		if text = strings.Join(strings.Fields(text), " "); text != "" {
			return text
		}
	}
	return lang.L("without a name")
}

// showAbout shows what the goal has to do with: chips that open it, and one
// press more to take it off.
func (p *page) showAbout(a about) {
	if a.err != nil {
		p.win.Fail(lang.L("read your passions"), a.err)
	}
	p.contact.RemoveAll()
	if a.contactID != 0 {
		chip := widget.NewChip(a.contact, func() { p.win.Go(fmt.Sprintf("network/%d", a.contactID)) })
		chip.OnRemove = func() { p.set(func(g *data.Goal) { g.ContactID = 0 }) }
		p.contact.Add(chip)
	} else {
		p.contact.Add(widget.NewChip(lang.L("+ Somebody"), p.askWho))
	}
	p.passion.RemoveAll()
	switch {
	case a.passionID != 0:
		chip := widget.NewChip(a.passion, func() { p.win.Go(fmt.Sprintf("passions/%d", a.passionID)) })
		chip.OnRemove = func() { p.set(func(g *data.Goal) { g.PassionID = 0 }) }
		p.passion.Add(chip)
	case len(a.passions) == 0:
		p.passion.Add(widget.NewChip(lang.L("Find what moves you"), func() { p.win.Go("passions/path") }))
	default:
		var chip *widget.Chip
		chip = widget.NewChip(lang.L("+ A passion"), func() { p.askPassion(chip, a.passions) })
		p.passion.Add(chip)
	}
	p.contact.Refresh()
	p.passion.Refresh()
	p.Again()
}

// set changes the goal and shows what it has to do with anew.
func (p *page) set(change func(g *data.Goal)) {
	p.Change(change)
	p.Leave()
	p.Folio.PrepareAgain()
}

func (p *page) askWho() {
	who.Ask(p.win, p.store, who.Question{Title: lang.L("Who is it about?"), New: p.newPerson, Choose: func(c data.ContactLine) {
		p.set(func(g *data.Goal) { g.ContactID = c.ID })
	}})
}

// newPerson makes a contact of a name, for the goal that is open.
func (p *page) newPerson(name string) {
	goal := p.Folio.Draft()
	p.win.Beside(func() {
		c, err := p.store.SaveContact(context.Background(), data.Contact{Name: name})
		fyne.Do(func() {
			switch {
			case err != nil:
				p.win.Fail(lang.L("add this contact"), err)
			case p.Folio.Draft() == goal:
				p.set(func(g *data.Goal) { g.ContactID = c.ID })
			}
		})
	})
}

func (p *page) askPassion(beside *widget.Chip, passions []data.Passion) {
	var items []*fyne.MenuItem
	for _, passion := range passions {
		items = append(items, fyne.NewMenuItem(first(passion.Name, passion.Why), func() {
			p.set(func(g *data.Goal) { g.PassionID = passion.ID })
		}))
	}
	fynewidget.ShowPopUpMenuAtRelativePosition(fyne.NewMenu("", items...), p.win.Window().Canvas(),
		fyne.NewPos(0, beside.Size().Height+theme.Grid), beside)
}

// row shows a goal in the list: what it is, its first step, and when.
type row struct {
	fynewidget.BaseWidget
	now               func() time.Time
	title, step, when *widget.Text
	content           fyne.CanvasObject
}

func newRow(now func() time.Time) *row {
	r := &row{now: now, title: widget.NewSection(" "), step: widget.NewQuiet(" "), when: widget.NewQuiet(" ")}
	r.when.Align = fyne.TextAlignTrailing
	r.content = shelf.Lines(r.title, r.step, r.when)
	r.ExtendBaseWidget(r)
	return r
}

// Set shows a goal; the zero value is one that has not been read yet.
func (r *row) Set(g data.Goal) {
	title, step, when := " ", " ", " "
	if g.ID != 0 {
		title, when = first(g.Title, g.FirstStep), far(g, r.now())
		step = nameOf(g.Kind, kinds, kindNames())
		if s := strings.Join(strings.Fields(g.FirstStep), " "); s != "" {
			step = s
		}
	}
	r.title.SetText(title)
	r.step.SetText(step)
	r.when.SetText(when)
	r.content.Refresh()
}

// far is how far a goal is, in a word: when it is due, or that it is done.
func far(g data.Goal, now time.Time) string {
	today := data.DayOf(now.Local())
	switch {
	case g.State == data.StateDone || g.State == data.StateDropped:
		return nameOf(g.State, states, stateNames())
	case g.Day == "":
		return nameOf(g.State, states, stateNames())
	case today.Until(g.Day) < 0:
		return lang.L("was for {{.Day}}", map[string]any{"Day": g.Day.In(time.Local).Format("2 Jan")})
	}
	return words.Coming(g.Day.In(time.Local), now)
}

// CreateRenderer links the widget to its words.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return fynewidget.NewSimpleRenderer(r.content) }
