package journal

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// labelled puts a word before a scale, or over it where there is no room.
func labelled(label string, scale *widget.Choice) fyne.CanvasObject {
	return container.New(&labelling{}, widget.NewQuiet(label), scale)
}

// labelling keeps the width it was last given: the height follows from it.
type labelling struct{ width float32 }

const (
	labelWidth float32 = 74
	labelGap           = 2 * theme.Grid
	overGap    float32 = 2
)

func (l *labelling) beside(scale fyne.Size) bool { return labelWidth+labelGap+scale.Width <= l.width }

func (l *labelling) MinSize(objects []fyne.CanvasObject) fyne.Size {
	word, scale := objects[0].MinSize(), objects[1].MinSize()
	if l.beside(scale) {
		return scale
	}
	return scale.AddWidthHeight(0, word.Height+overGap)
}

func (l *labelling) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	word, scale := objects[0].MinSize(), objects[1].MinSize()
	objects[0].Move(fyne.Position{})
	objects[1].Resize(scale)
	if l.beside(scale) {
		objects[0].Resize(fyne.NewSize(labelWidth, scale.Height))
		objects[1].Move(fyne.NewPos(labelWidth+labelGap, 0))
		return
	}
	objects[0].Resize(fyne.NewSize(size.Width, word.Height))
	objects[1].Move(fyne.NewPos(0, word.Height+overGap))
}
