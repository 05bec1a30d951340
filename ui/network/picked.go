package network

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/who"
	"greenroom/ui/widget"
)

// picked is another thing that the contact is linked to: its name, which opens
// it, and beside it how to choose another.
type picked struct {
	label        string // while there is none
	name, choose *widget.Hint
	content      *fyne.Container
}

func newPicked(label string, open, choose func()) *picked {
	p := &picked{label: label}
	p.name = widget.NewHint("", "", open)
	p.choose = widget.NewHint(label, "", choose)
	p.content = widget.Pad(widget.HStack(2*theme.Grid, p.name, p.choose), 5, 0, 7, 0)
	p.show("")
	return p
}

// show shows a name; "" for none.
func (p *picked) show(name string) {
	p.name.Hidden = name == ""
	p.name.SetLabel(name)
	if name == "" {
		p.choose.SetLabel(p.label)
	} else {
		p.choose.SetLabel(lang.L("Change"))
	}
	p.content.Refresh()
}

// eventsOffered is how many events are offered as where one met.
const eventsOffered = 20

// chooseEvent asks at which event they met.
func (c *card) chooseEvent() {
	c.working.Go(func() {
		events, err := c.store.Events(context.Background(), data.EventFilter{Limit: eventsOffered})
		fyne.Do(func() {
			if err != nil {
				c.win.Fail(lang.L("read your events"), err)
				return
			}
			c.offerEvents(events)
		})
	})
}

func (c *card) offerEvents(events []data.Event) {
	set := func(id int64) func() {
		return func() {
			c.change(func(p *data.Contact) { p.EventID = id })
			c.leave()
			c.folio.PrepareAgain()
		}
	}
	var items []*fyne.MenuItem
	for _, e := range events {
		items = append(items, fyne.NewMenuItem(e.Name, set(e.ID)))
	}
	if c.value().EventID != 0 {
		items = append(items, fyne.NewMenuItem(lang.L("At none of them"), set(0)))
	}
	items = append(items, fyne.NewMenuItem(lang.L("A new event"), func() { c.win.Go("events/new") }))
	fynewidget.ShowPopUpMenuAtRelativePosition(fyne.NewMenu("", items...), c.win.Window().Canvas(),
		fyne.NewPos(0, c.event.choose.Size().Height), c.event.choose)
}

// chooseIntroducer asks who brought them together.
func (c *card) chooseIntroducer() {
	had := c.value().IntroducerID
	set := func(id int64) {
		c.change(func(p *data.Contact) { p.IntroducerID = id })
		c.leave()
		c.folio.PrepareAgain()
	}
	who.Ask(c.win, c.store, who.Question{
		Title: lang.L("Who brought you together?"), Without: []int64{c.value().ID, had},
		Choose: func(l data.ContactLine) {
			set(l.ID)
			if had != 0 {
				c.win.Undoable(lang.L("Changed who brought you together"), func(context.Context) error {
					fyne.Do(func() { set(had) })
					return nil
				})
			}
		},
	})
}
