package practice

import (
	"context"
	"errors"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"greenroom/audio"
)

// lookAgain is how often a missing microphone is looked for.
const lookAgain = 2 * time.Second

// microphoneWatch looks for a microphone while the room is seen, until one is
// there, so that the room can say early that none is, and take it back by
// itself when one appears.
type microphoneWatch struct {
	microphones Microphones
	tell        func(trouble error) // on the UI thread; nil: a microphone is there

	mu   sync.Mutex
	quit context.CancelFunc // nil while not watching
	last error
}

func newMicrophoneWatch(microphones Microphones, tell func(error)) *microphoneWatch {
	return &microphoneWatch{microphones: microphones, tell: tell}
}

// start looks now, and again and again until a microphone is there.
func (w *microphoneWatch) start() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.quit != nil {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	w.quit = cancel
	go w.run(ctx)
}

// failed tells the watch that a microphone could not be used, so that it
// begins to look for one again.
func (w *microphoneWatch) failed(err error) {
	w.mu.Lock()
	w.last = err
	w.mu.Unlock()
	w.start()
}

func (w *microphoneWatch) stop() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.quit != nil {
		w.quit()
		w.quit = nil
	}
}

func (w *microphoneWatch) run(ctx context.Context) {
	ticker := time.NewTicker(lookAgain)
	defer ticker.Stop()
	for {
		trouble := w.look(ctx)
		if ctx.Err() != nil {
			return
		}
		w.report(trouble)
		if trouble == nil {
			w.stop()
			return
		}
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return
		}
	}
}

func (w *microphoneWatch) look(ctx context.Context) error {
	found, err := w.microphones.Microphones(ctx)
	if err == nil && len(found) == 0 {
		return audio.ErrNoMicrophone
	}
	return err
}

// report tells only what is new.
func (w *microphoneWatch) report(trouble error) {
	w.mu.Lock()
	news := (trouble == nil) != (w.last == nil) || !errors.Is(trouble, w.last)
	w.last = trouble
	w.mu.Unlock()
	if news {
		fyne.Do(func() { w.tell(trouble) })
	}
}

// isMicrophoneTrouble reports whether an error is about the microphone as such
// and may go away by itself.
func isMicrophoneTrouble(err error) bool {
	for _, trouble := range []error{audio.ErrNoMicrophone, audio.ErrNoSoundServer, audio.ErrRefused} {
		if errors.Is(err, trouble) {
			return true
		}
	}
	return false
}
