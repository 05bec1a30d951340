package self

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// lift lets a card be moved by the arrow keys.
func (b *board) lift(id int64) {
	b.held, b.from = id, b.find(id)
	b.cards[id].Refresh()
	b.win.Say(lang.L("Lifted: the arrows move it, Space puts it down, Esc puts it back."))
}

// putDown leaves the card that is lifted where it is now.
func (b *board) putDown() {
	id := b.held
	b.held = 0
	b.cards[id].Refresh()
	b.storePlace(id, b.from)
}

// putBack puts the card that is lifted where it was.
func (b *board) putBack() {
	id := b.held
	b.held = 0
	b.lay(id, b.from)
	b.cards[id].Refresh()
}

// beside is the field an arrow leads to from a field; the same where there is
// none.
func beside(field int, key fyne.KeyName) int {
	row, column := field/2, field%2
	switch key {
	case fyne.KeyLeft:
		column = 0
	case fyne.KeyRight:
		column = 1
	case fyne.KeyUp:
		row = 0
	case fyne.KeyDown:
		row = 1
	}
	return 2*row + column
}

// shift moves a card by an arrow key: up and down in its field and beyond its
// ends into the next, left and right into the field beside it.
func (b *board) shift(id int64, key fyne.KeyName) {
	at := b.find(id)
	to := at
	switch key {
	case fyne.KeyUp:
		to.at--
	case fyne.KeyDown:
		to.at++
	}
	vertical := key == fyne.KeyUp || key == fyne.KeyDown
	if !vertical || to.at < 0 || to.at >= len(b.order[at.field]) {
		to.field = beside(at.field, key)
		if to.field == at.field {
			return
		}
		if key == fyne.KeyUp {
			to.at = len(b.order[to.field])
		} else if key == fyne.KeyDown {
			to.at = 0
		}
	}
	b.lay(id, to)
	b.focus(id)
}

// goFrom moves the focus from a card by an arrow key.
func (b *board) goFrom(id int64, key fyne.KeyName) {
	at := b.find(id)
	to := at
	switch key {
	case fyne.KeyUp:
		to.at--
	case fyne.KeyDown:
		to.at++
	}
	vertical := key == fyne.KeyUp || key == fyne.KeyDown
	if !vertical || to.at < 0 || to.at >= len(b.order[at.field]) {
		to.field = beside(at.field, key)
		if n := len(b.order[to.field]); to.field == at.field || n == 0 {
			return
		} else if key == fyne.KeyUp {
			to.at = n - 1
		} else if key == fyne.KeyDown {
			to.at = 0
		} else {
			to.at = min(at.at, n-1)
		}
	}
	b.focus(b.order[to.field][to.at])
}

// under is the place on the board at a point of the window; found is false
// where there is no field. A card that is being moved does not count.
func (b *board) under(point fyne.Position, moved int64) (to spot, y float32, found bool) {
	driver := fyne.CurrentApp().Driver()
	for i, f := range b.fields {
		corner, size := driver.AbsolutePositionForObject(f.card), f.card.Size()
		if point.X < corner.X || point.Y < corner.Y || point.X >= corner.X+size.Width || point.Y >= corner.Y+size.Height {
			continue
		}
		to.field = i
		y = driver.AbsolutePositionForObject(f.stack).Y
		for _, id := range b.order[i] {
			if id == moved {
				continue
			}
			c := b.cards[id]
			top := driver.AbsolutePositionForObject(c).Y
			if point.Y < top+c.Size().Height/2 {
				return to, top - theme.Grid/2, true
			}
			to.at++
			y = top + c.Size().Height + theme.Grid/2
		}
		return to, y, true
	}
	return to, 0, false
}

// float shows a card under the mouse, and a line where it would be laid down.
func (b *board) float(c *card, point fyne.Position) {
	driver := fyne.CurrentApp().Driver()
	origin := driver.AbsolutePositionForObject(b.over)
	if !b.over.Visible() {
		text := widget.NewText(c.text.Content())
		text.MaxLines = 2
		shown := widget.NewCard(text)
		shown.Padding, shown.Color, shown.Chosen = 12, theme.Raised, true
		b.ghost.Objects = []fyne.CanvasObject{shown}
		b.ghost.Resize(fyne.NewSize(c.Size().Width, max(c.Size().Height, 44)))
		b.over.Show()
	}
	b.ghost.Move(fyne.NewPos(point.X-origin.X-24, point.Y-origin.Y-18))
	c.land = nil
	if to, y, found := b.under(point, c.swot.ID); found {
		c.land = &to
		f := b.fields[to.field]
		corner := driver.AbsolutePositionForObject(f.scroll)
		y = min(max(y, corner.Y), corner.Y+f.scroll.Size().Height-3)
		b.line.FillColor, b.line.CornerRadius = theme.Color(theme.Accent), 1.5
		b.line.Move(fyne.NewPos(corner.X-origin.X, y-origin.Y-1.5))
		b.line.Resize(fyne.NewSize(f.scroll.Size().Width-10, 3))
		b.line.Show()
	} else {
		b.line.Hide()
	}
	b.over.Refresh()
}

// sink ends what float began, and lays the card where it was let go. Where
// there is no field, it stays where it was.
func (b *board) sink(c *card) {
	b.over.Hide()
	if c.land == nil {
		return
	}
	b.lay(c.swot.ID, *c.land)
	b.storePlace(c.swot.ID, c.began)
}

// begin begins a card in a field, after those that are there.
func (b *board) begin(name data.SWOTField) {
	b.edit(data.SWOT{Field: name, Position: b.last(name) + 1})
}

// last is the place of the last card of a field.
func (b *board) last(name data.SWOTField) int {
	last := -1
	for _, c := range b.cards {
		if c.swot.Field == name {
			last = max(last, c.swot.Position)
		}
	}
	return last
}
