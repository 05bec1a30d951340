package review

import (
	"math"
	"slices"
	"time"

	"greenroom/audio/prosody"
	"greenroom/ui/timeline"
)

// toneOf is what is drawn of a take now; nil without a report. The curves are
// made once, when the take is read: those of an hour take a while.
func toneOf(s spoken) *timeline.Tone {
	if s.tone == nil {
		return nil
	}
	t := *s.tone
	t.Hesitations = withoutDismissed(slices.Clone(t.Hesitations), s)
	return &t
}

// drawn turns what was measured into what can be drawn; nil without a report.
// The pitch of a take that cannot be relied on is not drawn.
func drawn(r *prosody.Report) *timeline.Tone {
	if r == nil {
		return nil
	}
	t := &timeline.Tone{Pauses: spans(r.Pauses), Clipping: spans(r.Clipping), Hesitations: spans(r.Hesitations)}
	first, step := seconds(r.FirstFrame), seconds(r.TimeStep)
	t.Loudness = timeline.Curve{First: first, Step: step, Values: make([]float32, len(r.Intensity))}
	for i, db := range r.Intensity {
		t.Loudness.Values[i] = float32(db - r.Loudness.SpeechDB)
	}
	t.Pace = timeline.Curve{Step: seconds(r.Pace.LocalStep), Values: orGap(r.Pace.Local)}
	if r.Pitch.MedianHz > 0 && (r.Pitch.Withheld == "" || r.Pitch.Withheld == prosody.TooShort) {
		t.Pitch = timeline.Curve{First: first, Step: step, Values: semitones(r.F0, r.Pitch.MedianHz)}
	}
	if r.Pitch.Withheld == "" {
		t.Even, t.Lively = spans(r.Pitch.Even), spans(r.Pitch.Lively)
	}
	return t
}

func spans(from []prosody.Span) []timeline.Span {
	all := make([]timeline.Span, len(from))
	for i, s := range from {
		all[i] = timeline.Span{Start: seconds(s.Start), End: seconds(s.End)}
	}
	return all
}

// semitones turns frequencies into distances from a median, a little smoothed
// (a median of five) so that a misread frame makes no spike.
func semitones(f0 []float64, median float64) []float32 {
	all := make([]float32, len(f0))
	for i, f := range f0 {
		all[i] = float32(math.NaN())
		if f > 0 {
			all[i] = float32(12 * math.Log2(middle(f0[max(0, i-2):min(len(f0), i+3)])/median))
		}
	}
	return all
}

// middle is the median of the voiced ones of a few frames.
func middle(f0 []float64) float64 {
	var buffer [5]float64
	voiced := buffer[:0]
	for _, f := range f0 {
		if f > 0 {
			voiced = append(voiced, f)
		}
	}
	slices.Sort(voiced)
	return voiced[len(voiced)/2]
}

// orGap has a gap where a value is negative: where nothing could be said.
func orGap(values []float64) []float32 {
	all := make([]float32, len(values))
	for i, v := range values {
		all[i] = float32(v)
		if v < 0 {
			all[i] = float32(math.NaN())
		}
	}
	return all
}

// withoutDismissed leaves out the possible hesitations that were said to be
// none, or are marked already.
func withoutDismissed(all []timeline.Span, s spoken) []timeline.Span {
	const close = 50 * time.Millisecond
	return slices.DeleteFunc(all, func(h timeline.Span) bool {
		for _, at := range s.review.Dismissed {
			if at >= h.Start-close && at <= h.End+close {
				return true
			}
		}
		for _, mark := range s.marks {
			if mark.Kind == "filler" && mark.At >= h.Start-close && mark.At <= h.End+close {
				return true
			}
		}
		return false
	})
}
