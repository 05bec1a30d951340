package practice

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/mentions"
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
	pageStories
	pageElsewhere
)

// helpPanel is what one speaks from: one's own outline, or, folded behind it,
// the guidance, the follow-up questions, stories that fit, and where the question
// comes up elsewhere.
type helpPanel struct {
	room    *Room
	content fyne.CanvasObject

	page     helpPage
	tabs     []*widget.Chip
	body     *fyne.Container
	outline  *widget.Entry
	inSight  *widget.Tick // whether the outline is while one speaks
	question data.Question
	beside   beside
	mentions *mentions.Panel // a page of its own, where there is something
}

func newHelpPanel(r *Room) *helpPanel {
	p := &helpPanel{room: r, body: container.NewStack()}
	p.outline = widget.NewMultiLine(lang.L("A few words to speak from. Not sentences: you will say it differently, and better."), r.saveOutline)
	p.outline.OnLeave = func() { go r.saving.Flush() }
	p.inSight = widget.NewTick(lang.L("In sight while I speak"), r.keepInSight)
	tabs := widget.Flow(theme.Grid)
	for page, label := range []string{lang.L("Your outline"), lang.L("Guidance"), lang.L("Follow-ups"), lang.L("Stories"), lang.L("Elsewhere")} {
		tab := widget.NewChip(label, func() { p.open(helpPage(page)) })
		p.tabs = append(p.tabs, tab)
		tabs.Add(tab)
	}
	p.content = widget.NewCard(widget.VStack(3*theme.Grid, tabs, widget.Grow(p.body)))
	p.mentions = mentions.New(r.Window, r.Store, data.KindTake, data.KindStory) // which the page shows itself
	p.mentions.Changed = p.showElsewhere
	p.open(pageOutline)
	p.showElsewhere()
	return p
}

// show fills the panel; another question begins with one's own outline.
func (p *helpPanel) show(q data.Question) {
	another := q.ID != p.question.ID
	p.question = q
	if p.outline.Text != q.Outline && (another || !focused(p.room.Window, p.outline)) {
		p.outline.SetText(q.Outline)
	}
	p.inSight.SetOn(p.room.prefs.Practice.OutlineWhileSpeaking || p.room.prefs.Practice.GuidanceWhileSpeaking)
	show(p.tabs[pageFollowUps], q.Subject == "" || len(q.FollowUps) > 0)
	show(p.tabs[pageStories], telling(q))
	if another {
		p.page = pageOutline
	}
	p.open(p.page)
	p.mentions.Show(data.Ref{Kind: data.KindQuestion, ID: q.ID})
}

// showElsewhere offers where the question comes up as soon as it does.
func (p *helpPanel) showElsewhere() {
	any := p.mentions.Content.Visible()
	show(p.tabs[pageElsewhere], any)
	if !any && p.page == pageElsewhere {
		p.open(pageOutline)
	}
	p.content.Refresh()
}

// turn opens a page, or goes back to the outline when it is open already.
func (p *helpPanel) turn(page helpPage) {
	if !p.tabs[page].Visible() {
		return
	}
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
		below := widget.VStack(theme.Grid)
		if chips := p.chips(); chips != nil {
			below.Add(chips)
		}
		below.Add(p.inSight)
		p.body.Objects = []fyne.CanvasObject{widget.VStack(2*theme.Grid, widget.Grow(p.outline), below)}
	case pageGuidance:
		p.body.Objects = []fyne.CanvasObject{widget.Scroll(p.guidance())}
	case pageFollowUps:
		p.body.Objects = []fyne.CanvasObject{widget.Scroll(followUps(p.question))}
	case pageStories:
		p.body.Objects = []fyne.CanvasObject{widget.Scroll(p.stories())}
	case pageElsewhere:
		p.body.Objects = []fyne.CanvasObject{widget.Scroll(widget.Pad(p.mentions.Content, -12, 8, 0, 8))} // its lines stand out
	}
	p.body.Refresh()
}

// guidance is what helps to answer the question, in the fields of work it
// belongs to as well.
func (p *helpPanel) guidance() fyne.CanvasObject {
	all := widget.VStack(4*theme.Grid, howTo(p.question))
	for _, industry := range p.beside.guides.Known(p.beside.industries...) {
		head := widget.NewHeading(lang.L("In {{.Industry}}", map[string]any{"Industry": p.beside.guides.Name(industry)}), theme.SizeName)
		all.Add(widget.VStack(2*theme.Grid, widget.Divider(), head, p.beside.guides.Panel(industry)))
	}
	return all
}

// howTo is how to build an answer, and what to watch out for.
func howTo(q data.Question) fyne.CanvasObject {
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
