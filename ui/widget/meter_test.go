package widget_test

import (
	"math"
	"testing"
	"time"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

func TestTheMeterRisesAtOnceAndFallsTwentyDecibelsASecond(t *testing.T) {
	m := widget.NewMeter()
	show(t, m, 460, 20)
	m.SetLevel(-6, -20)
	if level, peak, _ := m.Shown(); level != -20 || peak != -6 {
		t.Fatalf("shows %v and %v", level, peak)
	}
	for range 10 {
		m.Tick(100 * time.Millisecond)
	}
	level, peak, _ := m.Shown()
	if math.Abs(level - -40) > 0.01 {
		t.Errorf("after a second the level is %v, want -40", level)
	}
	equal(t, "peak, still held", peak, -6)
}

func TestThePeakIsHeldForAMomentAndThenFalls(t *testing.T) {
	m := widget.NewMeter()
	m.SetLevel(-6, -60)
	m.Tick(1400 * time.Millisecond)
	_, peak, _ := m.Shown()
	equal(t, "after 1.4 s", peak, -6)
	m.Tick(200 * time.Millisecond)
	if _, peak, _ := m.Shown(); peak >= -6 {
		t.Errorf("after 1.6 s the peak is %v", peak)
	}
}

func TestTheMeterComesToRest(t *testing.T) {
	m := widget.NewMeter()
	show(t, m, 460, 20)
	equal(t, "at first it moves", m.Tick(time.Millisecond), false)
	m.SetLevel(0, -3)
	ticks := 0
	for m.Tick(33 * time.Millisecond) {
		if ticks++; ticks > 1000 {
			t.Fatal("the meter never rests")
		}
	}
	if seconds := float64(ticks) * 0.033; seconds < 3 || seconds > 5 {
		t.Errorf("it rests after %v s", seconds)
	}
}

func TestTheMeterWarnsWhenItWasTooLoud(t *testing.T) {
	m := widget.NewMeter()
	m.SetLevel(-1.5, -10)
	_, _, loud := m.Shown()
	equal(t, "at -1.5 dB", loud, false)
	m.SetLevel(0, -10)
	_, _, loud = m.Shown()
	equal(t, "at full scale", loud, true)
	m.Tick(2 * time.Second)
	_, _, loud = m.Shown()
	equal(t, "after two seconds", loud, false)
}

func TestTheMeterBearsAnyLevel(t *testing.T) {
	m := widget.NewMeter()
	show(t, m, 460, 20)
	for _, db := range []float64{math.NaN(), math.Inf(-1), math.Inf(1), -200, 30} {
		m.SetLevel(db, db)
		m.Tick(10 * time.Millisecond)
		level, peak, _ := m.Shown()
		if !(level >= -60 && level <= 0 && peak >= -60 && peak <= 0) {
			t.Errorf("%v shows as %v and %v", db, level, peak)
		}
	}
	m.Reset()
	level, peak, loud := m.Shown()
	if level != -60 || peak != -60 || loud {
		t.Errorf("after Reset: %v, %v, %v", level, peak, loud)
	}
}

func TestOneLightIsOnAtATimeAndEachHasItsOwnShape(t *testing.T) {
	l := widget.NewLights()
	show(t, l, 300, 20)
	off := theme.Color(theme.Line)
	for stage, want := range map[int]int{0: 0, 1: 1, 2: 2, 3: 3, 9: 3, -1: 0} {
		l.SetStage(stage)
		on := 0
		for _, o := range test.WidgetRenderer(l).Objects() {
			if o.(*canvas.Rectangle).FillColor != off {
				on++
			}
		}
		equal(t, "bars that are on", on, want)
	}
}
