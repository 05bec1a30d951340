package prosody

import (
	"context"
	"errors"
	"fmt"
	"sync"
)

// ErrRate says that sound has a rate that is not analysed.
var ErrRate = errors.New("the rate is not between 8000 and 192000 samples a second")

// Rates that are analysed, Hz.
const minRate, maxRate = 8000, 192000

// Analyze measures mono speech, samples from -1 to 1 at sampleRate in Hz. It
// uses all processors, ends soon after ctx does, and tells its progress to the
// function given with [WithProgress]. Samples are not changed; values that are
// no numbers count as silence. The error is that of ctx, or ErrRate.
func Analyze(ctx context.Context, samples []float32, sampleRate int) (*Report, error) {
	if sampleRate < minRate || sampleRate > maxRate {
		return nil, fmt.Errorf("analyse sound of %d Hz: %w", sampleRate, ErrRate)
	}
	in := sound{samples, float64(sampleRate), float64(len(samples)) / float64(sampleRate)}
	r := &Report{Version: Version, Duration: in.duration, TimeStep: timeStep}
	steps := progressOf(ctx)

	// Loudness needs the sound as it is and goes its own way beside the rest.
	var beside sync.WaitGroup
	beside.Go(func() { r.Loudness, r.Clipping = measureLoudness(in), findClipping(in) })
	defer beside.Wait()

	s, err := decimate(ctx, in, analysisRate)
	if err != nil {
		return nil, err
	}
	withoutMean(s.x)
	steps.tell(0.15)
	floor, ceiling, twoVoices, err := voiceRange(ctx, s)
	if err != nil {
		return nil, err
	}
	steps.tell(0.4)
	t, err := findPitch(ctx, s, floor, ceiling, timeStep)
	if err != nil {
		return nil, err
	}
	steps.tell(0.8)
	r.FirstFrame, r.F0 = t.first, t.f0
	if r.Intensity, err = findIntensity(ctx, s, t); err != nil {
		return nil, err
	}
	l := findLevels(s)
	voicedAt := func(at float64) bool { return t.voicedAt(at, nucleusThreshold) }
	parts := l.segment(voicedAt)
	r.Noise = l.noise(parts)
	r.Speech, r.Pauses = parts.speech, parts.pauses
	beside.Go(func() { r.Hesitations = findHesitations(s, t, parts) })
	if r.Nuclei, err = findNuclei(ctx, s, voicedAt, parts); err != nil {
		return nil, err
	}
	steps.tell(0.9)
	r.Pace = measurePace(r.Nuclei, parts, r.Duration)
	r.Phrases = findPhrases(parts, l, r.Nuclei)
	r.Pitch = measurePitch(t, r.Duration)
	beside.Wait()
	r.Loudness.SpeechDB = speechLevel(parts, l)
	r.withhold(twoVoices)
	steps.tell(1)
	return r, ctx.Err()
}

// withoutMean takes off what a microphone adds to every sample.
func withoutMean(x []float32) {
	var sum float64
	for _, v := range x {
		sum += float64(v)
	}
	mean := float32(sum / float64(max(1, len(x))))
	for i := range x {
		x[i] -= mean
	}
}

// speechLevel is the level of all that sounds.
func speechLevel(parts segments, l levels) float64 {
	level, time := 0.0, 0.0
	for _, stretch := range parts.sounding {
		level += l.mean(stretch) * stretch.Length()
		time += stretch.Length()
	}
	if time == 0 {
		return leastDB
	}
	return level / time
}

// withhold says of each group of measures whether it can be relied on.
func (r *Report) withhold(twoVoices bool) {
	silent := r.Pace.Phonation == 0 || r.Pitch.Voiced == 0
	noisy := r.Noise.SNR < MinSNR
	switch {
	case silent:
		r.Pitch.Withheld, r.Loudness.Withheld = NoSpeech, NoSpeech
		r.Pace.Withheld = NoSpeech
	case noisy:
		r.Pitch.Withheld, r.Pace.Withheld, r.Loudness.Withheld = Noisy, Noisy, Noisy
	case r.Pitch.Voiced < MinVoiced:
		r.Pitch.Withheld = TooShort
	case twoVoices:
		r.Pitch.Withheld = TwoVoices
	}
}

type progressKey struct{}

// WithProgress has f told now and then how much of an analysis is done, 0 to 1.
func WithProgress(ctx context.Context, f func(part float64)) context.Context {
	return context.WithValue(ctx, progressKey{}, f)
}

type progress func(part float64)

func progressOf(ctx context.Context) progress {
	f, _ := ctx.Value(progressKey{}).(func(float64))
	return f
}

func (p progress) tell(part float64) {
	if p != nil {
		p(part)
	}
}
