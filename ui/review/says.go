package review

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/tone"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// saysCard says in words how it sounded: what went well, one thing to work on,
// one challenge for the next take.
type saysCard struct {
	room    *Room
	content fyne.CanvasObject
	body    *fyne.Container
	bar     *fynewidget.ProgressBar
	waiting fyne.CanvasObject
}

func newSaysCard(r *Room) *saysCard {
	c := &saysCard{room: r, body: container.NewStack(), bar: fynewidget.NewProgressBar()}
	c.waiting = widget.VStack(2*theme.Grid,
		widget.NewSection(lang.L("Listening to your take")),
		widget.NewText(lang.L("It takes a moment. You can play it meanwhile, or go on; it is done by itself.")),
		c.bar)
	c.content = widget.NewCard(c.body)
	return c
}

func (c *saysCard) show() {
	s := c.room.shown
	shown := c.waiting
	part, err, waiting := c.room.Analyst.Progress(s.take.ID)
	switch {
	case s.report != nil:
		shown = c.findings(c.room.findings(s))
	case s.gone:
		shown = plainly(lang.L("The sound of this take is gone"),
			lang.L("Its file is not in the data folder any more. What you said of it, and its marks, are still here."))
	case err != nil && !waiting:
		shown = plainly(lang.L("This take could not be measured"), words.Explain(err))
	default:
		c.bar.SetValue(part)
	}
	if len(c.body.Objects) == 1 && c.body.Objects[0] == shown {
		return
	}
	c.body.Objects = []fyne.CanvasObject{shown}
	c.body.Refresh()
}

// plainly is a short message in the place of the words.
func plainly(head, text string) fyne.CanvasObject {
	return widget.VStack(2*theme.Grid, widget.NewSection(head), widget.NewText(text))
}

func (c *saysCard) findings(f tone.Findings) fyne.CanvasObject {
	list := widget.VStack(2 * theme.Grid)
	block := func(title string, colour fyne.ThemeColorName, findings ...tone.Finding) {
		if len(list.Objects) > 0 {
			list.Add(widget.Gap(0))
		}
		heading := widget.NewSection(title)
		heading.Color = colour
		list.Add(heading)
		for _, finding := range findings {
			list.Add(widget.NewText(finding.Text))
			if place := finding.Place; place != nil && !c.room.shown.gone {
				list.Add(widget.HStack(0, widget.NewHint(lang.L("Hear it"), "", func() { c.room.page.picture.playFrom(seconds(place.Start)) })))
			}
		}
	}
	block(lang.L("What went well"), theme.Well, f.Well...)
	if f.WorkOn != nil {
		block(lang.L("Work on"), theme.Accent, *f.WorkOn)
	}
	if f.Next != nil {
		block(lang.L("Next take"), theme.Text, *f.Next)
	}
	list.Add(widget.Gap(0))
	list.Add(widget.HStack(0, widget.NewHint(lang.L("Keep this in the journal"), "J", c.writeDown)))
	return list
}

// writeDown makes what is said a journal entry, and opens it.
func (c *saysCard) writeDown() {
	s := c.room.shown
	if s.report == nil {
		c.room.Window.Go("journal/new/take/" + itoa(s.take.ID))
		return
	}
	f := c.room.findings(s)
	var lines []string
	for _, finding := range f.Well {
		lines = append(lines, finding.Text)
	}
	for _, finding := range []*tone.Finding{f.WorkOn, f.Next} {
		if finding != nil {
			lines = append(lines, finding.Text)
		}
	}
	entry := data.Entry{Title: s.question.Text, Body: strings.Join(lines, "\n\n"), QuestionID: s.take.QuestionID, TakeID: s.take.ID}
	c.room.changes.Run(func(ctx context.Context) func() {
		kept, err := c.room.Store.SaveEntry(context.WithoutCancel(ctx), entry)
		return func() {
			if err != nil {
				c.room.Window.Fail(lang.L("keep this in the journal"), err)
				return
			}
			c.room.Window.Go("journal/" + itoa(kept.ID))
		}
	})
}
