package network

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// showMentions lists what was written about the person.
func (c *card) showMentions(written []data.EntryLine, err error) {
	if err != nil {
		c.win.Fail(lang.L("look for what you wrote about this person"), err)
	}
	more := len(written) > mentioned
	written = written[:min(len(written), mentioned)]
	c.mentions.Objects = nil
	if len(written) > 0 {
		c.mentions.Add(widget.Pad(widget.NewSection(lang.L("In your journal")), 12, 0, 6, 0))
	}
	for i, entry := range written {
		if i > 0 {
			c.mentions.Add(widget.Divider())
		}
		address := "journal/" + strconv.FormatInt(entry.ID, 10)
		c.mentions.Add(newMention(entry, func() { c.win.Go(address) }))
	}
	if more {
		all := widget.NewButton(lang.L("More in the journal"), "", func() { c.win.Go("journal") })
		all.Style = widget.Plain
		c.mentions.Add(widget.HStack(0, widget.Pad(all, 0, 0, 0, -10)))
	}
	c.mentions.Refresh()
	c.content.Refresh()
}

// mention is a line that opens a journal entry: its day, and what it says.
type mention struct {
	fynewidget.BaseWidget
	open             func()
	text             string
	content          fyne.CanvasObject
	focused, hovered bool
}

var (
	_ fyne.Tappable     = (*mention)(nil)
	_ fyne.Focusable    = (*mention)(nil)
	_ desktop.Hoverable = (*mention)(nil)
)

func newMention(l data.EntryLine, open func()) *mention {
	m := &mention{open: open, text: strings.TrimSpace(l.Title)}
	if m.text == "" {
		m.text = l.Excerpt
	}
	day := widget.NewQuiet(l.Date.Local().Format("2 Jan 2006"))
	words := widget.NewLabel(m.text)
	m.content = widget.Pad(widget.HStack(2*theme.Grid, widget.Wide(day, labelWidth), widget.Grow(words)), 10, 0, 10, 0)
	m.ExtendBaseWidget(m)
	return m
}

// Tapped opens the entry.
func (m *mention) Tapped(*fyne.PointEvent) { m.open() }

// TypedKey opens the entry by Space and Enter.
func (m *mention) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		m.open()
	}
}

// TypedRune does nothing: keys are taken by TypedKey.
func (m *mention) TypedRune(rune) {}

// FocusGained shows where the keys are.
func (m *mention) FocusGained() { m.focused = true; m.Refresh() }

// FocusLost hides that.
func (m *mention) FocusLost() { m.focused = false; m.Refresh() }

// MouseIn shows that it can be pressed.
func (m *mention) MouseIn(*desktop.MouseEvent) { m.hovered = true; m.Refresh() }

// MouseMoved does nothing.
func (m *mention) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends what MouseIn began.
func (m *mention) MouseOut() { m.hovered = false; m.Refresh() }

// AccessibilityLabel returns what it says.
func (m *mention) AccessibilityLabel() string { return m.text }

// AccessibilityRole tells that it is pressed like a button.
func (m *mention) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer links the widget to its words and the ground under them.
func (m *mention) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(nil)
	ground.CornerRadius = theme.ButtonRadius
	r := &mentionRenderer{m, ground}
	r.Refresh()
	return r
}

type mentionRenderer struct {
	mention *mention
	ground  *canvas.Rectangle
}

// bleed is how far the ground stands out on both sides of the words.
const bleed = 8

func (r *mentionRenderer) MinSize() fyne.Size { return r.mention.content.MinSize() }

func (r *mentionRenderer) Layout(size fyne.Size) {
	r.ground.Move(fyne.NewPos(-bleed, 1))
	r.ground.Resize(fyne.NewSize(size.Width+2*bleed, size.Height-2))
	r.mention.content.Resize(size)
}

func (r *mentionRenderer) Refresh() {
	m := r.mention
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = nil, nil, 0
	if m.hovered || m.focused {
		r.ground.FillColor = theme.Color(theme.Raised)
	}
	if m.focused {
		r.ground.StrokeColor, r.ground.StrokeWidth = theme.Color(theme.Accent), 2
	}
	r.ground.Refresh()
	m.content.Refresh()
}

func (r *mentionRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.mention.content}
}

func (r *mentionRenderer) Destroy() {}
