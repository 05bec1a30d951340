package prosody_test

import (
	"math"
	"slices"
	"testing"

	"greenroom/audio/prosody"
	"greenroom/audio/prosody/oracle"
)

// analyze measures a sound.
func analyze(t *testing.T, s oracle.Sound) *prosody.Report {
	t.Helper()
	r, err := prosody.Analyze(t.Context(), s.Samples, s.Rate)
	if err != nil {
		t.Fatalf("%s: %v", s.Name, err)
	}
	return r
}

// pitch is the track of a report as the oracle reads one.
func pitch(r *prosody.Report) oracle.Track {
	return oracle.Track{First: r.FirstFrame, Step: r.TimeStep, Values: r.F0}
}

// need is what was made, or the end of a test.
func need[T any](made T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return made
	}
}

func TestPitchAgreesWithPraat(t *testing.T) {
	oracle.Require(t, oracle.Praat, oracle.Espeak, oracle.Recordings)
	for _, source := range need(oracle.Sources(t.Context()))(t) {
		t.Run(source.Name, func(t *testing.T) {
			var all []oracle.Agreement
			for _, s := range source.Sounds {
				r := analyze(t, s)
				theirs := need(oracle.Pitch(t.Context(), s, r.Pitch.FloorHz, r.Pitch.CeilingHz))(t)
				a, err := oracle.Compare(pitch(r), theirs)
				if err != nil {
					t.Errorf("%s: %v", s.Name, err)
					continue
				}
				t.Logf("%s (%.1f to %.1f Hz): %v", s.Name, r.Pitch.FloorHz, r.Pitch.CeilingHz, a)
				all = append(all, a)
			}
			a := oracle.Together(all...)
			t.Logf("together: %v", a)
			if a.SameShare() < 99 {
				t.Errorf("the same voicing in %.2f %% of the frames", a.SameShare())
			}
			if a.Cents(0.5) > 1 {
				t.Errorf("a median difference of %.2f cents", a.Cents(0.5))
			}
			if a.GrossShare() > 0.2 {
				t.Errorf("gross errors in %.2f %% of the frames", a.GrossShare())
			}
		})
	}
}

func TestPitchIsReadRightInNoise(t *testing.T) {
	for _, v := range oracle.Voices() {
		clean := v.Sound()
		for _, s := range []oracle.Sound{clean, clean.WithNoise(20), clean.WithNoise(10)} {
			r := analyze(t, s)
			a := oracle.Against(pitch(r), v.At)
			t.Logf("%s (%.1f to %.1f Hz): %v", s.Name, r.Pitch.FloorHz, r.Pitch.CeilingHz, a)
			if a.GrossShare() > 0.5 {
				t.Errorf("%s: gross errors in %.2f %% of the frames", s.Name, a.GrossShare())
			}
			if a.Cents(0.5) > 10 {
				t.Errorf("%s: the middle frame is %.1f cents off", s.Name, a.Cents(0.5))
			}
		}
	}
}

func TestPitchIsTheSameAtAnyRate(t *testing.T) {
	for _, rate := range []int{8000, 11025, 16000, 22050, 44100, 96000, 192000} {
		v := oracle.Voice{Hz: 140, Seconds: 8, Rate: rate}
		a := oracle.Against(pitch(analyze(t, v.Sound())), v.At)
		t.Logf("%d Hz: %v", rate, a)
		if a.SameShare() < 97 || a.Cents(0.5) > 10 || a.Gross > 0 {
			t.Errorf("at %d samples a second: %v", rate, a)
		}
	}
}

func TestIntensityIsOnPraatsScale(t *testing.T) {
	oracle.Require(t, oracle.Praat, oracle.Recordings)
	for _, s := range need(oracle.Reader())(t) {
		r := analyze(t, s)
		theirs := need(oracle.Intensity(t.Context(), s, r.Pitch.FloorHz))(t)
		var apart []float64
		for i, level := range r.Intensity {
			at := (r.FirstFrame + float64(i)*r.TimeStep - theirs.First) / theirs.Step
			if n := int(math.Round(at)); r.F0[i] > 0 && n >= 0 && n < len(theirs.Values) {
				apart = append(apart, math.Abs(level-theirs.Values[n]))
			}
		}
		slices.Sort(apart)
		middle, most := apart[len(apart)/2], apart[len(apart)*95/100]
		t.Logf("%s: voiced frames %.2f dB apart in the middle, 95 %% within %.2f", s.Name, middle, most)
		if middle > 1 || most > 3 {
			t.Errorf("%s: voiced frames are %.2f dB apart in the middle, 95 %% within %.2f", s.Name, middle, most)
		}
	}
}
