package review

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/tone"
	"greenroom/ui/widget"
)

// trendCard shows how each measure went over the takes of this question, and
// over all takes.
type trendCard struct {
	room    *Room
	content fyne.CanvasObject
	rows    map[tone.Measure]*trendRow
	loading task.Latest
}

type trendRow struct {
	here, all *widget.Trend
}

// mostPoints is how far back a small line can go and still be read.
const mostPoints = 40

func newTrendCard(r *Room) *trendCard {
	c := &trendCard{room: r, rows: map[tone.Measure]*trendRow{}}
	head := widget.Columns(widget.NewSection(lang.L("Over time")),
		widget.Columns(widget.NewQuiet(lang.L("this question")), widget.NewQuiet(lang.L("all your takes")), 0.5), 0.4)
	list := widget.VStack(theme.Grid, head)
	for _, m := range tone.Measures() {
		row := &trendRow{widget.NewTrend(), widget.NewTrend()}
		c.rows[m] = row
		list.Add(widget.Columns(widget.NewLabel(m.Name()), widget.Columns(row.here, row.all, 0.5), 0.4))
	}
	c.content = widget.NewCard(list)
	return c
}

// load reads how the measures went and shows it.
func (c *trendCard) load() {
	question, store := c.room.shown.take.QuestionID, c.room.Store
	c.loading.Run(func(ctx context.Context) func() {
		here, all := map[tone.Measure][]float64{}, map[tone.Measure][]float64{}
		for _, m := range tone.Measures() {
			one, err := store.Trend(ctx, string(m), question)
			if err != nil {
				return nil // the lines stay as they were
			}
			every, err := store.Trend(ctx, string(m), 0)
			if err != nil {
				return nil
			}
			here[m], all[m] = valuesOf(one), valuesOf(every)
		}
		return func() {
			for m, row := range c.rows {
				band := widget.Range(c.room.band(m))
				row.here.Set(here[m], &band)
				everywhere := widget.Range(c.room.prefs.Bands.For(m)) // questions differ in their lights
				row.all.Set(all[m], &everywhere)
			}
		}
	})
}

func valuesOf(points []data.Point) []float64 {
	if extra := len(points) - mostPoints; extra > 0 {
		points = points[extra:]
	}
	values := make([]float64, len(points))
	for i, point := range points {
		values[i] = point.Value
	}
	return values
}
