package today

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/who"
	"greenroom/ui/widget"
)

// peopleShown is how many people to write to are named.
const peopleShown = 4

// waits is somebody to write to.
type waits struct {
	contact data.Contact
	about   string
}

// loadPeople reads to whom one is to write, and how many slip.
func (r *Room) loadPeople(ctx context.Context, d *day) error {
	due, err := r.Store.DueFollowUps(ctx)
	if err != nil {
		return err
	}
	d.due = len(due)
	for _, f := range due[:min(len(due), peopleShown)] {
		c, err := r.Store.Contact(ctx, f.ContactID)
		if errors.Is(err, data.ErrNotFound) {
			continue // in the trash since
		}
		if err != nil {
			return err
		}
		d.people = append(d.people, waits{c, strings.TrimSpace(f.About)})
	}
	d.standing, err = r.Store.CountStanding(ctx)
	return err
}

// peopleCard names the people to write to, each with what about. Those who slip
// are counted, not named: they can wait a day more.
func (r *Room) peopleCard(d day) fyne.CanvasObject {
	if len(d.people) == 0 && d.standing.Slipping == 0 {
		return nil
	}
	list := widget.VStack(12, widget.NewSection(lang.L("People to write to")))
	for _, w := range d.people {
		open := widget.NewLead(who.Name(w.contact.Name, w.contact.Company), func() { r.Window.Go(fmt.Sprintf("network/%d", w.contact.ID)) })
		about := w.about
		if about == "" {
			about = strings.TrimSpace(who.Does(w.contact.Role, w.contact.Company))
		}
		list.Add(widget.VStack(0, open, widget.NewQuiet(about)))
	}
	var more []fyne.CanvasObject
	if n := d.due - len(d.people); n > 0 {
		more = append(more, widget.NewHint(lang.N("{{.Count}} more to write to", n, map[string]any{"Count": n}), "", func() { r.Window.Go("network/due") }))
	}
	if n := d.standing.Slipping; n > 0 {
		more = append(more, widget.NewHint(lang.N("It has been a while with {{.Count}} people", n, map[string]any{"Count": n}), "", func() { r.Window.Go("network/slipping") }))
	}
	if len(more) > 0 {
		list.Add(widget.Flow(2*theme.Grid, more...))
	}
	return widget.NewCard(list)
}
