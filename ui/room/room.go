// Package room says what a room of the window is, and what a room may ask of
// the window. Rooms never import one another: they meet here, by address.
package room

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
)

// Room is one place of the window: Today, Practise, Journal and so on.
type Room interface {
	// Content is what the room shows. The same object every time.
	Content() fyne.CanvasObject

	// Enter tells the room that it is now seen. rest is what follows the
	// room's name in the address: "12" of "practise/12", "" for the room itself.
	Enter(rest string)

	// Leave tells the room that it is no longer seen. It must stop what plays
	// and hand what was typed to the store; it may not wait for either.
	Leave()
}

// KeyTaker is a room with keys of its own. TypedKey is asked while nothing in
// the window has the focus, and reports whether it used the key.
type KeyTaker interface {
	TypedKey(key *fyne.KeyEvent) bool
}

// Creator is a room in which something can be made anew (Ctrl+N).
type Creator interface {
	New()
}

// Searcher is a room with a search field (Ctrl+F).
type Searcher interface {
	FocusSearch()
}

// Flusher is a room that holds text which may not have reached the store yet.
// Flush returns when it has; it is not called on the UI thread, and may be
// called at any time.
type Flusher interface {
	Flush()
}

// Closer is a room that keeps something going: a recording, a subscription.
// Close ends it and returns when it has ended. It is called once, at quit, after
// Flush, not on the UI thread.
type Closer interface {
	Close()
}

// Backer is a window that can go back to where one came from.
type Backer interface {
	Back()
}

// Window is what a room may ask of the window it stands in. All methods are
// called on the UI thread.
type Window interface {
	// Go opens an address such as "practise/12", "take/5" or "journal/new".
	Go(address string)

	// Say shows one short sentence that passes by itself.
	Say(text string)

	// Undoable says what was just done and offers to undo it, also by Ctrl+Z.
	// undo runs beside the UI thread.
	Undoable(text string, undo func(ctx context.Context) error)

	// Beside runs work beside the UI thread. Greenroom does not end before it has:
	// what somebody did just before they closed the window is kept, too.
	Beside(work func())

	// Fail tells the person that doing failed, why, and what to do next; the
	// log gets the detail. doing is a phrase such as "save your note".
	Fail(doing string, err error)

	// Fill gives the whole window to the room, without the rail beside it, or
	// takes it back. Leaving the room takes it back as well.
	Fill(whole bool)

	// Window is the window itself, for focus and for sheets over it.
	Window() fyne.Window
}

// Split takes the first part off an address: "practise/12" is "practise" and "12".
func Split(address string) (first, rest string) {
	first, rest, _ = strings.Cut(address, "/")
	return first, rest
}
