package main

import (
	"fmt"
	"runtime"
	"time"

	"greenroom/audio/prosody/oracle"
)

// speed is what a whole report takes, beside what Praat takes for the same
// minute of sound. In turn, so that whatever else the machine does meets both.
func (b *bench) speed() error {
	s, err := oracle.Minute(b.ctx)
	if err != nil {
		return err
	}
	memory, err := b.memory(s)
	if err != nil {
		return err
	}
	var ours, within, whole []float64
	for range 9 {
		begin := time.Now()
		if _, err := b.analyze(s); err != nil {
			return err
		}
		ours = append(ours, time.Since(begin).Seconds())
		in, all, err := oracle.Stopwatch(b.ctx, s)
		if err != nil {
			return err
		}
		within, whole = append(within, in.Seconds()), append(whole, all.Seconds())
	}
	mine := median(ours)
	name := fmt.Sprintf("measure %.0f s of speech at %d kHz", s.Duration(), s.Rate/1000)
	b.add(name, ms(mine), ms(median(within))+" Praat, measuring only", ratio(mine, median(within)), "0.25 at most")
	b.add("", ms(mine), ms(median(whole))+" Praat, whole process", ratio(mine, median(whole)), "")
	size := float64(4 * len(s.Samples))
	b.add("memory for that, the samples included", mb(size+memory), mb(size)+" samples", ratio(size+memory, size), "3.00 at most")
	return nil
}

// memory is all that the first report ever allocates, bytes. It cannot hold
// more than that at once.
func (b *bench) memory(s oracle.Sound) (float64, error) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := b.analyze(s)
	runtime.ReadMemStats(&after)
	return float64(after.TotalAlloc - before.TotalAlloc), err
}
