package widget_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"greenroom/ui/widget"
)

func TestWhatGrowsSharesWhatIsLeft(t *testing.T) {
	fixed := widget.NewButton("Fixed", "", func() {})
	a, b := widget.Grow(widget.Gap(10)), widget.Grow(widget.Gap(10))
	show(t, widget.HStack(10, a, fixed, b), 500, 60)
	equal(t, "equal parts", a.Size().Width, b.Size().Width)
	equal(t, "all of the width", a.Size().Width+b.Size().Width+fixed.Size().Width+20, 500)
	equal(t, "the whole height", a.Size().Height, 60)
}

func TestALongTextGivesWayBeforeAButtonDoes(t *testing.T) {
	text := widget.NewLabel("A very long title that a person has given to something without thinking of the width of a window")
	button := widget.NewButton("Delete", "", func() {})
	show(t, widget.HStack(6, text, widget.Spacer(), button), 300, 40)
	equal(t, "width of the button", button.Size().Width, button.MinSize().Width)
	if end := button.Position().X + button.Size().Width; end > 301 {
		t.Errorf("the button ends at %v of 300", end)
	}
}

func TestAHiddenPartTakesNoRoom(t *testing.T) {
	hidden, below := widget.NewText("hidden"), widget.NewText("below")
	hidden.Hide()
	show(t, widget.VStack(12, hidden, below), 300, 100)
	equal(t, "y", below.Position().Y, 0)
}

func TestColumnsKeepTheirRatioAndTheirLeast(t *testing.T) {
	left, right := widget.NewCard(widget.Gap(0)), widget.NewCard(widget.Gap(200))
	columns := widget.Columns(left, right, 0.6)
	show(t, columns, 1018, 300)
	equal(t, "left of two wide columns", left.Size().Width, 600)
	columns.Resize(fyne.NewSize(400, 300))
	if right.Size().Width < right.MinSize().Width {
		t.Errorf("the right column is %v, and needs %v", right.Size().Width, right.MinSize().Width)
	}
}

func TestAPageHasTheMarginsOfTheLook(t *testing.T) {
	header, footer := widget.NewLabel("header"), widget.NewLabel("footer")
	c := show(t, widget.Page(header, widget.Gap(10), footer), 800, 600)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject
	equal(t, "header", at(header), fyne.NewPos(36, 28))
	equal(t, "width of the header", header.Size().Width, c.Size().Width-72)
	equal(t, "foot", at(footer).Y+footer.Size().Height, c.Size().Height-34)
}

func TestChipsFlowIntoANewRow(t *testing.T) {
	var chips []fyne.CanvasObject
	for range 12 {
		chips = append(chips, widget.NewChip("distributed systems", nil))
	}
	flow := widget.Flow(6, chips...)
	below := widget.NewLabel("below")
	show(t, widget.VStack(6, flow, below), 400, 400)
	if chips[11].Position().Y == 0 {
		t.Error("all chips stand in one row")
	}
	if below.Position().Y < chips[11].Position().Y+chips[11].Size().Height {
		t.Errorf("what is below stands at %v, on the last row at %v", below.Position().Y, chips[11].Position().Y)
	}
}

func TestAHintThatSaysMoreAsksForAnotherSize(t *testing.T) {
	test.NewTempApp(t)
	hint := widget.NewHint("Hear how it was read out the first time", "V", func() {})
	before := hint.MinSize()
	hint.SetLabel("Hear how it was read out the first time, before anybody had heard of it")
	if hint.MinSize() == before {
		t.Error("the row around it will not be laid out anew") // Fyne looks for another least size
	}
}
