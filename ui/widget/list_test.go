package widget_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"greenroom/ui/widget"
)

// people is a list of names that notes what is done to it and how many rows
// it has made and filled.
type people struct {
	*widget.List[string]
	selected, opened, deleted []string
	made, filled              int
}

func newPeople(n int) *people {
	p := &people{}
	p.List = widget.NewList(func() widget.Row[string] {
		p.made++
		name := widget.NewLabel("")
		return widget.NewRow(name, func(s string) { p.filled++; name.SetText(s) })
	})
	p.OnSelect = func(s string) { p.selected = append(p.selected, s) }
	p.OnOpen = func(s string) { p.opened = append(p.opened, s) }
	p.OnDelete = func(s string) { p.deleted = append(p.deleted, s) }
	p.SetItems(names(n))
	return p
}

func names(n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprintf("Person %d", i)
	}
	return all
}

func last(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return all[len(all)-1]
}

func TestKeysMoveOpenAndDeleteInAList(t *testing.T) {
	p := newPeople(50)
	c := show(t, p.List, 300, 400)
	c.Focus(p.List)
	press(c, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp)
	equal(t, "selected", last(p.selected), "Person 0")
	equal(t, "times selected", len(p.selected), 3)
	press(c, fyne.KeyEnd)
	equal(t, "at the end", p.SelectedIndex(), 49)
	press(c, fyne.KeyDown, fyne.KeyHome, fyne.KeyPageDown)
	if i := p.SelectedIndex(); i < 3 || i > 12 {
		t.Errorf("a page down is %d rows", i)
	}
	press(c, fyne.KeyReturn, fyne.KeyDelete)
	name, _ := p.Selected()
	equal(t, "opened", last(p.opened), name)
	equal(t, "deleted", last(p.deleted), name)
}

func TestAClickSelectsAndOpensAndTakesTheKeys(t *testing.T) {
	p := newPeople(50)
	c := show(t, p.List, 300, 400)
	test.TapCanvas(c, fyne.NewPos(100, 70))
	equal(t, "selected", last(p.selected), "Person 1")
	equal(t, "opened", last(p.opened), "Person 1")
	if c.Focused() != fyne.Focusable(p.List) {
		t.Errorf("%T has the focus", c.Focused())
	}
	test.TapCanvas(c, fyne.NewPos(100, 70))
	equal(t, "opened by a second click", len(p.opened), 2)
	equal(t, "selected by a second click", len(p.selected), 1)
}

func TestAListOfTenThousandMakesRowsOnlyForWhatIsSeen(t *testing.T) {
	p := newPeople(10_000)
	c := show(t, p.List, 300, 400)
	if p.made > 30 {
		t.Errorf("%d rows made", p.made)
	}
	c.Focus(p.List)
	press(c, fyne.KeyEnd, fyne.KeyHome, fyne.KeyEnd)
	if p.made > 40 {
		t.Errorf("%d rows made after going to the end and back", p.made)
	}
	p.filled = 0
	test.Scroll(c, fyne.NewPos(100, 100), 0, 10)
	if p.filled > 3 {
		t.Errorf("%d rows filled for a small step of the wheel", p.filled)
	}
	p.Refresh()
	if p.filled > 3 {
		t.Errorf("%d rows filled by a refresh without new items", p.filled)
	}
}

func TestTheSelectionStaysWithItsItem(t *testing.T) {
	p := newPeople(5)
	p.Same = func(a, b string) bool { return a == b }
	show(t, p.List, 300, 400)
	p.Select(2)
	p.SetItems([]string{"New", "Person 0", "Person 1", "Person 2", "Person 3"})
	equal(t, "after one came before it", p.SelectedIndex(), 3)
	p.SetItems([]string{"New"})
	equal(t, "after it went", p.SelectedIndex(), -1)
	equal(t, "calls of OnSelect", len(p.selected), 0)
}

func TestWithoutSameTheNumberInTheListStays(t *testing.T) {
	p := newPeople(5)
	show(t, p.List, 300, 400)
	p.Select(4)
	p.SetItems(names(3))
	equal(t, "selected", p.SelectedIndex(), 2)
	p.SetItems(nil)
	equal(t, "in an empty list", p.SelectedIndex(), -1)
	if _, any := p.Selected(); any {
		t.Error("an item of an empty list is selected")
	}
}

func TestPagesAreAskedForOnceAndOnlyWhenSeen(t *testing.T) {
	p := newPeople(0)
	var asked []int
	p.Fetch = func(from, count int) { asked = append(asked, from) }
	c := show(t, p.List, 300, 400)
	p.SetCount(1000)
	p.Refresh()
	if len(asked) != 1 || asked[0] != 0 {
		t.Fatalf("asked for %v", asked)
	}
	c.Focus(p.List)
	press(c, fyne.KeyEnd)
	if len(asked) != 2 || asked[1] != 900 {
		t.Fatalf("asked for %v", asked)
	}
	press(c, fyne.KeyReturn)
	equal(t, "opened before the page came", len(p.opened), 0)
	p.SetPage(900, names(1000)[900:])
	press(c, fyne.KeyReturn)
	equal(t, "opened", last(p.opened), "Person 999")
	p.SetPage(2000, names(3))
	equal(t, "length", p.Len(), 1000)
}

func TestAListLeavesOtherKeysToTheRoom(t *testing.T) {
	p := newPeople(3)
	up := 0
	p.OnUp = func() { up++ }
	c := show(t, p.List, 300, 400)
	keys := windowKeys(c)
	c.Focus(p.List)
	press(c, fyne.KeyEscape, fyne.KeySpace, fyne.KeyReturn, fyne.KeyUp)
	equal(t, "keys of the window", len(*keys), 3) // Enter too: nothing is selected
	equal(t, "up on the first", up, 1)
}

func TestASelectionMadeBeforeTheListIsSeenIsScrolledTo(t *testing.T) {
	p := newPeople(500)
	p.Select(400)
	c := show(t, p.List, 300, 400)
	test.TapCanvas(c, fyne.NewPos(100, 10))
	top := p.SelectedIndex()
	test.TapCanvas(c, fyne.NewPos(100, 390))
	if top > 400 || p.SelectedIndex() < 400 {
		t.Errorf("the rows %d to %d are seen", top, p.SelectedIndex())
	}
}

func TestSelectFuncFindsAnItem(t *testing.T) {
	p := newPeople(10)
	show(t, p.List, 300, 400)
	p.SelectFunc(func(s string) bool { return s == "Person 7" })
	equal(t, "selected", p.SelectedIndex(), 7)
	p.SelectFunc(func(s string) bool { return s == "nobody" })
	equal(t, "selected", p.SelectedIndex(), -1)
}

func BenchmarkScrollThroughTenThousand(b *testing.B) {
	test.NewTempApp(b)
	p := newPeople(10_000)
	w := test.NewTempWindow(b, p.List)
	w.Resize(fyne.NewSize(300, 700))
	for b.Loop() {
		test.Scroll(w.Canvas(), fyne.NewPos(100, 100), 0, -60)
	}
}
