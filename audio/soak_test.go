package audio_test

import (
	"crypto/sha256"
	"flag"
	"runtime"
	"testing"
	"time"
)

var soak = flag.Duration("soak", 0, "how long TestSoak records while every core is busy; 0 skips it")

// TestSoak records from a sound server of its own while every core is busy and
// makes garbage, and counts the frames that are missing in the file.
// Run it with: go test ./audio -run TestSoak -soak 10m -timeout 0 -v
func TestSoak(t *testing.T) {
	if *soak == 0 {
		t.Skip("give -soak 10m to run it")
	}
	s := newSoundServer(t)
	s.microphone("desk")
	const turn = 28800 // frames until the count begins again
	s.say("desk", count(turn))

	quit := make(chan struct{})
	defer close(quit)
	for range runtime.NumCPU() {
		go func() {
			var kept [64][]byte
			for i := 0; ; i = (i + 1) % len(kept) {
				select {
				case <-quit:
					return
				default:
					kept[i] = make([]byte, 64<<10)
					kept[i][0] = sha256.Sum256(kept[i])[0]
				}
			}
		}()
	}

	path := newPath(t)
	began := time.Now()
	r := record(t, newHost(t), path)
	for time.Since(began) < *soak {
		time.Sleep(min(*soak-time.Since(began), 30*time.Second))
		t.Logf("%v: %v recorded", time.Since(began).Round(time.Second), r.Elapsed())
	}
	clip, err := r.Stop()
	wall := time.Since(began)
	check(t, err)

	heard := samplesOf(t, path)
	breaks, missing := 0, 0
	for i := 1; i < len(heard); i++ {
		if step := (int(heard[i]) - int(heard[i-1]) + turn) % turn; step != 1 {
			breaks++
			missing += (step - 1 + turn) % turn
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	t.Logf("recorded %v in %v with %d cores busy and %d collections: %d frames dropped, %d missing at %d places",
		clip.Duration(), wall, runtime.NumCPU(), m.NumGC, clip.Dropped, missing, breaks)
	if clip.Dropped != 0 || breaks != 0 {
		t.Errorf("%d frames were dropped, %d are missing at %d places", clip.Dropped, missing, breaks)
	}
}
