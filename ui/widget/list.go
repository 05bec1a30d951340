package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"
)

// Row shows one item of a list. It must be a widget (see NewRow), as high for
// an empty item as for any other, and Set must do no work but show.
type Row[T any] interface {
	fyne.CanvasObject
	Set(item T)
}

// NewRow makes a row of content, which set fills.
func NewRow[T any](content fyne.CanvasObject, set func(item T)) Row[T] {
	r := &simpleRow[T]{content: content, set: set}
	r.ExtendBaseWidget(r)
	return r
}

type simpleRow[T any] struct {
	fynewidget.BaseWidget
	content fyne.CanvasObject
	set     func(T)
}

func (r *simpleRow[T]) Set(item T) {
	r.set(item)
	r.content.Refresh()
}

func (r *simpleRow[T]) CreateRenderer() fyne.WidgetRenderer {
	return fynewidget.NewSimpleRenderer(r.content)
}

// pageSize is how many items Fetch is asked for at a time.
const pageSize = 100

// List shows many items of one height under one another, and holds objects
// only for those that are seen. A click selects and opens; Up and Down select,
// Enter opens, Delete asks to delete.
type List[T any] struct {
	fynewidget.BaseWidget

	// OnSelect is called when another item is selected by the person.
	OnSelect func(item T)
	// OnOpen is called by a click and by Enter.
	OnOpen func(item T)
	// OnDelete is called by Delete.
	OnDelete func(item T)
	// OnUp is called by Up on the first item, to go back to a search field.
	OnUp func()
	// Same tells whether two values are the same item, to keep the selection
	// when the items change. Without it the number in the list counts.
	Same func(a, b T) bool
	// Fetch is called for items that are seen but not there, in a list of
	// SetCount. It must return at once and bring them by SetPage later.
	Fetch func(from, count int)

	newRow    func() Row[T]
	items     []T
	loaded    []bool // nil when all are there
	asked     map[int]bool
	selected  int // -1 for none
	focused   bool
	version   int // counts changes of items, so that rows know what is stale
	rowHeight float32
	scroll    *container.Scroll
}

// NewList returns an empty list. row makes an object for one row.
func NewList[T any](row func() Row[T]) *List[T] {
	l := &List[T]{newRow: row, selected: -1, asked: map[int]bool{}}
	l.ExtendBaseWidget(l)
	return l
}

// SetItems shows these items. The slice is kept and must not change.
func (l *List[T]) SetItems(items []T) {
	keep := l.find(items)
	l.items, l.loaded = items, nil
	l.changed(keep)
}

// find returns where the selected item is among others, -1 for nowhere.
func (l *List[T]) find(items []T) int {
	current, any := l.Selected()
	if !any {
		return -1
	}
	if l.Same == nil {
		return min(l.selected, len(items)-1)
	}
	for i, item := range items {
		if l.Same(item, current) {
			return i
		}
	}
	return -1
}

// SetCount tells how many items there are, without them: those that are seen
// are asked for by Fetch. What is shown stays until SetPage brings the new.
func (l *List[T]) SetCount(n int) {
	items := make([]T, n)
	copy(items, l.items)
	l.items, l.loaded = items, make([]bool, n)
	clear(l.asked)
	l.changed(min(l.selected, n-1))
}

// SetPage brings items of a list of SetCount, from number from on.
func (l *List[T]) SetPage(from int, items []T) {
	if l.loaded == nil || from < 0 || from >= len(l.items) {
		return
	}
	n := copy(l.items[from:], items)
	for i := range n {
		l.loaded[from+i] = true
	}
	l.version++
	l.Refresh()
}

func (l *List[T]) changed(selected int) {
	l.selected = selected
	l.version++
	l.Refresh()
}

// Len returns how many items there are.
func (l *List[T]) Len() int { return len(l.items) }

// Selected returns the selected item, if there is one and it is there.
func (l *List[T]) Selected() (item T, any bool) {
	if !l.has(l.selected) {
		return item, false
	}
	return l.items[l.selected], true
}

// SelectedIndex returns the number of the selected item, -1 for none.
func (l *List[T]) SelectedIndex() int { return l.selected }

// Select selects an item by its number and scrolls to it, without a call of
// OnSelect. A number that is not there selects none.
func (l *List[T]) Select(i int) {
	if i < 0 || i >= len(l.items) {
		i = -1
	}
	l.selected = i
	l.reveal(i)
	l.Refresh()
}

// SelectFunc selects the first item that is wanted, and none if there is none.
func (l *List[T]) SelectFunc(wanted func(item T) bool) {
	for i, item := range l.items {
		if l.has(i) && wanted(item) {
			l.Select(i)
			return
		}
	}
	l.Select(-1)
}

// ScrollToTop shows the first item.
func (l *List[T]) ScrollToTop() {
	if l.scroll != nil {
		l.scroll.ScrollToTop()
	}
}

func (l *List[T]) has(i int) bool {
	return i >= 0 && i < len(l.items) && (l.loaded == nil || l.loaded[i])
}

// choose selects an item as the person does.
func (l *List[T]) choose(i int) {
	i = min(max(i, 0), len(l.items)-1)
	if i < 0 || i == l.selected {
		return
	}
	l.Select(i)
	if l.OnSelect != nil && l.has(i) {
		l.OnSelect(l.items[i])
	}
}

func (l *List[T]) open(i int) {
	if l.OnOpen != nil && l.has(i) {
		l.OnOpen(l.items[i])
	}
}

// tapped selects and opens a row, and takes the focus, so that the arrow keys
// go on from there.
func (l *List[T]) tapped(i int) {
	if c := canvasOf(l); c != nil {
		c.Focus(l)
	}
	l.choose(i)
	l.open(i)
}

// FocusGained shows where the keys are.
func (l *List[T]) FocusGained() { l.focused = true; l.Refresh() }

// FocusLost hides that.
func (l *List[T]) FocusLost() { l.focused = false; l.Refresh() }

// TypedRune does nothing: keys are taken by TypedKey.
func (l *List[T]) TypedRune(rune) {}

// TypedKey moves, opens and deletes; other keys go to the window.
func (l *List[T]) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		if l.selected <= 0 && l.OnUp != nil {
			l.OnUp()
			return
		}
		l.choose(l.selected - 1)
	case fyne.KeyDown:
		l.choose(l.selected + 1)
	case fyne.KeyPageUp:
		l.choose(l.selected - l.perPage())
	case fyne.KeyPageDown:
		l.choose(l.selected + l.perPage())
	case fyne.KeyHome:
		l.choose(0)
	case fyne.KeyEnd:
		l.choose(len(l.items) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if !l.has(l.selected) {
			passOn(l, ev)
			return
		}
		l.open(l.selected)
	case fyne.KeyDelete:
		if l.OnDelete != nil && l.has(l.selected) {
			l.OnDelete(l.items[l.selected])
		}
	default:
		passOn(l, ev)
	}
}

func (l *List[T]) perPage() int {
	if l.rowHeight <= 0 {
		return 1
	}
	return max(1, int(l.Size().Height/l.rowHeight)-1)
}

// reveal scrolls as little as it takes to show a row.
func (l *List[T]) reveal(i int) {
	if l.scroll == nil || i < 0 {
		return
	}
	top := float32(i) * l.rowHeight
	offset, height := l.scroll.Offset.Y, l.scroll.Size().Height
	switch {
	case height <= 0: // not laid out yet: Layout does it then
		return
	case top < offset:
		offset = top
	case top+l.rowHeight > offset+height:
		offset = top + l.rowHeight - height
	default:
		return
	}
	l.scroll.ScrollToOffset(fyne.NewPos(0, offset))
}

// ask fetches the pages of what is seen, each once.
func (l *List[T]) ask(first, last int) {
	if l.loaded == nil || l.Fetch == nil {
		return
	}
	for page := first / pageSize; page <= last/pageSize; page++ {
		from := page * pageSize
		if from >= len(l.items) || l.asked[page] {
			continue
		}
		l.asked[page] = true
		l.Fetch(from, min(pageSize, len(l.items)-from))
	}
}
