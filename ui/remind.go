package ui

import (
	"context"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/data/schedule"
	"greenroom/ui/prefs"
)

// lookForDue is how often it is looked whether something is due.
const lookForDue = 10 * time.Minute

// reminder has the system say what is due, once a day: when the person has said
// yes to it, does not look at the window, and it is not in their quiet hours.
// What is due is not named: others may see the screen.
type reminder struct {
	now    func() time.Time
	load   func(ctx context.Context) (prefs.Prefs, error)
	agenda func(ctx context.Context, aim data.Aim) (schedule.Plan, error)
	people func(ctx context.Context) ([]data.FollowUp, error) // to whom one is to write; nil: to nobody
	tell   func(title, text string)

	mu    sync.Mutex
	seen  bool               // the window is looked at
	told  schedule.Day       // when it was said last
	named map[int64]data.Day // follow-ups that were told of, and their day then
	quit  context.CancelFunc
	ended chan struct{}
}

// newReminder makes the reminder of an app and its store.
func newReminder(deps Deps, load func(ctx context.Context) (prefs.Prefs, error)) *reminder {
	return &reminder{
		now: deps.Store.Now, load: load, agenda: deps.Store.Agenda, people: deps.Store.DueFollowUps, seen: true,
		tell: func(title, text string) {
			fyne.Do(func() { deps.App.SendNotification(fyne.NewNotification(title, text)) })
		},
	}
}

// start looks now and then until close is called.
func (r *reminder) start() {
	ctx, cancel := context.WithCancel(context.Background())
	r.quit, r.ended = cancel, make(chan struct{})
	go func() {
		defer close(r.ended)
		ticker, minutes := time.NewTicker(lookForDue), time.NewTicker(lookForPeople)
		defer ticker.Stop()
		defer minutes.Stop()
		r.look(ctx)
		for {
			r.lookForPeople(ctx)
			select {
			case <-ctx.Done():
				return
			case <-minutes.C:
			case <-ticker.C:
				r.look(ctx)
			}
		}
	}()
}

// close ends the looking and returns when it has ended.
func (r *reminder) close() {
	if r.quit != nil {
		r.quit()
		<-r.ended
	}
}

// look says what is due, if this is the time for it.
func (r *reminder) look(ctx context.Context) {
	set, err := r.load(ctx)
	now := r.now().Local()
	if err != nil || !set.Reminder.On || set.Reminder.Quiet(now) || !r.may(now) {
		return
	}
	plan, err := r.agenda(ctx, set.Practice.Aim())
	if err != nil || len(plan.Today) == 0 {
		return // the page Today says what is wrong
	}
	r.mu.Lock()
	r.told = schedule.DayOf(now)
	r.mu.Unlock()
	n := len(plan.Today)
	r.tell(name, lang.N("{{.Count}} questions are ready for you. One is plenty.", n, map[string]any{"Count": n}))
}

// lookForPeople says that somebody waits to hear from the person, once for each
// follow-up and day, if this is the time for it. Who it is, is not said.
func (r *reminder) lookForPeople(ctx context.Context) {
	if r.people == nil {
		return
	}
	set, err := r.load(ctx)
	now := r.now().Local()
	r.mu.Lock()
	seen := r.seen
	r.mu.Unlock()
	if err != nil || !set.Reminder.On || set.Reminder.Quiet(now) || seen {
		return
	}
	due, err := r.people(ctx)
	if err != nil || len(due) == 0 || !r.anyNew(due) {
		return
	}
	n := len(due)
	r.tell(name, lang.N("{{.Count}} people wait to hear from you.", n, map[string]any{"Count": n}))
}

// anyNew notes follow-ups as told of, and reports whether one was not yet.
func (r *reminder) anyNew(due []data.FollowUp) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.named == nil {
		r.named = map[int64]data.Day{}
	}
	fresh := false
	for _, f := range due {
		if r.named[f.ID] != f.Day {
			r.named[f.ID], fresh = f.Day, true
		}
	}
	return fresh
}

// may reports whether nobody looks and nothing was said today.
func (r *reminder) may(now time.Time) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return !r.seen && r.told != schedule.DayOf(now)
}

// looked notes whether the window is looked at.
func (r *reminder) looked(at bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.seen = at
}
