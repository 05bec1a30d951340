package tone

import (
	"math"

	"fyne.io/fyne/v2/lang"
)

// Change says in words how a measure went from one take to another.
func Change(m Measure, before, after float64) string {
	by := after - before
	if math.Abs(by) < m.grain() {
		return lang.L("about the same")
	}
	with := map[string]any{"By": m.Format(math.Abs(by))}
	up := by > 0
	switch m {
	case PitchVariation, PitchRange:
		if up {
			return lang.L("{{.By}} semitones more varied", with)
		}
		return lang.L("{{.By}} semitones more even", with)
	case Pace, Articulation:
		if up {
			return lang.L("{{.By}} syllables a minute faster", with)
		}
		return lang.L("{{.By}} syllables a minute slower", with)
	case Pauses:
		if up {
			return lang.L("{{.By}} more a minute", with)
		}
		return lang.L("{{.By}} fewer a minute", with)
	case FirstWord:
		if up {
			return lang.L("{{.By}} s later", with)
		}
		return lang.L("{{.By}} s sooner", with)
	case LongestPause, Length:
		if up {
			return lang.L("{{.By}} s longer", with)
		}
		return lang.L("{{.By}} s shorter", with)
	case LoudnessRange:
		if up {
			return lang.L("{{.By}} LU wider", with)
		}
		return lang.L("{{.By}} LU steadier", with)
	}
	if up {
		return lang.L("{{.By}} dB softer at the end", with)
	}
	return lang.L("{{.By}} dB firmer at the end", with)
}
