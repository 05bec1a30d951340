package widget

import (
	"image/color"
	"math"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/ui/theme"
)

// RailItem is one place in the navigation.
type RailItem struct {
	Address string // what is opened
	Label   string
	Keycap  string // the key that opens it, shown for items at the bottom; "" for none
	Bottom  bool   // stands at the foot of the rail
}

// Rail is the navigation on the left: the name of the app and its rooms.
type Rail struct {
	fynewidget.BaseWidget
	items []*railItem
}

const (
	railWidth  float32 = 196
	railMargin float32 = 12
	railTop    float32 = 75
)

// NewRail returns a rail. open is called with the address of what was pressed.
func NewRail(items []RailItem, open func(address string)) *Rail {
	r := &Rail{}
	for _, item := range items {
		r.items = append(r.items, newRailItem(item, func() { open(item.Address) }))
	}
	r.ExtendBaseWidget(r)
	return r
}

// Select marks the place that is open. An address that is not in the rail
// marks none.
func (r *Rail) Select(address string) {
	for _, item := range r.items {
		item.set(item.Address == address, item.badge, item.due)
	}
}

// SetBadge shows how many things wait at a place, nothing for 0. due marks
// that they should be seen to today.
func (r *Rail) SetBadge(address string, n int, due bool) {
	for _, item := range r.items {
		if item.Address == address {
			item.set(item.selected, n, due)
		}
	}
}

// CreateRenderer links the widget to its ground, name and items.
func (r *Rail) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(color.Transparent)
	name := NewHeading("Greenroom", theme.SizeName)
	name.Wrap = false
	p := &plain{self: r, objects: []fyne.CanvasObject{ground, name}}
	for _, item := range r.items {
		p.objects = append(p.objects, item)
	}
	p.min = func() fyne.Size {
		height := railTop + 3*theme.Grid
		for _, item := range r.items {
			height += item.MinSize().Height + railGap
		}
		return fyne.NewSize(r.width(name), height)
	}
	p.lay = func(size fyne.Size) {
		place(ground, 0, 0, size.Width, size.Height)
		place(name, 2*railMargin, 24, size.Width-3*railMargin, name.MinSize().Height)
		top, foot := railTop, size.Height-3*theme.Grid
		for _, item := range r.items {
			if item.Bottom {
				foot -= item.MinSize().Height + railGap
			}
		}
		for _, item := range r.items {
			y := &top
			if item.Bottom {
				y = &foot
			}
			height := item.MinSize().Height
			place(item, railMargin, *y, size.Width-2*railMargin, height)
			*y += height + railGap
		}
	}
	p.paint = func() {
		ground.FillColor = theme.Color(theme.Rail)
		ground.Refresh()
		name.Refresh()
		for _, item := range r.items {
			item.Refresh()
		}
		p.lay(r.Size())
	}
	p.paint()
	return p
}

// width grows with the text, so that no name is cut off.
func (r *Rail) width(name *Heading) float32 {
	width := max(railWidth, name.natural()+4*railMargin)
	for _, item := range r.items {
		width = max(width, item.MinSize().Width+2*railMargin)
	}
	return width
}

const railGap float32 = 4

type railItem struct {
	pressable
	RailItem
	selected, due bool
	badge         int
}

func newRailItem(item RailItem, open func()) *railItem {
	i := &railItem{RailItem: item}
	i.become(i, open)
	return i
}

func (i *railItem) set(selected bool, badge int, due bool) {
	if i.selected == selected && i.badge == badge && i.due == due {
		return
	}
	i.selected, i.badge, i.due = selected, badge, due
	i.Refresh()
}

func (i *railItem) AccessibilityLabel() string {
	if i.badge > 0 {
		return i.Label + ", " + strconv.Itoa(i.badge)
	}
	return i.Label
}

func (i *railItem) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

func (i *railItem) CreateRenderer() fyne.WidgetRenderer {
	ground, tint, ring := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent), newRing(theme.ButtonRadius)
	ground.CornerRadius, tint.CornerRadius = theme.ButtonRadius, theme.ButtonRadius
	label, number := canvas.NewText("", nil), canvas.NewText("", nil)
	number.Alignment = fyne.TextAlignCenter
	pill := canvas.NewRectangle(color.Transparent)
	key := newKeycapParts()
	r := &plain{self: i, objects: append([]fyne.CanvasObject{ring, ground, tint, label, pill, number}, key.objects()...)}
	words := func() face { return face{size: theme.Size(theme.SizeText), bold: i.selected} }
	digits := func() face { return face{size: theme.Size(theme.SizeKey), bold: true} }
	r.min = func() fyne.Size {
		bold := face{size: theme.Size(theme.SizeText), bold: true}.measure(i.Label)
		beside := max(key.size(i.Keycap).Width, 3*digits().size)
		return fyne.NewSize(bold.Width+beside+3*railMargin, float32(math.Round(float64(bold.Height)))+19)
	}
	r.lay = func(size fyne.Size) {
		place(ground, 0, 0, size.Width, size.Height)
		place(tint, 0, 0, size.Width, size.Height)
		layRing(ring, size)
		letters := words().measure(i.Label)
		place(label, railMargin, middle(size.Height, letters.Height), letters.Width, letters.Height)
		n := digits().measure(number.Text)
		high := float32(math.Round(float64(n.Height))) + 4
		wide := max(high, float32(math.Ceil(float64(n.Width)))+12)
		x, y := size.Width-railMargin-wide, middle(size.Height, high)
		place(pill, x, y, wide, high)
		pill.CornerRadius = high / 2
		place(number, x, y+middle(high, n.Height), wide, n.Height)
		key.layout(size.Width-railMargin-key.size(i.Keycap).Width, 0, size.Height)
	}
	r.paint = func() {
		letters := theme.Quiet
		if i.selected || i.hovered {
			letters = theme.Text
		}
		ground.FillColor = theme.Color(theme.Raised)
		show(ground, i.selected)
		ground.Refresh()
		i.paintTint(tint)
		if i.selected {
			tint.Hide()
		}
		paintRing(ring, i.focused)
		label.Text, label.Color = i.Label, theme.Color(letters)
		words().apply(label)
		label.Refresh()
		key.paint(i.Keycap, theme.Frame, theme.Quiet)

		surface, figure := theme.Raised, theme.Text
		switch {
		case i.due:
			surface, figure = theme.Accent, theme.OnAccent
		case i.selected:
			surface = theme.Page
		}
		pill.FillColor = theme.Color(surface)
		number.Text, number.Color = badgeText(i.badge), theme.Color(figure)
		digits().apply(number)
		show(pill, i.badge > 0)
		show(number, i.badge > 0)
		pill.Refresh()
		number.Refresh()
		r.lay(i.Size())
	}
	r.paint()
	return r
}

// badgeText keeps a number short enough for its pill.
func badgeText(n int) string {
	if n > 99 {
		return "99+"
	}
	return strconv.Itoa(n)
}
