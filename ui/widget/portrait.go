package widget

import (
	"bytes"
	"image"
	"image/color"
	_ "image/jpeg" // photos are one or the other
	_ "image/png"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/ui/theme"
)

// Portrait is a round photo of somebody, or their initials where there is none.
type Portrait struct {
	fynewidget.BaseWidget

	side  float32
	name  string
	photo []byte
	round image.Image // the photo with its corners cut off; nil for none
}

// NewPortrait returns a portrait of nobody, side pixels wide and high.
func NewPortrait(side float32) *Portrait {
	p := &Portrait{side: side}
	p.ExtendBaseWidget(p)
	return p
}

// Set shows somebody. photo is a JPEG or a PNG, and is not changed after that.
func (p *Portrait) Set(name string, photo []byte) {
	if !bytes.Equal(photo, p.photo) {
		p.photo, p.round = photo, nil
		if photo != nil {
			if picture, _, err := image.Decode(bytes.NewReader(photo)); err == nil {
				p.round = disc(picture)
			}
		}
	}
	p.name = name
	p.Refresh()
}

// Initials are the first letters of the first and the last word of a name.
func Initials(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) })
	for len(words) > 1 && strings.HasSuffix(words[0], "r") && len(words[0]) == 2 { // Dr, Mr
		words = words[1:]
	}
	if len(words) == 0 {
		return ""
	}
	letters := string([]rune(words[0])[0])
	if len(words) > 1 {
		letters += string([]rune(words[len(words)-1])[0])
	}
	return strings.ToUpper(letters)
}

// disc cuts the largest circle out of the middle of a picture.
func disc(picture image.Image) image.Image {
	b := picture.Bounds()
	side := min(b.Dx(), b.Dy())
	from := image.Pt(b.Min.X+(b.Dx()-side)/2, b.Min.Y+(b.Dy()-side)/2)
	cut := image.NewNRGBA(image.Rect(0, 0, side, side))
	radius := float64(side) / 2
	for y := range side {
		for x := range side {
			dx, dy := float64(x)+0.5-radius, float64(y)+0.5-radius
			beyond := dx*dx + dy*dy - (radius-1)*(radius-1)
			if beyond >= 2*radius {
				continue
			}
			c := color.NRGBAModel.Convert(picture.At(from.X+x, from.Y+y)).(color.NRGBA)
			if beyond > 0 { // the last pixel before the edge fades
				c.A = uint8(float64(c.A) * (1 - beyond/(2*radius)))
			}
			cut.SetNRGBA(x, y, c)
		}
	}
	return cut
}

// AccessibilityLabel says whom it shows.
func (p *Portrait) AccessibilityLabel() string { return p.name }

// CreateRenderer links the widget to its disc, letters and photo.
func (p *Portrait) CreateRenderer() fyne.WidgetRenderer {
	ground, letters := canvas.NewCircle(color.Transparent), canvas.NewText("", nil)
	photo := canvas.NewImageFromImage(nil)
	photo.ScaleMode = canvas.ImageScaleSmooth
	r := &plain{self: p, objects: []fyne.CanvasObject{ground, letters, photo}}
	r.min = func() fyne.Size { return fyne.NewSquareSize(p.side) }
	r.lay = func(size fyne.Size) {
		x, y := middle(size.Width, p.side), middle(size.Height, p.side)
		place(ground, x, y, p.side, p.side)
		place(photo, x, y, p.side, p.side)
		least := letters.MinSize()
		place(letters, x+middle(p.side, least.Width), y+middle(p.side, least.Height), least.Width, least.Height)
	}
	r.paint = func() {
		ground.FillColor = theme.Color(theme.Raised)
		letters.Text, letters.Color, letters.TextSize = Initials(p.name), theme.Color(theme.Quiet), p.side*0.36
		letters.FontSource = theme.Serif()
		photo.Image = p.round
		show(photo, p.round != nil)
		show(letters, p.round == nil)
		ground.Refresh()
		letters.Refresh()
		photo.Refresh()
		r.lay(p.Size())
	}
	r.paint()
	return r
}
