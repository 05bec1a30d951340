package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"greenroom/ui/theme"
)

// scrolls moves what is read on the sheet, by the keys that do so everywhere. It
// reports whether the key is one of them.
func (s *Sheet) scrolls(key fyne.KeyName) bool {
	by := map[fyne.KeyName]func(page float32) float32{
		fyne.KeyUp:       func(float32) float32 { return -6 * theme.Grid },
		fyne.KeyDown:     func(float32) float32 { return 6 * theme.Grid },
		fyne.KeyPageUp:   func(page float32) float32 { return -page },
		fyne.KeyPageDown: func(page float32) float32 { return page },
		fyne.KeyHome:     func(float32) float32 { return -1e6 },
		fyne.KeyEnd:      func(float32) float32 { return 1e6 },
	}[key]
	if by == nil {
		return false
	}
	if read := longer(s.panel.content); read != nil {
		most := read.Content.MinSize().Height - read.Size().Height
		at := read.Offset.Y + by(read.Size().Height-6*theme.Grid)
		read.ScrollToOffset(fyne.NewPos(0, min(max(at, 0), most)))
	}
	return true
}

// longer finds what is scrolled and longer than it is high, the innermost first.
func longer(o fyne.CanvasObject) *container.Scroll {
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			if found := longer(child); found != nil {
				return found
			}
		}
	case *Card:
		return longer(o.content)
	case *container.Scroll:
		if found := longer(o.Content); found != nil {
			return found
		}
		if o.Visible() && o.Content.MinSize().Height > o.Size().Height {
			return o
		}
	}
	return nil
}
