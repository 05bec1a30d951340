package widget_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

func figure(v float64) string { return fmt.Sprintf("%.1f", v) }

func charts() fyne.CanvasObject {
	line := widget.NewLine("Pitch variation", figure)
	var takes, weeks, days []widget.Spot
	for i, v := range []float64{2.1, 2.4, 1.8, 2.9, 3.4, 3.1} {
		takes = append(takes, widget.Spot{Label: fmt.Sprint(i + 1), Value: v, Says: fmt.Sprintf("take %d: %.1f", i+1, v)})
	}
	line.Set(takes, &widget.Range{Low: 2, High: 3})
	line.FocusGained()
	bars := widget.NewBarChart("Minutes", figure)
	for i, v := range []float64{3, 0, 12, 7.5} {
		weeks = append(weeks, widget.Spot{Label: fmt.Sprintf("week %d", i+1), Value: v})
	}
	bars.Set(weeks, nil)
	calendar := widget.NewDays("Days")
	for i := range 24 {
		days = append(days, widget.Spot{Value: float64(i%5) / 4, Says: fmt.Sprintf("day %d", i)})
	}
	days[0].Label = "Nov"
	calendar.Set(days)
	return widget.VStack(12, line, bars, calendar)
}

func TestAChartIsReadByKeysAndMouse(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, 1))
	c := widget.NewLine("Values", figure)
	c.Set([]widget.Spot{{Value: 1, Says: "one"}, {Value: 2, Says: "two"}, {Value: 3, Says: "three"}}, nil)
	w := test.NewTempWindow(t, c)
	w.Resize(fyne.NewSize(400, 200))
	opened := -1
	c.OnOpen = func(i int) { opened = i }
	if c.Looked() != -1 {
		t.Error("something is looked at before anybody looks")
	}
	w.Canvas().Focus(c)
	key := func(name fyne.KeyName) { c.TypedKey(&fyne.KeyEvent{Name: name}) }
	if c.Looked() != 2 {
		t.Errorf("the newest is not looked at first, but %d", c.Looked())
	}
	key(fyne.KeyLeft)
	key(fyne.KeyReturn)
	if opened != 1 {
		t.Errorf("opened %d", opened)
	}
	key(fyne.KeyHome)
	key(fyne.KeyLeft) // there is none further left
	if c.Looked() != 0 {
		t.Errorf("looked at %d", c.Looked())
	}
	w.Canvas().Unfocus()
	c.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(390, 100)}})
	if c.Looked() != 2 {
		t.Errorf("under the mouse lies %d", c.Looked())
	}
	c.MouseOut()
	if c.Looked() != -1 {
		t.Errorf("when the mouse is gone %d is looked at", c.Looked())
	}
	c.Set(nil, nil)
	w.Canvas().Focus(c)
	key(fyne.KeyReturn)
	if opened != 1 || c.Looked() != -1 {
		t.Errorf("in an empty chart %d is looked at", c.Looked())
	}
}

func TestADayIsFoundWhereItLies(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, 1))
	d := widget.NewDays("Days")
	d.Set(make([]widget.Spot, 17)) // two weeks and three days
	test.NewTempWindow(t, d)
	for at, day := range map[fyne.Position]int{
		fyne.NewPos(5, 25): 0, fyne.NewPos(5, 25+6*25): 6, fyne.NewPos(30, 25): 7, fyne.NewPos(55, 25+2*25): 16,
		fyne.NewPos(55, 25+3*25): -1, fyne.NewPos(5, 5): -1, fyne.NewPos(300, 25): -1,
	} {
		d.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
		if d.Looked() != day {
			t.Errorf("at %v lies day %d, want %d", at, d.Looked(), day)
		}
	}
}
