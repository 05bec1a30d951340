package widget_test

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"greenroom/ui/widget"
)

func TestAnAnswerIsChosenByItsNumberByAClickAndTakenBack(t *testing.T) {
	var told []int
	c := widget.NewChoice([]string{"Stuck", "Got there", "Smooth", "Owned it"}, func(v int) { told = append(told, v) })
	canvas := show(t, c, 500, 40)
	canvas.Focus(c)
	press(canvas, fyne.Key4, fyne.Key5, fyne.Key2)
	test.TapAt(c, fyne.NewPos(c.MinSize().Width-10, 20))
	test.TapAt(c, fyne.NewPos(c.MinSize().Width-10, 20))
	want := []int{4, 2, 4, 0}
	if len(told) != len(want) {
		t.Fatalf("told %v, want %v", told, want)
	}
	for i := range want {
		equal(t, "told", told[i], want[i])
	}
}

func TestABoxIsTickedByAClickAndBySpace(t *testing.T) {
	var told []bool
	tick := widget.NewTick("Gave a specific example", func(on bool) { told = append(told, on) })
	c := show(t, tick, 300, 30)
	test.Tap(tick)
	c.Focus(tick)
	press(c, fyne.KeySpace)
	tick.SetOn(true)
	if len(told) != 2 || !told[0] || told[1] || !tick.On() {
		t.Errorf("told %v, then on is %v", told, tick.On())
	}
}

func TestANumberStandsOnItsBarAndNeverBesideIt(t *testing.T) {
	bar := widget.NewBandBar()
	show(t, bar, 200, 20)
	stroke := func(value float64) float32 {
		bar.Set(widget.Range{Low: 0, High: 10}, widget.Range{Low: 3, High: 8}, &value, nil)
		objects := test.WidgetRenderer(bar).Objects()
		mark := objects[len(objects)-1].(*canvas.Rectangle)
		return mark.Position().X + mark.Size().Width/2
	}
	for value, want := range map[float64]float64{5: 100, 2.5: 50, -4: 0, 99: 200} {
		if at := float64(stroke(value)); math.Abs(at-want) > 2 {
			t.Errorf("%v stands at %v of 200, want about %v", value, at, want)
		}
	}
}
