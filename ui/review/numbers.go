package review

import (
	"context"
	"maps"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/ui/theme"
	"greenroom/ui/tone"
	"greenroom/ui/widget"
)

// numbersCard shows each measure beside the person's usual one and the band it
// may lie in.
type numbersCard struct {
	room    *Room
	content fyne.CanvasObject
	cells   []*cell
}

// cell is one measure.
type cell struct {
	measure  tone.Measure
	number   *widget.Figures
	unit     *widget.Text
	usual    *widget.Text    // the person's own
	known    *fyne.Container // number and unit
	bar      *widget.BandBar
	withheld *widget.Text
	content  *fyne.Container
}

func newNumbersCard(r *Room) *numbersCard {
	c := &numbersCard{room: r}
	rows := widget.VStack(3*theme.Grid, widget.NewSection(lang.L("In numbers")))
	var pair []fyne.CanvasObject
	for _, m := range tone.Measures() {
		made := c.newCell(m)
		c.cells = append(c.cells, made)
		if pair = append(pair, made.content); len(pair) == 2 {
			rows.Add(widget.Columns(pair[0], pair[1], 0.5))
			pair = nil
		}
	}
	c.content = widget.NewCard(rows)
	return c
}

func (c *numbersCard) newCell(m tone.Measure) *cell {
	one := &cell{
		measure: m, number: widget.NewFigures("", theme.SizeName), unit: widget.NewQuiet(""), usual: widget.NewQuiet(""),
		bar: widget.NewBandBar(), withheld: widget.NewText(""),
	}
	one.withheld.Color, one.withheld.TextSize = theme.Quiet, theme.SizeQuiet
	about := widget.NewIconButton("info", lang.L("What is this?"), func() { c.explain(m) })
	one.known = widget.HStack(6, one.number, widget.Grow(one.unit))
	one.content = widget.VStack(2,
		widget.HStack(0, widget.Grow(widget.NewQuiet(m.Name())), about),
		one.known, one.withheld, one.usual, one.bar)
	return one
}

func (c *numbersCard) show() {
	s := c.room.shown
	values := tone.Values(s.report)
	for _, one := range c.cells {
		value, known := values[string(one.measure)]
		one.known.Hide()
		one.withheld.Hide()
		one.usual.Hide()
		var at, usual *float64
		if v, has := s.usual[string(one.measure)]; has {
			usual = &v
			one.usual.SetText(lang.L("usually {{.Usual}}", map[string]any{"Usual": one.measure.Format(v)}))
			one.usual.Show()
		}
		switch why := tone.Withheld(s.report, one.measure); {
		case known:
			at = &value
			one.number.SetText(one.measure.Format(value))
			one.unit.SetText(one.measure.Unit())
			one.known.Show()
		case why != "":
			one.withheld.SetText(why)
			one.withheld.Show()
		}
		one.bar.Set(widget.Range(one.measure.Scale()), widget.Range(c.room.band(one.measure)), at, usual)
		one.content.Refresh()
	}
}

// explain says what a measure is and where that is from, and lets its band be
// set.
func (c *numbersCard) explain(m tone.Measure) {
	band := c.room.band(m)
	low, high := widget.NewEntry(lang.L("from"), nil), widget.NewEntry(lang.L("to"), nil)
	low.SetText(m.Format(band.Low))
	high.SetText(m.Format(band.High))
	source := widget.NewQuiet(lang.L("From {{.Source}}", map[string]any{"Source": m.Source()}))
	wrong := widget.NewText("")
	wrong.Color = theme.Even
	content := widget.VStack(2*theme.Grid,
		widget.NewText(m.About()), source, widget.Divider(),
		widget.NewText(lang.L("The band on the bar is where nobody remarks on it. It is yours to set.")),
		widget.HStack(6, widget.Wide(low, 90), widget.NewQuiet(lang.L("to")), widget.Wide(high, 90), widget.Grow(widget.NewQuiet(m.Unit()))),
		wrong)
	var sheet *widget.Sheet
	keep := widget.NewButton(lang.L("Keep"), lang.L("Enter"), func() {
		set, ok := bandOf(low.Text, high.Text)
		if !ok {
			wrong.SetText(lang.L("Two numbers, the smaller one first."))
			return
		}
		c.setBand(m, &set)
		sheet.Close()
	})
	keep.Style = widget.Filled
	sheet = widget.ShowSheet(c.room.Window.Window(), m.Name(), content,
		widget.NewButton(lang.L("As it was at first"), "", func() { c.setBand(m, nil); sheet.Close() }),
		widget.NewButton(lang.L("Close"), lang.L("Esc"), func() { sheet.Close() }), keep)
}

// bandOf reads a band that was typed; a decimal comma is as good as a point.
func bandOf(low, high string) (b tone.Band, ok bool) {
	read := func(text string) (float64, error) {
		return strconv.ParseFloat(strings.ReplaceAll(strings.TrimSpace(text), ",", "."), 64)
	}
	from, err := read(low)
	to, err2 := read(high)
	b = tone.Band{Low: from, High: to}
	return b, err == nil && err2 == nil && b.Valid()
}

// setBand keeps a band; nil is the default.
func (c *numbersCard) setBand(m tone.Measure, band *tone.Band) {
	bands := maps.Clone(c.room.prefs.Bands)
	if bands == nil {
		bands = tone.Bands{}
	}
	delete(bands, m)
	if band != nil {
		bands[m] = *band
	}
	c.room.changes.Run(func(ctx context.Context) func() {
		if err := c.room.SaveBands(context.WithoutCancel(ctx), bands); err != nil {
			return func() { c.room.Window.Fail(lang.L("keep this band"), err) }
		}
		return nil // the store's notice shows it
	})
}
