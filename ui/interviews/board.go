package interviews

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"greenroom/data"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// columnWidth is how wide a stage is on the board.
const columnWidth = 176

// board shows the interviews by their stage, side by side. A card is moved by
// the mouse, or by Shift and the arrow keys.
type board struct {
	deps    Deps
	stages  []data.Stage
	columns [][]*card
	spaces  []*widget.Card // of the columns, to drop on
	row     *fyne.Container
	scroll  *container.Scroll
	content fyne.CanvasObject
	loading task.Latest
	cancel  func()
	here    bool
	moved   func(data.Interview) // told of one that has another stage now
	wanted  int64                // the interview whose card gets the focus when it is shown
}

func newBoard(deps Deps) *board {
	b := &board{deps: deps, row: container.NewWithoutLayout()}
	b.scroll = container.NewScroll(b.row)
	stages := widget.NewHint(lang.L("The stages…"), "", func() { editStages(deps, b.stages, b.reload) })
	keys := widget.NewQuiet(lang.L("Drag a card, or move it with Shift and the arrows"))
	head := widget.HStack(2*theme.Grid, widget.NewHeading(lang.L("Interviews"), theme.SizeTitle), widget.Grow(keys), stages)
	b.content = widget.Page(head, b.scroll, nil)
	b.cancel = deps.Store.Subscribe(func(kind data.Kind) {
		if kind == data.KindInterview || kind == data.KindSetting {
			fyne.Do(b.reload)
		}
	})
	return b
}

// Content implements [room.Room].
func (b *board) Content() fyne.CanvasObject { return b.content }

// Enter implements [room.Room].
func (b *board) Enter(string) {
	b.here = true
	b.reload()
}

// Leave implements [room.Room].
func (b *board) Leave() {
	b.here = false
	b.loading.Cancel()
}

// Close implements [room.Closer].
func (b *board) Close() {
	b.cancel()
	b.loading.Cancel()
	b.loading.Wait()
}

// TypedKey implements [room.KeyTaker]: an arrow takes the first card.
func (b *board) TypedKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyDown, fyne.KeyRight, fyne.KeyUp, fyne.KeyLeft:
		for _, column := range b.columns {
			if len(column) > 0 {
				b.focus(column[0])
				return true
			}
		}
	}
	return false
}

func (b *board) reload() {
	if !b.here {
		return
	}
	b.loading.Run(func(ctx context.Context) func() {
		stages, err := b.deps.Store.InterviewStages(ctx)
		var all []data.Interview
		if err == nil {
			all, err = b.deps.Store.Interviews(ctx, data.InterviewFilter{})
		}
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if err != nil {
				b.deps.Window.Fail(lang.L("read your interviews"), err)
				return
			}
			b.show(stages, all)
		}
	})
}

// show lays the cards out anew, and leaves the focus on the interview it is on.
func (b *board) show(stages []data.Stage, all []data.Interview) {
	if on, ok := b.deps.Window.Window().Canvas().Focused().(*card); ok && b.wanted == 0 {
		b.wanted = on.interview.ID
	}
	b.stages, b.columns, b.spaces = stages, make([][]*card, len(stages)), make([]*widget.Card, len(stages))
	b.row.RemoveAll()
	b.row.Layout = layout.NewGridLayout(len(stages))
	now := b.deps.Store.Now()
	for n, stage := range stages {
		stack := widget.VStack(theme.Grid)
		for _, i := range all {
			if i.Stage == stage {
				c := newCard(b, i, now)
				b.columns[n] = append(b.columns[n], c)
				stack.Add(c)
			}
		}
		count := widget.NewQuiet(strconv.Itoa(len(b.columns[n])))
		head := widget.HStack(theme.Grid, widget.Grow(widget.NewSection(words.Stage(stage))), count)
		b.spaces[n] = widget.NewCard(widget.VStack(theme.Grid, head, stack, widget.Tall(widget.Gap(0), 64)))
		b.spaces[n].Padding = 10
		b.row.Add(widget.Wide(b.spaces[n], columnWidth))
	}
	b.row.Refresh()
	b.scroll.Refresh()
	if c := b.find(b.wanted); c != nil {
		b.focus(c)
	}
	b.wanted = 0
}

func (b *board) find(id int64) *card {
	for _, column := range b.columns {
		for _, c := range column {
			if id != 0 && c.interview.ID == id {
				return c
			}
		}
	}
	return nil
}

// focus puts the focus on a card and brings it into sight.
func (b *board) focus(c *card) {
	b.deps.Window.Window().Canvas().Focus(c)
	n, _ := b.place(c)
	column := b.row.Objects[n]
	left, offset := column.Position().X, b.scroll.Offset
	offset.X = min(offset.X, left)
	offset.X = max(offset.X, left+column.Size().Width-b.scroll.Size().Width)
	if offset != b.scroll.Offset {
		b.scroll.ScrollToOffset(offset)
	}
}

// place is the column of a card and its place there.
func (b *board) place(c *card) (column, row int) {
	for n, cards := range b.columns {
		if row := slices.Index(cards, c); row >= 0 {
			return n, row
		}
	}
	return 0, 0
}

// step goes from a card to another, or takes the card along with Shift.
func (b *board) step(c *card, key fyne.KeyName) {
	column, row := b.place(c)
	by := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1}[key]
	if by == 0 {
		row += map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1}[key]
		if row >= 0 && row < len(b.columns[column]) {
			b.focus(b.columns[column][row])
		}
		return
	}
	if shifted() {
		b.move(c, column+by)
		return
	}
	for n := column + by; n >= 0 && n < len(b.columns); n += by {
		if cards := b.columns[n]; len(cards) > 0 {
			b.focus(cards[min(row, len(cards)-1)])
			return
		}
	}
}

func shifted() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// under is the column at a place in the window; -1 for none.
func (b *board) under(at fyne.Position) int {
	driver := fyne.CurrentApp().Driver()
	return slices.IndexFunc(b.spaces, func(space *widget.Card) bool {
		left := driver.AbsolutePositionForObject(space).X
		return at.X >= left && at.X < left+space.Size().Width
	})
}

// over marks the column a card would be dropped on.
func (b *board) over(at fyne.Position) {
	on := b.under(at)
	for n, space := range b.spaces {
		if space.Chosen != (n == on) {
			space.Chosen = n == on
			space.Refresh()
		}
	}
}

// drop moves a card to the column at a place in the window.
func (b *board) drop(c *card, at fyne.Position) {
	b.over(fyne.NewPos(-1, -1))
	if n := b.under(at); n >= 0 {
		b.move(c, n)
	}
}

// move gives an interview the stage of a column, which can be undone.
func (b *board) move(c *card, column int) {
	if column < 0 || column >= len(b.stages) || b.stages[column] == c.interview.Stage {
		c.Refresh()
		return
	}
	before, stage := c.interview.Stage, b.stages[column]
	b.wanted = c.interview.ID
	set := func(ctx context.Context, stage data.Stage) error {
		i, err := b.deps.Store.SetStage(ctx, c.interview.ID, stage)
		if err == nil {
			fyne.Do(func() { b.moved(i) })
		}
		return err
	}
	b.deps.Window.Beside(func() {
		err := set(context.Background(), stage)
		fyne.Do(func() {
			if err != nil {
				b.deps.Window.Fail(lang.L("move this interview"), err)
				return
			}
			b.deps.Window.Undoable(lang.L("{{.Name}}: {{.Stage}}", map[string]any{"Name": words.Interview(c.interview), "Stage": words.Stage(stage)}),
				func(ctx context.Context) error { return set(ctx, before) })
		})
	})
}
