package widget

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/ui/theme"
)

// Shape is how some of the items of a Mixed look.
type Shape[T any] struct {
	Row    func() Row[T]
	Silent bool // cannot be chosen: a head, a remark
}

// Mixed shows items of several shapes under one another, heads and what
// stands under them, and holds objects only for those that are seen. A click
// opens; Up and Down choose, Enter opens.
type Mixed[T any] struct {
	fynewidget.BaseWidget

	// OnOpen is called by a click and by Enter.
	OnOpen func(item T)
	// OnUp is called by Up on the first item, to go back to a field.
	OnUp func()
	// OnRune is called with what is typed while it has the focus.
	OnRune func(r rune)
	// Same tells whether two values are the same item, to keep the choice when
	// the items change.
	Same func(a, b T) bool

	shape    func(item T) int
	shapes   []Shape[T]
	heights  []float32 // of a row of each shape
	items    []T
	tops     []float32 // where each item begins, and where the last ends
	selected int       // -1 for none
	focused  bool
	version  int // counts changes of items, so that rows know what is stale
	scroll   *container.Scroll
}

// NewMixed returns an empty list. shape says which of the shapes an item has.
func NewMixed[T any](shape func(item T) int, shapes ...Shape[T]) *Mixed[T] {
	m := &Mixed[T]{shape: shape, shapes: shapes, heights: make([]float32, len(shapes)), selected: -1}
	m.ExtendBaseWidget(m)
	return m
}

// SetItems shows these items. The slice is kept and must not change. What is
// chosen stays so if it is still there.
func (m *Mixed[T]) SetItems(items []T) {
	keep := -1
	if current, any := m.Selected(); any && m.Same != nil {
		keep = slices.IndexFunc(items, func(item T) bool { return m.Same(item, current) })
	}
	m.items, m.selected = items, keep
	m.version++
	m.arrange()
	m.Refresh()
}

// arrange finds where each item begins.
func (m *Mixed[T]) arrange() {
	m.tops = make([]float32, len(m.items)+1)
	for i, item := range m.items {
		m.tops[i+1] = m.tops[i] + m.heights[m.shape(item)]
	}
}

// Items returns what is shown.
func (m *Mixed[T]) Items() []T { return m.items }

// Selected returns the item that is chosen.
func (m *Mixed[T]) Selected() (item T, any bool) {
	if m.selected < 0 || m.selected >= len(m.items) {
		return item, false
	}
	return m.items[m.selected], true
}

// SelectFirst chooses the first item that can be, and shows the beginning.
func (m *Mixed[T]) SelectFirst() {
	m.selected = m.beside(-1, 1)
	if m.scroll != nil {
		m.scroll.ScrollToTop()
	}
	m.Refresh()
}

// beside is the next item that can be chosen in a direction, or i itself.
func (m *Mixed[T]) beside(i, step int) int {
	for n := i + step; n >= 0 && n < len(m.items); n += step {
		if !m.shapes[m.shape(m.items[n])].Silent {
			return n
		}
	}
	return i
}

// Choose chooses the item some steps on, or back; at the ends it stays.
func (m *Mixed[T]) Choose(steps int) {
	step := 1
	if steps < 0 {
		step = -1
	}
	to := m.selected
	for ; steps != 0; steps -= step {
		to = m.beside(to, step)
	}
	if to == m.selected || to < 0 {
		return
	}
	m.selected = to
	m.reveal(to)
	m.Refresh()
}

// Open opens what is chosen, and reports whether there is something.
func (m *Mixed[T]) Open() bool {
	item, any := m.Selected()
	if any && m.OnOpen != nil {
		m.OnOpen(item)
	}
	return any
}

// FocusGained shows where the keys are.
func (m *Mixed[T]) FocusGained() { m.focused = true; m.Refresh() }

// FocusLost hides that.
func (m *Mixed[T]) FocusLost() { m.focused = false; m.Refresh() }

// TypedRune hands on what is typed.
func (m *Mixed[T]) TypedRune(r rune) {
	if m.OnRune != nil {
		m.OnRune(r)
	}
}

// TypedKey chooses and opens; other keys go to the window.
func (m *Mixed[T]) TypedKey(ev *fyne.KeyEvent) {
	if !m.Typed(ev) {
		passOn(m, ev)
	}
}

// Typed does what a key means here, also while a field has the focus, and
// reports whether it means something.
func (m *Mixed[T]) Typed(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyUp:
		if m.OnUp != nil && m.beside(m.selected, -1) == m.selected {
			m.OnUp()
			return true
		}
		m.Choose(-1)
	case fyne.KeyDown:
		m.Choose(1)
	case fyne.KeyPageUp:
		m.Choose(-m.perPage())
	case fyne.KeyPageDown:
		m.Choose(m.perPage())
	case fyne.KeyReturn, fyne.KeyEnter:
		return m.Open()
	default:
		return false
	}
	return true
}

func (m *Mixed[T]) perPage() int {
	highest := max(1, slices.Max(m.heights))
	return max(1, int(m.Size().Height/highest)-1)
}

// reveal scrolls as little as it takes to show an item, with the head over the
// first.
func (m *Mixed[T]) reveal(i int) {
	if m.scroll == nil || m.scroll.Size().Height <= 0 {
		return
	}
	top := m.tops[i]
	for n := i - 1; n >= 0 && m.shapes[m.shape(m.items[n])].Silent; n-- {
		top = m.tops[n]
	}
	offset, height := m.scroll.Offset.Y, m.scroll.Size().Height
	switch {
	case top < offset:
		offset = top
	case m.tops[i+1] > offset+height:
		offset = m.tops[i+1] - height
	default:
		return
	}
	m.scroll.ScrollToOffset(fyne.NewPos(0, offset))
}

// CreateRenderer links the widget to its scroll and the rows that are seen.
func (m *Mixed[T]) CreateRenderer() fyne.WidgetRenderer {
	r := &mixedRenderer[T]{mixed: m, spare: make([][]*mixedRow[T], len(m.shapes))}
	r.rows = container.New(&mixedLayout[T]{r})
	m.scroll = container.NewVScroll(r.rows)
	m.scroll.OnScrolled = func(fyne.Position) { r.show() }
	r.objects = []fyne.CanvasObject{m.scroll}
	r.measure()
	return r
}

// mixedRenderer keeps a row object for each item that is seen.
type mixedRenderer[T any] struct {
	mixed   *Mixed[T]
	rows    *fyne.Container
	spare   [][]*mixedRow[T] // by shape
	seen    []*mixedRow[T]
	objects []fyne.CanvasObject
}

// measure takes the heights from empty rows, which are kept for use.
func (r *mixedRenderer[T]) measure() {
	for shape := range r.mixed.shapes {
		row := r.take(shape)
		r.mixed.heights[shape] = row.MinSize().Height
		r.spare[shape] = append(r.spare[shape], row)
	}
	r.mixed.arrange()
}

func (r *mixedRenderer[T]) take(shape int) *mixedRow[T] {
	if n := len(r.spare[shape]); n > 0 {
		row := r.spare[shape][n-1]
		r.spare[shape] = r.spare[shape][:n-1]
		return row
	}
	return newMixedRow(r.mixed, shape)
}

// show puts rows where items are seen. A row stays with its item, and what is
// free is used again.
func (r *mixedRenderer[T]) show() {
	m := r.mixed
	width, height := m.scroll.Size().Width, m.scroll.Size().Height
	if height <= 0 {
		return
	}
	first, _ := slices.BinarySearch(m.tops, m.scroll.Offset.Y)
	first = max(0, first-1)
	last := first
	for last < len(m.items) && m.tops[last] < m.scroll.Offset.Y+height {
		last++
	}
	at := map[int]*mixedRow[T]{}
	for _, row := range r.seen {
		if row.index >= first && row.index < last && m.shape(m.items[row.index]) == row.shape {
			at[row.index] = row
		} else {
			r.spare[row.shape] = append(r.spare[row.shape], row)
		}
	}
	r.seen, r.rows.Objects = r.seen[:0], r.rows.Objects[:0]
	for i := first; i < last; i++ {
		row := at[i]
		if row == nil {
			row = r.take(m.shape(m.items[i]))
		}
		row.set(i)
		place(row, 0, m.tops[i], width, m.tops[i+1]-m.tops[i])
		r.seen, r.rows.Objects = append(r.seen, row), append(r.rows.Objects, row)
	}
	canvas.Refresh(r.rows)
}

// MinSize is the height of a few rows.
func (r *mixedRenderer[T]) MinSize() fyne.Size {
	return fyne.NewSize(220, 2*slices.Max(r.mixed.heights))
}

func (r *mixedRenderer[T]) Layout(size fyne.Size) {
	r.mixed.scroll.Resize(size)
	r.show()
}

// Refresh shows new items, another choice or a new theme.
func (r *mixedRenderer[T]) Refresh() {
	r.measure()
	r.mixed.scroll.Refresh()
	r.show()
	for _, row := range r.seen {
		row.Refresh()
	}
}

func (r *mixedRenderer[T]) Objects() []fyne.CanvasObject { return r.objects }
func (r *mixedRenderer[T]) Destroy()                     {}

// mixedLayout makes the rows as high as all items together.
type mixedLayout[T any] struct{ renderer *mixedRenderer[T] }

func (l *mixedLayout[T]) MinSize([]fyne.CanvasObject) fyne.Size {
	tops := l.renderer.mixed.tops
	return fyne.NewSize(0, tops[len(tops)-1])
}

func (l *mixedLayout[T]) Layout([]fyne.CanvasObject, fyne.Size) { l.renderer.show() }

// mixedRow is the surface under a row.
type mixedRow[T any] struct {
	pressable
	mixed   *Mixed[T]
	row     Row[T]
	shape   int
	index   int
	version int
}

func newMixedRow[T any](m *Mixed[T], shape int) *mixedRow[T] {
	r := &mixedRow[T]{mixed: m, row: m.shapes[shape].Row(), shape: shape, index: -1, version: -1}
	r.keepsFocus = true
	r.become(r, nil)
	return r
}

// set shows item i, if that is not what is shown already.
func (r *mixedRow[T]) set(i int) {
	if r.index == i && r.version == r.mixed.version {
		return
	}
	if r.index != i {
		r.hovered, r.down = false, false
	}
	r.index, r.version = i, r.mixed.version
	r.row.Set(r.mixed.items[i])
	r.Refresh()
}

// Disabled keeps rows out of the way of Tab: the list has the focus.
func (r *mixedRow[T]) Disabled() bool { return true }

func (r *mixedRow[T]) Tapped(*fyne.PointEvent) {
	if r.mixed.shapes[r.shape].Silent || r.index >= len(r.mixed.items) {
		return
	}
	r.mixed.selected = r.index
	r.mixed.Refresh()
	r.mixed.Open()
}

func (r *mixedRow[T]) CreateRenderer() fyne.WidgetRenderer {
	surface, ring := canvas.NewRectangle(color.Transparent), newRing(theme.ButtonRadius)
	surface.CornerRadius, ring.CornerRadius = theme.ButtonRadius, theme.ButtonRadius
	p := &plain{self: r, objects: []fyne.CanvasObject{surface, ring, r.row}}
	p.min = func() fyne.Size {
		return r.row.MinSize().AddWidthHeight(2*(rowInset+rowPadding), rowPadding+4)
	}
	p.lay = func(size fyne.Size) {
		inner := size.Width - 2*rowInset
		place(surface, rowInset, 1, inner, size.Height-2)
		place(ring, rowInset+1, 2, inner-2, size.Height-4)
		place(r.row, rowInset+rowPadding, rowPadding/2+2, inner-2*rowPadding, size.Height-rowPadding-4)
	}
	p.paint = func() {
		silent, selected := r.mixed.shapes[r.shape].Silent, r.index >= 0 && r.index == r.mixed.selected
		role := theme.Raised
		if !selected {
			role = theme.Hover
		}
		surface.FillColor = theme.Color(role)
		show(surface, !silent && (selected || r.hovered))
		frame(ring, theme.Accent)
		show(ring, r.mixed.focused && selected)
		surface.Refresh()
		ring.Refresh()
	}
	p.paint()
	return p
}
