package prosody

import "math"

// Loudness after ITU-R BS.1770-4 and EBU Tech 3342.
const (
	blockTime      = 0.4 // s
	blockHop       = 0.1 // s
	shortTerm      = 3.0 // s
	absoluteGate   = -70 // LUFS
	relativeGate   = -10 // LU under the mean of what passes the absolute one
	rangeGate      = -20 // the same for the range
	loudnessOffset = -0.691
)

// measureLoudness measures sound of any rate. What is no number is silence.
func measureLoudness(in sound) Loudness {
	loud := Loudness{IntegratedLUFS: absoluteGate, PeakDBFS: leastDB}
	shelf, high := kWeighting(in.rate)
	slots := make([]float64, int(math.Ceil(float64(len(in.x))/in.rate/blockHop)))
	var top float32
	at := 0
	for i := range slots {
		until := min(len(in.x), int(math.Round(float64(i+1)*blockHop*in.rate)))
		var sum float64
		for _, v := range in.x[at:until] {
			if v != v || v > 4 || v < -4 {
				v = sane(v)
			}
			top = max(top, v, -v)
			y := high.next(shelf.next(float64(v)))
			sum += y * y
		}
		slots[i] = sum / (blockHop * in.rate)
		at = until
	}
	if top > 0 {
		loud.PeakDBFS = max(leastDB, 20*math.Log10(float64(top)))
	}
	blocks := moving(slots, int(math.Round(blockTime/blockHop)))
	if mean := gated(blocks, relativeGate); mean > 0 {
		loud.IntegratedLUFS = max(absoluteGate, lufs(mean))
	}
	loud.RangeLU = loudnessRange(moving(slots, int(math.Round(shortTerm/blockHop))))
	return loud
}

// kWeighting is the filter of BS.1770 for any rate: the analogue shelf and high
// pass it stands for, turned digital by the bilinear transform. At 48 kHz it has
// the coefficients of the recommendation.
func kWeighting(rate float64) (shelf, high *biquad) {
	const (
		shelfHz, shelfQ, shelfDB = 1681.974450955533, 0.7071752369554196, 3.999843853973347
		highHz, highQ            = 38.13547087602444, 0.5003270373238773
	)
	k := math.Tan(math.Pi * min(shelfHz/rate, 0.49))
	gain := math.Pow(10, shelfDB/20)
	band := math.Pow(gain, 0.4996667741545416)
	norm := 1 + k/shelfQ + k*k
	shelf = &biquad{
		b0: (gain + band*k/shelfQ + k*k) / norm, b1: 2 * (k*k - gain) / norm, b2: (gain - band*k/shelfQ + k*k) / norm,
		a1: 2 * (k*k - 1) / norm, a2: (1 - k/shelfQ + k*k) / norm,
	}
	k = math.Tan(math.Pi * highHz / rate)
	norm = 1 + k/highQ + k*k
	high = &biquad{b0: 1, b1: -2, b2: 1, a1: 2 * (k*k - 1) / norm, a2: (1 - k/highQ + k*k) / norm}
	return shelf, high
}

func lufs(power float64) float64 { return loudnessOffset + 10*math.Log10(power) }

// moving is the mean of each n slots in a row.
func moving(slots []float64, n int) []float64 {
	if len(slots) < n {
		return nil
	}
	blocks := make([]float64, 0, len(slots)-n+1)
	for i := n; i <= len(slots); i++ {
		var sum float64
		for _, v := range slots[i-n : i] {
			sum += v
		}
		blocks = append(blocks, sum/float64(n))
	}
	return blocks
}

// gated is the mean power of the blocks that pass both gates; 0 when none does.
func gated(blocks []float64, relative float64) float64 {
	return meanOf(passing(blocks, relative))
}

// passing leaves out blocks below the absolute gate, and then those too far
// below the mean of the rest.
func passing(blocks []float64, relative float64) []float64 {
	over := func(gate float64) []float64 {
		var passed []float64
		for _, power := range blocks {
			if power > 0 && lufs(power) >= gate {
				passed = append(passed, power)
			}
		}
		return passed
	}
	loud := over(absoluteGate)
	if len(loud) == 0 {
		return nil
	}
	return over(max(absoluteGate, lufs(meanOf(loud))+relative))
}

func meanOf(x []float64) float64 {
	if len(x) == 0 {
		return 0
	}
	var sum float64
	for _, v := range x {
		sum += v
	}
	return sum / float64(len(x))
}

// loudnessRange is from the 10th to the 95th percentile of short-term loudness.
func loudnessRange(blocks []float64) float64 {
	passed := sorted(passing(blocks, rangeGate))
	if len(passed) < 2 {
		return 0
	}
	return lufs(quantile(passed, 0.95)) - lufs(quantile(passed, 0.10))
}
