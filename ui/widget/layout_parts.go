package widget

import (
	"math"

	"fyne.io/fyne/v2"

	"greenroom/ui/theme"
)

// naturalWidth is the width in which no text in o has to give way.
func naturalWidth(o fyne.CanvasObject) float32 {
	switch o := o.(type) {
	case interface{ natural() float32 }:
		return o.natural()
	case *fyne.Container:
		switch layout := o.Layout.(type) {
		case *grow, *centre:
			return naturalWidth(o.Objects[0])
		case *padding:
			return naturalWidth(o.Objects[0]) + layout.left + layout.right
		case *least:
			return max(naturalWidth(o.Objects[0]), layout.size.Width)
		case *vstack:
			widest := float32(0)
			for _, child := range visible(o.Objects) {
				widest = max(widest, naturalWidth(child))
			}
			return widest
		case *hstack:
			children := visible(o.Objects)
			sum := layout.gap * float32(max(0, len(children)-1))
			for _, child := range children {
				sum += naturalWidth(child)
			}
			return sum
		}
	}
	return o.MinSize().Width
}

// fit gives o a width and returns the height it then needs.
func fit(o fyne.CanvasObject, width float32) float32 {
	o.Resize(fyne.NewSize(width, o.Size().Height))
	return o.MinSize().Height
}

func visible(objects []fyne.CanvasObject) []fyne.CanvasObject {
	for i, o := range objects {
		if !o.Visible() {
			seen := append([]fyne.CanvasObject(nil), objects[:i]...)
			for _, o := range objects[i:] {
				if o.Visible() {
					seen = append(seen, o)
				}
			}
			return seen
		}
	}
	return objects
}

func grows(o fyne.CanvasObject) bool {
	c, ok := o.(*fyne.Container)
	if !ok {
		return false
	}
	_, ok = c.Layout.(*grow)
	return ok
}

type grow struct{}

func (*grow) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (*grow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.Position{})
	objects[0].Resize(size)
}

type padding struct{ top, right, bottom, left float32 }

func (p *padding) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(p.left+p.right, p.top+p.bottom)
}

func (p *padding) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place(objects[0], p.left, p.top, size.Width-p.left-p.right, size.Height-p.top-p.bottom)
}

// columnGap stands between two columns and between cards.
const columnGap = 3 * theme.Grid

type columns struct{ ratio float32 }

func (c *columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left, right := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(left.Width+columnGap+right.Width, max(left.Height, right.Height))
}

func (c *columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	wide := size.Width - columnGap
	left := float32(math.Round(float64(wide * c.ratio)))
	left = max(min(left, wide-objects[1].MinSize().Width), objects[0].MinSize().Width)
	place(objects[0], 0, 0, left, size.Height)
	place(objects[1], left+columnGap, 0, wide-left, size.Height)
}

type maxWidth struct {
	width float32
	left  bool
}

func (m *maxWidth) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (m *maxWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(m.width, size.Width)
	x := middle(size.Width, width)
	if m.left {
		x = 0
	}
	place(objects[0], x, 0, width, size.Height)
}

type centre struct{}

func (*centre) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (*centre) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	o := objects[0]
	width := min(naturalWidth(o), size.Width)
	height := fit(o, width)
	place(o, middle(size.Width, width), middle(size.Height, height), width, height)
}

// flow keeps the width it was last given: the height follows from it.
type flow struct{ gap, width float32 }

func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	widest := float32(0)
	for _, o := range visible(objects) {
		widest = max(widest, o.MinSize().Width)
	}
	return fyne.NewSize(widest, f.arrange(objects, f.width, false))
}

func (f *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.width = size.Width
	f.arrange(objects, size.Width, true)
}

// arrange returns the height the rows need, and puts everything there if put is
// set, each thing in the middle of its row.
func (f *flow) arrange(objects []fyne.CanvasObject, width float32, put bool) float32 {
	x, y, tall := float32(0), float32(0), float32(0)
	var row []fyne.CanvasObject
	settle := func() {
		for _, o := range row {
			if put {
				o.Move(fyne.NewPos(o.Position().X, y+middle(tall, o.Size().Height)))
			}
		}
		row = row[:0]
	}
	for _, o := range visible(objects) {
		wide, high := naturalWidth(o), o.MinSize().Height
		if x > 0 && width > 0 && x+wide > width {
			settle()
			x, y, tall = 0, y+tall+f.gap, 0
		}
		if put {
			place(o, x, y, min(wide, max(width, 0)), high)
			row = append(row, o)
		}
		x += wide + f.gap
		tall = max(tall, high)
	}
	settle()
	return y + tall
}

type least struct{ size fyne.Size }

func (l *least) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().Max(l.size)
}

func (l *least) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place(objects[0], 0, 0, size.Width, size.Height)
}

type beside struct{}

func (*beside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	side, rest := sideSize(objects[0]), objects[1].MinSize()
	return fyne.NewSize(side.Width+rest.Width, max(side.Height, rest.Height))
}

// sideSize is the room a side takes: none while it is hidden.
func sideSize(side fyne.CanvasObject) fyne.Size {
	if !side.Visible() {
		return fyne.Size{}
	}
	return side.MinSize()
}

func (*beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	wide := sideSize(objects[0]).Width
	place(objects[0], 0, 0, wide, size.Height)
	place(objects[1], wide, 0, size.Width-wide, size.Height)
}
