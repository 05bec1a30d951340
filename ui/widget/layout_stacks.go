package widget

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
)

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

// widths shares what is available: what grows gets equal parts of what the
// others leave, and the others give way when that is less than it needs.
func (h *hstack) widths(objects []fyne.CanvasObject, available float32) []float32 {
	widths, elastic := make([]float32, len(objects)), make([]float32, len(objects))
	left := available - h.gap*float32(max(0, len(objects)-1))
	needed, give := float32(0), float32(0)
	var growing []int
	for i, o := range objects {
		widths[i] = o.MinSize().Width
		if grows(o) {
			growing = append(growing, i)
			needed += widths[i]
			continue
		}
		elastic[i] = max(0, naturalWidth(o)-widths[i])
		widths[i] += elastic[i]
		give += elastic[i]
		left -= widths[i]
	}
	if lacking := needed - left; lacking > 0 {
		if give > 0 {
			for i := range widths {
				widths[i] -= elastic[i] * min(1, lacking/give)
			}
		}
		return widths
	}
	share(widths, growing, left)
	return widths
}

// share gives each of growing an equal part of left, or what it needs where
// that is more.
func share(widths []float32, growing []int, left float32) {
	for {
		part := left / float32(len(growing))
		wide := slices.IndexFunc(growing, func(i int) bool { return widths[i] > part })
		if wide < 0 {
			for _, i := range growing {
				widths[i] = part
			}
			return
		}
		left -= widths[growing[wide]]
		growing = slices.Delete(growing, wide, wide+1)
	}
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
