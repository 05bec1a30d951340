package interviews

import (
	"strconv"
	"time"

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

// card is an interview on the board. It opens by a press and by Enter, and can
// be dragged to another column.
type card struct {
	fynewidget.BaseWidget
	board     *board
	interview data.Interview
	ground    *canvas.Rectangle
	content   fyne.CanvasObject
	dragged   fyne.Position // how far it was dragged
	held      bool
	focused   bool
}

var (
	_ fyne.Focusable     = (*card)(nil)
	_ fyne.Draggable     = (*card)(nil)
	_ fyne.Tappable      = (*card)(nil)
	_ desktop.Cursorable = (*card)(nil)
)

func newCard(b *board, i data.Interview, now time.Time) *card {
	c := &card{board: b, interview: i, ground: canvas.NewRectangle(nil)}
	c.ground.CornerRadius = theme.ButtonRadius
	name := widget.NewText(words.Interview(i))
	name.MaxLines, name.Bold = 2, true
	c.content = widget.Pad(widget.VStack(2, name, widget.NewQuiet(orSpace(i.Role)), widget.NewQuiet(inShort(i.At, now))), 8, 10, 8, 10)
	c.ExtendBaseWidget(c)
	return c
}

// AccessibilityLabel says what it is and where it stands.
func (c *card) AccessibilityLabel() string {
	return lang.L("{{.Name}}: {{.Stage}}", map[string]any{"Name": words.Interview(c.interview), "Stage": words.Stage(c.interview.Stage)})
}

// Tapped opens the interview.
func (c *card) Tapped(*fyne.PointEvent) {
	c.board.deps.Window.Go("interviews/" + strconv.FormatInt(c.interview.ID, 10))
}

// FocusGained shows where the keys are.
func (c *card) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost hides that.
func (c *card) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune does nothing: keys are taken by TypedKey.
func (c *card) TypedRune(rune) {}

// TypedKey goes from card to card, moves with Shift, and opens.
func (c *card) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown:
		c.board.step(c, key.Name)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.Tapped(nil)
	default:
		if typed := c.board.deps.Window.Window().Canvas().OnTypedKey(); typed != nil {
			typed(key)
		}
	}
}

// Cursor is a hand.
func (c *card) Cursor() desktop.Cursor { return desktop.PointerCursor }

// Dragged shows the column it would go to.
func (c *card) Dragged(ev *fyne.DragEvent) {
	c.held = true
	c.dragged = c.dragged.AddXY(ev.Dragged.DX, ev.Dragged.DY)
	c.board.over(c.middle())
	c.Refresh()
}

// DragEnd lets it go there.
func (c *card) DragEnd() {
	if !c.held {
		return
	}
	at := c.middle()
	c.held, c.dragged = false, fyne.Position{}
	c.board.drop(c, at)
}

// middle is where the middle of the card was dragged to, in the window.
func (c *card) middle() fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(c)
	return at.Add(c.dragged).AddXY(c.Size().Width/2, c.Size().Height/2)
}

// CreateRenderer links the card to its ground and its words.
func (c *card) CreateRenderer() fyne.WidgetRenderer { return &cardRenderer{c} }

type cardRenderer struct{ card *card }

func (r *cardRenderer) Layout(size fyne.Size) {
	r.card.ground.Resize(size)
	r.card.content.Resize(size)
	r.Refresh()
}

func (r *cardRenderer) MinSize() fyne.Size { return r.card.content.MinSize() }

func (r *cardRenderer) Refresh() {
	c := r.card
	c.ground.FillColor, c.ground.StrokeWidth = theme.Color(theme.Raised), 0
	if c.focused || c.held {
		c.ground.StrokeColor, c.ground.StrokeWidth = theme.Color(theme.Accent), 2
	}
	c.ground.Refresh()
}

func (r *cardRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.card.ground, r.card.content}
}

func (r *cardRenderer) Destroy() {}
