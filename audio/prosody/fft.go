package prosody

import (
	"math"
	"math/bits"
)

// fft transforms complex numbers of a fixed count, a power of two. forward
// leaves them in bit-reversed order, in which inverse takes them: what lies
// between the two here, a multiplication number by number, does not mind, and
// nothing has to be sorted. Radix 4, after Cooley and Tukey (1965).
type fft struct {
	n        int
	cos, sin []float64 // of 2 pi k / n
	opposite []int     // where the frequency -k lies that belongs to the place of k
	reversed []int     // which k lies at a place
}

func newFFT(n int) *fft {
	f := &fft{n: n, cos: make([]float64, n), sin: make([]float64, n), opposite: make([]int, n), reversed: make([]int, n)}
	width := bits.Len(uint(n)) - 1
	reverse := func(i int) int { return int(bits.Reverse64(uint64(i)) >> (64 - width)) }
	for i := range n {
		f.sin[i], f.cos[i] = math.Sincos(2 * math.Pi * float64(i) / float64(n))
		if width > 0 {
			f.reversed[i] = reverse(i)
			f.opposite[i] = reverse((n - reverse(i)) & (n - 1))
		}
	}
	return f
}

// frequency is the frequency at a place of the transform, as a part of the rate,
// 0 to 0.5.
func (f *fft) frequency(place int) float64 {
	k := f.reversed[place]
	return float64(min(k, f.n-k)) / float64(f.n)
}

// forward transforms, two radix-2 steps at a time, from wide spans to narrow ones.
func (f *fft) forward(re, im []float64) {
	span, stride := f.n, 1
	for ; span >= 4; span, stride = span/4, stride*4 {
		quarter := span / 4
		for begin := 0; begin < f.n; begin += span {
			r0, i0 := re[begin:begin+quarter], im[begin:begin+quarter]
			r1, i1 := re[begin+quarter:begin+2*quarter], im[begin+quarter:begin+2*quarter]
			r2, i2 := re[begin+2*quarter:begin+3*quarter], im[begin+2*quarter:begin+3*quarter]
			r3, i3 := re[begin+3*quarter:begin+4*quarter], im[begin+3*quarter:begin+4*quarter]
			r1, r2, r3 = r1[:len(r0)], r2[:len(r0)], r3[:len(r0)]
			i0, i1, i2, i3 = i0[:len(r0)], i1[:len(r0)], i2[:len(r0)], i3[:len(r0)]
			k := 0
			for j := range r0 {
				sr0, si0 := r0[j]+r2[j], i0[j]+i2[j]
				sr1, si1 := r1[j]+r3[j], i1[j]+i3[j]
				dr0, di0 := r0[j]-r2[j], i0[j]-i2[j]
				dr1, di1 := r1[j]-r3[j], i1[j]-i3[j]
				r0[j], i0[j] = sr0+sr1, si0+si1
				ar, ai := sr0-sr1, si0-si1
				br, bi := dr0+di1, di0-dr1
				cr, ci := dr0-di1, di0+dr1
				c1, s1 := f.cos[k], f.sin[k]
				c2, s2 := f.cos[2*k], f.sin[2*k]
				c3, s3 := f.cos[3*k], f.sin[3*k]
				r1[j], i1[j] = ar*c2+ai*s2, ai*c2-ar*s2
				r2[j], i2[j] = br*c1+bi*s1, bi*c1-br*s1
				r3[j], i3[j] = cr*c3+ci*s3, ci*c3-cr*s3
				k += stride
			}
		}
	}
	if span == 2 {
		pairs(re[:f.n], im[:f.n])
	}
}

// inverse takes back what forward did, times n.
func (f *fft) inverse(re, im []float64) {
	span := 4
	if (bits.Len(uint(f.n))-1)%2 == 1 {
		pairs(re[:f.n], im[:f.n])
		span = 8
	}
	for ; span <= f.n; span *= 4 {
		quarter, stride := span/4, f.n/span
		for begin := 0; begin < f.n; begin += span {
			r0, i0 := re[begin:begin+quarter], im[begin:begin+quarter]
			r1, i1 := re[begin+quarter:begin+2*quarter], im[begin+quarter:begin+2*quarter]
			r2, i2 := re[begin+2*quarter:begin+3*quarter], im[begin+2*quarter:begin+3*quarter]
			r3, i3 := re[begin+3*quarter:begin+4*quarter], im[begin+3*quarter:begin+4*quarter]
			r1, r2, r3 = r1[:len(r0)], r2[:len(r0)], r3[:len(r0)]
			i0, i1, i2, i3 = i0[:len(r0)], i1[:len(r0)], i2[:len(r0)], i3[:len(r0)]
			k := 0
			for j := range r0 {
				c1, s1 := f.cos[k], f.sin[k]
				c2, s2 := f.cos[2*k], f.sin[2*k]
				c3, s3 := f.cos[3*k], f.sin[3*k]
				ar, ai := r1[j]*c2-i1[j]*s2, i1[j]*c2+r1[j]*s2
				br, bi := r2[j]*c1-i2[j]*s1, i2[j]*c1+r2[j]*s1
				cr, ci := r3[j]*c3-i3[j]*s3, i3[j]*c3+r3[j]*s3
				sr0, si0 := r0[j]+ar, i0[j]+ai
				sr1, si1 := r0[j]-ar, i0[j]-ai
				er, ei := br+cr, bi+ci
				fr, fi := br-cr, bi-ci
				r0[j], i0[j] = sr0+er, si0+ei
				r2[j], i2[j] = sr0-er, si0-ei
				r1[j], i1[j] = sr1-fi, si1+fr
				r3[j], i3[j] = sr1+fi, si1-fr
				k += stride
			}
		}
	}
}

// pairs is the step of radix 2 that is left over where n is no power of four.
func pairs(re, im []float64) {
	for i := 0; i+1 < len(re); i += 2 {
		re[i], re[i+1] = re[i]+re[i+1], re[i]-re[i+1]
		im[i], im[i+1] = im[i]+im[i+1], im[i]-im[i+1]
	}
}

// autocorrelate turns two real sounds at once into their autocorrelations,
// times n: one comes and goes as the real part, the other as the imaginary one.
func (f *fft) autocorrelate(a, b []float64) {
	f.forward(a, b)
	for i, o := range f.opposite {
		if o < i {
			continue
		}
		// The sum and the difference with the opposite frequency part the two.
		ar, ai := a[i]+a[o], b[i]-b[o]
		br, bi := b[i]+b[o], a[o]-a[i]
		pa, pb := (ar*ar+ai*ai)/4, (br*br+bi*bi)/4
		a[i], a[o] = pa, pa
		b[i], b[o] = pb, pb
	}
	f.inverse(a, b)
}
