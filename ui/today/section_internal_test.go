package today

import (
	"testing"

	"fyne.io/fyne/v2"

	"greenroom/ui/uitest"
	"greenroom/ui/widget"
)

func TestASectionWithNothingToShowLeavesItsPlaceToTheOther(t *testing.T) {
	screen := uitest.NewScreen(t)
	thanks := 0
	card := func(says string) fyne.CanvasObject { return widget.NewCard(widget.NewText(says)) }
	written := card("a line for the journal")
	s := newShelf(row{[]section{
		{nil, func(day) fyne.CanvasObject {
			if thanks == 0 {
				return nil
			}
			return card("thank Mira")
		}},
		{nil, func(day) fyne.CanvasObject { return written }},
	}, 0.5})
	screen.Show(s.content, 600, 200)
	shows := func(want string, wide float32) {
		t.Helper()
		s.show(day{})
		if got := uitest.Words(s.content); got != want {
			t.Errorf("it shows %q, want %q", got, want)
		}
		if got := written.Size().Width; got < wide-20 || got > wide {
			t.Errorf("with %d thanks due the line is %v wide", thanks, got)
		}
	}
	shows("a line for the journal", 600)
	thanks = 1
	shows("thank Mira a line for the journal", 300)
	thanks = 0
	shows("a line for the journal", 600)

	none := newShelf(row{[]section{{nil, func(day) fyne.CanvasObject { return nil }}}, 1})
	none.show(day{})
	if none.content.Visible() {
		t.Error("a row without a card takes room")
	}
}
