package widget_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

func TestALongTickTakesTheLinesItNeedsAndIsPressedOnAnyOfThem(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, 1))
	pressed := 0
	tick := widget.NewTick(strings.Repeat("many words ", 20), func(bool) { pressed++ })
	tick.Wrap = true
	win := test.NewTempWindow(t, widget.VStack(0, tick, widget.Spacer()))
	win.SetPadded(false)
	win.Resize(fyne.NewSize(300, 400))
	if least := tick.MinSize(); least.Width > 300 || tick.Size().Height < 100 {
		t.Errorf("it asks for %v and has %v", least, tick.Size())
	}
	test.TapCanvas(win.Canvas(), fyne.NewPos(100, tick.Size().Height-10))
	if pressed != 1 || !tick.On() {
		t.Errorf("pressed %d times", pressed)
	}
}
