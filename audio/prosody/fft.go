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
	turns    [][]turn // by the logarithm of the span, as they are needed one after the other
	opposite []int    // where the frequency -k lies that belongs to the place of k
	reversed []int    // which k lies at a place
}

// turn is the cosine and the sine of an angle, of twice and of three times that.
type turn struct{ c1, s1, c2, s2, c3, s3 float64 }

func newFFT(n int) *fft {
	width := bits.Len(uint(n)) - 1
	f := &fft{n: n, turns: make([][]turn, width+1), opposite: make([]int, n), reversed: make([]int, n)}
	for log := 3; log <= width; log++ {
		for j := range 1 << log / 4 {
			k := j * n >> log
			var t turn
			t.s1, t.c1 = math.Sincos(2 * math.Pi * float64(k) / float64(n))
			t.s2, t.c2 = math.Sincos(2 * math.Pi * float64(2*k) / float64(n))
			t.s3, t.c3 = math.Sincos(2 * math.Pi * float64(3*k) / float64(n))
			f.turns[log] = append(f.turns[log], t)
		}
	}
	reverse := func(i int) int { return int(bits.Reverse64(uint64(i)) >> (64 - width)) }
	for i := range n {
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

// quarters divides a span into its four quarters, all as long as the first.
func quarters(x []float64) (q0, q1, q2, q3 []float64) {
	n := len(x) / 4
	return x[:n], x[n : 2*n], x[2*n : 3*n], x[3*n : 4*n]
}

// forward transforms, two radix-2 steps at a time, from wide spans to narrow ones.
func (f *fft) forward(re, im []float64) {
	span := f.n
	for ; span > 4; span /= 4 {
		turns := f.turns[bits.Len(uint(span))-1]
		for begin := 0; begin < f.n; begin += span {
			r0, r1, r2, r3 := quarters(re[begin : begin+span])
			i0, i1, i2, i3 := quarters(im[begin : begin+span])
			r0, r1, r2, r3 = r0[:len(turns)], r1[:len(turns)], r2[:len(turns)], r3[:len(turns)]
			i0, i1, i2, i3 = i0[:len(turns)], i1[:len(turns)], i2[:len(turns)], i3[:len(turns)]
			for j := range turns {
				t := &turns[j]
				sr0, si0 := r0[j]+r2[j], i0[j]+i2[j]
				sr1, si1 := r1[j]+r3[j], i1[j]+i3[j]
				dr0, di0 := r0[j]-r2[j], i0[j]-i2[j]
				dr1, di1 := r1[j]-r3[j], i1[j]-i3[j]
				r0[j], i0[j] = sr0+sr1, si0+si1
				ar, ai := sr0-sr1, si0-si1
				br, bi := dr0+di1, di0-dr1
				cr, ci := dr0-di1, di0+dr1
				r1[j], i1[j] = ar*t.c2+ai*t.s2, ai*t.c2-ar*t.s2
				r2[j], i2[j] = br*t.c1+bi*t.s1, bi*t.c1-br*t.s1
				r3[j], i3[j] = cr*t.c3+ci*t.s3, ci*t.c3-cr*t.s3
			}
		}
	}
	switch span {
	case 4:
		fours(re[:f.n], im[:f.n])
	case 2:
		pairs(re[:f.n], im[:f.n])
	}
}

// inverse takes back what forward did, times n.
func (f *fft) inverse(re, im []float64) {
	span := 16
	if (bits.Len(uint(f.n))-1)%2 == 1 {
		pairs(re[:f.n], im[:f.n])
		span = 8
	} else if f.n >= 4 {
		foursBack(re[:f.n], im[:f.n])
	}
	for ; span <= f.n; span *= 4 {
		turns := f.turns[bits.Len(uint(span))-1]
		for begin := 0; begin < f.n; begin += span {
			r0, r1, r2, r3 := quarters(re[begin : begin+span])
			i0, i1, i2, i3 := quarters(im[begin : begin+span])
			r0, r1, r2, r3 = r0[:len(turns)], r1[:len(turns)], r2[:len(turns)], r3[:len(turns)]
			i0, i1, i2, i3 = i0[:len(turns)], i1[:len(turns)], i2[:len(turns)], i3[:len(turns)]
			for j := range turns {
				t := &turns[j]
				ar, ai := r1[j]*t.c2-i1[j]*t.s2, i1[j]*t.c2+r1[j]*t.s2
				br, bi := r2[j]*t.c1-i2[j]*t.s1, i2[j]*t.c1+r2[j]*t.s1
				cr, ci := r3[j]*t.c3-i3[j]*t.s3, i3[j]*t.c3+r3[j]*t.s3
				sr0, si0 := r0[j]+ar, i0[j]+ai
				sr1, si1 := r0[j]-ar, i0[j]-ai
				er, ei := br+cr, bi+ci
				fr, fi := br-cr, bi-ci
				r0[j], i0[j] = sr0+er, si0+ei
				r2[j], i2[j] = sr0-er, si0-ei
				r1[j], i1[j] = sr1-fi, si1+fr
				r3[j], i3[j] = sr1+fi, si1-fr
			}
		}
	}
}

// fours is the last step of forward where n is a power of four: nothing is turned there.
func fours(re, im []float64) {
	for begin := 0; begin+4 <= len(re) && begin+4 <= len(im); begin += 4 {
		r, i := (*[4]float64)(re[begin:]), (*[4]float64)(im[begin:])
		sr0, si0, sr1, si1 := r[0]+r[2], i[0]+i[2], r[1]+r[3], i[1]+i[3]
		dr0, di0, dr1, di1 := r[0]-r[2], i[0]-i[2], r[1]-r[3], i[1]-i[3]
		r[0], i[0], r[1], i[1] = sr0+sr1, si0+si1, sr0-sr1, si0-si1
		r[2], i[2], r[3], i[3] = dr0+di1, di0-dr1, dr0-di1, di0+dr1
	}
}

// foursBack is the first step of inverse, which takes that back.
func foursBack(re, im []float64) {
	for begin := 0; begin+4 <= len(re) && begin+4 <= len(im); begin += 4 {
		r, i := (*[4]float64)(re[begin:]), (*[4]float64)(im[begin:])
		sr0, si0, sr1, si1 := r[0]+r[1], i[0]+i[1], r[0]-r[1], i[0]-i[1]
		er, ei, fr, fi := r[2]+r[3], i[2]+i[3], r[2]-r[3], i[2]-i[3]
		r[0], i[0], r[2], i[2] = sr0+er, si0+ei, sr0-er, si0-ei
		r[1], i[1], r[3], i[3] = sr1-fi, si1+fr, sr1+fi, si1-fr
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
