package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"greenroom/ui/theme"
)

// inColumns puts a name and three things into columns that are equally wide in
// every row.
func inColumns(name fyne.CanvasObject, three ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(columns{}, append([]fyne.CanvasObject{name}, three...)...)
}

type columns struct{}

const (
	columnGap = 2 * theme.Grid
	nameShare = 0.28 // of the width
)

// MinSize lets the columns be narrow; their words are shortened.
func (columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	high := float32(0)
	for _, o := range objects {
		high = max(high, o.MinSize().Height)
	}
	return fyne.NewSize(320, high)
}

// Layout stands everything on one line.
func (columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	first := float32(int(size.Width * nameShare))
	rest := (size.Width - first) / float32(len(objects)-1)
	x, width := float32(0), first-columnGap
	for i, o := range objects {
		if i > 0 {
			width = rest - columnGap
		}
		high := min(o.MinSize().Height, size.Height)
		o.Move(fyne.NewPos(x, (size.Height-high)/2))
		o.Resize(fyne.NewSize(width, high))
		x += width + columnGap
	}
}
