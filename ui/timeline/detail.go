package timeline

import (
	"context"
	"time"
)

// detail is a closer look at a part of the sound than the outline allows.
type detail struct {
	from, to  time.Duration
	low, high []int8
}

// covers reports whether a detail can be drawn for what is seen.
func (d detail) covers(v view) bool { return len(d.low) > 0 && d.from <= v.from && d.to >= v.to }

// lookCloser asks for the detail of what is seen, if the outline is too coarse
// for it. It comes a moment later; only the last one asked for is drawn.
func (t *Timeline) lookCloser(bars int) {
	seen := t.view.to - t.view.from
	if t.Detail == nil || t.perSecond <= 0 || bars <= 0 || seen*time.Duration(t.perSecond) >= time.Duration(bars)*time.Second {
		return
	}
	if t.detail.covers(t.view) && t.detail.to-t.detail.from <= 4*seen {
		return
	}
	// Half a page more on either side, so that scrolling finds it there.
	from, to := max(0, t.view.from-seen/2), min(t.duration, t.view.to+seen/2)
	steps := int(int64(bars) * int64(to-from) / int64(max(1, seen)))
	read := t.Detail
	t.looking.Run(func(ctx context.Context) func() {
		low, high, err := read(ctx, from, to, steps)
		if err != nil || len(low) != len(high) {
			return nil // the outline is what remains
		}
		return func() {
			t.detail = detail{from, to, low, high}
			t.Refresh()
		}
	})
}

// extremes are the lowest and highest sample between two moments, from 0 to 1
// down and up.
func (t *Timeline) extremes(from, to time.Duration) (down, up float64) {
	low, high, first, perSecond := t.low, t.high, time.Duration(0), float64(t.perSecond)
	if t.detail.covers(t.view) && t.view.to-t.view.from < t.detail.to-t.detail.from {
		low, high, first = t.detail.low, t.detail.high, t.detail.from
		perSecond = float64(len(low)) / (t.detail.to - t.detail.from).Seconds()
	}
	i, j := int((from-first).Seconds()*perSecond), int((to-first).Seconds()*perSecond)
	if i < 0 || i >= len(low) {
		return 0, 0
	}
	least, most := low[i], high[i]
	for k := i + 1; k < min(j, len(low)); k++ {
		least, most = min(least, low[k]), max(most, high[k])
	}
	return max(0, -float64(least)/128), max(0, float64(most)/127)
}
