package interviews

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

const (
	// isNear is how long before an interview its page leads to what calms.
	isNear = 3 * time.Hour
	// mostBefore is how many earlier talks with a company are named.
	mostBefore = 3
)

// notices are what the page says above everything else: that the talk is near,
// that it is over and can be looked back on, and that there were talks before.
func (p *page) showNotices(a around) {
	p.notices.RemoveAll()
	i, now := p.folio.Draft().Value(), p.deps.Store.Now()
	switch {
	case i.ID == 0:
	case a.stands == data.StageOffer && (i.At.IsZero() || now.Before(i.End())):
		p.notices.Add(told(lang.L("There is an offer."), "", p.answer()))
	case i.At.IsZero():
	case now.Before(i.At) && i.At.Sub(now) <= isNear:
		p.notices.Add(p.near(i, now))
	case !now.Before(i.End()):
		p.notices.Add(p.over(i, a))
	}
	if len(a.before) > 0 {
		p.notices.Add(p.tried(a.before, now))
	}
	p.notices.Refresh()
	p.content.Content.Refresh()
}

// near leads to a calm start and to what one wants to know.
func (p *page) near(i data.Interview, now time.Time) fyne.CanvasObject {
	minutes := int(i.At.Sub(now).Round(time.Minute) / time.Minute)
	calm := widget.NewButton(lang.L("Calm start"), "", func() { p.goFor("calm/for/interviews/%d") })
	calm.Style = widget.Filled
	row := []fyne.CanvasObject{calm}
	if i.CompanyID != 0 {
		row = append(row, widget.NewButton(lang.L("The brief"), "", func() { p.deps.Window.Go("companies/" + strconv.FormatInt(i.CompanyID, 10) + "/brief") }))
	}
	return told(lang.L("It begins in {{.Length}}.", map[string]any{"Length": inMinutes(max(minutes, 1))}),
		lang.L("A minute of breath, one look at what you want to say, and go."), row...)
}

// over offers to look back, or tells that it was done, and to write to them.
func (p *page) over(i data.Interview, a around) fyne.CanvasObject {
	d := a.debrief
	open := widget.NewButton(lang.L("Look back on it"), "", func() { p.goFor("debrief/%d") })
	does := []fyne.CanvasObject{open, p.write(i, a.stands)}
	if a.stands == data.StageOffer {
		does = append(does, p.answer())
	}
	does = append(does, widget.NewHint(lang.L("Ask for feedback"), "", func() { p.goFor("learning/advice/new/interview/%d") }))
	switch {
	case !d.Done.IsZero():
		open.SetLabel(lang.L("Read your look back"))
		return told(lang.L("You looked back on it {{.When}}.", map[string]any{"When": words.When(d.Done, p.deps.Store.Now())}), "", does...)
	case !d.Begun.IsZero():
		open.SetLabel(lang.L("Go on looking back"))
		open.Style = widget.Filled
		return told(lang.L("You began to look back on it."), lang.L("What you wrote is all there."), does...)
	}
	open.Style = widget.Filled
	return told(lang.L("It is over. Well done."), lang.L("Five minutes now are worth an hour next week: what did they ask?"), does...)
}

// answer leads to what an offer is answered by.
func (p *page) answer() fyne.CanvasObject {
	return widget.NewButton(lang.L("Answer the offer"), "", func() { p.goFor("offers/new/interview/%d") })
}

const (
	thanksWithin = 24 * time.Hour     // of a talk
	silenceLasts = 7 * 24 * time.Hour // until one may ask how things stand
)

// write leads to the letter that comes next: thanks, with the hours that are left
// for it, a question after a week of silence, a kind answer to a no.
func (p *page) write(i data.Interview, stage data.Stage) fyne.CanvasObject {
	label, address := lang.L("Write a thank-you"), "letters/new/thanks/interview/%d"
	due, now := i.End().Add(thanksWithin), p.deps.Store.Now()
	switch {
	case stage == data.StageRejected:
		label, address = lang.L("Answer kindly"), "letters/new/rejection/interview/%d"
	case due.After(now):
		label += " · " + words.Left(due, now)
	case now.Sub(i.End()) >= silenceLasts:
		label, address = lang.L("Ask how things stand"), "letters/new/silence/interview/%d"
	}
	return widget.NewButton(label, "", func() { p.goFor(address) })
}

// tried names the talks with the same company.
func (p *page) tried(before []data.Interview, now time.Time) fyne.CanvasObject {
	lines := []fyne.CanvasObject{}
	for n, other := range before {
		if n == mostBefore {
			break
		}
		text := words.Interview(other) + " · " + words.Stage(other.Stage)
		if !other.At.IsZero() {
			text += " · " + inShort(other.At, now)
		}
		lines = append(lines, widget.HStack(0, widget.NewHint(text, "", func() { p.folio.Open(other.ID) })))
	}
	return told(lang.L("You are no stranger here: there is another talk with this company."), "", widget.VStack(0, lines...))
}

// told is a notice: a sentence, a quieter one, and what can be done.
func told(text, quiet string, does ...fyne.CanvasObject) fyne.CanvasObject {
	head := widget.NewText(text)
	head.Bold = true
	parts := []fyne.CanvasObject{head}
	if quiet != "" {
		more := widget.NewText(quiet)
		more.Color = theme.Quiet
		parts = append(parts, more)
	}
	parts = append(parts, widget.Flow(theme.Grid, does...))
	card := widget.NewCard(widget.VStack(theme.Grid, parts...))
	card.Color, card.Padding = theme.Page, 14
	return card
}
