package prosody

import (
	"context"
	"math"
)

// analysisRate is the rate at which speech is analysed, Hz: all that pitch,
// syllables and pauses can be told from lies well below half of it.
const analysisRate = 16000

// sound is mono sound in -1..1.
type sound struct {
	x        []float32
	rate     float64 // Hz
	duration float64 // s; a copy at another rate keeps that of its original
}

