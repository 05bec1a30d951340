package widget_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"greenroom/ui/widget"
)

// drawn is what a line of marked words draws: its words, and how many are underlined.
func drawn(m *widget.Marked) (words string, lines int, width float32) {
	for _, o := range test.WidgetRenderer(m).Objects() {
		switch o := o.(type) {
		case *canvas.Text:
			words += o.Text
			width = o.Position().X + o.Size().Width
		case *canvas.Rectangle:
			lines++
		}
	}
	return words, lines, width
}

func TestMarkedWordsAreUnderlinedAndTheLineEndsWhereItsPlaceEnds(t *testing.T) {
	m := widget.NewMarked("a \x02found\x03 word, then\n\x02another\x03")
	show(t, m, 400, 30)
	words, lines, _ := drawn(m)
	equal(t, "words", words, "a found word, then another")
	equal(t, "underlined", lines, 2)
	for _, width := range []float32{5, 20, 60, 90, 130, 180} {
		show(t, m, width, 30)
		words, _, end := drawn(m)
		if !strings.HasSuffix(words, "…") || width > 20 && end > width+1 {
			t.Errorf("in %v there is %q, to %v", width, words, end)
		}
	}
	m.SetText("\x03torn \x02marks")
	show(t, m, 400, 30)
	words, lines, _ = drawn(m)
	equal(t, "words", words, "torn marks")
	equal(t, "underlined", lines, 1)
	equal(t, "what a screen reader says", m.AccessibilityLabel(), "torn marks")
}
