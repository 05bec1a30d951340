package widget

import (
	"errors"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"greenroom/ui/theme"
)

// The space around a row: rowInset to its surface, rowPadding within it.
const (
	rowInset   float32 = 8
	rowPadding float32 = 12
)

// CreateRenderer links the widget to its scroll and the rows that are seen.
func (l *List[T]) CreateRenderer() fyne.WidgetRenderer {
	r := &listRenderer[T]{list: l}
	r.rows = container.New(&listLayout[T]{r})
	l.scroll = container.NewVScroll(r.rows)
	l.scroll.OnScrolled = func(fyne.Position) { r.show() }
	r.objects = []fyne.CanvasObject{l.scroll}
	r.measure()
	return r
}

// listRenderer keeps a row object for each item that is seen.
type listRenderer[T any] struct {
	list    *List[T]
	rows    *fyne.Container
	spare   []*listRow[T]
	seen    []*listRow[T]
	objects []fyne.CanvasObject
}

// measure takes the height of a row from an empty one, which is kept for use.
func (r *listRenderer[T]) measure() {
	row := r.take()
	r.list.rowHeight = row.MinSize().Height
	r.spare = append(r.spare, row)
}

func (r *listRenderer[T]) take() *listRow[T] {
	if n := len(r.spare); n > 0 {
		row := r.spare[n-1]
		r.spare = r.spare[:n-1]
		return row
	}
	return newListRow(r.list)
}

// show puts rows where items are seen, one more at each end.
func (r *listRenderer[T]) show() {
	l := r.list
	width, height := l.scroll.Size().Width, l.scroll.Size().Height
	if height <= 0 || l.rowHeight <= 0 {
		return
	}
	first := max(0, int(l.scroll.Offset.Y/l.rowHeight))
	last := min(len(l.items)-1, int((l.scroll.Offset.Y+height)/l.rowHeight))
	l.ask(first, last)

	free := r.seen[:0:0]
	at := make(map[int]*listRow[T], last-first+1)
	for _, row := range r.seen {
		if row.index >= first && row.index <= last {
			at[row.index] = row
		} else {
			free = append(free, row)
		}
	}
	r.spare = append(r.spare, free...)
	r.seen = r.seen[:0]
	r.rows.Objects = r.rows.Objects[:0]
	for i := first; i <= last; i++ {
		row := at[i]
		if row == nil {
			row = r.take()
		}
		row.set(i)
		place(row, 0, float32(i)*l.rowHeight, width, l.rowHeight)
		r.seen = append(r.seen, row)
		r.rows.Objects = append(r.rows.Objects, row)
	}
	canvas.Refresh(r.rows)
}

// MinSize is the height of a few rows.
func (r *listRenderer[T]) MinSize() fyne.Size {
	return fyne.NewSize(220, 2*r.list.rowHeight)
}

func (r *listRenderer[T]) Layout(size fyne.Size) {
	first := r.list.scroll.Size().Height <= 0
	r.list.scroll.Resize(size)
	r.show()
	if first {
		r.list.reveal(r.list.selected)
	}
}

// Refresh shows new items, a new selection or a new theme.
func (r *listRenderer[T]) Refresh() {
	r.measure()
	r.list.scroll.Refresh()
	r.show()
	for _, row := range r.seen {
		row.Refresh()
	}
}

func (r *listRenderer[T]) Objects() []fyne.CanvasObject { return r.objects }
func (r *listRenderer[T]) Destroy()                     {}

// listLayout makes the rows as high as all items together.
type listLayout[T any] struct{ renderer *listRenderer[T] }

func (l *listLayout[T]) MinSize([]fyne.CanvasObject) fyne.Size {
	list := l.renderer.list
	return fyne.NewSize(0, float32(len(list.items))*list.rowHeight)
}

func (l *listLayout[T]) Layout([]fyne.CanvasObject, fyne.Size) { l.renderer.show() }

// listRow is the surface under a row, and the line below it.
type listRow[T any] struct {
	pressable
	list    *List[T]
	row     Row[T]
	index   int
	version int
}

func newListRow[T any](l *List[T]) *listRow[T] {
	r := &listRow[T]{list: l, row: l.newRow(), index: -1, version: -1}
	if _, ok := r.row.(fyne.Widget); !ok {
		fyne.LogError("show a list", errors.New("a row must be a widget: what embeds one is not drawn"))
	}
	r.become(r, nil)
	return r
}

// set shows item i, if that is not what is shown already.
func (r *listRow[T]) set(i int) {
	if r.index == i && r.version == r.list.version {
		return
	}
	if r.index != i {
		r.hovered, r.down = false, false
	}
	r.index, r.version = i, r.list.version
	if r.list.has(i) {
		r.row.Set(r.list.items[i])
	} else {
		var nothing T
		r.row.Set(nothing)
	}
	r.Refresh()
}

// Disabled keeps rows out of the way of Tab: the list has the focus.
func (r *listRow[T]) Disabled() bool { return true }

func (r *listRow[T]) Tapped(*fyne.PointEvent) { r.list.tapped(r.index) }

func (r *listRow[T]) CreateRenderer() fyne.WidgetRenderer {
	surface, line, ring := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent), newRing(theme.ButtonRadius)
	surface.CornerRadius, ring.CornerRadius = theme.ButtonRadius, theme.ButtonRadius
	p := &plain{self: r, objects: []fyne.CanvasObject{line, surface, ring, r.row}}
	p.min = func() fyne.Size {
		return r.row.MinSize().AddWidthHeight(2*(rowInset+rowPadding), 2*rowPadding+1)
	}
	p.lay = func(size fyne.Size) {
		inner := size.Width - 2*rowInset
		place(surface, rowInset, 0, inner, size.Height-1)
		place(ring, rowInset+1, 1, inner-2, size.Height-3)
		place(line, rowInset+rowPadding, size.Height-1, inner-2*rowPadding, 1)
		place(r.row, rowInset+rowPadding, rowPadding, inner-2*rowPadding, size.Height-1-2*rowPadding)
	}
	p.paint = func() {
		selected := r.index == r.list.selected
		role := theme.Raised
		if !selected {
			role = theme.Hover
		}
		surface.FillColor = theme.Color(role)
		line.FillColor = theme.Color(theme.Line)
		show(surface, selected || r.hovered)
		show(line, !selected && r.index+1 != r.list.selected && r.index+1 < len(r.list.items))
		frame(ring, theme.Accent)
		show(ring, r.list.focused && (selected || r.list.selected < 0 && r.index == 0))
		surface.Refresh()
		line.Refresh()
		ring.Refresh()
	}
	p.paint()
	return p
}
