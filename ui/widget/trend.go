package widget

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"
	"golang.org/x/image/vector"

	"greenroom/ui/theme"
)

// Trend is a small line through the values of one number over time, the last
// of them a dot. Behind it lies the band that is aimed at, if there is one.
type Trend struct {
	fynewidget.BaseWidget
	points []float64
	band   *Range
	width  float32 // of the widget as last laid out, to know the scale of the screen
	image  *image.RGBA
}

// NewTrend returns a trend without points.
func NewTrend() *Trend {
	t := &Trend{}
	t.ExtendBaseWidget(t)
	return t
}

// Set shows points, the oldest first, over a band; nil for none.
func (t *Trend) Set(points []float64, band *Range) {
	t.points, t.band = points, band
	t.Refresh()
}

// CreateRenderer links the widget to its one picture.
func (t *Trend) CreateRenderer() fyne.WidgetRenderer {
	raster := canvas.NewRaster(t.draw)
	r := &plain{self: t, objects: []fyne.CanvasObject{raster}}
	r.min = func() fyne.Size { return fyne.NewSize(72, 26) }
	r.lay = func(size fyne.Size) {
		t.width = size.Width
		place(raster, 0, 0, size.Width, size.Height)
	}
	r.paint = func() { raster.Refresh() }
	return r
}

func (t *Trend) draw(width, height int) image.Image {
	bounds := image.Rect(0, 0, width, height)
	if t.image == nil || t.image.Rect != bounds {
		t.image = image.NewRGBA(bounds)
	} else {
		clear(t.image.Pix)
	}
	if len(t.points) == 0 || width == 0 || height == 0 {
		return t.image
	}
	scale := float32(1)
	if t.width > 0 {
		scale = float32(width) / t.width
	}
	p := newPen(t.image, scale)
	low, high := t.reach()
	y := func(v float64) float32 {
		edge := 4 * scale // room for the dot
		return edge + (float32(height)-2*edge)*float32((high-v)/(high-low))
	}
	x := func(i int) float32 {
		edge := 4 * scale
		if len(t.points) == 1 {
			return float32(width) - edge
		}
		return edge + (float32(width)-2*edge)*float32(i)/float32(len(t.points)-1)
	}
	if t.band != nil {
		top, bottom := max(0, y(t.band.High)), min(float32(height), y(t.band.Low))
		if bottom > top {
			p.fill(theme.Color(theme.Raised), point{0, top}, point{float32(width), top}, point{float32(width), bottom}, point{0, bottom})
		}
	}
	for i := 1; i < len(t.points); i++ {
		p.line(theme.Color(theme.Wave), 1.5, point{x(i - 1), y(t.points[i-1])}, point{x(i), y(t.points[i])})
	}
	last := len(t.points) - 1
	p.dot(theme.Color(theme.Accent), 3, point{x(last), y(t.points[last])})
	return t.image
}

// reach is what the height of the picture stands for: all points, and a bit
// more when they are all alike.
func (t *Trend) reach() (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, v := range t.points {
		low, high = min(low, v), max(high, v)
	}
	if t.band != nil {
		low, high = min(low, t.band.Low), max(high, t.band.High)
	}
	if least := 1e-9 + math.Abs(low)*0.05; high-low < least {
		low, high = low-least, high+least
	}
	return low, high
}

type point struct{ x, y float32 }

// pen draws smooth shapes into a picture; lengths are in pixels of the screen,
// widths in those of the widget.
type pen struct {
	image *image.RGBA
	scale float32
	shape *vector.Rasterizer
}

func newPen(dst *image.RGBA, scale float32) *pen {
	return &pen{dst, scale, vector.NewRasterizer(dst.Rect.Dx(), dst.Rect.Dy())}
}

func (p *pen) fill(c color.Color, corners ...point) {
	p.shape.Reset(p.image.Rect.Dx(), p.image.Rect.Dy())
	p.shape.MoveTo(corners[0].x, corners[0].y)
	for _, corner := range corners[1:] {
		p.shape.LineTo(corner.x, corner.y)
	}
	p.shape.ClosePath()
	p.shape.Draw(p.image, p.image.Rect, image.NewUniform(c), image.Point{})
}

func (p *pen) line(c color.Color, width float32, a, b point) {
	length := float32(math.Hypot(float64(b.x-a.x), float64(b.y-a.y)))
	if length == 0 {
		return
	}
	half := width * p.scale / 2
	dx, dy := (b.y-a.y)/length*half, (a.x-b.x)/length*half
	p.fill(c, point{a.x + dx, a.y + dy}, point{b.x + dx, b.y + dy}, point{b.x - dx, b.y - dy}, point{a.x - dx, a.y - dy})
}

func (p *pen) dot(c color.Color, radius float32, at point) {
	const corners = 24
	around := make([]point, corners)
	for i := range around {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / corners)
		around[i] = point{at.x + radius*p.scale*float32(cos), at.y + radius*p.scale*float32(sin)}
	}
	p.fill(c, around...)
}
