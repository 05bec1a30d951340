package interviews

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/data/schedule"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// choice is what is practised for an interview, and how far it is.
type choice struct {
	questions []data.Question
	prepared  data.Preparation
	at        time.Time
	daily     int // answers a day

	before, after int // how the person felt
}

// choiceOf reads what is chosen for an interview.
func choiceOf(ctx context.Context, deps Deps, id int64) (c choice, err error) {
	if id == 0 {
		return c, nil
	}
	i, err := deps.Store.Interview(ctx, id)
	if err != nil {
		return c, err
	}
	c.at, c.daily, c.before, c.after = i.At, deps.Daily(ctx), i.Before, i.After
	for _, question := range i.Questions {
		q, err := deps.Store.Question(ctx, question)
		if err != nil {
			return c, err
		}
		c.questions = append(c.questions, q)
	}
	c.prepared, err = deps.Store.Prepared(ctx, id)
	return c, err
}

// ids are the questions by number.
func (c choice) ids() []int64 {
	ids := make([]int64, len(c.questions))
	for i, q := range c.questions {
		ids[i] = q.ID
	}
	return ids
}

// far says how far it is.
func (c choice) far(now time.Time) string {
	said, all := c.prepared.Said, c.prepared.Chosen
	switch left := all - said; {
	case all == 0:
		return lang.L("Choose what you want to be ready for. Eight questions are a good measure.")
	case left == 0:
		return lang.L("Each was said at least once. They come again, the last time the evening before.")
	case c.at.IsZero():
		return lang.L("{{.Said}} of {{.Chosen}} were said at least once. With a date they come at the right time.", map[string]any{"Said": said, "Chosen": all})
	case c.at.Before(now):
		return lang.L("{{.Said}} of {{.Chosen}} were said at least once.", map[string]any{"Said": said, "Chosen": all})
	case left > c.daily*max(int(schedule.DayOf(c.at.Local())-schedule.DayOf(now.Local())), 0):
		return lang.L("{{.Said}} of {{.Chosen}} were said at least once. Not all fit in the days that are left; begin with what matters most.", map[string]any{"Said": said, "Chosen": all})
	}
	return lang.L("{{.Said}} of {{.Chosen}} were said at least once. The others come in the next days.", map[string]any{"Said": said, "Chosen": all})
}

// questions is the part of the page about what is practised.
type questions struct {
	page    *page
	content *fyne.Container
	far     *widget.Text
	list    *fyne.Container
	shown   choice
}

func newQuestions(p *page) *questions {
	q := &questions{page: p, far: widget.NewText(""), list: widget.VStack(theme.Grid)}
	q.far.Color = theme.Quiet
	suggest := widget.NewButton(lang.L("Suggest questions"), "", q.suggest)
	add := widget.NewHint(lang.L("Choose others"), "", q.add)
	run := widget.NewHint(lang.L("Mock interview with these"), "", func() { p.goFor("mock/for/%d") })
	calm := widget.NewHint(lang.L("Calm start"), "", func() { p.goFor("calm/for/interviews/%d") })
	q.content = widget.VStack(theme.Grid,
		widget.NewSection(lang.L("Questions to be ready for")), q.far, q.list,
		widget.Flow(2*theme.Grid, suggest, add, run, calm))
	return q
}

// show lists what is chosen.
func (q *questions) show(c choice, err error) {
	if err != nil {
		q.page.deps.Window.Fail(lang.L("read the questions of this interview"), err)
		return
	}
	q.shown = c
	now := q.page.deps.Store.Now()
	q.far.SetText(c.far(now))
	q.page.before.SetValue(c.before)
	q.page.after.SetValue(c.after)
	q.list.RemoveAll()
	for _, question := range c.questions {
		when := lang.L("not said yet")
		if question.Takes > 0 {
			when = words.When(question.LastTake, now)
		}
		open := widget.NewLead(question.Text, func() { q.page.deps.Window.Go(practise(question.ID)) })
		remove := widget.NewIconButton("close", lang.L("Take “{{.Question}}” out", map[string]any{"Question": question.Text}), func() { q.remove(question.ID) })
		q.list.Add(widget.HStack(theme.Grid, widget.Grow(widget.VStack(0, open, widget.NewQuiet(words.Theme(question.Theme)+" · "+when))), remove))
	}
	q.content.Refresh()
	q.page.content.Content.Refresh()
}

// set chooses questions in place of those that were chosen.
func (q *questions) set(ids []int64) {
	q.page.stored(func(ctx context.Context, id int64) error {
		return q.page.deps.Store.SetInterviewQuestions(ctx, id, ids)
	}, lang.L("choose these questions"))
}

// remove takes a question out, which can be undone.
func (q *questions) remove(id int64) {
	before := q.shown.ids()
	var left []int64
	for _, other := range before {
		if other != id {
			left = append(left, other)
		}
	}
	interview := q.page.folio.Draft().ID()
	q.set(left)
	q.page.deps.Window.Undoable(lang.L("Question taken out"), func(ctx context.Context) error {
		err := q.page.deps.Store.SetInterviewQuestions(ctx, interview, before)
		fyne.Do(q.page.folio.PrepareAgain)
		return err
	})
}
