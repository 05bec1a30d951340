// Package interviews is the room for the interviews to come and those that are
// over: with whom, when and where, and which questions are practised for them.
package interviews

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
	"greenroom/ui/pages"
	"greenroom/ui/room"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// Store is what the room needs of the store.
type Store interface {
	Now() time.Time
	Subscribe(changed func(data.Kind)) (cancel func())

	Interviews(ctx context.Context, filter data.InterviewFilter) ([]data.Interview, error)
	CountInterviews(ctx context.Context, filter data.InterviewFilter) (int, error)
	Interview(ctx context.Context, id int64) (data.Interview, error)
	SaveInterview(ctx context.Context, interview data.Interview) (data.Interview, error)
	SetInterviewQuestions(ctx context.Context, interviewID int64, questions []int64) error
	SetConfidence(ctx context.Context, ref data.Ref, after bool, confidence int) error
	Mentions(ctx context.Context, ref data.Ref) ([]data.Mention, error)
	Prepared(ctx context.Context, interviewID int64) (data.Preparation, error)
	Delete(ctx context.Context, refs ...data.Ref) error
	Restore(ctx context.Context, refs ...data.Ref) error

	SetStage(ctx context.Context, id int64, stage data.Stage) (data.Interview, error)
	SaveInterviews(ctx context.Context, interviews ...data.Interview) ([]data.Interview, error)
	InterviewStages(ctx context.Context) ([]data.Stage, error)
	ChangeStages(ctx context.Context, stages []data.NamedStage) (undo func(context.Context) error, err error)
	StandsFor(ctx context.Context, stage data.Stage) (data.Stage, error)
	Debrief(ctx context.Context, interviewID int64) (data.Debrief, error)
	UID(ctx context.Context, ref data.Ref) (string, error)

	Company(ctx context.Context, id int64) (data.Company, error)
	Companies(ctx context.Context, filter data.CompanyFilter) ([]data.Company, error)
	SaveCompany(ctx context.Context, company data.Company) (data.Company, error)
	Contact(ctx context.Context, id int64) (data.Contact, error)
	Contacts(ctx context.Context, filter data.ContactFilter) ([]data.ContactLine, error)
	SaveContact(ctx context.Context, contact data.Contact) (data.Contact, error)

	Question(ctx context.Context, id int64) (data.Question, error)
	Questions(ctx context.Context, filter data.QuestionFilter) ([]data.Question, error)
}

// Deps is what the room is made of.
type Deps struct {
	Window room.Window
	Store  Store
	Daily  func(ctx context.Context) int // answers a day that are aimed at
}

// Room is the interviews, as a list and as a board. It takes the addresses ""
// for the one that was open last, "7" for one, "new" for a new one, "new/company/5"
// and "new/contact/5" for one with a company or a person that is known, "board",
// and "file/" and a path for a calendar to bring in.
type Room struct {
	*pages.Room
	list  *list
	board *board
}

// New makes the room.
func New(deps Deps) *Room {
	r := &Room{list: newList(deps), board: newBoard(deps)}
	r.board.moved = r.list.Renew
	r.Room = pages.New(deps.Window, "interviews",
		pages.Page{Label: lang.L("List"), Room: r.list},
		pages.Page{Name: "board", Label: lang.L("Board"), Room: r.board})
	return r
}

// fileAddress is what the address of a file begins with.
const fileAddress = "file"

// Import is the address under which a calendar is looked through and offered to
// be brought in.
func Import(path string) string { return "interviews/" + fileAddress + "/" + path }

// Enter implements [room.Room].
func (r *Room) Enter(rest string) {
	first, path := room.Split(rest)
	if first != fileAddress || path == "" {
		r.Room.Enter(rest)
		return
	}
	r.Room.Enter("")
	r.list.deps.Window.Beside(func() { r.list.importFile(path) })
}

// list is the interviews under one another.
type list struct {
	*folio.Folio[data.Interview, data.Interview]
	deps   Deps
	page   *page
	cancel func() // ends the subscription
}

func newList(deps Deps) *list {
	win, store := deps.Window, deps.Store
	p := newPage(deps)
	l := &list{deps: deps, page: p}
	l.Folio = folio.New(folio.Config[data.Interview, data.Interview]{
		Window: win,
		Store:  store,
		Kind:   data.KindInterview,
		Words:  phrases(),

		Drafts:  drafts(store),
		Updated: func(i data.Interview) time.Time { return i.Updated },
		Read:    store.Interview,
		Begin:   func(about string) data.Interview { return begun(context.Background(), store, about) },
		Prepare: func(ctx context.Context, i data.Interview) func() {
			chosen, err := choiceOf(ctx, deps, i.ID)
			around, aroundErr := aroundOf(ctx, store, i)
			return func() {
				p.questions.show(chosen, errors.Join(err, aroundErr))
				p.details.show(around)
				p.showNotices(around)
				p.mentions.Show(data.Ref{Kind: data.KindInterview, ID: i.ID})
			}
		},

		Filters: func(ctx context.Context) ([]shelf.Filter, error) { return filters(ctx, store) },
		Load: func(ctx context.Context, q shelf.Query, limit, offset int) ([]data.Interview, error) {
			return store.Interviews(ctx, filterOf(q, limit, offset))
		},
		Count: func(ctx context.Context, q shelf.Query) (int, error) {
			return store.CountInterviews(ctx, filterOf(q, 0, 0))
		},
		Row:  func() widget.Row[data.Interview] { return newRow(store.Now) },
		ID:   func(i data.Interview) int64 { return i.ID },
		Menu: l.menu,
	})
	p.folio = l.Folio
	l.Furnish(p)
	// What stands around an interview follows from others, and from how it was looked back on.
	l.cancel = store.Subscribe(func(kind data.Kind) {
		if kind == data.KindInterview {
			fyne.Do(l.PrepareAgain)
		}
	})
	return l
}

// places are the rooms around interviews, and the key that leads to each.
func places() []place {
	return []place{
		{fyne.KeyB, lang.L("Board"), "interviews/board"}, {fyne.KeyG, lang.L("What I want to find out"), "gaps"},
		{fyne.KeyL, lang.L("Letters"), "letters"}, {fyne.KeyO, lang.L("Offers"), "offers"}, {fyne.KeyE, lang.L("What I want to learn"), "learning"},
	}
}

type place struct {
	key           fyne.KeyName
	name, address string
}

// TypedKey implements [room.KeyTaker].
func (l *list) TypedKey(key *fyne.KeyEvent) bool {
	for _, p := range places() {
		if p.key == key.Name {
			l.deps.Window.Go(p.address)
			return true
		}
	}
	return l.Folio.TypedKey(key)
}

// Close implements [room.Closer].
func (l *list) Close() {
	l.cancel()
	l.page.mentions.Close()
	l.Folio.Close()
}

// filters are the stages that some interview has, unless it is one only.
func filters(ctx context.Context, store Store) ([]shelf.Filter, error) {
	stages, err := store.InterviewStages(ctx)
	if err != nil {
		return nil, err
	}
	var all []shelf.Filter
	for _, stage := range stages {
		n, err := store.CountInterviews(ctx, data.InterviewFilter{Stage: stage})
		if err != nil {
			return nil, err
		}
		if n > 0 {
			all = append(all, shelf.Filter{Key: shelf.FilterKey(string(stage)), Label: words.Stage(stage)})
		}
	}
	if len(all) < 2 {
		return nil, nil
	}
	return all, nil
}

func filterOf(q shelf.Query, limit, offset int) data.InterviewFilter {
	f := data.InterviewFilter{Text: q.Text, Limit: limit, Offset: offset}
	if stage, is := shelf.FilterName(q.Tag); is {
		f.Stage = data.Stage(stage)
	}
	return f
}

// begun is a new interview, with a company or a person that is known.
func begun(ctx context.Context, store Store, about string) (i data.Interview) {
	kind, number := room.Split(about)
	id, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return i
	}
	switch data.Kind(kind) {
	case data.KindCompany:
		if file, err := store.Company(ctx, id); err == nil {
			i.Company, i.CompanyID, i.Role = file.Name, file.ID, file.Role
			if slices.Contains(data.Industries(), file.Industry) {
				i.Industry = file.Industry
			}
		}
	case data.KindContact:
		if contact, err := store.Contact(ctx, id); err == nil {
			i.Company, i.Contacts = contact.Company, []int64{contact.ID}
		}
	}
	return i
}

func phrases() folio.Words[data.Interview] {
	return folio.Words[data.Interview]{
		Title:      lang.L("Interviews"),
		New:        lang.L("New interview"),
		Search:     lang.L("Search interviews"),
		Nothing:    lang.L("No interview has these words and this stage."),
		Choose:     lang.L("Choose an interview, or add a new one."),
		EmptyIcon:  "interviews",
		EmptyTitle: lang.L("The talks to come"),
		EmptyText:  lang.L("Say when the next one is and what you want to be ready for. Its questions then come at the right time before it."),
		EmptyNew:   lang.L("Add the first interview"),
		List:       lang.L("read your interviews"),
		Open:       lang.L("open this interview"),
		Save:       lang.L("save this interview; your words stay on the page"),
		Delete:     lang.L("delete this interview"),
		Deleted: func(i data.Interview) string {
			return lang.L("Deleted {{.Name}}", map[string]any{"Name": words.Interview(i)})
		},
	}
}

// drafts says how interviews are kept.
func drafts(store Store) desk.Kind[data.Interview] {
	return desk.Kind[data.Interview]{
		ID:    func(i data.Interview) int64 { return i.ID },
		Blank: blank,
		Save:  store.SaveInterview,
		Adopt: func(i *data.Interview, saved data.Interview) {
			i.ID, i.Created, i.Updated = saved.ID, saved.Created, saved.Updated
		},
		Now: store.Now,
	}
}

// blank reports whether nothing is known about an interview.
func blank(i data.Interview) bool {
	return strings.TrimSpace(i.Company+i.Role+i.Round+i.Place+i.Notes) == "" && i.At.IsZero() && i.Industry == "" && len(i.Contacts) == 0
}
