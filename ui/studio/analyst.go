package studio

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"greenroom/audio"
	"greenroom/audio/prosody"
	"greenroom/data"
)

// Reports is what the analyst needs of the store.
type Reports interface {
	Unmeasured(ctx context.Context, version int) ([]data.Take, error)
	SaveReport(ctx context.Context, report data.Report) error
	Path(take data.Take) string
}

// Analyst measures takes, one at a time and beside everything else, and keeps
// what it finds. What a person waits for comes before what can wait.
type Analyst struct {
	store   Reports
	values  func(*prosody.Report) map[string]float64
	changed func(takeID int64)

	ctx  context.Context
	quit context.CancelFunc
	work sync.WaitGroup
	wake chan struct{}

	mu     sync.Mutex      // guards the fields below
	wanted []data.Take     // asked for, the last of them first in line
	later  []data.Take     // not measured yet, or by another version
	stale  bool            // later is to be read anew
	now    data.Take       // under way; its ID is 0 while nothing is
	part   float64         // of now
	yield  func()          // interrupts what is under way
	failed map[int64]error // not tried again in this run unless asked for
}

// NewAnalyst makes an analyst. values picks the numbers of a report that are
// kept for trends, by name. changed is called, on a goroutine of the analyst,
// when it has come further with a take, is done with it, or could not do it.
func NewAnalyst(store Reports, values func(*prosody.Report) map[string]float64, changed func(takeID int64)) *Analyst {
	ctx, quit := context.WithCancel(context.Background())
	return &Analyst{
		store: store, values: values, changed: changed,
		ctx: ctx, quit: quit,
		wake:   make(chan struct{}, 1),
		failed: map[int64]error{},
	}
}

// Start begins to work: first through the takes that were never measured, or
// by another version of the algorithm.
func (a *Analyst) Start() {
	a.Look()
	a.work.Go(func() {
		for {
			select {
			case <-a.ctx.Done():
				return
			case <-a.wake:
			}
			for a.measureNext() {
			}
		}
	})
}

// Look has the analyst see what has come to the store and is not measured.
func (a *Analyst) Look() {
	a.mu.Lock()
	a.stale = true
	a.mu.Unlock()
	a.rouse()
}

// Want puts a take at the head of the line, also one that could not be
// measured before. A take that merely could not wait its turn makes room.
func (a *Analyst) Want(take data.Take) {
	a.mu.Lock()
	delete(a.failed, take.ID)
	a.wanted = append(without(a.wanted, take.ID), take)
	if a.now.ID != 0 && a.now.ID != take.ID {
		a.yield()
	}
	a.mu.Unlock()
	a.rouse()
}

// Progress tells how the measuring of a take stands: the part that is done, 0
// to 1, while it is under way or in line, and why it could not be measured.
func (a *Analyst) Progress(takeID int64) (part float64, err error, waiting bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	is := func(take data.Take) bool { return take.ID == takeID }
	switch {
	case a.now.ID == takeID && takeID != 0:
		return a.part, nil, true
	case slices.ContainsFunc(a.wanted, is) || slices.ContainsFunc(a.later, is):
		return 0, nil, true
	}
	return 0, a.failed[takeID], false
}

// Close ends the work and returns when it has ended. What is not measured is
// measured after the next start.
func (a *Analyst) Close() {
	a.quit()
	a.work.Wait()
}

func (a *Analyst) rouse() {
	select {
	case a.wake <- struct{}{}:
	default: // it is on its way
	}
}

// measureNext measures the take whose turn it is. It reports false when there
// is none.
func (a *Analyst) measureNext() bool {
	a.refill()
	ctx, cancel := context.WithCancel(a.ctx)
	defer cancel()
	take, wanted := a.begin(cancel)
	if take.ID == 0 {
		return false
	}
	a.changed(take.ID)
	err := a.measure(ctx, take)
	a.end(take, wanted, err)
	a.changed(take.ID)
	return a.ctx.Err() == nil
}

// refill reads what is not measured, if that may have changed.
func (a *Analyst) refill() {
	a.mu.Lock()
	stale := a.stale
	a.stale = false
	a.mu.Unlock()
	if !stale {
		return
	}
	takes, err := a.store.Unmeasured(a.ctx, prosody.Version)
	if err != nil {
		return // the store has told the person already if it is in trouble
	}
	a.mu.Lock()
	a.later = takes
	a.mu.Unlock()
}

// begin takes the next one out of the line; yield interrupts it.
func (a *Analyst) begin(yield func()) (take data.Take, wanted bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if last := len(a.wanted) - 1; last >= 0 {
		take, wanted = a.wanted[last], true
		a.wanted = a.wanted[:last]
	}
	for take.ID == 0 && len(a.later) > 0 {
		if a.failed[a.later[0].ID] == nil {
			take = a.later[0]
		}
		a.later = a.later[1:]
	}
	a.later = without(a.later, take.ID)
	a.now, a.part, a.yield = take, 0, yield
	return take, wanted
}

// end notes how it went. What only made room comes back into the line.
func (a *Analyst) end(take data.Take, wanted bool, err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.now = data.Take{}
	switch {
	case err == nil:
		delete(a.failed, take.ID)
	case !errors.Is(err, context.Canceled):
		a.failed[take.ID] = err
	case wanted:
		a.wanted = append([]data.Take{take}, a.wanted...)
	default:
		a.later = append([]data.Take{take}, a.later...)
	}
}

// long is from where on a take leaves so much memory behind that it is given
// back at once: 300 MB.
const long = 20 * time.Minute

func (a *Analyst) measure(ctx context.Context, take data.Take) error {
	if take.Duration > long {
		defer debug.FreeOSMemory()
	}
	samples, rate, err := audio.ReadSamples(ctx, a.store.Path(take))
	if err != nil {
		return fmt.Errorf("read take %d: %w", take.ID, err)
	}
	report, err := prosody.Analyze(prosody.WithProgress(ctx, func(part float64) {
		a.mu.Lock()
		a.part = part
		a.mu.Unlock()
		a.changed(take.ID)
	}), samples, rate)
	if err != nil {
		return fmt.Errorf("measure take %d: %w", take.ID, err)
	}
	body, err := report.MarshalBinary()
	if err != nil {
		return fmt.Errorf("measure take %d: %w", take.ID, err)
	}
	return a.store.SaveReport(ctx, data.Report{TakeID: take.ID, Version: report.Version, Measures: a.values(report), Body: body})
}

func without(takes []data.Take, id int64) []data.Take {
	return slices.DeleteFunc(takes, func(take data.Take) bool { return take.ID == id })
}

// Measured is the report the store keeps of a take; data.ErrNotFound when
// there is none of this version of the algorithm.
func Measured(ctx context.Context, store interface {
	Report(ctx context.Context, takeID int64) (data.Report, error)
}, takeID int64) (*prosody.Report, error) {
	kept, err := store.Report(ctx, takeID)
	if err != nil {
		return nil, err
	}
	if kept.Version != prosody.Version {
		return nil, data.ErrNotFound
	}
	report := &prosody.Report{}
	if err := report.UnmarshalBinary(kept.Body); err != nil {
		return nil, fmt.Errorf("read the report of take %d: %w", takeID, err)
	}
	return report, nil
}
