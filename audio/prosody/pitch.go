package prosody

import (
	"context"
	"math"
)

// The parameters of the search for pitch: those Praat has for raw
// autocorrelation.
const (
	timeStep           = 0.01 // s
	periodsPerWindow   = 3
	maxCandidates      = 15 // per frame, the unvoiced one among them
	silenceThreshold   = 0.03
	voicingThreshold   = 0.45
	octaveCost         = 0.01 // per octave
	octaveJumpCost     = 0.35 // per octave and 10 ms
	voicedUnvoicedCost = 0.14 // per 10 ms
	heightDepth        = 30   // samples on either side that tell the height of a peak
	refined            = 3    // candidates whose place is found more exactly
)

// candidate is one pitch a frame may have; frequency 0 is unvoiced.
type candidate struct{ frequency, strength float32 }

// track is what the search for pitch found, frame by frame.
type track struct {
	first, step    float64 // s
	floor, ceiling float64 // Hz
	candidates     []candidate
	begin          []int32   // of each frame's candidates, and the end of the last
	intensity      []float32 // of each frame: its peak by that of the whole sound
	f0             []float64 // the best path, Hz; 0 where unvoiced
}

// findPitch follows the fundamental frequency through a sound: the
// autocorrelation of each frame, divided by that of its window, gives
// candidates, and the cheapest path through them is taken (Boersma 1993). With
// the same floor and ceiling in Hz and a step of 10 ms it means to agree with
// Praat's raw autocorrelation, frame by frame.
func findPitch(ctx context.Context, s sound, floor, ceiling, step float64) (*track, error) {
	ceiling = min(ceiling, s.rate/2)
	t := &track{step: step, floor: floor, ceiling: ceiling, begin: []int32{0}}
	window := periodsPerWindow / floor
	frames := int(math.Floor((s.duration-window)/step)) + 1
	search := newSearch(s, floor, ceiling)
	if s.duration < window || frames < 1 || search == nil {
		return t, ctx.Err()
	}
	t.first = s.duration/2 - float64(frames)*step/2 + step/2
	found := make([][]candidate, frames)
	t.intensity = make([]float32, frames)
	err := shareWith(ctx, frames, search.scratch, func(w *workspace, from, until int) {
		w.frames(t, found, from, until)
	})
	if err != nil {
		return nil, err
	}
	for _, candidates := range found {
		t.candidates = append(t.candidates, candidates...)
		t.begin = append(t.begin, int32(len(t.candidates)))
	}
	t.f0 = t.path()
	return t, ctx.Err()
}

// time is the middle of a frame, in seconds.
func (t *track) time(frame int) float64 { return t.first + float64(frame)*t.step }

// frame is the nearest frame to a moment, or -1 when there is none.
func (t *track) frame(at float64) int {
	if len(t.f0) == 0 {
		return -1
	}
	return min(max(int(math.Round((at-t.first)/t.step)), 0), len(t.f0)-1)
}

func (t *track) candidatesOf(frame int) []candidate {
	return t.candidates[t.begin[frame]:t.begin[frame+1]]
}

// voicedAt reports whether something periodic is heard at a moment, by a more
// generous threshold than that of the path.
func (t *track) voicedAt(at, threshold float64) bool {
	frame := t.frame(at)
	if frame < 0 || t.intensity[frame] < silenceThreshold {
		return false
	}
	for _, c := range t.candidatesOf(frame)[1:] {
		if float64(c.strength) > threshold {
			return true
		}
	}
	return false
}

// path is the cheapest way through the candidates (Viterbi 1967): it likes
// strong ones, slightly prefers high ones, and pays for jumps in pitch and for
// each change between voiced and unvoiced.
func (t *track) path() []float64 {
	frames := len(t.begin) - 1
	f0 := make([]float64, frames)
	if frames == 0 {
		return f0
	}
	jump, change := octaveJumpCost*0.01/t.step, voicedUnvoicedCost*0.01/t.step
	came := make([]int8, len(t.candidates))
	var before, beforePitch []float64 // value and octave of the candidates of the frame before
	for frame := range frames {
		now := t.candidatesOf(frame)
		unvoiced := voicingThreshold + max(0, 2-float64(t.intensity[frame])*(1+voicingThreshold)/silenceThreshold)
		value, pitch := make([]float64, len(now), 2*maxCandidates), make([]float64, len(now))
		for i, c := range now {
			pitch[i] = math.NaN()
			value[i] = unvoiced
			if f := float64(c.frequency); f > 0 && f < t.ceiling {
				pitch[i] = math.Log2(f)
				value[i] = float64(c.strength) - octaveCost*(math.Log2(t.ceiling)-pitch[i])
			}
			if frame == 0 {
				continue
			}
			best, from := math.Inf(-1), 0
			for j, had := range before {
				cost := change
				switch a, b := beforePitch[j], pitch[i]; {
				case a != a && b != b:
					cost = 0
				case a == a && b == b:
					cost = jump * math.Abs(a-b)
				}
				if had-cost > best {
					best, from = had-cost, j
				}
			}
			value[i] += best
			came[int(t.begin[frame])+i] = int8(from)
		}
		before, beforePitch = value, pitch
	}
	at := 0
	for i, v := range before {
		if v > before[at] {
			at = i
		}
	}
	for frame := frames - 1; frame >= 0; frame-- {
		if f := float64(t.candidatesOf(frame)[at].frequency); f < t.ceiling {
			f0[frame] = f
		}
		at = int(came[int(t.begin[frame])+at])
	}
	return f0
}
