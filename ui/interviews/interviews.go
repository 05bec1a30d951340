// Package interviews is the room for the interviews to come and those that are
// over: with whom, when and where, and which questions are practised for them.
package interviews

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
	Prepared(ctx context.Context, interviewID int64) (data.Preparation, error)
	Delete(ctx context.Context, refs ...data.Ref) error
	Restore(ctx context.Context, refs ...data.Ref) error

	Question(ctx context.Context, id int64) (data.Question, error)
	Questions(ctx context.Context, filter data.QuestionFilter) ([]data.Question, error)
}

// Deps is what the room is made of.
type Deps struct {
	Window room.Window
	Store  Store
	Daily  func(ctx context.Context) int // answers a day that are aimed at
}

// Room is the interviews. It takes the addresses "" for the one that was open
// last, "7" for one and "new" for a new one.
type Room struct {
	*folio.Folio[data.Interview, data.Interview]
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
	win, store := deps.Window, deps.Store
	p := newPage(deps)
	r := &Room{folio.New(folio.Config[data.Interview, data.Interview]{
		Window: win,
		Store:  untagged{store},
		Kind:   data.KindInterview,
		Words:  phrases(),

		Drafts:  drafts(store),
		Updated: func(i data.Interview) time.Time { return i.Updated },
		Read:    store.Interview,
		Begin:   func(string) data.Interview { return data.Interview{} },
		Prepare: func(ctx context.Context, i data.Interview) func() {
			chosen, err := choiceOf(ctx, deps, i.ID)
			return func() { p.questions.show(chosen, err) }
		},

		Load: func(ctx context.Context, q shelf.Query, limit, offset int) ([]data.Interview, error) {
			return store.Interviews(ctx, data.InterviewFilter{Text: q.Text, Limit: limit, Offset: offset})
		},
		Count: func(ctx context.Context, q shelf.Query) (int, error) {
			return store.CountInterviews(ctx, data.InterviewFilter{Text: q.Text})
		},
		Row: func() widget.Row[data.Interview] { return newRow(store.Now) },
		ID:  func(i data.Interview) int64 { return i.ID },
	})}
	p.folio = r.Folio
	r.Furnish(p)
	return r
}

// untagged is a store of things that carry no tags.
type untagged struct{ Store }

// Tags implements [folio.Store].
func (untagged) Tags(context.Context, data.Kind) ([]data.TagCount, error) { return nil, nil }

func phrases() folio.Words[data.Interview] {
	return folio.Words[data.Interview]{
		Title:      lang.L("Interviews"),
		New:        lang.L("New interview"),
		Search:     lang.L("Search interviews"),
		Nothing:    lang.L("No interview has these words."),
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
	return strings.TrimSpace(i.Company+i.Role+i.Round+i.Place+i.Notes) == "" && i.At.IsZero() && i.Industry == ""
}
