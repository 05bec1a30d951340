package audio

// Floor is the level that stands for silence, in dBFS.
const Floor = -90.0

// Level is how loud a stretch of sound was, in dB relative to full scale:
// 0 is the loudest a file can hold, [Floor] is silence.
type Level struct {
	Peak, RMS float64
	Clipped   bool // at least three samples in a row touched full scale
}
