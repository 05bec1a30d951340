package timeline

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

var (
	_ fyne.Tappable      = (*Timeline)(nil)
	_ fyne.Draggable     = (*Timeline)(nil)
	_ fyne.Scrollable    = (*Timeline)(nil)
	_ desktop.Hoverable  = (*Timeline)(nil)
	_ desktop.Cursorable = (*Timeline)(nil)
)

// drag is what is being dragged.
type drag struct {
	what grip
	mark int64
	at   time.Duration // where the mark is now
}

// grip is something that can be taken hold of.
type grip int

const (
	nothing grip = iota
	sound        // the playhead goes along
	loopStart
	loopEnd
	aMark
)

// gripWidth is how near to the end of a loop takes hold of it, in pixels.
const gripWidth = 7

// gripAt is what is taken hold of at a place.
func (t *Timeline) gripAt(pos fyne.Position) drag {
	l := t.layout()
	if m, ok := t.markAt(pos, l); ok {
		return drag{aMark, m.ID, m.At}
	}
	if t.loop.Length() > 0 && pos.Y < l.pitch.bottom() {
		near := func(at time.Duration) bool { return math.Abs(float64(t.view.x(at)-pos.X)) <= gripWidth }
		switch {
		case near(t.loop.End):
			return drag{what: loopEnd}
		case near(t.loop.Start):
			return drag{what: loopStart}
		}
	}
	return drag{what: sound}
}

// Tapped seeks, selects a mark, or offers a possible hesitation.
func (t *Timeline) Tapped(ev *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil {
		c.Unfocus() // the keys belong to the room again
	}
	l := t.layout()
	if m, ok := t.markAt(ev.Position, l); ok {
		t.choose(m.ID)
		return
	}
	if t.selected != 0 {
		t.choose(0)
	}
	if h, ok := t.hesitationAt(ev.Position, l); ok && t.OnDoubtful != nil {
		t.OnDoubtful(h)
		return
	}
	t.seek(ev.Position.X)
}

func (t *Timeline) choose(id int64) {
	t.SelectMark(id)
	if t.OnSelectMark != nil {
		t.OnSelectMark(id)
	}
}

// hesitationAt finds the possible hesitation under a place between waveform and
// pitch.
func (t *Timeline) hesitationAt(pos fyne.Position, l lanes) (Span, bool) {
	if t.tone == nil || pos.Y < l.wave.bottom() || pos.Y > l.pauses.bottom() {
		return Span{}, false
	}
	for _, h := range within(t.tone.Hesitations, t.view) {
		if pos.X >= t.view.x(h.Start)-4 && pos.X <= t.view.x(h.End)+4 {
			return h, true
		}
	}
	return Span{}, false
}

func (t *Timeline) seek(x float32) {
	if t.duration <= 0 {
		return
	}
	t.SetPosition(t.view.at(x))
	if t.OnSeek != nil {
		t.OnSeek(t.position)
	}
}

// Dragged moves what was taken hold of.
func (t *Timeline) Dragged(ev *fyne.DragEvent) {
	if t.drag.what == nothing {
		t.drag = t.gripAt(ev.Position.Subtract(fyne.NewPos(ev.Dragged.DX, ev.Dragged.DY)))
	}
	at := t.clampTo(t.view.at(ev.Position.X))
	switch t.drag.what {
	case sound:
		t.seek(ev.Position.X)
	case loopStart:
		t.loop.Start = min(at, t.loop.End-20*time.Millisecond)
		t.Refresh()
	case loopEnd:
		t.loop.End = max(at, t.loop.Start+20*time.Millisecond)
		t.Refresh()
	case aMark:
		t.drag.at = at
		for i := range t.marks {
			if t.marks[i].ID == t.drag.mark {
				t.marks[i].At = at
			}
		}
		t.Refresh()
	}
}

// DragEnd tells where it was let go.
func (t *Timeline) DragEnd() {
	done := t.drag
	t.drag = drag{}
	switch done.what {
	case loopStart, loopEnd:
		if t.OnLoop != nil {
			t.OnLoop(t.loop.Start, t.loop.End)
		}
	case aMark:
		if t.OnMoveMark != nil {
			t.OnMoveMark(done.mark, done.at)
		}
	}
}

// Scrolled zooms around the pointer, or scrolls when the wheel goes sideways.
func (t *Timeline) Scrolled(ev *fyne.ScrollEvent) {
	if math.Abs(float64(ev.Scrolled.DX)) > math.Abs(float64(ev.Scrolled.DY)) {
		t.Scroll(-float64(ev.Scrolled.DX) / 400)
		return
	}
	t.zoom(math.Pow(zoomStep, float64(ev.Scrolled.DY)/25), t.view.at(ev.Position.X))
}

// MouseIn begins to tell what is under the pointer.
func (t *Timeline) MouseIn(ev *desktop.MouseEvent) { t.MouseMoved(ev) }

// MouseMoved tells what is under the pointer.
func (t *Timeline) MouseMoved(ev *desktop.MouseEvent) {
	at := t.clampTo(t.view.at(ev.Position.X))
	t.hover = &at
	t.Refresh()
}

// MouseOut ends that.
func (t *Timeline) MouseOut() {
	t.hover = nil
	t.Refresh()
}

// Cursor shows that ends can be dragged, and that the rest can be pressed.
func (t *Timeline) Cursor() desktop.Cursor {
	if t.hover != nil && t.loop.Length() > 0 {
		x := t.view.x(*t.hover)
		for _, end := range []time.Duration{t.loop.Start, t.loop.End} {
			if math.Abs(float64(t.view.x(end)-x)) <= gripWidth {
				return desktop.HResizeCursor
			}
		}
	}
	return desktop.PointerCursor
}
