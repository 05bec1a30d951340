package audio

import (
	"sync/atomic"
	"time"
)

// How long a device may stay silent.
const (
	// firstPatience is for the first call: Bluetooth and idle virtual devices
	// take seconds to wake.
	firstPatience = 5 * time.Second
	// patience is for every call after that.
	patience = time.Second
	// longestLook is the most that one look can add to the silence: when the
	// whole program was held up, the device has not been heard for the reason
	// that nobody listened.
	longestLook = 200 * time.Millisecond
)

// watchdog finds out that a device is gone. Nobody tells: PulseAudio goes on
// claiming that a stream runs whose source was unplugged or whose server died.
type watchdog struct {
	calls atomic.Uint64 // counted by the callback

	// Of the goroutine that looks.
	seen   uint64
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
		return false
	}
	if w.seen == 0 {
		return w.silent >= firstPatience
	}
	return w.silent >= patience
}
