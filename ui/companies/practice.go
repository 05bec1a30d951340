package companies

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// practice is the questions to be ready for at the company.
type practice struct {
	page    *page
	far     *widget.Text
	list    *fyne.Container
	content fyne.CanvasObject
	loading task.Latest
}

func newPractice(p *page) *practice {
	q := &practice{page: p, far: widget.NewText(""), list: widget.VStack(theme.Grid)}
	q.far.Color = theme.Quiet
	suggest := widget.NewButton(lang.L("Suggest questions"), "", q.suggest)
	choose := widget.NewHint(lang.L("Choose others"), "", q.choose)
	run := widget.NewHint(lang.L("Mock interview with these"), "", func() {
		if len(p.known.questions) == 0 {
			p.deps.Window.Say(lang.L("First choose the questions, or have some suggested."))
			return
		}
		p.stored(func(id int64) { p.deps.Window.Go("mock/company/" + number(id)) })
	})
	q.content = widget.VStack(theme.Grid, q.far, q.list, widget.Flow(2*theme.Grid, suggest, choose, run))
	return q
}

// show lists what is practised.
func (q *practice) show() {
	chosen := q.page.known.questions
	unsaid := unsaid(chosen)
	says := lang.L("Choose what you want to be ready for. Eight questions are a good measure.")
	switch {
	case len(chosen) > 0 && unsaid == 0:
		says = lang.L("Each was said at least once.")
	case len(chosen) > 0:
		says = lang.L("{{.Said}} of {{.Chosen}} were said at least once.", map[string]any{"Said": len(chosen) - unsaid, "Chosen": len(chosen)})
	}
	q.far.SetText(says)
	q.list.RemoveAll()
	now := q.page.deps.Store.Now()
	for _, question := range chosen {
		when := lang.L("not said yet")
		if question.Takes > 0 {
			when = words.When(question.LastTake, now)
		}
		open := widget.NewLead(question.Text, func() { q.page.deps.Window.Go("practise/" + number(question.ID)) })
		q.list.Add(removing(lang.L("Take “{{.Question}}” out", map[string]any{"Question": question.Text}),
			func() { q.remove(question.ID) }, widget.VStack(0, open, widget.NewQuiet(words.Theme(question.Theme)+" · "+when))))
	}
	q.list.Refresh()
}

// set chooses the questions.
func (q *practice) set(ids []int64) {
	q.page.change(func(f *data.Company) { f.Questions = ids })
	q.page.form.Leave()
	q.page.form.Folio.PrepareAgain()
}

// remove takes a question out, which can be undone.
func (q *practice) remove(id int64) {
	draft, before := q.page.form.Folio.Draft(), q.page.value().Questions
	q.set(slices.DeleteFunc(slices.Clone(before), func(other int64) bool { return other == id }))
	q.page.deps.Window.Undoable(lang.L("Question taken out"), func(context.Context) error {
		fyne.Do(func() {
			draft.Change(func(f *data.Company) { f.Questions = before })
			q.page.form.Folio.PrepareAgain()
		})
		return nil
	})
}

// mainThemes are what nearly every interview touches, in the order of a talk.
var mainThemes = []data.Theme{
	data.ThemeFirstImpression, data.ThemeMotivation, data.ThemePassion, data.ThemeRoleFit,
	data.ThemeStrengths, data.ThemeBehavioural, data.ThemeTeamwork, data.ThemeCulture,
}

// matter lists the questions that matter for a file: those that the stories
// answer which are chosen for its skills, then one of each main theme, of its
// industry before those for everybody and what was practised least first.
func matter(ctx context.Context, store Store, f data.Company, stories map[int64]data.Story) ([]data.Question, error) {
	var all []data.Question
	taken := slices.Clone(f.Questions)
	take := func(q data.Question) {
		if !slices.Contains(taken, q.ID) {
			all, taken = append(all, q), append(taken, q.ID)
		}
	}
	for _, skill := range f.Skills {
		answers := stories[skill.StoryID].Questions
		if len(answers) == 0 {
			continue
		}
		if q, err := store.Question(ctx, answers[0]); err == nil {
			take(q)
		} else if ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	for _, theme := range mainThemes {
		industry := f.Industry
		if industry.Own() {
			industry = "" // the deck has no questions of it
		}
		of, err := store.Questions(ctx, data.QuestionFilter{Theme: theme, Industry: industry})
		if err != nil {
			return nil, err
		}
		of = slices.DeleteFunc(of, func(q data.Question) bool {
			return slices.Contains(taken, q.ID) || industry == "" && len(q.Industries) > 0
		})
		slices.SortStableFunc(of, func(a, b data.Question) int {
			return cmp.Or(cmp.Compare(min(len(b.Industries), 1), min(len(a.Industries), 1)), cmp.Compare(a.Takes, b.Takes))
		})
		if len(of) > 0 {
			take(of[0])
		}
	}
	return all, nil
}

// suggest offers what matters for this file, all of it ticked.
func (q *practice) suggest() {
	f, stories := q.page.value(), q.page.known.stories
	q.loading.Run(func(ctx context.Context) func() {
		found, err := matter(ctx, q.page.deps.Store, f, stories)
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if err != nil {
				q.page.deps.Window.Fail(lang.L("look for questions"), err)
				return
			}
			tickSheet(q.page.deps.Window.Window(), lang.L("These matter for this talk"), lang.L("Practise these"), questionOptions(found, true), q.take)
		}
	})
}

func questionOptions(questions []data.Question, on bool) (options []option) {
	for _, question := range questions {
		options = append(options, option{key: strconv.FormatInt(question.ID, 10), text: question.Text, detail: words.Theme(question.Theme), on: on})
	}
	return options
}

// take adds the questions that were ticked.
func (q *practice) take(chosen []option) {
	ids := slices.Clone(q.page.value().Questions)
	for _, o := range chosen {
		if id, err := strconv.ParseInt(o.key, 10, 64); err == nil && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	q.set(ids)
}

// questionsOffered is how many questions are listed at a time.
const questionsOffered = 40

// choose lets questions be looked for and ticked.
func (q *practice) choose() {
	win := q.page.deps.Window
	sheet, list := ticks(lang.L("What do you want to be ready for?"), lang.L("Practise these"), q.take)
	have := q.page.value().Questions
	find := func(text string) {
		q.loading.Run(func(ctx context.Context) func() {
			found, err := q.page.deps.Store.Questions(ctx, data.QuestionFilter{Text: text, Limit: questionsOffered})
			if ctx.Err() != nil {
				return nil
			}
			return func() {
				if err != nil {
					win.Fail(lang.L("look for questions"), err)
					return
				}
				list.show(questionOptions(slices.DeleteFunc(found, func(q data.Question) bool { return slices.Contains(have, q.ID) }), false))
			}
		})
	}
	sheet.body.Add(widget.NewSearchField(lang.L("Words of the question"), find))
	sheet.body.Add(widget.Tall(widget.Scroll(list.box), tickHeight))
	sheet.OnClosed = q.loading.Cancel
	sheet.Open(win.Window())
	find("")
}
