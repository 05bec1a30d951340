package tone_test

import (
	"strings"
	"testing"

	"greenroom/audio/prosody"
	"greenroom/ui/tone"
)

func TestEveryMeasureIsExplainedAndItsBandLiesOnItsScale(t *testing.T) {
	seen := map[string]bool{}
	for _, m := range tone.Measures() {
		if m.Name() == "" || m.Unit() == "" || len(m.About()) < 60 || m.Source() == "" || seen[m.Name()] {
			t.Errorf("%s: %q, %q, %q, %q", m, m.Name(), m.Unit(), m.About(), m.Source())
		}
		seen[m.Name()] = true
		band, scale := m.Default(), m.Scale()
		if !band.Valid() || !scale.Valid() || band.Low < scale.Low || band.High > scale.High {
			t.Errorf("%s: the band %v does not lie on %v", m, band, scale)
		}
	}
}

func TestWhatIsWithheldIsNotANumberButASentence(t *testing.T) {
	r := &prosody.Report{
		Speech: prosody.Span{Start: 1, End: 31},
		Pitch:  prosody.Pitch{Withheld: prosody.TooShort, SDSemitones: 3},
		Pace:   prosody.Pace{SpeechRate: 200, ArticulationRate: 240, LeadIn: 1},
	}
	values := tone.Values(r)
	if _, there := values["pitch-variation"]; there || values["pace"] != 200 {
		t.Errorf("values %v", values)
	}
	for _, m := range tone.Measures() {
		_, there := values[string(m)]
		if why := tone.Withheld(r, m); (why == "") != there || why != "" && !strings.HasSuffix(why, ".") {
			t.Errorf("%s is there: %v, and withheld because %q", m, there, why)
		}
	}
}

func TestAChangeIsSaidInWordsAndASmallOneIsNone(t *testing.T) {
	for _, m := range tone.Measures() {
		up, down := tone.Change(m, 10, 30), tone.Change(m, 30, 10)
		if up == down || strings.Contains(up, "{{") || strings.Contains(down, "-") {
			t.Errorf("%s: %q, %q", m, up, down)
		}
		if same := tone.Change(m, 10, 10.1); same != "about the same" {
			t.Errorf("%s: a small change is %q", m, same)
		}
	}
	if got := tone.Change(tone.PitchVariation, 2.4, 3.0); got != "0.6 semitones more varied" {
		t.Errorf("said %q", got)
	}
}

func TestNumbersAreWrittenAsTheyAreKnown(t *testing.T) {
	for _, c := range []struct {
		m    tone.Measure
		v    float64
		want string
	}{{tone.PitchVariation, 2.94, "2.9"}, {tone.Pace, 217.6, "218"}, {tone.FirstWord, 1.06, "1.1"}, {tone.Fading, -0.01, "0.0"}} {
		if got := c.m.Format(c.v); got != c.want {
			t.Errorf("%s of %v is %q, want %q", c.m, c.v, got, c.want)
		}
	}
}

func TestNothingMeasuredIsStillMetKindly(t *testing.T) {
	f := tone.Find(tone.Take{})
	if len(f.Well) != 1 || f.WorkOn == nil || f.Next == nil {
		t.Errorf("found %+v", f)
	}
}
