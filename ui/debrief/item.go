package debrief

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/cardfor"
	"greenroom/ui/folio/paper"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// item is one question they asked: its words, how the answer went, what one
// would say now, and what becomes of it.
type item struct {
	page    *page
	n       int
	text    *widget.Entry
	went    *widget.Choice
	better  *widget.Entry
	card    *widget.Hint
	gap     *widget.Hint
	content fyne.CanvasObject
}

func newItem(p *page, n int, a data.Asked) *item {
	i := &item{page: p, n: n}
	window, sheet := p.room.Window.Window(), func() *container.Scroll { return p.scroll }
	var text, better fyne.CanvasObject
	i.text, text = paper.Text(lang.L("What they asked"), func(text string) {
		p.set(i.n, func(a *data.Asked) { a.Text = text })
	}, window, sheet, 1)
	i.text.TextStyle.Bold = true
	i.text.SetText(a.Text)
	i.better, better = paper.Text(lang.L("What I would say now"), func(text string) {
		p.set(i.n, func(a *data.Asked) { a.Better = text })
	}, window, sheet, 1)
	i.better.SetText(a.Better)
	i.text.OnLeave, i.better.OnLeave = p.room.flushSoon, p.room.flushSoon
	i.went = widget.NewChoice(words.Grades(), func(v int) {
		p.set(i.n, func(a *data.Asked) { a.Went = v })
		p.around()
	})
	i.went.SetValue(a.Went)
	i.card = widget.NewHint(lang.L("Make it a card"), "C", i.makeCard)
	i.gap = widget.NewHint(lang.L("I could not answer"), "G", i.makeGap)
	remove := widget.NewIconButton("close", lang.L("Take “{{.Question}}” out", map[string]any{"Question": a.Text}), func() { p.remove(i.n) })
	i.content = widget.VStack(2,
		widget.HStackTop(theme.Grid, widget.Grow(text), remove),
		widget.Flow(2*theme.Grid, i.went, i.card, i.gap), better, widget.Divider())
	i.show(a)
	return i
}

// show shows what was made of the question.
func (i *item) show(a data.Asked) {
	i.card.SetLabel(lang.L("Make it a card"))
	if _, is := i.page.room.shown.cards[a.QuestionID]; is && a.QuestionID != 0 {
		i.card.SetLabel(lang.L("Ask it again tomorrow"))
	}
	i.gap.SetLabel(lang.L("I could not answer"))
	if a.Unanswered {
		i.gap.SetLabel(lang.L("See the open question"))
	}
	i.went.SetValue(a.Went)
}

// has reports whether the focus is on the question.
func (i *item) has(focused fyne.Focusable) bool {
	return slices.Contains([]fyne.Focusable{i.went, i.card, i.gap}, focused)
}

// asked is the question as it is written, without words when it was taken away meanwhile.
func (i *item) asked() (a data.Asked) {
	if all := i.page.room.draft.Value().Asked; i.n < len(all) {
		a = all[i.n]
	}
	return a
}

// makeCard makes the question a card that is due tomorrow.
func (i *item) makeCard() {
	a, room, draft := i.asked(), i.page.room, i.page.room.draft
	cardfor.Make(room.Window, room.Store, cardfor.Asked{Text: a.Text, Outline: a.Better}, func(made cardfor.Made) {
		draft.Change(func(d *data.Debrief) {
			d.Asked = slices.Clone(d.Asked)
			if i.n < len(d.Asked) {
				d.Asked[i.n].QuestionID = made.Card.ID
			}
		})
		room.working.Go(draft.Flush)
		if room.draft == draft {
			room.lookAgain()
		}
	})
}

// makeGap keeps the question as an open one, to find the answer to. One that is
// kept already is opened.
func (i *item) makeGap() {
	a, room := i.asked(), i.page.room
	for _, gap := range room.shown.gaps {
		if a.Unanswered && gap.Text == a.Text {
			room.Window.Go("gaps/" + strconv.FormatInt(gap.ID, 10))
			return
		}
	}
	if a.Text == "" {
		room.Window.Say(lang.L("First write down what they asked."))
		return
	}
	draft := room.draft
	mark := func(unanswered bool) {
		if room.draft == draft { // and not the look back on another talk
			i.page.set(i.n, func(a *data.Asked) { a.Unanswered = unanswered })
		}
	}
	id := draft.ID()
	mark(true)
	room.working.Go(func() {
		gap, err := room.Store.SaveGap(context.Background(), data.Gap{Text: a.Text, InterviewID: id, QuestionID: a.QuestionID})
		fyne.Do(func() {
			if err != nil {
				mark(false)
				room.Window.Fail(lang.L("keep this question"), err)
				return
			}
			room.lookAgain()
			room.Window.Undoable(lang.L("Kept among what you want to find out"), func(ctx context.Context) error {
				err := room.Store.Delete(ctx, data.Ref{Kind: data.KindGap, ID: gap.ID})
				if err == nil {
					fyne.Do(func() {
						mark(false)
						room.lookAgain()
					})
				}
				return err
			})
		})
	})
}
