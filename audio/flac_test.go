package audio_test

import (
	"bytes"
	"context"
	"errors"
	"math"
	"testing"
	"time"

	"github.com/mewkiz/flac"

	"greenroom/audio"
)

// decoded is the sound of a FLAC file, full scale 1.
func decoded(t *testing.T, content []byte) (samples []float32, rate int) {
	t.Helper()
	stream, err := flac.New(bytes.NewReader(content))
	check(t, err)
	for {
		f, err := stream.ParseNext()
		if err != nil {
			break
		}
		for _, v := range f.Subframes[0].Samples {
			samples = append(samples, float32(v)/32768)
		}
	}
	if uint64(len(samples)) != stream.Info.NSamples {
		t.Errorf("it promises %d samples and has %d", stream.Info.NSamples, len(samples))
	}
	return samples, int(stream.Info.SampleRate)
}

// spokenFile is a WAV file of so many seconds that swells like speech.
func spokenFile(t *testing.T, seconds float64) string {
	t.Helper()
	samples := make([]int16, int(seconds*audio.SampleRate))
	for i := range samples {
		at := float64(i) / audio.SampleRate
		samples[i] = int16(math.Round(32767 * 0.5 * math.Sin(2*math.Pi*440*at) * (0.6 + 0.4*math.Sin(2*math.Pi*3*at))))
	}
	return wav(t, samples)
}

func TestFLACIsTheSameSampleBySample(t *testing.T) {
	for _, seconds := range []float64{0.01, 1, 3.3} {
		path := spokenFile(t, seconds)
		want, _, err := audio.ReadSamples(t.Context(), path)
		check(t, err)
		var b bytes.Buffer
		check(t, audio.WriteFLAC(t.Context(), &b, path, audio.SampleRate))
		got, rate := decoded(t, b.Bytes())
		if rate != audio.SampleRate || len(got) != len(want) {
			t.Fatalf("%d samples at %d Hz, want %d", len(got), rate, len(want))
		}
		for i := range got {
			if got[i] != want[i] {
				t.Fatalf("sample %d is %v, want %v", i, got[i], want[i])
			}
		}
		if seconds > 1 && b.Len() > len(want)*2*8/10 {
			t.Errorf("%d bytes for %d samples", b.Len(), len(want))
		}
	}
}

func TestFLACAtALowerRateSoundsTheSame(t *testing.T) {
	path := spokenFile(t, 2)
	var b bytes.Buffer
	check(t, audio.WriteFLAC(t.Context(), &b, path, 24000))
	got, rate := decoded(t, b.Bytes())
	if rate != 24000 || len(got) != 48000 {
		t.Fatalf("%d samples at %d Hz", len(got), rate)
	}
	for i := 2400; i < len(got)-2400; i++ {
		at := float64(i) / 24000
		want := 0.5 * math.Sin(2*math.Pi*440*at) * (0.6 + 0.4*math.Sin(2*math.Pi*3*at))
		if math.Abs(float64(got[i])-want) > 0.005 {
			t.Fatalf("after %v it is %v, want %v", time.Duration(at*1e9), got[i], want)
		}
	}
}

func TestWritingFLACCanBeEnded(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := audio.WriteFLAC(ctx, &bytes.Buffer{}, spokenFile(t, 1), 24000); !errors.Is(err, context.Canceled) {
		t.Errorf("said %v", err)
	}
}
