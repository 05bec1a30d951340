package widget_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// show puts an object into a window of a size, in our look, and returns its canvas.
func show(t *testing.T, o fyne.CanvasObject, width, height float32) fyne.Canvas {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, 1))
	return showAgain(t, o, width, height)
}

// showAgain is show in the app that is there already.
func showAgain(t *testing.T, o fyne.CanvasObject, width, height float32) fyne.Canvas {
	t.Helper()
	w := test.NewTempWindow(t, o)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	return w.Canvas()
}

// press sends a key to what has the focus, or to the window when nothing has.
func press(c fyne.Canvas, keys ...fyne.KeyName) {
	for _, key := range keys {
		ev := &fyne.KeyEvent{Name: key}
		if focused := c.Focused(); focused != nil {
			focused.TypedKey(ev)
		} else if typed := c.OnTypedKey(); typed != nil {
			typed(ev)
		}
	}
}

// windowKeys collects the keys that reach the window.
func windowKeys(c fyne.Canvas) *[]fyne.KeyName {
	var keys []fyne.KeyName
	c.SetOnTypedKey(func(ev *fyne.KeyEvent) { keys = append(keys, ev.Name) })
	return &keys
}

func equal[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func TestAButtonIsPressedByMouseSpaceAndEnter(t *testing.T) {
	pressed := 0
	b := widget.NewButton("Record", "Space", func() { pressed++ })
	c := show(t, b, 200, 60)
	test.Tap(b)
	equal(t, "after a tap", pressed, 1)
	c.Focus(b)
	press(c, fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter)
	equal(t, "after three keys", pressed, 4)
}

func TestADisabledButtonDoesNothing(t *testing.T) {
	pressed := 0
	b := widget.NewButton("Record", "Space", func() { pressed++ })
	c := show(t, b, 200, 60)
	b.Disable()
	test.Tap(b)
	b.Press()
	c.FocusNext()
	press(c, fyne.KeySpace)
	equal(t, "presses", pressed, 0)
	b.Enable()
	test.Tap(b)
	equal(t, "presses when enabled again", pressed, 1)
}

func TestAPressByMouseTakesNoFocusAndLeavesTheFieldBehind(t *testing.T) {
	left := 0
	field := widget.NewEntry("", nil)
	field.OnLeave = func() { left++ }
	b := widget.NewButton("Play", "P", func() {})
	c := show(t, widget.VStack(6, field, b), 300, 200)
	c.Focus(field)
	b.Tapped(&fyne.PointEvent{})
	if c.Focused() != nil {
		t.Errorf("%T has the focus: the keys of the room would not work", c.Focused())
	}
	equal(t, "times the field was left", left, 1)
}

func TestAFocusedButtonLeavesOtherKeysToTheRoom(t *testing.T) {
	b := widget.NewButton("Play", "P", func() {})
	c := show(t, b, 200, 60)
	keys := windowKeys(c)
	c.Focus(b)
	press(c, fyne.KeyP, fyne.KeySpace, fyne.KeyEscape)
	if len(*keys) != 2 || (*keys)[0] != fyne.KeyP || (*keys)[1] != fyne.KeyEscape {
		t.Errorf("the window got %v", *keys)
	}
}

func TestTabGoesInReadingOrderAndPastWhatIsOnlyRead(t *testing.T) {
	first, second := widget.NewButton("First", "", func() {}), widget.NewHint("second", "S", func() {})
	third := widget.NewChip("third", func() {})
	c := show(t, widget.Page(
		widget.HStack(6, widget.NewChip("only read", nil), first),
		widget.VStack(6, widget.NewHint("only a key", "K", nil), second, widget.NewWaveform()),
		third), 400, 400)
	for _, want := range []fyne.Focusable{first, second, third, first} {
		c.FocusNext()
		if c.Focused() != want {
			t.Fatalf("focus is on %T %v, want %T %v", c.Focused(), c.Focused(), want, want)
		}
	}
}

func TestAChipIsRemovedByItsCrossAndByDelete(t *testing.T) {
	removed, tapped := 0, 0
	chip := widget.NewChip("meetup", func() { tapped++ })
	chip.OnRemove = func() { removed++ }
	c := show(t, widget.Flow(6, chip), 200, 40)
	test.TapAt(chip, fyne.NewPos(5, 10))
	test.TapAt(chip, fyne.NewPos(chip.Size().Width-5, 10))
	c.Focus(chip)
	press(c, fyne.KeyDelete)
	equal(t, "taps", tapped, 1)
	equal(t, "removals", removed, 2)
}

func TestChipsChooseOneOrMany(t *testing.T) {
	var got []int
	one := widget.NewChips(false, func(selected []int) { got = selected })
	one.SetOptions("All", "Due", "Slipping")
	show(t, one, 400, 60)
	if sel := one.Selected(); len(sel) != 1 || sel[0] != 0 {
		t.Fatalf("to begin with: %v", sel)
	}
	test.Tap(chipsOf(one)[2])
	if len(got) != 1 || got[0] != 2 {
		t.Errorf("one of three: %v", got)
	}

	many := widget.NewChips(true, func(selected []int) { got = selected })
	many.SetOptions("Tech", "Health", "Finance")
	showAgain(t, many, 400, 60)
	test.Tap(chipsOf(many)[2])
	test.Tap(chipsOf(many)[0])
	if len(got) != 2 || got[0] != 0 || got[1] != 2 {
		t.Errorf("two of three: %v", got)
	}
	many.SetOptions("Tech")
	if sel := many.Selected(); len(sel) != 1 || sel[0] != 0 {
		t.Errorf("after the others went: %v", sel)
	}
}

func chipsOf(c *widget.Chips) []*widget.Chip {
	var chips []*widget.Chip
	for _, o := range test.LaidOutObjects(c) {
		if chip, ok := o.(*widget.Chip); ok {
			chips = append(chips, chip)
		}
	}
	return chips
}

func TestTheRailOpensWhatIsPressed(t *testing.T) {
	var opened []string
	rail := widget.NewRail([]widget.RailItem{
		{Address: "today", Label: "Today"},
		{Address: "journal", Label: "Journal"},
		{Address: "settings", Label: "Settings", Bottom: true},
	}, func(address string) { opened = append(opened, address) })
	c := show(t, rail, 196, 640)
	test.TapCanvas(c, fyne.NewPos(60, 94))
	test.TapCanvas(c, fyne.NewPos(60, 136))
	test.TapCanvas(c, fyne.NewPos(60, 600))
	c.FocusNext()
	press(c, fyne.KeyReturn)
	want := []string{"today", "journal", "settings", "today"}
	if len(opened) != len(want) {
		t.Fatalf("opened %v, want %v", opened, want)
	}
	for i := range want {
		equal(t, "opened", opened[i], want[i])
	}
}

func TestTheRailFitsIntoTheSmallestWindowAndGrowsWithTheText(t *testing.T) {
	items := []widget.RailItem{{Address: "search", Label: "Search", Keycap: "Ctrl F", Bottom: true}, {Address: "settings", Label: "Settings", Bottom: true}}
	for _, label := range []string{"Today", "Practise", "Prepare", "Interviews", "Network", "Journal", "Progress"} {
		items = append(items, widget.RailItem{Address: label, Label: label})
	}
	rail := widget.NewRail(items, func(string) {})
	show(t, rail, 196, 640)
	least := rail.MinSize()
	equal(t, "width", least.Width, 196)
	if least.Height > 600 {
		t.Errorf("the rail needs %v of 640 pixels", least.Height)
	}
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light, 1.5))
	if wide := rail.MinSize().Width; wide <= 196 {
		t.Errorf("the rail is %v wide with large text: names would be cut off", wide)
	}
}

func TestAScaleIsSetAndTakenBack(t *testing.T) {
	var told []int
	s := widget.NewScale("low", "high", func(v int) { told = append(told, v) })
	c := show(t, s, 300, 40)
	c.Focus(s)
	press(c, fyne.Key3, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft, fyne.Key4, fyne.KeyLeft)
	want := []int{3, 4, 5, 4, 0}
	if len(told) != len(want) {
		t.Fatalf("told %v, want %v", told, want)
	}
	for i := range want {
		equal(t, "told", told[i], want[i])
	}
	test.TapAt(s, fyne.NewPos(s.MinSize().Width-50, 20))
	equal(t, "after a tap on the last step", s.Value(), 5)
	s.SetValue(2)
	equal(t, "told after SetValue", len(told), len(want)+1)
}

func TestAKeyOfTheScaleThatItHasNoUseForReachesTheRoom(t *testing.T) {
	s := widget.NewScale("low", "high", nil)
	c := show(t, s, 300, 40)
	keys := windowKeys(c)
	c.Focus(s)
	press(c, fyne.KeyEscape)
	if len(*keys) != 1 {
		t.Errorf("the window got %v", *keys)
	}
}
