// Package self is the room for knowing oneself: what tests said that were taken
// elsewhere, a board of strengths, weaknesses, opportunities and threats, and
// how that board was before.
package self

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
)

// Store is what the room needs of the store.
type Store interface {
	Now() time.Time
	Subscribe(changed func(data.Kind)) (cancel func())

	Assessments(ctx context.Context, filter data.AssessmentFilter) ([]data.Assessment, error)
	CountAssessments(ctx context.Context, filter data.AssessmentFilter) (int, error)
	Assessment(ctx context.Context, id int64) (data.Assessment, error)
	SaveAssessment(ctx context.Context, assessment data.Assessment) (data.Assessment, error)

	SWOTs(ctx context.Context) ([]data.SWOT, error)
	SaveSWOT(ctx context.Context, card data.SWOT) (data.SWOT, error)
	MoveSWOT(ctx context.Context, id int64, field data.SWOTField, position int) error
	Boards(ctx context.Context) ([]data.Board, error)
	Board(ctx context.Context, id int64) (data.Board, error)
	SaveBoard(ctx context.Context, board data.Board) (data.Board, error)
	Delete(ctx context.Context, refs ...data.Ref) error
	Restore(ctx context.Context, refs ...data.Ref) error

	// What a card can be linked to.
	Story(ctx context.Context, id int64) (data.Story, error)
	Stories(ctx context.Context, filter data.StoryFilter) ([]data.Story, error)
	Question(ctx context.Context, id int64) (data.Question, error)
	Questions(ctx context.Context, filter data.QuestionFilter) ([]data.Question, error)
	Lesson(ctx context.Context, id int64) (data.Lesson, error)
	Lessons(ctx context.Context, filter data.TaskFilter) ([]data.Lesson, error)
}

// New makes the room. It takes the addresses "" for the test result that was
// open last, "7" for one and "new" for a new one, "board" for the board, and
// "boards" and "boards/3" for how it was before.
func New(win room.Window, store Store) *pages.Room {
	return pages.New(win, "self",
		pages.Page{Label: lang.L("What tests said"), Room: newResults(win, store)},
		pages.Page{Name: "board", Label: lang.L("The board"), Room: newBoard(win, &keeping{Store: store})},
		pages.Page{Name: "boards", Label: lang.L("Earlier boards"), Room: newBoards(win, store)},
	)
}

// results is what tests said.
type results = folio.Folio[data.Assessment, data.Assessment]

func newResults(win room.Window, store Store) *results {
	p := newPage(win, store.Now)
	l := folio.New(folio.Config[data.Assessment, data.Assessment]{
		Window: win,
		Store:  store,
		Kind:   data.KindAssessment,
		Words:  phrases(),

		Drafts: desk.Kind[data.Assessment]{
			ID: func(a data.Assessment) int64 { return a.ID },
			Blank: func(a data.Assessment) bool {
				return strings.TrimSpace(a.Name+a.Source+a.Result+a.Notes) == "" && a.Day == ""
			},
			Save: store.SaveAssessment,
			Adopt: func(a *data.Assessment, saved data.Assessment) {
				a.ID, a.Created, a.Updated = saved.ID, saved.Created, saved.Updated
			},
			Now: store.Now,
		},
		Updated: func(a data.Assessment) time.Time { return a.Updated },
		Read:    store.Assessment,
		Begin:   func(string) data.Assessment { return data.Assessment{Kind: data.AssessmentType} },
		Prepare: func(context.Context, data.Assessment) func() { return func() {} },

		Load: func(ctx context.Context, q shelf.Query, limit, offset int) ([]data.Assessment, error) {
			return store.Assessments(ctx, data.AssessmentFilter{Text: q.Text, Limit: limit, Offset: offset})
		},
		Count: func(ctx context.Context, q shelf.Query) (int, error) {
			return store.CountAssessments(ctx, data.AssessmentFilter{Text: q.Text})
		},
		Row: newResultRow,
		ID:  func(a data.Assessment) int64 { return a.ID },
	})
	p.Folio = l
	l.Furnish(p)
	return l
}

func phrases() folio.Words[data.Assessment] {
	return folio.Words[data.Assessment]{
		Title:      lang.L("What tests said"),
		New:        lang.L("New result"),
		Search:     lang.L("Search results"),
		Nothing:    lang.L("No result has these words."),
		Choose:     lang.L("Choose a result, or note a new one."),
		EmptyIcon:  "person",
		EmptyTitle: lang.L("What tests said of you"),
		EmptyText:  lang.L("If you took a test somewhere, of types, interests or strengths, note what it said and whether it rings true. It is material to talk about, never a verdict."),
		EmptyNew:   lang.L("Note the first result"),
		List:       lang.L("read your results"),
		Open:       lang.L("open this result"),
		Save:       lang.L("save this result; your words stay on the page"),
		Delete:     lang.L("delete this result"),
		Deleted: func(a data.Assessment) string {
			if name := strings.TrimSpace(a.Name); name != "" {
				return lang.L("Deleted {{.Name}}", map[string]any{"Name": name})
			}
			return lang.L("Result deleted")
		},
	}
}
