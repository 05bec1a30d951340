package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"
	"image/color"

	"greenroom/ui/theme"
)

// Sheet is a panel over the window that has to be seen to before anything
// else. Escape closes it, Enter presses its filled button (or else its first, if
// that is not the one Escape stands for), the arrows scroll what is long.
// It does not close by its buttons: their actions call Close.
type Sheet struct {
	fynewidget.BaseWidget

	// Width of the panel in pixels, 480 unless changed before Open. It is less
	// in a narrow window.
	Width float32

	// OnClosed is called when the sheet has been closed, in whatever way.
	OnClosed func()

	panel   *Card
	body    fyne.CanvasObject
	buttons []*Button
	canvas  fyne.Canvas
	keys    func(*fyne.KeyEvent) // of the window, while the sheet is open
}

// sheetMargin stays free around the panel.
const sheetMargin float32 = 24

// NewSheet returns a sheet that is not shown yet. content may be nil.
func NewSheet(title string, content fyne.CanvasObject, buttons ...*Button) *Sheet {
	s := &Sheet{Width: 480, body: content, buttons: buttons}
	parts := []fyne.CanvasObject{NewHeading(title, theme.SizeHeading)}
	if content != nil {
		parts = append(parts, Grow(Scroll(content)))
	}
	if len(buttons) > 0 {
		row := []fyne.CanvasObject{Spacer()}
		for _, b := range buttons {
			row = append(row, b)
		}
		parts = append(parts, Gap(0), HStack(theme.Grid, row...))
	}
	s.panel = NewCard(VStack(2*theme.Grid, parts...))
	s.panel.Padding = 28
	s.ExtendBaseWidget(s)
	return s
}

// ShowSheet makes a sheet and shows it over a window.
func ShowSheet(w fyne.Window, title string, content fyne.CanvasObject, buttons ...*Button) *Sheet {
	s := NewSheet(title, content, buttons...)
	s.Open(w)
	return s
}

// ShowConfirm asks whether something should be done. The button says what,
// not yes; Cancel and Escape leave everything as it is.
func ShowConfirm(w fyne.Window, title, text, label string, do func()) *Sheet {
	var s *Sheet
	cancel := NewButton(lang.L("Cancel"), "Esc", func() { s.Close() })
	confirm := NewButton(label, "", func() {
		s.Close()
		do()
	})
	confirm.Style = Filled
	s = NewSheet(title, NewText(text), cancel, confirm)
	s.Open(w)
	return s
}

// Open shows the sheet over a window and puts the focus in its first field.
// An open sheet stays as it is.
func (s *Sheet) Open(w fyne.Window) {
	if s.canvas != nil {
		return
	}
	s.canvas = w.Canvas()
	s.keys = s.canvas.OnTypedKey()
	s.canvas.Overlays().Add(s)
	s.Resize(s.canvas.Size())
	s.canvas.SetOnTypedKey(s.typed)
	if field := firstField(s.body); field != nil {
		s.canvas.Focus(field)
	}
}

// Close takes the sheet away. A closed sheet stays as it is.
func (s *Sheet) Close() {
	if s.canvas == nil {
		return
	}
	c := s.canvas
	s.canvas = nil
	c.Unfocus()
	c.Overlays().Remove(s)
	c.SetOnTypedKey(s.keys)
	if s.OnClosed != nil {
		s.OnClosed()
	}
}

func (s *Sheet) typed(ev *fyne.KeyEvent) {
	if s.canvas == nil { // closed under another sheet, which has put this back
		if s.keys != nil {
			s.keys(ev)
		}
		return
	}
	switch ev.Name {
	case fyne.KeyEscape:
		s.Close()
	case fyne.KeyReturn, fyne.KeyEnter:
		if b := s.confirm(); b != nil {
			b.Press()
		}
	default:
		s.scrolls(ev.Name)
	}
}

// confirm is the button that Enter presses; never one that Escape presses.
func (s *Sheet) confirm() *Button {
	for _, b := range s.buttons {
		if b.Style == Filled {
			return b
		}
	}
	if len(s.buttons) > 0 && s.buttons[0].keycap != lang.L("Esc") {
		return s.buttons[0]
	}
	return nil
}

// firstField is the first thing to type in, in reading order.
func firstField(o fyne.CanvasObject) fyne.Focusable {
	switch o := o.(type) {
	case nil:
		return nil
	case *Entry:
		return o
	case *SearchField:
		return o
	case *fyne.Container:
		for _, child := range o.Objects {
			if field := firstField(child); field != nil {
				return field
			}
		}
	case *Card:
		return firstField(o.content)
	}
	return nil
}

// CreateRenderer links the widget to its veil and panel.
func (s *Sheet) CreateRenderer() fyne.WidgetRenderer {
	veil := canvas.NewRectangle(color.Transparent)
	r := &plain{self: s, objects: []fyne.CanvasObject{veil, s.panel}}
	r.min = func() fyne.Size { return fyne.NewSize(0, 0) }
	r.lay = func(size fyne.Size) {
		veil.Resize(size)
		width := min(s.Width, size.Width-2*sheetMargin)
		height := min(s.height(width), size.Height-2*sheetMargin)
		place(s.panel, middle(size.Width, width), middle(size.Height, height), width, height)
	}
	r.paint = func() {
		veil.FillColor = theme.Color(theme.Veil)
		veil.Refresh()
		s.panel.Refresh()
		r.lay(s.Size())
	}
	r.paint()
	return r
}

// height is what the panel needs at a width, with all of its content seen.
func (s *Sheet) height(width float32) float32 {
	height := fit(s.panel, width)
	if s.body == nil {
		return height
	}
	inner := width - 2*s.panel.Padding
	hidden := s.panel.content.(*fyne.Container).Objects[1].MinSize().Height
	return height - hidden + fit(s.body, inner)
}
