package prosody

import (
	"math"
	"slices"
)

// The rules for how much a voice moves.
const (
	leastRun      = 0.05 // s; shorter voiced runs are rarely pitch
	outlier       = 3.5  // robust deviations from the median, beyond which a frame was misread
	leastVoiced   = 2.0  // s of voice within a window of local liveliness
	stretchWindow = 6.0  // s that are looked at together for even and lively stretches
	stretchStep   = 0.5  // s
	stretchVoiced = 2.4  // s of voice within it
	endWindow     = 1.5  // s at its ends that have to be of its kind as well
	endReach      = 2.5  // s by which it gets shorter at most, at either end
	leastStretch  = 4.0  // s that have to be left; a sentence or two
	endStep       = 0.1  // s
	evenBelow     = 1.2  // semitones of standard deviation
	livelyAbove   = 3.0  // semitones, and
	livelyOver    = 1.15 // times that of the whole take
)

// tone is a voiced frame.
type tone struct {
	at        float64 // s
	semitones float64 // from the median
	hz        float64
}

// measurePitch tells how the pitch of a track moves.
func measurePitch(t *track, duration float64) Pitch {
	p := Pitch{FloorHz: t.floor, CeilingHz: t.ceiling, LocalStep: localStep}
	tones := t.tones()
	p.Voiced = float64(len(tones)) * t.step
	if len(tones) == 0 {
		return p
	}
	hz := make([]float64, len(tones))
	for i, tone := range tones {
		hz[i] = tone.hz
	}
	p.MedianHz = quantile(sorted(hz), 0.5)
	tones = slices.DeleteFunc(tones, func(tone tone) bool { return math.Abs(math.Log2(tone.hz/p.MedianHz)) > 1 })
	semitones := make([]float64, len(tones))
	for i := range tones {
		tones[i].semitones = 12 * math.Log2(tones[i].hz/p.MedianHz)
		semitones[i] = tones[i].semitones
	}
	ordered := sorted(semitones)
	p.RangeSemitones = quantile(ordered, 0.9) - quantile(ordered, 0.1)
	kept := withoutOutliers(tones, ordered)
	p.SDSemitones = deviation(kept, func(t tone) float64 { return t.semitones })
	p.PVQ = deviation(kept, func(t tone) float64 { return t.hz }) / mean(kept, func(t tone) float64 { return t.hz })

	p.Local = make([]float64, int(math.Floor(duration/localStep))+1)
	for i := range p.Local {
		p.Local[i] = t.spread(kept, around(float64(i)*localStep, LocalWindow), leastVoiced)
	}
	p.Even = t.stretches(kept, duration, func(sd float64) bool { return sd < evenBelow })
	p.Lively = t.stretches(kept, duration, func(sd float64) bool { return sd > max(livelyAbove, livelyOver*p.SDSemitones) })
	return p
}

// tones lists the voiced frames, without runs too short to be trusted.
func (t *track) tones() []tone {
	least := int(math.Round(leastRun / t.step))
	var all []tone
	for i := 0; i < len(t.f0); {
		run := i
		for run < len(t.f0) && t.f0[run] > 0 {
			run++
		}
		if run-i >= least {
			for j := i; j < run; j++ {
				all = append(all, tone{at: t.time(j), hz: t.f0[j]})
			}
		}
		i = max(run, i+1)
	}
	return all
}

// withoutOutliers leaves out the frames far from the rest: a few misread ones
// would otherwise make a flat voice lively. ordered is their pitch in order.
func withoutOutliers(tones []tone, ordered []float64) []tone {
	middle := quantile(ordered, 0.5)
	distances := make([]float64, len(ordered))
	for i, v := range ordered {
		distances[i] = math.Abs(v - middle)
	}
	// 1.4826 times the median distance is the deviation of normal numbers.
	limit := outlier * max(0.05, 1.4826*quantile(sorted(distances), 0.5))
	var kept []tone
	for _, tone := range tones {
		if math.Abs(tone.semitones-middle) <= limit {
			kept = append(kept, tone)
		}
	}
	return kept
}

func mean(tones []tone, of func(tone) float64) float64 {
	var sum float64
	for _, tone := range tones {
		sum += of(tone)
	}
	return sum / float64(max(1, len(tones)))
}

func deviation(tones []tone, of func(tone) float64) float64 {
	if len(tones) < 2 {
		return 0
	}
	middle := mean(tones, of)
	squares := mean(tones, func(t tone) float64 { return (of(t) - middle) * (of(t) - middle) })
	return math.Sqrt(squares)
}

func around(centre, width float64) Span { return Span{centre - width/2, centre + width/2} }

// spread is the standard deviation in semitones within a window, or -1 with
// less than least seconds of voice in it.
func (t *track) spread(tones []tone, window Span, least float64) float64 {
	from, _ := slices.BinarySearchFunc(tones, window.Start, func(t tone, at float64) int { return order(t.at, at) })
	to, _ := slices.BinarySearchFunc(tones, window.End, func(t tone, at float64) int { return order(t.at, at) })
	if float64(to-from)*t.step < least {
		return -1
	}
	return deviation(tones[from:to], func(t tone) float64 { return t.semitones })
}

func order(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// stretches lists where a window of stretchWindow seconds is of a kind,
// wherever it lies in the stretch; from the first to the last voice in it.
func (t *track) stretches(tones []tone, duration float64, is func(sd float64) bool) []Span {
	var found []Span
	for start := 0.0; start+stretchWindow <= duration; start += stretchStep {
		window := Span{start, start + stretchWindow}
		if sd := t.spread(tones, window, stretchVoiced); sd >= 0 && is(sd) {
			found = append(found, window)
		}
	}
	found = joined(found, 0)
	for i, s := range found {
		found[i] = trimmed(t.within(s, tones, is), tones, t.step)
	}
	return slices.DeleteFunc(found, func(s Span) bool { return s.Length() < leastStretch })
}

// within moves the ends of a stretch inwards to where it is of its kind: a
// window may begin a little before that.
func (t *track) within(s Span, tones []tone, is func(sd float64) bool) Span {
	off := func(end Span) bool {
		sd := t.spread(tones, end, endWindow/5)
		return sd >= 0 && !is(sd)
	}
	for moved := 0.0; moved < endReach && off(Span{s.Start, s.Start + endWindow}); moved += endStep {
		s.Start += endStep
	}
	for moved := 0.0; moved < endReach && off(Span{s.End - endWindow, s.End}); moved += endStep {
		s.End -= endStep
	}
	return s
}

// trimmed begins a stretch with its first voice and ends it with its last.
func trimmed(s Span, tones []tone, step float64) Span {
	first, last := s.End, s.Start
	for _, tone := range tones {
		if tone.at >= s.Start && tone.at <= s.End {
			first, last = min(first, tone.at-step/2), max(last, tone.at+step/2)
		}
	}
	return Span{max(0, first), max(first, last)}
}
