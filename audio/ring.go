package audio

import "sync/atomic"

// ringFrames is how much sound a ring holds: 10.9 s, so that a disk that is
// busy for some seconds costs nothing. A power of two.
const ringFrames = 1 << 19

// ring carries samples from one goroutine to one other without locks or
// allocation. What the writer cannot place, because the reader is late, leaves
// a gap, and the reader learns where and how long it was: the time line of a
// recording stays true. Writer and reader each keep to their own methods.
type ring struct {
	buf  []int16
	head atomic.Uint64 // frames ever written
	tail atomic.Uint64 // frames ever read

	gaps     [64]gap
	gapHead  atomic.Uint64 // gaps ever noted
	gapTail  atomic.Uint64 // gaps ever read
	unplaced atomic.Int64  // frames of a gap that still goes on
}

// gap is a run of frames that were lost before frame at.
type gap struct {
	at     uint64
	frames int64
}

// newRing makes a ring for a power of two of frames.
func newRing(frames int) *ring { return &ring{buf: make([]int16, frames)} }

// write places s, all of it or nothing. After a gap it waits until half the
// ring is free: one long gap does less harm than many short ones.
func (r *ring) write(s []int16) {
	head := r.head.Load()
	free := len(r.buf) - int(head-r.tail.Load())
	lost := r.unplaced.Load()
	if lost > 0 {
		if free < len(r.buf)/2 || !r.note(gap{head, lost}) {
			r.unplaced.Store(lost + int64(len(s)))
			return
		}
		r.unplaced.Store(0)
	}
	if len(s) > free {
		r.unplaced.Store(int64(len(s)))
		return
	}
	r.place(head, s)
}

// offer places as much of s as there is room for and returns how much it was.
func (r *ring) offer(s []int16) int {
	head := r.head.Load()
	s = s[:min(len(s), len(r.buf)-int(head-r.tail.Load()))]
	r.place(head, s)
	return len(s)
}

func (r *ring) place(head uint64, s []int16) {
	at := int(head & uint64(len(r.buf)-1))
	n := copy(r.buf[at:], s)
	copy(r.buf, s[n:])
	r.head.Store(head + uint64(len(s)))
}

// note publishes a gap before the samples that follow it; it fails when the
// reader has too many to go through.
func (r *ring) note(g gap) bool {
	n := r.gapHead.Load()
	if n-r.gapTail.Load() == uint64(len(r.gaps)) {
		return false
	}
	r.gaps[n%uint64(len(r.gaps))] = g
	r.gapHead.Store(n + 1)
	return true
}

// read moves what is there into s, up to the next gap. lost is the length of
// the gap in front of it, which is to be filled first.
func (r *ring) read(s []int16) (n int, lost int64) {
	tail := r.tail.Load()
	ready := int(r.head.Load() - tail)
	for {
		k := r.gapTail.Load()
		if k == r.gapHead.Load() { // loaded after head, so no gap before head is missed
			break
		}
		g := r.gaps[k%uint64(len(r.gaps))]
		if g.at > tail {
			ready = min(ready, int(g.at-tail))
			break
		}
		lost += g.frames
		r.gapTail.Store(k + 1)
	}
	n = min(ready, len(s))
	at := int(tail & uint64(len(r.buf)-1))
	m := copy(s[:n], r.buf[at:])
	copy(s[m:n], r.buf)
	r.tail.Store(tail + uint64(n))
	return n, lost
}

// rest is the gap that went on when the writer ended.
func (r *ring) rest() int64 { return r.unplaced.Swap(0) }

// len is how many frames are ready to be read.
func (r *ring) len() int { return int(r.head.Load() - r.tail.Load()) }
