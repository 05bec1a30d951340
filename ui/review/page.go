package review

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/ui/mentions"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// page is the room: the head, the picture with what plays it, and below, to be
// scrolled, words, numbers, the person's own review and how it went over time.
type page struct {
	content fyne.CanvasObject

	head     *head
	picture  *picture
	says     *saysCard
	numbers  *numbersCard
	self     *selfCard
	others   *othersCard
	trend    *trendCard
	rows     *compareCard
	mentions *mentions.Panel

	alone, pair *container.Scroll // what is below the picture
	below       *fyne.Container
	shown       int64 // the take that is
}

func newPage(r *Room) *page {
	p := &page{
		head: newHead(r), picture: newPicture(r), says: newSaysCard(r), numbers: newNumbersCard(r),
		self: newSelfCard(r), others: newOthersCard(r), trend: newTrendCard(r), rows: newCompareCard(r),
	}
	p.mentions = mentions.New(r.Window, r.Store, data.KindFeedback) // which is read in other ears
	p.mentions.Changed = func() { p.alone.Content.Refresh() }
	const gap = 3 * theme.Grid
	p.alone = widget.Scroll(widget.VStack(gap,
		widget.Columns(p.says.content, p.numbers.content, 0.44),
		p.self.content,
		p.others.content,
		p.trend.content,
		widget.Pad(p.mentions.Content, 0, 22, 0, 22)))
	p.pair = widget.Scroll(p.rows.content)
	p.below = container.NewStack(p.alone)
	p.content = widget.Page(p.head.content, widget.VStack(gap, p.picture.content, widget.Grow(p.below)), nil)
	return p
}

// show fills the page with what the room shows.
func (p *page) show() {
	p.head.show()
	p.picture.show()
	below := p.alone
	if p.head.room.other != nil {
		below = p.pair
		p.rows.show()
	} else {
		p.says.show()
		p.numbers.show()
		p.self.show()
		p.others.show()
		p.trend.load()
		p.mentions.Show(data.Ref{Kind: data.KindTake, ID: p.head.room.shown.take.ID})
	}
	if p.below.Objects[0] != below {
		p.below.Objects = []fyne.CanvasObject{below}
	}
	if take := p.head.room.shown.take.ID; take != p.shown { // another one is read from its beginning
		p.shown = take
		p.alone.ScrollToTop()
		p.pair.ScrollToTop()
	}
	p.content.Refresh()
}

// head names the question and the take, and leads back and to a comparison.
type head struct {
	room     *Room
	content  fyne.CanvasObject
	question *widget.Heading
	when     *widget.Chip
	with     *widget.Button
}

func newHead(r *Room) *head {
	h := &head{room: r, question: widget.NewHeading("", theme.SizeHeading), when: widget.NewChip("", nil)}
	h.question.MaxLines = 1
	h.with = widget.NewButton(lang.L("Compare"), "C", h.compare)
	back := widget.NewHint(lang.L("Back to the question"), lang.L("Esc"), func() { r.Window.Go("take/" + itoa(r.shown.take.ID)) })
	h.content = widget.VStack(4,
		widget.HStack(6, back, widget.Spacer(), h.when, h.with),
		h.question)
	return h
}

func (h *head) show() {
	s := h.room.shown
	h.question.SetText(s.question.Text)
	text := lang.L("{{.When}} · {{.Length}}", map[string]any{"When": words.When(s.take.Started, h.room.now()), "Length": words.Clock(s.take.Duration)})
	if s.take.Imported {
		text = lang.L("brought in · {{.Length}}", map[string]any{"Length": words.Clock(s.take.Duration)})
	}
	h.when.SetText(text)
	label := lang.L("Compare")
	if h.room.other != nil {
		label = lang.L("Stop comparing")
	}
	h.with.SetLabel(label)
	if len(s.takes) < 2 {
		h.with.Disable()
	} else {
		h.with.Enable()
	}
}

// compare asks which take to compare with, or ends the comparison.
func (h *head) compare() {
	s := h.room.shown
	if h.room.other != nil {
		h.room.Window.Go("review/" + itoa(s.take.ID))
		return
	}
	var items []*fyne.MenuItem
	for _, take := range s.takes {
		if take.ID == s.take.ID {
			continue
		}
		label := lang.L("{{.When}} · {{.Length}}", map[string]any{"When": words.When(take.Started, h.room.now()), "Length": words.Clock(take.Duration)})
		if grade := words.Grade(take.Grade); grade != "" {
			label += " · " + grade
		}
		items = append(items, fyne.NewMenuItem(label, func() { h.room.Window.Go("review/" + itoa(s.take.ID) + "/with/" + itoa(take.ID)) }))
	}
	switch len(items) {
	case 0:
		h.room.Window.Say(lang.L("This is the only take of this question so far."))
	case 1:
		items[0].Action()
	default:
		canvas := h.room.Window.Window().Canvas()
		fynewidget.ShowPopUpMenuAtRelativePosition(fyne.NewMenu("", items...), canvas, fyne.NewPos(0, h.with.Size().Height), h.with)
	}
}
