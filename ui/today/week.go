package today

import (
	"math"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// weekCard tells how long was spoken on the last seven days.
func (r *Room) weekCard(d day) fyne.CanvasObject {
	var all time.Duration
	minutes := make([]float64, len(d.spoken))
	for i, spoken := range d.spoken {
		all += spoken
		minutes[i] = spoken.Minutes()
	}
	total := int(math.Ceil(all.Minutes())) // a minute that was begun counts
	figure := widget.NewFigures(strconv.Itoa(total), theme.SizeTitle)
	label := widget.NewQuiet(lang.N("minutes spoken in seven days", total))
	see := widget.NewHint(lang.L("Progress"), "", func() { r.Window.Go("progress") })
	return widget.NewCard(widget.HStack(3*theme.Grid, figure, label, widget.NewBars(minutes), widget.Spacer(), see))
}
