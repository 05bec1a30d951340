package miccheck

import (
	"math"

	"greenroom/audio"
)

// Verdict is how loud a voice arrived.
type Verdict int

// The verdicts.
const (
	Silent Verdict = iota // nothing that could be a voice
	Quiet                 // a voice, too quiet to hear well later
	Good
	Loud // a voice that clips, or is about to
)

// The borders between the verdicts, in dBFS. Speech with peaks from -12 to -6
// is best; what lies between Quiet and that is good enough to learn from.
const (
	clipDB   = -1.0  // a peak above this is clipped, or would be at the next laugh
	quietDB  = -30.0 // mean speech below this is too quiet
	silentDB = -55.0 // no moment above this: no one spoke, or the microphone is muted
)

// speechDepth is how far below the loudest moment still counts as speech, in
// dB: pauses and the hum of a room lie deeper and must not drag the mean down.
const speechDepth = 20.0

// levels gathers what the meter showed.
type levels struct {
	peak    float64
	clipped bool
	rms     []float64
}

func (l *levels) add(level audio.Level) {
	if len(l.rms) == 0 || level.Peak > l.peak {
		l.peak = level.Peak
	}
	l.clipped = l.clipped || level.Clipped
	l.rms = append(l.rms, level.RMS)
}

func (l *levels) result() Result {
	r := Result{PeakDB: -90, SpeechDB: -90}
	if len(l.rms) == 0 {
		return r
	}
	r.PeakDB, r.SpeechDB = l.peak, l.speech()
	switch {
	case l.clipped || r.PeakDB > clipDB:
		r.Verdict = Loud
	case r.PeakDB < silentDB:
		r.Verdict = Silent
	case r.SpeechDB < quietDB:
		r.Verdict = Quiet
	default:
		r.Verdict = Good
	}
	return r
}

// speech is the mean power of the moments that were speech, in dBFS.
func (l *levels) speech() float64 {
	loudest := -90.0
	for _, db := range l.rms {
		loudest = max(loudest, db)
	}
	var sum float64
	var n int
	for _, db := range l.rms {
		if db >= loudest-speechDepth {
			sum += math.Pow(10, db/10)
			n++
		}
	}
	if n == 0 {
		return -90
	}
	return 10 * math.Log10(sum/float64(n))
}
