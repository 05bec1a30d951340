package folio

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"greenroom/data"
	"greenroom/ui/folio/desk"
)

// Draft returns what is open, nil for nothing.
func (f *Folio[T, L]) Draft() *desk.Draft[T] { return f.draft }

// Change changes what is open, and has it saved soon.
func (f *Folio[T, L]) Change(change func(value *T)) {
	if f.draft != nil {
		f.untouched = false
		f.draft.Change(change)
	}
}

// Stored does something with the open thing once the store has it, beside the UI
// thread, and then on it what that returned. While there is nothing to store, it
// says what is first. What could not be done is shown as it was.
func (f *Folio[T, L]) Stored(first, doing string, do func(ctx context.Context, value T) (then func(), err error)) {
	d := f.draft
	if d == nil {
		return
	}
	f.working.Go(func() {
		d.Flush()
		value, known := d.Value(), d.ID() != 0
		var then func()
		var err error
		if known {
			then, err = do(context.Background(), value)
		}
		fyne.Do(func() {
			switch {
			case err != nil:
				f.Window.Fail(doing, err)
				f.PrepareAgain()
			case !known:
				f.Window.Say(first)
				f.page.Write()
				f.PrepareAgain()
			case then != nil:
				then()
			}
		})
	})
}

// FlushSoon saves what is open now, beside the UI thread.
func (f *Folio[T, L]) FlushSoon() {
	if f.draft != nil {
		f.working.Go(f.draft.Flush)
	}
}

// Open shows a thing by its number; 0 is nothing to show.
func (f *Folio[T, L]) Open(id int64) {
	f.openFirst = false
	f.shelf.Select(id)
	if id == 0 {
		return
	}
	if f.draft != nil && f.draft.ID() == id {
		f.opening.Cancel()
		return
	}
	f.opening.Run(func(ctx context.Context) func() {
		f.desk.Flush()
		d := f.desk.Unsaved(id)
		if d == nil {
			value, err := f.Read(ctx, id)
			if err != nil {
				return func() { f.notOpened(err) }
			}
			d = desk.NewDraft(f.Drafts, value, f.Updated(value))
		}
		prepared := f.Prepare(ctx, d.Value())
		return func() { f.put(d, prepared, false) }
	})
}

func (f *Folio[T, L]) notOpened(err error) {
	f.Window.Fail(f.Words.Open, err)
	if f.draft != nil {
		f.shelf.Select(f.draft.ID())
	}
	f.arrange()
}

// create begins a new thing. One that was begun and could not be saved is
// taken up again.
func (f *Folio[T, L]) create(about string) {
	f.openFirst = false
	f.opening.Run(func(ctx context.Context) func() {
		f.desk.Flush()
		var d *desk.Draft[T]
		if about == "" {
			d = f.desk.Unsaved(0)
		}
		if d == nil {
			d = desk.NewDraft(f.Drafts, f.Begin(about), time.Time{})
		}
		prepared := f.Prepare(ctx, d.Value())
		return func() { f.put(d, prepared, true) }
	})
}

// put opens a draft. The one before it goes on being saved.
func (f *Folio[T, L]) put(d *desk.Draft[T], prepared func(), write bool) {
	if before := f.draft; before != nil && before != d {
		f.working.Go(before.Flush)
	}
	f.draft = d
	f.desk.Put(d)
	d.Saved = func() { f.saved(d) }
	d.Failed = func(err error) {
		f.Window.Fail(f.Words.Save, err)
		f.page.Saved()
	}
	f.page.Show()
	prepared()
	f.shelf.Select(d.ID())
	f.arrange()
	if write {
		f.page.Write()
	}
}

func (f *Folio[T, L]) saved(d *desk.Draft[T]) {
	if f.draft == d {
		f.page.Saved()
		f.shelf.Select(d.ID())
	}
}

// goInto puts the cursor into what is open: Enter in the list, or a second press.
func (f *Folio[T, L]) goInto(id int64) {
	if f.draft != nil && f.draft.ID() == id {
		f.page.Write()
	}
}

// PrepareAgain shows anew what belongs to the open thing.
func (f *Folio[T, L]) PrepareAgain() {
	d := f.draft
	if d == nil || !f.here {
		return
	}
	f.preparing.Run(func(ctx context.Context) func() {
		prepared := f.Prepare(ctx, d.Value())
		return func() {
			if f.draft == d {
				prepared()
			}
		}
	})
}

// Delete puts a thing into the trash and opens the one beside it. What is open
// is saved first, so that Undo brings back its last word.
func (f *Folio[T, L]) Delete(id int64) {
	d := f.draft
	if d != nil && d.ID() != id {
		d = nil
	}
	next := f.shelf.Beside(id)
	f.working.Go(func() {
		if d != nil {
			d.Flush()
			id = d.ID()
		}
		var err error
		if id != 0 {
			err = f.Store.Delete(context.Background(), data.Ref{Kind: f.Kind, ID: id})
		}
		fyne.Do(func() {
			if err != nil {
				f.Window.Fail(f.Words.Delete, err)
				return
			}
			f.deleted(d, id, next)
		})
	})
}

// deleted follows a deletion: d is what was open, nil if it was something
// else; id is 0 if the store never had it.
func (f *Folio[T, L]) deleted(d *desk.Draft[T], id, next int64) {
	var value T
	if d != nil {
		value = d.Value()
		d.Drop()
	}
	if d != nil && f.draft == d {
		f.draft = nil
		if !f.shelf.Focused() {
			f.Window.Window().Canvas().Unfocus()
		}
		f.shelf.Select(0)
		f.arrange()
	}
	if id != 0 {
		f.Window.Undoable(f.Words.Deleted(value), func(ctx context.Context) error { return f.undelete(ctx, id) })
	}
	if id == 0 {
		next = f.shelf.First()
	}
	if f.draft == nil {
		f.Open(next)
	}
}

func (f *Folio[T, L]) undelete(ctx context.Context, id int64) error {
	if err := f.Store.Restore(ctx, data.Ref{Kind: f.Kind, ID: id}); err != nil {
		return err
	}
	fyne.Do(func() {
		if f.here {
			f.Open(id)
		}
	})
	return nil
}
