package rig

import (
	"math"
	"math/bits"
	"math/cmplx"
	"time"
)

// Match says how alike two sounds are at the shift where they are most alike.
type Match struct {
	// Correlation is the normalised cross-correlation, from -1 to 1. One
	// means that the second sound holds the first, louder or softer perhaps,
	// and nothing else: whatever is missing, added or moved lowers it.
	Correlation float64
	// Lag is where in the second sound the first begins.
	Lag time.Duration
}

// Compare finds a in b. The correlation is normalised by the whole energy of
// both, so b may be longer than a only by near silence.
func Compare(a, b Signal) Match {
	if len(a) == 0 || len(b) == 0 {
		return Match{}
	}
	// By the correlation theorem: the product of one spectrum with the
	// other's conjugate, with room for every shift.
	size := 1 << bits.Len(uint(len(a)+len(b)-1))
	fa, energyA := spectrum(a, size)
	fb, energyB := spectrum(b, size)
	if energyA == 0 || energyB == 0 {
		return Match{}
	}
	for i := range fb {
		// Conjugated, so that a second forward transform serves as the inverse.
		fb[i] = cmplx.Conj(fb[i] * cmplx.Conj(fa[i]))
	}
	transform(fb)
	best := 0
	for i := range fb {
		if real(fb[i]) > real(fb[best]) {
			best = i
		}
	}
	peak := real(fb[best]) / float64(size) / math.Sqrt(energyA*energyB)
	if best >= len(b) {
		best -= size // a begins before b
	}
	return Match{Correlation: peak, Lag: time.Duration(best) * time.Second / Rate}
}

func spectrum(s Signal, size int) (x []complex128, energy float64) {
	x = make([]complex128, size)
	for i, v := range s {
		x[i] = complex(float64(v), 0)
		energy += float64(v) * float64(v)
	}
	transform(x)
	return x, energy
}

// transform is the discrete Fourier transform in place, forward and without
// scaling; the length is a power of two (radix 2, decimation in time).
func transform(x []complex128) {
	n := len(x)
	shift := 64 - bits.Len(uint(n-1))
	for i := range x {
		if j := int(bits.Reverse64(uint64(i)) >> shift); n > 1 && i < j {
			x[i], x[j] = x[j], x[i]
		}
	}
	turn := make([]complex128, n/2)
	for i := range turn {
		turn[i] = cmplx.Rect(1, -2*math.Pi*float64(i)/float64(n))
	}
	for half := 1; half < n; half *= 2 {
		step := n / (2 * half)
		for start := 0; start < n; start += 2 * half {
			for k := range half {
				even, odd := x[start+k], x[start+k+half]*turn[k*step]
				x[start+k], x[start+k+half] = even+odd, even-odd
			}
		}
	}
}
