package practice

import (
	"time"

	"fyne.io/fyne/v2"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// takeRow is a line of the list of takes.
type takeRow struct {
	fynewidget.BaseWidget
	now func() time.Time

	star         *widget.Icon
	when         *widget.Text
	note, length *widget.Text
}

func newTakeRow(now func() time.Time) *takeRow {
	r := &takeRow{
		now:    now,
		star:   widget.NewIcon("star", theme.Faint, 16),
		when:   widget.NewLabel(""),
		note:   widget.NewQuiet(""),
		length: widget.NewQuiet(""),
	}
	r.ExtendBaseWidget(r)
	return r
}

// Set implements [widget.Row].
func (r *takeRow) Set(take data.Take) {
	colour := theme.Faint
	if take.Star {
		colour = theme.Accent
	}
	r.star.Set(starIcon(take.Star), colour)
	r.when.SetText(words.When(take.Started, r.now()))
	r.note.SetText(take.Note)
	r.length.SetText(words.Clock(take.Duration))
}

// CreateRenderer lays the parts out in one line.
func (r *takeRow) CreateRenderer() fyne.WidgetRenderer {
	return fynewidget.NewSimpleRenderer(widget.HStack(9, r.star, r.when, widget.Grow(r.note), r.length))
}
