package practice

import (
	"time"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// newTakeRow makes a line of the list of takes.
func newTakeRow(now func() time.Time) widget.Row[data.Take] {
	star := widget.NewIcon("star", theme.Faint, 16)
	when := widget.NewLabel("")
	note, grade, length := widget.NewQuiet(""), widget.NewQuiet(""), widget.NewQuiet("")
	line := widget.HStack(9, star, when, widget.Grow(note), grade, length)
	return widget.NewRow(line, func(take data.Take) {
		colour := theme.Faint
		if take.Star {
			colour = theme.Accent
		}
		star.Set(starIcon(take.Star), colour)
		when.SetText(words.When(take.Started, now()))
		note.SetText(take.Note)
		grade.SetText(words.Grade(take.Grade))
		length.SetText(words.Clock(take.Duration))
	})
}
