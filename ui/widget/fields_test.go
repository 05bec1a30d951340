package widget_test

import (
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"greenroom/ui/widget"
)

func TestASearchWaitsForAPauseInTyping(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var searched []string
		s := widget.NewSearchField("Search", func(text string) { searched = append(searched, text) })
		show(t, s, 300, 40)
		for _, letter := range "team" {
			test.Type(s, string(letter))
			time.Sleep(100 * time.Millisecond)
		}
		equal(t, "searches while typing", len(searched), 0)
		time.Sleep(30 * time.Millisecond)
		if !slices.Equal(searched, []string{"team"}) {
			t.Errorf("searched %q", searched)
		}
	})
}

func TestEscapeEmptiesASearchThenLeavesIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var searched []string
		s := widget.NewSearchField("Search", func(text string) { searched = append(searched, text) })
		c := show(t, s, 300, 40)
		c.Focus(s)
		test.Type(s, "team")
		press(c, fyne.KeyReturn)
		press(c, fyne.KeyEscape)
		if !slices.Equal(searched, []string{"team", ""}) {
			t.Errorf("searched %q", searched)
		}
		if c.Focused() == nil {
			t.Error("the first Escape left the field")
		}
		press(c, fyne.KeyEscape)
		if c.Focused() != nil {
			t.Error("the second Escape did not leave the field")
		}
		time.Sleep(time.Second)
		equal(t, "searches in the end", len(searched), 2)
	})
}

func TestDownGoesFromTheSearchToTheResults(t *testing.T) {
	down := 0
	s := widget.NewSearchField("Search", nil)
	s.OnDown = func() { down++ }
	c := show(t, s, 300, 40)
	c.Focus(s)
	press(c, fyne.KeyDown)
	equal(t, "down", down, 1)
}

func TestEscapeLeavesAFieldAndKeepsItsText(t *testing.T) {
	left := 0
	e := widget.NewMultiLine("Notes", nil)
	e.OnLeave = func() { left++ }
	c := show(t, e, 300, 100)
	c.Focus(e)
	test.Type(e, "Calm")
	press(c, fyne.KeyEscape)
	equal(t, "text", e.Text, "Calm")
	equal(t, "times left", left, 1)
	if c.Focused() != nil {
		t.Error("still in the field")
	}
}

func TestEnterInOneLineEndsItAndInManyBreaksTheLine(t *testing.T) {
	entered := 0
	one, many := widget.NewEntry("", nil), widget.NewMultiLine("", nil)
	one.OnEnter = func() { entered++ }
	c := show(t, widget.VStack(6, one, many), 300, 200)
	c.Focus(one)
	press(c, fyne.KeyReturn)
	equal(t, "entered", entered, 1)
	c.Focus(many)
	test.Type(many, "a")
	press(c, fyne.KeyReturn)
	equal(t, "text of many lines", many.Text, "a\n")
}

func TestATagIsAddedByEnterAndCommaAndTakenBackByBackspace(t *testing.T) {
	var told [][]string
	f := widget.NewTagField(func(tags []string) { told = append(told, tags) })
	c := show(t, f, 400, 100)
	c.Focus(f.Focusable())
	test.Type(f.Focusable(), "  distributed   systems")
	press(c, fyne.KeyReturn)
	test.Type(f.Focusable(), "cycling,meetup,")
	want := []string{"distributed systems", "cycling", "meetup"}
	if !slices.Equal(f.Tags(), want) {
		t.Fatalf("tags %q, want %q", f.Tags(), want)
	}
	press(c, fyne.KeyBackspace)
	if !slices.Equal(f.Tags(), want[:2]) {
		t.Errorf("after Backspace: %q", f.Tags())
	}
	equal(t, "times told", len(told), 4)
}

func TestATagIsThereOnceWhateverItsCase(t *testing.T) {
	f := widget.NewTagField(nil)
	c := show(t, f, 400, 100)
	f.SetTags([]string{"Meetup"})
	c.Focus(f.Focusable())
	test.Type(f.Focusable(), "meetup,  ,")
	if got := f.Tags(); !slices.Equal(got, []string{"Meetup"}) {
		t.Errorf("tags %q", got)
	}
}

func TestAHalfTypedTagIsKeptWhenTheFieldIsLeft(t *testing.T) {
	f := widget.NewTagField(nil)
	c := show(t, f, 400, 100)
	c.Focus(f.Focusable())
	test.Type(f.Focusable(), "cycling")
	c.Unfocus()
	if got := f.Tags(); !slices.Equal(got, []string{"cycling"}) {
		t.Errorf("tags %q", got)
	}
}

func TestASuggestionTakesThePlaceOfWhatIsTyped(t *testing.T) {
	f := widget.NewTagField(nil)
	f.SetSuggestions([]string{"meetup", "metal", "cycling"})
	c := show(t, f, 400, 200)
	c.Focus(f.Focusable())
	test.Type(f.Focusable(), "ME")
	var offered []*widget.Chip
	for _, o := range test.LaidOutObjects(f) {
		if chip, ok := o.(*widget.Chip); ok {
			offered = append(offered, chip)
		}
	}
	if len(offered) != 2 || offered[0].Text() != "meetup" {
		t.Fatalf("%d suggestions", len(offered))
	}
	offered[0].Tapped(&fyne.PointEvent{})
	if got := f.Tags(); !slices.Equal(got, []string{"meetup"}) {
		t.Errorf("tags %q", got)
	}
	if c.Focused() != f.Focusable() {
		t.Error("the field lost the focus")
	}
}
