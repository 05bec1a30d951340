package prosody_test

import (
	"bytes"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"greenroom/audio/prosody"
)

// buzz is something like a voice: pulses whose rate rises and falls, with a
// silence after every three seconds.
func buzz(seconds float64, rate int) []float32 {
	x := make([]float32, int(seconds*float64(rate)))
	phase := 0.0
	for i := range x {
		at := float64(i) / float64(rate)
		phase += (120 + 20*math.Sin(2*at)) / float64(rate)
		if _, part := math.Modf(phase); part < 0.05 && math.Mod(at, 4) < 3 {
			x[i] = float32(0.3 + 0.1*math.Sin(20*at))
		}
	}
	return x
}

func TestAReportIsUnpackedAsItWas(t *testing.T) {
	r, err := prosody.Analyze(t.Context(), buzz(20, 16000), 16000)
	if err != nil {
		t.Fatal(err)
	}
	b, err := r.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	var got prosody.Report
	if err := got.UnmarshalBinary(b); err != nil {
		t.Fatal(err)
	}
	// The tracks are kept with the precision of 32 bits, the rest as it is.
	near := cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) <= 1e-6*math.Abs(a) })
	if diff := cmp.Diff(*r, got, near); diff != "" {
		t.Error(diff)
	}
}

func TestAnHourIsPackedIntoLessThanThreeMegabytes(t *testing.T) {
	r, err := prosody.Analyze(t.Context(), buzz(60, 16000), 16000)
	if err != nil {
		t.Fatal(err)
	}
	b, err := r.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	if len(b) > 50_000 {
		t.Errorf("a minute takes %d bytes", len(b))
	}
}

func TestADamagedReportIsAnErrorAndChangesNothing(t *testing.T) {
	r, err := prosody.Analyze(t.Context(), buzz(5, 16000), 16000)
	if err != nil {
		t.Fatal(err)
	}
	whole, err := r.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	damaged := [][]byte{nil, {}, {1, 2, 3}, whole[:len(whole)/2], bytes.Repeat([]byte{0xff}, 100)}
	for _, b := range damaged {
		got := prosody.Report{Version: 77}
		if err := got.UnmarshalBinary(b); err == nil || got.Version != 77 {
			t.Errorf("%d bytes: %v, version %d", len(b), err, got.Version)
		}
	}
	random := rand.New(rand.NewPCG(5, 5))
	for range 500 { // one byte wrong: an error, or some other report, but never a panic
		b := bytes.Clone(whole)
		b[random.IntN(len(b))] ^= byte(1 + random.IntN(255))
		var got prosody.Report
		_ = got.UnmarshalBinary(b)
	}
}
