// Package uitest lets tests of rooms be as a person before the window: what
// fyne.Do hands over is run on the test's goroutine, as the window would run
// it on its own, and a test waits until the screen says what it expects.
package uitest

import (
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"greenroom/ui/theme"
)

// patience is how long Until waits; long, as the machine may be busy.
const patience = 10 * time.Second

// Screen is a test's Fyne app in the app's own theme. All its methods belong
// to the test's goroutine.
type Screen struct {
	t      testing.TB
	driver *driver
}

// NewScreen starts a Fyne test app that ends with the test.
func NewScreen(t testing.TB) *Screen {
	t.Helper()
	inner := test.NewTempApp(t)
	inner.Settings().SetTheme(theme.New(theme.Dark, 1))
	d := &driver{Driver: inner.Driver()}
	fyne.SetCurrentApp(&app{App: inner, driver: d})
	return &Screen{t: t, driver: d}
}

// Show puts content into a window of a size.
func (s *Screen) Show(content fyne.CanvasObject, width, height float32) fyne.Window {
	s.t.Helper()
	win := test.NewTempWindow(s.t, content)
	win.Resize(fyne.NewSize(width, height))
	return win
}

// Until waits until something holds, and lets the screen go on meanwhile. The
// test fails when it never does.
func (s *Screen) Until(what string, holds func() bool) {
	s.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
		s.driver.run()
		if holds() {
			return
		}
	}
	s.t.Fatalf("it never came to this: %s", what)
}

// Words is every word that is seen in an object.
func Words(object fyne.CanvasObject) string {
	return strings.Join(strings.Fields(strings.Join(texts(object), " ")), " ")
}

func texts(object fyne.CanvasObject) []string {
	if object == nil || !object.Visible() {
		return nil
	}
	var children []fyne.CanvasObject
	switch o := object.(type) {
	case *canvas.Text:
		return []string{o.Text}
	case *fyne.Container:
		children = o.Objects
	case fyne.Widget:
		children = test.WidgetRenderer(o).Objects()
	}
	var found []string
	for _, child := range children {
		found = append(found, texts(child)...)
	}
	return found
}

// app is Fyne's test app with a driver of our own.
type app struct {
	fyne.App
	driver *driver
}

func (a *app) Driver() fyne.Driver { return a.driver }

// driver is Fyne's test driver but for fyne.Do, which Fyne's runs wherever it
// is called: two goroutines would then change the same widgets at once.
type driver struct {
	fyne.Driver

	mu    sync.Mutex
	queue []func()
}

// DoFromGoroutine queues f for the test's goroutine. Waiting for it there
// would never end, and no code of the app waits.
func (d *driver) DoFromGoroutine(f func(), _ bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.queue = append(d.queue, f)
}

// run runs what is queued, also what is queued by that.
func (d *driver) run() {
	for {
		d.mu.Lock()
		queue := d.queue
		d.queue = nil
		d.mu.Unlock()
		if len(queue) == 0 {
			return
		}
		for _, f := range queue {
			f()
		}
	}
}
