package events

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio/desk"
	"greenroom/ui/folio/paper"
	"greenroom/ui/theme"
	"greenroom/ui/who"
	"greenroom/ui/widget"
)

// guests is the part of the page about people: whom to meet, whom one met, and
// after it to whom to write.
type guests struct {
	page    *page
	content *fyne.Container
	list    *fyne.Container
	title   *widget.Text
	says    *widget.Text
	seen    around
	met     []data.Contact          // those one met, in the order of their keys
	notes   map[int64]*widget.Entry // what was said, by contact; they stay while one types in them
	unkept  map[int64]bool          // the notes that the times in touch do not say yet
	of      *desk.Draft[data.Event] // the event they are of
}

// mostKeys is how many people have a key of their own.
const mostKeys = 9

// writeIn is in how many days one writes to somebody one met: the first press
// of the key, and the second. The third takes it back.
var writeIn = []int{1, 7}

func newGuests(p *page) *guests {
	g := &guests{page: p, list: widget.VStack(0), title: widget.NewSection(""), says: widget.NewText("")}
	g.says.Color = theme.Quiet
	meet := widget.NewHint(lang.L("Somebody to meet"), "W", func() { g.ask(false) })
	met := widget.NewHint(lang.L("Somebody I met"), "M", func() { g.ask(true) })
	g.content = widget.VStack(theme.Grid, g.title, g.says, g.list, widget.Flow(2*theme.Grid, meet, met))
	return g
}

// show lists the people of an event.
func (g *guests) show(e data.Event, a around) {
	g.seen, g.met = a, nil
	if d := g.page.folio.Draft(); g.of != d {
		g.of, g.notes, g.unkept = d, map[int64]*widget.Entry{}, map[int64]bool{}
	}
	g.list.RemoveAll()
	after := e.State == data.EventAttended
	g.title.SetText(lang.L("People"))
	g.says.SetText("")
	if len(a.people) == 0 {
		g.says.SetText(lang.L("Two or three people you would like to meet make an evening easier to begin."))
	}
	for i, m := range e.People {
		if i >= len(a.people) || a.people[i].ID != m.ContactID {
			continue // in the trash, or not read yet
		}
		if len(g.list.Objects) > 0 {
			g.list.Add(widget.Divider())
		}
		g.list.Add(g.row(m, a.people[i], after))
	}
	if after && len(g.met) > 0 {
		g.title.SetText(lang.L("Write to those you met"))
		g.says.SetText(lang.L("Their number plans it for tomorrow, once more for next week, and a third time takes it back."))
	}
	g.says.Hidden = g.says.Content() == ""
	g.content.Refresh()
}

// row is one person: whether one met, what was said, and when to write.
func (g *guests) row(m data.Met, c data.Contact, after bool) fyne.CanvasObject {
	p := g.page
	called := who.Name(c.Name, c.Company)
	does := []fyne.CanvasObject{widget.NewLabel(called), widget.NewQuiet(who.Does(c.Role, c.Company))}
	name := widget.NewPressLine(called, widget.VStack(2, does...), func() { p.win.Go("network/" + strconv.FormatInt(c.ID, 10)) })
	state := widget.NewChip(lang.L("to meet"), func() { g.setMet(g.now(m), !m.Met) })
	if m.Met {
		state.SetText(lang.L("met"))
		state.SetSelected(true)
	}
	remove := widget.NewIconButton("close", lang.L("Take {{.Name}} off the list", map[string]any{"Name": called}), func() { g.remove(m) })
	row := []fyne.CanvasObject{widget.HStack(theme.Grid, widget.Grow(name), state, remove)}
	if m.Met {
		row = append(row, paper.Field(g.note(m)))
	}
	if after && m.Met {
		g.met = append(g.met, c)
		row = append(row, g.writing(c, len(g.met)))
	}
	return widget.Pad(widget.VStack(4, row...), 6, 0, 6, 0)
}

// note is the field for what was said with somebody, which their card says too.
func (g *guests) note(m data.Met) *widget.Entry {
	e, there := g.notes[m.ContactID]
	if !there {
		e = widget.NewEntry(lang.L("What you talked about"), func(text string) { g.typedNote(m.ContactID, text) })
		e.OnEnter = func() { g.page.win.Window().Canvas().FocusNext() }
		e.OnLeave = func() { g.keepNote(m) }
		g.notes[m.ContactID] = e
	}
	if e.Text != m.Note && !g.unkept[m.ContactID] {
		filling := g.page.filling
		g.page.filling = true
		e.SetText(m.Note)
		g.page.filling = filling
	}
	return e
}

func (g *guests) typedNote(contact int64, text string) {
	if g.page.filling {
		return
	}
	g.unkept[contact] = true
	g.page.change(func(e *data.Event) {
		e.People = slices.Clone(e.People) // a save may be reading those that were
		for i := range e.People {
			if e.People[i].ContactID == contact {
				e.People[i].Note = text
			}
		}
	})
}

// keepNote has the time in touch say what was said, too.
func (g *guests) keepNote(m data.Met) {
	if !g.unkept[m.ContactID] {
		return
	}
	delete(g.unkept, m.ContactID)
	m = g.now(m)
	g.page.stored(lang.L("keep what you talked about"), func(ctx context.Context, id int64) error {
		return g.page.store.Expect(ctx, id, m)
	}, nil)
}

// now is somebody on the list as the list now says.
func (g *guests) now(m data.Met) data.Met {
	for _, other := range g.page.value().People {
		if other.ContactID == m.ContactID {
			return other
		}
	}
	return m
}

// writing says when one writes to somebody, and is pressed to change that.
func (g *guests) writing(c data.Contact, place int) fyne.CanvasObject {
	label := lang.L("Write tomorrow")
	if f, planned := g.seen.written[c.ID]; planned {
		label = lang.L("writing on {{.Day}}", map[string]any{"Day": f.When(g.page.store.Now().Location()).Format("Mon 2 Jan")})
	}
	key := ""
	if place <= mostKeys {
		key = strconv.Itoa(place)
	}
	draft := widget.NewHint(lang.L("Draft"), "", func() { g.page.win.Go("letters/new/after-event/contact/" + strconv.FormatInt(c.ID, 10)) })
	return widget.HStack(2*theme.Grid, widget.NewHint(label, key, func() { g.write(c) }), draft)
}

// write plans to write to somebody: tomorrow, next week, not at all.
func (g *guests) write(c data.Contact) {
	p := g.page
	now := p.store.Now().Local()
	f, planned := g.seen.written[c.ID]
	event := strings.TrimSpace(p.value().Name)
	p.stored(lang.L("plan to write"), func(ctx context.Context, _ int64) error {
		if !planned {
			f = data.FollowUp{ContactID: c.ID, Day: data.DayOf(now).Add(writeIn[0]), Minute: data.AnyMinute,
				About: lang.L("Write after {{.Event}}", map[string]any{"Event": event})}
		} else if f.Day != data.DayOf(now).Add(writeIn[1]) {
			f.Day = data.DayOf(now).Add(writeIn[1])
		} else {
			return p.store.Delete(ctx, data.Ref{Kind: data.KindFollowUp, ID: f.ID})
		}
		_, err := p.store.SaveFollowUp(ctx, f)
		return err
	}, p.folio.PrepareAgain)
}

// ask asks for somebody to put on the list.
func (g *guests) ask(met bool) {
	title := lang.L("Whom would you like to meet?")
	if met {
		title = lang.L("Whom did you meet?")
	}
	var there []int64
	for _, m := range g.page.value().People {
		if m.Met == met || m.Met {
			there = append(there, m.ContactID)
		}
	}
	g.page.stored("", func(context.Context, int64) error { return nil }, func() {
		who.Ask(g.page.win, g.page.store, who.Question{
			Title: title, Without: there,
			Choose: func(l data.ContactLine) { g.setMet(data.Met{ContactID: l.ID}, met) },
			New:    func(name string) { g.meetNew(name, met) },
		})
	})
}

// meetNew puts somebody on the list who was not in the network yet.
func (g *guests) meetNew(name string, met bool) {
	p := g.page
	p.stored(lang.L("add this contact"), func(ctx context.Context, id int64) error {
		c, err := p.store.SaveContact(ctx, data.Contact{Name: name})
		if err != nil {
			return err
		}
		return p.store.Expect(ctx, id, data.Met{ContactID: c.ID, Met: met})
	}, nil)
}

// setMet keeps whether one met somebody, which adds a touch.
func (g *guests) setMet(m data.Met, met bool) {
	p := g.page
	m.Met = met
	p.stored(lang.L("keep whom you met"), func(ctx context.Context, id int64) error { return p.store.Expect(ctx, id, m) }, nil)
}

// remove takes somebody off the list, which can be undone.
func (g *guests) remove(m data.Met) {
	p := g.page
	var undo func(context.Context) error
	p.stored(lang.L("take somebody off the list"), func(ctx context.Context, id int64) (err error) {
		undo, err = p.store.Unexpect(ctx, id, m.ContactID)
		return err
	}, func() { p.win.Undoable(lang.L("Taken off the list"), undo) })
}

// typedKey takes the keys of the list.
func (p *page) typedKey(key *fyne.KeyEvent) bool {
	g := p.guests
	switch key.Name {
	case fyne.KeyW:
		g.ask(false)
	case fyne.KeyM:
		g.ask(true)
	default:
		n, err := strconv.Atoi(string(key.Name))
		if err != nil || n < 1 || n > len(g.met) || n > mostKeys {
			return false
		}
		g.write(g.met[n-1])
	}
	return true
}
