package folio

import (
	"fyne.io/fyne/v2"

	"greenroom/ui/theme"
)

// How wide the search field is, where there is room and where there is not.
const (
	searchWidth  float32 = 200
	searchNarrow float32 = 120
)

// tools lays out the search field and the button beside it on the right of
// the head. The field gives way where text is large and the window small.
type tools struct{}

func (tools) MinSize(objects []fyne.CanvasObject) fyne.Size {
	search, button := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(searchNarrow+2*theme.Grid+button.Width, max(search.Height, button.Height))
}

func (tools) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const gap = 2 * theme.Grid
	button := objects[1].MinSize().Width
	search := min(searchWidth, size.Width-button-gap)
	put := func(o fyne.CanvasObject, x, width float32) {
		height := o.MinSize().Height
		o.Move(fyne.NewPos(x, (size.Height-height)/2))
		o.Resize(fyne.NewSize(width, height))
	}
	put(objects[0], size.Width-button-gap-search, search)
	put(objects[1], size.Width-button, button)
}
