package ui

import (
	"context"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/prefs"
)

const (
	// thanksWithin is how soon after a talk a thank-you should go, and
	// lastHours how long before that the person is reminded.
	thanksWithin = 24 * time.Hour
	lastHours    = 6 * time.Hour
)

// thanks reminds of a letter whose last hours have come: by the system, once for
// each, if the person has said yes to that, does not look at the window, and it
// is not in their quiet hours. To whom it is, is not said: others may see the
// screen.
type thanks struct {
	now     func() time.Time
	load    func(ctx context.Context) (prefs.Prefs, error)
	letters func(ctx context.Context, filter data.LetterFilter) ([]data.Letter, error)
	talks   func(ctx context.Context, after time.Time) ([]data.Interview, error) // of which no letter was begun
	tell    func(title, text string)

	mu    sync.Mutex
	seen  bool              // the window is looked at
	told  map[data.Ref]bool // what was told of
	quit  context.CancelFunc
	ended chan struct{}
}

// newThanks makes the reminder of an app and its store.
func newThanks(deps Deps, load func(ctx context.Context) (prefs.Prefs, error)) *thanks {
	return &thanks{
		now: deps.Store.Now, load: load, letters: deps.Store.Letters, talks: deps.Store.InterviewsToThank, seen: true, told: map[data.Ref]bool{},
		tell: func(title, text string) {
			fyne.Do(func() { deps.App.SendNotification(fyne.NewNotification(title, text)) })
		},
	}
}

// start looks now and then until close is called.
func (t *thanks) start() {
	ctx, cancel := context.WithCancel(context.Background())
	t.quit, t.ended = cancel, make(chan struct{})
	go func() {
		defer close(t.ended)
		ticker := time.NewTicker(lookForDue)
		defer ticker.Stop()
		for {
			t.look(ctx)
			select {
			case <-ctx.Done():
				return
			case <-ticker.C:
			}
		}
	}()
}

// close ends the looking and returns when it has ended.
func (t *thanks) close() {
	if t.quit != nil {
		t.quit()
		<-t.ended
	}
}

// looked notes whether the window is looked at.
func (t *thanks) looked(at bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.seen = at
}

// look tells of the letters whose last hours have come.
func (t *thanks) look(ctx context.Context) {
	set, err := t.load(ctx)
	now := t.now()
	t.mu.Lock()
	seen := t.seen
	t.mu.Unlock()
	if err != nil || seen || !set.Reminder.On || set.Reminder.Quiet(now.Local()) {
		return
	}
	due, err := t.due(ctx, now)
	if err != nil {
		return // the page Today says what is wrong
	}
	t.mu.Lock()
	fresh := 0
	for _, ref := range due {
		if !t.told[ref] {
			t.told[ref] = true
			fresh++
		}
	}
	t.mu.Unlock()
	if fresh > 0 {
		t.tell(name, lang.N("{{.Count}} letters would be welcome today. A few lines are plenty.", len(due), map[string]any{"Count": len(due)}))
	}
}

// due lists the letters in their last hours, and the talks of which no letter
// was begun yet.
func (t *thanks) due(ctx context.Context, now time.Time) ([]data.Ref, error) {
	letters, err := t.letters(ctx, data.LetterFilter{Due: now.Add(lastHours)})
	if err != nil {
		return nil, err
	}
	var due []data.Ref
	for _, l := range letters {
		if l.Due.After(now) {
			due = append(due, data.Ref{Kind: data.KindLetter, ID: l.ID})
		}
	}
	talks, err := t.talks(ctx, now.Add(-thanksWithin))
	if err != nil {
		return nil, err
	}
	for _, i := range talks {
		if i.End().Add(thanksWithin - lastHours).Before(now) {
			due = append(due, data.Ref{Kind: data.KindInterview, ID: i.ID})
		}
	}
	return due, nil
}
