package pages_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"greenroom/ui/pages"
	"greenroom/ui/room"
	"greenroom/ui/uitest"
	"greenroom/ui/widget"
)

// sheet is a page that notes what it is asked.
type sheet struct {
	content fyne.CanvasObject
	entered []string
	left    int
	made    int
	keys    int
}

func (s *sheet) Content() fyne.CanvasObject   { return s.content }
func (s *sheet) Enter(rest string)            { s.entered = append(s.entered, rest) }
func (s *sheet) Leave()                       { s.left++ }
func (s *sheet) New()                         { s.made++ }
func (s *sheet) TypedKey(*fyne.KeyEvent) bool { s.keys++; return true }

// still is a page that can do nothing of its own.
type still struct{ room.Room }

func open(t *testing.T) (*pages.Room, *sheet, *sheet, *uitest.Window) {
	t.Helper()
	screen := uitest.NewScreen(t)
	win := &uitest.Window{Win: screen.Show(widget.Gap(0), 700, 500)}
	first, second := &sheet{content: widget.NewText("the list")}, &sheet{content: widget.NewText("the way")}
	r := pages.New(win, "house", pages.Page{Label: "List", Room: first}, pages.Page{Name: "way", Label: "Way", Room: still{second}})
	win.Win.SetContent(r.Content())
	return r, first, second, win
}

func TestAnAddressOpensItsPageWithWhatFollows(t *testing.T) {
	r, first, second, _ := open(t)
	r.Enter("7")
	r.Enter("way/talk")
	if len(first.entered) != 1 || first.entered[0] != "7" || first.left != 1 {
		t.Errorf("the first page was entered by %q and left %d times", first.entered, first.left)
	}
	if len(second.entered) != 1 || second.entered[0] != "talk" || uitest.Words(r.Content()) != "List Way the way" {
		t.Errorf("the second was entered by %q, seen is %q", second.entered, uitest.Words(r.Content()))
	}
	r.Leave()
	if first.left != 1 || second.left != 1 {
		t.Errorf("left %d and %d times", first.left, second.left)
	}
}

func TestANameInTheRowLeadsToItsAddress(t *testing.T) {
	r, _, _, win := open(t)
	r.Enter("")
	uitest.Press(t, "Way", r.Content())
	if len(win.Went) != 1 || win.Went[0] != "house/way" {
		t.Errorf("went to %q", win.Went)
	}
}

func TestAPageThatMakesNothingLeavesItToTheFirst(t *testing.T) {
	r, first, _, win := open(t)
	r.Enter("way")
	r.New()
	if first.made != 1 || len(win.Went) != 1 || win.Went[0] != "house" {
		t.Errorf("made %d, went to %q", first.made, win.Went)
	}
	if r.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown}) || first.keys != 0 {
		t.Error("a key was given to a page that is not seen")
	}
}
