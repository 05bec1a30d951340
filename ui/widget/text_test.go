package widget_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// linesOf returns what a text shows, line by line.
func linesOf(w fyne.Widget) []string {
	var lines []string
	for _, o := range test.WidgetRenderer(w).Objects() {
		lines = append(lines, o.(*canvas.Text).Text)
	}
	return lines
}

const question = "Tell me about a project you truly enjoyed. What kept you going?"

func TestAHeadingWrapsAtWordsAndLosesNone(t *testing.T) {
	h := widget.NewHeading(question, theme.SizeQuestion)
	show(t, h, 500, 400)
	lines := linesOf(h)
	if len(lines) < 3 {
		t.Errorf("%d lines of 500 pixels: %q", len(lines), lines)
	}
	equal(t, "words", strings.Join(lines, " "), question)
	for _, o := range test.WidgetRenderer(h).Objects() {
		if width := o.MinSize().Width; width > 501 {
			t.Errorf("a line is %v wide", width)
		}
	}
}

func TestTextTakesTheHeightItNeedsInOnePass(t *testing.T) {
	text := widget.NewText(strings.Repeat("word ", 60))
	below := widget.NewButton("Next", "", func() {})
	show(t, widget.NewCard(widget.VStack(6, text, below)), 320, 600)
	if text.Size().Height < 5*14 {
		t.Errorf("the text is %v high", text.Size().Height)
	}
	if below.Position().Y < text.Size().Height {
		t.Errorf("the button at %v lies on the text of %v", below.Position().Y, text.Size().Height)
	}
}

func TestMaxLinesEndsInAnEllipsis(t *testing.T) {
	text := widget.NewText(strings.Repeat("word ", 60))
	text.MaxLines = 2
	show(t, text, 200, 100)
	lines := linesOf(text)
	equal(t, "lines", len(lines), 2)
	if !strings.HasSuffix(lines[1], "…") {
		t.Errorf("last line %q", lines[1])
	}
}

func TestALabelIsShortenedWhereThereIsNoRoom(t *testing.T) {
	label := widget.NewLabel("Staff engineer, Quillworks and many other places")
	show(t, label, 120, 20)
	got := linesOf(label)[0]
	if !strings.HasPrefix(got, "Staff") || !strings.HasSuffix(got, "…") {
		t.Errorf("shows %q", got)
	}
	label.SetText("Short")
	equal(t, "after SetText", linesOf(label)[0], "Short")
}

func TestALineBreakOfThePersonIsKept(t *testing.T) {
	text := widget.NewText("One\n\nTwo")
	show(t, text, 400, 100)
	if got := linesOf(text); len(got) != 3 || got[0] != "One" || got[1] != "" || got[2] != "Two" {
		t.Errorf("lines %q", got)
	}
}

func TestAWordTooLongForTheLineIsBrokenAndNotLost(t *testing.T) {
	word := strings.Repeat("äöü", 40)
	text := widget.NewText(word)
	show(t, text, 100, 400)
	equal(t, "letters", strings.Join(linesOf(text), ""), word)
}

func TestANameTheSerifCannotWriteIsLeftToOtherFonts(t *testing.T) {
	h := widget.NewHeading("田中", theme.SizeTitle)
	show(t, h, 300, 60)
	if got := test.WidgetRenderer(h).Objects()[0].(*canvas.Text).FontSource; got != nil {
		t.Errorf("set in %s", got.Name())
	}
	h.SetText("Tanaka")
	if got := test.WidgetRenderer(h).Objects()[0].(*canvas.Text).FontSource; got != theme.Serif() {
		t.Errorf("set in %v", got)
	}
}

func TestDigitsStandStillWhileTheyChange(t *testing.T) {
	clock := widget.NewClock()
	show(t, clock, 400, 140)
	clock.SetElapsed(71 * time.Second)
	before := clock.MinSize()
	places := digitPlaces(clock)
	clock.SetElapsed(80 * time.Second)
	equal(t, "size", clock.MinSize(), before)
	for i, x := range digitPlaces(clock) {
		equal(t, "place of a digit", x, places[i])
	}
}

func digitPlaces(w fyne.Widget) []float32 {
	var places []float32
	for _, o := range test.WidgetRenderer(w).Objects() {
		places = append(places, o.Position().X)
	}
	return places
}

func TestTheClockCountsMinutesAndHours(t *testing.T) {
	for d, want := range map[time.Duration]string{
		-time.Second:                         "0:00",
		0:                                    "0:00",
		7*time.Second + 900*time.Millisecond: "0:07",
		12*time.Minute + 30*time.Second:      "12:30",
		time.Hour + 2*time.Minute + 3*time.Second:     "1:02:03",
		59*time.Minute + 59*time.Second:               "59:59",
		26*time.Hour + 59*time.Minute + time.Second*9: "26:59:09",
	} {
		equal(t, d.String(), widget.ClockText(d), want)
	}
}
