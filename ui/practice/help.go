package practice

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/room"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// helpPage is one of the pages of the help panel.
type helpPage int

const (
	pageOutline helpPage = iota
	pageGuidance
	pageFollowUps
)

// helpPanel is what one speaks from: one's own outline, or, folded behind it,
// the guidance and the follow-up questions.
type helpPanel struct {
	room    *Room
	content fyne.CanvasObject

	page     helpPage
	tabs     []*widget.Chip
	body     *fyne.Container
	outline  *widget.Entry
	question data.Question
}

func newHelpPanel(r *Room) *helpPanel {
	p := &helpPanel{room: r, body: container.NewStack()}
	p.outline = widget.NewMultiLine(lang.L("A few words to speak from. Not sentences: you will say it differently, and better."), r.saveOutline)
	p.outline.OnLeave = func() { go r.saving.Flush() }
	tabs := widget.Flow(theme.Grid)
	for page, label := range []string{lang.L("Your outline"), lang.L("Guidance"), lang.L("Follow-ups")} {
		tab := widget.NewChip(label, func() { p.open(helpPage(page)) })
		p.tabs = append(p.tabs, tab)
		tabs.Add(tab)
	}
	p.content = widget.NewCard(widget.VStack(3*theme.Grid, tabs, widget.Grow(p.body)))
	p.open(pageOutline)
	return p
}

// show fills the panel; another question begins with one's own outline.
func (p *helpPanel) show(q data.Question) {
	another := q.ID != p.question.ID
	p.question = q
	if p.outline.Text != q.Outline && (another || !focused(p.room.Window, p.outline)) {
		p.outline.SetText(q.Outline)
	}
	if another {
		p.page = pageOutline
	}
	p.open(p.page)
}

// turn opens a page, or goes back to the outline when it is open already.
func (p *helpPanel) turn(page helpPage) {
	if p.page == page {
		page = pageOutline
	}
	p.open(page)
}

func (p *helpPanel) open(page helpPage) {
	p.page = page
	for i, tab := range p.tabs {
		tab.SetSelected(helpPage(i) == page)
	}
	switch page {
	case pageOutline:
		p.body.Objects = []fyne.CanvasObject{p.outline}
	case pageGuidance:
		p.body.Objects = []fyne.CanvasObject{widget.Scroll(guidance(p.question))}
	case pageFollowUps:
		p.body.Objects = []fyne.CanvasObject{widget.Scroll(followUps(p.question))}
	}
	p.body.Refresh()
}

// guidance is how to build an answer, and what to watch out for.
func guidance(q data.Question) fyne.CanvasObject {
	list := widget.VStack(9)
	if len(q.Steps) == 0 && len(q.Pitfalls) == 0 {
		list.Add(quietly(lang.L("There is no guidance for this question. You can add some: open it in the deck and press Edit.")))
	}
	for i, step := range q.Steps {
		list.Add(numbered(fmt.Sprint(i+1), step))
	}
	if len(q.Pitfalls) > 0 {
		list.Add(widget.Gap(3))
		heading := widget.NewSection(lang.L("Watch out for"))
		heading.Color = theme.Even
		list.Add(heading)
	}
	for _, pitfall := range q.Pitfalls {
		list.Add(numbered("–", pitfall))
	}
	return list
}

// followUps is what they may ask next.
func followUps(q data.Question) fyne.CanvasObject {
	list := widget.VStack(12, quietly(lang.L("They may go on with:")))
	for _, question := range q.FollowUps {
		list.Add(widget.NewHeading(question, theme.SizeHeading))
	}
	if len(q.FollowUps) == 0 {
		list = widget.VStack(12, quietly(lang.L("No follow-up questions yet.")))
	}
	return list
}

// numbered is a paragraph with its number, or dash, hanging before it.
func numbered(number, text string) fyne.CanvasObject {
	mark := widget.NewSection(number)
	mark.Color = theme.Quiet
	return widget.HStackTop(9, mark, widget.Grow(widget.NewText(text)))
}

func quietly(text string) *widget.Text {
	t := widget.NewText(text)
	t.Color = theme.Quiet
	return t
}

// focused reports whether a field is being typed in.
func focused(win room.Window, field fyne.Focusable) bool {
	return win.Window().Canvas().Focused() == field
}

// seconds is a setting in seconds as a clock shows it.
func seconds(s int) string { return words.Clock(time.Duration(s) * time.Second) }
