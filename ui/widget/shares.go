package widget

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/ui/theme"
)

// Shares shows how parts share a whole: a bar cut into them, and below it a
// ruler with the shares that are aimed at.
type Shares struct {
	fynewidget.BaseWidget
	names      []string
	has, aimed []int // per cent
}

// NewShares returns a bar of named parts, which have nothing yet, over a ruler
// of what is aimed at, in per cent.
func NewShares(names []string, aimed []int) *Shares {
	s := &Shares{names: names, has: make([]int, len(names)), aimed: aimed}
	s.ExtendBaseWidget(s)
	return s
}

// Set says how much each part has, in per cent.
func (s *Shares) Set(has ...int) {
	s.has = has
	s.Refresh()
}

// AccessibilityLabel tells the shares in words.
func (s *Shares) AccessibilityLabel() string {
	parts := make([]string, len(s.names))
	for i, name := range s.names {
		parts[i] = fmt.Sprintf("%s %d %% (%d)", name, s.has[i], s.aimed[i])
	}
	return strings.Join(parts, ", ")
}

const (
	shareBars   float32 = 2    // the height of the bar, in sizes of its text
	shareRulers float32 = 1.85 // that of the ruler
	shareGap    float32 = 2
)

func shareBar() float32   { return inText(shareBars) }
func shareRuler() float32 { return inText(shareRulers) }

// CreateRenderer draws it anew whenever it changes.
func (s *Shares) CreateRenderer() fyne.WidgetRenderer {
	r := &plain{self: s}
	r.min = func() fyne.Size { return fyne.NewSize(160, shareBar()+shareRuler()) }
	draw := func() { r.objects = s.draw(s.Size()) }
	r.lay = func(fyne.Size) { draw() }
	r.paint = draw
	draw()
	return r
}

func (s *Shares) draw(size fyne.Size) (all []fyne.CanvasObject) {
	ground := canvas.NewRectangle(theme.Color(theme.Raised))
	ground.CornerRadius = 5
	place(ground, 0, 0, size.Width, shareBar())
	all = append(all, ground)
	x := float32(0)
	for i, share := range s.has {
		wide := size.Width * float32(share) / 100
		if wide > shareGap {
			all = append(all, s.part(i, x, wide)...)
		}
		x += wide
	}
	x = 0
	for i, share := range s.aimed {
		wide := size.Width * float32(share) / 100
		line := canvas.NewRectangle(theme.Color(theme.Quiet))
		place(line, x+1, shareBar()+4, wide-shareGap, 2)
		all = append(all, line, chartText(cut(s.label(i, share), wide-4), theme.Quiet, fyne.TextAlignCenter, x, shareBar()+6, wide))
		x += wide
	}
	return all
}

// part is the piece of one part, with its name as far as there is room.
func (s *Shares) part(i int, x, wide float32) []fyne.CanvasObject {
	piece := canvas.NewRectangle(theme.Color(theme.Wave))
	piece.CornerRadius = 5
	place(piece, x+shareGap/2, 0, wide-shareGap, shareBar())
	label := s.label(i, s.has[i])
	if chartWidth(label) > wide-6 {
		label = cut(fmt.Sprint(s.has[i]), wide-4)
	}
	return []fyne.CanvasObject{piece, chartText(label, theme.Text, fyne.TextAlignCenter, x, middle(shareBar(), 18), wide)}
}

// label is a name with a share, or the share alone where a name would be cut.
func (s *Shares) label(i, share int) string {
	label := fmt.Sprintf("%s %d %%", s.names[i], share)
	if chartWidth(label) > s.Size().Width*float32(share)/100-6 {
		return fmt.Sprint(share)
	}
	return label
}
