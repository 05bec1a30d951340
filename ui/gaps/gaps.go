// Package gaps is the room for what the person could not answer and wants to
// know, and for what they noticed that they know.
package gaps

import (
	"context"
	"strconv"
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

	Gaps(ctx context.Context, filter data.GapFilter) ([]data.Gap, error)
	CountGaps(ctx context.Context, filter data.GapFilter) (int, error)
	Gap(ctx context.Context, id int64) (data.Gap, error)
	SaveGap(ctx context.Context, gap data.Gap) (data.Gap, error)
	Delete(ctx context.Context, refs ...data.Ref) error
	Restore(ctx context.Context, refs ...data.Ref) error

	Mentions(ctx context.Context, ref data.Ref) ([]data.Mention, error)
	Interview(ctx context.Context, id int64) (data.Interview, error)
	Question(ctx context.Context, id int64) (data.Question, error)
	Alike(ctx context.Context, text string) (same *data.Question, near []data.Question, err error)
	SaveQuestion(ctx context.Context, question data.Question) (data.Question, error)
	AskOn(ctx context.Context, id int64, day data.Day) error
}

// Deps is what the room is made of.
type Deps struct {
	Window room.Window
	Store  Store
}

// Room is the open questions. It takes the addresses "" for the one that was
// open last, "7" for one, "new" for a new one, and "new/gap/5" or "new/known/5"
// for one that interview 5 left.
type Room struct {
	*folio.Folio[data.Gap, data.Gap]
	page *page
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
func New(deps Deps) *Room {
	p := newPage(deps)
	r := &Room{page: p, Folio: folio.New(folio.Config[data.Gap, data.Gap]{
		Window: deps.Window,
		Store:  deps.Store,
		Kind:   data.KindGap,
		Words:  phrases(),

		Drafts:  drafts(deps.Store),
		Updated: func(g data.Gap) time.Time { return g.Updated },
		Read:    deps.Store.Gap,
		Begin:   begun,
		Prepare: func(ctx context.Context, g data.Gap) func() {
			l := lookAround(ctx, deps.Store, g)
			return func() {
				p.showLinks(l)
				p.mentions.Show(data.Ref{Kind: data.KindGap, ID: g.ID})
			}
		},

		Filters: func(context.Context) ([]shelf.Filter, error) {
			return []shelf.Filter{
				{Key: shelf.FilterKey(openGaps), Label: lang.L("Open")}, {Key: shelf.FilterKey(closedGaps), Label: lang.L("Found out")},
				{Key: shelf.FilterKey(known), Label: lang.L("I know this")},
			}, nil
		},
		Load: func(ctx context.Context, q shelf.Query, limit, offset int) ([]data.Gap, error) {
			return deps.Store.Gaps(ctx, filterOf(q, limit, offset))
		},
		Count: func(ctx context.Context, q shelf.Query) (int, error) {
			return deps.Store.CountGaps(ctx, filterOf(q, 0, 0))
		},
		Row: func() widget.Row[data.Gap] { return newRow(deps.Store.Now) },
		ID:  func(g data.Gap) int64 { return g.ID },
	})}
	p.Folio = r.Folio
	r.Furnish(p)
	return r
}

// Close implements [room.Closer].
func (r *Room) Close() {
	r.page.mentions.Close()
	r.Folio.Close()
}

// The filters beside the search.
const (
	openGaps   = "open"
	closedGaps = "closed"
	known      = "known"
)

func filterOf(q shelf.Query, limit, offset int) data.GapFilter {
	f := data.GapFilter{Text: q.Text, Limit: limit, Offset: offset}
	switch name, _ := shelf.FilterName(q.Tag); name {
	case openGaps:
		f.Kind, f.Open = data.GapOpen, true
	case closedGaps:
		f.Kind, f.Closed = data.GapOpen, true
	case known:
		f.Kind = data.GapKnown
	}
	return f
}

// begun is a new gap, of an interview that is known.
func begun(about string) (g data.Gap) {
	kind, number := room.Split(about)
	g.Kind = data.GapOpen
	if kind == string(data.GapKnown) {
		g.Kind = data.GapKnown
	}
	if id, err := strconv.ParseInt(number, 10, 64); err == nil {
		g.InterviewID = id
	}
	return g
}

func phrases() folio.Words[data.Gap] {
	return folio.Words[data.Gap]{
		Title:      lang.L("To find out"),
		New:        lang.L("New question"),
		Search:     lang.L("Search these"),
		Nothing:    lang.L("Nothing here has these words."),
		Choose:     lang.L("Choose a question, or add a new one."),
		EmptyIcon:  "search",
		EmptyTitle: lang.L("What you did not know, and will"),
		EmptyText:  lang.L("A question you could not answer is kept here until you have found out, in your own words. So is what you noticed you know after all."),
		EmptyNew:   lang.L("Add the first question"),
		List:       lang.L("read what you want to find out"),
		Open:       lang.L("open this question"),
		Save:       lang.L("save this; your words stay on the page"),
		Delete:     lang.L("delete this question"),
		Deleted: func(g data.Gap) string {
			return lang.L("Deleted {{.Name}}", map[string]any{"Name": name(g)})
		},
	}
}

// drafts says how gaps are kept.
func drafts(store Store) desk.Kind[data.Gap] {
	return desk.Kind[data.Gap]{
		ID:    func(g data.Gap) int64 { return g.ID },
		Blank: func(g data.Gap) bool { return strings.TrimSpace(g.Text+g.Thought+g.Look+g.Answer) == "" },
		Save:  store.SaveGap,
		Adopt: func(g *data.Gap, saved data.Gap) {
			g.ID, g.Created, g.Updated = saved.ID, saved.Created, saved.Updated
		},
		Now: store.Now,
	}
}

// name is what a gap is called.
func name(g data.Gap) string {
	for _, text := range []string{g.Text, g.Thought, g.Answer} {
		if text = strings.Join(strings.Fields(text), " "); text != "" {
			return text
		}
	}
	return lang.L("Without words")
}
