package timeline

import (
	"image"
	"image/color"
	"math"
)

// sheet is a picture that is drawn on in pixels of the screen; it is kept from
// one drawing to the next.
type sheet struct {
	*image.RGBA
	scale float64 // pixels of the screen per pixel of the widget
}

func (s *sheet) clear(width, height int) {
	bounds := image.Rect(0, 0, width, height)
	if s.RGBA == nil || s.Rect != bounds {
		s.RGBA = image.NewRGBA(bounds)
		return
	}
	clear(s.Pix)
}

// ink is a colour with its cover, 0 to 1.
type ink struct {
	r, g, b float64
	cover   float64
}

func inkOf(c color.Color, cover float64) ink {
	r, g, b, _ := c.RGBA()
	return ink{float64(r >> 8), float64(g >> 8), float64(b >> 8), cover}
}

func (i ink) thin(cover float64) ink { i.cover *= cover; return i }

// dot lays a colour over one pixel.
func (s *sheet) dot(x, y int, i ink) {
	if x < 0 || y < 0 || x >= s.Rect.Dx() || y >= s.Rect.Dy() || i.cover <= 0 {
		return
	}
	at := s.PixOffset(x, y)
	p := s.Pix[at : at+4 : at+4]
	rest := 1 - i.cover
	p[0] = uint8(i.r*i.cover + float64(p[0])*rest + 0.5)
	p[1] = uint8(i.g*i.cover + float64(p[1])*rest + 0.5)
	p[2] = uint8(i.b*i.cover + float64(p[2])*rest + 0.5)
	p[3] = uint8(255*i.cover + float64(p[3])*rest + 0.5)
}

// fill fills a rectangle whose upper and lower edge may lie within pixels.
func (s *sheet) fill(x0, y0, x1, y1 float64, i ink) {
	left, right := int(math.Round(x0)), int(math.Round(x1))
	left, right = max(left, 0), min(right, s.Rect.Dx())
	for y := int(math.Floor(y0)); y < int(math.Ceil(y1)); y++ {
		part := min(y1, float64(y+1)) - max(y0, float64(y))
		for x := left; x < right; x++ {
			s.dot(x, y, i.thin(part))
		}
	}
}

// pill fills an upright bar with round ends.
func (s *sheet) pill(x, width, top, bottom float64, i ink) {
	radius := width / 2
	for px := int(x); px < int(math.Ceil(x+width)); px++ {
		across := float64(px) + 0.5 - (x + radius)
		for py := int(top); py < int(math.Ceil(bottom)); py++ {
			y := float64(py) + 0.5
			along := max(top+radius-y, y-(bottom-radius), 0)
			s.dot(px, py, i.thin(min(1, max(0, radius+0.5-math.Hypot(across, along)))))
		}
	}
}

// hatch lays thin slanting lines over a rectangle, so that it is told apart by
// more than its colour.
func (s *sheet) hatch(x0, y0, x1, y1 float64, i ink) {
	apart := max(4, math.Round(7*s.scale))
	for y := int(y0); y < int(y1); y++ {
		for x := max(0, int(x0)); x < min(int(x1), s.Rect.Dx()); x++ {
			if math.Mod(float64(x+y), apart) < s.scale {
				s.dot(x, y, i)
			}
		}
	}
}

// shape fills what a function says is inside, around a point; the function gets
// the place from -1 to 1.
func (s *sheet) shape(x, y, radius float64, i ink, inside func(x, y float64) bool) {
	const fine = 3 // places looked at within a pixel, each way
	for py := int(y - radius - 1); py <= int(y+radius+1); py++ {
		for px := int(x - radius - 1); px <= int(x+radius+1); px++ {
			hits := 0
			for a := range fine * fine {
				dx := (float64(px) + (float64(a%fine)+0.5)/fine - x) / radius
				dy := (float64(py) + (float64(a/fine)+0.5)/fine - y) / radius
				if inside(dx, dy) {
					hits++
				}
			}
			s.dot(px, py, i.thin(float64(hits)/fine/fine))
		}
	}
}
