package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"greenroom/ui/theme"
)

// Door is a card that leads somewhere when it is pressed. What lies on it may
// be pressed by itself.
type Door struct {
	pressable
	label   string
	content fyne.CanvasObject
}

// NewDoor returns a card around content. label is what a screen reader says.
func NewDoor(label string, content fyne.CanvasObject, tapped func()) *Door {
	d := &Door{label: label, content: content}
	d.become(d, tapped)
	return d
}

// Press does what a tap does, for keys of the room.
func (d *Door) Press() { d.fire() }

// AccessibilityLabel returns where it leads.
func (d *Door) AccessibilityLabel() string { return d.label }

// AccessibilityRole tells that it is pressed like a button.
func (d *Door) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer links the widget to its surface.
func (d *Door) CreateRenderer() fyne.WidgetRenderer {
	surface, tint := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	surface.CornerRadius, tint.CornerRadius = theme.CardRadius, theme.CardRadius
	ring := newRing(theme.CardRadius)
	r := &plain{self: d, objects: []fyne.CanvasObject{ring, surface, tint, d.content}}
	r.min = func() fyne.Size { return d.content.MinSize().AddWidthHeight(2*cardPadding, 2*cardPadding) }
	r.lay = func(size fyne.Size) {
		place(surface, 0, 0, size.Width, size.Height)
		place(tint, 0, 0, size.Width, size.Height)
		layRing(ring, size)
		place(d.content, cardPadding, cardPadding, size.Width-2*cardPadding, size.Height-2*cardPadding)
	}
	r.paint = func() {
		surface.FillColor = theme.Color(theme.Card)
		surface.Refresh()
		d.paintTint(tint)
		paintRing(ring, d.focused)
	}
	r.paint()
	return r
}
