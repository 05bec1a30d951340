// Package offers is the room for talks about pay: what one can fall back on,
// what the work is worth, the offers side by side, what to ask for, and the
// lines to say, to be said aloud before it counts.
package offers

import (
	"context"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/data/bargain"
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

	Negotiations(ctx context.Context, filter data.NegotiationFilter) ([]data.Negotiation, error)
	CountNegotiations(ctx context.Context, filter data.NegotiationFilter) (int, error)
	Negotiation(ctx context.Context, id int64) (data.Negotiation, error)
	SaveNegotiation(ctx context.Context, negotiation data.Negotiation) (data.Negotiation, error)
	Offers(ctx context.Context, negotiationID int64) ([]data.Offer, error)
	SaveOffer(ctx context.Context, offer data.Offer) (data.Offer, error)
	Company(ctx context.Context, id int64) (data.Company, error)
	Interview(ctx context.Context, id int64) (data.Interview, error)
	Delete(ctx context.Context, refs ...data.Ref) error
	Restore(ctx context.Context, refs ...data.Ref) error

	// To say the lines aloud.
	UID(ctx context.Context, ref data.Ref) (string, error)
	SpokenOf(ctx context.Context, question data.Question) (data.Question, error)
	Questions(ctx context.Context, filter data.QuestionFilter) ([]data.Question, error)
}

// Deps is what the room is made of.
type Deps struct {
	Window   room.Window
	Store    Store
	Pushback []bargain.Pushback // what is said against one
}

// Room is the negotiations. It takes the addresses "" for the one that was open
// last, "7" for one, "new" for a new one, and "new/company/5" and
// "new/interview/5" for the one with a company, which is gone on with if it was
// begun.
type Room struct {
	*folio.Folio[data.Negotiation, data.Negotiation]
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
	store := deps.Store
	r := &Room{page: p, Folio: folio.New(folio.Config[data.Negotiation, data.Negotiation]{
		Window: deps.Window,
		Store:  store,
		Kind:   data.KindNegotiation,
		Words:  phrases(),

		Drafts: desk.Kind[data.Negotiation]{
			ID:    func(n data.Negotiation) int64 { return n.ID },
			Blank: blank,
			Save:  store.SaveNegotiation,
			Adopt: func(n *data.Negotiation, saved data.Negotiation) {
				n.ID, n.Created, n.Updated = saved.ID, saved.Created, saved.Updated
			},
			Now: store.Now,
		},
		Updated: func(n data.Negotiation) time.Time { return n.Updated },
		Read:    store.Negotiation,
		Begin:   func(about string) data.Negotiation { return begin(context.Background(), store, about) },
		Prepare: func(ctx context.Context, n data.Negotiation) func() {
			around, err := aroundOf(ctx, store, n)
			return func() { p.showAround(around, err) }
		},

		Load: func(ctx context.Context, q shelf.Query, limit, offset int) ([]data.Negotiation, error) {
			return store.Negotiations(ctx, data.NegotiationFilter{Text: q.Text, Limit: limit, Offset: offset})
		},
		Count: func(ctx context.Context, q shelf.Query) (int, error) {
			return store.CountNegotiations(ctx, data.NegotiationFilter{Text: q.Text})
		},
		Row: newRow,
		ID:  func(n data.Negotiation) int64 { return n.ID },
	})}
	p.Folio = r.Folio
	r.Furnish(p)
	return r
}

// Leave implements [room.Room].
func (r *Room) Leave() {
	r.page.offers.leave()
	r.Folio.Leave()
}

// Flush implements [room.Flusher].
func (r *Room) Flush() {
	r.page.offers.desk.Flush()
	r.Folio.Flush()
}

func blank(n data.Negotiation) bool {
	return strings.TrimSpace(n.Title+n.Alternative+n.Currency+n.Asks+n.Trades+n.Notes) == "" &&
		n.Target == nil && n.Satisfied == nil && n.WalkAway == nil && len(n.Worth) == 0 && len(n.Script) == 0
}

// begin makes the negotiation that an address asks for.
func begin(ctx context.Context, store Store, about string) data.Negotiation {
	kind, number := room.Split(about)
	id, err := strconv.ParseInt(number, 10, 64)
	var n data.Negotiation
	switch {
	case err != nil:
		return n
	case kind == string(data.KindInterview):
		if i, err := store.Interview(ctx, id); err == nil {
			n.CompanyID, n.Title = i.CompanyID, commas(i.Company, i.Role)
		}
	case kind == string(data.KindCompany):
		n.CompanyID = id
	}
	if n.CompanyID == 0 {
		return n
	}
	if begun, err := store.Negotiations(ctx, data.NegotiationFilter{CompanyID: n.CompanyID, Limit: 1}); err == nil && len(begun) > 0 {
		if whole, err := store.Negotiation(ctx, begun[0].ID); err == nil {
			return whole
		}
	}
	if c, err := store.Company(ctx, n.CompanyID); err == nil {
		n.Title = commas(c.Name, c.Role)
	}
	return n
}

// commas joins what is not blank.
func commas(texts ...string) string {
	var kept []string
	for _, text := range texts {
		if text = strings.Join(strings.Fields(text), " "); text != "" {
			kept = append(kept, text)
		}
	}
	return strings.Join(kept, ", ")
}

// around is what belongs to a negotiation besides itself.
type around struct {
	offers    []data.Offer
	questions []data.Question // of the deck, about pay
}

func aroundOf(ctx context.Context, store Store, n data.Negotiation) (a around, err error) {
	if n.ID != 0 {
		if a.offers, err = store.Offers(ctx, n.ID); err != nil {
			return a, err
		}
	}
	a.questions, err = store.Questions(ctx, data.QuestionFilter{Theme: data.ThemeNegotiation})
	return a, err
}

func phrases() folio.Words[data.Negotiation] {
	return folio.Words[data.Negotiation]{
		Title:      lang.L("Offers"),
		New:        lang.L("New talk about pay"),
		Search:     lang.L("Search"),
		Nothing:    lang.L("Nothing has these words."),
		Choose:     lang.L("Choose a talk about pay, or prepare a new one."),
		EmptyIcon:  "interviews",
		EmptyTitle: lang.L("An offer, answered calmly"),
		EmptyText:  lang.L("Write down what you can fall back on, what the work is worth and where you would stop. The lines to say follow from that."),
		EmptyNew:   lang.L("Prepare a talk about pay"),
		List:       lang.L("read your talks about pay"),
		Open:       lang.L("open this talk about pay"),
		Save:       lang.L("save this; your words stay on the page"),
		Delete:     lang.L("delete this talk about pay"),
		Deleted: func(n data.Negotiation) string {
			if title := strings.TrimSpace(n.Title); title != "" {
				return lang.L("Deleted {{.Name}}", map[string]any{"Name": title})
			}
			return lang.L("Talk about pay deleted")
		},
	}
}

// newRow shows a negotiation in the list: what it is about, and what is aimed at.
func newRow() widget.Row[data.Negotiation] {
	title, aim := widget.NewSection(" "), widget.NewQuiet(" ")
	return widget.NewRow[data.Negotiation](widget.VStack(2, title, aim), func(n data.Negotiation) {
		name, want := " ", " "
		if n.ID != 0 {
			if name = commas(n.Title); name == "" {
				name = lang.L("Without a name")
			}
			if n.Target != nil {
				want = lang.L("aims at {{.Amount}}", map[string]any{"Amount": data.MoneyText(*n.Target, n.Currency)})
			}
		}
		title.SetText(name)
		aim.SetText(want)
	})
}
