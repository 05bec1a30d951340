package ui

import (
	"context"
	"fmt"
	"sync"
	"time"

	"fyne.io/fyne/v2/lang"

	"fyne.io/fyne/v2"

	"greenroom/data"
	"greenroom/ui/prefs"
)

const (
	// lookForTalk is how often it is looked whether an interview is near, and
	// talkIsNear how long before it the person is reminded.
	lookForTalk = time.Minute
	talkIsNear  = time.Hour
)

// nearTalk reminds of an interview an hour before it: in the window while it is
// looked at, otherwise by the system, if the person has said yes to that and it
// is not in their quiet hours. With whom it is, the system does not say: others
// may see the screen.
type nearTalk struct {
	now   func() time.Time
	load  func(ctx context.Context) (prefs.Prefs, error)
	next  func(ctx context.Context, filter data.InterviewFilter) ([]data.Interview, error)
	tell  func(title, text string)                       // by the system
	offer func(text string, interview int64) (done bool) // in the window; on the UI thread

	mu    sync.Mutex
	seen  bool                // the window is looked at
	told  map[int64]time.Time // interviews the system told of, and when they begin
	shown map[int64]time.Time // those the window told of
	quit  context.CancelFunc
	ended chan struct{}
}

// newNearTalk makes the reminder of a window.
func newNearTalk(w *window, deps Deps, load func(ctx context.Context) (prefs.Prefs, error)) *nearTalk {
	return &nearTalk{
		now: deps.Store.Now, load: load, next: deps.Store.Interviews, seen: true,
		told: map[int64]time.Time{}, shown: map[int64]time.Time{},
		tell: func(title, text string) {
			fyne.Do(func() { deps.App.SendNotification(fyne.NewNotification(title, text)) })
		},
		offer: w.offerTalk,
	}
}

// offerTalk says that an interview is near, and leads to its page, which has the
// calm start and the brief. It does not while somebody speaks.
func (w *window) offerTalk(text string, interview int64) bool {
	if !w.rail.Visible() || w.covered() {
		return false
	}
	w.toasts.Say(text, lang.L("Get ready"), func() { w.Go(fmt.Sprintf("interviews/%d", interview)) })
	return true
}

// start looks now and every minute until close is called.
func (n *nearTalk) start() {
	ctx, cancel := context.WithCancel(context.Background())
	n.quit, n.ended = cancel, make(chan struct{})
	go func() {
		defer close(n.ended)
		ticker := time.NewTicker(lookForTalk)
		defer ticker.Stop()
		for {
			n.look(ctx)
			select {
			case <-ctx.Done():
				return
			case <-ticker.C:
			}
		}
	}()
}

// close ends the looking and returns when it has ended.
func (n *nearTalk) close() {
	if n.quit != nil {
		n.quit()
		<-n.ended
	}
}

// looked notes whether the window is looked at, and tells there what the system
// told of.
func (n *nearTalk) looked(at bool) {
	n.mu.Lock()
	n.seen = at
	n.mu.Unlock()
	if at && n.quit != nil {
		go n.look(context.Background())
	}
}

// look reminds of the next interview, if it is near.
func (n *nearTalk) look(ctx context.Context) {
	now := n.now()
	coming, err := n.next(ctx, data.InterviewFilter{Coming: now, Limit: 1})
	if err != nil || len(coming) == 0 || coming[0].At.Sub(now) > talkIsNear {
		return // the page Today says what is wrong
	}
	i := coming[0]
	text := lang.L("An interview begins at {{.Time}}.", map[string]any{"Time": i.At.Local().Format("15:04")})
	n.mu.Lock()
	seen, inWindow, bySystem := n.seen, n.shown[i.ID].Equal(i.At), n.told[i.ID].Equal(i.At)
	n.mu.Unlock()
	switch {
	case seen && !inWindow:
		fyne.Do(func() {
			n.mu.Lock()
			defer n.mu.Unlock()
			if !n.shown[i.ID].Equal(i.At) && n.offer(text, i.ID) {
				n.shown[i.ID] = i.At
			}
		})
	case !seen && !inWindow && !bySystem:
		set, err := n.load(ctx)
		if err != nil || !set.Reminder.On || set.Reminder.Quiet(now.Local()) {
			return
		}
		n.mu.Lock()
		n.told[i.ID] = i.At
		n.mu.Unlock()
		n.tell(name, text)
	}
}
