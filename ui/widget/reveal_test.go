package widget_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

func TestWhatGetsTheFocusIsScrolledIntoSight(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, 1))
	var buttons []*widget.Button
	stack := widget.VStack(10)
	for i := range 20 {
		b := widget.NewButton(fmt.Sprint(i), "", func() {})
		buttons = append(buttons, b)
		stack.Add(b)
	}
	scroll := widget.Scroll(widget.Pad(stack, 5, 5, 5, 5))
	win := test.NewTempWindow(t, widget.VStack(0, widget.Grow(widget.NewCard(scroll))))
	win.SetPadded(false)
	win.Resize(fyne.NewSize(300, 300))
	seen := func(b *widget.Button) bool {
		top := fyne.CurrentApp().Driver().AbsolutePositionForObject(b).Y - fyne.CurrentApp().Driver().AbsolutePositionForObject(scroll).Y
		return top >= 0 && top+b.Size().Height <= scroll.Size().Height
	}
	win.Canvas().Focus(buttons[1])
	if scroll.Offset.Y != 0 {
		t.Errorf("what was seen is scrolled to %v", scroll.Offset)
	}
	for _, i := range []int{19, 10, 0} {
		win.Canvas().Focus(buttons[i])
		if !seen(buttons[i]) {
			t.Errorf("button %d has the focus and is not seen, at %v", i, scroll.Offset)
		}
	}
}
