// Package companies is the room for what one knows of a company before one
// speaks there: what it is about, whom one meets, what the job asks for and what
// of one's own answers it, what to ask them, and how far all that is.
package companies

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/companies/brief"
	"greenroom/ui/folio"
	"greenroom/ui/folio/desk"
	"greenroom/ui/folio/shelf"
	"greenroom/ui/guidance"
	"greenroom/ui/room"
	"greenroom/ui/who"
	"greenroom/ui/widget"
)

// Store is what the room needs of the store.
type Store interface {
	Now() time.Time
	Subscribe(changed func(data.Kind)) (cancel func())
	brief.Store
	guidance.Store
	who.Store

	Companies(ctx context.Context, filter data.CompanyFilter) ([]data.Company, error)
	CountCompanies(ctx context.Context, filter data.CompanyFilter) (int, error)
	SaveCompany(ctx context.Context, file data.Company) (data.Company, error)
	CompanyStory(ctx context.Context, id int64) ([]data.Happening, error)
	Delete(ctx context.Context, refs ...data.Ref) error
	Restore(ctx context.Context, refs ...data.Ref) error

	Passions(ctx context.Context, filter data.PassionFilter) ([]data.Passion, error)
	Stories(ctx context.Context, filter data.StoryFilter) ([]data.Story, error)
	FittingSkill(ctx context.Context, skill string, limit int) (data.SkillFit, error)
	SaveContact(ctx context.Context, contact data.Contact) (data.Contact, error)
	Mentions(ctx context.Context, ref data.Ref) ([]data.Mention, error)
	Question(ctx context.Context, id int64) (data.Question, error)
	Questions(ctx context.Context, filter data.QuestionFilter) ([]data.Question, error)
}

// Deps is what the room is made of.
type Deps struct {
	Window room.Window
	Store  Store
	Asks   []data.AskTheme // what can be asked at an interview
}

// Room is the company files. It takes the addresses "" for the one that was
// open last, "7" for one, "new" for a new one, "new/Northlight" for one on a
// company, "7/story" for what happened with it so far, and "7/brief" for the
// page to read the evening before.
type Room struct {
	*folio.Folio[data.Company, data.Company]
	page    *page
	story   *story
	content *fyne.Container // the files, or a story
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
	store := deps.Store
	p := newPage(deps)
	r := &Room{page: p, story: newStory(deps)}
	r.Folio = folio.New(folio.Config[data.Company, data.Company]{
		Window: deps.Window,
		Store:  store,
		Kind:   data.KindCompany,
		Words:  phrases(),

		Drafts:  drafts(store),
		Updated: func(f data.Company) time.Time { return f.Updated },
		Read:    store.Company,
		Begin:   func(about string) data.Company { return data.Company{Name: strings.TrimSpace(about)} },
		Prepare: func(ctx context.Context, f data.Company) func() {
			k, err := know(ctx, store, f)
			return func() {
				p.showKnown(k, err)
				p.mentions.Show(data.Ref{Kind: data.KindCompany, ID: f.ID})
			}
		},

		Load: func(ctx context.Context, q shelf.Query, limit, offset int) ([]data.Company, error) {
			return store.Companies(ctx, data.CompanyFilter{Text: q.Text, Limit: limit, Offset: offset})
		},
		Count: func(ctx context.Context, q shelf.Query) (int, error) {
			return store.CountCompanies(ctx, data.CompanyFilter{Text: q.Text})
		},
		Row: newRow,
		ID:  func(f data.Company) int64 { return f.ID },
	})
	p.form.Folio = r.Folio
	r.Furnish(p)
	r.content = container.NewStack(r.Folio.Content())
	return r
}

// Content implements [room.Room].
func (r *Room) Content() fyne.CanvasObject { return r.content }

// Enter implements [room.Room].
func (r *Room) Enter(rest string) {
	first, then := room.Split(rest)
	id, err := strconv.ParseInt(first, 10, 64)
	if err == nil && then == "story" {
		r.show(r.story.content)
		r.story.enter(id)
		return
	}
	r.story.leave()
	r.show(r.Folio.Content())
	r.Folio.Enter(rest)
	if err == nil && then == "brief" {
		r.page.showBrief(id)
	}
}

func (r *Room) show(content fyne.CanvasObject) {
	if r.content.Objects[0] != content {
		r.content.Objects[0] = content
		r.content.Refresh()
	}
}

// Leave implements [room.Room].
func (r *Room) Leave() {
	r.story.leave()
	r.Folio.Leave()
}

// New implements [room.Creator].
func (r *Room) New() {
	r.story.leave()
	r.show(r.Folio.Content())
	r.Folio.New()
}

// TypedKey implements [room.KeyTaker].
func (r *Room) TypedKey(key *fyne.KeyEvent) bool {
	if r.story.here {
		return r.story.typedKey(key)
	}
	return r.Folio.TypedKey(key)
}

// FocusSearch implements [room.Searcher].
func (r *Room) FocusSearch() {
	r.story.leave()
	r.show(r.Folio.Content())
	r.Folio.FocusSearch()
}

// Close implements [room.Closer].
func (r *Room) Close() {
	r.story.close()
	r.page.close()
	r.Folio.Close()
}

func phrases() folio.Words[data.Company] {
	return folio.Words[data.Company]{
		Title:      lang.L("Company files"),
		New:        lang.L("New file"),
		Search:     lang.L("Search company files"),
		Nothing:    lang.L("No file has these words."),
		Choose:     lang.L("Choose a file, or begin a new one."),
		EmptyIcon:  "folder",
		EmptyTitle: lang.L("Know them before you speak"),
		EmptyText:  lang.L("One file for each company and role: what they are about, whom you meet, what the job asks for and what of yours answers it. The evening before, all of it is on one page."),
		EmptyNew:   lang.L("Begin the first file"),
		List:       lang.L("read your company files"),
		Open:       lang.L("open this file"),
		Save:       lang.L("save this file; your words stay on the page"),
		Delete:     lang.L("delete this file"),
		Deleted: func(f data.Company) string {
			return lang.L("Deleted {{.Name}}", map[string]any{"Name": called(f)})
		},
	}
}

// called is what a file is called.
func called(f data.Company) string {
	for _, text := range []string{f.Name, f.Role} {
		if text = strings.TrimSpace(text); text != "" {
			return text
		}
	}
	return lang.L("A company without a name")
}

// drafts says how files are kept.
func drafts(store Store) desk.Kind[data.Company] {
	return desk.Kind[data.Company]{
		ID:    func(f data.Company) int64 { return f.ID },
		Blank: blank,
		Save: func(ctx context.Context, f data.Company) (data.Company, error) {
			return store.SaveCompany(ctx, tidied(f))
		},
		Adopt: func(f *data.Company, saved data.Company) {
			f.ID, f.Created, f.Updated = saved.ID, saved.Created, saved.Updated
		},
		Now: store.Now,
	}
}

// blank reports whether nothing is known about a company.
func blank(f data.Company) bool {
	f = tidied(f)
	words := f.Name + f.Role + f.Mission + f.Principles + f.Culture + f.Products + f.Job + f.Passions + f.Wear + f.Bring + f.Notes
	return strings.TrimSpace(words) == "" && f.Industry == "" && f.Stage == "" &&
		len(f.News)+len(f.Skills)+len(f.People)+len(f.Questions)+len(f.Asks)+len(f.Links) == 0
}

// tidied is a file without the rows that say nothing.
func tidied(f data.Company) data.Company {
	empty := func(text string) bool { return strings.TrimSpace(text) == "" }
	f.News = slices.DeleteFunc(slices.Clone(f.News), func(n data.News) bool { return n == data.News{} })
	f.Skills = slices.DeleteFunc(slices.Clone(f.Skills), func(k data.JobSkill) bool { return k == data.JobSkill{} })
	f.Asks = slices.DeleteFunc(slices.Clone(f.Asks), empty)
	f.Links = slices.DeleteFunc(slices.Clone(f.Links), empty)
	return f
}

// newRow makes a row of the list: the company, and the role there.
func newRow() widget.Row[data.Company] {
	name, role, stage := widget.NewSection(" "), widget.NewQuiet(" "), widget.NewQuiet(" ")
	stage.Align = fyne.TextAlignTrailing
	content := shelf.Lines(name, role, stage)
	return widget.NewRow[data.Company](content, func(f data.Company) {
		names := [3]string{" ", " ", " "}
		if f.ID != 0 {
			names[0] = called(f)
			if role := strings.TrimSpace(f.Role); role != "" && role != names[0] {
				names[1] = role
			}
			names[2] = stageName(f.Stage)
		}
		name.SetText(names[0])
		role.SetText(names[1])
		stage.SetText(names[2])
		content.Refresh()
	})
}
