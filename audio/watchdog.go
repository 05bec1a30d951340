package audio

import (
	"sync/atomic"
	"time"
)

// How long a device may stay silent.
const (
	// firstPatience is until its calls come steadily. Bluetooth takes seconds
	// to wake; a virtual device that was idle may call once, or many times in
	// a burst, and then be silent for two seconds.
	firstPatience = 5 * time.Second
	// patience is for every call after that.
	patience = time.Second
	// steadyLooks is how many looks with new calls make them steady.
	steadyLooks = 10
	// longestLook is the most that one look can add to the silence: when the
	// whole program was held up, the device was not heard because nobody listened.
	longestLook = 200 * time.Millisecond
)

// watchdog finds out that a device is gone. Nobody tells: PulseAudio goes on
// claiming that a stream runs whose source was unplugged or whose server died.
type watchdog struct {
	calls atomic.Uint64 // counted by the callback

	// Of the goroutine that looks.
	seen   uint64
	steady int // looks with new calls
	looked time.Time
	silent time.Duration
}

// lost reports whether the calls have stopped. It is to be asked several times
// a second; the first time starts it.
func (w *watchdog) lost() bool {
	now := time.Now()
	if w.looked.IsZero() {
		w.looked = now
	}
	w.silent += min(now.Sub(w.looked), longestLook)
	w.looked = now
	if calls := w.calls.Load(); calls != w.seen {
		w.seen, w.silent = calls, 0
		w.steady++
		return false
	}
	if w.steady < steadyLooks {
		return w.silent >= firstPatience
	}
	return w.silent >= patience
}
