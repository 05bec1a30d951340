package theme

import (
	"bytes"
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"

	"greenroom/assets"
)

// Icon returns an icon of the set in assets/icons in the colour of Text. A
// name that is not there is logged and shows as an empty place.
func Icon(name string) fyne.Resource { return IconIn(name, Text) }

// IconIn returns an icon in the colour of a role. It follows the theme.
func IconIn(name string, role fyne.ThemeColorName) fyne.Resource {
	svg, err := assets.Icon(name)
	if err != nil {
		fyne.LogError("draw an icon", err)
		svg = []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24"></svg>`)
	}
	return &icon{name: name, svg: svg, role: role}
}

// AppIcon returns the icon of the app for window and task bar.
func AppIcon() fyne.Resource { return fyne.NewStaticResource("greenroom.png", assets.AppIcon()) }

// icon paints itself: Fyne's own themed resource colours areas, not strokes.
type icon struct {
	name string
	svg  []byte
	role fyne.ThemeColorName
}

// Name tells colour and stroke too, as Fyne keeps rendered drawings by name.
func (i *icon) Name() string {
	return fmt.Sprintf("%s-%s-%.2f.svg", i.name, i.hex()[1:], strokeWidth())
}

// Content returns the drawing with its colour and stroke put in. The painter
// counts a stroke in pixels of the screen whatever the size of the drawing,
// so that the stroke has to grow with the scale of the screen.
func (i *icon) Content() []byte {
	svg := bytes.ReplaceAll(i.svg, []byte("currentColor"), []byte(i.hex()))
	return bytes.ReplaceAll(svg, []byte(`stroke-width="1.75"`), fmt.Appendf(nil, `stroke-width="%.2f"`, strokeWidth()))
}

func strokeWidth() float32 {
	const stroke = 1.75
	windows := fyne.CurrentApp().Driver().AllWindows()
	if len(windows) == 0 {
		return stroke
	}
	return stroke * windows[0].Canvas().Scale()
}

func (i *icon) hex() string {
	c := color.NRGBAModel.Convert(Color(i.role)).(color.NRGBA)
	return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
}
