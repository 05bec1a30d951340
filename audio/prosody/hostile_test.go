package prosody_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"greenroom/audio/prosody"
)

// sane fails the test when a number anywhere in a report is none, or a span
// runs backwards or out of the sound.
func sane(t testing.TB, what string, r *prosody.Report) {
	t.Helper()
	walk(reflect.ValueOf(*r), func(v reflect.Value) {
		switch {
		case v.Kind() == reflect.Float64 && (math.IsNaN(v.Float()) || math.IsInf(v.Float(), 0)):
			t.Errorf("%s: a number of the report is %v", what, v.Float())
		case v.Type() == reflect.TypeFor[prosody.Span]():
			s := v.Interface().(prosody.Span)
			if s.Start < 0 || s.End < s.Start || s.End > r.Duration+0.02 {
				t.Errorf("%s: a span from %v to %v in a sound of %v s", what, s.Start, s.End, r.Duration)
			}
		}
	})
	if len(r.F0) != len(r.Intensity) {
		t.Errorf("%s: %d pitches and %d levels", what, len(r.F0), len(r.Intensity))
	}
}

func walk(v reflect.Value, look func(reflect.Value)) {
	look(v)
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			walk(v.Field(i), look)
		}
	case reflect.Slice:
		for i := range v.Len() {
			walk(v.Index(i), look)
		}
	}
}

// mischief makes a sound no microphone should make: stretches of all that can
// go wrong, one after the other.
func mischief(random *rand.Rand, n int) []float32 {
	x := make([]float32, 0, n)
	for len(x) < n {
		length := min(1+random.IntN(max(1, n)), n-len(x))
		kind, size, period := random.IntN(10), float32(math.Pow(10, 6*random.Float64()-5)), 1+random.IntN(900)
		for i := range length {
			var v float32
			switch kind {
			case 0: // silence
			case 1: // a constant
				v = size
			case 2: // a clipped square wave
				v = 1
				if i/period%2 == 0 {
					v = -1
				}
			case 3:
				v = float32(math.NaN())
			case 4:
				v = float32(math.Inf(1 - 2*(i%2)))
			case 5: // noise
				v = size * float32(random.NormFloat64())
			case 6: // a click now and then
				if i%(40*period) == 0 {
					v = size
				}
			case 7: // a tone
				v = size * float32(math.Sin(2*math.Pi*float64(i)/float64(period)))
			case 8: // the largest there is, and the smallest
				v = math.MaxFloat32
				if i%3 == 0 {
					v = math.SmallestNonzeroFloat32
				}
			case 9: // pulses, like a voice
				if i%period < 3 {
					v = size
				}
			}
			x = append(x, v)
		}
	}
	return x
}

func TestAThousandSoundsNoMicrophoneShouldMakeAreAnalysed(t *testing.T) {
	rates := []int{8000, 11025, 16000, 22050, 44100, 44099, 48000, 96000, 192000}
	for seed := range uint64(1000) {
		random := rand.New(rand.NewPCG(seed, 7))
		rate := rates[random.IntN(len(rates))]
		n := int(float64(rate) * math.Pow(10, 4*random.Float64()-3.5))
		if seed < 30 {
			n = int(seed)
		}
		r, err := prosody.Analyze(t.Context(), mischief(random, n), rate)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		sane(t, fmt.Sprintf("seed %d, %d samples at %d Hz", seed, n, rate), r)
	}
}

func TestTwoHoursAreAnalysed(t *testing.T) {
	if testing.Short() {
		t.Skip("takes its time")
	}
	x := make([]float32, 2*3600*8000)
	for i := range x {
		if i/8000%60 < 3 && i%80 < 4 { // a buzz of 100 Hz, three seconds a minute
			x[i] = 0.5
		}
	}
	r, err := prosody.Analyze(t.Context(), x, 8000)
	if err != nil {
		t.Fatal(err)
	}
	sane(t, "two hours", r)
	if math.Abs(r.Pitch.MedianHz-100) > 1 || len(r.Pauses) != 119 {
		t.Errorf("a buzz of 100 Hz once a minute has a pitch of %v Hz and %d pauses", r.Pitch.MedianHz, len(r.Pauses))
	}
}

func TestOtherRatesAreRefused(t *testing.T) {
	for _, rate := range []int{-1, 0, 7999, 192001} {
		if _, err := prosody.Analyze(t.Context(), make([]float32, 100), rate); !errors.Is(err, prosody.ErrRate) {
			t.Errorf("%d Hz: %v", rate, err)
		}
	}
}

func TestAnAnalysisCanBeCalledOff(t *testing.T) {
	x := mischief(rand.New(rand.NewPCG(1, 1)), 48000*20)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if r, err := prosody.Analyze(ctx, x, 48000); !errors.Is(err, context.Canceled) || r != nil {
		t.Errorf("called off before: %v", err)
	}
	ctx, cancel = context.WithCancel(t.Context())
	ctx = prosody.WithProgress(ctx, func(float64) { cancel() })
	if _, err := prosody.Analyze(ctx, x, 48000); !errors.Is(err, context.Canceled) {
		t.Errorf("called off while it runs: %v", err)
	}
}

func TestProgressGoesFromTheBeginningToTheEnd(t *testing.T) {
	var told []float64
	ctx := prosody.WithProgress(t.Context(), func(part float64) { told = append(told, part) })
	if _, err := prosody.Analyze(ctx, make([]float32, 48000), 48000); err != nil {
		t.Fatal(err)
	}
	for i := 1; i < len(told); i++ {
		if told[i] <= told[i-1] {
			t.Errorf("after %v comes %v", told[i-1], told[i])
		}
	}
	if len(told) < 3 || told[len(told)-1] != 1 {
		t.Errorf("told %v", told)
	}
}

func TestSamplesAreLeftAsTheyAre(t *testing.T) {
	for _, rate := range []int{8000, 48000} {
		x := mischief(rand.New(rand.NewPCG(3, 3)), 20000)
		before := fmt.Sprint(x)
		if _, err := prosody.Analyze(t.Context(), x, rate); err != nil {
			t.Fatal(err)
		}
		if fmt.Sprint(x) != before {
			t.Errorf("samples at %d Hz were changed", rate)
		}
	}
}

func FuzzAnalyze(f *testing.F) {
	f.Add([]byte{}, uint8(0))
	f.Add([]byte{0, 255, 1, 254, 128, 127}, uint8(3))
	f.Fuzz(func(t *testing.T, b []byte, rate uint8) {
		x := make([]float32, 0, 40*len(b))
		for i, v := range b { // each byte is a stretch of some height
			for range 1 + i%40 {
				x = append(x, (float32(v)-127)/100)
			}
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		r, err := prosody.Analyze(ctx, x, 8000+int(rate)*500)
		if err != nil {
			t.Fatal(err)
		}
		sane(t, "fuzz", r)
	})
}
