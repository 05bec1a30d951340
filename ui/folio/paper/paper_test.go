package paper_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"greenroom/ui/folio/paper"
	"greenroom/ui/uitest"
	"greenroom/ui/widget"
)

func TestATitleIsOneLineWhateverIsPasted(t *testing.T) {
	win := uitest.NewScreen(t).Show(widget.Gap(0), 300, 300)
	var sheet *container.Scroll
	var told []string
	title, content := paper.Title("Title", func(text string) { told = append(told, text) }, win,
		func() *container.Scroll { return sheet }, func() {})
	sheet = paper.Sheet(content)
	win.SetContent(sheet)
	title.SetText("one\n two\r\nthree")
	if title.Text != "one two three" || strings.Join(told, "|") != "one two three" {
		t.Errorf("the title is %q, told were %q", title.Text, told)
	}
}

func TestEnterInATitleGoesOn(t *testing.T) {
	win := uitest.NewScreen(t).Show(widget.Gap(0), 300, 300)
	went := 0
	title, content := paper.Title("Title", func(string) {}, win, func() *container.Scroll { return paper.Sheet(widget.Gap(0)) }, func() { went++ })
	win.SetContent(content)
	title.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if went != 1 || title.Text != "" {
		t.Errorf("went on %d times, the title is %q", went, title.Text)
	}
}

func TestATextIsAsHighAsItsWordsNeed(t *testing.T) {
	win := uitest.NewScreen(t).Show(widget.Gap(0), 300, 300)
	var sheet *container.Scroll
	text, content := paper.Text("Text", func(string) {}, win, func() *container.Scroll { return sheet }, 2)
	sheet = paper.Sheet(widget.VStack(0, content))
	win.SetContent(sheet)
	before := content.MinSize().Height
	text.SetText(strings.Repeat("a few words more ", 60))
	grown := content.MinSize().Height
	if grown < 2*before {
		t.Errorf("it is %v high with many words, %v without", grown, before)
	}
	text.SetText("")
	if got := content.MinSize().Height; got != before {
		t.Errorf("emptied it is %v high, want %v as before", got, before)
	}
}

func TestWhatAnEmptyFieldAsksForIsReadWhole(t *testing.T) {
	win := uitest.NewScreen(t).Show(widget.Gap(0), 300, 300)
	var sheet *container.Scroll
	field := func(placeholder string) (*widget.Entry, fyne.CanvasObject) {
		return paper.Text(placeholder, func(string) {}, win, func() *container.Scroll { return sheet }, 1)
	}
	_, short := field("Text")
	entry, long := field("What went through your head while they asked, right or wrong")
	sheet = paper.Sheet(widget.VStack(0, short, long))
	win.SetContent(sheet)
	if one, more := short.MinSize().Height, long.MinSize().Height; more < 1.5*one {
		t.Errorf("it is %v high where one line is %v", more, one)
	}
	entry.SetText("a word")
	if one, more := short.MinSize().Height, long.MinSize().Height; more != one {
		t.Errorf("with a word it is %v high where one line is %v", more, one)
	}
}

func TestWhatIsFarTooLongIsNotPastedAndThatIsSaid(t *testing.T) {
	win := uitest.NewScreen(t).Show(widget.Gap(0), 600, 500)
	var sheet *container.Scroll
	text, content := paper.Text("Text", func(string) {}, win, func() *container.Scroll { return sheet }, 2)
	sheet = paper.Sheet(content)
	win.SetContent(sheet)
	text.SetText("as it was")
	board := fyne.CurrentApp().Clipboard()
	board.SetContent(strings.Repeat("a few words more ", 4000))
	text.TypedShortcut(&fyne.ShortcutSelectAll{})
	text.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
	if text.Text != "as it was" {
		t.Errorf("the field has %d letters", len(text.Text))
	}
	if top := win.Canvas().Overlays().Top(); top == nil || !strings.Contains(uitest.Words(top), "More than fits here") {
		t.Error("nothing is said")
	}
}
