package widget

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/ui/theme"
)

// Matrix shows which of two kinds of things belong together: a row for each of
// one kind, a column for each of the other, and a disc where the two belong
// together. It scrolls, and draws only what is seen. One cell is looked at, by
// mouse or by the arrow keys; Space and Enter turn it.
type Matrix struct {
	fynewidget.BaseWidget

	// OnLook is called when another cell is looked at.
	OnLook func(row, column int)
	// OnTurn is called when the cell that is looked at is to be turned.
	OnTurn func(row, column int)

	title         string
	rows, columns []MatrixHead
	on            func(row, column int) bool
	row, column   int
	top, left     float32 // how far it is scrolled
	focused       bool
}

// MatrixHead is what stands before a row or above a column.
type MatrixHead struct {
	Label string
	Count string // how many it belongs to, or a sign for none
}

// NewMatrix returns a matrix without cells. title says what it shows.
func NewMatrix(title string) *Matrix {
	m := &Matrix{title: title, on: func(int, int) bool { return false }}
	m.ExtendBaseWidget(m)
	return m
}

// Set shows other rows and columns. The cell that is looked at keeps its place
// as far as it is still there.
func (m *Matrix) Set(rows, columns []MatrixHead, on func(row, column int) bool) {
	m.rows, m.columns, m.on = rows, columns, on
	m.row, m.column = max(0, min(m.row, len(rows)-1)), max(0, min(m.column, len(columns)-1))
	m.scroll(0, 0)
	m.Refresh()
}

// Looked is the cell that is looked at; any is false when there is none.
func (m *Matrix) Looked() (row, column int, any bool) {
	return m.row, m.column, len(m.rows) > 0 && len(m.columns) > 0
}

// Look looks at a cell, and scrolls to it.
func (m *Matrix) Look(row, column int) {
	if len(m.rows) == 0 || len(m.columns) == 0 {
		return
	}
	row, column = max(0, min(row, len(m.rows)-1)), max(0, min(column, len(m.columns)-1))
	moved := row != m.row || column != m.column
	m.row, m.column = row, column
	room := m.room()
	m.top = min(m.top, float32(row)*matrixRow())
	m.top = max(m.top, float32(row+1)*matrixRow()-room.Height)
	m.left = min(m.left, float32(column)*matrixColumn())
	m.left = max(m.left, float32(column+1)*matrixColumn()-room.Width)
	m.scroll(0, 0)
	m.Refresh()
	if moved && m.OnLook != nil {
		m.OnLook(row, column)
	}
}

const (
	matrixRows      float32 = 2.15 // the height of a row, in sizes of its text
	matrixHeads     float32 = 4.3  // that of a head: two lines of a name, and its count
	matrixLine      float32 = 1.23 // that of a line
	matrixColumns   float32 = 6.5  // the width of a column
	matrixNameMost  float32 = 380  // of the name of a row
	matrixShare     float32 = 0.46
	matrixNameWhole float32 = 640 // that of nearly any question
	matrixCount     float32 = 26
	matrixDisc      float32 = 13
	matrixDot       float32 = 3
	matrixThumb     float32 = 4
)

// Sizes grow with the text.
func matrixRow() float32    { return inText(matrixRows) }
func matrixHead() float32   { return inText(matrixHeads) }
func matrixColumn() float32 { return inText(matrixColumns) }

// inText is a length in sizes of the text, in pixels.
func inText(times float32) float32 {
	return float32(math.Round(float64(times * theme.Size(theme.SizeQuiet))))
}

// head is how wide the names of the rows are: they get what few columns leave.
func (m *Matrix) head() float32 {
	width := m.Size().Width
	left := width - matrixThumb - float32(len(m.columns))*matrixColumn()
	return max(min(width*matrixShare, matrixNameMost), min(left, matrixNameWhole))
}

// room is how much of the cells is seen.
func (m *Matrix) room() fyne.Size {
	size := m.Size()
	return fyne.NewSize(max(size.Width-m.head()-matrixThumb, 1), max(size.Height-matrixHead()-matrixThumb, 1))
}

// scroll moves what is seen, as far as there is more.
func (m *Matrix) scroll(dx, dy float32) {
	room := m.room()
	m.top = max(0, min(m.top+dy, float32(len(m.rows))*matrixRow()-room.Height))
	m.left = max(0, min(m.left+dx, float32(len(m.columns))*matrixColumn()-room.Width))
}

// Scrolled moves what is seen.
func (m *Matrix) Scrolled(ev *fyne.ScrollEvent) {
	m.scroll(-ev.Scrolled.DX, -ev.Scrolled.DY)
	m.Refresh()
}

// cellAt is the cell at a place; within is false beside all of them.
func (m *Matrix) cellAt(at fyne.Position) (row, column int, within bool) {
	x, y := at.X-m.head(), at.Y-matrixHead()
	if y < 0 {
		return 0, 0, false
	}
	row, column = int((y+m.top)/matrixRow()), m.column
	if x >= 0 {
		column = int((x + m.left) / matrixColumn())
	}
	return row, column, row < len(m.rows) && column < len(m.columns)
}

// Tapped looks at a cell, and turns it; on the name of a row it only looks.
func (m *Matrix) Tapped(ev *fyne.PointEvent) {
	row, column, within := m.cellAt(ev.Position)
	if !within {
		return
	}
	if c := canvasOf(m); c != nil {
		c.Focus(m)
	}
	m.Look(row, column)
	if ev.Position.X >= m.head() {
		m.turn()
	}
}

func (m *Matrix) turn() {
	if row, column, any := m.Looked(); any && m.OnTurn != nil {
		m.OnTurn(row, column)
	}
}

// FocusGained shows where the keys are.
func (m *Matrix) FocusGained() {
	m.focused = true
	m.Refresh()
	if row, column, any := m.Looked(); any && m.OnLook != nil {
		m.OnLook(row, column)
	}
}

// FocusLost hides that.
func (m *Matrix) FocusLost() { m.focused = false; m.Refresh() }

// TypedRune does nothing: keys are taken by TypedKey.
func (m *Matrix) TypedRune(rune) {}

// TypedKey goes from cell to cell and turns one; other keys go to the window.
func (m *Matrix) TypedKey(ev *fyne.KeyEvent) {
	page := max(int(m.room().Height/matrixRow())-1, 1)
	switch ev.Name {
	case fyne.KeyUp:
		m.Look(m.row-1, m.column)
	case fyne.KeyDown:
		m.Look(m.row+1, m.column)
	case fyne.KeyLeft:
		m.Look(m.row, m.column-1)
	case fyne.KeyRight:
		m.Look(m.row, m.column+1)
	case fyne.KeyPageUp:
		m.Look(m.row-page, m.column)
	case fyne.KeyPageDown:
		m.Look(m.row+page, m.column)
	case fyne.KeyHome:
		m.Look(0, m.column)
	case fyne.KeyEnd:
		m.Look(len(m.rows)-1, m.column)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		m.turn()
	default:
		passOn(m, ev)
	}
}

// AccessibilityLabel returns what it shows.
func (m *Matrix) AccessibilityLabel() string { return m.title }

// CreateRenderer draws it anew whenever it changes or scrolls.
func (m *Matrix) CreateRenderer() fyne.WidgetRenderer {
	r := &plain{self: m}
	r.min = func() fyne.Size { return fyne.NewSize(320, matrixHead()+3*matrixRow()) }
	draw := func() { r.objects = m.draw(m.Size()) }
	r.lay = func(fyne.Size) { m.scroll(0, 0); draw() }
	r.paint = draw
	draw()
	return r
}

// span is which of n things of a length are seen whole or in part, and where
// the first of them begins.
func span(n int, each, from, room float32) (first, last int, start float32) {
	first = int(from / each)
	last = min(n, int((from+room)/each)+1)
	return first, last, float32(first)*each - from
}

func (m *Matrix) draw(size fyne.Size) (all []fyne.CanvasObject) {
	head, room := m.head(), m.room()
	row, lastRow, y0 := span(len(m.rows), matrixRow(), m.top, room.Height)
	column, lastColumn, x0 := span(len(m.columns), matrixColumn(), m.left, room.Width)
	y0, x0 = y0+matrixHead(), x0+head
	for r, y := row, y0; r < lastRow; r, y = r+1, y+matrixRow() {
		if y < matrixHead()-1 || y+matrixRow() > size.Height {
			continue // only whole rows: what is cut off would lie over the names
		}
		all = append(all, m.drawRow(r, y, head)...)
		for c, x := column, x0; c < lastColumn; c, x = c+1, x+matrixColumn() {
			if x < head-1 || x+matrixColumn() > size.Width {
				continue
			}
			all = append(all, m.drawCell(r, c, x, y)...)
		}
	}
	for c, x := column, x0; c < lastColumn; c, x = c+1, x+matrixColumn() {
		if x >= head-1 && x+matrixColumn() <= size.Width {
			all = append(all, m.drawHead(c, x)...)
		}
	}
	all = append(all, m.thumbs(size)...)
	if m.focused {
		ring := newRing(4)
		paintRing(ring, true)
		layRing(ring, size)
		all = append(all, ring)
	}
	return all
}

// roleOf marks what the cell that is looked at belongs to.
func roleOf(looked bool) fyne.ThemeColorName {
	if looked {
		return theme.Text
	}
	return theme.Quiet
}

func (m *Matrix) drawRow(r int, y, head float32) []fyne.CanvasObject {
	line := canvas.NewRectangle(theme.Color(theme.Line))
	place(line, 0, y+matrixRow()-1, m.Size().Width-matrixThumb, 1)
	name := chartText(cut(m.rows[r].Label, head-matrixCount-8), roleOf(r == m.row), fyne.TextAlignLeading, 0, y+middle(matrixRow(), 18), head-matrixCount-8)
	count := chartText(m.rows[r].Count, theme.Text, fyne.TextAlignTrailing, head-matrixCount-4, y+middle(matrixRow(), 18), matrixCount-4)
	return []fyne.CanvasObject{line, name, count}
}

// drawHead writes a name in two lines and how many belong to it.
func (m *Matrix) drawHead(c int, x float32) []fyne.CanvasObject {
	wide := matrixColumn() - 6
	one, two := twoLines(m.columns[c].Label, wide)
	role := roleOf(c == m.column)
	return []fyne.CanvasObject{
		chartText(one, role, fyne.TextAlignCenter, x+3, 0, wide), chartText(two, role, fyne.TextAlignCenter, x+3, inText(matrixLine), wide),
		chartText(m.columns[c].Count, theme.Text, fyne.TextAlignCenter, x+3, inText(2.6), wide),
	}
}

// twoLines breaks a name into two lines of a width, and cuts what is too long.
func twoLines(name string, wide float32) (one, two string) {
	words := strings.Fields(name)
	for len(words) > 0 && (one == "" || chartWidth(one+" "+words[0]) <= wide) {
		one = strings.TrimSpace(one + " " + words[0])
		words = words[1:]
	}
	return cut(one, wide), cut(strings.Join(words, " "), wide)
}

func (m *Matrix) drawCell(r, c int, x, y float32) (all []fyne.CanvasObject) {
	if r == m.row && c == m.column {
		here := canvas.NewRectangle(theme.Color(theme.Raised))
		here.CornerRadius = 5
		here.StrokeWidth, here.StrokeColor = 1.5, theme.Color(theme.Accent)
		place(here, x+3, y+1, matrixColumn()-6, matrixRow()-3)
		all = append(all, here)
	}
	side, role := matrixDot, theme.Faint
	if m.on(r, c) {
		side, role = matrixDisc, theme.Well
	}
	disc := canvas.NewCircle(theme.Color(role))
	place(disc, x+(matrixColumn()-side)/2, y+(matrixRow()-1-side)/2, side, side)
	return append(all, disc)
}

// thumbs show where one is, while there is more than is seen.
func (m *Matrix) thumbs(size fyne.Size) (all []fyne.CanvasObject) {
	room := m.room()
	thumb := func() *canvas.Rectangle {
		t := canvas.NewRectangle(theme.Color(theme.Frame))
		t.CornerRadius = matrixThumb / 2
		all = append(all, t)
		return t
	}
	if whole := float32(len(m.rows)) * matrixRow(); whole > room.Height {
		place(thumb(), size.Width-matrixThumb, matrixHead()+room.Height*m.top/whole, matrixThumb, room.Height*room.Height/whole)
	}
	if whole := float32(len(m.columns)) * matrixColumn(); whole > room.Width {
		place(thumb(), m.head()+room.Width*m.left/whole, size.Height-matrixThumb, room.Width*room.Width/whole, matrixThumb)
	}
	return all
}
