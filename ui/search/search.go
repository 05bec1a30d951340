// Package search is the room that finds everything again: questions, takes,
// stories, the journal, companies, people, and what was noted while listening.
// Names and titles answer at every key; the full text follows when typing pauses.
package search

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/room"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// Store is what the room needs of the store.
type Store interface {
	Now() time.Time
	Subscribe(changed func(data.Kind)) (cancel func())
	FindTitles(ctx context.Context, text string, kinds []data.Kind, limit int) ([]data.Hit, error)
	FindEach(ctx context.Context, text string, each int) ([]data.Found, error)
	Find(ctx context.Context, text string, kinds []data.Kind, limit int) ([]data.Hit, error)
	Takes(ctx context.Context, questionID int64) ([]data.Take, error)
}

const (
	// pause is how long the full text waits for the next letter.
	pause = 120 * time.Millisecond
	// titled is how many titles are asked for at a key.
	titled = 40
	// latest is how many takes stand under a question.
	latest = 2
)

// Room is the search. It takes the addresses "" for the last search, and the
// words of another.
type Room struct {
	win   room.Window
	store Store

	field   *widget.SearchField
	results *widget.Mixed[line]
	empty   fyne.CanvasObject
	nothing fyne.CanvasObject
	body    *fyne.Container
	content fyne.CanvasObject

	text    string
	answer  answer
	whole   data.Kind // the kind of which all is shown; "" for none
	enter   bool      // Enter was pressed before there was an answer
	here    bool
	stale   bool // something changed since the answer
	anew    bool // something else was typed: the first that is found is chosen
	waiting *time.Timer
	titles  task.Latest
	full    task.Latest
	cancel  func() // ends the subscription
}

var (
	_ room.Room     = (*Room)(nil)
	_ room.Searcher = (*Room)(nil)
	_ room.Closer   = (*Room)(nil)
	_ room.KeyTaker = (*Room)(nil)
)

// New makes the room.
func New(win room.Window, store Store) *Room {
	r := &Room{win: win, store: store}
	r.field = widget.NewSearchField(lang.L("A word, a name, a few words of what you wrote"), nil)
	r.field.OnChanged = r.typed
	usual := r.field.OnKey
	r.field.OnKey = func(key *fyne.KeyEvent) bool { return r.key(key) || usual(key) }
	r.results = newResults(store.Now)
	r.results.OnOpen = r.open
	r.results.OnUp = r.focus
	r.results.OnRune = func(letter rune) {
		r.focus()
		r.field.TypedRune(letter)
	}
	r.lay()
	r.cancel = store.Subscribe(func(data.Kind) { fyne.Do(r.changed) })
	return r
}

func (r *Room) lay() {
	head := widget.NewHeading(lang.L("Search"), theme.SizeTitle)
	list := widget.NewCard(widget.Pad(r.results, 8, 0, 8, 0))
	list.Padding = 0
	r.empty = widget.NewEmpty("search", lang.L("Everything you have kept"),
		lang.L("Questions and what you said to them, stories, the journal, interviews, companies, people, and what was noted while listening."), "", "", nil)
	r.nothing = widget.NewEmpty("", lang.L("Nothing found"),
		lang.L("Fewer or shorter words find more. Accents and capitals do not matter, and what is in the trash is left out."), "", "", nil)
	r.body = container.NewStack(list, r.empty, r.nothing)
	r.content = widget.Page(widget.VStack(2*theme.Grid, head, r.field, r.lessons()), r.body, nil)
	r.show()
}

// lessons are what a search understands besides words; a press types it.
func (r *Room) lessons() fyne.CanvasObject {
	lesson := func(label, keys, typed string) fyne.CanvasObject {
		return widget.NewHint(label, keys, func() { r.add(typed) })
	}
	return widget.Flow(3*theme.Grid,
		lesson(lang.L("side by side"), `"…"`, `"`),
		lesson(lang.L("with a tag"), "tag:calm", "tag:"),
		lesson(lang.L("since"), "from:2026-11", "from:"),
		lesson(lang.L("until"), "before:2026-12-24", "before:"))
}

// add types something at the end of the search.
func (r *Room) add(typed string) {
	text := r.field.Text
	if text != "" && !strings.HasSuffix(text, " ") {
		text += " "
	}
	r.field.SetText(text + typed)
	r.win.Window().Canvas().Focus(r.field)
	r.field.CursorColumn = len([]rune(r.field.Text))
	r.field.Refresh()
}

// Content implements [room.Room].
func (r *Room) Content() fyne.CanvasObject { return r.content }

// Enter implements [room.Room].
func (r *Room) Enter(rest string) {
	r.here = true
	if rest != "" {
		r.field.SetText(rest)
	}
	if r.stale && r.text != "" {
		r.again()
	}
	r.focus()
	r.field.TypedShortcut(&fyne.ShortcutSelectAll{}) // the next letter begins another search
}

// Leave implements [room.Room].
func (r *Room) Leave() {
	r.here, r.enter = false, false
}

// FocusSearch implements [room.Searcher].
func (r *Room) FocusSearch() { r.focus() }

func (r *Room) focus() { r.win.Window().Canvas().Focus(r.field) }

// Close implements [room.Closer].
func (r *Room) Close() {
	r.cancel()
	r.titles.Cancel()
	r.full.Cancel()
	r.Wait()
}

// Wait returns when nothing is being looked for.
func (r *Room) Wait() {
	r.titles.Wait()
	r.full.Wait()
}

// TypedKey implements [room.KeyTaker].
func (r *Room) TypedKey(key *fyne.KeyEvent) bool { return r.results.Typed(key) }

// key is what keys mean while one types.
func (r *Room) key(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyEscape: // at once: the search is still there when one comes back
		canvas := r.win.Window().Canvas()
		canvas.Unfocus()
		if typed := canvas.OnTypedKey(); typed != nil {
			typed(key)
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		r.entered()
	case fyne.KeyUp: // never out of the list, as the cursor is in the field
		r.results.Choose(-1)
	case fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
		r.results.Typed(key)
	default:
		return false
	}
	return true
}

// entered opens what is chosen, as soon as there is an answer to what is typed.
func (r *Room) entered() {
	r.enter = false
	switch {
	case strings.TrimSpace(r.text) == "":
	case r.answer.text == r.text && r.results.Open():
	case r.answer.text != r.text || !r.answer.full:
		r.enter = true
	}
}

// open opens one line of the results.
func (r *Room) open(l line) {
	switch l.shape {
	case shapeMore:
		r.showAll(l.kind)
	case shapeTake:
		r.win.Go(room.Address(data.Ref{Kind: data.KindTake, ID: l.take.ID}, data.Ref{}))
	default:
		r.win.Go(room.Address(l.hit.Ref, l.hit.Within))
	}
}

// changed follows what is stored, here or in another room.
func (r *Room) changed() {
	r.stale = true
	if r.here && r.text != "" && r.answer.text == r.text {
		r.again()
	}
}

// showAll lists all that was found of a kind.
func (r *Room) showAll(kind data.Kind) {
	r.whole = kind
	r.again()
}

// show puts what was found on the screen. What is chosen stays so until
// something else is typed.
func (r *Room) show() {
	lines := r.answer.lines(r.whole)
	nothing := len(lines) == 0 && r.answer.full && r.text != ""
	for object, visible := range map[fyne.CanvasObject]bool{
		r.body.Objects[0]: len(lines) > 0, r.empty: strings.TrimSpace(r.text) == "", r.nothing: nothing,
	} {
		if visible != object.Visible() {
			if visible {
				object.Show()
			} else {
				object.Hide()
			}
			r.body.Refresh()
		}
	}
	r.results.SetItems(slices.Clip(lines))
	if _, chosen := r.results.Selected(); !chosen || r.anew && r.answer.text == r.text {
		r.results.SelectFirst()
		r.anew = r.answer.text != r.text
	}
	if r.enter {
		r.entered()
	}
}
