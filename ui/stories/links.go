package stories

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// links is the part of the page about what the story is linked to.
type links struct {
	page     *page
	content  *fyne.Container // the questions
	list     *fyne.Container
	passions *fyne.Container
}

func newLinks(p *page) *links {
	l := &links{page: p, list: widget.VStack(theme.Grid), passions: widget.Flow(theme.Grid)}
	choose := widget.NewButton(lang.L("Choose questions"), "", l.chooseQuestions)
	cover := widget.NewHint(lang.L("Which questions have a story"), "C", func() { p.deps.Window.Go("stories/coverage") })
	l.content = widget.VStack(theme.Grid, widget.NewSection(lang.L("Questions it answers")), l.list,
		widget.Flow(2*theme.Grid, choose, cover))
	return l
}

// show lists what the story is linked to, and what it might be.
func (l *links) show(k known) {
	l.list.RemoveAll()
	for _, q := range k.questions {
		practise := widget.NewHint(lang.L("Practise"), "", func() { l.page.deps.Window.Go(address(q.ID)) })
		end := widget.NewIconButton("close", lang.L("End the link to “{{.Question}}”", map[string]any{"Question": q.Text}),
			func() { l.link(ref(q), false) })
		l.list.Add(widget.HStackTop(theme.Grid, widget.Grow(widget.Pad(widget.NewText(q.Text), 10, 0, 0, 0)), widget.Pad(practise, 11, 0, 0, 0), end))
	}
	if len(k.questions) == 0 {
		none := widget.NewText(lang.L("None yet. A story that is linked to a question comes up beside it."))
		none.Color = theme.Quiet
		l.list.Add(none)
	}
	if len(k.fitting) > 0 {
		l.list.Add(widget.NewQuiet(lang.L("It might also answer")))
	}
	for _, q := range k.fitting {
		link := widget.NewHint(lang.L("Link"), "", func() { l.link(ref(q), true) })
		text := widget.NewText(q.Text)
		text.Color = theme.Quiet
		l.list.Add(widget.HStackTop(theme.Grid, widget.Grow(text), link))
	}
	l.list.Refresh()
	l.showPassions(k.passions)
}

func ref(q data.Question) data.Ref { return data.Ref{Kind: data.KindQuestion, ID: q.ID} }

func (l *links) showPassions(passions []data.Passion) {
	var chips []fyne.CanvasObject
	for _, passion := range passions {
		to := data.Ref{Kind: data.KindPassion, ID: passion.ID}
		chip := widget.NewChip(passion.Name, func() { l.page.deps.Window.Go("passions/" + number(passion.ID)) })
		chip.OnRemove = func() { l.link(to, false) }
		chips = append(chips, chip)
	}
	l.passions.Objects = append(chips, widget.NewChip(lang.L("+ Passion"), l.choosePassions))
	l.passions.Refresh()
}

// link makes or ends a link, and offers to take that back.
func (l *links) link(to data.Ref, on bool) {
	p := l.page
	p.stored(lang.L("link this story"), func(ctx context.Context, s data.Story) (func(), error) {
		if err := p.deps.Store.LinkStory(ctx, s.ID, to, on); err != nil {
			return nil, err
		}
		return func() {
			said := lang.L("Linked")
			if !on {
				said = lang.L("The link is ended")
			}
			p.deps.Window.Undoable(said, func(ctx context.Context) error {
				err := p.deps.Store.LinkStory(ctx, s.ID, to, !on)
				fyne.Do(p.folio.PrepareAgain)
				return err
			})
			p.folio.PrepareAgain()
		}, nil
	})
}

// chooseQuestions lets questions be looked for and ticked; each tick is kept at
// once.
func (l *links) chooseQuestions() {
	p := l.page
	p.stored(lang.L("link this story"), func(_ context.Context, s data.Story) (func(), error) {
		return func() {
			pick(p.deps.Window, lang.L("Which questions does it answer?"), lang.L("Words of the question"), choices{
				find: func(ctx context.Context, text string) ([]choice, error) {
					found, err := p.deps.Store.Questions(ctx, data.QuestionFilter{Text: text, Limit: listed})
					var all []choice
					for _, q := range found {
						all = append(all, choice{ref(q), q.Text, words.Theme(q.Theme)})
					}
					return all, err
				},
				on: func(ctx context.Context) ([]int64, error) {
					now, err := p.deps.Store.Story(ctx, s.ID)
					return now.Questions, err
				},
				turn: func(ctx context.Context, to data.Ref, on bool) error {
					return p.deps.Store.LinkStory(ctx, s.ID, to, on)
				},
				done: p.folio.PrepareAgain,
			})
		}, nil
	})
}

// choosePassions lets passions be ticked.
func (l *links) choosePassions() {
	p := l.page
	p.stored(lang.L("link this story"), func(_ context.Context, s data.Story) (func(), error) {
		return func() {
			pick(p.deps.Window, lang.L("Which passions does it show?"), lang.L("Words of the passion"), choices{
				find: func(ctx context.Context, text string) ([]choice, error) {
					found, err := p.deps.Store.Passions(ctx, data.PassionFilter{Text: text, Limit: listed})
					var all []choice
					for _, passion := range found {
						all = append(all, choice{data.Ref{Kind: data.KindPassion, ID: passion.ID}, passion.Name, passion.Why})
					}
					return all, err
				},
				on: func(ctx context.Context) ([]int64, error) {
					now, err := p.deps.Store.Story(ctx, s.ID)
					return now.Passions, err
				},
				turn: func(ctx context.Context, to data.Ref, on bool) error {
					return p.deps.Store.LinkStory(ctx, s.ID, to, on)
				},
				done: p.folio.PrepareAgain,
			})
		}, nil
	})
}
