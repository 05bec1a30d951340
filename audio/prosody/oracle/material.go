package oracle

import (
	"context"
	"fmt"
	"math"
)

// Spoken is speech by espeak-ng of several voices and speeds, as it comes and
// at the rate the app records in.
func Spoken(ctx context.Context) ([]Sound, error) {
	var sounds []Sound
	for _, c := range []struct {
		speaker Speaker
		name    string
		texts   []Text
		rate    int
	}{
		{Speaker{}, "espeak: man", Answer[:7], 0},
		{Speaker{}, "espeak: man, 48 kHz", Answer, 48000},
		{Speaker{Voice: "en-gb", Speed: 120, Pitch: 20}, "espeak: low man, slow", Answer[7:12], 0},
		{Speaker{Voice: "en-us+m3", Speed: 240}, "espeak: man, fast", Answer[:7], 0},
		{Speaker{Voice: "en-us+f2", Speed: 175}, "espeak: woman", Answer[4:11], 0},
		{Speaker{Voice: "en-gb+f5", Speed: 210, Pitch: 70}, "espeak: high woman, 48 kHz", Answer[7:], 48000},
		{Speaker{Voice: "en-gb-scotland", Speed: 140, Pitch: 60}, "espeak: Scot, 16 kHz", Answer[2:7], 16000},
	} {
		s, err := c.speaker.Say(ctx, c.name, Whole(c.texts).Words)
		if err != nil {
			return nil, err
		}
		if c.rate > 0 {
			if s, err = Resampled(ctx, s, c.rate); err != nil {
				return nil, err
			}
		}
		sounds = append(sounds, s)
	}
	return sounds, nil
}

// Voices are computed voices from a very low one to a very high one.
func Voices() []Voice {
	var voices []Voice
	for _, hz := range []float64{70, 110, 200, 300} {
		voices = append(voices, Voice{Hz: hz, Seconds: 20, Rate: 48000})
	}
	return voices
}

// Source is a kind of sound.
type Source struct {
	Name   string
	Sounds []Sound
}

// Sources is all that is held against Praat: espeak-ng's speech, computed
// voices, and people.
func Sources(ctx context.Context) ([]Source, error) {
	spoken, err := Spoken(ctx)
	if err != nil {
		return nil, err
	}
	human, err := Human()
	if err != nil {
		return nil, err
	}
	var sung []Sound
	for _, v := range Voices() {
		sung = append(sung, v.Sound())
	}
	return []Source{{"espeak speech", spoken}, {"computed voices", sung}, {"human recordings", human}}, nil
}

// LivelinessFactors are how much the movement of pitch is multiplied by, from
// monotone to exaggerated.
var LivelinessFactors = []float64{0.05, 0.3, 0.6, 1, 1.4}

// LivelinessLadder is human speech made ever livelier.
func LivelinessLadder(ctx context.Context, s Sound) ([]Sound, error) {
	var rungs []Sound
	for _, factor := range LivelinessFactors {
		rung, err := Livelier(ctx, s, factor)
		if err != nil {
			return nil, err
		}
		rungs = append(rungs, rung)
	}
	return rungs, nil
}

// PaceSpeeds are espeak-ng's words a minute, from slow to fast.
var PaceSpeeds = []int{120, 140, 160, 180, 200, 220, 240}

// PaceLadder is one text said ever faster.
func PaceLadder(ctx context.Context, voice string, texts []Text) ([]Sound, error) {
	var rungs []Sound
	for _, speed := range PaceSpeeds {
		speaker := Speaker{Voice: voice, Speed: speed}
		rung, err := speaker.Say(ctx, speaker.String(), Whole(texts).Words)
		if err != nil {
			return nil, err
		}
		rungs = append(rungs, rung)
	}
	return rungs, nil
}

// BreakSpeeds are words a minute for [Breaks].
var BreakSpeeds = []int{120, 160, 220}

// Breaks is speech with pauses of known length, and where they are: SSML asks
// for them, and espeak-ng then leaves digital silence.
func Breaks(ctx context.Context, speed int) (Sound, []Span, error) {
	breaks := []float64{0.4, 1.2, 0.6, 2.5, 0.8}
	text := "<speak>"
	for i, b := range breaks {
		text += fmt.Sprintf("%s <break time=\"%.0fms\"/> ", Answer[i].Words, 1000*b)
	}
	speaker := Speaker{Speed: speed}
	s, err := speaker.Say(ctx, speaker.String(), text+Answer[len(breaks)+1].Words+"</speak>")
	if err != nil {
		return Sound{}, nil, err
	}
	found := s.Silences(0.25)
	if n := len(found); n > 0 && found[n-1].End > s.Duration()-0.01 {
		found = found[:n-1] // after the last word
	}
	if len(found) != len(breaks) {
		return Sound{}, nil, fmt.Errorf("say %s: it has silences at %.2f s", s.Name, found)
	}
	for i, b := range breaks {
		if off := found[i].End - found[i].Start - b; math.Abs(off) > 0.06 {
			return Sound{}, nil, fmt.Errorf("say %s: a break of %g s is %+.3f s off", s.Name, b, off)
		}
	}
	return s, found, nil
}

// Fillers is speech in which every word that fills is drawn out between two
// pauses, and how many there are.
func Fillers(ctx context.Context) (Sound, int, error) {
	fillers := []string{"um", "uh", "er", "uhm", "erm", "hmm"}
	text := "<speak>"
	for i, filler := range fillers {
		text += fmt.Sprintf("%s <break time=\"400ms\"/> <prosody rate=\"50%%\">%s</prosody> <break time=\"300ms\"/> ", Answer[i].Words, filler)
	}
	s, err := Speaker{}.Say(ctx, "espeak with fillers", text+Answer[len(fillers)].Words+"</speak>")
	return s, len(fillers), err
}

// Minute is 60 s of speech at the rate the app records in.
func Minute(ctx context.Context) (Sound, error) {
	text := Whole(Answer).Words
	s, err := Speaker{Speed: 150}.Say(ctx, "espeak: a minute", text+text)
	if err != nil {
		return Sound{}, err
	}
	s, err = Resampled(ctx, s, 48000)
	return s.First(60), err
}
