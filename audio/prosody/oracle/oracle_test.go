package oracle_test

import (
	"math"
	"testing"

	"greenroom/audio/prosody/oracle"
)

func TestPraatHearsThePitchOfAComputedVoice(t *testing.T) {
	oracle.Require(t, oracle.Praat)
	for _, v := range oracle.Voices() {
		track, err := oracle.Pitch(t.Context(), v.Sound(), v.Hz*0.6, v.Hz*2)
		if err != nil {
			t.Fatal(err)
		}
		a := oracle.Against(track, v.At)
		t.Logf("%.0f Hz: %v", v.Hz, a)
		if a.Cents(0.5) > 10 || a.GrossShare() > 0 || a.SameShare() < 85 {
			t.Errorf("a voice of %.0f Hz is not what it is said to be: %v", v.Hz, a)
		}
	}
}

func TestNoiseIsAsFarBelowTheVoiceAsAskedFor(t *testing.T) {
	clean := oracle.Voice{Hz: 110, Seconds: 5, Rate: 16000}.Sound()
	noisy := clean.WithNoise(20)
	var voice, noise, voiced float64
	for i, v := range clean.Samples {
		d := float64(noisy.Samples[i] - v)
		noise += d * d
		if v != 0 {
			voice += float64(v) * float64(v)
			voiced++
		}
	}
	if snr := 10 * math.Log10(voice/voiced/(noise/float64(len(clean.Samples)))); math.Abs(snr-20) > 0.1 {
		t.Errorf("asked for 20 dB, got %.2f", snr)
	}
}

func TestAgreementCountsWhatDiffers(t *testing.T) {
	ours := oracle.Track{First: 0.02, Step: 0.01, Values: []float64{0, 100, 100, 100, 0}}
	theirs := oracle.Track{First: 0.02, Step: 0.01, Values: []float64{0, 100, 200, 0, 0}}
	a, err := oracle.Compare(ours, theirs)
	if err != nil {
		t.Fatal(err)
	}
	if a.Frames != 5 || a.Same != 4 || a.Both() != 2 || a.Gross != 1 || a.Cents(1) != 1200 {
		t.Errorf("found %v", a)
	}
	theirs.First = 0.03
	if _, err := oracle.Compare(ours, theirs); err == nil {
		t.Error("tracks of different grids were compared")
	}
}
