// Package desk keeps what is being written safe until the store has it.
//
// A [Draft] is one thing on the desk: a reflection, a contact. It saves itself
// a moment after each change and at once when it is asked to. A [Desk] is all
// of them, so that one which could not be saved is still there, word for word,
// when the person comes back to it.
package desk

import (
	"context"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"greenroom/data"
	"greenroom/ui/task"
)

// Kind says how drafts of one kind are kept.
type Kind[T any] struct {
	// ID returns the thing's number in the store, 0 while it has none.
	ID func(T) int64

	// Blank reports whether there is nothing in it that anybody would miss. A
	// blank thing is not made in the store.
	Blank func(T) bool

	// Save writes it and returns it as the store has it; the context says what
	// it was [data.Since] it was read, so that what another room changed of it
	// meanwhile stays. It is called beside the UI thread, never twice at once
	// for one draft.
	Save func(ctx context.Context, value T) (T, error)

	// Adopt takes over from saved what only the store can say, such as the
	// number of a new thing, and leaves in value what was typed meanwhile.
	Adopt func(value *T, saved T)

	// Now tells the time for "saved at".
	Now func() time.Time
}

// Draft is one thing being written. Its methods may be called from any
// goroutine; Change and the two callbacks belong to the UI thread.
type Draft[T any] struct {
	kind Kind[T]

	// Saved is called on the UI thread after each save that succeeded.
	Saved func()

	// Failed is called on the UI thread when saving begins to fail: once, not
	// again for each try, until a save succeeds.
	Failed func(err error)

	saver task.Saver

	mu      sync.Mutex // guards the fields below: saves run beside the UI thread
	value   T
	read    T   // as it was read or saved last: a save changes only what differs from it
	changes int // how often it was changed
	stored  int // how many of these changes the store has
	savedAt time.Time
	failing bool
	dropped bool
}

// NewDraft puts value on the desk. A thing that the store has counts as saved
// at the time given; the zero time means not yet.
func NewDraft[T any](kind Kind[T], value T, savedAt time.Time) *Draft[T] {
	d := &Draft[T]{kind: kind, value: value, read: value, savedAt: savedAt}
	d.saver.Failed = d.failed
	return d
}

// Value returns it as it now stands. What its slices hold must not be changed.
func (d *Draft[T]) Value() T {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.value
}

// ID returns its number in the store, 0 while it has none.
func (d *Draft[T]) ID() int64 { return d.kind.ID(d.Value()) }

// Change changes it and has it saved soon. Slices must be replaced, not
// written into: a save may be reading them.
func (d *Draft[T]) Change(change func(value *T)) {
	d.mu.Lock()
	change(&d.value)
	d.changes++
	idle := d.idle()
	if idle {
		d.stored = d.changes
	}
	d.mu.Unlock()
	if !idle {
		d.saver.Touch(d.save)
	}
}

// Renew takes over what was changed in the store by others. It does nothing, and
// says so, while something of it waits to be saved, and when it is another thing.
func (d *Draft[T]) Renew(value T) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.dropped || d.stored != d.changes || d.kind.ID(value) != d.kind.ID(d.value) {
		return false
	}
	d.value, d.read = value, value
	return true
}

// idle reports whether there is nothing to save. Called with mu held.
func (d *Draft[T]) idle() bool {
	return d.dropped || d.kind.ID(d.value) == 0 && d.kind.Blank(d.value)
}

// save writes what the draft holds when it runs, not what it held when it was
// asked for: the newest text is the one to keep.
func (d *Draft[T]) save(ctx context.Context) error {
	d.mu.Lock()
	value, read, changes, idle := d.value, d.read, d.changes, d.idle()
	d.mu.Unlock()
	if idle {
		return nil
	}
	saved, err := d.kind.Save(data.Since(ctx, read), value)
	if err != nil {
		return err
	}
	d.mu.Lock()
	d.read = value
	d.kind.Adopt(&d.read, saved)
	d.kind.Adopt(&d.value, saved)
	d.stored = changes
	d.savedAt = d.kind.Now()
	d.failing = false
	d.mu.Unlock()
	fyne.Do(func() {
		if d.Saved != nil {
			d.Saved()
		}
	})
	return nil
}

func (d *Draft[T]) failed(err error) {
	d.mu.Lock()
	told := d.failing
	d.failing = true
	d.mu.Unlock()
	if !told && d.Failed != nil {
		d.Failed(err)
	}
}

// Flush saves what is not saved yet and returns when it is, or has failed.
func (d *Draft[T]) Flush() { d.saver.Flush() }

// Pending reports whether something of it is not in the store yet, be it that
// its save is still to come, under way or failed.
func (d *Draft[T]) Pending() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.stored != d.changes && !d.dropped
}

// SavedAt returns when it was last saved, and whether saving fails now.
func (d *Draft[T]) SavedAt() (at time.Time, failing bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.savedAt, d.failing
}

// Drop takes it off the desk: nothing of it is saved any more.
func (d *Draft[T]) Drop() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.dropped = true
}

// Desk is the drafts of one room. The zero value is empty and ready.
type Desk[T any] struct {
	mu     sync.Mutex
	drafts []*Draft[T] // the open one last; before it those not saved yet
}

// Put lays a draft on top. Those below it stay only while they are unsaved.
func (k *Desk[T]) Put(d *Draft[T]) {
	k.mu.Lock()
	defer k.mu.Unlock()
	kept := k.drafts[:0:0]
	for _, old := range k.drafts {
		if old != d && old.Pending() {
			kept = append(kept, old)
		}
	}
	k.drafts = append(kept, d)
}

// Unsaved returns the draft of the thing with this number that lies here
// unsaved, or nil; 0 finds a new thing that the store could not take.
func (k *Desk[T]) Unsaved(id int64) *Draft[T] {
	for _, d := range k.all() {
		if d.ID() == id && d.Pending() {
			return d
		}
	}
	return nil
}

// Flush saves what lies here unsaved and returns when all of it is saved or
// has failed.
func (k *Desk[T]) Flush() {
	for _, d := range k.all() {
		d.Flush()
	}
}

func (k *Desk[T]) all() []*Draft[T] {
	k.mu.Lock()
	defer k.mu.Unlock()
	return append([]*Draft[T](nil), k.drafts...)
}
