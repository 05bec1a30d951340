package prosody

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestAnAutocorrelationIsTheSumOfProducts(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{8, 16, 32, 64, 512, 1024} {
		a, b := make([]float64, n), make([]float64, n)
		for i := range n / 2 { // the other half stays empty, so that nothing wraps round
			a[i], b[i] = random.NormFloat64(), random.NormFloat64()
		}
		wantA, wantB := products(a), products(b)
		newFFT(n).autocorrelate(a, b)
		for lag := range n / 2 {
			if math.Abs(a[lag]/float64(n)-wantA[lag]) > 1e-9 || math.Abs(b[lag]/float64(n)-wantB[lag]) > 1e-9 {
				t.Fatalf("of %d numbers, at lag %d: %v and %v, want %v and %v", n, lag, a[lag]/float64(n), b[lag]/float64(n), wantA[lag], wantB[lag])
			}
		}
	}
}

func products(x []float64) []float64 {
	sums := make([]float64, len(x))
	for lag := range x {
		for i := 0; i+lag < len(x); i++ {
			sums[lag] += x[i] * x[i+lag]
		}
	}
	return sums
}

func BenchmarkTwoAutocorrelations(b *testing.B) {
	for _, n := range []int{1024, 2048} {
		f := newFFT(n)
		x, y := make([]float64, n), make([]float64, n)
		x[3], y[4] = 1, 1
		b.Run(map[int]string{1024: "1024", 2048: "2048"}[n], func(b *testing.B) {
			for b.Loop() {
				f.autocorrelate(x, y)
				clear(x)
				clear(y)
				x[3], y[4] = 1, 1
			}
		})
	}
}
