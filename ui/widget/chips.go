package widget

import (
	"fyne.io/fyne/v2"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/ui/theme"
)

// Chips is a row of chips to choose from; it goes on in a new row where there
// is no more room.
type Chips struct {
	fynewidget.BaseWidget

	changed  func(selected []int)
	multi    bool
	selected map[int]bool
	row      *fyne.Container
}

// NewChips returns an empty row. With multi any number of chips can be on,
// otherwise always exactly one, the first to begin with. changed gets the
// numbers of the chips that are on, in order, after each press.
func NewChips(multi bool, changed func(selected []int)) *Chips {
	c := &Chips{multi: multi, changed: changed, selected: map[int]bool{}, row: Flow(theme.Grid)}
	c.ExtendBaseWidget(c)
	return c
}

// SetOptions changes the words. What was on stays on by its number.
func (c *Chips) SetOptions(labels ...string) {
	for i := range c.selected {
		if i >= len(labels) {
			delete(c.selected, i)
		}
	}
	for i, label := range labels {
		if i < len(c.row.Objects) {
			c.row.Objects[i].(*Chip).SetText(label)
			continue
		}
		c.row.Objects = append(c.row.Objects, NewChip(label, func() { c.press(i) }))
	}
	c.row.Objects = c.row.Objects[:len(labels)]
	if !c.multi && len(c.selected) == 0 && len(labels) > 0 {
		c.selected[0] = true
	}
	c.show()
	c.row.Refresh()
}

// SetSelected turns exactly these chips on, without a call of changed.
func (c *Chips) SetSelected(selected ...int) {
	clear(c.selected)
	for _, i := range selected {
		c.selected[i] = true
	}
	c.show()
}

// Selected returns the numbers of the chips that are on, in order.
func (c *Chips) Selected() []int {
	var on []int
	for i := range c.row.Objects {
		if c.selected[i] {
			on = append(on, i)
		}
	}
	return on
}

func (c *Chips) press(i int) {
	switch {
	case c.multi:
		c.selected[i] = !c.selected[i]
	case c.selected[i]:
		return
	default:
		clear(c.selected)
		c.selected[i] = true
	}
	c.show()
	if c.changed != nil {
		c.changed(c.Selected())
	}
}

func (c *Chips) show() {
	for i, o := range c.row.Objects {
		o.(*Chip).SetSelected(c.selected[i])
	}
}

// CreateRenderer links the widget to its row.
func (c *Chips) CreateRenderer() fyne.WidgetRenderer { return fynewidget.NewSimpleRenderer(c.row) }
