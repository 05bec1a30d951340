package deck

import (
	"fyne.io/fyne/v2"

	"greenroom/ui/theme"
)

// twoPanesFrom is the width from which list and question stand side by side.
const twoPanesFrom float32 = 780

// panes is the layout of a list and what is chosen from it. In a narrow window
// it shows one of them at a time.
type panes struct {
	second  bool // which one is shown while there is room for one
	width   float32
	changed func() // told when one pane becomes two, or two become one
}

// narrow reports whether there is room for one pane only.
func (p *panes) narrow() bool { return p.width > 0 && p.width < twoPanesFrom }

// MinSize is that of one pane, so that the window can be narrow.
func (p *panes) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 240) }

// Layout gives the list two fifths and the question the rest, or one of them everything.
func (p *panes) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	before := p.narrow()
	p.width = size.Width
	first, second := objects[0], objects[1]
	if p.narrow() {
		show(first, !p.second)
		show(second, p.second)
		for _, o := range objects {
			o.Move(fyne.Position{})
			o.Resize(size)
		}
	} else {
		show(first, true)
		show(second, true)
		gap := 3 * theme.Grid
		left := float32(int(size.Width * 0.43))
		first.Move(fyne.Position{})
		first.Resize(fyne.NewSize(left, size.Height))
		second.Move(fyne.NewPos(left+gap, 0))
		second.Resize(fyne.NewSize(size.Width-left-gap, size.Height))
	}
	if before != p.narrow() && p.changed != nil {
		p.changed()
	}
}

func show(o fyne.CanvasObject, visible bool) {
	switch {
	case visible && !o.Visible():
		o.Show()
	case !visible && o.Visible():
		o.Hide()
	}
}
