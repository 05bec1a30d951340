package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// revealMargin is how much is seen around what is scrolled to.
const revealMargin float32 = 12

// reveal scrolls as little as it takes to see what has got the focus: whoever
// goes by Tab does not see otherwise where the keys are.
func reveal(o fyne.CanvasObject) {
	c := canvasOf(o)
	if c == nil {
		return
	}
	from := c.Content()
	if top := c.Overlays().Top(); top != nil {
		from = top
	}
	uncover(from, o)
}

// uncover scrolls what lies between an object and what it stands in, and
// reports whether it stands in there.
func uncover(in, o fyne.CanvasObject) bool {
	if in == nil || !in.Visible() {
		return false
	}
	if in == o {
		return true
	}
	var parts []fyne.CanvasObject
	switch x := in.(type) {
	case *fyne.Container:
		parts = x.Objects
	case *container.ThemeOverride:
		parts = []fyne.CanvasObject{x.Content}
	case *Card:
		parts = []fyne.CanvasObject{x.content}
	case *Chips:
		parts = []fyne.CanvasObject{x.row}
	case *Sheet:
		parts = []fyne.CanvasObject{x.panel}
	case *container.Scroll:
		if uncover(x.Content, o) {
			x.ScrollToOffset(scrolledTo(x, o))
			return true
		}
	}
	for _, part := range parts {
		if uncover(part, o) {
			return true
		}
	}
	return false
}

// scrolledTo is where a scroll has to stand so that an object in it is seen.
func scrolledTo(s *container.Scroll, o fyne.CanvasObject) fyne.Position {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(s.Content).Y
	bottom := top + o.Size().Height
	offset := s.Offset
	switch height := s.Size().Height; {
	case s.Direction == container.ScrollHorizontalOnly:
	case top-revealMargin < offset.Y:
		offset.Y = max(0, top-revealMargin)
	case bottom+revealMargin > offset.Y+height:
		offset.Y = bottom + revealMargin - height
	}
	return offset
}
