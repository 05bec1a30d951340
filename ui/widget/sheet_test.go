package widget_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

func window(t *testing.T, content fyne.CanvasObject) fyne.Window {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, 1))
	w := test.NewTempWindow(t, content)
	w.Resize(fyne.NewSize(900, 640))
	return w
}

func TestASheetPutsTheFocusInItsFirstFieldAndGivesItBack(t *testing.T) {
	behind := widget.NewEntry("", nil)
	w := window(t, behind)
	w.Canvas().Focus(behind)
	field := widget.NewEntry("Name", nil)
	s := widget.ShowSheet(w, "New contact", widget.VStack(6, widget.NewText("Who is it?"), widget.NewCard(field)))
	if w.Canvas().Focused() != fyne.Focusable(field) {
		t.Errorf("%T has the focus", w.Canvas().Focused())
	}
	s.Close()
	if w.Canvas().Focused() != fyne.Focusable(behind) {
		t.Errorf("afterwards %T has the focus", w.Canvas().Focused())
	}
}

func TestEscapeClosesASheetAlsoFromAField(t *testing.T) {
	w := window(t, widget.NewText("behind"))
	keys := windowKeys(w.Canvas())
	for name, content := range map[string]fyne.CanvasObject{
		"words": widget.NewText("Only words"), "field": widget.NewEntry("", nil), "many lines": widget.NewMultiLine("", nil),
		"search": widget.NewSearchField("", nil),
	} {
		closed := 0
		s := widget.NewSheet("Title", content, widget.NewButton("Cancel", "Esc", nil))
		s.OnClosed = func() { closed++ }
		s.Open(w)
		press(w.Canvas(), fyne.KeyEscape)
		if closed != 1 || w.Canvas().Overlays().Top() != nil {
			t.Errorf("%s: closed %d times", name, closed)
		}
		s.Close()
		equal(t, "closed again", closed, 1)
	}
	equal(t, "keys that reached the window", len(*keys), 0)
	press(w.Canvas(), fyne.KeyP)
	equal(t, "keys after the sheet", len(*keys), 1)
}

func TestEnterPressesTheFilledButtonOfASheet(t *testing.T) {
	w := window(t, widget.NewText("behind"))
	pressed := ""
	cancel := widget.NewButton("Cancel", "", func() { pressed += "c" })
	add := widget.NewButton("Add", "", func() { pressed += "a" })
	add.Style = widget.Filled
	widget.ShowSheet(w, "Title", widget.NewEntry("", nil), cancel, add)
	press(w.Canvas(), fyne.KeyReturn)
	equal(t, "pressed", pressed, "a")
	add.Disable()
	press(w.Canvas(), fyne.KeyReturn)
	equal(t, "pressed when it is disabled", pressed, "a")
}

func TestAQuestionIsAskedBeforeSomethingIsDone(t *testing.T) {
	w := window(t, widget.NewText("behind"))
	done := 0
	widget.ShowConfirm(w, "Empty the trash?", "What is in it cannot be brought back.", "Empty the trash", func() { done++ })
	press(w.Canvas(), fyne.KeyEscape)
	equal(t, "done after Escape", done, 0)
	widget.ShowConfirm(w, "Empty the trash?", "What is in it cannot be brought back.", "Empty the trash", func() { done++ })
	press(w.Canvas(), fyne.KeyReturn)
	equal(t, "done after Enter", done, 1)
	if w.Canvas().Overlays().Top() != nil {
		t.Error("the sheet is still there")
	}
}

func TestASheetIsShownOnceAndFitsIntoASmallWindow(t *testing.T) {
	w := window(t, widget.NewText("behind"))
	var lines []fyne.CanvasObject
	for range 60 {
		lines = append(lines, widget.NewText("A line of a long text that is in the sheet"))
	}
	button := widget.NewButton("Close", "", nil)
	s := widget.NewSheet("Title", widget.VStack(6, lines...), button)
	s.Open(w)
	s.Open(w)
	equal(t, "sheets", len(w.Canvas().Overlays().List()), 1)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(button)
	if foot := at.Y + button.Size().Height; foot > 640 || foot < 500 {
		t.Errorf("the button ends at %v of 640", foot)
	}
}

func TestASheetClosedUnderAnotherLeavesTheKeysToTheWindow(t *testing.T) {
	w := window(t, widget.NewText("behind"))
	keys := windowKeys(w.Canvas())
	pressed := 0
	lower := widget.ShowSheet(w, "Lower", nil, widget.NewButton("Do it", "", func() { pressed++ }))
	upper := widget.ShowSheet(w, "Upper", nil)
	lower.Close()
	upper.Close()
	press(w.Canvas(), fyne.KeyReturn)
	equal(t, "pressed in the closed sheet", pressed, 0)
	equal(t, "keys of the window", len(*keys), 1)
}

func TestEnterDoesNotPressWhatEscapeIsFor(t *testing.T) {
	w := window(t, widget.NewText("behind"))
	pressed := 0
	s := widget.ShowSheet(w, "Working", nil, widget.NewButton("Cancel", "Esc", func() { pressed++ }))
	press(w.Canvas(), fyne.KeyReturn)
	if pressed != 0 {
		t.Error("an impatient Enter cancelled")
	}
	s.Close()
}

func TestWhatIsLongOnASheetIsReadByKeys(t *testing.T) {
	w := window(t, widget.NewText("behind"))
	long := widget.VStack(6)
	for range 200 {
		long.Add(widget.NewText("A line of the brief."))
	}
	read := widget.Scroll(long)
	s := widget.ShowSheet(w, "The brief", widget.VStack(6, widget.NewText("One page."), widget.Tall(read, 200)), widget.NewButton("Close", "Esc", nil))
	defer s.Close()
	press := func(name fyne.KeyName) float32 {
		w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: name})
		return read.Offset.Y
	}
	down := press(fyne.KeyDown)
	page := press(fyne.KeyPageDown)
	end := press(fyne.KeyEnd)
	if down <= 0 || page < down+100 || end != read.Content.MinSize().Height-200 {
		t.Errorf("scrolled to %v, %v and %v", down, page, end)
	}
	if back := press(fyne.KeyHome); back != 0 {
		t.Errorf("and back to %v", back)
	}
}
