package widget

import (
	"fyne.io/fyne/v2"
	fynewidget "fyne.io/fyne/v2/widget"
)

// Entry is a field to type in.
type Entry struct {
	fynewidget.Entry

	// OnLeave is called when the field loses the focus.
	OnLeave func()

	// OnEnter is called by Enter in a field of one line. Without it the key
	// goes to the window, or to the sheet, which is confirmed by it.
	OnEnter func()

	// OnKey is asked before the field itself; true means the key was used.
	OnKey func(key *fyne.KeyEvent) bool

	// Longest is how many bytes the field takes from the clipboard and still
	// answers at once; 0 is any number. A longer text goes to OnTooLong, as it
	// would be, and the field stays as it was. Without OnTooLong it is not taken,
	// and OnRefused is called, if that is set.
	Longest   int
	OnTooLong func(text string)
	OnRefused func()

	spaces hiddenSpaces
}

// NewEntry returns a field of one line. changed, if any, gets the text after
// each change.
func NewEntry(placeholder string, changed func(text string)) *Entry {
	e := &Entry{}
	e.Wrapping = fyne.TextWrapOff
	e.Scroll = fyne.ScrollHorizontalOnly
	e.become(placeholder, changed)
	return e
}

// NewMultiLine returns a field of many lines that wraps.
func NewMultiLine(placeholder string, changed func(text string)) *Entry {
	e := &Entry{}
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.become(placeholder, changed)
	return e
}

func (e *Entry) become(placeholder string, changed func(string)) {
	e.ExtendBaseWidget(e)
	e.PlaceHolder = placeholder
	e.OnChanged = changed
}

// FocusLost tells OnLeave.
func (e *Entry) FocusLost() {
	e.Entry.FocusLost()
	if e.OnLeave != nil {
		e.OnLeave()
	}
}

// TypedKey leaves the field by Escape and ends a line of its own by Enter.
func (e *Entry) TypedKey(key *fyne.KeyEvent) {
	if e.OnKey != nil && e.OnKey(key) {
		return
	}
	switch key.Name {
	case fyne.KeyEscape:
		e.leave(key)
		return
	case fyne.KeyReturn, fyne.KeyEnter:
		if !e.MultiLine {
			if e.OnEnter != nil {
				e.OnEnter()
			} else {
				passOn(e, key)
			}
			return
		}
	}
	e.typeKey(key)
}

// leave gives the focus back to the room; a sheet gets the key as well, and closes.
func (e *Entry) leave(key *fyne.KeyEvent) {
	c := canvasOf(e)
	if c == nil {
		return
	}
	if c.Overlays().Top() != nil {
		passOn(e, key)
		return
	}
	c.Unfocus()
}
