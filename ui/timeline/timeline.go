// Package timeline shows a take over time: its waveform, how its pitch moved,
// its loudness and pace, its pauses, and the marks on it. It can be zoomed from
// the whole take to 50 ms a centimetre. It knows pictures and places only,
// neither files nor the store.
package timeline

import (
	"context"
	"math"
	"slices"
	"time"

	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/ui/task"
)

// Span is a stretch of a take.
type Span struct{ Start, End time.Duration }

// Length is how long it is.
func (s Span) Length() time.Duration { return s.End - s.Start }

// Curve is a value every Step, the first at First; NaN where there is none.
type Curve struct {
	First, Step time.Duration
	Values      []float32
}

// at is the value nearest to a moment, NaN where there is none.
func (c Curve) at(t time.Duration) float64 {
	if c.Step <= 0 {
		return math.NaN()
	}
	i := int(math.Round(float64(t-c.First) / float64(c.Step)))
	if i < 0 || i >= len(c.Values) {
		return math.NaN()
	}
	return float64(c.Values[i])
}

// Tone is how a take sounded.
type Tone struct {
	Pitch    Curve // semitones around the speaker's median
	Loudness Curve // dB relative to the level of the speech
	Pace     Curve // syllables a minute

	Even, Lively []Span // where the pitch hardly moves, and where it moves much
	Pauses       []Span
	Hesitations  []Span // that may be some
	Clipping     []Span
}

// Mark is a moment that has a name.
type Mark struct {
	ID    int64
	At    time.Duration
	Kind  string // strong, stall, filler, fix, note, situation, task, action, result
	Label string
}

// Timeline is the picture. Its methods are called on the UI thread.
type Timeline struct {
	fynewidget.BaseWidget

	OnSeek       func(at time.Duration)
	OnLoop       func(from, to time.Duration) // its ends were dragged
	OnMoveMark   func(id int64, at time.Duration)
	OnSelectMark func(id int64)
	OnDoubtful   func(at Span) // a possible hesitation was pressed

	// Detail reads the lowest and highest samples of equal stretches, for a
	// closer look than SetSound allows. It is called beside the UI thread.
	Detail func(ctx context.Context, from, to time.Duration, steps int) (low, high []int8, err error)

	view      view
	duration  time.Duration
	perSecond int
	low, high []int8
	tone      *Tone
	marks     []Mark
	selected  int64
	position  time.Duration
	loop      Span
	guide     guide
	name      string
	heard     bool
	compact   bool
	follow    bool

	detail  detail
	looking task.Latest
	hover   *time.Duration
	drag    drag
	drawnAt int // the half pixel the playhead was drawn at last
}

// New returns a picture of nothing.
func New() *Timeline {
	t := &Timeline{}
	t.ExtendBaseWidget(t)
	return t
}

// SetSound shows another take: its length, and the lowest and highest sample of
// each step of its outline, from -128 to 127. The slices are kept.
func (t *Timeline) SetSound(duration time.Duration, perSecond int, low, high []int8) {
	n := min(len(low), len(high))
	if t.duration != duration {
		t.view.whole(duration)
		t.position, t.loop = 0, Span{}
	}
	t.duration, t.perSecond, t.low, t.high = duration, perSecond, low[:n], high[:n]
	t.detail = detail{}
	t.Refresh()
}

// SetTone shows how it sounded; nil when that is not known yet.
func (t *Timeline) SetTone(tone *Tone) {
	t.tone = tone
	t.Refresh()
}

// SetMarks shows marks.
func (t *Timeline) SetMarks(marks []Mark) {
	t.marks = slices.Clone(marks)
	t.Refresh()
}

// guide is a ruler for the parts of a story.
type guide struct {
	over   Span
	shares []int // per cent
}

// SetGuide lays a ruler for the parts of a story under the marks: from when to
// when the story goes, and how many per cent of it each part might take. It is
// taken away with over of no length.
func (t *Timeline) SetGuide(over Span, shares ...int) {
	t.guide = guide{over, shares}
	t.Refresh()
}

// SetName shows what the take is called, where there are several; heard says
// that it is the one the keys play.
func (t *Timeline) SetName(name string, heard bool) {
	if t.name != name || t.heard != heard {
		t.name, t.heard = name, heard
		t.Refresh()
	}
}

// SelectMark shows one mark as selected; 0 for none.
func (t *Timeline) SelectMark(id int64) {
	if t.selected != id {
		t.selected = id
		t.Refresh()
	}
}

// SetPosition moves the playhead, and what is seen with it when SetFollow asks
// for that. It draws only when the playhead comes to another place on the screen.
func (t *Timeline) SetPosition(at time.Duration) {
	t.position = min(max(at, 0), t.duration)
	if t.follow && !t.view.shows(t.position) {
		t.view.turnTo(t.position)
		t.Refresh()
		return
	}
	if int(2*t.view.x(t.position)) != t.drawnAt {
		t.Refresh()
	}
}

// At is where the playhead is.
func (t *Timeline) At() time.Duration { return t.position }

// SetFollow has what is seen go along with the playhead, page by page.
func (t *Timeline) SetFollow(on bool) { t.follow = on }

// SetLoop shows the stretch that is heard again and again; none with from not
// before to.
func (t *Timeline) SetLoop(from, to time.Duration) {
	t.loop = Span{from, to}
	if from >= to {
		t.loop = Span{}
	}
	t.Refresh()
}

// SetCompact leaves out all but the waveform and the pitch.
func (t *Timeline) SetCompact(on bool) {
	if t.compact != on {
		t.compact = on
		t.Refresh()
	}
}

// Align shows a stretch that may reach beyond the take, so that several takes
// can be seen at one scale.
func (t *Timeline) Align(from, to time.Duration) {
	t.view.duration = max(to, t.duration)
	t.view.set(from, to-from)
	t.Refresh()
}

// zoomStep is how much closer one step of zooming is.
const zoomStep = 1.5

// ZoomIn looks closer, around the playhead if it is seen.
func (t *Timeline) ZoomIn() { t.zoom(zoomStep, t.middle()) }

// ZoomOut looks from further away.
func (t *Timeline) ZoomOut() { t.zoom(1/zoomStep, t.middle()) }

// ZoomWhole shows the whole take.
func (t *Timeline) ZoomWhole() {
	t.view.whole(t.duration)
	t.Refresh()
}

func (t *Timeline) zoom(factor float64, around time.Duration) {
	t.view.zoom(factor, around)
	t.Refresh()
}

// middle is what a zoom keeps in its place.
func (t *Timeline) middle() time.Duration {
	if t.view.shows(t.position) {
		return t.position
	}
	return (t.view.from + t.view.to) / 2
}

// Scroll moves what is seen by a part of its length, back when it is negative.
func (t *Timeline) Scroll(part float64) {
	t.view.scroll(time.Duration(part * float64(t.view.to-t.view.from)))
	t.Refresh()
}

// ShowAt scrolls so that a moment is seen.
func (t *Timeline) ShowAt(at time.Duration) {
	if !t.view.shows(at) {
		t.view.centre(at)
		t.Refresh()
	}
}

// Seen is the part of the take that is seen.
func (t *Timeline) Seen() (from, to time.Duration) { return t.view.from, t.view.to }
