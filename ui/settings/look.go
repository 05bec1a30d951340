package settings

import (
	"context"
	"slices"

	"fyne.io/fyne/v2/lang"

	"greenroom/ui/prefs"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// lookSection sets how the window looks. The window itself puts a new look on
// when the store tells of it.
type lookSection struct {
	room       *Room
	card       *widget.Card
	appearance *widget.Chips
	text       *widget.Chips
}

func appearances() []theme.Appearance {
	return []theme.Appearance{theme.System, theme.Light, theme.Dark}
}

func newLookSection(r *Room) *lookSection {
	s := &lookSection{room: r}
	s.appearance = widget.NewChips(false, func(on []int) {
		r.prefs.Look.Appearance = appearances()[on[0]]
		s.save()
	})
	s.appearance.SetOptions(lang.L("As the system"), lang.L("Light"), lang.L("Dark"))
	s.text = widget.NewChips(false, func(on []int) {
		r.prefs.Look.TextScale = prefs.TextScales()[on[0]]
		s.save()
	})
	s.text.SetOptions(lang.L("Small"), lang.L("Normal"), lang.L("Large"), lang.L("Very large"))
	s.card = widget.NewCard(widget.VStack(3*theme.Grid,
		widget.NewSection(lang.L("Appearance")),
		labelled(lang.L("Light and dark"), s.appearance),
		labelled(lang.L("Size of text"), s.text)))
	s.show()
	return s
}

// show shows the settings as they are.
func (s *lookSection) show() {
	look := s.room.prefs.Look
	s.appearance.SetSelected(max(0, slices.Index(appearances(), look.Appearance)))
	nearest := 0
	for i, scale := range prefs.TextScales() {
		if abs(scale-look.TextScale) < abs(prefs.TextScales()[nearest]-look.TextScale) {
			nearest = i
		}
	}
	s.text.SetSelected(nearest)
}

func (s *lookSection) save() {
	look := s.room.prefs.Look
	s.room.change(lang.L("save this setting"),
		func(ctx context.Context) error { return prefs.SaveLook(ctx, s.room.store, look) }, nil)
}

func abs(x float32) float32 { return max(x, -x) }
