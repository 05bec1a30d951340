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
