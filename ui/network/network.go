// Package network is the room for the people one meets: who they are, where
// one met, how to reach them, and what was written about them.
package network

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio"
	"greenroom/ui/folio/desk"
	"greenroom/ui/folio/shelf"
	"greenroom/ui/room"
	"greenroom/ui/widget"
)

// Store is what the room needs of the store.
type Store interface {
	Now() time.Time
	Subscribe(changed func(data.Kind)) (cancel func())

	Contacts(ctx context.Context, filter data.ContactFilter) ([]data.ContactLine, error)
	CountContacts(ctx context.Context, filter data.ContactFilter) (int, error)
	Contact(ctx context.Context, id int64) (data.Contact, error)
	SaveContact(ctx context.Context, contact data.Contact) (data.Contact, error)
	Tags(ctx context.Context, kind data.Kind) ([]data.TagCount, error)
	Delete(ctx context.Context, refs ...data.Ref) error
	Restore(ctx context.Context, refs ...data.Ref) error

	// What was written about somebody.
	Entries(ctx context.Context, filter data.EntryFilter) ([]data.EntryLine, error)
}

// Room is the network. It takes the addresses "" for who was open last, "7"
// for a contact and "new" for a new one.
type Room struct {
	*folio.Folio[data.Contact, data.ContactLine]
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
	c := newCard(win, store)
	r := &Room{folio.New(folio.Config[data.Contact, data.ContactLine]{
		Window: win,
		Store:  store,
		Kind:   data.KindContact,
		Words:  phrases(),

		Drafts:  drafts(store),
		Updated: func(c data.Contact) time.Time { return c.Updated },
		Read: func(ctx context.Context, id int64) (data.Contact, error) {
			contact, err := store.Contact(ctx, id)
			return withoutStandIn(contact), err
		},
		Begin: func(string) data.Contact { return data.Contact{} },
		Prepare: func(ctx context.Context, contact data.Contact) func() {
			written, err := mentions(ctx, store, contact.ID)
			return func() { c.showMentions(written, err) }
		},

		Load: func(ctx context.Context, q shelf.Query, limit, offset int) ([]data.ContactLine, error) {
			return store.Contacts(ctx, data.ContactFilter{Text: q.Text, Tag: q.Tag, Limit: limit, Offset: offset})
		},
		Count: func(ctx context.Context, q shelf.Query) (int, error) {
			return store.CountContacts(ctx, data.ContactFilter{Text: q.Text, Tag: q.Tag})
		},
		Row: func() widget.Row[data.ContactLine] { return newRow() },
		ID:  func(l data.ContactLine) int64 { return l.ID },
	})}
	c.folio = r.Folio
	r.Furnish(c)
	return r
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
	return strings.TrimSpace(strings.Join(texts, "")) == "" && len(c.Links) == 0 && len(c.Tags) == 0
}

// standIn is the name of a contact that has none yet. The store wants one, and
// a phone number noted in a hurry is not to be lost for want of it.
func standIn() string { return lang.L("No name yet") }

func withStandIn(c data.Contact) data.Contact {
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

// mentioned is how many entries about somebody are listed.
const mentioned = 12

// mentions lists what was written about a contact, and one more than is shown
// if there is more.
func mentions(ctx context.Context, store Store, id int64) ([]data.EntryLine, error) {
	if id == 0 {
		return nil, nil
	}
	return store.Entries(ctx, data.EntryFilter{ContactID: id, Limit: mentioned + 1})
}
