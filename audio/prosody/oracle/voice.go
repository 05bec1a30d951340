package oracle

import (
	"fmt"
	"math"
	"math/rand/v2"
)

// Voice is a voice that was computed, so that its pitch is known exactly: a
// train of pulses through four resonators (a cascade, Klatt 1980), in phrases
// with falling pitch, accents, and gaps as consonants make them.
type Voice struct {
	Hz      float64 // pitch it moves around
	Seconds float64
	Rate    int
}

// A phrase lasts phrase seconds, then there is silence up to period seconds.
// Within it, every beat has an accent and ends with a gap.
const (
	period = 2.5
	phrase = 2.0
	beat   = 0.4
	gap    = 0.05
)

// At is the pitch at a time in Hz, 0 where there is none.
func (v Voice) At(t float64) float64 {
	in := math.Mod(t, period)
	onBeat := math.Mod(in, beat)
	if in >= phrase || onBeat >= beat-gap || t < 0 || t >= v.Seconds {
		return 0
	}
	number := math.Floor(in/beat) + math.Floor(t/period)
	height := 1 + 1.5*math.Mod(number, 3) // semitones; no two neighbours alike
	accent := height * math.Exp(-math.Pow((onBeat-0.17)/0.07, 2))
	return v.Hz * math.Exp2((1-3*in/phrase+accent)/12)
}

// Sound is what it sounds like, without any noise.
func (v Voice) Sound() Sound {
	x := make([]float64, int(v.Seconds*float64(v.Rate)))
	rate := float64(v.Rate)
	for i, phase := 0, 0.0; i < len(x); i++ {
		step := v.At(float64(i)/rate) / rate
		if phase += step; phase >= 1 {
			phase--
			pulse(x, float64(i)-phase/step)
		}
	}
	lowPass(x, rate, 150)
	v.resonate(x)
	swell(x, v)
	loudest := 0.0
	for _, s := range x {
		loudest = max(loudest, math.Abs(s))
	}
	for i := range x {
		x[i] *= 0.5 / loudest
	}
	return quantised(fmt.Sprintf("voice of %.0f Hz", v.Hz), v.Rate, x)
}

// pulse adds one that lies between samples, band-limited, so that the period
// is exact and nothing folds back.
func pulse(x []float64, at float64) {
	const reach = 12
	for i := max(0, int(at)-reach); i <= min(len(x)-1, int(at)+reach); i++ {
		d := float64(i) - at
		if math.Abs(d) >= reach {
			continue
		}
		shape := 1.0
		if d != 0 {
			shape = math.Sin(math.Pi*d) / (math.Pi * d)
		}
		x[i] += shape * (0.5 + 0.5*math.Cos(math.Pi*d/reach))
	}
}

// lowPass makes pulses as soft as those of a throat.
func lowPass(x []float64, rate, hz float64) {
	keep := math.Exp(-2 * math.Pi * hz / rate)
	last := 0.0
	for i := range x {
		last = (1-keep)*x[i] + keep*last
		x[i] = last
	}
}

// vowels are the frequencies of the resonators, Hz (after Peterson and Barney
// 1952, with a fourth above).
var vowels = [][4]float64{
	{730, 1090, 2440, 3500}, // father
	{530, 1840, 2480, 3500}, // bed
	{270, 2290, 3010, 3600}, // see
	{570, 840, 2410, 3400},  // law
}

// resonate sings each beat on the next vowel.
func (v Voice) resonate(x []float64) {
	rate := float64(v.Rate)
	for n := range vowels[0] {
		var a, b, c, y1, y2 float64
		for i := range x {
			if every := v.Rate / 100; i%every == 0 {
				t := float64(i) / rate
				vowel := vowels[int(t/beat)%len(vowels)]
				hz, width := vowel[n]*(1+v.Hz/2000), 60+40*float64(n)
				c = -math.Exp(-2 * math.Pi * width / rate)
				b = 2 * math.Exp(-math.Pi*width/rate) * math.Cos(2*math.Pi*hz/rate)
				if hz > 0.45*rate { // not to be heard at this rate
					b, c = 0, 0
				}
				a = 1 - b - c
			}
			x[i] = a*x[i] + b*y1 + c*y2
			y2, y1 = y1, x[i]
		}
	}
}

// swell lets each sounding stretch begin and end within 15 ms, as a mouth
// does, and is silent elsewhere.
func swell(x []float64, v Voice) {
	const ramp = 0.015
	level, step := 0.0, 1/(ramp*float64(v.Rate))
	for i := range x {
		if ahead := float64(i)/float64(v.Rate) + ramp; v.At(ahead-ramp) > 0 && (v.At(ahead) > 0) {
			level = min(1, level+step)
		} else {
			level = max(0, level-step)
		}
		x[i] *= level
	}
}

// WithNoise adds pink noise (Kellet's filter), always the same, so many dB
// under the sound where there is sound.
func (s Sound) WithNoise(snr float64) Sound {
	random := rand.New(rand.NewPCG(1, 2))
	noise := make([]float64, len(s.Samples))
	var b0, b1, b2, loud, heard, soft float64
	for i := range noise {
		white := random.NormFloat64()
		b0 = 0.99765*b0 + white*0.0990460
		b1 = 0.96300*b1 + white*0.2965164
		b2 = 0.57000*b2 + white*1.0526913
		noise[i] = b0 + b1 + b2 + white*0.1848
		soft += noise[i] * noise[i]
		if v := float64(s.Samples[i]); v != 0 {
			loud += v * v
			heard++
		}
	}
	gain := math.Sqrt(loud/heard) / math.Sqrt(soft/float64(len(noise))) * math.Pow(10, -snr/20)
	for i := range noise {
		noise[i] = float64(s.Samples[i]) + gain*noise[i]
	}
	return quantised(fmt.Sprintf("%s, noise %.0f dB below", s.Name, snr), s.Rate, noise)
}
