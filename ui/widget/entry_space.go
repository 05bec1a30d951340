package widget

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// A space that ends a paragraph and no longer fits into its line has no place
// for the cursor behind it: Fyne 2.8 leaves the cursor before the space, and what
// is typed next would come before it too. Words would run together. So the field
// remembers such spaces and types them again, together with what comes next.
type hiddenSpaces struct {
	known  bool // the last thing that happened to the field was typing
	wanted int  // where the cursor belongs, in letters from the beginning
	length int  // of the text then, in bytes
}

// hidden is how many spaces lie between the cursor and the place it should be.
func (e *Entry) hidden() int {
	if !e.spaces.known || len(e.Text) != e.spaces.length || e.SelectedText() != "" {
		return 0
	}
	return e.spaces.wanted - e.CursorTextOffset()
}

// place remembers where the cursor belongs.
func (e *Entry) place(wanted int) { e.spaces = hiddenSpaces{true, wanted, len(e.Text)} }

// forgetPlace leaves the cursor where something else than typing puts it.
func (e *Entry) forgetPlace() { e.spaces = hiddenSpaces{} }

// MouseDown moves the cursor.
func (e *Entry) MouseDown(ev *desktop.MouseEvent) {
	e.forgetPlace()
	e.Entry.MouseDown(ev)
}

// TypedShortcut pastes, selects and the like.
func (e *Entry) TypedShortcut(shortcut fyne.Shortcut) {
	if paste, ok := shortcut.(*fyne.ShortcutPaste); ok && e.tooLong(paste) {
		return
	}
	e.forgetPlace()
	e.Entry.TypedShortcut(shortcut)
}

// tooLong reports whether a text to be pasted is longer than the field takes,
// and hands it on.
func (e *Entry) tooLong(paste *fyne.ShortcutPaste) bool {
	text := paste.Clipboard.Content()
	if e.Longest == 0 || len(e.Text)+len(text) <= e.Longest {
		return false
	}
	if e.OnTooLong == nil {
		if e.OnRefused != nil {
			e.OnRefused()
		}
		return e.OnRefused != nil
	}
	if e.SelectedText() != "" {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete}) // what is pasted takes its place
	}
	before := []rune(e.Text)
	at := min(e.CursorTextOffset()+max(e.hidden(), 0), len(before))
	e.forgetPlace()
	e.OnTooLong(string(before[:at]) + text + string(before[at:]))
	return true
}

// TypedRune types a letter where the person sees it come.
func (e *Entry) TypedRune(r rune) {
	if n := e.hidden(); n > 0 {
		e.typeAfter(n, string(r))
		return
	}
	if e.SelectedText() != "" || e.Disabled() {
		e.forgetPlace()
		e.Entry.TypedRune(r)
		return
	}
	wanted := e.CursorTextOffset() + 1
	e.Entry.TypedRune(r)
	e.place(wanted)
}

// typeAfter types a text after hidden spaces.
func (e *Entry) typeAfter(spaces int, text string) {
	wanted := e.CursorTextOffset() + spaces + len([]rune(text))
	for range spaces {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	}
	e.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: snippet(strings.Repeat(" ", spaces) + text)})
	e.place(wanted)
}

// typeKey is what a key does to the text, hidden spaces counted.
func (e *Entry) typeKey(key *fyne.KeyEvent) {
	n := max(e.hidden(), 0)
	switch {
	case key.Name == fyne.KeyBackspace && e.SelectedText() == "":
		wanted := e.CursorTextOffset() + n - 1
		if n > 0 {
			key = &fyne.KeyEvent{Name: fyne.KeyDelete}
		}
		e.Entry.TypedKey(key)
		e.place(max(wanted, 0))
	case n > 0 && (key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter):
		e.typeAfter(n, "\n")
	case moves(key.Name):
		e.forgetPlace()
		e.Entry.TypedKey(key)
	default: // the key of a letter, which comes before the letter itself
		e.Entry.TypedKey(key)
	}
}

// moves reports whether a key moves the cursor, or takes away what is beside it.
func moves(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown,
		fyne.KeyDelete, fyne.KeyBackspace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyTab:
		return true
	}
	return false
}

// snippet is a clipboard that holds a text.
type snippet string

// Content implements [fyne.Clipboard].
func (s snippet) Content() string { return string(s) }

// SetContent implements [fyne.Clipboard]; nothing is ever put there.
func (snippet) SetContent(string) {}
