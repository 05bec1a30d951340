package paper

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// Longest is how many bytes of a text a field shows and still answers at once:
// with each letter Fyne 2.8 goes over the whole text once for every line.
const Longest = 40_000

const (
	longHeight  float32 = 320 // of what is shown of a long text
	longLetters int     = 78  // in a line of it
)

// Long shows a text that is too long for a field: its lines to read, and a
// field to go on writing at its end.
type Long struct {
	Content fyne.CanvasObject

	list  *widget.List[string]
	end   *widget.Entry
	about *widget.Text
	text  string // what was there before what is written at the end
}

// NewLong makes one that is empty. changed gets the whole text after each
// change.
func NewLong(window fyne.Window, sheet func() *container.Scroll, changed func(text string)) *Long {
	l := &Long{list: widget.NewList(newLongLine), about: widget.NewQuiet("")}
	var writing fyne.CanvasObject
	l.end, writing = Text(lang.L("Go on writing at the end"), func(end string) { changed(l.joined(end)) }, window, sheet, 3)
	l.Content = widget.VStack(2*theme.Grid, l.about, widget.Tall(l.list, longHeight), writing)
	return l
}

// Show shows a text.
func (l *Long) Show(text string) {
	l.text = text
	l.list.SetItems(displayed(text))
	l.list.ScrollToTop()
	l.about.SetText(lang.L("A long text: {{.Words}} words. All of it is kept, found and exported; it can be read here, and written on at its end.",
		map[string]any{"Words": len(strings.Fields(text))}))
	change := l.end.OnChanged
	l.end.OnChanged = nil
	l.end.SetText("")
	l.end.OnChanged = change
}

// joined is the text with what was written at its end.
func (l *Long) joined(end string) string {
	if end == "" {
		return l.text
	}
	return strings.TrimRight(l.text, "\n") + "\n\n" + end
}

// displayed divides a text into lines of a length that can be read.
func displayed(text string) (lines []string) {
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		for letters := []rune(line); ; {
			if len(letters) <= longLetters {
				lines = append(lines, string(letters))
				break
			}
			cut := longLetters
			for cut > longLetters/2 && letters[cut] != ' ' {
				cut--
			}
			lines = append(lines, string(letters[:cut]))
			letters = letters[cut:]
			for len(letters) > 0 && letters[0] == ' ' {
				letters = letters[1:]
			}
		}
	}
	return lines
}

// newLongLine makes a row for a line of a long text.
func newLongLine() widget.Row[string] {
	words := widget.NewText(" ")
	words.MaxLines = 1
	return widget.NewRow[string](words, words.SetText)
}
