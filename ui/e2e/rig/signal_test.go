package rig_test

import (
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"greenroom/ui/e2e/rig"
)

// noise is a sound like no other with the same seed's exception.
func noise(seed uint64, samples int) rig.Signal {
	r := rand.New(rand.NewPCG(seed, 0))
	s := make(rig.Signal, samples)
	for i := range s {
		s[i] = int16(r.IntN(20000) - 10000)
	}
	return s
}

func join(parts ...rig.Signal) (whole rig.Signal) {
	for _, p := range parts {
		whole = append(whole, p...)
	}
	return whole
}

func TestCompareFindsASoundWhereverItIs(t *testing.T) {
	a := noise(1, 1000)
	silence := make(rig.Signal, 480)
	softer := make(rig.Signal, len(a))
	for i, v := range a {
		softer[i] = v / 4
	}
	for name, c := range map[string]struct {
		b    rig.Signal
		want float64
		lag  time.Duration
	}{
		"itself":            {a, 1, 0},
		"later":             {join(silence, a, silence), 1, 10 * time.Millisecond},
		"softer":            {join(silence, softer), 1, 10 * time.Millisecond},
		"without its start": {a[480:], math.Sqrt(520. / 1000), -10 * time.Millisecond},
		"with a gap":        {join(a[:500], silence, a[500:]), 0.5, 0},
		"beside another":    {join(a, noise(2, 1000)), math.Sqrt(0.5), 0},
		"another":           {noise(2, 1000), 0, 0},
		"silence":           {silence, 0, 0},
		"nothing":           {nil, 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			got := rig.Compare(a, c.b)
			const chance = 0.13 // what two different noises of this length reach
			if math.Abs(got.Correlation-c.want) > chance {
				t.Errorf("correlation is %.3f, want about %.3f", got.Correlation, c.want)
			}
			if c.want == 1 && (got.Correlation < 0.9999 || got.Correlation > 1.0001) {
				t.Errorf("correlation is %.5f, want 1", got.Correlation)
			}
			if c.want > 0.6 && got.Lag != c.lag {
				t.Errorf("found at %v, want %v", got.Lag, c.lag)
			}
		})
	}
}

func TestAWrittenFileReadsBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.wav")
	want := noise(3, 777)
	check(t, rig.WriteWAV(path, want))
	got, err := rig.ReadWAV(path)
	check(t, err)
	if got.Rate != rig.Rate || got.Channels != 1 || got.Bits != 16 || got.Stray != 0 || !slices.Equal(got.Samples, want) {
		t.Errorf("read %d Hz, %d channels, %d bits, %d stray bytes, %d samples", got.Rate, got.Channels, got.Bits, got.Stray, len(got.Samples))
	}
}

func TestAFileWhoseHeaderLiesIsFoundOut(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.wav")
	check(t, rig.WriteWAV(path, noise(3, 100)))
	whole, err := os.ReadFile(path)
	check(t, err)
	check(t, os.WriteFile(path, whole[:len(whole)-2], 0o600))
	if _, err := rig.ReadWAV(path); err == nil {
		t.Error("a file shorter than its header says was read")
	}
	check(t, os.WriteFile(path, append(whole, 0, 0, 0, 0), 0o600))
	if w, err := rig.ReadWAV(path); err != nil || w.Stray != 4 {
		t.Errorf("stray bytes behind the sound: %d (%v), want 4", w.Stray, err)
	}
}

func TestTrimCutsExactSilenceOnly(t *testing.T) {
	got := rig.Signal{0, 0, 1, 0, -1, 0}.Trim()
	if !slices.Equal(got, rig.Signal{1, 0, -1}) {
		t.Errorf("trimmed to %v", got)
	}
	if got := (rig.Signal{0, 0}).Trim(); len(got) != 0 {
		t.Errorf("trimmed silence to %v", got)
	}
}

func TestAnAccountFindsEveryLostAndEveryInventedSample(t *testing.T) {
	r := start(t, rig.Options{})
	ear, err := r.Sound.Overhear(t.Context())
	check(t, err)
	time.Sleep(2 * time.Second)
	heard, err := ear.Stop()
	check(t, err)
	whole, err := rig.AccountFor(heard)
	check(t, err)
	if want := (rig.Account{Heard: len(heard)}); whole != want {
		t.Fatalf("account of a recording as it is: %+v, want %+v", whole, want)
	}
	n := len(heard) / 4
	spoilt := join(heard[:n], heard[n+960:2*n], make(rig.Signal, 480), heard[2*n:3*n], noise(9, 100), heard[3*n:])
	got, err := rig.AccountFor(spoilt)
	check(t, err)
	if want := (rig.Account{Heard: len(heard) - 960, Lost: 960, Inserted: 580, Gaps: 3}); got != want {
		t.Errorf("account of a spoilt recording: %+v, want %+v", got, want)
	}
	if _, err := rig.AccountFor(noise(3, 1000)); err == nil {
		t.Error("an account was given of a sound the room never made")
	}
}
