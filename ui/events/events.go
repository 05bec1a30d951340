// Package events is the room for where one meets people: events, planned and
// attended, and the organisations one belongs to.
package events

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio"
	"greenroom/ui/folio/desk"
	"greenroom/ui/folio/shelf"
	"greenroom/ui/room"
	"greenroom/ui/task"
	"greenroom/ui/widget"
)

// Store is what the room needs of the store.
type Store interface {
	Now() time.Time
	Subscribe(changed func(data.Kind)) (cancel func())
	Events(ctx context.Context, filter data.EventFilter) ([]data.Event, error)
	CountEvents(ctx context.Context, filter data.EventFilter) (int, error)
	Event(ctx context.Context, id int64) (data.Event, error)
	SaveEvent(ctx context.Context, event data.Event) (data.Event, error)
	Expect(ctx context.Context, eventID int64, m data.Met) error
	Unexpect(ctx context.Context, eventID, contactID int64) (undo func(context.Context) error, err error)
	Delete(ctx context.Context, refs ...data.Ref) error
	Restore(ctx context.Context, refs ...data.Ref) error

	Contacts(ctx context.Context, filter data.ContactFilter) ([]data.ContactLine, error)
	Contact(ctx context.Context, id int64) (data.Contact, error)
	SaveContact(ctx context.Context, contact data.Contact) (data.Contact, error)
	FollowUps(ctx context.Context, filter data.FollowUpFilter) ([]data.FollowUp, error)
	SaveFollowUp(ctx context.Context, followUp data.FollowUp) (data.FollowUp, error)
	Mentions(ctx context.Context, ref data.Ref) ([]data.Mention, error)
}

// Room is the room of events. It takes the addresses "" for what was open last,
// "7" for an event and "new" for a new one.
type Room struct {
	*folio.Folio[data.Event, data.Event]

	win      room.Window
	store    Store
	page     *page
	cancel   func()
	renewing task.Latest
}

var (
	_ room.Room     = (*Room)(nil)
	_ room.Creator  = (*Room)(nil)
	_ room.Searcher = (*Room)(nil)
	_ room.Flusher  = (*Room)(nil)
	_ room.Closer   = (*Room)(nil)
	_ room.KeyTaker = (*Room)(nil)
)

// New makes the room.
func New(win room.Window, store Store) *Room {
	r := &Room{win: win, store: store}
	r.page = newPage(win, store)
	r.Folio = folio.New(folio.Config[data.Event, data.Event]{
		Window: win, Store: store, Kind: data.KindEvent, Words: phrases(),
		Drafts:  drafts(store),
		Updated: func(e data.Event) time.Time { return e.Updated },
		Read:    store.Event,
		Begin: func(about string) data.Event {
			if about == string(data.EventOrganisation) {
				return data.Event{Kind: data.EventOrganisation}
			}
			return data.Event{Kind: data.EventDay, State: data.EventPlanned}
		},
		Prepare: func(ctx context.Context, e data.Event) func() {
			a, err := lookAround(ctx, store, e)
			return func() { r.page.around(a, err) }
		},
		Filters: r.filters,
		Load: func(ctx context.Context, q shelf.Query, limit, offset int) ([]data.Event, error) {
			f := filter(q)
			f.Limit, f.Offset = limit, offset
			return store.Events(ctx, f)
		},
		Count: func(ctx context.Context, q shelf.Query) (int, error) { return store.CountEvents(ctx, filter(q)) },
		Row:   func() widget.Row[data.Event] { return newRow(store.Now) },
		ID:    func(e data.Event) int64 { return e.ID },
		Menu: func() []*fyne.MenuItem {
			return []*fyne.MenuItem{
				fyne.NewMenuItem(lang.L("New organisation"), func() { win.Go("events/new/organisation") }),
				fyne.NewMenuItem(lang.L("People"), func() { win.Go("network") }),
			}
		},
	})
	r.page.folio = r.Folio
	r.Furnish(r.page)
	r.cancel = store.Subscribe(func(kind data.Kind) {
		if kind == data.KindEvent {
			fyne.Do(r.renew)
		}
	})
	return r
}

// filters are the chips above the list.
func (r *Room) filters(ctx context.Context) ([]shelf.Filter, error) {
	var all []shelf.Filter
	for _, f := range []struct{ name, label string }{
		{string(data.EventPlanned), lang.L("Planned")}, {string(data.EventAttended), lang.L("Attended")}, {string(data.EventOrganisation), lang.L("Organisations")},
	} {
		key := shelf.FilterKey(f.name)
		n, err := r.store.CountEvents(ctx, filter(shelf.Query{Tag: key}))
		if err != nil {
			return nil, err
		}
		if n > 0 {
			all = append(all, shelf.Filter{Key: key, Label: f.label + " " + strconv.Itoa(n)})
		}
	}
	return all, nil
}

func filter(q shelf.Query) data.EventFilter {
	f := data.EventFilter{Text: q.Text}
	name, _ := shelf.FilterName(q.Tag)
	switch {
	case name == string(data.EventOrganisation):
		f.Kind = data.EventOrganisation
	case name != "":
		f.Kind, f.State = data.EventDay, data.EventState(name)
	}
	return f
}

// Close implements [room.Closer].
func (r *Room) Close() {
	r.cancel()
	r.renewing.Cancel()
	r.Folio.Close()
	r.Wait()
}

// Wait returns when nothing is being read or saved.
func (r *Room) Wait() {
	r.renewing.Wait()
	r.Folio.Wait()
}

// TypedKey implements [room.KeyTaker]: a digit is somebody to write to, M
// somebody met, W somebody to meet.
func (r *Room) TypedKey(key *fyne.KeyEvent) bool {
	if r.Draft() != nil && r.page.typedKey(key) {
		return true
	}
	return r.Folio.TypedKey(key)
}

// renew shows the open event as the store now has it: whom one met is kept by
// itself.
func (r *Room) renew() {
	d := r.Draft()
	if d == nil || d.ID() == 0 {
		return
	}
	r.renewing.Run(func(ctx context.Context) func() {
		now, err := r.store.Event(ctx, d.ID())
		if err != nil {
			return nil // in the trash, or told elsewhere
		}
		return func() {
			if !slices.Equal(now.People, d.Value().People) {
				r.Renew(now)
				r.PrepareAgain()
			}
		}
	})
}

func phrases() folio.Words[data.Event] {
	return folio.Words[data.Event]{
		Title:      lang.L("Events"),
		New:        lang.L("New event"),
		Search:     lang.L("Search events"),
		Nothing:    lang.L("No event has these words."),
		Choose:     lang.L("Choose an event, or add a new one."),
		EmptyIcon:  "calendar",
		EmptyTitle: lang.L("Where you meet people"),
		EmptyText:  lang.L("Plan an evening: what you go there for and whom you would like to meet. Afterwards it takes one key for each person to write to them."),
		EmptyNew:   lang.L("Add the first event"),
		List:       lang.L("read your events"),
		Open:       lang.L("open this event"),
		Save:       lang.L("save this event; your words stay on the page"),
		Delete:     lang.L("delete this event"),
		Deleted: func(e data.Event) string {
			if name := strings.TrimSpace(e.Name); name != "" {
				return lang.L("Deleted {{.Name}}", map[string]any{"Name": name})
			}
			return lang.L("Event deleted")
		},
	}
}

// drafts says how events are kept.
func drafts(store Store) desk.Kind[data.Event] {
	return desk.Kind[data.Event]{
		ID: func(e data.Event) int64 { return e.ID },
		Blank: func(e data.Event) bool {
			return strings.TrimSpace(e.Name+e.Place+e.Link+e.Goal+e.Notes) == "" && e.At.IsZero()
		},
		Save: store.SaveEvent,
		Adopt: func(e *data.Event, saved data.Event) {
			e.ID, e.People, e.Created, e.Updated = saved.ID, saved.People, saved.Created, saved.Updated
		},
		Now: store.Now,
	}
}

// around is what the page shows beside the event itself.
type around struct {
	people   []data.Contact // in the order of the event's
	written  map[int64]data.FollowUp
	mentions []data.Mention
}

// lookAround reads who is on the list of an event, and to whom one is to write.
func lookAround(ctx context.Context, store Store, e data.Event) (a around, err error) {
	a.written = map[int64]data.FollowUp{}
	for _, m := range e.People {
		contact, err := store.Contact(ctx, m.ContactID)
		if errors.Is(err, data.ErrNotFound) {
			contact, err = data.Contact{}, nil // in the trash
		}
		if err != nil {
			return a, err
		}
		a.people = append(a.people, contact)
		open, err := store.FollowUps(ctx, data.FollowUpFilter{ContactID: m.ContactID, Open: true, Limit: 1})
		if err != nil {
			return a, err
		}
		if len(open) > 0 {
			a.written[m.ContactID] = open[0]
		}
	}
	if e.ID != 0 {
		a.mentions, err = store.Mentions(ctx, data.Ref{Kind: data.KindEvent, ID: e.ID})
		a.mentions = slices.DeleteFunc(a.mentions, func(m data.Mention) bool { return m.Kind == data.KindTouch || m.Kind == data.KindContact })
	}
	return a, err
}
