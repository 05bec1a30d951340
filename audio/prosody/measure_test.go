package prosody_test

import (
	"fmt"
	"math"
	"testing"

	"greenroom/audio/prosody"
	"greenroom/audio/prosody/oracle"
)

// What is measured here has an answer that can be worked out, so that neither
// Praat nor espeak is needed.

// sine is a tone at a level in dB under full scale.
func sine(seconds float64, rate int, hz, db float64) []float32 {
	x := make([]float32, int(seconds*float64(rate)))
	for i := range x {
		x[i] = float32(math.Pow(10, db/20) * math.Sin(2*math.Pi*hz*float64(i)/float64(rate)))
	}
	return x
}

// hum is pulses at 16 kHz whose rate follows hz, and silence where that is 0.
func hum(seconds float64, hz func(t float64) float64) oracle.Sound {
	const rate = 16000
	s := oracle.Sound{Name: "a hum", Rate: rate, Samples: make([]float32, int(seconds*rate))}
	phase := 0.0
	for i := range s.Samples {
		f := hz(float64(i) / rate)
		if phase += f / rate; phase >= 1 {
			phase--
		}
		if f > 0 { // a soft pulse: the partials of a voice, falling off
			s.Samples[i] = float32(0.3 * math.Exp(-30*phase))
		}
	}
	return s
}

// silent is silence at the rate of a sound.
func silent(like oracle.Sound, seconds float64) oracle.Sound {
	return oracle.Sound{Rate: like.Rate, Samples: make([]float32, int(seconds*float64(like.Rate)))}
}

func near(t *testing.T, what string, got, want, by float64) {
	t.Helper()
	if !(math.Abs(got-want) <= by) {
		t.Errorf("%s: %.3f where %.3f is right", what, got, want)
	}
}

func must(r *prosody.Report, err error) func(*testing.T) *prosody.Report {
	return func(t *testing.T) *prosody.Report {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
}

// The recommendation gives -3.01 for a tone of 997 Hz at full scale in one channel.
func TestLoudnessIsThatOfTheRecommendationAtAnyRate(t *testing.T) {
	for _, rate := range []int{8000, 16000, 44100, 48000, 96000, 192000} {
		r := must(prosody.Analyze(t.Context(), sine(3, rate, 997, -20), rate))(t)
		near(t, fmt.Sprintf("a tone at %d Hz, LUFS", rate), r.Loudness.IntegratedLUFS, -23.01, 0.1)
		near(t, fmt.Sprintf("a tone at %d Hz, its peak", rate), r.Loudness.PeakDBFS, -20, 0.1)
	}
}

// The levels are those of EBU Tech 3341, case 3, in one channel instead of two.
func TestWhatIsQuietDoesNotCountForLoudness(t *testing.T) {
	x := append(sine(10, 48000, 1000, -36), sine(60, 48000, 1000, -23)...)
	r := must(prosody.Analyze(t.Context(), append(x, sine(10, 48000, 1000, -36)...), 48000))(t)
	near(t, "LUFS", r.Loudness.IntegratedLUFS, -26.01, 0.1)
}

// The levels are cases 1 to 3 of EBU Tech 3342.
func TestLoudnessRangeIsThatOfTheStandard(t *testing.T) {
	for _, c := range []struct{ first, second, lu float64 }{{-20, -30, 10}, {-20, -15, 5}, {-40, -20, 20}} {
		r := must(prosody.Analyze(t.Context(), append(sine(20, 48000, 1000, c.first), sine(20, 48000, 1000, c.second)...), 48000))(t)
		near(t, fmt.Sprintf("from %g to %g dB, LU", c.first, c.second), r.Loudness.RangeLU, c.lu, 1)
	}
}

func TestEachTimeTheMicrophoneWasOverdrivenIsToldOnce(t *testing.T) {
	const rate = 16000
	x := sine(3, rate, 150, -6)
	full := func(at float64, samples int) {
		for i := range samples {
			x[int(at*rate)+i] = 1
		}
	}
	full(0.5, 2)    // a peak that just fits
	full(1, 5)      // clipped,
	full(1.02, 5)   // and again at once
	full(2, 3)      // another time
	x[2*rate+8] = 1 // a single sample more
	r := must(prosody.Analyze(t.Context(), x, rate))(t)
	if len(r.Clipping) != 2 {
		t.Fatalf("found %v", r.Clipping)
	}
	near(t, "the first begins, s", r.Clipping[0].Start, 1, 0.001)
	near(t, "and ends, s", r.Clipping[0].End, 1.0203, 0.001)
	near(t, "the second begins, s", r.Clipping[1].Start, 2, 0.001)
}

func TestHowFarTheVoiceStandsOutOfTheNoiseIsEstimated(t *testing.T) {
	voice := oracle.Voice{Hz: 130, Seconds: 20, Rate: 16000}.Sound()
	for _, snr := range []float64{30, 20, 15, 10} {
		near(t, voice.WithNoise(snr).Name, analyze(t, voice.WithNoise(snr)).Noise.SNR, snr, 4)
	}
}

func TestWhatCannotBeSaidIsWithheldWithItsReason(t *testing.T) {
	voice := func(hz, seconds float64) oracle.Sound {
		return oracle.Voice{Hz: hz, Seconds: seconds, Rate: 16000}.Sound()
	}
	for name, c := range map[string]struct {
		sound                 oracle.Sound
		pitch, pace, loudness prosody.Reason
	}{
		"a voice":                  {voice(130, 12), "", "", ""},
		"silence":                  {silent(voice(1, 1), 10), prosody.NoSpeech, prosody.NoSpeech, prosody.NoSpeech},
		"too little voice":         {voice(130, 4.5), prosody.TooShort, "", ""},
		"one second":               {voice(130, 1), prosody.TooShort, prosody.NotSteady, ""},
		"more noise than voice":    {voice(130, 20).WithNoise(3), prosody.Noisy, prosody.Noisy, prosody.Noisy},
		"a man and a woman":        {oracle.Join("", voice(90, 12), voice(270, 12)), prosody.TwoVoices, "", ""},
		"a rattle, faster than us": {hum(12, func(t float64) float64 { return 150 * math.Round(math.Mod(12*t, 1)) }), prosody.TooShort, prosody.TooSpeedy, ""},
	} {
		r := analyze(t, c.sound)
		if r.Pitch.Withheld != c.pitch || r.Pace.Withheld != c.pace || r.Loudness.Withheld != c.loudness {
			t.Errorf("%s: withheld are pitch %q, pace %q, loudness %q", name, r.Pitch.Withheld, r.Pace.Withheld, r.Loudness.Withheld)
		}
	}
}

func TestTheTimeBeforeAndAfterTheSpeechIsNoPause(t *testing.T) {
	voice := oracle.Voice{Hz: 130, Seconds: 9.9, Rate: 16000}.Sound() // it ends with a silence of 0.4 s
	s := oracle.Join("", silent(voice, 2.4), voice, silent(voice, 1.5))
	for _, s := range []oracle.Sound{s, s.WithNoise(30)} {
		r := analyze(t, s)
		near(t, "before the first word, s", r.Pace.LeadIn, 2.4, 0.06)
		near(t, "after the last, s", r.Pace.Tail, 1.5+0.45, 0.06)
		if len(r.Pauses) != 3 {
			t.Errorf("found the pauses %.2f", r.Pauses)
		}
	}
}

// The standard deviation of a sine is its height over the root of two, and nine
// tenths of it lie below sin(0.4 pi) of it.
func TestHowMuchAVoiceMovesIsWhatItDoes(t *testing.T) {
	for _, high := range []float64{1, 2, 4} { // semitones
		for _, hz := range []float64{100, 210} {
			p := analyze(t, hum(6*math.Pi, func(t float64) float64 { return hz * math.Exp2(high*math.Sin(2*t)/12) })).Pitch
			near(t, "median, Hz", p.MedianHz, hz, 0.02*hz)
			near(t, "standard deviation, semitones", p.SDSemitones, high/math.Sqrt2, 0.06*high)
			near(t, "10 to 90 % range, semitones", p.RangeSemitones, 2*high*math.Sin(0.4*math.Pi), 0.1*high)
			near(t, "PVQ", p.PVQ, math.Ln2*high/math.Sqrt2/12, 0.02)
		}
	}
}

func TestEvenAndLivelyStretchesAreFoundWhereTheyAre(t *testing.T) {
	s := hum(45, func(t float64) float64 {
		move := 3.0
		if t >= 15 && t < 30 {
			move = 0.2
		} else if t >= 30 {
			move = 6
		}
		if math.Mod(t, 3) > 2.7 {
			return 0
		}
		return 130 * math.Exp2(move*math.Sin(3*t)/12)
	})
	p := analyze(t, s).Pitch
	if len(p.Even) != 1 || len(p.Lively) != 1 {
		t.Fatalf("even %.1f, lively %.1f", p.Even, p.Lively)
	}
	near(t, "evenness begins, s", p.Even[0].Start, 15, 2)
	near(t, "evenness ends, s", p.Even[0].End, 30, 1.5)
	near(t, "liveliness begins, s", p.Lively[0].Start, 30, 2.5)
	near(t, "liveliness ends, s", p.Lively[0].End, 44.7, 0.5)
	near(t, "in the middle of evenness, semitones", p.Local[22], 0.14, 0.1)
	near(t, "in the middle of liveliness, semitones", p.Local[38], 6/math.Sqrt2, 0.5)
}

func TestPhrasesThatFadeAreTold(t *testing.T) {
	phrases := func(end float32) []prosody.Phrase { // of 2 s, the last 0.5 s of each times end
		s := hum(12.5, func(t float64) float64 { return 130 * math.Floor(math.Min(1.5, 3-math.Mod(t, 2.5))) })
		for i := range s.Samples {
			if math.Mod(float64(i)/16000, 2.5) >= 1.5 {
				s.Samples[i] *= end
			}
		}
		return analyze(t, s).Phrases
	}
	level, faded := phrases(1), phrases(0.3)
	if len(level) != 5 || len(faded) != 5 {
		t.Fatalf("%d and %d phrases", len(level), len(faded))
	}
	for i := range level {
		near(t, "what does not fade, dB", level[i].FadeDB, 0, 0.5)
		near(t, "what falls by 10.5 dB, 1.1 of them in the mean of the phrase itself", faded[i].FadeDB, 9.3, 1)
	}
}

func TestAVowelHeldBesideAPauseMayBeAHesitation(t *testing.T) {
	moving := func(t float64) float64 { return 130 * math.Exp2(3*math.Sin(7*t)/12) }
	s := hum(9, func(t float64) float64 {
		switch {
		case t < 3: // speech
			return moving(t)
		case t < 3.4:
			return 0
		case t < 3.9: // held
			return 118
		case t < 4.4:
			return 0
		}
		return moving(t)
	})
	found := analyze(t, s).Hesitations
	if len(found) != 1 {
		t.Fatalf("found %.2f", found)
	}
	near(t, "it begins, s", found[0].Start, 3.4, 0.06)
	near(t, "it ends, s", found[0].End, 3.9, 0.06)
}

func TestHesitationsAreFoundInSpeechAndNotWhereThereAreNone(t *testing.T) {
	oracle.Require(t, oracle.Espeak, oracle.Recordings)
	s, fillers, err := oracle.Fillers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if found := analyze(t, s).Hesitations; len(found) < fillers/2 || len(found) > fillers {
		t.Errorf("of %d fillers %.2f are found", fillers, found)
	}
	for _, s := range need(oracle.Human())(t) {
		if found := analyze(t, s).Hesitations; len(found) > 0 {
			t.Errorf("%s: found %.2f", s.Name, found)
		}
	}
}

func TestPaceOverTimeTellsWhereSpeechIsFaster(t *testing.T) {
	oracle.Require(t, oracle.Espeak)
	text := oracle.Whole(oracle.Answer).Words
	slow := need(oracle.Speaker{Speed: 120}.Say(t.Context(), "slow", text))(t)
	fast := need(oracle.Speaker{Speed: 220}.Say(t.Context(), "fast", text))(t)
	local := analyze(t, oracle.Join("", slow, fast)).Pace.Local
	between := int(slow.Duration())
	for i := 5; i < between-6; i += 5 {
		for j := between + 6; j < len(local)-5; j += 5 {
			if local[i] < 0 || local[j] < 0 || local[i] >= local[j] {
				t.Errorf("at %d s %.0f syllables a minute, at %d s %.0f", i, local[i], j, local[j])
			}
		}
	}
}
