package timeline

// lane is a row of the picture, in pixels of the widget.
type lane struct{ top, height float32 }

func (l lane) bottom() float32 { return l.top + l.height }

func (l lane) has(y float32) bool { return y >= l.top && y < l.bottom() }

// lanes are the rows, from above.
type lanes struct {
	ruler, wave, pauses, pitch, level, marks lane
}

// The heights that do not change, and the least of the whole.
const (
	rulerHeight   float32 = 20
	pausesHeight  float32 = 14
	captionHeight float32 = 17 // over the pitch, and over loudness and pace
	levelHeight   float32 = 26
	marksHeight   float32 = 30
	laneGap       float32 = 6
	leastFull     float32 = 238
	leastCompact  float32 = 118
)

// layLanes shares out a height: what is left goes to the waveform and the pitch.
func layLanes(height float32, compact bool) (l lanes) {
	fixed := rulerHeight + pausesHeight + captionHeight + 2*laneGap
	if !compact {
		fixed += captionHeight + levelHeight + marksHeight + 2*laneGap
	}
	left := max(40, height-fixed)
	y := float32(0)
	next := func(lane *lane, height, gap float32) {
		lane.top, lane.height = y, height
		y += height + gap
	}
	next(&l.ruler, rulerHeight, 0)
	next(&l.wave, left*0.56, laneGap)
	next(&l.pauses, pausesHeight, 0)
	y += captionHeight
	next(&l.pitch, left*0.44, laneGap)
	if !compact {
		y += captionHeight
		next(&l.level, levelHeight, laneGap)
		next(&l.marks, marksHeight, 0)
	}
	return l
}
