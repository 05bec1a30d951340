package ui

import (
	"context"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"

	"greenroom/data"
)

// lookForPeople is how often it is looked whether somebody waits to hear from
// the person: a follow-up may be due at any minute.
const lookForPeople = time.Minute

// waiting keeps saying how many follow-ups are due.
type waiting struct {
	due   func(ctx context.Context) ([]data.FollowUp, error)
	say   func(n int) // on the UI thread
	log   *slog.Logger
	again chan struct{} // something was changed
	quit  context.CancelFunc
	ended chan struct{}
}

func newWaiting(due func(ctx context.Context) ([]data.FollowUp, error), log *slog.Logger, say func(n int)) *waiting {
	return &waiting{due: due, say: say, log: log, again: make(chan struct{}, 1)}
}

// changed has it look again when what it counts may have changed.
func (w *waiting) changed(kind data.Kind) {
	if kind != data.KindFollowUp && kind != data.KindContact {
		return
	}
	select {
	case w.again <- struct{}{}:
	default: // it will look anyway
	}
}

// start looks now, after each change and every minute, until close is called.
func (w *waiting) start() {
	ctx, cancel := context.WithCancel(context.Background())
	w.quit, w.ended = cancel, make(chan struct{})
	go func() {
		defer close(w.ended)
		ticker := time.NewTicker(lookForPeople)
		defer ticker.Stop()
		for {
			w.look(ctx)
			select {
			case <-ctx.Done():
				return
			case <-ticker.C:
			case <-w.again:
			}
		}
	}()
}

// close ends the looking and returns when it has ended.
func (w *waiting) close() {
	if w.quit != nil {
		w.quit()
		<-w.ended
	}
}

func (w *waiting) look(ctx context.Context) {
	due, err := w.due(ctx)
	switch {
	case ctx.Err() != nil:
	case err != nil:
		w.log.Error("count who waits", "error", err)
	default:
		fyne.Do(func() { w.say(len(due)) })
	}
}
