package audio_test

import (
	"context"
	"errors"
	"math"
	"testing"
	"time"

	"greenroom/audio"
)

func TestSamplesAreThoseOfTheFileMixedToOneChannel(t *testing.T) {
	said := []int16{100, 300, -400, 0, 32767, 32767, -32768, -32768}
	got, rate, err := audio.ReadSamples(t.Context(), file(t, "two.wav", wavBytes(1, 44100, 2, 16, littleEndian(said))))
	check(t, err)
	if rate != 44100 || len(got) != 4 {
		t.Fatalf("%d samples at %d Hz", len(got), rate)
	}
	for i, want := range []float64{200, -200, 32767, -32768} {
		if math.Abs(float64(got[i])*32768-want) > 0.01 {
			t.Errorf("sample %d is %v, want %v", i, float64(got[i])*32768, want)
		}
	}
}

func TestALongFileIsReadToItsEnd(t *testing.T) {
	said := count(100_001)
	got, _, err := audio.ReadSamples(t.Context(), wav(t, said))
	check(t, err)
	if len(got) != len(said) {
		t.Fatalf("%d of %d samples", len(got), len(said))
	}
	for i, v := range got {
		if int16(v*32768) != said[i] {
			t.Fatalf("sample %d is %v, want %v", i, v*32768, said[i])
		}
	}
}

func TestReadingSamplesCanBeCalledOff(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := audio.ReadSamples(ctx, wav(t, count(1000))); !errors.Is(err, context.Canceled) {
		t.Errorf("called off: %v", err)
	}
}

func TestAnOutlineCloseUpHasTheExtremesOfEachStep(t *testing.T) {
	said := level(0, 480)
	said[100], said[149], said[150] = 25600, -12800, 2560
	path := wav(t, said)
	at := func(frame int) time.Duration { return time.Duration(frame) * time.Second / 48000 }
	got, err := audio.ReadOutline(t.Context(), path, at(100), at(200), 2)
	check(t, err)
	if got.Max[0] != 100 || got.Min[0] != -50 || got.Max[1] != 10 || got.Min[1] != 0 {
		t.Errorf("got %+v", got)
	}
	// A step may be shorter than a sample, and reach beyond the file.
	got, err = audio.ReadOutline(t.Context(), path, at(99), at(101), 8)
	check(t, err)
	if got.Max[0] != 0 || got.Max[4] != 100 || got.Max[7] != 100 {
		t.Errorf("closer than a sample: %v", got.Max)
	}
	got, err = audio.ReadOutline(t.Context(), path, -time.Second, 2*time.Second, 3)
	check(t, err)
	if got.Max[0] != 0 || got.Max[1] != 100 || got.Max[2] != 0 {
		t.Errorf("beyond the file: %v", got.Max)
	}
}
