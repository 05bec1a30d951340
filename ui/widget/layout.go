package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"greenroom/ui/theme"
)

// The margins of a room.
const (
	pageSide float32 = 36
	pageTop  float32 = 28
	pageFoot float32 = 34
)

// The layouts here give their children a width first and ask for the height
// after that, so that wrapped text takes the room it needs in one pass. They
// hold their objects in reading order, which is the order of Tab.

// Page is a room: header, a body that takes what is left, and footer, in the
// margins of the look. header and footer may be nil.
func Page(header, body, footer fyne.CanvasObject) *fyne.Container {
	parts := make([]fyne.CanvasObject, 0, 3)
	if header != nil {
		parts = append(parts, header)
	}
	if body != nil {
		parts = append(parts, Grow(body))
	}
	if footer != nil {
		parts = append(parts, footer)
	}
	return Pad(VStack(3*theme.Grid, parts...), pageTop, pageSide, pageFoot, pageSide)
}

// Pad puts space around content, in pixels, clockwise from the top.
func Pad(content fyne.CanvasObject, top, right, bottom, left float32) *fyne.Container {
	return container.New(&padding{top, right, bottom, left}, content)
}

// VStack puts things under one another, gap pixels apart, each as wide as the
// stack. What is in Grow shares the height that is left.
func VStack(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&vstack{gap}, objects...)
}

// HStack puts things side by side, gap pixels apart, each in the middle of
// the height. What is in Grow shares the width that is left; text that wraps
// gives way when there is too little.
func HStack(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&hstack{gap: gap}, objects...)
}

// HStackTop is HStack with everything at the top.
func HStackTop(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&hstack{gap: gap, top: true}, objects...)
}

// Grow marks what takes the space that is left in a stack.
func Grow(content fyne.CanvasObject) *fyne.Container {
	return container.New(&grow{}, content)
}

// Spacer is empty and takes the space that is left in a stack.
func Spacer() *fyne.Container { return Grow(Gap(0)) }

// Gap is an empty square, size pixels a side, for more space at one place.
func Gap(size float32) fyne.CanvasObject {
	gap := canvas.NewRectangle(color.Transparent)
	gap.SetMinSize(fyne.NewSquareSize(size))
	return gap
}

// Divider is a thin line.
func Divider() fyne.CanvasObject { return newSurface(theme.Line, 0, 1) }

// Columns puts two things side by side, a column gap apart and equally high;
// left gets ratio (0 to 1) of the width.
func Columns(left, right fyne.CanvasObject, ratio float32) *fyne.Container {
	return container.New(&columns{ratio}, left, right)
}

// MaxWidth keeps content no wider than width, in the middle of what there is.
func MaxWidth(content fyne.CanvasObject, width float32) *fyne.Container {
	return container.New(&maxWidth{width: width}, content)
}

// MaxWidthLeft keeps content no wider than width, on the left.
func MaxWidthLeft(content fyne.CanvasObject, width float32) *fyne.Container {
	return container.New(&maxWidth{width: width, left: true}, content)
}

// Centre puts content in the middle in its own size.
func Centre(content fyne.CanvasObject) *fyne.Container {
	return container.New(&centre{}, content)
}

// Flow puts things side by side and goes on in a new row where there is no
// more room.
func Flow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flow{gap: gap}, objects...)
}

// Scroll lets content that is too high be scrolled. The bar lies over its
// right edge and is slim until the mouse is near.
func Scroll(content fyne.CanvasObject) *container.Scroll {
	return container.NewVScroll(content)
}

// Wide keeps content at least width wide.
func Wide(content fyne.CanvasObject, width float32) *fyne.Container {
	return container.New(&least{fyne.NewSize(width, 0)}, content)
}

// Tall keeps content at least height high.
func Tall(content fyne.CanvasObject, height float32) *fyne.Container {
	return container.New(&least{fyne.NewSize(0, height)}, content)
}

// Beside puts side on the left in its own width and gives rest what is left,
// both as high as there is room.
func Beside(side, rest fyne.CanvasObject) *fyne.Container {
	return container.New(&beside{}, side, rest)
}
