package ui

import (
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// The window's size and place are all that is kept in Fyne's preferences:
// they may be lost, and then the window opens as it did the first time.
const (
	widthKey, heightKey     = "window.width", "window.height"
	leftKey, topKey         = "window.left", "window.top"
	firstWidth, firstHeight = 1280, 800
)

// rememberPlace opens the window as large as it was left, and where. It calls
// closed when the window was closed.
func rememberPlace(a fyne.App, win fyne.Window, closed func()) {
	kept := a.Preferences()
	win.Resize(fyne.NewSize(
		float32(kept.FloatWithFallback(widthKey, firstWidth)),
		float32(kept.FloatWithFallback(heightKey, firstHeight)),
	))
	left, top := kept.Int(leftKey), kept.Int(topKey)
	if screen, ok := win.(desktop.Window); ok && (left != 0 || top != 0) {
		screen.RequestPosition(left, top)
	}
	win.SetOnClosed(func() {
		size := win.Canvas().Size()
		kept.SetFloat(widthKey, float64(size.Width))
		kept.SetFloat(heightKey, float64(size.Height))
		if left, top, known := position(win); known {
			kept.SetInt(leftKey, left)
			kept.SetInt(topKey, top)
		}
		closed()
	})
}

// position reads where the window stands. Fyne can be asked to place a window
// but not where it is; the driver knows, in two fields of its window. Should a
// later Fyne name them otherwise, the place is simply not remembered.
func position(win fyne.Window) (left, top int, known bool) {
	fields := reflect.Indirect(reflect.ValueOf(win))
	if fields.Kind() != reflect.Struct {
		return 0, 0, false
	}
	x, y := fields.FieldByName("xpos"), fields.FieldByName("ypos")
	if !x.IsValid() || !y.IsValid() || !x.CanInt() || !y.CanInt() {
		return 0, 0, false
	}
	return int(x.Int()), int(y.Int()), true
}
