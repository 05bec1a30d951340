package interviews

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// mainThemes are what nearly every interview touches, in the order of a talk.
var mainThemes = []data.Theme{
	data.ThemeFirstImpression, data.ThemeMotivation, data.ThemePassion, data.ThemeRoleFit,
	data.ThemeStrengths, data.ThemeBehavioural, data.ThemeTeamwork, data.ThemeAskThem,
}

// suggested is one question of each main theme that is not chosen yet: of the
// interview's industry before those for everybody, and what was practised least
// first.
func suggested(ctx context.Context, store Store, industry data.Industry, chosen []int64) ([]data.Question, error) {
	var all []data.Question
	for _, theme := range mainThemes {
		of, err := store.Questions(ctx, data.QuestionFilter{Theme: theme, Industry: industry})
		if err != nil {
			return nil, err
		}
		of = slices.DeleteFunc(of, func(q data.Question) bool {
			return slices.Contains(chosen, q.ID) || industry == "" && len(q.Industries) > 0
		})
		slices.SortStableFunc(of, func(a, b data.Question) int {
			return cmp.Or(cmp.Compare(forAll(a), forAll(b)), cmp.Compare(a.Takes, b.Takes))
		})
		if len(of) > 0 {
			all = append(all, of[0])
		}
	}
	return all, nil
}

// forAll is 1 for a question that belongs to no industry.
func forAll(q data.Question) int {
	if len(q.Industries) == 0 {
		return 1
	}
	return 0
}

// suggest shows what could be practised, all of it ticked.
func (q *questions) suggest() {
	industry, chosen := q.page.folio.Draft().Value().Industry, q.shown.ids()
	q.offer(lang.L("These open most doors"), true, func(ctx context.Context) ([]data.Question, error) {
		return suggested(ctx, q.page.deps.Store, industry, chosen)
	})
}

func practise(id int64) string { return fmt.Sprintf("practise/%d", id) }

// offered is how many questions are listed at a time.
const offered = 40

// add lets questions be looked for and ticked.
func (q *questions) add() {
	picker := q.newPicker(func(ctx context.Context, text string) ([]data.Question, error) {
		return q.page.deps.Store.Questions(ctx, data.QuestionFilter{Text: text, Limit: offered})
	})
	search := widget.NewSearchField(lang.L("Words of the question"), picker.find)
	picker.open(lang.L("What do you want to be ready for?"), search)
}

// offer lets questions be ticked.
func (q *questions) offer(title string, ticked bool, load func(ctx context.Context) ([]data.Question, error)) {
	picker := q.newPicker(func(ctx context.Context, _ string) ([]data.Question, error) { return load(ctx) })
	picker.all = ticked
	picker.open(title, nil)
}

// picker is a sheet of questions to tick.
type picker struct {
	questions *questions
	load      func(ctx context.Context, text string) ([]data.Question, error)
	all       bool // what is listed first is ticked
	chosen    []int64
	list      *fyne.Container
	sheet     *widget.Sheet
	take      *widget.Button
	loading   task.Latest
}

func (q *questions) newPicker(load func(ctx context.Context, text string) ([]data.Question, error)) *picker {
	return &picker{questions: q, load: load, chosen: slices.Clone(q.shown.ids()), list: widget.VStack(0)}
}

func (p *picker) open(title string, search *widget.SearchField) {
	cancel := widget.NewButton(lang.L("Cancel"), "Esc", func() { p.sheet.Close() })
	take := widget.NewButton(lang.L("Practise these"), lang.L("Enter"), func() {
		p.sheet.Close()
		p.questions.set(p.chosen)
	})
	take.Style = widget.Filled
	take.Disable() // until there is something to choose from
	p.take = take
	body := widget.VStack(2 * theme.Grid)
	if search != nil {
		body.Add(search)
	}
	body.Add(widget.Tall(widget.Scroll(p.list), 360))
	p.sheet = widget.NewSheet(title, body, cancel, take)
	p.sheet.Width = 640
	p.sheet.OnClosed = p.loading.Cancel
	p.sheet.Open(p.questions.page.deps.Window.Window())
	p.find("")
}

func (p *picker) find(text string) {
	p.loading.Run(func(ctx context.Context) func() {
		found, err := p.load(ctx, text)
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if err != nil {
				p.questions.page.deps.Window.Fail(lang.L("look for questions"), err)
				return
			}
			p.show(found)
		}
	})
}

func (p *picker) show(found []data.Question) {
	p.list.RemoveAll()
	for _, question := range found {
		if p.all && !slices.Contains(p.chosen, question.ID) {
			p.chosen = append(p.chosen, question.ID)
		}
		tick := widget.NewTick(question.Text, func(on bool) { p.tick(question.ID, on) })
		tick.SetOn(slices.Contains(p.chosen, question.ID))
		p.list.Add(widget.VStack(0, tick, widget.Pad(widget.NewQuiet(words.Theme(question.Theme)), -6, 0, 4, 30)))
	}
	p.all = false
	p.take.Enable()
	if len(found) == 0 {
		none := widget.NewText(lang.L("No question is left that has this."))
		none.Color = theme.Quiet
		p.list.Add(none)
	}
	p.list.Refresh()
}

func (p *picker) tick(id int64, on bool) {
	p.chosen = slices.DeleteFunc(p.chosen, func(other int64) bool { return other == id })
	if on {
		p.chosen = append(p.chosen, id)
	}
}
