package audio_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"greenroom/audio"
)

func wave(hertz float64, rate, frames int) []float32 {
	out := make([]float32, frames)
	for i := range out {
		out[i] = float32(math.Sin(2 * math.Pi * hertz * float64(i) / float64(rate)))
	}
	return out
}

// power is the mean square of the middle of a sound, in dB.
func power(s []float32) float64 {
	s = s[len(s)/4 : len(s)*3/4]
	var sum float64
	for _, v := range s {
		sum += float64(v) * float64(v)
	}
	return 10*math.Log10(sum/float64(len(s))+1e-20) + 10*math.Log10(2)
}

func TestResamplingKeepsSpeechAndLeavesNoAlias(t *testing.T) {
	for _, c := range []struct {
		from, to    int
		hertz       float64
		least, most float64 // dB
	}{
		{44100, 48000, 100, -0.01, 0.01},
		{44100, 48000, 15000, -0.05, 0.05},
		{8000, 48000, 3000, -0.05, 0.05},
		{96000, 48000, 10000, -0.05, 0.05},
		{96000, 48000, 30000, -300, -85}, // would come back as 18 kHz
		{192000, 48000, 25000, -300, -85},
		{48000, 16000, 9000, -300, -85},
	} {
		got := power(audio.Resample(c.from, c.to, wave(c.hertz, c.from, c.from)))
		if got < c.least || got > c.most {
			t.Errorf("%v Hz from %d to %d Hz comes out at %.2f dB, want %v to %v", c.hertz, c.from, c.to, got, c.least, c.most)
		}
	}
}

func TestResamplingDoesNotCareHowTheSoundIsCut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := rapid.SampledFrom([]int{8000, 11025, 22255, 44100, 96000}).Draw(t, "from")
		sound := wave(440, from, 2000)
		whole := audio.Resample(from, 48000, sound)
		if want := (len(sound)*48000 + from - 1) / from; len(whole) != want && from != 48000 {
			t.Fatalf("%d frames at %d Hz became %d, want %d", len(sound), from, len(whole), want)
		}
		a := rapid.IntRange(0, len(sound)).Draw(t, "a")
		b := rapid.IntRange(a, len(sound)).Draw(t, "b")
		pieces := audio.Resample(from, 48000, sound[:a], sound[a:b], sound[b:])
		if len(pieces) != len(whole) {
			t.Fatalf("in pieces it is %d frames, whole %d", len(pieces), len(whole))
		}
		for i := range whole {
			if whole[i] != pieces[i] {
				t.Fatalf("frame %d is %v in pieces, %v whole", i, pieces[i], whole[i])
			}
		}
	})
}

func BenchmarkResample(b *testing.B) {
	second := wave(440, 44100, 44100)
	for b.Loop() {
		audio.Resample(44100, 48000, second)
	}
}
