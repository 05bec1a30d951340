// Package tone says in words how a take sounded: what its numbers are called,
// where they may lie, and what follows from them. It knows no store and no
// widget.
package tone

import (
	"fmt"
	"math"

	"fyne.io/fyne/v2/lang"
)

// Measure is a number by which takes are compared. It is kept under this name.
type Measure string

// The measures.
const (
	PitchVariation Measure = "pitch-variation" // standard deviation, semitones
	PitchRange     Measure = "pitch-range"     // from the 10th to the 90th percentile, semitones
	Pace           Measure = "pace"            // syllables a minute, pauses included
	Articulation   Measure = "articulation"    // syllables a minute of sounding time
	Pauses         Measure = "pauses"          // a minute
	LongestPause   Measure = "longest-pause"   // s
	FirstWord      Measure = "first-word"      // s
	Length         Measure = "length"          // s from the first word to the last
	LoudnessRange  Measure = "loudness-range"  // LU
	Fading         Measure = "fading"          // dB, the median of all phrases
)

// Measures lists them in the order they are shown.
func Measures() []Measure {
	return []Measure{PitchVariation, Pace, Pauses, FirstWord, Length, LongestPause, PitchRange, Articulation, LoudnessRange, Fading}
}

// facts are what there is to know of a measure.
type facts struct {
	name, unit  string
	decimals    int
	band, scale Band
	about       string
	source      string
}

// of gives them; they are made anew each time, since the language may change.
func (m Measure) facts() facts {
	switch m {
	case PitchVariation:
		return facts{lang.L("Pitch variation"), lang.L("semitones"), 1, Band{2, 4.5}, Band{0, 7},
			lang.L("How far your voice moves up and down around its own middle. Listeners hear the same distance in semitones as equally lively in every voice, high or low. Below the band it may sound flat; far above it, check that it still sounds like you."),
			"Traunmüller and Eriksson 1995; Hincks and Edlund 2009"}
	case PitchRange:
		return facts{lang.L("Pitch range"), lang.L("semitones"), 1, Band{4, 11}, Band{0, 16},
			lang.L("The distance between your low and your high notes, leaving out the most extreme tenth at either end. It tells the same as pitch variation, in a way that a few odd moments cannot change."),
			"Hincks 2005"}
	case Pace:
		return facts{lang.L("Pace"), lang.L("syllables/min"), 0, Band{150, 260}, Band{60, 340},
			lang.L("Syllables from your first word to your last, pauses included, counted by the sound alone and right to about a tenth. English has about three syllables in two words, so 215 is about 150 words. Slow speech sounds nervous sooner than quick speech does."),
			"de Jong and Wempe 2009; Feiler and Powell 2016"}
	case Articulation:
		return facts{lang.L("Speaking speed"), lang.L("syllables/min"), 0, Band{200, 340}, Band{120, 440},
			lang.L("How fast you speak while you speak, without the pauses. Together with the pauses it makes the pace."),
			"Jacewicz and others 2009"}
	case Pauses:
		return facts{lang.L("Pauses"), lang.L("a minute"), 0, Band{3, 14}, Band{0, 24},
			lang.L("Silences of a quarter of a second or more, between your first word and your last. Some pausing is better than none: speakers without any did worst."),
			"Benki and others 2011; de Jong and Bosker 2013"}
	case LongestPause:
		return facts{lang.L("Longest pause"), lang.L("s"), 1, Band{0.5, 2.5}, Band{0, 5},
			lang.L("Two or three seconds to think are fine. What feels endless to you is short for who listens."),
			"Campione and Véronis 2002"}
	case FirstWord:
		return facts{lang.L("First word after"), lang.L("s"), 1, Band{0.3, 3}, Band{0, 8},
			lang.L("The time before your first word. A calm breath or two is welcome; people take longer when they look for a true story."),
			"Bangerter and others 2014"}
	case Length:
		return facts{lang.L("Length"), lang.L("s"), 0, Band{60, 120}, Band{0, 240},
			lang.L("From your first word to your last. The band comes from the lights of the question, which you can change in the settings."),
			"Toastmasters timing; interview advice"}
	case LoudnessRange:
		return facts{lang.L("Loudness range"), lang.L("LU"), 1, Band{3, 12}, Band{0, 20},
			lang.L("How much louder your loud stretches are than your soft ones. How loud the recording is as a whole says more about the microphone than about you."),
			"EBU Tech 3342"}
	case Fading:
		return facts{lang.L("Fading at the end"), lang.L("dB"), 1, Band{0, 5}, Band{0, 12},
			lang.L("How much softer the last half second of a phrase is than the phrase. All voices fall a little; when much is lost, the last word is, and it is often the one that counts."),
			"DeGroot and Motowidlo 1999"}
	}
	return facts{name: string(m), scale: Band{0, 1}}
}

// Name is what the measure is called on screen.
func (m Measure) Name() string { return m.facts().name }

// Unit is what it is counted in.
func (m Measure) Unit() string { return m.facts().unit }

// About says in two or three sentences what it is.
func (m Measure) About() string { return m.facts().about }

// Source names who found out about it, and when.
func (m Measure) Source() string { return m.facts().source }

// Default is the band a number lies in that nobody remarks on.
func (m Measure) Default() Band { return m.facts().band }

// Scale is what the bar reaches from and to on which a number is drawn.
func (m Measure) Scale() Band { return m.facts().scale }

// Format writes a number as precisely as it is known.
func (m Measure) Format(v float64) string {
	text := fmt.Sprintf("%.*f", m.facts().decimals, v)
	if math.Abs(v) < 0.05 && m.facts().decimals == 1 {
		return "0.0" // never -0.0
	}
	return text
}

// grain is the smallest difference that is worth a word.
func (m Measure) grain() float64 {
	switch m {
	case Pace, Articulation:
		return 8
	case Pauses:
		return 1
	case Length:
		return 3
	case LoudnessRange, Fading:
		return 0.8
	case PitchRange:
		return 0.7
	}
	return 0.3
}
