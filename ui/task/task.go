// Package task runs work beside the UI thread and brings its result back to it.
package task

import (
	"context"
	"sync"
	"time"

	"fyne.io/fyne/v2"
)

// Latest runs work of which only the newest matters: what a list shows for
// the letters typed so far. The zero value is ready.
type Latest struct {
	mu      sync.Mutex
	newest  int
	cancel  context.CancelFunc
	running sync.WaitGroup
}

// Run starts work in a goroutine and cancels the context of the work before
// it. What work returns is run on the UI thread, unless newer work has begun
// meanwhile; nil means there is nothing to show.
func (l *Latest) Run(work func(ctx context.Context) (show func())) {
	ctx, cancel := context.WithCancel(context.Background())
	l.mu.Lock()
	if l.cancel != nil {
		l.cancel()
	}
	l.newest++
	mine := l.newest
	l.cancel = cancel
	l.mu.Unlock()

	l.running.Go(func() {
		defer cancel()
		show := work(ctx)
		if show == nil {
			return
		}
		fyne.Do(func() {
			if l.isNewest(mine) {
				show()
			}
		})
	})
}

// Cancel makes sure that nothing of what runs now is shown.
func (l *Latest) Cancel() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.newest++
	if l.cancel != nil {
		l.cancel()
	}
}

// Wait returns when no work is running. It may not be called on the UI thread
// while work is still expected to show something.
func (l *Latest) Wait() { l.running.Wait() }

func (l *Latest) isNewest(n int) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.newest == n
}

const (
	// SaveDelay is how long a Saver waits after the last change: long enough
	// not to write at every key, short enough that nobody waits for it.
	SaveDelay = 400 * time.Millisecond

	// SaveAtMost is the longest that a change waits while others follow it
	// without a pause: less than a second, with what the saving itself takes.
	SaveAtMost = 800 * time.Millisecond
)

// Saver writes what a person types a moment after they pause. Saves run one
// after the other, never two at once, and the newest always runs last. The
// zero value saves after SaveDelay.
type Saver struct {
	// Delay between the last change and the save; 0 means SaveDelay.
	Delay time.Duration

	// Failed is told, on the UI thread, when a save did not succeed. What was
	// to be saved is kept and tried again with the next Touch or Flush.
	Failed func(err error)

	mu      sync.Mutex // guards the fields below
	pending func(ctx context.Context) error
	since   time.Time // when the oldest change not yet saved was made
	timer   *time.Timer

	saving sync.Mutex // held while a save runs
}

// Touch puts save in the place of what was pending. save must carry its own
// copy of what it writes: it runs in a goroutine.
func (s *Saver) Touch(save func(ctx context.Context) error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pending == nil {
		s.since = time.Now()
	}
	s.pending = save
	if s.timer != nil {
		s.timer.Stop()
	}
	delay := s.Delay
	if delay == 0 {
		delay = min(SaveDelay, SaveAtMost-time.Since(s.since))
	}
	s.timer = time.AfterFunc(delay, s.Flush)
}

// Pending reports whether something waits to be saved.
func (s *Saver) Pending() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.pending != nil
}

// Flush saves what is pending now and returns when it is saved, or has failed.
func (s *Saver) Flush() {
	s.saving.Lock()
	defer s.saving.Unlock()

	s.mu.Lock()
	save := s.pending
	s.pending = nil
	if s.timer != nil {
		s.timer.Stop()
	}
	s.mu.Unlock()
	if save == nil {
		return
	}
	if err := save(context.Background()); err != nil {
		s.keep(save)
		if s.Failed != nil {
			fyne.Do(func() { s.Failed(err) })
		}
	}
}

// keep puts a failed save back, unless something newer came meanwhile.
func (s *Saver) keep(save func(ctx context.Context) error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pending == nil {
		s.pending = save
	}
}
