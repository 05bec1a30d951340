package passions

import (
	"strconv"

	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// newStepRow makes a row for a prompt: its name, and how far it is. A tick
// stands before what is answered, a number before what is open.
func newStepRow() widget.Row[step] {
	number := widget.NewFigures("", theme.SizeQuiet)
	number.Color = theme.Quiet
	tick := widget.NewIcon("check", theme.Well, 16)
	name, word := widget.NewLabel(" "), widget.NewQuiet(" ")
	mark := widget.Wide(widget.HStack(0, tick, number), 18)
	return widget.NewRow(widget.HStack(theme.Grid, mark, widget.Grow(widget.VStack(0, name, word))), func(s step) {
		number.SetText(strconv.Itoa(s.number + 1))
		if s.state.done() {
			tick.Show()
			number.Hide()
		} else {
			tick.Hide()
			number.Show()
		}
		name.SetText(s.prompt.Name)
		word.SetText(s.state.word())
	})
}
