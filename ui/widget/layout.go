package widget

import (
	"math"

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
	gap := canvas.NewRectangle(nil)
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

// Scroll lets content that is too high be scrolled. The bar stands in the
// margin on the right, so that content keeps its width.
func Scroll(content fyne.CanvasObject) *container.Scroll {
	return container.NewVScroll(content)
}

// natural is what knows how wide it would like to be, as text that wraps.
type natural interface{ natural() float32 }

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

type vstack struct{ gap float32 }

func (v *vstack) MinSize(objects []fyne.CanvasObject) fyne.Size {
	objects = visible(objects)
	size := fyne.NewSize(0, v.gap*float32(max(0, len(objects)-1)))
	for _, o := range objects {
		least := o.MinSize()
		size.Width = max(size.Width, least.Width)
		size.Height += least.Height
	}
	return size
}

func (v *vstack) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects = visible(objects)
	heights := make([]float32, len(objects))
	left := size.Height - v.gap*float32(max(0, len(objects)-1))
	growing := 0
	for i, o := range objects {
		heights[i] = fit(o, size.Width)
		if grows(o) {
			growing++
		} else {
			left -= heights[i]
		}
	}
	y := float32(0)
	for i, o := range objects {
		if grows(o) {
			heights[i] = max(0, left/float32(growing))
		}
		place(o, 0, y, size.Width, heights[i])
		y += heights[i] + v.gap
	}
}

type hstack struct {
	gap float32
	top bool
}

func (h *hstack) MinSize(objects []fyne.CanvasObject) fyne.Size {
	objects = visible(objects)
	size := fyne.NewSize(h.gap*float32(max(0, len(objects)-1)), 0)
	for _, o := range objects {
		least := o.MinSize()
		size.Width += least.Width
		size.Height = max(size.Height, least.Height)
	}
	return size
}

// natural is the width in which no text has to give way.
func (h *hstack) widths(objects []fyne.CanvasObject, available float32) []float32 {
	widths := make([]float32, len(objects))
	left := available - h.gap*float32(max(0, len(objects)-1))
	growing, elastic := 0, float32(0)
	for i, o := range objects {
		widths[i] = o.MinSize().Width
		if n, ok := o.(natural); ok {
			widths[i] = n.natural()
			elastic += widths[i]
		}
		if grows(o) {
			growing++
		}
		left -= widths[i]
	}
	for i, o := range objects {
		_, text := o.(natural)
		switch {
		case left > 0 && grows(o):
			widths[i] += left / float32(growing)
		case left < 0 && text && elastic > 0:
			widths[i] = max(0, widths[i]+left*widths[i]/elastic)
		}
	}
	return widths
}

func (h *hstack) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects = visible(objects)
	x := float32(0)
	for i, width := range h.widths(objects, size.Width) {
		o := objects[i]
		height := min(fit(o, width), size.Height)
		y := float32(math.Round(float64((size.Height - height) / 2)))
		switch {
		case grows(o):
			y, height = 0, size.Height
		case h.top:
			y = 0
		}
		place(o, x, y, width, height)
		x += width + h.gap
	}
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
	width := o.MinSize().Width
	if n, ok := o.(natural); ok {
		width = min(n.natural(), size.Width)
	}
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

// arrange returns the height the rows need, and puts everything there if put is set.
func (f *flow) arrange(objects []fyne.CanvasObject, width float32, put bool) float32 {
	x, y, row := float32(0), float32(0), float32(0)
	for _, o := range visible(objects) {
		least := o.MinSize()
		if x > 0 && width > 0 && x+least.Width > width {
			x, y, row = 0, y+row+f.gap, 0
		}
		if put {
			place(o, x, y, min(least.Width, max(width, 0)), least.Height)
		}
		x += least.Width + f.gap
		row = max(row, least.Height)
	}
	return y + row
}

// Wide keeps content at least width wide.
func Wide(content fyne.CanvasObject, width float32) *fyne.Container {
	return container.New(&least{fyne.NewSize(width, 0)}, content)
}

// Tall keeps content at least height high.
func Tall(content fyne.CanvasObject, height float32) *fyne.Container {
	return container.New(&least{fyne.NewSize(0, height)}, content)
}

type least struct{ size fyne.Size }

func (l *least) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().Max(l.size)
}

func (l *least) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place(objects[0], 0, 0, size.Width, size.Height)
}
