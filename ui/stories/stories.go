// Package stories is the room for what happened and is worth telling: each
// story in its four parts, what it still lacks, how long it takes, and which
// questions it answers.
package stories

import (
	"context"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio"
	"greenroom/ui/folio/desk"
	"greenroom/ui/folio/shelf"
	"greenroom/ui/guidance"
	"greenroom/ui/prefs"
	"greenroom/ui/room"
	"greenroom/ui/studio"
	"greenroom/ui/widget"
)

// Store is what the room needs of the store.
type Store interface {
	folio.Store
	studio.Marked
	guidance.Store

	Tags(ctx context.Context, kind data.Kind) ([]data.TagCount, error)
	Stories(ctx context.Context, filter data.StoryFilter) ([]data.Story, error)
	CountStories(ctx context.Context, filter data.StoryFilter) (int, error)
	Story(ctx context.Context, id int64) (data.Story, error)
	SaveStory(ctx context.Context, story data.Story) (data.Story, error)
	LinkStory(ctx context.Context, id int64, to data.Ref, linked bool) error

	Questions(ctx context.Context, filter data.QuestionFilter) ([]data.Question, error)
	Question(ctx context.Context, id int64) (data.Question, error)
	FittingQuestions(ctx context.Context, story data.Story, limit int) ([]data.Question, error)
	Passions(ctx context.Context, filter data.PassionFilter) ([]data.Passion, error)
	Passion(ctx context.Context, id int64) (data.Passion, error)

	UID(ctx context.Context, ref data.Ref) (string, error)
	Spoken(ctx context.Context, subject string) (data.Question, error)
	SpokenOf(ctx context.Context, question data.Question) (data.Question, error)
	Takes(ctx context.Context, questionID int64) ([]data.Take, error)
	Mentions(ctx context.Context, ref data.Ref) ([]data.Mention, error)
}

// Deps is what the room is made of.
type Deps struct {
	Window room.Window
	Store  Store
	Prefs  func(ctx context.Context) (prefs.Prefs, error)
}

// Room is the stories. It takes the addresses "" for the story that was open
// last, "7" for one, "new" for a new one, "new/question/12" and
// "new/passion/3" for one that is linked to begin with, "new/skill/listening"
// for one that shows a skill, and "coverage" for which questions have one.
type Room struct {
	*folio.Folio[data.Story, data.Story]
	page     *page
	deps     Deps
	content  *fyne.Container // the stories, or the coverage
	coverage *coverage
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
	r := &Room{deps: deps, page: p}
	r.Folio = folio.New(folio.Config[data.Story, data.Story]{
		Window: win,
		Store:  store,
		Kind:   data.KindStory,
		Tags:   store.Tags,
		Words:  phrases(),

		Drafts:  drafts(store),
		Updated: func(s data.Story) time.Time { return s.Updated },
		Read:    store.Story,
		Begin:   begin,
		Prepare: func(ctx context.Context, s data.Story) func() {
			known, err := knownOf(ctx, deps, s)
			return func() {
				p.showKnown(known, err)
				p.mentions.Show(data.Ref{Kind: data.KindStory, ID: s.ID})
			}
		},

		Load: func(ctx context.Context, q shelf.Query, limit, offset int) ([]data.Story, error) {
			return store.Stories(ctx, data.StoryFilter{Text: q.Text, Tag: q.Tag, Limit: limit, Offset: offset})
		},
		Count: func(ctx context.Context, q shelf.Query) (int, error) {
			return store.CountStories(ctx, data.StoryFilter{Text: q.Text, Tag: q.Tag})
		},
		Row: func() widget.Row[data.Story] { return newRow() },
		ID:  func(s data.Story) int64 { return s.ID },
		Menu: func() []*fyne.MenuItem {
			return []*fyne.MenuItem{
				fyne.NewMenuItem(lang.L("Which questions have a story"), func() { win.Go("stories/coverage") }),
				fyne.NewMenuItem(lang.L("Your narrative"), func() { win.Go("narrative") }),
				fyne.NewMenuItem(lang.L("Industries"), func() { win.Go("fields") }),
			}
		},
	})
	p.folio = r.Folio
	r.Furnish(p)
	r.coverage = newCoverage(deps)
	r.content = container.NewStack(r.Folio.Content())
	return r
}

// Content implements [room.Room].
func (r *Room) Content() fyne.CanvasObject { return r.content }

// Enter implements [room.Room].
func (r *Room) Enter(rest string) {
	if first, about := room.Split(rest); first == "coverage" {
		r.turnTo(r.coverage.content)
		r.coverage.enter(about)
		return
	}
	r.turnTo(r.Folio.Content())
	r.Folio.Enter(rest)
	r.PrepareAgain() // it may have been linked from elsewhere
}

// Leave implements [room.Room].
func (r *Room) Leave() {
	r.coverage.leave()
	r.Folio.Leave()
}

// TypedKey implements [room.KeyTaker].
func (r *Room) TypedKey(key *fyne.KeyEvent) bool {
	if r.covered() {
		return r.coverage.typedKey(key)
	}
	if key.Name == fyne.KeyC {
		r.deps.Window.Go("stories/coverage")
		return true
	}
	return r.Folio.TypedKey(key)
}

// FocusSearch implements [room.Searcher].
func (r *Room) FocusSearch() {
	if r.covered() {
		r.deps.Window.Window().Canvas().Focus(r.coverage.search)
		return
	}
	r.Folio.FocusSearch()
}

// New implements [room.Creator].
func (r *Room) New() {
	if r.covered() {
		r.coverage.write()
		return
	}
	r.Folio.New()
}

// Close implements [room.Closer].
func (r *Room) Close() {
	r.coverage.close()
	r.page.mentions.Close()
	r.Folio.Close()
}

// Wait returns when nothing is being read or saved.
func (r *Room) Wait() {
	r.coverage.wait()
	r.Folio.Wait()
}

func (r *Room) covered() bool { return r.content.Objects[0] == r.coverage.content }

func (r *Room) turnTo(page fyne.CanvasObject) {
	if r.content.Objects[0] != page {
		r.content.Objects[0] = page
		r.content.Refresh()
	}
}

// begin makes a new story that is linked to what an address names.
func begin(about string) (s data.Story) {
	kind, rest := room.Split(about)
	id, err := strconv.ParseInt(rest, 10, 64)
	switch {
	case kind == "skill" && strings.TrimSpace(rest) != "":
		s.Skills = []string{strings.TrimSpace(rest)}
	case err != nil:
	case kind == "question":
		s.Questions = []int64{id}
	case kind == "passion":
		s.Passions = []int64{id}
	}
	return s
}

func phrases() folio.Words[data.Story] {
	return folio.Words[data.Story]{
		Title:      lang.L("Stories"),
		New:        lang.L("New story"),
		Search:     lang.L("Search stories"),
		Nothing:    lang.L("No story has these words and this tag."),
		Choose:     lang.L("Choose a story, or write a new one."),
		EmptyIcon:  "note",
		EmptyTitle: lang.L("What you can tell"),
		EmptyText:  lang.L("Eight good stories answer most questions. Begin with a day you like to think of: where it was, what was yours to do, what you did, how it ended."),
		EmptyNew:   lang.L("Write the first story"),
		List:       lang.L("read your stories"),
		Open:       lang.L("open this story"),
		Save:       lang.L("save this story; your words stay on the page"),
		Delete:     lang.L("delete this story"),
		Deleted: func(s data.Story) string {
			return lang.L("Deleted {{.Name}}", map[string]any{"Name": nameOf(s)})
		},
	}
}

// nameOf is what a story is called, also before it has a name.
func nameOf(s data.Story) string {
	for _, text := range []string{s.Title, s.Situation, s.Action} {
		if text = strings.Join(strings.Fields(text), " "); text != "" {
			return text
		}
	}
	return lang.L("A story without a name")
}

// drafts says how stories are kept.
func drafts(store Store) desk.Kind[data.Story] {
	return desk.Kind[data.Story]{
		ID:    func(s data.Story) int64 { return s.ID },
		Blank: blank,
		Save:  store.SaveStory,
		Adopt: func(s *data.Story, saved data.Story) {
			s.ID, s.Created, s.Updated = saved.ID, saved.Created, saved.Updated
			s.Questions, s.Passions = saved.Questions, saved.Passions
		},
		Now: store.Now,
	}
}

// blank reports whether nothing of a story would be missed.
func blank(s data.Story) bool {
	texts := s.Title + s.Situation + s.Task + s.Action + s.Result + s.Figure + s.Learned
	return strings.TrimSpace(texts) == "" && len(s.Skills)+len(s.Tags) == 0
}
