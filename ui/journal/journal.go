// Package journal is the room for reflections: what happened, how it felt,
// what to do another time. It saves by itself while one writes.
package journal

import (
	"context"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio"
	"greenroom/ui/folio/shelf"
	"greenroom/ui/room"
	"greenroom/ui/widget"
)

// Store is what the room needs of the store.
type Store interface {
	Now() time.Time
	Subscribe(changed func(data.Kind)) (cancel func())

	Entries(ctx context.Context, filter data.EntryFilter) ([]data.EntryLine, error)
	CountEntries(ctx context.Context, filter data.EntryFilter) (int, error)
	Entry(ctx context.Context, id int64) (data.Entry, error)
	SaveEntry(ctx context.Context, entry data.Entry) (data.Entry, error)
	Tags(ctx context.Context, kind data.Kind) ([]data.TagCount, error)
	Delete(ctx context.Context, refs ...data.Ref) error
	Restore(ctx context.Context, refs ...data.Ref) error

	// What an entry can be linked to.
	Question(ctx context.Context, id int64) (data.Question, error)
	Questions(ctx context.Context, filter data.QuestionFilter) ([]data.Question, error)
	Take(ctx context.Context, id int64) (data.Take, error)
	LastTakes(ctx context.Context, limit int) ([]data.TakeOf, error)
	Contact(ctx context.Context, id int64) (data.Contact, error)
	Contacts(ctx context.Context, filter data.ContactFilter) ([]data.ContactLine, error)
	Interview(ctx context.Context, id int64) (data.Interview, error)
	Interviews(ctx context.Context, filter data.InterviewFilter) ([]data.Interview, error)
	Company(ctx context.Context, id int64) (data.Company, error)
	Companies(ctx context.Context, filter data.CompanyFilter) ([]data.Company, error)
	Passion(ctx context.Context, id int64) (data.Passion, error)
	Passions(ctx context.Context, filter data.PassionFilter) ([]data.Passion, error)
	Story(ctx context.Context, id int64) (data.Story, error)
	Stories(ctx context.Context, filter data.StoryFilter) ([]data.Story, error)
}

// Room is the journal. It takes the addresses "" for what was open last, "5"
// for an entry, "find/maps" for those that have these words, "new" for a new
// one and "new/take/5", "new/contact/7", "new/story/2" and the like for a new
// one about something.
type Room struct {
	*folio.Folio[data.Entry, data.EntryLine]
	win     room.Window
	store   Store
	private atomic.Bool // private entries are asked for
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
	p := newPage(win, store)
	r := &Room{win: win, store: store}
	r.Folio = folio.New(folio.Config[data.Entry, data.EntryLine]{
		Window: win,
		Store:  store,
		Kind:   data.KindEntry,
		Tags:   store.Tags,
		Words:  phrases(),

		Drafts:  drafts(store),
		Updated: func(e data.Entry) time.Time { return e.Updated },
		Read:    store.Entry,
		Begin:   func(about string) data.Entry { return begin(about, store.Now()) },
		Prepare: func(ctx context.Context, e data.Entry) func() {
			about := links(ctx, store, e)
			return func() { p.showLinks(about) }
		},

		Load: func(ctx context.Context, q shelf.Query, limit, offset int) ([]data.EntryLine, error) {
			return store.Entries(ctx, data.EntryFilter{Text: q.Text, Tag: q.Tag, Private: r.private.Load(), Limit: limit, Offset: offset})
		},
		Count: func(ctx context.Context, q shelf.Query) (int, error) {
			return store.CountEntries(ctx, data.EntryFilter{Text: q.Text, Tag: q.Tag, Private: r.private.Load()})
		},
		Row: func() widget.Row[data.EntryLine] { return newRow(store.Now) },
		ID:  func(l data.EntryLine) int64 { return l.ID },

		Menu: r.menu,
	})
	p.folio = r.Folio
	r.Furnish(p)
	return r
}

// Enter implements [room.Room].
func (r *Room) Enter(rest string) {
	if sought, ok := strings.CutPrefix(rest, "find/"); ok {
		if words, err := url.PathUnescape(sought); err == nil {
			r.Find(words)
			return
		}
	}
	r.Folio.Enter(rest)
}

// menu is what is done more rarely.
func (r *Room) menu() []*fyne.MenuItem {
	label := lang.L("Show private entries")
	if r.private.Load() {
		label = lang.L("Hide private entries")
	}
	return []*fyne.MenuItem{
		fyne.NewMenuItem(label, r.turnPrivate),
		fyne.NewMenuItem(lang.L("Export entries…"), r.export),
	}
}

// turnPrivate shows private entries in the list, or no longer.
func (r *Room) turnPrivate() {
	r.private.Store(!r.private.Load())
	r.Again()
}

func phrases() folio.Words[data.Entry] {
	return folio.Words[data.Entry]{
		Title:      lang.L("Journal"),
		New:        lang.L("New entry"),
		Search:     lang.L("Search the journal"),
		Nothing:    lang.L("No entry has these words and this tag."),
		Choose:     lang.L("Choose an entry, or begin a new one."),
		EmptyIcon:  "journal",
		EmptyTitle: lang.L("A page of your own"),
		EmptyText:  lang.L("Write down how an answer went, what an interview taught you, what you are proud of. Nobody else reads it."),
		EmptyNew:   lang.L("Write the first entry"),
		List:       lang.L("read the journal"),
		Open:       lang.L("open this entry"),
		Save:       lang.L("save your entry; your words stay on the page"),
		Delete:     lang.L("delete this entry"),
		Deleted: func(e data.Entry) string {
			if title := strings.TrimSpace(e.Title); title != "" {
				return lang.L("Deleted “{{.Title}}”", map[string]any{"Title": shorten(title, 40)})
			}
			return lang.L("Entry deleted")
		},
	}
}

// begin makes an entry of today, about "take/5" for example.
func begin(about string, now time.Time) data.Entry {
	e := data.Entry{Date: now}
	kind, rest := room.Split(about)
	if id, err := strconv.ParseInt(rest, 10, 64); err == nil && id > 0 {
		setLink(&e, data.Ref{Kind: data.Kind(kind), ID: id})
	}
	return e
}
