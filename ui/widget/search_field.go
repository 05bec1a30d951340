package widget

import (
	"time"

	"fyne.io/fyne/v2"

	"greenroom/ui/theme"
)

// searchDelay is how long a search waits for the next letter.
const searchDelay = 120 * time.Millisecond

// SearchField is a field whose text is searched for while it is typed.
type SearchField struct {
	Entry

	// OnDown is called by the Down key, to go on to the results.
	OnDown func()

	changed func(string)
	told    string // what changed was last called with
	waiting *time.Timer
}

// NewSearchField returns a search field. changed gets the text when typing
// has paused for a moment, and at once when the field is emptied or Enter is
// pressed. It is called on the UI thread, and only with a text that is new.
func NewSearchField(placeholder string, changed func(text string)) *SearchField {
	s := &SearchField{changed: changed}
	s.Wrapping = fyne.TextWrapOff
	s.Scroll = fyne.ScrollHorizontalOnly
	s.ExtendBaseWidget(s)
	s.PlaceHolder = placeholder
	s.SetIcon(theme.IconIn("search", theme.Quiet))
	s.OnChanged = s.typed
	s.OnKey = s.key
	return s
}

// Clear empties the field.
func (s *SearchField) Clear() { s.SetText("") }

// Find puts a text into the field and has it searched for at once.
func (s *SearchField) Find(text string) {
	s.SetText(text)
	s.stop()
	s.tell()
}

func (s *SearchField) typed(text string) {
	s.stop()
	if text == "" {
		s.tell()
		return
	}
	s.waiting = time.AfterFunc(searchDelay, func() { fyne.Do(s.tell) })
}

func (s *SearchField) stop() {
	if s.waiting != nil {
		s.waiting.Stop()
	}
}

func (s *SearchField) tell() {
	if s.Text == s.told {
		return
	}
	s.told = s.Text
	if s.changed != nil {
		s.changed(s.Text)
	}
}

func (s *SearchField) key(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyEscape:
		if s.Text == "" {
			return false
		}
		s.Clear()
		return true
	case fyne.KeyReturn, fyne.KeyEnter:
		s.stop()
		s.tell()
		if s.OnEnter != nil {
			s.OnEnter()
		}
		return true
	case fyne.KeyDown:
		if s.OnDown == nil {
			return false
		}
		s.OnDown()
		return true
	}
	return false
}
