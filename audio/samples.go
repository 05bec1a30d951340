package audio

import (
	"context"
	"errors"
	"io"
	"math"
	"time"
)

// ReadSamples reads the whole WAV file at path, mixed to one channel, full
// scale 1, with its frames per second. A file that is not sound gives a
// [*FileError].
func ReadSamples(ctx context.Context, path string) (samples []float32, sampleRate int, err error) {
	w, err := openWAV(path)
	if err != nil {
		return nil, 0, err
	}
	defer w.close()
	samples = make([]float32, w.info.Frames)
	for at := 0; at < len(samples); {
		if err := ctx.Err(); err != nil {
			return nil, 0, err
		}
		n, err := w.read(samples[at:])
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, 0, err
		}
		at += n
	}
	return samples, w.info.SampleRate, nil
}

// ReadOutline reads the lowest and the highest sample of steps equal stretches
// between two moments of the WAV file at path, for drawing it closer than
// [ReadPeaks] has it. What lies outside the file is silence. PerSecond of the
// result is 0: the steps are as long as they were asked for.
func ReadOutline(ctx context.Context, path string, from, to time.Duration, steps int) (Peaks, error) {
	w, err := openWAV(path)
	if err != nil {
		return Peaks{}, err
	}
	defer w.close()
	p := Peaks{Min: make([]int8, max(steps, 0)), Max: make([]int8, max(steps, 0))}
	rate := float64(w.info.SampleRate)
	length := (to - from).Seconds() * rate / float64(max(steps, 1))
	edge := func(step int) int64 {
		const grain = 1e-3 // a time of whole nanoseconds falls a little short of its sample
		return int64(math.Floor(from.Seconds()*rate + float64(step)*length + grain))
	}
	wide := make([]float32, blockFrames)
	narrow := make([]int16, blockFrames)
	for i := range p.Min {
		if err := ctx.Err(); err != nil {
			return Peaks{}, err
		}
		first := edge(i)
		left := max(edge(i+1), first+1) - max(first, 0) // at least one sample a step
		for w.seek(first); left > 0 && first < w.info.Frames; {
			n, err := w.read(wide[:min(left, blockFrames)])
			if err != nil && !errors.Is(err, io.EOF) {
				return Peaks{}, err
			}
			for _, v := range quantise(narrow, wide[:n]) {
				p.Min[i], p.Max[i] = min(p.Min[i], int8(v/256)), max(p.Max[i], int8(v/256))
			}
			left -= int64(n)
			if err != nil {
				break
			}
		}
	}
	return p, nil
}
