package progress

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// feltCard tells how ready the person felt before and after.
type feltCard struct {
	content fyne.CanvasObject
	says    *widget.Text
	chart   *widget.Chart
}

func newFeltCard() *feltCard {
	c := &feltCard{says: widget.NewText("")}
	c.says.Color = theme.Quiet
	c.chart = widget.NewLine(lang.L("How ready you felt"), whole)
	c.chart.SetSpan(1, 5)
	c.content = titled(lang.L("How ready you felt, from 1 to 5"), c.says, c.chart)
	return c
}

func (c *feltCard) show(p progress) {
	visible(c.content, len(p.felt) > 0)
	var spots []widget.Spot
	better, both := 0, 0
	add := func(f data.Confidence, value int, when string) {
		if value > 0 {
			spots = append(spots, widget.Spot{Label: short(f.At), Value: float64(value),
				Says: words.When(f.At, p.now) + ", " + when + ": " + fmt.Sprint(value)})
		}
	}
	for _, f := range p.felt {
		add(f, f.Before, lang.L("before"))
		add(f, f.After, lang.L("after"))
		if f.Before > 0 && f.After > 0 {
			both++
			if f.After > f.Before {
				better++
			}
		}
	}
	c.chart.Set(spots, nil)
	says := lang.L("Say before and after a run how ready you feel, and it is seen here what practice does.")
	if both > 0 {
		says = lang.L("Before and after each run. After {{.Better}} of {{.Both}} you felt readier than before.", map[string]any{"Better": better, "Both": both})
	}
	c.says.SetText(says)
}

// mostNamed is how many themes and questions are named at once.
const mostNamed = 3

// visitsCard names what was not visited for long, with one button to practise it.
type visitsCard struct {
	room    *Room
	content fyne.CanvasObject
	list    *fyne.Container
}

func newVisitsCard(r *Room) *visitsCard {
	c := &visitsCard{room: r, list: widget.VStack(2 * theme.Grid)}
	c.content = titled(lang.L("Not visited for long"), c.list)
	return c
}

func (c *visitsCard) show(p progress) {
	c.list.RemoveAll()
	for _, q := range p.unopened {
		c.add(q, lang.L("{{.Theme}}, never yet", map[string]any{"Theme": themeName(q.Theme)}))
	}
	for _, q := range p.longAgo {
		c.add(q, words.When(q.LastTake, p.now))
	}
	c.list.Refresh()
}

func (c *visitsCard) add(q data.Question, when string) {
	practise := widget.NewButton(lang.L("Practise"), "", func() { c.room.Window.Go(fmt.Sprintf("practise/%d", q.ID)) })
	text := widget.NewText(q.Text)
	c.list.Add(widget.HStack(2*theme.Grid, widget.Grow(widget.VStack(0, text, widget.NewQuiet(when))), practise))
}

func visible(object fyne.CanvasObject, on bool) {
	if on {
		object.Show()
	} else {
		object.Hide()
	}
}
