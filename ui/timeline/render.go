package timeline

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"greenroom/ui/theme"
)

// layout is where the lanes are now.
func (t *Timeline) layout() lanes { return layLanes(t.Size().Height, t.compact) }

// CreateRenderer links the widget to one picture and the words over it.
func (t *Timeline) CreateRenderer() fyne.WidgetRenderer {
	r := &renderer{timeline: t, under: canvas.NewRectangle(color.Transparent)}
	r.raster = canvas.NewRaster(r.draw)
	r.Refresh()
	return r
}

type renderer struct {
	timeline *Timeline
	raster   *canvas.Raster
	under    *canvas.Rectangle // the line under the pointer
	words    []*canvas.Text    // as many as were ever needed at once
	sheet    sheet
}

func (r *renderer) draw(width, height int) image.Image {
	t := r.timeline
	if t.Size().Width > 0 {
		r.sheet.scale = max(0.1, float64(width)/float64(t.Size().Width))
	}
	return t.paint(&r.sheet, t.layout(), width, height)
}

func (r *renderer) MinSize() fyne.Size {
	if r.timeline.compact {
		return fyne.NewSize(200, leastCompact)
	}
	return fyne.NewSize(200, leastFull)
}

func (r *renderer) Layout(size fyne.Size) {
	r.timeline.view.resize(size.Width)
	r.raster.Resize(size)
	r.place()
}

func (r *renderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.raster, r.under}
	for _, words := range r.words {
		all = append(all, words)
	}
	return all
}

func (r *renderer) Refresh() {
	r.place()
	r.raster.Refresh()
	canvas.Refresh(r.timeline)
}

// place puts the words and the line under the pointer where they belong.
func (r *renderer) place() {
	t := r.timeline
	l := t.layout()
	labels := t.labels(l)
	for len(r.words) < len(labels) {
		r.words = append(r.words, canvas.NewText("", nil))
	}
	for i, words := range r.words {
		if i >= len(labels) {
			words.Hide()
			continue
		}
		words.Text, words.TextSize, words.Color = labels[i].text, letterSize(), theme.Color(labels[i].color)
		words.Move(fyne.NewPos(labels[i].x, labels[i].y))
		words.Resize(words.MinSize())
		words.Show()
		words.Refresh()
	}
	r.under.Hide()
	if t.hover != nil && t.duration > 0 {
		r.under.FillColor = theme.Color(theme.Faint)
		r.under.Move(fyne.NewPos(t.view.x(*t.hover), l.wave.top))
		r.under.Resize(fyne.NewSize(1, l.pitch.bottom()-l.wave.top))
		r.under.Show()
	}
	r.under.Refresh()
}

// Destroy ends what looks for more detail.
func (r *renderer) Destroy() { r.timeline.looking.Cancel() }
