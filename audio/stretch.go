package audio

import "math"

// The measures of the stretcher, in frames of SampleRate.
const (
	stretchWindow = 1152              // 24 ms: two periods of a low voice
	stretchHop    = stretchWindow / 2 // half a window, so that raised cosines add up to one
	stretchSearch = 480               // 10 ms: how far a window may move to fit the one before
	stretchCoarse = 4                 // frames between the places tried at first, and between those compared
)

// stretcher makes sound faster or slower and keeps its pitch: it takes windows
// out of the sound further apart, or closer together, than it lays them down,
// and moves each to where it fits best what the one before would have gone on
// with (WSOLA, Verhelst and Roelands 1993).
type stretcher struct {
	speed float64

	in     []float32 // of the sound, from base on
	base   int64
	wanted float64 // where the next window should begin
	next   int64   // where the last window would go on; -1 before the first
	tail   []float32
	window []float32
}

func newStretcher(speed float64) *stretcher {
	s := &stretcher{speed: speed, next: -1, tail: make([]float32, stretchHop), window: make([]float32, stretchWindow)}
	for i := range s.window {
		s.window[i] = float32(0.5 - 0.5*math.Cos(2*math.Pi*(float64(i)+0.5)/stretchWindow))
	}
	return s
}

// stretch takes sound in and appends to dst what has become of it so far.
func (s *stretcher) stretch(dst, in []float32) []float32 {
	s.in = append(s.in, in...)
	for s.reach() <= s.base+int64(len(s.in)) {
		dst = s.lay(dst)
	}
	return dst
}

// reach is how much of the sound the next window may need.
func (s *stretcher) reach() int64 {
	reach := int64(s.wanted) + stretchSearch + stretchWindow
	return max(reach, s.next+stretchWindow)
}

// flush appends what is left when there is no more sound.
func (s *stretcher) flush(dst []float32) []float32 {
	end := s.base + int64(len(s.in))
	s.in = append(s.in, make([]float32, stretchSearch+2*stretchWindow)...)
	for int64(s.wanted) < end {
		dst = s.lay(dst)
	}
	return append(dst, s.tail...)
}

// lay takes one window and lays it over the tail of the last.
func (s *stretcher) lay(dst []float32) []float32 {
	at := int64(s.wanted)
	if s.next >= 0 {
		at = s.fit(at)
	} else {
		// Nothing goes before the first: it begins at full height.
		for i := range s.tail {
			s.tail[i] = s.in[i] * (1 - s.window[i])
		}
	}
	part := s.in[at-s.base:][:stretchWindow]
	for i := range stretchHop {
		dst = append(dst, s.tail[i]+part[i]*s.window[i])
		s.tail[i] = part[stretchHop+i] * s.window[stretchHop+i]
	}
	s.next = at + stretchHop
	s.wanted += s.speed * stretchHop
	s.forget()
	return dst
}

// fit is where around a place the sound is most like what the last window would
// have gone on with: found roughly first, then exactly around the best place.
func (s *stretcher) fit(at int64) int64 {
	natural := s.in[s.next-s.base:][:stretchWindow]
	best, place := float32(math.Inf(-1)), at
	try := func(from, to, step int64, stride int) {
		for candidate := max(from, s.base); candidate <= to; candidate += step {
			if v := likeness(natural, s.in[candidate-s.base:][:stretchWindow], stride); v > best {
				best, place = v, candidate
			}
		}
	}
	try(at-stretchSearch, at+stretchSearch, stretchCoarse, stretchCoarse)
	best = float32(math.Inf(-1))
	try(place-stretchCoarse, min(place+stretchCoarse, at+stretchSearch), 1, 1)
	return place
}

// likeness is the correlation of two stretches, however loud the second is.
func likeness(a, b []float32, stride int) float32 {
	var product, power float32
	for i := 0; i < len(a); i += stride {
		product += a[i] * b[i]
		power += b[i] * b[i]
	}
	return product / float32(math.Sqrt(float64(power)+1e-6))
}

// forget drops sound that no window can need any more.
func (s *stretcher) forget() {
	keep := max(s.base, min(int64(s.wanted)-stretchSearch, s.next))
	if n := keep - s.base; n >= 1<<14 {
		s.in = append(s.in[:0], s.in[n:]...)
		s.base = keep
	}
}
