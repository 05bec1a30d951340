// Package letters is the room for what one writes to people: thanks after a
// talk, a question after a week of silence, a line to somebody of the network.
// A letter begins as a template filled with what is known, and is looked over
// while it is written.
package letters

import (
	"context"
	"net/url"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/data/letters"
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

	Letters(ctx context.Context, filter data.LetterFilter) ([]data.Letter, error)
	CountLetters(ctx context.Context, filter data.LetterFilter) (int, error)
	Letter(ctx context.Context, id int64) (data.Letter, error)
	SaveLetter(ctx context.Context, letter data.Letter) (data.Letter, error)
	SendLetter(ctx context.Context, id int64, kind data.TouchKind) (data.Sending, error)
	UnsendLetter(ctx context.Context, sent data.Sending) error
	Delete(ctx context.Context, refs ...data.Ref) error
	Restore(ctx context.Context, refs ...data.Ref) error

	// What a letter is drawn from.
	Interview(ctx context.Context, id int64) (data.Interview, error)
	Interviews(ctx context.Context, filter data.InterviewFilter) ([]data.Interview, error)
	StandsFor(ctx context.Context, stage data.Stage) (data.Stage, error)
	Debrief(ctx context.Context, interviewID int64) (data.Debrief, error)
	Company(ctx context.Context, id int64) (data.Company, error)
	Contact(ctx context.Context, id int64) (data.Contact, error)
	Contacts(ctx context.Context, filter data.ContactFilter) ([]data.ContactLine, error)
	Touches(ctx context.Context, contactID int64) ([]data.Touch, error)
	Event(ctx context.Context, id int64) (data.Event, error)
	Passions(ctx context.Context, filter data.PassionFilter) ([]data.Passion, error)
}

// Opener opens an address in the program that the system has for it.
type Opener interface {
	OpenURL(address *url.URL) error
}

// Deps is what the room is made of.
type Deps struct {
	Window    room.Window
	Store     Store
	Templates letters.Templates
	Opener    Opener

	// Name is how the person signs; SetName keeps it.
	Name    func(ctx context.Context) (string, error)
	SetName func(ctx context.Context, name string) error
}

// Room is the letters. It takes the addresses "" for the one that was open
// last, "7" for a letter, "new" for an empty one, and
// "new/<template>/<interview|contact|company>/<id>" for one that is begun from a
// template; a template that is not there is chosen by what it is about.
type Room struct {
	*folio.Folio[data.Letter, data.Letter]
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
	r := &Room{folio.New(folio.Config[data.Letter, data.Letter]{
		Window: deps.Window,
		Store:  store,
		Kind:   data.KindLetter,
		Words:  phrases(),

		Drafts: desk.Kind[data.Letter]{
			ID:    func(l data.Letter) int64 { return l.ID },
			Blank: func(l data.Letter) bool { return strings.TrimSpace(l.Subject+l.Body) == "" },
			Save:  store.SaveLetter,
			Adopt: func(l *data.Letter, saved data.Letter) {
				l.ID, l.Created, l.Updated = saved.ID, saved.Created, saved.Updated
			},
			Now: store.Now,
		},
		Updated: func(l data.Letter) time.Time { return l.Updated },
		Read:    store.Letter,
		Begin:   func(about string) data.Letter { return deps.begin(context.Background(), about) },
		Prepare: func(ctx context.Context, l data.Letter) func() {
			around, err := deps.around(ctx, l)
			return func() { p.showAround(around, err) }
		},

		Filters: filters,
		Load: func(ctx context.Context, q shelf.Query, limit, offset int) ([]data.Letter, error) {
			f := filterOf(q)
			f.Limit, f.Offset = limit, offset
			return store.Letters(ctx, f)
		},
		Count: func(ctx context.Context, q shelf.Query) (int, error) { return store.CountLetters(ctx, filterOf(q)) },
		Row:   func() widget.Row[data.Letter] { return newRow(store.Now) },
		ID:    func(l data.Letter) int64 { return l.ID },
	})}
	p.Folio = r.Folio
	r.Furnish(p)
	return r
}

// The filters of the list.
const (
	toSend = "to send"
	isSent = "sent"
)

func filters(context.Context) ([]shelf.Filter, error) {
	return []shelf.Filter{{Key: shelf.FilterKey(toSend), Label: lang.L("To send")}, {Key: shelf.FilterKey(isSent), Label: lang.L("Sent")}}, nil
}

func filterOf(q shelf.Query) data.LetterFilter {
	name, _ := shelf.FilterName(q.Tag)
	return data.LetterFilter{Text: q.Text, Unsent: name == toSend, Sent: name == isSent}
}

func phrases() folio.Words[data.Letter] {
	return folio.Words[data.Letter]{
		Title:      lang.L("Letters"),
		New:        lang.L("New letter"),
		Search:     lang.L("Search letters"),
		Nothing:    lang.L("No letter has these words."),
		Choose:     lang.L("Choose a letter, or begin a new one."),
		EmptyIcon:  "edit",
		EmptyTitle: lang.L("A few lines, soon after"),
		EmptyText:  lang.L("A thank-you within a day is read gladly. Each letter begins as a draft with what you know already; you make it yours."),
		EmptyNew:   lang.L("Write the first letter"),
		List:       lang.L("read your letters"),
		Open:       lang.L("open this letter"),
		Save:       lang.L("save this letter; your words stay on the page"),
		Delete:     lang.L("delete this letter"),
		Deleted: func(l data.Letter) string {
			if subject := strings.TrimSpace(l.Subject); subject != "" {
				return lang.L("Deleted {{.Name}}", map[string]any{"Name": subject})
			}
			return lang.L("Letter deleted")
		},
	}
}
