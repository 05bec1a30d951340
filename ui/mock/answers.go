package mock

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/ui/studio"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// answerCard is one answer of a run in short.
type answerCard struct {
	card  *widget.Card
	grade *widget.Choice
	play  *widget.Button
}

// showAnswers lists the answers, the first one first.
func (p *reviewPage) showAnswers() {
	p.answers.RemoveAll()
	p.cards = nil
	for i := range p.shown.answers {
		card := p.newAnswerCard(i)
		p.cards = append(p.cards, card)
		p.answers.Add(card.card)
	}
	p.choose(p.selected)
}

func (p *reviewPage) newAnswerCard(i int) *answerCard {
	a := p.shown.answers[i]
	c := &answerCard{}
	c.grade = widget.NewChoice(words.Grades(), func(grade int) { p.keepGrade(i, grade) })
	c.grade.SetValue(a.take.Grade)
	c.play = widget.NewButton(lang.L("Hear it"), "", func() { p.choose(i); p.play(i) })
	sounded := widget.NewHint(lang.L("How it sounded"), "", func() { p.room.Window.Go(fmt.Sprintf("review/%d", a.take.ID)) })
	kicker := lang.L("Answer {{.Number}} · {{.Length}}", map[string]any{"Number": i + 1, "Length": words.Clock(a.take.Duration)})
	switch {
	case i == 0:
		kicker = lang.L("Your first answer, which colours the rest · {{.Length}}", map[string]any{"Length": words.Clock(a.take.Duration)})
	case a.turn.Asked != "":
		kicker = lang.L("Follow-up · {{.Length}}", map[string]any{"Length": words.Clock(a.take.Duration)})
	}
	body := widget.VStack(theme.Grid, widget.NewQuiet(kicker), widget.NewHeading(a.turn.Words(), theme.SizeHeading))
	if text := a.findings.Line(); text != "" {
		body.Add(widget.NewText(text))
	}
	if a.findings.WorkOn != nil {
		work := widget.NewText(a.findings.WorkOn.Text)
		work.Color = theme.Quiet
		body.Add(work)
	}
	for _, f := range a.feedback {
		body.Add(widget.NewText(words.Feedback(f)))
	}
	body.Add(widget.HStack(2*theme.Grid, c.play, sounded, widget.Spacer(), c.grade))
	c.card = widget.NewCard(body)
	return c
}

// answer is the answer of a number, if there is one.
func (p *reviewPage) answer(i int) (spoken, bool) {
	if p.shown == nil || i < 0 || i >= len(p.shown.answers) {
		return spoken{}, false
	}
	return p.shown.answers[i], true
}

// choose makes one answer the one that the keys are for.
func (p *reviewPage) choose(i int) {
	p.selected = min(max(i, 0), max(len(p.cards)-1, 0))
	for at, card := range p.cards {
		card.card.Chosen = at == p.selected
		card.card.Refresh()
	}
	if p.selected < len(p.cards) {
		p.reveal(p.cards[p.selected].card)
	}
}

// reveal scrolls to a card that is not seen.
func (p *reviewPage) reveal(card fyne.CanvasObject) {
	top := p.answers.Position().Y + card.Position().Y
	switch height := p.scroll.Size().Height; {
	case p.selected == 0:
		return // what went well stands above it
	case top < p.scroll.Offset.Y:
		p.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case top+card.Size().Height > p.scroll.Offset.Y+height:
		p.scroll.ScrollToOffset(fyne.NewPos(0, top+card.Size().Height-height))
	}
}

// grade says how an answer went and goes to the next.
func (p *reviewPage) grade(i, grade int) {
	if _, ok := p.answer(i); !ok {
		return
	}
	p.cards[i].grade.SetValue(grade)
	p.keepGrade(i, grade)
	p.choose(i + 1)
}

func (p *reviewPage) keepGrade(i, grade int) {
	p.shown.answers[i].take.Grade = grade
	take := p.shown.answers[i].take.ID
	p.room.Window.Beside(func() {
		if err := p.room.Store.SetGrade(context.Background(), take, grade); err != nil {
			fyne.Do(func() { p.room.Window.Fail(lang.L("keep how it went"), err) })
		}
	})
}

func (p *reviewPage) player() *studio.Player { return p.room.player }

// play lets an answer be heard, or pauses it.
func (p *reviewPage) play(i int) {
	a, ok := p.answer(i)
	if !ok {
		return
	}
	if p.player().Playing().Take.ID == a.take.ID {
		p.player().Toggle()
		return
	}
	p.player().Play(p.room.prefs.Sound.Loudspeaker, 0, a.take)
}

// playingChanged shows what is heard.
func (p *reviewPage) playingChanged() {
	playing := p.player().Playing()
	for i, card := range p.cards {
		label := lang.L("Hear it")
		if a, ok := p.answer(i); ok && playing.Active() && !playing.Paused && playing.Take.ID == a.take.ID {
			label = lang.L("Pause")
		}
		card.play.SetLabel(label)
	}
}
