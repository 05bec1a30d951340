// Package passions is the room for what moves the person: a path of prompts
// that leads there, the passions it leads to, the words that come back in what
// they write, and five days of writing for themselves alone.
package passions

import (
	"context"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio"
	"greenroom/ui/folio/desk"
	"greenroom/ui/folio/shelf"
	"greenroom/ui/pages"
	"greenroom/ui/room"
	"greenroom/ui/widget"
)

// Store is what the room needs of the store.
type Store interface {
	Now() time.Time
	Subscribe(changed func(data.Kind)) (cancel func())

	Passions(ctx context.Context, filter data.PassionFilter) ([]data.Passion, error)
	CountPassions(ctx context.Context, filter data.PassionFilter) (int, error)
	Passion(ctx context.Context, id int64) (data.Passion, error)
	SavePassion(ctx context.Context, passion data.Passion) (data.Passion, error)
	Tags(ctx context.Context, kind data.Kind) ([]data.TagCount, error)
	Delete(ctx context.Context, refs ...data.Ref) error
	Restore(ctx context.Context, refs ...data.Ref) error

	Entries(ctx context.Context, filter data.EntryFilter) ([]data.EntryLine, error)
	Entry(ctx context.Context, id int64) (data.Entry, error)
	SaveEntry(ctx context.Context, entry data.Entry) (data.Entry, error)
	Stories(ctx context.Context, filter data.StoryFilter) ([]data.Story, error)
	Mentions(ctx context.Context, ref data.Ref) ([]data.Mention, error)
	Strands(ctx context.Context, months, limit int) ([]data.Strand, error)

	SpokenOf(ctx context.Context, question data.Question) (data.Question, error)
	Spoken(ctx context.Context, subject string) (data.Question, error)
}

// Deps is what the room is made of.
type Deps struct {
	Window  room.Window
	Store   Store
	Prompts data.Prompts
}

// New makes the room. It takes the addresses "" for the passion that was open
// last, "7" for one, "new" for a new one and "new/entry/5" for one that an
// entry led to; "path" and "path/talk" for the prompts; "themes"; "writing" and
// "writing/3" for a day of writing.
func New(deps Deps) *pages.Room {
	return pages.New(deps.Window, "passions",
		pages.Page{Label: lang.L("What moves you"), Room: newList(deps)},
		pages.Page{Name: "path", Label: lang.L("The path"), Room: newPath(deps)},
		pages.Page{Name: "themes", Label: lang.L("Themes over time"), Room: newThemes(deps)},
		pages.Page{Name: "writing", Label: lang.L("Writing for yourself"), Room: newJournalDays(deps)},
	)
}

// list is the passions.
type list struct {
	*folio.Folio[data.Passion, data.Passion]
	page  *page
	store Store
	led   atomic.Int64 // the entry that led to the one that is begun
}

func newList(deps Deps) *list {
	p := newPage(deps)
	l := &list{store: deps.Store, page: p}
	l.Folio = folio.New(folio.Config[data.Passion, data.Passion]{
		Window: deps.Window,
		Store:  deps.Store,
		Kind:   data.KindPassion,
		Tags:   deps.Store.Tags,
		Words:  phrases(),

		Drafts:  l.drafts(),
		Updated: func(p data.Passion) time.Time { return p.Updated },
		Read:    deps.Store.Passion,
		Begin: func(about string) data.Passion {
			kind, id := room.Split(about)
			entry, err := strconv.ParseInt(id, 10, 64)
			if err != nil || kind != string(data.KindEntry) {
				entry = 0
			}
			l.led.Store(entry)
			return data.Passion{}
		},
		Prepare: func(ctx context.Context, passion data.Passion) func() {
			shown := l.linked(ctx, passion)
			return func() {
				p.showLinks(shown)
				p.mentions.Show(data.Ref{Kind: data.KindPassion, ID: passion.ID})
			}
		},

		Load: func(ctx context.Context, q shelf.Query, limit, offset int) ([]data.Passion, error) {
			return deps.Store.Passions(ctx, data.PassionFilter{Text: q.Text, Tag: q.Tag, Limit: limit, Offset: offset})
		},
		Count: func(ctx context.Context, q shelf.Query) (int, error) {
			return deps.Store.CountPassions(ctx, data.PassionFilter{Text: q.Text, Tag: q.Tag})
		},
		Row: func() widget.Row[data.Passion] { return newRow() },
		ID:  func(p data.Passion) int64 { return p.ID },
	})
	p.Folio = l.Folio
	l.Furnish(p)
	return l
}

// Close implements [room.Closer].
func (l *list) Close() {
	l.page.mentions.Close()
	l.Folio.Close()
}

func phrases() folio.Words[data.Passion] {
	return folio.Words[data.Passion]{
		Title:      lang.L("Passions"),
		New:        lang.L("New passion"),
		Search:     lang.L("Search passions"),
		Nothing:    lang.L("No passion has these words and this tag."),
		Choose:     lang.L("Choose a passion, or add a new one."),
		EmptyIcon:  "lamp",
		EmptyTitle: lang.L("What you would do unpaid"),
		EmptyText:  lang.L("Name what moves you, what you did out of it, and what an employer has of it. If nothing comes to mind, begin with the path: seven questions lead there."),
		EmptyNew:   lang.L("Name the first passion"),
		List:       lang.L("read your passions"),
		Open:       lang.L("open this passion"),
		Save:       lang.L("save this passion; your words stay on the page"),
		Delete:     lang.L("delete this passion"),
		Deleted: func(p data.Passion) string {
			if name := strings.TrimSpace(p.Name); name != "" {
				return lang.L("Deleted {{.Name}}", map[string]any{"Name": name})
			}
			return lang.L("Passion deleted")
		},
	}
}

// drafts says how passions are kept. The entry that led to one belongs to it
// from then on.
func (l *list) drafts() desk.Kind[data.Passion] {
	return desk.Kind[data.Passion]{
		ID: func(p data.Passion) int64 { return p.ID },
		Blank: func(p data.Passion) bool {
			return strings.TrimSpace(p.Name+p.Why+p.Evidence+p.Employer) == "" && len(p.Tags) == 0
		},
		Save: func(ctx context.Context, p data.Passion) (data.Passion, error) {
			saved, err := l.store.SavePassion(ctx, p)
			if err != nil || p.ID != 0 {
				return saved, err
			}
			if id := l.led.Swap(0); id != 0 {
				_ = l.belongs(ctx, id, saved.ID) // the passion is kept; the link can be made by hand
			}
			return saved, nil
		},
		Adopt: func(p *data.Passion, saved data.Passion) {
			p.ID, p.Created, p.Updated = saved.ID, saved.Created, saved.Updated
		},
		Now: l.store.Now,
	}
}

func (l *list) belongs(ctx context.Context, entry, passion int64) error {
	e, err := l.store.Entry(ctx, entry)
	if err != nil {
		return err
	}
	e.PassionID = passion
	_, err = l.store.SaveEntry(ctx, e)
	return err
}

// linked is what belongs to a passion.
type linked struct {
	entries []data.EntryLine
	stories []data.Story
	err     error
}

// mostLinked is how many of each are listed.
const mostLinked = 12

// linked reads what belongs to a passion; for one that is begun, the entry that
// led to it.
func (l *list) linked(ctx context.Context, p data.Passion) (all linked) {
	if p.ID == 0 {
		if id := l.led.Load(); id != 0 {
			var e data.Entry
			e, all.err = l.store.Entry(ctx, id)
			all.entries = []data.EntryLine{{ID: e.ID, Title: e.Title, Date: e.Date}}
		}
		return all
	}
	if all.entries, all.err = l.store.Entries(ctx, data.EntryFilter{PassionID: p.ID, Private: true, Limit: mostLinked}); all.err == nil {
		all.stories, all.err = l.store.Stories(ctx, data.StoryFilter{Passion: p.ID, Limit: mostLinked})
	}
	return all
}
