// Package goals is the room for where the person wants to go: goals with a
// first step and a day, careers to look into, people to talk to, and a look
// back on the week in five lines.
package goals

import (
	"context"
	"strings"
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

	Goals(ctx context.Context, filter data.TaskFilter) ([]data.Goal, error)
	CountGoals(ctx context.Context, filter data.TaskFilter) (int, error)
	Goal(ctx context.Context, id int64) (data.Goal, error)
	SaveGoal(ctx context.Context, goal data.Goal) (data.Goal, error)
	Delete(ctx context.Context, refs ...data.Ref) error
	Restore(ctx context.Context, refs ...data.Ref) error

	// What a goal has to do with.
	Contact(ctx context.Context, id int64) (data.Contact, error)
	Contacts(ctx context.Context, filter data.ContactFilter) ([]data.ContactLine, error)
	SaveContact(ctx context.Context, contact data.Contact) (data.Contact, error)
	Passion(ctx context.Context, id int64) (data.Passion, error)
	Passions(ctx context.Context, filter data.PassionFilter) ([]data.Passion, error)

	// The look back on a week.
	Entries(ctx context.Context, filter data.EntryFilter) ([]data.EntryLine, error)
	Entry(ctx context.Context, id int64) (data.Entry, error)
	SaveEntry(ctx context.Context, entry data.Entry) (data.Entry, error)
}

// New makes the room. It takes the addresses "" for the goal that was open
// last, "7" for one, "new" for a new one, "new/talk", "new/path", and "review"
// for the look back on the week.
func New(win room.Window, store Store) *pages.Room {
	return pages.New(win, "goals",
		pages.Page{Label: lang.L("Goals"), Room: newList(win, store)},
		pages.Page{Name: "review", Label: lang.L("The week in five lines"), Room: newReview(win, store)},
	)
}

// list is the goals.
type list = folio.Folio[data.Goal, data.Goal]

func newList(win room.Window, store Store) *list {
	p := newPage(win, store)
	l := folio.New(folio.Config[data.Goal, data.Goal]{
		Window: win,
		Store:  store,
		Kind:   data.KindGoal,
		Words:  phrases(),

		Drafts: desk.Kind[data.Goal]{
			ID: func(g data.Goal) int64 { return g.ID },
			Blank: func(g data.Goal) bool {
				return strings.TrimSpace(g.Title+g.Why+g.FirstStep+g.Notes) == "" && g.Day == "" && g.ContactID == 0
			},
			Save: store.SaveGoal,
			Adopt: func(g *data.Goal, saved data.Goal) {
				g.ID, g.Created, g.Updated = saved.ID, saved.Created, saved.Updated
			},
			Now: store.Now,
		},
		Updated: func(g data.Goal) time.Time { return g.Updated },
		Read:    store.Goal,
		Begin: func(about string) data.Goal {
			g := data.Goal{Kind: data.GoalPlain, State: data.StateOpen}
			switch kind := data.GoalKind(about); kind {
			case data.GoalTalk, data.GoalPath:
				g.Kind = kind
			}
			return g
		},
		Prepare: func(ctx context.Context, g data.Goal) func() {
			about := aboutOf(ctx, store, g)
			return func() { p.showAbout(about) }
		},

		Load: func(ctx context.Context, q shelf.Query, limit, offset int) ([]data.Goal, error) {
			return store.Goals(ctx, data.TaskFilter{Text: q.Text, Limit: limit, Offset: offset})
		},
		Count: func(ctx context.Context, q shelf.Query) (int, error) {
			return store.CountGoals(ctx, data.TaskFilter{Text: q.Text})
		},
		Row: func() widget.Row[data.Goal] { return newRow(store.Now) },
		ID:  func(g data.Goal) int64 { return g.ID },
	})
	p.Folio = l
	l.Furnish(p)
	return l
}

func phrases() folio.Words[data.Goal] {
	return folio.Words[data.Goal]{
		Title:      lang.L("Goals"),
		New:        lang.L("New goal"),
		Search:     lang.L("Search goals"),
		Nothing:    lang.L("No goal has these words."),
		Choose:     lang.L("Choose a goal, or set a new one."),
		EmptyIcon:  "star",
		EmptyTitle: lang.L("Where you want to go"),
		EmptyText:  lang.L("A work to look into, somebody to talk to, something to reach. A first step that fits into an evening is enough to begin."),
		EmptyNew:   lang.L("Set the first goal"),
		List:       lang.L("read your goals"),
		Open:       lang.L("open this goal"),
		Save:       lang.L("save this goal; your words stay on the page"),
		Delete:     lang.L("delete this goal"),
		Deleted: func(g data.Goal) string {
			if title := strings.TrimSpace(g.Title); title != "" {
				return lang.L("Deleted {{.Name}}", map[string]any{"Name": title})
			}
			return lang.L("Goal deleted")
		},
	}
}
