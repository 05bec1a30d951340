package widget_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// typedInto types a text into a field of a width, letter by letter.
func typedInto(t *testing.T, width float32, text string) *widget.Entry {
	t.Helper()
	e := widget.NewMultiLine("", nil)
	w := test.NewTempWindow(t, e)
	w.Resize(fyne.NewSize(width, 300))
	e.FocusGained()
	for _, r := range text {
		switch r {
		case '\n':
			e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		case '\b':
			e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
		default: // as a window tells it: the key, and then the letter
			e.TypedKey(&fyne.KeyEvent{Name: keyOf(r)})
			e.TypedRune(r)
		}
	}
	return e
}

// keyOf is the key of a letter.
func keyOf(r rune) fyne.KeyName {
	if r == ' ' {
		return fyne.KeySpace
	}
	return fyne.KeyName(strings.ToUpper(string(r)))
}

func TestASpaceAtTheEndOfALineStaysWhereItWasTyped(t *testing.T) {
	const text = "one two  three   four five six seven eight nine ten eleven twelve"
	for width := float32(90); width < 260; width++ {
		if got := typedInto(t, width, text).Text; got != text {
			t.Fatalf("%v wide, typed %q became %q", width, text, got)
		}
	}
}

func TestBackspaceAndEnterAfterASpaceAtTheEndOfALine(t *testing.T) {
	for width := float32(90); width < 260; width++ {
		if got, want := typedInto(t, width, "one two three four five \n six \n").Text, "one two three four five \n six \n"; got != want {
			t.Fatalf("%v wide, typed %q became %q", width, want, got)
		}
		if got, want := typedInto(t, width, "one two three four five  \b\b\bx").Text, "one two three four fivx"; got != want {
			t.Fatalf("%v wide: %q, want %q", width, got, want)
		}
	}
}

func TestWhatAPersonWroteDoesNotWidenTheWindow(t *testing.T) {
	long := strings.Repeat("word ", 1000)
	for name, o := range map[string]fyne.CanvasObject{
		"hint": widget.NewHint(long, "", func() {}), "text": widget.NewText(long), "label": widget.NewLabel(long),
		"quiet": widget.NewQuiet(long), "chip": widget.NewChip(long, func() {}), "heading": widget.NewHeading(long, theme.SizeTitle),
	} {
		if width := o.MinSize().Width; width > 500 {
			t.Errorf("a %s is %v wide", name, width)
		}
	}
}
