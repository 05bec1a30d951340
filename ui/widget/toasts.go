package widget

import (
	"image/color"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/ui/theme"
)

// How long a toast stays, and how many are shown at once.
const (
	toastTime       = 6 * time.Second
	toastActionTime = 10 * time.Second
	toastsAtOnce    = 3
)

// Toasts are short sentences that come up at the foot of the window and pass
// by themselves. They lie over everything, take no clicks but on themselves,
// and never the focus.
type Toasts struct {
	fynewidget.BaseWidget
	shown []*toast // the newest last
}

// NewToasts returns the layer for toasts, to lie over the whole window.
func NewToasts() *Toasts {
	t := &Toasts{}
	t.ExtendBaseWidget(t)
	return t
}

// Say shows a sentence for 6 seconds, or for 10 with an action. It does not
// pass while the mouse is on it. actionLabel may be "".
func (t *Toasts) Say(text, actionLabel string, action func()) {
	one := newToast(text, actionLabel, action)
	one.gone = func() { t.remove(one) }
	t.shown = append(t.shown, one)
	for len(t.shown) > toastsAtOnce {
		t.shown[0].stop()
		t.shown = t.shown[1:]
	}
	one.start()
	t.Refresh()
}

// Clear takes all toasts away.
func (t *Toasts) Clear() {
	for _, one := range t.shown {
		one.stop()
	}
	t.shown = nil
	t.Refresh()
}

// Texts returns the sentences that are shown, the newest last.
func (t *Toasts) Texts() []string {
	var texts []string
	for _, one := range t.shown {
		texts = append(texts, one.words.Content())
	}
	return texts
}

func (t *Toasts) remove(gone *toast) {
	for i, one := range t.shown {
		if one == gone {
			one.stop()
			t.shown = append(t.shown[:i:i], t.shown[i+1:]...)
			t.Refresh()
			return
		}
	}
}

// CreateRenderer links the widget to the toasts that are shown.
func (t *Toasts) CreateRenderer() fyne.WidgetRenderer {
	r := &toastsRenderer{toasts: t}
	r.Refresh()
	return r
}

// A new toast rises into its place.
const (
	riseTime         = 180 * time.Millisecond
	riseBy   float32 = 14
)

type toastsRenderer struct {
	toasts  *Toasts
	newest  *toast
	below   float32 // how far the newest still has to rise
	rise    *fyne.Animation
	objects []fyne.CanvasObject
}

// Layout stacks the toasts from the foot of the window up.
func (r *toastsRenderer) Layout(size fyne.Size) {
	shown := r.toasts.shown
	y := size.Height - 4*theme.Grid + r.below
	for i := len(shown) - 1; i >= 0; i-- {
		least := shown[i].MinSize()
		width := min(least.Width, size.Width-8*theme.Grid)
		y -= least.Height
		place(shown[i], middle(size.Width, width), float32(math.Round(float64(y))), width, least.Height)
		y -= theme.Grid + 2
	}
}

// Refresh shows the toasts there are, and lets a new one rise.
func (r *toastsRenderer) Refresh() {
	r.objects = r.objects[:0:0]
	var newest *toast
	for _, one := range r.toasts.shown {
		r.objects = append(r.objects, one)
		newest = one
	}
	if newest != nil && newest != r.newest {
		r.start()
	}
	if newest == nil {
		r.stop()
	}
	r.newest = newest
	r.Layout(r.toasts.Size())
	canvas.Refresh(r.toasts)
}

func (r *toastsRenderer) start() {
	r.stop()
	if !fyne.CurrentApp().Settings().ShowAnimations() {
		return
	}
	r.below = riseBy
	r.rise = fyne.NewAnimation(riseTime, func(done float32) {
		r.below = riseBy * (1 - done)
		r.Layout(r.toasts.Size())
	})
	r.rise.Curve = fyne.AnimationEaseOut
	r.rise.Start()
}

// stop leaves the toasts where they belong.
func (r *toastsRenderer) stop() {
	if r.rise != nil {
		r.rise.Stop()
		r.rise = nil
	}
	r.below = 0
}

func (r *toastsRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *toastsRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *toastsRenderer) Destroy()                     { r.stop() }

// toast is one sentence on a raised surface.
type toast struct {
	fynewidget.BaseWidget
	words  *Text
	action *Button // nil for none
	stays  time.Duration
	timer  *time.Timer
	gone   func()
}

var _ desktop.Hoverable = (*toast)(nil)

func newToast(text, label string, action func()) *toast {
	t := &toast{words: NewLabel(text), stays: toastTime}
	if label != "" {
		t.stays = toastActionTime
		t.action = NewButton(label, "", func() {
			t.gone()
			if action != nil {
				action()
			}
		})
		t.action.Style, t.action.ink = Plain, theme.Accent
	}
	t.ExtendBaseWidget(t)
	return t
}

func (t *toast) start() {
	t.timer = time.AfterFunc(t.stays, func() { fyne.Do(t.gone) })
}

func (t *toast) stop() {
	if t.timer != nil {
		t.timer.Stop()
	}
}

// MouseIn keeps the toast there while it is read.
func (t *toast) MouseIn(*desktop.MouseEvent) { t.stop() }

func (t *toast) MouseMoved(*desktop.MouseEvent) {}

// MouseOut lets it pass again.
func (t *toast) MouseOut() { t.start() }

func (t *toast) CreateRenderer() fyne.WidgetRenderer {
	const side, high float32 = 20, 46
	surface := canvas.NewRectangle(color.Transparent)
	surface.CornerRadius = theme.CardRadius
	surface.StrokeWidth = 1
	r := &plain{self: t, objects: []fyne.CanvasObject{surface, t.words}}
	if t.action != nil {
		r.objects = append(r.objects, t.action)
	}
	actionWidth := func() float32 {
		if t.action == nil {
			return side
		}
		return t.action.MinSize().Width + 2*theme.Grid
	}
	r.min = func() fyne.Size {
		return fyne.NewSize(float32(math.Ceil(float64(side+t.words.natural()+actionWidth()))), max(high, t.words.MinSize().Height+24))
	}
	r.lay = func(size fyne.Size) {
		place(surface, 0, 0, size.Width, size.Height)
		place(t.words, side, 0, size.Width-side-actionWidth(), size.Height)
		if t.action != nil {
			least := t.action.MinSize()
			place(t.action, size.Width-least.Width-theme.Grid, middle(size.Height, least.Height), least.Width, least.Height)
		}
	}
	r.paint = func() {
		surface.FillColor = theme.Color(theme.Raised)
		surface.StrokeColor = theme.Color(theme.Line)
		surface.Shadow = canvas.Shadow{Color: theme.Color(theme.Shade), BlurRadius: 24, Offset: fyne.NewPos(0, 6)}
		surface.Refresh()
		t.words.Refresh()
		if t.action != nil {
			t.action.Refresh()
		}
		r.lay(t.Size())
	}
	r.paint()
	return r
}
