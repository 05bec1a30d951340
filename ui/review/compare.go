package review

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/ui/theme"
	"greenroom/ui/tone"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// compareCard puts the numbers of two takes side by side, and says in words
// what changed from the earlier to the later.
type compareCard struct {
	room    *Room
	content fyne.CanvasObject
	heads   [2]*widget.Text
	rows    []*compareRow
	missing *widget.Text
}

type compareRow struct {
	measure tone.Measure
	numbers [2]*widget.Figures
	change  *widget.Text
}

func newCompareCard(r *Room) *compareCard {
	c := &compareCard{room: r, heads: [2]*widget.Text{widget.NewQuiet(""), widget.NewQuiet("")}, missing: widget.NewText("")}
	c.missing.Color = theme.Quiet
	list := widget.VStack(theme.Grid, c.row(widget.NewSection(lang.L("Side by side")), c.heads[0], c.heads[1], widget.NewQuiet(lang.L("from the earlier to the later"))))
	for _, m := range tone.Measures() {
		row := &compareRow{m, [2]*widget.Figures{widget.NewFigures("", theme.SizeText), widget.NewFigures("", theme.SizeText)}, widget.NewLabel("")}
		c.rows = append(c.rows, row)
		list.Add(c.row(widget.NewLabel(m.Name()), row.numbers[0], row.numbers[1], row.change))
	}
	list.Add(c.missing)
	c.content = widget.NewCard(list)
	return c
}

func (c *compareCard) row(name, first, second, change fyne.CanvasObject) fyne.CanvasObject {
	return widget.Columns(widget.Columns(name, widget.Columns(first, second, 0.5), 0.46), change, 0.62)
}

// show compares the take above with the one below.
func (c *compareCard) show() {
	above, below := c.room.shown, *c.room.other
	for i, s := range []spoken{above, below} {
		c.heads[i].SetText(words.When(s.take.Started, c.room.now()))
	}
	first, second := tone.Values(above.report), tone.Values(below.report)
	known := false
	for _, row := range c.rows {
		a, hasA := first[string(row.measure)]
		b, hasB := second[string(row.measure)]
		row.numbers[0].SetText(number(row.measure, a, hasA))
		row.numbers[1].SetText(number(row.measure, b, hasB))
		row.change.SetText("")
		if hasA && hasB {
			known = true
			if above.take.Started.After(below.take.Started) {
				a, b = b, a
			}
			row.change.SetText(tone.Change(row.measure, a, b))
		}
	}
	c.missing.SetText("")
	if !known {
		c.missing.SetText(lang.L("There is nothing to compare yet: one of the two is not measured, or too short."))
	}
	visible(c.missing, !known)
}

func number(m tone.Measure, v float64, known bool) string {
	if !known {
		return "–"
	}
	return m.Format(v)
}
