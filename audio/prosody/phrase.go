package prosody

import "slices"

const (
	phraseEnd   = 0.5 // s at the end of a phrase that may fade
	leastPhrase = 1.5 // s of a phrase of which that can be said
)

// findPhrases lists the stretches of speech between pauses.
func findPhrases(parts segments, l levels, nuclei []float64) []Phrase {
	phrases := make([]Phrase, 0, len(parts.sounding))
	for _, stretch := range parts.sounding {
		first, _ := slices.BinarySearch(nuclei, stretch.Start)
		last, _ := slices.BinarySearch(nuclei, stretch.End)
		p := Phrase{Span: stretch, Syllables: last - first}
		if stretch.Length() >= leastPhrase {
			end := Span{stretch.End - phraseEnd, stretch.End}
			p.FadeDB = max(0, l.mean(stretch)-l.mean(end))
		}
		phrases = append(phrases, p)
	}
	return phrases
}
