package widget

import (
	"image"
	"image/color"
	"math"

	"greenroom/ui/theme"
)

// wavePainter draws a waveform into a buffer that it keeps. All measures are
// in pixels of the screen.
type wavePainter struct {
	wave  *Waveform
	width float32 // of the widget, to know the scale of the screen
	image *image.RGBA
}

// The bars, in pixels at a scale of 1.
const (
	barWidth  = 2.0
	barPitch  = 3.0
	headWidth = 2.0
)

func (p *wavePainter) paint(width, height int) image.Image {
	bounds := image.Rect(0, 0, width, height)
	if p.image == nil || p.image.Rect != bounds {
		p.image = image.NewRGBA(bounds)
	} else {
		clear(p.image.Pix)
	}
	if width == 0 || height == 0 {
		return p.image
	}
	scale := 1.0
	if p.width > 0 {
		scale = max(1, float64(width)/float64(p.width))
	}
	pitch := math.Round(barPitch * scale)
	bar := math.Round(barWidth * scale)
	head := p.wave.playhead(width)
	played, ahead := theme.Color(theme.Accent), theme.Color(theme.Wave)
	bars := int((float64(width) + pitch - bar) / pitch)
	for i := range bars {
		x := float64(i) * pitch
		low, high := p.wave.stretch(i, bars)
		p.bar(x, bar, low, high, head, played, ahead)
	}
	if p.wave.OnSeek != nil && p.wave.duration > 0 {
		p.head(head, int(math.Round(headWidth*scale)))
	}
	return p.image
}

// stretch returns how far bar i of n reaches down and up, from 0 to 1.
func (w *Waveform) stretch(i, n int) (low, high float64) {
	from, to := i*len(w.low)/n, (i+1)*len(w.low)/n
	if from >= len(w.low) {
		return 0, 0
	}
	least, most := w.low[from], w.high[from]
	for j := from + 1; j < to; j++ {
		least, most = min(least, w.low[j]), max(most, w.high[j])
	}
	return max(0, -float64(least)/128), max(0, float64(most)/127)
}

// bar draws one bar with round ends. Silence is a dot, so that the length of
// a recording can be seen even where nothing was said.
func (p *wavePainter) bar(x, width, low, high float64, head int, played, ahead color.Color) {
	middle := float64(p.image.Rect.Dy()) / 2
	radius := width / 2
	room := middle - 1
	top := middle - max(radius, loudness(high)*room)
	bottom := middle + max(radius, loudness(low)*room)
	fill := ahead
	if int(x+radius) < head {
		fill = played
	}
	r, g, b, _ := fill.RGBA()
	ink := [3]uint8{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8)}
	for px := int(x); px < int(math.Ceil(x+width)) && px < p.image.Rect.Dx(); px++ {
		across := float64(px) + 0.5 - (x + radius)
		for py := int(top); py < int(math.Ceil(bottom)); py++ {
			y := float64(py) + 0.5
			along := max(top+radius-y, y-(bottom-radius), 0)
			cover := min(1, max(0, radius+0.5-math.Hypot(across, along)))
			p.set(px, py, ink, cover)
		}
	}
}

// loudness bends a part of full scale so that quiet speech can be seen.
func loudness(part float64) float64 { return math.Pow(part, 0.7) }

// set writes one pixel; RGBA holds colours multiplied by their cover.
func (p *wavePainter) set(x, y int, ink [3]uint8, cover float64) {
	i := p.image.PixOffset(x, y)
	for c := range ink {
		p.image.Pix[i+c] = uint8(float64(ink[c])*cover + 0.5)
	}
	p.image.Pix[i+3] = uint8(255*cover + 0.5)
}

// head draws the playhead over the full height.
func (p *wavePainter) head(at, width int) {
	r, g, b, _ := theme.Color(theme.Text).RGBA()
	ink := [3]uint8{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8)}
	left := min(max(at-width/2, 0), p.image.Rect.Dx()-width)
	for x := max(left, 0); x < left+width; x++ {
		for y := range p.image.Rect.Dy() {
			p.set(x, y, ink, 1)
		}
	}
}
