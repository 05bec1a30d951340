package timeline

import (
	"math"
	"time"
)

// closest is the nearest look there is: 50 ms for each centimetre, which is 38
// pixels of the widget.
const closest = 50 * time.Millisecond / 38

// view is which part of a take lies between the edges of the picture.
type view struct {
	from, to time.Duration
	duration time.Duration // of the take
	width    float32       // pixels
}

// whole shows everything.
func (v *view) whole(duration time.Duration) {
	v.duration = duration
	v.from, v.to = 0, max(duration, time.Millisecond)
}

// resize keeps what is seen when the picture gets another width.
func (v *view) resize(width float32) {
	v.width = width
	v.set(v.from, v.to-v.from)
}

// x is where a moment lies, in pixels from the left edge.
func (v *view) x(at time.Duration) float32 {
	return float32(float64(at-v.from) / float64(max(1, v.to-v.from)) * float64(v.width))
}

// at is the moment at a place.
func (v *view) at(x float32) time.Duration {
	if v.width <= 0 {
		return v.from
	}
	return v.from + time.Duration(float64(x)/float64(v.width)*float64(v.to-v.from))
}

// shows reports whether a moment is seen.
func (v *view) shows(at time.Duration) bool { return at >= v.from && at <= v.to }

// zoom brings a moment closer by a factor and keeps it in its place.
func (v *view) zoom(factor float64, around time.Duration) {
	around = min(max(around, v.from), v.to)
	length := time.Duration(float64(v.to-v.from) / factor)
	length = v.possible(length)
	part := float64(around-v.from) / float64(max(1, v.to-v.from))
	v.set(around-time.Duration(math.Round(part*float64(length))), length)
}

// possible holds a length within the closest look and the whole take.
func (v *view) possible(length time.Duration) time.Duration {
	least := time.Duration(float64(v.width) * float64(closest))
	whole := max(v.duration, time.Millisecond)
	return min(max(length, min(least, whole), time.Millisecond), whole)
}

// set shows a length from a moment on, within the take.
func (v *view) set(from, length time.Duration) {
	length = v.possible(length)
	from = min(max(from, 0), max(v.duration, time.Millisecond)-length)
	v.from, v.to = from, from+length
}

func (v *view) scroll(by time.Duration) { v.set(v.from+by, v.to-v.from) }

func (v *view) centre(at time.Duration) {
	length := v.to - v.from
	v.set(at-length/2, length)
}

// turnTo shows the page that begins shortly before a moment.
func (v *view) turnTo(at time.Duration) {
	length := v.to - v.from
	v.set(at-length/20, length)
}

// step is a round time between two marks of the ruler that are at least so many
// pixels apart.
func (v *view) step(pixels float32) time.Duration {
	least := time.Duration(float64(pixels) / float64(max(1, v.width)) * float64(v.to-v.from))
	for _, ms := range []int{10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000} {
		if step := time.Duration(ms) * time.Millisecond; step >= least {
			return step
		}
	}
	return time.Hour
}
