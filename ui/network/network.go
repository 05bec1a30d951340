// Package network is the room for the people one meets: who they are, where
// one met, how to reach them, what was said, and when to write again.
package network

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
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

	Contacts(ctx context.Context, filter data.ContactFilter) ([]data.ContactLine, error)
	CountContacts(ctx context.Context, filter data.ContactFilter) (int, error)
	Employers(ctx context.Context, limit int) ([]string, error)
	CountStanding(ctx context.Context) (data.ContactCounts, error)
	Contact(ctx context.Context, id int64) (data.Contact, error)
	SaveContact(ctx context.Context, contact data.Contact) (data.Contact, error)
	MergeContacts(ctx context.Context, keep, other int64) (undo func(context.Context) error, err error)
	Tags(ctx context.Context, kind data.Kind) ([]data.TagCount, error)
	Delete(ctx context.Context, refs ...data.Ref) error
	Restore(ctx context.Context, refs ...data.Ref) error

	// What one had to do with somebody, and when to write again.
	Touches(ctx context.Context, contactID int64) ([]data.Touch, error)
	SaveTouch(ctx context.Context, touch data.Touch) (data.Touch, error)
	LogTouch(ctx context.Context, touch data.Touch) (data.Touch, []data.FollowUp, error)
	UnlogTouch(ctx context.Context, touch data.Touch, done []data.FollowUp) error
	FollowUps(ctx context.Context, filter data.FollowUpFilter) ([]data.FollowUp, error)
	SaveFollowUp(ctx context.Context, followUp data.FollowUp) (data.FollowUp, error)
	ResetFollowUp(ctx context.Context, was data.FollowUp) error
	Rhythms(ctx context.Context) (data.Rhythms, error)
	SetRhythm(ctx context.Context, tag string, rhythm data.Rhythm) error

	// What is written about somebody, and what else has to do with them.
	Entries(ctx context.Context, filter data.EntryFilter) ([]data.EntryLine, error)
	Entry(ctx context.Context, id int64) (data.Entry, error)
	SaveEntry(ctx context.Context, entry data.Entry) (data.Entry, error)
	Mentions(ctx context.Context, ref data.Ref) ([]data.Mention, error)
	Passions(ctx context.Context, filter data.PassionFilter) ([]data.Passion, error)
	Events(ctx context.Context, filter data.EventFilter) ([]data.Event, error)
	Event(ctx context.Context, id int64) (data.Event, error)
}

// Room is the network. It takes the addresses "" for who was open last, "7"
// for a contact, "7/touch/5" and "7/followup/5" for a line of their card, "new"
// for a new one, "due" and "slipping" for those, "at/Acme" for everybody of a
// company, and "informational/7" for what to ask somebody.
type Room struct {
	*folio.Folio[data.Contact, data.ContactLine]

	win      room.Window
	store    Store
	card     *card
	guide    *guide
	content  *fyne.Container // the folio, or the guide
	renewing task.Latest
	cancel   func()
	here     bool
	behind   bool // what the list says has changed while nobody looked

	mu      sync.Mutex // guards what the list is read by, beside the UI thread
	only    only       // who is listed
	waiting bool       // who waits longest comes first
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
	r.card = newCard(win, store)
	r.Folio = folio.New(folio.Config[data.Contact, data.ContactLine]{
		Window: win,
		Store:  store,
		Kind:   data.KindContact,
		Tags:   store.Tags,
		Words:  phrases(),

		Drafts:  drafts(store),
		Updated: func(c data.Contact) time.Time { return c.Updated },
		Read: func(ctx context.Context, id int64) (data.Contact, error) {
			contact, err := store.Contact(ctx, id)
			return withoutStandIn(contact), err
		},
		Begin: func(name string) data.Contact { return data.Contact{Name: name} },
		Prepare: func(ctx context.Context, contact data.Contact) func() {
			a, err := lookAround(ctx, store, contact)
			return func() { r.card.around(a, err) }
		},

		Filters: r.filters,
		Load: func(ctx context.Context, q shelf.Query, limit, offset int) ([]data.ContactLine, error) {
			f := r.filter(q)
			f.Limit, f.Offset = limit, offset
			return store.Contacts(ctx, f)
		},
		Count: func(ctx context.Context, q shelf.Query) (int, error) { return store.CountContacts(ctx, r.filter(q)) },
		Row:   func() widget.Row[data.ContactLine] { return newRow(store.Now) },
		ID:    func(l data.ContactLine) int64 { return l.ID },
		Menu:  r.menu,
	})
	r.card.folio, r.card.room = r.Folio, r
	r.Furnish(r.card)
	r.guide = newGuide(r)
	r.content = container.NewStack(r.Folio.Content())
	r.cancel = store.Subscribe(func(kind data.Kind) { fyne.Do(func() { r.changed(kind) }) })
	return r
}

// Names of the filters.
const (
	onlyDue      = "due"
	onlySlipping = "slipping"
)

// filter is what the list is restricted to.
func (r *Room) filter(q shelf.Query) data.ContactFilter {
	r.mu.Lock()
	defer r.mu.Unlock()
	f := data.ContactFilter{Text: q.Text}
	if r.waiting {
		f.Order = data.ByTouched
	}
	switch name, is := shelf.FilterName(q.Tag); {
	case !is:
		f.Tag = q.Tag
	case name == onlyDue:
		f.Due = true
	case name == onlySlipping:
		f.Standing = data.StandingSlipping
	default:
		if o, is := readOnly(name); is {
			o.add(&f, r.store.Now())
		}
	}
	return f
}

// filters are the chips before the tags: who is due, who slips, and who was
// asked for.
func (r *Room) filters(ctx context.Context) ([]shelf.Filter, error) {
	n, err := r.store.CountStanding(ctx)
	if err != nil {
		return nil, err
	}
	var all []shelf.Filter
	if n.Due > 0 {
		all = append(all, shelf.Filter{Key: shelf.FilterKey(onlyDue), Label: lang.L("Due") + " " + strconv.Itoa(n.Due)})
	}
	if n.Slipping > 0 {
		all = append(all, shelf.Filter{Key: shelf.FilterKey(onlySlipping), Label: lang.L("Slipping") + " " + strconv.Itoa(n.Slipping)})
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.only != (only{}) {
		all = append(all, shelf.Filter{Key: r.only.key(), Label: r.only.label()})
	}
	return all, nil
}

// menu is what is done more rarely.
func (r *Room) menu() []*fyne.MenuItem {
	order := lang.L("Who waits longest first")
	r.mu.Lock()
	if r.waiting {
		order = lang.L("Sort by name")
	}
	r.mu.Unlock()
	return []*fyne.MenuItem{
		fyne.NewMenuItem(lang.L("Events and organisations"), func() { r.win.Go("events") }),
		fyne.NewMenuItem(lang.L("Bring contacts in, take them out"), func() { r.win.Go("people") }),
		fyne.NewMenuItem(lang.L("Show only some (O)"), r.chooseOnly),
		fyne.NewMenuItem(order, r.turn),
		fyne.NewMenuItem(lang.L("How often, by tag"), r.card.rhythmsByTag),
	}
}

// turn changes the order of the list.
func (r *Room) turn() {
	r.mu.Lock()
	r.waiting = !r.waiting
	r.mu.Unlock()
	r.Again()
}

// Content implements [room.Room].
func (r *Room) Content() fyne.CanvasObject { return r.content }

// Enter implements [room.Room].
func (r *Room) Enter(rest string) {
	r.here = true
	first, about := room.Split(rest)
	if first == "informational" {
		id, _ := strconv.ParseInt(about, 10, 64)
		r.show(r.guide.content)
		r.guide.open(id)
		return
	}
	r.guide.leave()
	r.show(r.Folio.Content())
	switch first {
	case onlyDue, onlySlipping:
		r.Filter(shelf.FilterKey(first))
		rest = ""
	case "at":
		r.showOnly(only{company: about})
		rest = ""
	}
	if r.behind {
		r.behind = false
		r.Again()
	}
	r.card.sought = lineOf(rest)
	r.Folio.Enter(rest)
	r.card.reveal() // when the card is open already; otherwise once it is
}

// lineOf reads which line of a card an address means.
func lineOf(rest string) (s sought) {
	whose, line := room.Split(rest)
	kind, number := room.Split(line)
	s.contact, _ = strconv.ParseInt(whose, 10, 64)
	s.ref.ID, _ = strconv.ParseInt(number, 10, 64)
	s.ref.Kind = data.Kind(kind)
	return s
}

// show puts the folio or the guide into the room.
func (r *Room) show(o fyne.CanvasObject) {
	if r.content.Objects[0] != o {
		r.content.Objects[0] = o
		r.content.Refresh()
	}
}

// Leave implements [room.Room].
func (r *Room) Leave() {
	r.here = false
	r.guide.leave()
	r.Folio.Leave()
}

// Flush implements [room.Flusher].
func (r *Room) Flush() {
	r.guide.flush()
	r.Folio.Flush()
}

// Close implements [room.Closer].
func (r *Room) Close() {
	r.cancel()
	r.renewing.Cancel()
	r.guide.close()
	r.Folio.Close()
	r.Wait()
}

// Wait returns when nothing is being read or saved.
func (r *Room) Wait() {
	r.Folio.Wait()
	r.renewing.Wait()
	r.card.working.Wait()
	r.guide.wait()
}

// TypedKey implements [room.KeyTaker].
func (r *Room) TypedKey(key *fyne.KeyEvent) bool {
	if r.guide.shown {
		return r.guide.typedKey(key)
	}
	if r.Draft() != nil {
		switch key.Name {
		case fyne.KeyT:
			r.card.logTouch(data.Touch{})
			return true
		case fyne.KeyF:
			r.card.planFollowUp()
			return true
		case fyne.KeyD:
			r.card.draft()
			return true
		case fyne.KeyJ:
			r.card.reflect()
			return true
		case fyne.KeyI:
			r.card.informational()
			return true
		case fyne.KeyM:
			r.card.merge()
			return true
		}
	}
	switch key.Name {
	case fyne.KeyE:
		r.win.Go("events")
		return true
	case fyne.KeyO:
		r.chooseOnly()
		return true
	}
	return r.Folio.TypedKey(key)
}

// changed follows what is stored: the list says when one was in touch, and the
// open contact may have been changed by an event or a merge.
func (r *Room) changed(kind data.Kind) {
	switch kind {
	case data.KindTouch, data.KindFollowUp, data.KindSetting:
		r.behind = !r.here
		if r.here {
			r.Again()
		}
	case data.KindContact:
		r.renew()
	}
}

// renew shows the open contact as the store now has it, if it was changed
// elsewhere.
func (r *Room) renew() {
	d := r.Draft()
	if d == nil || d.ID() == 0 {
		return
	}
	r.renewing.Run(func(ctx context.Context) func() {
		now, err := r.store.Contact(ctx, d.ID())
		if err != nil {
			return nil // in the trash, or told elsewhere
		}
		return func() {
			if !now.Updated.Equal(d.Value().Updated) {
				r.Renew(withoutStandIn(now))
				r.PrepareAgain()
			}
		}
	})
}

func phrases() folio.Words[data.Contact] {
	return folio.Words[data.Contact]{
		Title:      lang.L("Network"),
		New:        lang.L("New contact"),
		Search:     lang.L("Search people"),
		Nothing:    lang.L("Nobody has these words and this tag."),
		Choose:     lang.L("Choose somebody, or add a new contact."),
		EmptyIcon:  "network",
		EmptyTitle: lang.L("The people you meet"),
		EmptyText:  lang.L("Keep who they are, where you met and what you both like, so that the next message is easy to begin."),
		EmptyNew:   lang.L("Add the first contact"),
		List:       lang.L("read your contacts"),
		Open:       lang.L("open this contact"),
		Save:       lang.L("save this contact; your words stay on the card"),
		Delete:     lang.L("delete this contact"),
		Deleted: func(c data.Contact) string {
			if name := strings.TrimSpace(c.Name); name != "" {
				return lang.L("Deleted {{.Name}}", map[string]any{"Name": name})
			}
			return lang.L("Contact deleted")
		},
	}
}

// drafts says how contacts are kept.
func drafts(store Store) desk.Kind[data.Contact] {
	return desk.Kind[data.Contact]{
		ID:    func(c data.Contact) int64 { return c.ID },
		Blank: blank,
		Save: func(ctx context.Context, c data.Contact) (data.Contact, error) {
			return store.SaveContact(ctx, withStandIn(c))
		},
		Adopt: func(c *data.Contact, saved data.Contact) {
			c.ID, c.Created, c.Updated = saved.ID, saved.Created, saved.Updated
		},
		Now: store.Now,
	}
}

// blank reports whether nothing is known about a contact.
func blank(c data.Contact) bool {
	texts := []string{c.Name, c.Company, c.Role, c.WhereMet, c.Interests, c.Email, c.Phone, c.Notes}
	texts = append(append(append(texts, c.Emails...), c.Phones...), c.Links...)
	return strings.TrimSpace(strings.Join(texts, "")) == "" && len(c.Tags) == 0 && len(c.Photo) == 0 && len(c.Jobs) == 0
}

// standIn is the name of a contact that has none yet. The store wants one, and
// a phone number noted in a hurry is not to be lost for want of it.
func standIn() string { return lang.L("No name yet") }

func withStandIn(c data.Contact) data.Contact {
	c.Jobs = slices.DeleteFunc(slices.Clone(c.Jobs), func(j data.Job) bool { return strings.TrimSpace(j.Company+j.Role+j.Period) == "" })
	if strings.TrimSpace(c.Name+c.Company+c.Email) == "" {
		c.Name = standIn()
	}
	return c
}

func withoutStandIn(c data.Contact) data.Contact {
	if c.Name == standIn() {
		c.Name = ""
	}
	return c
}
