package paper

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// Title makes a heading in Vollkorn that can be written over. It is as high
// as its words need; Enter calls next. sheet is the page it lies on.
func Title(placeholder string, changed func(text string), window fyne.Window, sheet func() *container.Scroll, next func()) (*widget.Entry, fyne.CanvasObject) {
	e, box := oneLine(placeholder, changed, window, sheet, next, ink{title: true})
	return e, widget.Pad(box, -6, -inset, -6, -inset)
}

// Line makes a field for one line without any frame, which breaks where there
// is no room and is as high as its words need; Enter calls next. sheet is the
// page it lies on.
func Line(placeholder string, changed func(text string), window fyne.Window, sheet func() *container.Scroll, next func()) (*widget.Entry, fyne.CanvasObject) {
	e, box := oneLine(placeholder, changed, window, sheet, next, ink{})
	return e, widget.Pad(box, 0, -inset, 0, -inset)
}

func oneLine(placeholder string, changed func(text string), window fyne.Window, sheet func() *container.Scroll, next func(), look ink) (*widget.Entry, fyne.CanvasObject) {
	e := widget.NewMultiLine(placeholder, nil)
	e.OnChanged = func(text string) {
		if line := strings.Join(strings.Fields(text), " "); strings.ContainsAny(text, "\r\n") {
			e.SetText(line) // pasted lines become one; this comes back here with it
			return
		}
		changed(text)
	}
	byTab(e, window, func(key *fyne.KeyEvent) bool {
		enter := key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter
		if enter {
			next()
		}
		return enter
	})
	return e, growing(e, look, 1, sheet)
}

// Text makes a field for long text without any frame, as high as its words
// need, but no less than least rows. sheet is the page it lies on: it scrolls
// along with the cursor. What is pasted beyond [Longest] is not taken, and that
// is said, unless OnTooLong is set to take it elsewhere.
func Text(placeholder string, changed func(text string), window fyne.Window, sheet func() *container.Scroll, least int) (*widget.Entry, fyne.CanvasObject) {
	e := widget.NewMultiLine(placeholder, changed)
	e.Longest, e.OnRefused = Longest, func() { tooLong(window) }
	byTab(e, window, nil)
	return e, widget.Pad(growing(e, ink{}, least, sheet), 0, -inset, 0, -inset)
}

// tooLong says that what was pasted is too long for a field.
func tooLong(window fyne.Window) {
	var sheet *widget.Sheet
	closes := widget.NewButton(lang.L("Close"), lang.L("Esc"), func() { sheet.Close() })
	sheet = widget.ShowSheet(window, lang.L("More than fits here"),
		widget.NewText(lang.L("What you pasted is longer than this field can show. It is still on the clipboard: an entry of the journal takes texts of any length.")), closes)
}

// growing lays a field out as high as its words need at the width it gets.
func growing(e *widget.Entry, look ink, least int, sheet func() *container.Scroll) fyne.CanvasObject {
	g := &grower{entry: e, look: look, least: least}
	box := container.New(g, container.NewThemeOverride(e, look))
	Also(e, func() {
		if g.fit() {
			sheet().Refresh()
		}
	})
	e.OnCursorChanged = func() { follow(sheet(), e, look) }
	return box
}

type grower struct {
	entry *widget.Entry
	look  ink
	least int
	width float32
	rows  int
}

func (g *grower) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (g *grower) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	changed := false
	if g.width != size.Width {
		g.width = size.Width
		changed = g.fit()
	}
	objects[0].Move(fyne.Position{})
	objects[0].Resize(size)
	if changed {
		objects[0].Refresh() // or rows that are new have the letters of the app
	}
}

// fit gives the field the rows its words need, or what it asks for while there are
// none, and reports whether that is a change.
func (g *grower) fit() bool {
	text := g.entry.Text
	if text == "" {
		text = g.entry.PlaceHolder
	}
	rows := max(g.least, rowsOf(text, g.width-4*inset, g.look))
	if rows == g.rows {
		return false
	}
	g.rows = rows
	g.entry.SetMinRowsVisible(rows)
	return true
}

// rowsOf counts the rows of a text broken between its words. It never counts
// less than there are: a row too many is some space, one too few hides words.
func rowsOf(text string, width float32, look ink) int {
	rows := 1 + strings.Count(text, "\n")
	if width <= 0 {
		return rows
	}
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if full := measure(line, look); full > width {
			rows += broken(line, width, look) - 1
		}
	}
	return rows
}

// broken counts the rows of one line that is wider than a row.
func broken(line string, width float32, look ink) int {
	rows, used := 1, float32(0)
	for word := range strings.SplitAfterSeq(line, " ") {
		w := measure(word, look)
		if used > 0 && used+w > width {
			rows++
			used = 0
		}
		for w > width { // a word that is broken itself
			rows++
			w -= width * 0.9
		}
		used += w
	}
	return rows
}

func measure(text string, look ink) float32 {
	var source fyne.Resource
	if look.title {
		source = theme.Serif()
	}
	size, _ := fyne.CurrentApp().Driver().RenderedTextSize(text, look.textSize(), fyne.TextStyle{}, source)
	return size.Width
}

// follow scrolls a sheet as little as it takes to see the cursor of a field
// that is typed in.
func follow(sheet *container.Scroll, e *widget.Entry, look ink) {
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(e)
	if c == nil || c.Focused() != fyne.Focusable(e) {
		return
	}
	line := look.textSize() * 1.5
	top := driver.AbsolutePositionForObject(e).Y + e.CursorPosition().Y - driver.AbsolutePositionForObject(sheet).Y
	offset, height := sheet.Offset.Y, sheet.Size().Height
	switch {
	case top < line:
		offset += top - line
	case top+2*line > height:
		offset += top + 2*line - height
	default:
		return
	}
	sheet.ScrollToOffset(fyne.NewPos(0, max(0, offset)))
}

// Hug lays a field as wide as its words, and what follows it close by: first,
// a word between, and the field that takes the rest. The container must be
// refreshed when the words change.
func Hug(first *widget.Entry, between fyne.CanvasObject, rest *widget.Entry) *fyne.Container {
	return container.New(&hug{first}, Field(first), between, Field(rest))
}

type hug struct{ first *widget.Entry }

func (h *hug) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		least := o.MinSize()
		size = fyne.NewSize(size.Width+least.Width, max(size.Height, least.Height))
	}
	return size
}

func (h *hug) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	words := h.first.Text
	if words == "" {
		words = h.first.PlaceHolder
	}
	const slack = inset + 4 // for the frame and the cursor
	gaps := theme.Grid
	between, rest := objects[1].MinSize().Width, objects[2].MinSize().Width
	first := max(min(measure(words, ink{})+slack, size.Width-between-max(rest, size.Width/3)-gaps), 0)
	x := float32(0)
	for i, width := range []float32{first, between, max(size.Width-first-between-gaps, 0)} {
		o := objects[i]
		height := o.MinSize().Height
		o.Move(fyne.NewPos(x, (size.Height-height)/2))
		o.Resize(fyne.NewSize(width, height))
		x += width + theme.Grid*float32(i)
	}
}
