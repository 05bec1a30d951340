package debrief

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// typedKey takes the keys of the question that has the focus.
func (p *page) typedKey(key *fyne.KeyEvent) bool {
	if p.room.draft == nil {
		return false
	}
	focused := p.room.Window.Window().Canvas().Focused()
	n := slices.IndexFunc(p.items, func(i *item) bool { return i.has(focused) })
	if focused == nil || n < 0 {
		return false
	}
	switch key.Name {
	case fyne.KeyC:
		p.items[n].makeCard()
	case fyne.KeyG:
		p.items[n].makeGap()
	default:
		return false
	}
	return true
}

// finish says that the look back is done, which can be undone.
func (p *page) finish() {
	draft := p.room.draft
	set := func(done bool) {
		draft.Change(func(d *data.Debrief) {
			d.Done = time.Time{}
			if done {
				d.Done = p.room.Store.Now()
			}
		})
		p.room.working.Go(draft.Flush)
		p.around()
	}
	set(true)
	p.room.Window.Window().Canvas().Focus(p.thanks) // which is what one does next
	p.scroll.ScrollToBottom()
	p.room.Window.Undoable(lang.L("Looked back. What went badly comes back as practice."), func(context.Context) error {
		fyne.Do(func() { set(false) })
		return nil
	})
}

// showFollows offers what one does after a look back: a card for what went
// badly, a note of thanks, what is to be found out.
func (p *page) showFollows(d data.Debrief) {
	p.follows.RemoveAll()
	p.done.Show()
	if d.Done.IsZero() {
		p.follows.Refresh()
		return
	}
	p.done.Hide()
	head := widget.NewText(lang.L("That was worth it."))
	head.Bold = true
	parts := []fyne.CanvasObject{head}
	if n := badly(d); n > 0 {
		text := widget.NewText(lang.N("{{.Count}} questions went badly and are no cards yet: C on each makes them come back tomorrow.", n, map[string]any{"Count": n}))
		text.Color = theme.Quiet
		parts = append(parts, text)
	}
	does := []fyne.CanvasObject{p.thanks}
	if n := len(p.room.shown.gaps); n > 0 {
		does = append(does, widget.NewButton(lang.N("{{.Count}} questions to find out", n, map[string]any{"Count": n}), "", func() { p.room.Window.Go("gaps") }))
	}
	does = append(does, widget.NewButton(lang.L("Something you noticed you know"), "", func() {
		p.room.Window.Go(fmt.Sprintf("gaps/new/known/%d", p.room.shown.interview.ID))
	}))
	card := widget.NewCard(widget.VStack(theme.Grid, append(parts, widget.Flow(theme.Grid, does...))...))
	card.Color, card.Padding = theme.Page, 14
	p.follows.Add(card)
	p.follows.Refresh()
}

// thank leads to a note of thanks, to one or to several.
func (p *page) thank() {
	template := "thanks-first"
	if len(p.room.shown.interview.Contacts) > 1 {
		template = "thanks-panel"
	}
	p.room.Window.Go(fmt.Sprintf("letters/new/%s/interview/%d", template, p.room.shown.interview.ID))
}

// badly counts the answers that went badly whose questions are no cards.
func badly(d data.Debrief) (n int) {
	for _, a := range d.Asked {
		if a.QuestionID == 0 && (a.Went == 1 || a.Went == 2) {
			n++
		}
	}
	return n
}

// say leads to where the look back can be spoken, or to what was said.
func (p *page) say() {
	id, name := p.room.draft.ID(), words.Interview(p.room.shown.interview)
	p.room.working.Go(func() {
		ctx := context.Background()
		subject, err := p.room.subject(ctx, id)
		var q data.Question
		if err == nil {
			q, err = p.room.Store.SpokenOf(ctx, data.Question{
				Subject: subject, Text: lang.L("How was the talk with {{.Name}}?", map[string]any{"Name": name}), Length: data.LengthStory,
				Steps: strings.Split(lang.L("What did they ask, and how did it go?\nDid your passions come across?\nWhat was hard?\nDid you connect, and by what?\nWhat did you learn about them, and what comes next?"), "\n"),
			})
		}
		fyne.Do(func() {
			if err != nil {
				p.room.Window.Fail(lang.L("get ready to listen"), err)
				return
			}
			p.room.Window.Go(fmt.Sprintf("practise/%d", q.ID))
		})
	})
}
