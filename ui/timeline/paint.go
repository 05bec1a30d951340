package timeline

import (
	"image"
	"math"
	"slices"
	"time"

	"greenroom/ui/theme"
)

// The bars of the waveform, in pixels of the widget.
const (
	barWide  = 2.0
	barApart = 3.0
)

// paint draws everything but the words.
func (t *Timeline) paint(s *sheet, l lanes, width, height int) image.Image {
	s.clear(width, height)
	if width == 0 || height == 0 || t.duration <= 0 {
		return s.RGBA
	}
	p := &painter{Timeline: t, sheet: s, lanes: l}
	p.tints()
	p.bars()
	p.looped()
	if t.tone != nil {
		p.pauseMarks()
		p.pitchLines()
		if !t.compact {
			p.levels()
		}
	}
	if !t.compact {
		p.markShapes()
	}
	p.playhead()
	return s.RGBA
}

// painter is one drawing. Its places are pixels of the screen.
type painter struct {
	*Timeline
	*sheet
	lanes lanes
}

func (p *painter) px(at time.Duration) float64 { return float64(p.view.x(at)) * p.scale }
func (p *painter) py(y float32) float64        { return float64(y) * p.scale }

// seen cuts a span to what is seen; ok is false when it is not.
func (p *painter) seen(s Span) (x0, x1 float64, ok bool) {
	if s.End < p.view.from || s.Start > p.view.to {
		return 0, 0, false
	}
	return max(0, p.px(s.Start)), min(float64(p.Rect.Dx()), p.px(s.End)), true
}

// tints shows where the pitch hardly moves by a hatched ground, and where it
// moves much by a line under it.
func (p *painter) tints() {
	if p.tone == nil {
		return
	}
	even, lively := inkOf(theme.Color(theme.Even), 1), inkOf(theme.Color(theme.Well), 1)
	for _, s := range p.tone.Even {
		if x0, x1, ok := p.seen(s); ok {
			for _, l := range []lane{p.lanes.wave, p.lanes.pitch} {
				p.fill(x0, p.py(l.top), x1, p.py(l.bottom()), even.thin(0.13))
				p.hatch(x0, p.py(l.top), x1, p.py(l.bottom()), even.thin(0.10))
			}
		}
	}
	for _, s := range p.tone.Lively {
		if x0, x1, ok := p.seen(s); ok {
			bottom := p.py(p.lanes.pitch.bottom())
			p.fill(x0, p.py(p.lanes.pitch.top), x1, bottom, lively.thin(0.08))
			p.fill(x0, bottom-2*p.scale, x1, bottom, lively.thin(0.8))
		}
	}
}

// bars draws the waveform: what was played in the accent.
func (p *painter) bars() {
	apart, wide := math.Round(barApart*p.scale), math.Round(barWide*p.scale)
	n := int((float64(p.Rect.Dx()) + apart - wide) / apart)
	p.lookCloser(n)
	head := p.px(p.position)
	played, ahead := inkOf(theme.Color(theme.Accent), 1), inkOf(theme.Color(theme.Wave), 1)
	middle, room := p.py(p.lanes.wave.top+p.lanes.wave.height/2), p.py(p.lanes.wave.height/2)-1
	each := float64(p.view.to-p.view.from) / float64(p.Rect.Dx()) * apart
	for i := range n {
		from := p.view.from + time.Duration(float64(i)*each)
		if from > p.duration {
			break
		}
		down, up := p.extremes(from, from+time.Duration(each))
		colour := ahead
		if float64(i)*apart+wide/2 < head {
			colour = played
		}
		p.pill(float64(i)*apart, wide, middle-max(wide/2, bent(up)*room), middle+max(wide/2, bent(down)*room), colour)
	}
	if p.tone != nil {
		for _, s := range p.tone.Clipping { // a red tick where the microphone was overdriven
			if x0, _, ok := p.seen(s); ok {
				p.fill(x0-p.scale, p.py(p.lanes.wave.top), x0+p.scale, p.py(p.lanes.wave.top)+5*p.scale, inkOf(theme.Color(theme.Recording), 1))
			}
		}
	}
}

// bent bends a part of full scale so that quiet speech can be seen.
func bent(part float64) float64 { return math.Pow(part, 0.7) }

// looped shows the stretch that is heard again and again, with two ends to drag.
func (p *painter) looped() {
	if p.loop.Length() <= 0 {
		return
	}
	accent := inkOf(theme.Color(theme.Accent), 1)
	top, bottom := p.py(p.lanes.wave.top), p.py(p.lanes.pitch.bottom())
	if x0, x1, ok := p.seen(p.loop); ok {
		p.fill(x0, top, x1, bottom, accent.thin(0.10))
	}
	for _, end := range []time.Duration{p.loop.Start, p.loop.End} {
		if x := p.px(end); p.view.shows(end) {
			p.upright(x, 0.75, p.lanes.pitch.bottom(), accent)
			p.pill(x-4*p.scale, 8*p.scale, top-1*p.scale, top+13*p.scale, accent)
		}
	}
}

// The classes of pauses by their length: a breath, one made on purpose, a long
// one, a stall.
var pauseClasses = []struct {
	from  time.Duration
	thick float64 // of the bracket, in pixels of the widget
}{{0, 1}, {700 * time.Millisecond, 2}, {1500 * time.Millisecond, 3}, {3 * time.Second, 5}}

// pauseMarks draws a bracket under each pause, thicker the longer it is, and a
// dotted line under what may be a hesitation.
func (p *painter) pauseMarks() {
	quiet := inkOf(theme.Color(theme.Quiet), 0.85)
	top := p.py(p.lanes.pauses.top)
	for _, pause := range within(p.tone.Pauses, p.view) {
		x0, x1, ok := p.seen(pause)
		if !ok {
			continue
		}
		thick := 1.0
		for _, class := range pauseClasses {
			if pause.Length() >= class.from {
				thick = class.thick
			}
		}
		x1 = max(x1, x0+2*p.scale)
		p.fill(x0, top+1*p.scale, x0+p.scale, top+5*p.scale, quiet)
		p.fill(x1-p.scale, top+1*p.scale, x1, top+5*p.scale, quiet)
		p.fill(x0, top+5*p.scale, x1, top+(5+thick)*p.scale, quiet)
	}
	maybe := inkOf(theme.Color(theme.Even), 1)
	for _, h := range within(p.tone.Hesitations, p.view) {
		if x0, x1, ok := p.seen(h); ok {
			for x := x0; x < max(x1, x0+4*p.scale); x += 4 * p.scale {
				p.fill(x, p.py(p.lanes.wave.bottom())+1*p.scale, x+2*p.scale, p.py(p.lanes.wave.bottom())+3*p.scale, maybe)
			}
		}
	}
}

// within leaves out the spans before and after what is seen; they are in order.
func within(spans []Span, v view) []Span {
	from, _ := slices.BinarySearchFunc(spans, v.from, func(s Span, at time.Duration) int { return int(min(max(s.End-at, -1), 1)) })
	to := from
	for to < len(spans) && spans[to].Start <= v.to {
		to++
	}
	return spans[from:to]
}

// reach is how many semitones up and down the pitch lane shows.
const reach = 9.0

// pitchLines draws the pitch over three quiet lines, in the colour of an even
// stretch where it is one.
func (p *painter) pitchLines() {
	l := p.lanes.pitch
	y := func(semitones float64) float64 {
		part := (min(max(semitones, -reach), reach) + reach) / (2 * reach)
		return p.py(l.bottom()) - part*p.py(l.height)
	}
	line := inkOf(theme.Color(theme.Line), 1)
	for _, at := range []float64{-6, 0, 6} {
		p.fill(0, y(at), float64(p.Rect.Dx()), y(at)+math.Max(1, math.Floor(p.scale)), line)
	}
	usual, even := inkOf(theme.Color(theme.Well), 1), inkOf(theme.Color(theme.Even), 1)
	spans := within(p.tone.Even, p.view)
	p.curve(p.tone.Pitch, y, 1.8, func(at time.Duration) ink {
		for len(spans) > 0 && spans[0].End < at {
			spans = spans[1:]
		}
		if len(spans) > 0 && spans[0].Start <= at {
			return even
		}
		return usual
	})
}

// curve draws a line through values, with gaps where there are none: column by
// column, the mean of what lies in each.
func (p *painter) curve(c Curve, y func(float64) float64, thick float64, colour func(at time.Duration) ink) {
	if c.Step <= 0 {
		return
	}
	half := thick * p.scale / 2
	last := math.NaN()
	for x := range p.Rect.Dx() {
		at := p.view.at(float32(float64(x) / p.scale))
		v := c.mean(at, p.view.at(float32(float64(x+1)/p.scale)))
		if math.IsNaN(v) {
			last = math.NaN()
			continue
		}
		now := y(v)
		top, bottom := now-half, now+half
		if !math.IsNaN(last) {
			top, bottom = min(top, (last+now)/2-half), max(bottom, (last+now)/2+half)
		}
		p.fill(float64(x), top, float64(x+1), bottom, colour(at))
		if !math.IsNaN(last) { // the other half of the step, in the column before
			p.fill(float64(x-1), min(last, (last+now)/2)-half+thick/4, float64(x), max(last, (last+now)/2)+half-thick/4, colour(at).thin(0.5))
		}
		last = now
	}
}

// mean is that of the values between two moments; between two values it is the
// one on the line from the one to the other.
func (c Curve) mean(from, to time.Duration) float64 {
	first := int(math.Ceil(float64(from-c.First) / float64(c.Step)))
	last := int(math.Ceil(float64(to-c.First) / float64(c.Step)))
	if last <= first {
		place := float64(from-c.First) / float64(c.Step)
		below := int(math.Floor(place))
		if below < 0 || below+1 >= len(c.Values) {
			return math.NaN()
		}
		a, b := float64(c.Values[below]), float64(c.Values[below+1])
		return a + (place-float64(below))*(b-a)
	}
	var sum float64
	n := 0
	for i := max(first, 0); i < min(last, len(c.Values)); i++ {
		if v := float64(c.Values[i]); v == v {
			sum += v
			n++
		}
	}
	if n == 0 {
		return math.NaN()
	}
	return sum / float64(n)
}

// levels draws the loudness as a ground and the pace as a line over it.
func (p *painter) levels() {
	l := p.lanes.level
	place := func(v, low, high float64) float64 {
		return p.py(l.bottom()) - (min(max(v, low), high)-low)/(high-low)*p.py(l.height)
	}
	ground := inkOf(theme.Color(theme.Wave), 0.55)
	for x := range p.Rect.Dx() {
		v := p.tone.Loudness.mean(p.view.at(float32(float64(x)/p.scale)), p.view.at(float32(float64(x+1)/p.scale)))
		if !math.IsNaN(v) && p.tone.Loudness.Step > 0 {
			p.fill(float64(x), place(v, quietest, loudest), float64(x+1), p.py(l.bottom()), ground)
		}
	}
	line := inkOf(theme.Color(theme.Text), 0.75)
	p.curve(p.tone.Pace, func(v float64) float64 { return place(v, slowest, fastest) }, 1.4, func(time.Duration) ink { return line })
}

// What the lane of loudness and pace reaches from and to: dB around the level of
// the speech, and syllables a minute.
const (
	quietest, loudest = -30.0, 8.0
	slowest, fastest  = 60.0, 340.0
)

// playhead draws where the playing is, over all lanes.
func (p *painter) playhead() {
	p.drawnAt = int(2 * p.view.x(p.position))
	if !p.view.shows(p.position) {
		return
	}
	x := min(max(p.px(p.position), p.scale), float64(p.Rect.Dx())-p.scale)
	bottom := p.lanes.pitch.bottom()
	if !p.compact {
		bottom = p.lanes.level.bottom()
	}
	p.upright(x, 1, bottom, inkOf(theme.Color(theme.Text), 1))
}

// upright draws a line from the waveform down to a place, twice half wide. It
// leaves out the rows of words, which stay readable.
func (p *painter) upright(x, half float64, bottom float32, i ink) {
	top := p.lanes.wave.top
	for _, words := range []lane{{p.lanes.pauses.bottom(), captionHeight}, {p.lanes.pitch.bottom() + laneGap, captionHeight}} {
		if words.bottom() <= bottom {
			p.fill(x-half*p.scale, p.py(top), x+half*p.scale, p.py(words.top), i)
			top = words.bottom()
		}
	}
	p.fill(x-half*p.scale, p.py(top), x+half*p.scale, p.py(bottom), i)
}
