package timeline

import (
	"math"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"greenroom/ui/theme"
)

// parts are the parts of a story, in their order.
var parts = []string{"situation", "task", "action", "result"}

// part is the number of a part of a story, or -1.
func part(kind string) int { return slices.Index(parts, kind) }

// colourOf is the role of a mark's colour.
func colourOf(kind string) fyne.ThemeColorName {
	switch kind {
	case "strong":
		return theme.Well
	case "stall", "filler":
		return theme.Even
	case "fix":
		return theme.Accent
	}
	return theme.Quiet
}

// insideOf is the shape of a mark within -1 to 1: a diamond, a triangle, a disc,
// a cross, a square, and a flag for the parts of a story.
func insideOf(kind string) func(x, y float64) bool {
	switch kind {
	case "strong":
		return func(x, y float64) bool { return math.Abs(x)+math.Abs(y) <= 1 }
	case "stall":
		return func(x, y float64) bool { return y <= 0.8 && y >= -1+2*math.Abs(x) }
	case "filler":
		return func(x, y float64) bool { return x*x+y*y <= 0.7 }
	case "fix":
		return func(x, y float64) bool {
			return max(math.Abs(x), math.Abs(y)) <= 0.9 && math.Abs(math.Abs(x)-math.Abs(y)) <= 0.35
		}
	case "note":
		return func(x, y float64) bool { return max(math.Abs(x), math.Abs(y)) <= 0.7 }
	}
	return func(x, y float64) bool { return x >= -1 && x <= -0.7 || x >= -0.7 && x <= 1 && y >= -1 && y <= 0.1+x*0 }
}

// markRadius is how large a mark is, markMiddle how far below the top of its
// lane, in pixels.
const markRadius, markMiddle = 5.5, 12

// markShapes draws the marks in their lane, and a thin line up to the sound.
func (p *painter) markShapes() {
	l := p.lanes.marks
	p.story(l)
	p.ruled(l)
	for _, m := range p.marks {
		if !p.view.shows(m.At) {
			continue
		}
		x, y := p.px(m.At), p.py(l.top+markMiddle)
		colour := inkOf(theme.Color(colourOf(m.Kind)), 1)
		p.fill(x-p.scale/2, p.py(p.lanes.wave.top), x+p.scale/2, p.py(p.lanes.wave.bottom()), colour.thin(0.3))
		radius := markRadius
		if m.ID == p.selected {
			radius += 2
			p.shape(x, y, (radius+3)*p.scale, inkOf(theme.Color(theme.Accent), 0.35), func(x, y float64) bool { return x*x+y*y <= 1 })
		}
		p.shape(x, y, radius*p.scale, colour, insideOf(m.Kind))
	}
}

// story draws a bar from each part of a story to where the next one begins.
func (p *painter) story(l lane) {
	for _, s := range p.storyParts() {
		if x0, x1, ok := p.seen(s.Span); ok {
			cover := 0.35 + 0.15*float64(s.part%2)
			p.fill(x0, p.py(l.bottom())-3*p.scale, x1-p.scale, p.py(l.bottom()), inkOf(theme.Color(theme.Accent), cover))
		}
	}
}

// ruled draws the ruler for a story over the bar of what was said: a thin line
// with a stroke wherever the next part might begin.
func (p *painter) ruled(l lane) {
	length := p.guide.over.Length()
	x0, x1, ok := p.seen(p.guide.over)
	if length <= 0 || !ok {
		return
	}
	quiet := inkOf(theme.Color(theme.Quiet), 0.9)
	bottom := p.py(l.bottom()) - 4*p.scale
	p.fill(x0, bottom-p.scale, x1, bottom, quiet)
	at := p.guide.over.Start
	for _, share := range append([]int{0}, p.guide.shares...) {
		at += length * time.Duration(share) / 100
		if x := p.px(at); p.view.shows(at) {
			p.fill(x-0.5*p.scale, bottom-6*p.scale, x+0.5*p.scale, bottom, quiet)
		}
	}
}

// storyPart is a part of a story from its mark to the next one's.
type storyPart struct {
	Span
	part int
}

// storyParts lists the parts that are marked, in the order of time.
func (t *Timeline) storyParts() []storyPart {
	var found []storyPart
	for _, m := range t.marks {
		if n := part(m.Kind); n >= 0 {
			found = append(found, storyPart{Span{m.At, t.duration}, n})
		}
	}
	slices.SortFunc(found, func(a, b storyPart) int { return int(min(max(a.Start-b.Start, -1), 1)) })
	for i := 1; i < len(found); i++ {
		found[i-1].End = found[i].Start
	}
	return found
}

// markAt is the mark at a place in the lane of marks, the selected one first.
func (t *Timeline) markAt(pos fyne.Position, l lanes) (Mark, bool) {
	const near = markRadius + 4
	if t.compact || !l.marks.has(pos.Y) {
		return Mark{}, false
	}
	var found Mark
	best := float32(near)
	for _, m := range t.marks {
		away := float32(math.Abs(float64(t.view.x(m.At) - pos.X)))
		if away <= best && !(found.ID == t.selected && found.ID != 0) {
			found, best = m, away
		}
	}
	return found, found.ID != 0
}

// clampTo holds a moment within the take.
func (t *Timeline) clampTo(at time.Duration) time.Duration { return min(max(at, 0), t.duration) }
