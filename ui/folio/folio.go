// Package folio is a room that keeps many things of one kind: a shelf to find
// them on the left, the one that is open on the right. It opens, begins,
// saves and deletes them; what a thing looks like is the room's own matter.
package folio

import (
	"context"
	"strconv"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/ui/folio/desk"
	"greenroom/ui/folio/paper"
	"greenroom/ui/folio/shelf"
	"greenroom/ui/room"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// Store is what every folio needs of the store.
type Store interface {
	Now() time.Time
	Subscribe(changed func(data.Kind)) (cancel func())
	Delete(ctx context.Context, refs ...data.Ref) error
	Restore(ctx context.Context, refs ...data.Ref) error
}

// Page is the right side of the room. Its methods are called on the UI thread.
type Page interface {
	// Content is what it shows, with space around it. The same object every time.
	Content() fyne.CanvasObject
	// Show fills it with the draft that is now open.
	Show()
	// Write puts the cursor where one would go on writing.
	Write()
	// Saved says anew when the open draft was saved.
	Saved()
	// Suggest gives the tags that are in use.
	Suggest(tags []string)
}

// Config is what a folio of things T, in lines L of a list, is made of.
type Config[T, L any] struct {
	Window room.Window
	Store  Store
	Kind   data.Kind
	Words  Words[T]

	Drafts  desk.Kind[T]
	Updated func(T) time.Time
	Read    func(ctx context.Context, id int64) (T, error)
	// Begin makes a new thing; about is what follows "new/" in the address.
	Begin func(about string) T
	// Prepare reads what the page shows beside the thing itself, and returns
	// how to show it. It runs beside the UI thread.
	Prepare func(ctx context.Context, value T) (show func())

	// Tags are chips to choose by; nil for things that carry none.
	Tags func(ctx context.Context, kind data.Kind) ([]data.TagCount, error)
	// Filters are chips before those of the tags; nil for none.
	Filters func(ctx context.Context) ([]shelf.Filter, error)

	Load  func(ctx context.Context, q shelf.Query, limit, offset int) ([]L, error)
	Count func(ctx context.Context, q shelf.Query) (int, error)
	Row   func() widget.Row[L]
	ID    func(L) int64

	Menu func() []*fyne.MenuItem // what is done more rarely; nil for nothing
}

// Words is what a folio says.
type Words[T any] struct {
	Title   string // of the room
	New     string // the button
	Search  string // in the empty search field
	Nothing string // when a search finds nothing
	Choose  string // on the right while nothing is open

	// Before there is anything: an icon, a heading, a sentence and a button.
	EmptyIcon, EmptyTitle, EmptyText, EmptyNew string

	// What could not be done, after "Could not": "read the journal".
	List, Open, Save, Delete string

	Deleted func(T) string // after something was deleted
}

// Folio is the room. Its methods belong to the UI thread, except Flush, Close
// and Wait.
type Folio[T, L any] struct {
	Config[T, L]

	shelf *shelf.Shelf[L]
	page  Page
	desk  desk.Desk[T]
	draft *desk.Draft[T] // the open one, nil for none

	content *fyne.Container
	tools   *fyne.Container // search and new, which an empty room does without
	both    *fyne.Container // shelf and page
	empty   fyne.CanvasObject
	right   *fyne.Container // the page, or choose
	choose  fyne.CanvasObject

	total     int
	tagsHigh  float32 // how much room the tags had last
	here      bool
	stale     bool // things changed since the shelf was read
	behind    bool // something changed elsewhere since the page was prepared
	untouched bool // nothing was written here since one came
	openFirst bool // open the first thing as soon as it is known

	opening   task.Latest
	preparing task.Latest
	renewing  task.Latest
	working   sync.WaitGroup // saves and deletions under way
	cancel    func()         // ends the subscription
}

// New makes a folio without its page; Furnish puts that in.
func New[T, L any](config Config[T, L]) *Folio[T, L] {
	f := &Folio[T, L]{Config: config, stale: true}
	tags := func(context.Context) ([]data.TagCount, error) { return nil, nil }
	if config.Tags != nil {
		tags = func(ctx context.Context) ([]data.TagCount, error) { return config.Tags(ctx, config.Kind) }
	}
	f.shelf = shelf.New(shelf.Config[L]{
		Window: config.Window.Window(),
		Source: shelf.Source[L]{
			Load: config.Load, Count: config.Count, Tags: tags, Filters: config.Filters,
		},
		Row: config.Row, ID: config.ID,
		Placeholder: config.Words.Search, Nothing: config.Words.Nothing,
		Open: f.Open, Enter: f.goInto, Delete: f.Delete, Loaded: f.loaded,
		Failed: func(err error) { f.Window.Fail(f.Words.List, err) },
	})
	return f
}

// leftShare is how much of the width the list has.
const leftShare = 0.42

// Furnish lays the room out around its page, in the order in which Tab goes
// through it, and begins to follow the store.
func (f *Folio[T, L]) Furnish(page Page) {
	f.page = page
	begin := widget.NewButton(f.Words.New, lang.L("Ctrl N"), f.New)
	begin.Style = widget.Filled
	f.tools = container.New(tools{}, f.shelf.Search, begin)
	head := widget.HStack(theme.Grid, widget.NewHeading(f.Words.Title, theme.SizeTitle), f.more(), widget.Grow(f.tools))

	list := widget.NewCard(widget.Pad(f.shelf.List, 8, 0, 0, 0))
	list.Padding = 0
	hint := widget.NewText(f.Words.Choose)
	hint.Color, hint.Align = theme.Quiet, fyne.TextAlignCenter
	f.choose = widget.VStack(0, widget.Spacer(), hint, widget.Spacer())
	f.right = container.NewStack(f.choose)
	open := widget.NewCard(f.right)
	open.Padding = 0 // the page brings its own, so that its scroll bar stands at the edge
	f.both = widget.VStack(0, f.shelf.Tags, widget.Grow(widget.Columns(list, open, leftShare)))
	f.empty = widget.NewEmpty(f.Words.EmptyIcon, f.Words.EmptyTitle, f.Words.EmptyText, f.Words.EmptyNew, lang.L("Ctrl N"), f.New)
	f.content = widget.Page(head, container.NewStack(f.both, f.empty), nil)
	f.arrange()
	f.cancel = f.Store.Subscribe(func(kind data.Kind) { fyne.Do(func() { f.changed(kind) }) })
}

// more is the button of the menu, if there is one.
func (f *Folio[T, L]) more() fyne.CanvasObject {
	if f.Menu == nil {
		return widget.Gap(0)
	}
	var button *widget.Button
	button = widget.NewIconButton("more", lang.L("More"), func() {
		fynewidget.ShowPopUpMenuAtRelativePosition(fyne.NewMenu("", f.Menu()...), f.Window.Window().Canvas(),
			fyne.NewPos(0, button.Size().Height), button)
	})
	return button
}

// Again reads the shelf anew: what it shows follows from more than the store.
func (f *Folio[T, L]) Again() { f.shelf.Reload() }

// ShowSaved says in a line of the page when the open thing was saved, or that it could not be.
func (f *Folio[T, L]) ShowSaved(line *widget.Text) {
	if f.draft != nil {
		paper.Saved(line, f.draft, f.Store.Now())
	}
}

// Filter shows only what has a tag, or what a filter lets through; "" is all.
func (f *Folio[T, L]) Filter(tag string) { f.shelf.Filter(tag) }

// Renew shows a thing as the store now has it, if it is the open one and
// nothing of it waits to be saved.
func (f *Folio[T, L]) Renew(value T) {
	if f.draft != nil && f.draft.Renew(value) {
		f.page.Show()
	}
}

// Find shows the things that have these words, and opens the first of them.
func (f *Folio[T, L]) Find(words string) {
	f.here, f.openFirst = true, true
	f.shelf.Find(words)
}

// arrange shows what there is to see: shelf and page, or what an empty room says.
func (f *Folio[T, L]) arrange() {
	nothing := f.total == 0 && f.draft == nil
	turned := show(f.both, !nothing)
	turned = show(f.tools, !nothing) || turned
	turned = show(f.empty, nothing && !f.stale) || turned
	seen := f.choose
	if f.draft != nil {
		seen = f.page.Content()
	}
	if f.right.Objects[0] != seen {
		f.right.Objects[0] = seen
		f.right.Refresh()
	}
	if turned {
		f.content.Refresh() // what was hidden has not been laid out
	}
}

// show shows or hides, and reports whether that was a change.
func show(o fyne.CanvasObject, visible bool) bool {
	if visible == o.Visible() {
		return false
	}
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
	return true
}

// Content implements [room.Room].
func (f *Folio[T, L]) Content() fyne.CanvasObject { return f.content }

// Enter implements [room.Room]. It takes "" for what was open last, "5" for a
// thing, and "new" or "new/…" for a new one.
func (f *Folio[T, L]) Enter(rest string) {
	f.here, f.untouched = true, true
	if f.stale {
		f.shelf.Reload()
	}
	first, about := room.Split(rest)
	id, err := strconv.ParseInt(first, 10, 64)
	switch {
	case first == "new":
		f.create(about)
	case err == nil:
		f.Open(id)
	case f.draft != nil:
		f.page.Saved()
	case f.stale:
		f.openFirst = true
	default:
		f.Open(f.shelf.First())
	}
	if f.behind {
		f.behind = false
		f.PrepareAgain()
	}
}

// Leave implements [room.Room].
func (f *Folio[T, L]) Leave() {
	f.here, f.openFirst = false, false
	f.opening.Cancel()
	f.working.Go(f.desk.Flush)
}

// New implements [room.Creator].
func (f *Folio[T, L]) New() { f.create("") }

// FocusSearch implements [room.Searcher].
func (f *Folio[T, L]) FocusSearch() {
	if f.tools.Visible() {
		f.Focus(f.shelf.Search)
	}
}

// Focus puts the focus on something.
func (f *Folio[T, L]) Focus(o fyne.Focusable) { f.Window.Window().Canvas().Focus(o) }

// TypedKey implements [room.KeyTaker].
func (f *Folio[T, L]) TypedKey(key *fyne.KeyEvent) bool {
	return f.both.Visible() && f.shelf.TypedKey(key)
}

// Flush implements [room.Flusher].
func (f *Folio[T, L]) Flush() { f.desk.Flush() }

// Close implements [room.Closer].
func (f *Folio[T, L]) Close() {
	f.cancel()
	f.opening.Cancel()
	f.preparing.Cancel()
	f.renewing.Cancel()
	f.shelf.Close()
	f.Wait()
}

// Wait returns when nothing is being read or saved.
func (f *Folio[T, L]) Wait() {
	f.working.Wait()
	f.opening.Wait()
	f.preparing.Wait()
	f.renewing.Wait()
	f.shelf.Wait()
}

// changed follows what is stored, here or in another room.
func (f *Folio[T, L]) changed(kind data.Kind) {
	f.behind = f.behind || !f.here
	if kind != f.Kind {
		f.PrepareAgain()
		return
	}
	f.stale = true
	if f.here {
		f.shelf.Reload()
	}
	if !f.here || f.untouched { // the room that was left a moment ago may only now be done saving
		f.takeOver()
	}
}

// takeOver shows the open thing as another room left it. It is not done under
// the hands of somebody who writes: a save leaves alone what others changed.
func (f *Folio[T, L]) takeOver() {
	d := f.draft
	if d == nil || d.ID() == 0 {
		return
	}
	f.renewing.Run(func(ctx context.Context) func() {
		now, err := f.Read(ctx, d.ID())
		if err != nil {
			return nil // in the trash, or told when it is opened
		}
		return func() {
			if f.draft == d && (!f.here || f.untouched) && f.Updated(now).After(f.Updated(d.Value())) {
				f.Renew(now)
				f.PrepareAgain()
			}
		}
	})
}

// loaded follows the shelf being up to date.
func (f *Folio[T, L]) loaded(total int) {
	f.total, f.stale = total, false
	f.page.Suggest(f.shelf.TagNames())
	if f.openFirst {
		f.openFirst = false
		f.Open(f.shelf.First())
	}
	f.arrange()
	if height := f.shelf.Tags.MinSize().Height; height != f.tagsHigh {
		f.tagsHigh = height
		f.both.Refresh() // the first tag takes its row from what is below
	}
}
