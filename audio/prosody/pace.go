package prosody

import "math"

// The limits of what can be said of pace.
const (
	leastForPace  = 3.0 // s of sounding time
	leastLocal    = 4.0 // s of speech within a window
	localStep     = 1.0 // s
	fastestSpeech = 600 // syllables a minute of sounding time; nobody is faster
)

// measurePace counts syllables over time.
func measurePace(nuclei []float64, parts segments, duration float64) Pace {
	p := Pace{
		Syllables: len(nuclei), Phonation: parts.phonation(), LocalStep: localStep,
		LeadIn: parts.speech.Start, Tail: duration - parts.speech.End,
	}
	if p.Phonation == 0 {
		return Pace{Withheld: NoSpeech, LocalStep: localStep}
	}
	p.SpeechRate = 60 * float64(p.Syllables) / parts.speech.Length()
	p.ArticulationRate = 60 * float64(p.Syllables) / p.Phonation
	switch {
	case p.Phonation < leastForPace:
		p.Withheld = NotSteady
	case p.ArticulationRate > fastestSpeech:
		p.Withheld = TooSpeedy
	}
	p.Local = localRate(nuclei, parts.speech, duration)
	return p
}

// localRate counts syllables a minute within a window that moves on.
func localRate(nuclei []float64, speech Span, duration float64) []float64 {
	local := make([]float64, int(math.Floor(duration/localStep))+1)
	from, to := 0, 0
	for i := range local {
		centre := float64(i) * localStep
		window := Span{max(speech.Start, centre-LocalWindow/2), min(speech.End, centre+LocalWindow/2)}
		for from < len(nuclei) && nuclei[from] < window.Start {
			from++
		}
		for to = max(to, from); to < len(nuclei) && nuclei[to] <= window.End; {
			to++
		}
		local[i] = -1
		if window.Length() >= leastLocal {
			local[i] = 60 * float64(to-from) / window.Length()
		}
	}
	return local
}
