package widget_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"greenroom/ui/uitest"
	"greenroom/ui/widget"
)

// mixed makes a list of heads, which begin with #, and items under them.
func mixed() *widget.Mixed[string] {
	row := func(height float32) func() widget.Row[string] {
		return func() widget.Row[string] {
			words := widget.NewLabel("")
			return widget.NewRow(widget.Tall(words, height), func(text string) { words.SetText(text) })
		}
	}
	m := widget.NewMixed(func(text string) int {
		if strings.HasPrefix(text, "#") {
			return 0
		}
		return 1
	}, widget.Shape[string]{Row: row(20), Silent: true}, widget.Shape[string]{Row: row(40)})
	m.Same = func(a, b string) bool { return a == b }
	return m
}

func TestKeysGoFromItemToItemPastTheHeads(t *testing.T) {
	m := mixed()
	var opened []string
	left := 0
	m.OnOpen = func(text string) { opened = append(opened, text) }
	m.OnUp = func() { left++ }
	c := show(t, m, 300, 500)
	m.SetItems([]string{"#fruit", "apple", "pear", "#trees", "oak"})
	m.SelectFirst()
	c.Focus(m)
	press(c, fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn, fyne.KeyPageUp, fyne.KeyUp)
	equal(t, "opened", strings.Join(opened, " "), "apple oak")
	equal(t, "went up and out", left, 1)

	m.Choose(1)
	m.SetItems([]string{"#trees", "oak", "#fruit", "plum", "pear"})
	if chosen, _ := m.Selected(); chosen != "pear" {
		t.Errorf("the choice moved to %q", chosen)
	}
	m.SetItems([]string{"#trees", "oak"})
	if _, any := m.Selected(); any {
		t.Error("what is gone is still chosen")
	}
}

func TestAHeadIsNoPlaceToPress(t *testing.T) {
	m := mixed()
	var opened []string
	m.OnOpen = func(text string) { opened = append(opened, text) }
	show(t, m, 300, 500)
	m.SetItems([]string{"#fruit", "apple"})
	for _, o := range uitest.Seen(m) {
		if tappable, ok := o.(fyne.Tappable); ok {
			test.Tap(tappable)
		}
	}
	equal(t, "opened", strings.Join(opened, " "), "apple")
}

func TestOnlyWhatIsSeenIsDrawnAndKeysScrollToTheRest(t *testing.T) {
	m := mixed()
	c := show(t, m, 300, 400)
	var items []string
	for i := range 200 {
		if i%5 == 0 {
			items = append(items, fmt.Sprintf("#%d", i))
		}
		items = append(items, fmt.Sprintf("item%d", i))
	}
	m.SetItems(items)
	m.SelectFirst()
	c.Focus(m)
	for range 40 {
		press(c, fyne.KeyPageDown)
	}
	seen := uitest.Words(m)
	if !strings.Contains(seen, "item199") || strings.Contains(seen, "item150") {
		t.Errorf("at the end one sees %s", seen)
	}
	m.SelectFirst()
	if seen = uitest.Words(m); !strings.Contains(seen, "#0 item0") {
		t.Errorf("at the beginning one sees %s", seen)
	}
}
