package self

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// card is a card of the board. It can be pressed, dragged, and moved by keys.
type card struct {
	fynewidget.BaseWidget
	board   *board
	swot    data.SWOT
	text    *widget.Text
	links   *widget.Text
	content *fyne.Container

	focused, hovered bool
	dragged          bool
	began            spot  // where a drag began
	land             *spot // where it would be laid down; nil: nowhere
}

var (
	_ fyne.Tappable      = (*card)(nil)
	_ fyne.Focusable     = (*card)(nil)
	_ fyne.Draggable     = (*card)(nil)
	_ desktop.Hoverable  = (*card)(nil)
	_ desktop.Cursorable = (*card)(nil)
)

func newCard(b *board) *card {
	c := &card{board: b, text: widget.NewText(""), links: widget.NewQuiet("")}
	c.text.MaxLines = 3
	c.content = widget.Pad(widget.VStack(2, c.text, c.links), 9, 12, 9, 12)
	c.ExtendBaseWidget(c)
	return c
}

func (c *card) set(swot data.SWOT) {
	c.swot = swot
	c.text.SetText(headline(swot.Text, swot.Note))
	links := linksSay(swot)
	c.links.SetText(links)
	if links == "" {
		c.links.Hide()
	} else {
		c.links.Show()
	}
	c.Refresh()
}

// linksSay says what a card is linked to.
func linksSay(w data.SWOT) string {
	var parts []string
	for _, of := range []struct {
		kind data.Kind
		n    int
	}{{data.KindStory, len(w.Stories)}, {data.KindQuestion, len(w.Questions)}, {data.KindLesson, len(w.Lessons)}} {
		if of.n > 0 {
			parts = append(parts, words.Count(of.kind, of.n))
		}
	}
	return strings.Join(parts, " · ")
}

func (c *card) held() bool { return c.board.held != 0 && c.board.held == c.swot.ID }

// Tapped opens the card.
func (c *card) Tapped(*fyne.PointEvent) { c.board.edit(c.swot) }

// Dragged moves the card along with the mouse.
func (c *card) Dragged(ev *fyne.DragEvent) {
	if !c.dragged {
		c.dragged, c.began = true, c.board.find(c.swot.ID)
		c.Refresh()
	}
	c.board.float(c, ev.AbsolutePosition)
}

// DragEnd lays it down.
func (c *card) DragEnd() {
	if !c.dragged {
		return
	}
	c.dragged = false
	c.board.sink(c)
	c.Refresh()
}

// TypedKey goes to other cards by the arrows, opens by Enter, deletes, and
// lifts by Space. A card that is lifted is moved by the arrows.
func (c *card) TypedKey(key *fyne.KeyEvent) {
	b, id := c.board, c.swot.ID
	switch key.Name {
	case fyne.KeySpace:
		if c.held() {
			b.putDown()
		} else {
			b.lift(id)
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if c.held() {
			b.putDown()
		} else {
			b.edit(c.swot)
		}
	case fyne.KeyEscape:
		if c.held() {
			b.putBack()
			return
		}
		b.win.Window().Canvas().Unfocus()
	case fyne.KeyDelete:
		if !c.held() {
			b.delete(id)
		}
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		if c.held() {
			b.shift(id, key.Name)
		} else {
			b.goFrom(id, key.Name)
		}
	default:
		if typed := b.win.Window().Canvas().OnTypedKey(); typed != nil {
			typed(key)
		}
	}
}

// TypedRune does nothing: keys are taken by TypedKey.
func (c *card) TypedRune(rune) {}

// FocusGained shows where the keys are.
func (c *card) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost hides that.
func (c *card) FocusLost() {
	c.focused = false
	c.Refresh()
}

// MouseIn shows that it can be pressed.
func (c *card) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.Refresh() }

// MouseMoved does nothing.
func (c *card) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends what MouseIn began.
func (c *card) MouseOut() { c.hovered = false; c.Refresh() }

// Cursor is a hand.
func (c *card) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel returns the words, and whether the card is lifted.
func (c *card) AccessibilityLabel() string {
	if c.held() {
		return lang.L("{{.Card}}, lifted", map[string]any{"Card": c.text.Content()})
	}
	return c.text.Content()
}

// AccessibilityRole tells that it is pressed like a button.
func (c *card) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer links the widget to its words and the ground under them.
func (c *card) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(nil)
	ground.CornerRadius = theme.ButtonRadius
	r := &cardRenderer{c, ground}
	r.Refresh()
	return r
}

type cardRenderer struct {
	card   *card
	ground *canvas.Rectangle
}

func (r *cardRenderer) MinSize() fyne.Size { return r.card.content.MinSize() }

func (r *cardRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.card.content.Resize(size)
}

func (r *cardRenderer) Refresh() {
	c := r.card
	r.ground.FillColor, r.ground.StrokeWidth = theme.Color(theme.Raised), 0
	switch {
	case c.dragged:
		r.ground.FillColor = theme.Color(theme.Line)
	case c.held():
		r.ground.FillColor = theme.Color(theme.Card)
	}
	switch {
	case c.held():
		r.ground.StrokeColor, r.ground.StrokeWidth = theme.Color(theme.Accent), 3
	case c.focused:
		r.ground.StrokeColor, r.ground.StrokeWidth = theme.Color(theme.Accent), 2
	case c.hovered:
		r.ground.StrokeColor, r.ground.StrokeWidth = theme.Color(theme.Frame), 1.5
	}
	r.ground.Refresh()
	c.content.Refresh()
	canvas.Refresh(c)
}

func (r *cardRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.card.content}
}

func (r *cardRenderer) Destroy() {}
