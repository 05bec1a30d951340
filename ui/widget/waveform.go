package widget

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"greenroom/ui/theme"
)

// seekStep is how far Left and Right go.
const seekStep = 5 * time.Second

// Waveform shows a recording as bars, what has been played in the accent, and
// where the playing is. With OnSeek it can be sought in by click, drag, Left,
// Right, Home and End.
type Waveform struct {
	pressable

	// OnSeek is called with the place that was asked for, from 0 to the
	// duration. The waveform has moved there already.
	OnSeek func(position time.Duration)

	// Height is the least height in pixels, 104 unless changed.
	Height float32

	// The bars are drawn from here, one a bar, as parts of the full height.
	low, high []int8
	duration  time.Duration
	position  time.Duration

	// drawnAt is the pixel the playhead was last drawn at, so that nothing is
	// drawn again while it stands on the same one.
	drawnAt int
}

var (
	_ fyne.Draggable     = (*Waveform)(nil)
	_ desktop.Cursorable = (*Waveform)(nil)
)

// NewWaveform returns a waveform of silence.
func NewWaveform() *Waveform {
	w := &Waveform{Height: 104}
	w.become(w, nil)
	return w
}

// SetPeaks gives the lowest and highest sample of equal stretches of the
// recording, from -128 to 127. The slices are kept and must not change.
func (w *Waveform) SetPeaks(low, high []int8) {
	n := min(len(low), len(high))
	w.low, w.high = low[:n], high[:n]
	w.Refresh()
}

// SetDuration gives the length of the recording.
func (w *Waveform) SetDuration(duration time.Duration) {
	if w.duration == duration {
		return
	}
	w.duration = duration
	w.Refresh()
}

// SetPosition moves the playhead. It draws only when the playhead comes to
// another pixel.
func (w *Waveform) SetPosition(position time.Duration) {
	w.position = min(max(position, 0), w.duration)
	if w.playhead(halfPixels(w.Size().Width)) != w.drawnAt {
		w.Refresh()
	}
}

// At returns where the playhead is.
func (w *Waveform) At() time.Duration { return w.position }

// halfPixels is as fine as the playhead moves, whatever the screen.
func halfPixels(width float32) int { return int(2 * width) }

// playhead returns where the playhead stands on a line of width pixels.
func (w *Waveform) playhead(width int) int {
	if w.duration <= 0 {
		return 0
	}
	return int(float64(width) * float64(w.position) / float64(w.duration))
}

// Disabled is true while it cannot be sought in, which keeps it out of the
// way of Tab.
func (w *Waveform) Disabled() bool { return w.OnSeek == nil || w.pressable.Disabled() }

// Tapped seeks to where it was pressed.
func (w *Waveform) Tapped(ev *fyne.PointEvent) {
	takeFocusOff(w)
	w.seekTo(ev.Position.X)
}

// Dragged seeks along.
func (w *Waveform) Dragged(ev *fyne.DragEvent) { w.seekTo(ev.Position.X) }

// DragEnd does nothing: each step of the drag has been sought already.
func (w *Waveform) DragEnd() {}

func (w *Waveform) seekTo(x float32) {
	width := w.Size().Width
	if width <= 0 {
		return
	}
	w.seek(time.Duration(float64(x) / float64(width) * float64(w.duration)))
}

func (w *Waveform) seek(position time.Duration) {
	if w.Disabled() || w.duration <= 0 {
		return
	}
	w.SetPosition(position)
	w.OnSeek(w.position)
}

// TypedKey seeks by the arrow keys; other keys go to the window.
func (w *Waveform) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		w.seek(w.position - seekStep)
	case fyne.KeyRight:
		w.seek(w.position + seekStep)
	case fyne.KeyHome:
		w.seek(0)
	case fyne.KeyEnd:
		w.seek(w.duration)
	default:
		passOn(w, ev)
	}
}

// Cursor is a hand where it can be sought in.
func (w *Waveform) Cursor() desktop.Cursor {
	if w.Disabled() {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// MouseIn does nothing: the cursor tells enough, and a redraw costs.
func (w *Waveform) MouseIn(*desktop.MouseEvent) {}

// MouseOut does nothing.
func (w *Waveform) MouseOut() {}

// MouseDown does nothing.
func (w *Waveform) MouseDown(*desktop.MouseEvent) {}

// MouseUp does nothing.
func (w *Waveform) MouseUp(*desktop.MouseEvent) {}

// CreateRenderer links the widget to its one picture.
func (w *Waveform) CreateRenderer() fyne.WidgetRenderer {
	painter := &wavePainter{wave: w}
	raster := canvas.NewRaster(painter.paint)
	ring := newRing(theme.KeycapRadius)
	r := &plain{
		self:    w,
		objects: []fyne.CanvasObject{raster, ring},
		min:     func() fyne.Size { return fyne.NewSize(60, w.Height) },
	}
	r.lay = func(size fyne.Size) {
		place(raster, 0, 0, size.Width, size.Height)
		layRing(ring, size)
	}
	r.paint = func() {
		w.drawnAt = w.playhead(halfPixels(w.Size().Width))
		paintRing(ring, w.focused)
		painter.width = w.Size().Width
		raster.Refresh()
	}
	r.paint()
	return r
}
