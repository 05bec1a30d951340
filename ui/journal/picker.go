package journal

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/ui/room"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// How many of each kind the picker offers at a time, and how far back it looks
// for takes.
const (
	contactsOffered  = 6
	questionsOffered = 8
	takesOffered     = 6
	takesLookedAt    = 60
	othersOffered    = 4
)

// choice is something an entry can be linked to.
type choice struct {
	data.Ref
	name, detail string
}

// picker is a sheet to choose what an entry is about.
type picker struct {
	win     room.Window
	store   Store
	sheet   *widget.Sheet
	search  *widget.SearchField
	list    *widget.List[choice]
	choose  func(choice)
	shown   string // what the list shows the choices for
	enter   bool   // Enter was pressed before they were there
	loading task.Latest
}

func showPicker(win room.Window, store Store, pick func(data.Ref)) {
	p := &picker{win: win, store: store, list: widget.NewList(newChoiceRow)}
	p.choose = func(c choice) {
		p.sheet.Close()
		pick(c.Ref)
	}
	p.search = widget.NewSearchField(lang.L("A person, a company, a story, a question …"), p.find)
	p.search.OnEnter = p.entered
	p.search.OnDown = func() { win.Window().Canvas().Focus(p.list) }
	p.list.OnOpen = p.choose
	p.list.OnUp = func() { win.Window().Canvas().Focus(p.search) }
	cancel := widget.NewButton(lang.L("Cancel"), "Esc", func() { p.sheet.Close() })
	body := widget.VStack(2*theme.Grid, p.search, widget.Tall(widget.Pad(p.list, 0, -8, 0, -8), 336))
	p.sheet = widget.NewSheet(lang.L("What is this about?"), body, cancel)
	p.sheet.OnClosed = p.loading.Cancel
	p.sheet.Open(win.Window())
	p.find("")
}

// entered takes the choice that is marked, once the list fits what was typed.
func (p *picker) entered() {
	if p.shown != p.search.Text {
		p.enter = true
		return
	}
	if c, any := p.list.Selected(); any {
		p.choose(c)
	}
}

func (p *picker) find(text string) {
	p.enter = false
	p.loading.Run(func(ctx context.Context) func() {
		choices, err := offered(ctx, p.store, text)
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if err != nil {
				p.win.Fail(lang.L("look for what this is about"), err)
				return
			}
			p.shown = text
			p.list.SetItems(choices)
			p.list.ScrollToTop()
			p.list.Select(0)
			if p.enter {
				p.entered()
			}
		}
	})
}

// offered lists people, what one prepares, takes and questions that fit a text;
// the most recent for an empty one.
func offered(ctx context.Context, store Store, text string) ([]choice, error) {
	var all []choice
	contacts, err := store.Contacts(ctx, data.ContactFilter{Text: text, Limit: contactsOffered})
	if err != nil {
		return nil, err
	}
	for _, c := range contacts {
		detail := append([]string{lang.L("Person")}, nonBlank(c.Role, c.Company)...)
		all = append(all, choice{data.Ref{Kind: data.KindContact, ID: c.ID}, contactName(c.Name, c.Company), joined(detail)})
	}
	prepared, err := offeredPrepared(ctx, store, text)
	if err != nil {
		return nil, err
	}
	all = append(all, prepared...)
	takes, err := store.LastTakes(ctx, takesLookedAt)
	if err != nil {
		return nil, err
	}
	now, left := store.Now(), takesOffered
	for _, t := range takes {
		if left == 0 {
			break
		}
		if !strings.Contains(strings.ToLower(t.Question+" "+t.Note), strings.ToLower(strings.TrimSpace(text))) {
			continue
		}
		left--
		detail := []string{lang.L("Take"), words.When(t.Started, now), words.Clock(t.Duration)}
		all = append(all, choice{data.Ref{Kind: data.KindTake, ID: t.ID}, t.Question, joined(detail)})
	}
	questions, err := store.Questions(ctx, data.QuestionFilter{Text: text, Limit: questionsOffered})
	if err != nil {
		return nil, err
	}
	for _, q := range questions {
		all = append(all, choice{data.Ref{Kind: data.KindQuestion, ID: q.ID}, q.Text, joined([]string{lang.L("Question"), words.Theme(q.Theme)})})
	}
	return all, nil
}

// offeredPrepared lists interviews, company files, passions and stories that fit
// a text.
func offeredPrepared(ctx context.Context, store Store, text string) (all []choice, err error) {
	add := func(kind data.Kind, id int64, name string, details ...string) {
		all = append(all, choice{data.Ref{Kind: kind, ID: id}, name, joined(append([]string{words.Kind(kind)}, nonBlank(details...)...))})
	}
	interviews, err := store.Interviews(ctx, data.InterviewFilter{Text: text, Limit: othersOffered})
	if err != nil {
		return nil, err
	}
	for _, i := range interviews {
		add(data.KindInterview, i.ID, words.Interview(i), i.Role)
	}
	companies, err := store.Companies(ctx, data.CompanyFilter{Text: text, Limit: othersOffered})
	if err != nil {
		return nil, err
	}
	for _, c := range companies {
		add(data.KindCompany, c.ID, companyName(c), c.Role)
	}
	passions, err := store.Passions(ctx, data.PassionFilter{Text: text, Limit: othersOffered})
	if err != nil {
		return nil, err
	}
	for _, p := range passions {
		add(data.KindPassion, p.ID, headline(p.Name, p.Why))
	}
	stories, err := store.Stories(ctx, data.StoryFilter{Text: text, Limit: othersOffered})
	if err != nil {
		return nil, err
	}
	for _, s := range stories {
		add(data.KindStory, s.ID, headline(s.Title, s.Situation))
	}
	return all, nil
}

func nonBlank(texts ...string) []string {
	var kept []string
	for _, text := range texts {
		if strings.TrimSpace(text) != "" {
			kept = append(kept, text)
		}
	}
	return kept
}

// choiceRow shows a choice: its name, and what it is.
type choiceRow struct {
	fynewidget.BaseWidget
	name, detail *widget.Text
	content      fyne.CanvasObject
}

func newChoiceRow() widget.Row[choice] {
	r := &choiceRow{name: widget.NewLabel(" "), detail: widget.NewQuiet(" ")}
	r.content = widget.VStack(0, r.name, r.detail)
	r.ExtendBaseWidget(r)
	return r
}

// Set shows a choice.
func (r *choiceRow) Set(c choice) {
	r.name.SetText(c.name)
	r.detail.SetText(c.detail)
}

// CreateRenderer links the widget to its words.
func (r *choiceRow) CreateRenderer() fyne.WidgetRenderer {
	return fynewidget.NewSimpleRenderer(r.content)
}
