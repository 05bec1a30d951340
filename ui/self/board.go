package self

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/room"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// fieldName is what a field of the board is called.
func fieldName(f data.SWOTField) string {
	switch f {
	case data.Weakness:
		return lang.L("Weaknesses")
	case data.Opportunity:
		return lang.L("Opportunities")
	case data.Threat:
		return lang.L("Threats")
	}
	return lang.L("Strengths")
}

// fieldAsks is what belongs into a field.
func fieldAsks(f data.SWOTField) string {
	switch f {
	case data.Weakness:
		return lang.L("What is hard for you, as things are?")
	case data.Opportunity:
		return lang.L("What is open to you out there?")
	case data.Threat:
		return lang.L("What could stand in the way?")
	}
	return lang.L("What do others come to you for?")
}

// spot is a place on the board.
type spot struct{ field, at int }

// board is the four fields. Cards are moved by the mouse, or lifted by Space
// and moved by the arrow keys.
type board struct {
	win   room.Window
	store Store

	content fyne.CanvasObject
	keep    *widget.Button
	fields  []*field
	over    *fyne.Container // what floats over the fields while a card is dragged
	ghost   *fyne.Container
	line    *canvas.Rectangle

	cards   map[int64]*card
	order   [][]int64 // the cards of each field
	held    int64     // the card that was lifted by the keyboard
	from    spot      // where it was lifted
	wanted  int64     // the card to have the focus once it is there
	loading task.Latest
	cancel  func()
	here    bool
	editing *editor
}

// field is one of the four.
type field struct {
	name   data.SWOTField
	stack  *fyne.Container
	scroll *container.Scroll
	empty  *widget.Text
	card   *widget.Card
}

func newBoard(win room.Window, store Store) *board {
	b := &board{win: win, store: store, cards: map[int64]*card{}}
	for _, name := range data.SWOTFields() {
		b.fields = append(b.fields, b.newField(name))
	}
	b.order = make([][]int64, len(b.fields))
	b.keep = widget.NewButton(lang.L("Keep this board"), "", b.keepBoard)
	add := widget.NewButton(lang.L("New card"), lang.L("Ctrl N"), b.New)
	add.Style = widget.Filled
	b.line = canvas.NewRectangle(nil)
	b.ghost = container.NewStack()
	b.over = container.NewWithoutLayout(b.line, b.ghost)
	b.over.Hide()
	four := container.New(quarters{}, b.fields[0].card, b.fields[1].card, b.fields[2].card, b.fields[3].card)
	head := widget.HStack(2*theme.Grid, widget.Grow(widget.NewHeading(lang.L("The board"), theme.SizeTitle)), b.keep, add)
	hint := widget.NewQuiet(lang.L("Drag a card where it belongs. By keys: Space lifts it, the arrows move it, Space puts it down."))
	b.content = container.NewStack(widget.Page(widget.VStack(0, head, hint), four, nil), b.over)
	b.cancel = store.Subscribe(func(kind data.Kind) {
		if kind == data.KindSWOT {
			fyne.Do(b.load)
		}
	})
	return b
}

func (b *board) newField(name data.SWOTField) *field {
	f := &field{name: name, stack: widget.VStack(theme.Grid), empty: widget.NewText(fieldAsks(name))}
	f.empty.Color = theme.Quiet
	f.scroll = widget.Scroll(widget.Pad(f.stack, 3, 10, 3, 3))
	add := widget.NewIconButton("plus", lang.L("New card: {{.Field}}", map[string]any{"Field": fieldName(name)}), func() { b.begin(name) })
	head := widget.HStack(theme.Grid, widget.Grow(widget.NewSection(fieldName(name))), add)
	f.card = widget.NewCard(widget.VStack(theme.Grid, head, widget.Grow(widget.Pad(f.scroll, 0, 0, 0, -3))))
	f.card.Padding = 14
	return f
}

// Content implements [room.Room].
func (b *board) Content() fyne.CanvasObject { return b.content }

// Enter implements [room.Room].
func (b *board) Enter(string) {
	b.here = true
	b.load()
}

// Leave implements [room.Room].
func (b *board) Leave() {
	b.here = false
	if b.held != 0 {
		b.putBack()
	}
	b.win.Beside(b.Flush)
}

// New implements [room.Creator]: a card in the field that has the focus.
func (b *board) New() {
	name := data.Strength
	if c, ok := b.win.Window().Canvas().Focused().(*card); ok {
		name = c.swot.Field
	}
	b.begin(name)
}

// Flush implements [room.Flusher].
func (b *board) Flush() {
	if e := b.editing; e != nil {
		e.draft.Flush()
	}
}

// Close implements [room.Closer].
func (b *board) Close() {
	b.cancel()
	b.loading.Cancel()
	b.loading.Wait()
}

// TypedKey implements [room.KeyTaker]: an arrow goes to the first card.
func (b *board) TypedKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		for _, ids := range b.order {
			if len(ids) > 0 {
				b.focus(ids[0])
				return true
			}
		}
	}
	return false
}

func (b *board) load() {
	if !b.here || b.held != 0 {
		return
	}
	b.loading.Run(func(ctx context.Context) func() {
		all, err := b.store.SWOTs(ctx)
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if err != nil {
				b.win.Fail(lang.L("read the board"), err)
				return
			}
			b.take(all)
		}
	})
}

// take shows the cards as they are stored.
func (b *board) take(all []data.SWOT) {
	known := map[int64]*card{}
	order := make([][]int64, len(b.fields))
	for _, swot := range all {
		c := b.cards[swot.ID]
		if c == nil {
			c = newCard(b)
		}
		c.set(swot)
		known[swot.ID] = c
		at := slices.Index(data.SWOTFields(), swot.Field)
		order[at] = append(order[at], swot.ID)
	}
	b.cards, b.order = known, order
	b.show()
	if c := b.cards[b.wanted]; c != nil {
		b.wanted = 0
		b.win.Window().Canvas().Focus(c)
	}
}

// show puts the cards where they belong.
func (b *board) show() {
	for i, f := range b.fields {
		f.stack.Objects = nil
		for _, id := range b.order[i] {
			f.stack.Objects = append(f.stack.Objects, b.cards[id])
		}
		if len(b.order[i]) == 0 {
			f.stack.Objects = []fyne.CanvasObject{f.empty}
		}
		f.stack.Refresh()
		f.scroll.Refresh()
	}
	if len(b.cards) == 0 {
		b.keep.Disable()
	} else {
		b.keep.Enable()
	}
}

// find is where a card lies.
func (b *board) find(id int64) spot {
	for i, ids := range b.order {
		if at := slices.Index(ids, id); at >= 0 {
			return spot{i, at}
		}
	}
	return spot{}
}

// lay puts a card elsewhere, on the screen alone.
func (b *board) lay(id int64, to spot) {
	from := b.find(id)
	b.order[from.field] = slices.Delete(b.order[from.field], from.at, from.at+1)
	to.at = min(max(to.at, 0), len(b.order[to.field]))
	b.order[to.field] = slices.Insert(b.order[to.field], to.at, id)
	b.show()
}

// storePlace keeps where a card lies.
func (b *board) storePlace(id int64, before spot) {
	to := b.find(id)
	if to == before {
		return
	}
	move := func(ctx context.Context, to spot) error {
		return b.store.MoveSWOT(ctx, id, b.fields[to.field].name, to.at)
	}
	b.win.Beside(func() {
		err := move(context.Background(), to)
		fyne.Do(func() {
			if err != nil {
				b.win.Fail(lang.L("move this card"), err)
				b.load()
				return
			}
			if to.field != before.field {
				b.win.Undoable(lang.L("Moved to {{.Field}}", map[string]any{"Field": fieldName(b.fields[to.field].name)}),
					func(ctx context.Context) error { return move(ctx, before) })
			}
		})
	})
}

func (b *board) focus(id int64) {
	c := b.cards[id]
	if c == nil {
		return
	}
	b.win.Window().Canvas().Focus(c)
	f := b.fields[b.find(id).field]
	top, height := c.Position().Y, c.Size().Height
	switch offset, seen := f.scroll.Offset.Y, f.scroll.Size().Height; {
	case top < offset:
		f.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case top+height > offset+seen:
		f.scroll.ScrollToOffset(fyne.NewPos(0, top+height-seen+6))
	}
}

// keepBoard keeps the board as it is now, to be read again.
func (b *board) keepBoard() {
	b.win.Beside(func() {
		b.Flush()
		kept, err := keep(context.Background(), b.store)
		fyne.Do(func() {
			if err != nil {
				b.win.Fail(lang.L("keep the board"), err)
				return
			}
			b.win.Undoable(lang.L("The board of today is kept under Earlier boards"), func(ctx context.Context) error {
				return b.store.Delete(ctx, data.Ref{Kind: data.KindBoard, ID: kept.ID})
			})
		})
	})
}

// delete puts a card into the trash.
func (b *board) delete(id int64) {
	ref := data.Ref{Kind: data.KindSWOT, ID: id}
	at := b.find(id)
	ids := b.order[at.field]
	switch {
	case at.at+1 < len(ids):
		b.wanted = ids[at.at+1]
	case at.at > 0:
		b.wanted = ids[at.at-1]
	}
	b.win.Beside(func() {
		err := b.store.Delete(context.Background(), ref)
		fyne.Do(func() {
			if err != nil {
				b.win.Fail(lang.L("delete this card"), err)
				return
			}
			b.win.Undoable(lang.L("Card deleted"), func(ctx context.Context) error { return b.store.Restore(ctx, ref) })
		})
	})
}

// quarters lays four things out in two rows of two.
type quarters struct{}

const quarterGap = 2 * theme.Grid

func (quarters) MinSize(objects []fyne.CanvasObject) (size fyne.Size) {
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return fyne.NewSize(2*size.Width+quarterGap, 2*size.Height+quarterGap)
}

func (quarters) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width, height := (size.Width-quarterGap)/2, (size.Height-quarterGap)/2
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i%2)*(width+quarterGap), float32(i/2)*(height+quarterGap)))
		o.Resize(fyne.NewSize(width, height))
	}
}
