package shelf

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"greenroom/ui/theme"
)

// Sides lays out what a row of the list says: left takes what right leaves,
// and right never takes more than its share. Both are shortened where there
// is no room for them.
func Sides(left, right fyne.CanvasObject) *fyne.Container {
	return container.New(sides{}, left, right)
}

type sides struct{}

// rightShare is how much of a row its right side may take.
const rightShare = 0.42

func (sides) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left, right := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(left.Width, max(left.Height, right.Height))
}

func (sides) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const gap = 2 * theme.Grid
	right := min(objects[1].MinSize().Width, size.Width*rightShare)
	for i, box := range []struct{ x, width float32 }{{0, size.Width - right - gap}, {size.Width - right, right}} {
		height := min(objects[i].MinSize().Height, size.Height)
		objects[i].Resize(fyne.NewSize(max(0, box.width), height))
		objects[i].Move(fyne.NewPos(box.x, (size.Height-height)/2))
	}
}

// Lines lays out a row of two lines, what it is called and what else there is to
// say, with a third thing on the right. Where a row is narrow, that stands
// beside the second line, and the name has the first to itself.
func Lines(name, about, right fyne.CanvasObject) *fyne.Container {
	return container.New(lines{}, name, about, right)
}

type lines struct{}

const (
	lineGap     float32 = 2
	narrow      float32 = 300
	narrowShare float32 = 0.6 // of a second line that its right side may take
)

func (lines) MinSize(objects []fyne.CanvasObject) fyne.Size {
	name, about, right := objects[0].MinSize(), objects[1].MinSize(), objects[2].MinSize()
	return fyne.NewSize(max(name.Width, about.Width), max(name.Height+lineGap+about.Height, right.Height))
}

func (lines) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const gap = 2 * theme.Grid
	name, about, right := objects[0], objects[1], objects[2]
	first, second, side := name.MinSize().Height, about.MinSize().Height, right.MinSize()
	share, top := float32(rightShare), max(0, (size.Height-first-lineGap-second)/2)
	width, y := size.Width, (size.Height-side.Height)/2
	if size.Width < narrow {
		share, y = narrowShare, top+first+lineGap+(second-side.Height)/2
	}
	side.Width = min(side.Width, size.Width*share)
	left := max(0, size.Width-side.Width-gap)
	if size.Width >= narrow {
		width = left
	}
	put(name, 0, top, width, first)
	put(about, 0, top+first+lineGap, left, second)
	put(right, size.Width-side.Width, y, side.Width, side.Height)
}

func put(o fyne.CanvasObject, x, y, width, height float32) {
	o.Resize(fyne.NewSize(width, height))
	o.Move(fyne.NewPos(x, y))
}
