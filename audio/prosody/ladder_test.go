package prosody_test

import (
	"math"
	"testing"

	"greenroom/audio/prosody"
	"greenroom/audio/prosody/oracle"
)

// climbs fails a test unless a measure rises with every rung of a ladder.
func climbs(t *testing.T, name string, rungs []oracle.Sound, reports []*prosody.Report, measure func(*prosody.Report) float64) {
	t.Helper()
	last := math.Inf(-1)
	for i, r := range reports {
		value := measure(r)
		t.Logf("%s: %s %.3f", rungs[i].Name, name, value)
		if value <= last {
			t.Errorf("%s: %s is %.3f, after %.3f on the rung below", rungs[i].Name, name, value, last)
		}
		last = value
	}
}

func reportsOf(t *testing.T, sounds []oracle.Sound) []*prosody.Report {
	t.Helper()
	var reports []*prosody.Report
	for _, s := range sounds {
		reports = append(reports, analyze(t, s))
	}
	return reports
}

func TestSpeechThatMovesMoreIsLivelier(t *testing.T) {
	oracle.Require(t, oracle.Praat, oracle.Recordings)
	sentences := need(oracle.Reader())(t)
	for _, s := range append(sentences, oracle.Join("human: reader, all", sentences...)) {
		rungs := need(oracle.LivelinessLadder(t.Context(), s))(t)
		reports := reportsOf(t, rungs)
		climbs(t, "standard deviation in semitones", rungs, reports, func(r *prosody.Report) float64 { return r.Pitch.SDSemitones })
		climbs(t, "range in semitones", rungs, reports, func(r *prosody.Report) float64 { return r.Pitch.RangeSemitones })
		climbs(t, "PVQ", rungs, reports, func(r *prosody.Report) float64 { return r.Pitch.PVQ })
	}
}

func TestSpeechThatIsFasterHasMorePace(t *testing.T) {
	oracle.Require(t, oracle.Espeak)
	for _, voice := range []string{"en-us", "en-gb+f2"} {
		rungs := need(oracle.PaceLadder(t.Context(), voice, oracle.Answer))(t)
		reports := reportsOf(t, rungs)
		climbs(t, "speech rate", rungs, reports, func(r *prosody.Report) float64 { return r.Pace.SpeechRate })
		climbs(t, "articulation rate", rungs, reports, func(r *prosody.Report) float64 { return r.Pace.ArticulationRate })
	}
}

func TestPausesAreFoundWhereTheyAre(t *testing.T) {
	oracle.Require(t, oracle.Espeak)
	const near = 0.06 // s
	for _, speed := range oracle.BreakSpeeds {
		s, breaks, err := oracle.Breaks(t.Context(), speed)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range []oracle.Sound{s, s.WithNoise(30), s.WithNoise(20)} {
			pauses := analyze(t, s).Pauses
			apart := oracle.Apart(pauses, breaks)
			t.Logf("%s: %.0f ms apart", s.Name, 1000*apart)
			if apart > near {
				t.Errorf("%s: found the pauses %.3f for %.3f", s.Name, pauses, breaks)
			}
		}
	}
}

func TestSyllablesAreCountedToATenth(t *testing.T) {
	oracle.Require(t, oracle.Espeak, oracle.Recordings)
	text := oracle.Whole(oracle.Answer)
	count := func(name string, found, syllables int) {
		off := 100 * (float64(found)/float64(syllables) - 1)
		t.Logf("%s: %d of %d syllables, %+.1f %%", name, found, syllables, off)
		if math.Abs(off) > 10 {
			t.Errorf("%s: found %d of %d syllables, %+.1f %%", name, found, syllables, off)
		}
	}
	for _, speaker := range oracle.Speakers {
		s := need(speaker.Say(t.Context(), speaker.String(), text.Words))(t)
		for _, s := range []oracle.Sound{s, s.WithNoise(20)} {
			count(s.Name, analyze(t, s).Pace.Syllables, text.Syllables)
		}
	}
	found, syllables := 0, 0
	for i, s := range need(oracle.Reader())(t) {
		found += analyze(t, s).Pace.Syllables
		syllables += oracle.ReaderSyllables[i]
	}
	count("human: reader, all", found, syllables)
}
