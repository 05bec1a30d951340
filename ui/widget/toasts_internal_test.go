package widget

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestAToastThatRisesIsStoppedWithItsRenderer(t *testing.T) {
	test.NewTempApp(t)
	toasts := NewToasts()
	w := test.NewTempWindow(t, toasts)
	w.Resize(fyne.NewSize(900, 640))
	toasts.Say("Saved", "", nil)
	r := test.WidgetRenderer(toasts).(*toastsRenderer)
	r.below = 9 // as in the middle of the way
	r.Destroy()
	if r.rise != nil || r.below != 0 {
		t.Errorf("after Destroy it still has %v to rise", r.below)
	}
	toasts.Clear()
}
