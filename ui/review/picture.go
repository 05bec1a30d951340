package review

import (
	"context"
	"math"
	"strconv"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/audio"
	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/timeline"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// skip is how far the arrow keys go.
const skip = 5 * time.Second

// speeds are those one can listen at.
var speeds = []float64{0.5, 0.75, 1, 1.25, 1.5, 2}

// picture is the take over time and what plays it; when two takes are compared
// there are two of them, one above the other.
type picture struct {
	room    *Room
	content fyne.CanvasObject

	line, below *timeline.Timeline // below is the other take's
	gone        *widget.Text
	play        *widget.Button
	time        *widget.Figures
	speed       *widget.Hint
	loops       *widget.Hint
	next        *widget.Hint
	swap        *widget.Hint
	transport   *fyne.Container // the row of them
	marks       *marksBar
	doubts      *doubtsBar

	loop      timeline.Span
	looping   bool
	second    bool // the other take is the one that is heard
	animation *fyne.Animation
	frame     int

	mu   sync.Mutex      // guards path, which is read beside the UI thread
	path map[bool]string // of the other take, and of the first
}

func newPicture(r *Room) *picture {
	p := &picture{room: r, line: timeline.New(), below: timeline.New(), gone: widget.NewText("")}
	p.gone.Color = theme.Even
	p.play = widget.NewButton(lang.L("Play"), "P", p.playOrPause)
	p.play.Style = widget.Filled
	p.time = widget.NewFigures("", theme.SizeText)
	p.loops = widget.NewHint(lang.L("loop"), "I O L", p.toggleLoop)
	p.speed = widget.NewHint("", ", .", func() { p.faster(1) })
	p.next = widget.NewHint(lang.L("next even place"), "N", func() { p.jump(evenPlaces, 1) })
	p.swap = widget.NewHint(lang.L("hear the other"), "A", p.toggle)
	p.marks, p.doubts = newMarksBar(p), newDoubtsBar(p)
	for _, line := range []*timeline.Timeline{p.line, p.below} {
		line.SetFollow(true)
		line.OnSeek = func(at time.Duration) { p.seekIn(line, at) }
	}
	p.line.OnLoop = func(from, to time.Duration) { p.setLoop(timeline.Span{Start: from, End: to}, true) }
	p.line.OnMoveMark, p.line.OnSelectMark = p.marks.move, p.marks.open
	p.line.OnDoubtful = p.doubts.open
	p.line.Detail, p.below.Detail = p.detailOf(false), p.detailOf(true)
	p.transport = widget.HStack(2*theme.Grid, p.play, p.time, p.loops, p.speed, widget.Spacer(), p.swap, p.next)
	card := widget.NewCard(widget.VStack(theme.Grid, p.gone, p.line, p.below, p.marks.content, p.doubts.content, p.transport))
	card.Padding = 16
	p.content = card
	p.showSpeed()
	for _, rare := range []fyne.CanvasObject{p.gone, p.below, p.swap} {
		rare.Hide()
	}
	return p
}

// detailOf reads the sound of one of the takes close up.
func (p *picture) detailOf(second bool) func(context.Context, time.Duration, time.Duration, int) ([]int8, []int8, error) {
	return func(ctx context.Context, from, to time.Duration, steps int) ([]int8, []int8, error) {
		peaks, err := audio.ReadOutline(ctx, p.pathOf(second), from, to, steps)
		return peaks.Min, peaks.Max, err
	}
}

// pathOf is where the sound of one of the takes lies.
func (p *picture) pathOf(second bool) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.path[second]
}

// show draws what the room shows.
func (p *picture) show() {
	s, other := p.room.shown, p.room.other
	p.setPaths(s, other)
	p.draw(p.line, s)
	visible(p.below, other != nil)
	visible(p.swap, other != nil)
	visible(p.next, other == nil)
	p.line.SetCompact(other != nil)
	p.below.SetCompact(true)
	if other == nil {
		p.second = false
	} else {
		p.draw(p.below, *other)
		p.align(s, *other)
	}
	p.showNames()
	visible(p.gone, s.gone)
	p.gone.SetText(lang.L("The sound of this take is not in the data folder any more, so it cannot be played."))
	if s.gone {
		p.play.Disable()
	} else {
		p.play.Enable()
	}
	p.marks.show()
	p.doubts.show()
	p.playingChanged()
}

// showNames tells two takes apart, and which of them is heard.
func (p *picture) showNames() {
	if p.room.other == nil {
		p.line.SetName("", true)
		return
	}
	name := func(s spoken, heard bool) string {
		when := words.When(s.take.Started, p.room.now())
		if heard {
			return lang.L("{{.When}}, this one is heard", map[string]any{"When": when})
		}
		return when
	}
	p.line.SetName(name(p.room.shown, !p.second), !p.second)
	p.below.SetName(name(*p.room.other, p.second), p.second)
}

func (p *picture) setPaths(s spoken, other *spoken) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.path = map[bool]string{false: p.room.Store.Path(s.take)}
	if other != nil {
		p.path[true] = p.room.Store.Path(other.take)
	}
}

func (p *picture) draw(line *timeline.Timeline, s spoken) {
	line.SetSound(s.take.Duration, s.peaks.PerSecond, s.peaks.Min, s.peaks.Max)
	line.SetTone(toneOf(s))
	marks := make([]timeline.Mark, len(s.marks))
	for i, mark := range s.marks {
		label := mark.Text
		if label == "" {
			label = words.Mark(mark.Kind)
		}
		marks[i] = timeline.Mark{ID: mark.ID, At: mark.At, Kind: string(mark.Kind), Label: label}
	}
	line.SetMarks(marks)
	line.SetGuide(p.story(s), guide[data.MarkSituation], guide[data.MarkTask], guide[data.MarkAction], guide[data.MarkResult])
}

// story is from where its first part is marked to the last word; none before
// that, but for a story of the person's own, which goes from the first word on.
func (p *picture) story(s spoken) timeline.Span {
	parts := partsOf(s)
	if len(parts) == 0 {
		if !s.ownStory() {
			return timeline.Span{}
		}
		parts = []data.Mark{{At: s.firstWord()}}
	}
	return timeline.Span{Start: parts[0].At, End: storyEnd(s, parts)}
}

// align puts the first words of two takes above each other, at one scale.
func (p *picture) align(a, b spoken) {
	lead := min(a.firstWord(), b.firstWord())
	from := [2]time.Duration{a.firstWord() - lead, b.firstWord() - lead}
	length := max(a.take.Duration-from[0], b.take.Duration-from[1])
	p.line.Align(from[0], from[0]+length)
	p.below.Align(from[1], from[1]+length)
}

// heard is the take that the keys play, with its line.
func (p *picture) heard() (spoken, *timeline.Timeline) {
	if p.second && p.room.other != nil {
		return *p.room.other, p.below
	}
	return p.room.shown, p.line
}

func (p *picture) playOrPause() {
	s, line := p.heard()
	if p.room.player.Playing().Take.ID == s.take.ID && s.take.ID != 0 {
		p.room.player.Toggle()
		return
	}
	from := line.At()
	if from >= s.take.Duration-50*time.Millisecond {
		from = 0
	}
	p.playFrom(from)
}

// playFrom plays the take that is heard from a moment on.
func (p *picture) playFrom(at time.Duration) {
	s, line := p.heard()
	if s.gone {
		return
	}
	line.SetPosition(at)
	if p.room.player.Playing().Take.ID == s.take.ID {
		p.room.player.Seek(at)
		if p.room.player.Playing().Paused {
			p.room.player.Toggle()
		}
		return
	}
	p.room.player.SetGain(p.gain())
	p.applyLoop()
	p.room.player.Play(p.room.prefs.Sound.Loudspeaker, at, s.take)
}

// gain brings the other take to the loudness of the first, as far as both are
// known.
func (p *picture) gain() float64 {
	a, b := p.room.shown.report, (*spoken)(nil)
	if p.second {
		b = p.room.other
	}
	if a == nil || b == nil || b.report == nil {
		return 0
	}
	const most = 15.0 // dB
	return min(most, max(-most, a.Loudness.IntegratedLUFS-b.report.Loudness.IntegratedLUFS))
}

// seekIn goes to a moment of one of the lines, which is then the one heard.
func (p *picture) seekIn(line *timeline.Timeline, at time.Duration) {
	if second := line == p.below; second != p.second {
		p.second = second
		p.showNames()
		p.room.player.Stop()
	}
	p.seek(at)
}

// seek goes to a moment; what is not playing stays silent.
func (p *picture) seek(at time.Duration) {
	s, line := p.heard()
	at = min(max(at, 0), s.take.Duration)
	line.SetPosition(at)
	line.ShowAt(at)
	if p.room.player.Playing().Take.ID == s.take.ID {
		p.room.player.Seek(at)
	}
	p.showTime(at)
}

// toggle changes to the other take, at the same place counted from the first
// word.
func (p *picture) toggle() {
	if p.room.other == nil {
		return
	}
	before, line := p.heard()
	playing := p.room.player.Playing()
	at := line.At() - before.firstWord()
	p.second = !p.second
	p.showNames()
	after, _ := p.heard()
	p.room.player.Stop()
	p.seek(at + after.firstWord())
	if playing.Active() && !playing.Paused {
		p.playFrom(min(max(at+after.firstWord(), 0), after.take.Duration))
	}
}

func (p *picture) faster(by int) {
	at := 0
	for i, speed := range speeds {
		if math.Abs(speed-p.room.player.Speed()) < math.Abs(speeds[at]-p.room.player.Speed()) {
			at = i
		}
	}
	p.room.player.SetSpeed(speeds[min(max(at+by, 0), len(speeds)-1)])
	p.showSpeed()
}

func (p *picture) showSpeed() {
	p.speed.SetLabel(lang.L("speed {{.Speed}}", map[string]any{"Speed": strconv.FormatFloat(p.room.player.Speed(), 'f', -1, 64)}))
	p.transport.Refresh() // the hint needs another width
}

// loopFrom and loopTo set the ends of the loop where the playhead is.
func (p *picture) loopFrom() {
	_, line := p.heard()
	at := line.At()
	to := p.loop.End
	if to <= at {
		to = p.room.shown.take.Duration
	}
	p.setLoop(timeline.Span{Start: at, End: to}, true)
}

func (p *picture) loopTo() {
	_, line := p.heard()
	at := line.At()
	from := p.loop.Start
	if from >= at {
		from = 0
	}
	p.setLoop(timeline.Span{Start: from, End: at}, true)
}

// toggleLoop turns the loop on or off; without one it is the stretch around the
// playhead that has something to say, or five seconds.
func (p *picture) toggleLoop() {
	if p.loop.Length() <= 0 {
		_, line := p.heard()
		at := line.At()
		p.loop = timeline.Span{Start: at, End: min(at+skip, p.room.shown.take.Duration)}
		for _, place := range evenPlaces(p.room.shown) {
			if place.Start <= at && at <= place.End {
				p.loop = place
			}
		}
		p.looping = false
	}
	p.setLoop(p.loop, !p.looping)
}

func (p *picture) setLoop(loop timeline.Span, on bool) {
	p.loop, p.looping = loop, on && loop.Length() > 0
	p.applyLoop()
}

func (p *picture) applyLoop() {
	if !p.looping || p.second {
		p.line.SetLoop(0, 0)
		p.room.player.SetLoop(0, 0)
		return
	}
	p.line.SetLoop(p.loop.Start, p.loop.End)
	p.room.player.SetLoop(p.loop.Start, p.loop.End)
}

// playingChanged shows what is heard, and starts or stops what moves with it.
func (r *Room) playingChanged() { r.page.picture.playingChanged() }

func (p *picture) playingChanged() {
	playing := p.room.player.Playing()
	label := lang.L("Play")
	if playing.Active() && !playing.Paused {
		label = lang.L("Pause")
	}
	p.play.SetLabel(label)
	_, line := p.heard()
	p.showTime(line.At())
	p.move(playing.Active() && !playing.Paused)
}

func (p *picture) showTime(at time.Duration) {
	s, _ := p.heard()
	p.time.SetText(words.Clock(at.Truncate(time.Second)) + " / " + words.Clock(s.take.Duration))
}

// move keeps the playhead going for as long as something is heard.
func (p *picture) move(on bool) {
	if on == (p.animation != nil) {
		return
	}
	if !on {
		p.animation.Stop()
		p.animation = nil
		return
	}
	p.animation = fyne.NewAnimation(time.Second, func(float32) {
		if p.frame++; p.frame%2 != 0 {
			return
		}
		playing := p.room.player.Playing()
		if s, line := p.heard(); playing.Take.ID == s.take.ID {
			line.SetPosition(playing.Position)
			p.showTime(playing.Position)
		}
	})
	p.animation.RepeatCount = fyne.AnimationRepeatForever
	p.animation.Curve = fyne.AnimationLinear
	p.animation.Start()
}

func visible(object fyne.CanvasObject, yes bool) {
	if yes {
		object.Show()
	} else {
		object.Hide()
	}
}

func itoa(id int64) string { return strconv.FormatInt(id, 10) }

// now is the time by the clock of the machine, for words such as “today”.
func (r *Room) now() time.Time { return time.Now() }
