package prosody

import "math"

// The rules for speech and silence. A pause is at least 0.25 s, which leaves
// out the closures of stops and keeps what listeners hear as a pause (de Jong
// and Bosker 2013).
const (
	leastPause   = 0.25 // s
	leastSound   = 0.1  // s
	hysteresis   = 3.0  // dB between where sound begins and where it ends
	overFloor    = 5.0  // dB the threshold lies over the background at least
	ofDistance   = 0.25 // and what part of the way from there to the speech
	deepestFloor = 40.0 // dB under the speech, where a quieter background makes no difference
	edgeReach    = 0.12 // s within which the edge of a pause is looked for more exactly
	loneClick    = 0.3  // s of sound without voice at either end that is no speech
)

// segments is a sound parted into speech and silence.
type segments struct {
	sounding  []Span
	pauses    []Span // between the sounding stretches
	speech    Span   // from the first to the last of them
	threshold float64
}

// phonation is the time that is not silent, in seconds.
func (s segments) phonation() (sum float64) {
	for _, stretch := range s.sounding {
		sum += stretch.Length()
	}
	return sum
}

// floor and speech are the level of the background and of loud speech.
func (l levels) extremes() (floor, speech float64) {
	all := sorted(l.db)
	return quantile(all, 0.07), quantile(all, 0.95)
}

// segment parts a sound by a threshold between its background and its speech,
// so that it finds pauses in a noisy room as well as in a quiet one.
func (l levels) segment(voicedAt func(t float64) bool) segments {
	if len(l.db) == 0 {
		return segments{}
	}
	floor, speech := l.extremes()
	if speech <= leastDB {
		return segments{}
	}
	floor = max(floor, speech-deepestFloor)
	s := segments{threshold: floor + max(overFloor, ofDistance*(speech-floor))}
	s.sounding = withoutClicks(l.stretches(s.threshold), voicedAt)
	if len(s.sounding) == 0 {
		return s
	}
	for i := 1; i < len(s.sounding); i++ {
		before, after := &s.sounding[i-1], &s.sounding[i]
		before.End, after.Start = l.narrow(before.End, after.Start, floor+overFloor/2)
		s.pauses = append(s.pauses, Span{before.End, after.Start})
	}
	s.speech = Span{s.sounding[0].Start, s.sounding[len(s.sounding)-1].End}
	return s
}

// stretches lists where the level is over the threshold; what is shorter than
// a sound can be is left out, and what is closer together than a pause joined.
func (l levels) stretches(threshold float64) []Span {
	var found []Span
	on := false
	for i, db := range l.db {
		switch {
		case !on && db > threshold+hysteresis/2:
			on = true
			found = append(found, Span{l.time(i) - hop/2, 0})
		case on && db < threshold-hysteresis/2:
			on = false
			found[len(found)-1].End = l.time(i) - hop/2
		}
	}
	if on {
		found[len(found)-1].End = float64(len(l.db)) * hop
	}
	found = joined(found, 0.05)
	long := found[:0]
	for _, s := range found {
		if s.Length() >= leastSound {
			long = append(long, s)
		}
	}
	return joined(long, leastPause-1e-9)
}

// withoutClicks leaves out short sounds without a voice in them at either end:
// a key, a chair, a breath.
func withoutClicks(sounding []Span, voicedAt func(t float64) bool) []Span {
	click := func(s Span) bool {
		if s.Length() > loneClick {
			return false
		}
		for t := s.Start; t < s.End; t += hop {
			if voicedAt(t) {
				return false
			}
		}
		return true
	}
	for len(sounding) > 0 && click(sounding[0]) {
		sounding = sounding[1:]
	}
	for len(sounding) > 0 && click(sounding[len(sounding)-1]) {
		sounding = sounding[:len(sounding)-1]
	}
	return sounding
}

// narrow moves the edges of a pause inwards to where it is as quiet as the
// background: a word dies away below the threshold before it is over.
func (l levels) narrow(start, end, quiet float64) (from, to float64) {
	from, to = start, end
	reach := min(edgeReach, (end-start-leastPause)/2)
	for t := start; t < start+reach && l.db[l.index(t+hop/2)] > quiet; t += hop {
		from = t + hop
	}
	for t := end; t > end-reach && l.db[l.index(t-hop/2)] > quiet; t -= hop {
		to = t - hop
	}
	return from, to
}

// flutter is how far the level of a steady noise lies over its quietest tenth, dB.
const flutter = 3.2

// bestSNR is what a recording without any background is said to have, dB.
const bestSNR = 90.0

// noise estimates the background and how far the speech stands out of it: the
// power of what sounds, less the background's, over that of what does not.
func (l levels) noise(s segments) Noise {
	if len(s.sounding) == 0 {
		floor, _ := quietest(l)
		return Noise{FloorDB: floor}
	}
	var sounding, silent float64
	var sounds, silences int
	next := 0
	for i, db := range l.db {
		t := l.time(i)
		for next < len(s.sounding) && t > s.sounding[next].End {
			next++
		}
		switch {
		case next < len(s.sounding) && t >= s.sounding[next].Start:
			sounding += math.Pow(10, db/10)
			sounds++
		case clearOf(s, next, t):
			silent += math.Pow(10, db/10)
			silences++
		}
	}
	floor, enough := quietest(l)
	if silences >= enough {
		floor = min(floor+flutter, 10*math.Log10(max(silent/float64(silences), 1e-30)))
	}
	background := math.Pow(10, floor/10)
	speech := sounding/float64(max(1, sounds)) - background
	if speech <= 0 {
		return Noise{FloorDB: max(floor, leastDB)}
	}
	snr := 10*math.Log10(speech) - floor
	return Noise{FloorDB: max(floor, leastDB), SNR: clamp(snr, 0, bestSNR)}
}

// quietest is the level of the quietest tenth, and how many levels of silence
// say more than it does: half a second.
func quietest(l levels) (db float64, enough int) {
	if len(l.db) == 0 {
		return leastDB, 50
	}
	return quantile(sorted(l.db), 0.07), 50
}

// clearOf reports whether a moment lies well away from the stretches around it,
// so that the end of a word does not count as background.
func clearOf(s segments, next int, t float64) bool {
	const margin = 0.08
	return (next == 0 || t > s.sounding[next-1].End+margin) && (next == len(s.sounding) || t < s.sounding[next].Start-margin)
}
