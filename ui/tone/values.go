package tone

import (
	"slices"

	"fyne.io/fyne/v2/lang"

	"greenroom/audio/prosody"
)

// Values are the numbers of a report that may be shown and compared, by the
// name of their measure; what is withheld is left out.
func Values(r *prosody.Report) map[string]float64 {
	values := map[string]float64{}
	for _, m := range Measures() {
		if v, known := value(r, m); known {
			values[string(m)] = v
		}
	}
	return values
}

// value is one number, or that it is withheld.
func value(r *prosody.Report, m Measure) (v float64, known bool) {
	if r == nil || reason(r, m) != "" {
		return 0, false
	}
	switch m {
	case PitchVariation:
		return r.Pitch.SDSemitones, true
	case PitchRange:
		return r.Pitch.RangeSemitones, true
	case Pace:
		return r.Pace.SpeechRate, true
	case Articulation:
		return r.Pace.ArticulationRate, true
	case Pauses:
		return 60 * float64(len(r.Pauses)) / r.Speech.Length(), true
	case LongestPause:
		return longest(r.Pauses).Length(), true
	case FirstWord:
		return r.Pace.LeadIn, true
	case Length:
		return r.Speech.Length(), true
	case LoudnessRange:
		return r.Loudness.RangeLU, r.Speech.Length() >= leastForRange
	case Fading:
		return fading(r)
	}
	return 0, false
}

// Less speech than this says nothing of loudness range, or of pauses a minute.
const leastForRange, leastForPauses = 10.0, 10.0 // s

// fading is the median of what can be said of phrases.
func fading(r *prosody.Report) (db float64, known bool) {
	var all []float64
	for _, p := range r.Phrases {
		if p.Length() >= 1.5 {
			all = append(all, p.FadeDB)
		}
	}
	if len(all) < 2 {
		return 0, false
	}
	slices.Sort(all)
	return all[len(all)/2], true
}

// longest is the longest of some spans; a zero one of none.
func longest(spans []prosody.Span) (s prosody.Span) {
	for _, other := range spans {
		if other.Length() > s.Length() {
			s = other
		}
	}
	return s
}

// reason says why a measure is withheld, "" when it is not.
func reason(r *prosody.Report, m Measure) prosody.Reason {
	switch m {
	case PitchVariation, PitchRange:
		return r.Pitch.Withheld
	case FirstWord, Length:
		if r.Speech.Length() <= 0 {
			return prosody.NoSpeech
		}
		if r.Pace.Withheld == prosody.Noisy {
			return prosody.Noisy
		}
		return ""
	case LoudnessRange, Fading:
		return r.Loudness.Withheld
	}
	if r.Pace.Withheld == "" && (m == Pauses || m == LongestPause) && r.Speech.Length() < leastForPauses {
		return prosody.NotSteady
	}
	return r.Pace.Withheld
}

// Withheld says in a sentence why a measure is not shown, "" when it is.
func Withheld(r *prosody.Report, m Measure) string {
	if _, known := value(r, m); known || r == nil {
		return ""
	}
	switch reason(r, m) {
	case prosody.NoSpeech:
		return lang.L("No speech was heard.")
	case prosody.TooShort:
		return lang.L("Too little voice to say: it takes about five seconds of it.")
	case prosody.Noisy:
		return lang.L("The room is too loud to say this truthfully.")
	case prosody.TwoVoices:
		return lang.L("The pitch could not be read reliably: perhaps two people speak.")
	case prosody.TooSpeedy:
		return lang.L("This does not sound like speech at its own speed.")
	}
	return lang.L("Too short to say.")
}
