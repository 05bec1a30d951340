package oracle

import (
	"context"
	"fmt"
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
		rung, err := Speaker{Voice: voice, Speed: speed}.Say(ctx, fmt.Sprintf("espeak -s %d", speed), Whole(texts).Words)
		if err != nil {
			return nil, err
		}
		rungs = append(rungs, rung)
	}
	return rungs, nil
}

// Breaks is speech with pauses of known length, and where they are: SSML asks
// for them, and espeak-ng then leaves digital silence.
func Breaks(ctx context.Context, speed int, breaks ...float64) (Sound, []Span, error) {
	text := "<speak>"
	for i, b := range breaks {
		text += fmt.Sprintf("%s <break time=\"%.0fms\"/> ", Answer[i%len(Answer)].Words, 1000*b)
	}
	s, err := Speaker{Speed: speed}.Say(ctx, fmt.Sprintf("espeak -s %d with breaks", speed), text+Answer[len(breaks)%len(Answer)].Words+"</speak>")
	if err != nil {
		return Sound{}, nil, err
	}
	// The last one is the silence after the last word.
	silences := s.Silences(0.2)
	return s, silences[:max(0, len(silences)-1)], nil
}
