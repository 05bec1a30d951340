package widget_test

import (
	"image"
	"image/color"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// seekable returns a waveform of a minute that notes where it was sought to.
func seekable(sought *[]time.Duration) *widget.Waveform {
	w := widget.NewWaveform()
	w.SetPeaks([]int8{-60, -60}, []int8{60, 60})
	w.SetDuration(time.Minute)
	w.OnSeek = func(d time.Duration) { *sought = append(*sought, d) }
	return w
}

func TestAClickSeeksToWhereItWas(t *testing.T) {
	var sought []time.Duration
	w := seekable(&sought)
	show(t, w, 300, 100)
	test.TapAt(w, fyne.NewPos(75, 50))
	test.TapAt(w, fyne.NewPos(300, 10))
	want := []time.Duration{15 * time.Second, time.Minute}
	if len(sought) != 2 || sought[0] != want[0] || sought[1] != want[1] {
		t.Errorf("sought %v, want %v", sought, want)
	}
	equal(t, "playhead", w.At(), time.Minute)
}

func TestADragSeeksAlongAndStaysInside(t *testing.T) {
	var sought []time.Duration
	w := seekable(&sought)
	show(t, w, 300, 100)
	for _, x := range []float32{30, 150, 900, -40} {
		w.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 20)}})
	}
	w.DragEnd()
	want := []time.Duration{6 * time.Second, 30 * time.Second, time.Minute, 0}
	if len(sought) != len(want) {
		t.Fatalf("sought %v, want %v", sought, want)
	}
	for i := range want {
		equal(t, "sought", sought[i], want[i])
	}
}

func TestArrowKeysSeekFiveSeconds(t *testing.T) {
	var sought []time.Duration
	w := seekable(&sought)
	c := show(t, w, 300, 100)
	keys := windowKeys(c)
	c.Focus(w)
	press(c, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft, fyne.KeyEnd, fyne.KeyRight, fyne.KeyHome, fyne.KeyLeft, fyne.KeySpace)
	want := []time.Duration{5, 10, 5, 60, 60, 0, 0}
	if len(sought) != len(want) {
		t.Fatalf("sought %v, want %v seconds", sought, want)
	}
	for i := range want {
		equal(t, "sought", sought[i], want[i]*time.Second)
	}
	if len(*keys) != 1 || (*keys)[0] != fyne.KeySpace {
		t.Errorf("the window got %v", *keys)
	}
}

func TestAWaveformThatIsOnlySeenTakesNoClicks(t *testing.T) {
	w := widget.NewWaveform()
	w.SetDuration(time.Minute)
	c := show(t, w, 300, 100)
	test.TapAt(w, fyne.NewPos(75, 50))
	equal(t, "playhead", w.At(), 0)
	c.FocusNext()
	if c.Focused() != nil {
		t.Error("it has the focus")
	}
}

// counted is a waveform that counts how often it is drawn anew.
type counted struct {
	widget.Waveform
	draws int
}

func (c *counted) CreateRenderer() fyne.WidgetRenderer {
	return &countedRenderer{c.Waveform.CreateRenderer(), c}
}

type countedRenderer struct {
	fyne.WidgetRenderer
	counted *counted
}

func (r *countedRenderer) Refresh() {
	r.counted.draws++
	r.WidgetRenderer.Refresh()
}

func TestNothingIsDrawnWhileThePlayheadStandsOnOnePixel(t *testing.T) {
	w := &counted{}
	w.ExtendBaseWidget(w)
	show(t, w, 300, 100) // half a pixel is a tenth of a second
	w.SetDuration(time.Minute)
	w.SetPosition(10 * time.Second)
	w.draws = 0
	for ms := range 99 {
		w.SetPosition(10*time.Second + time.Duration(ms)*time.Millisecond)
	}
	equal(t, "draws within a tenth of a second", w.draws, 0)
	w.SetPosition(10*time.Second + 100*time.Millisecond)
	equal(t, "draws after it", w.draws, 1)
	w.SetDuration(time.Minute)
	equal(t, "draws for the same duration", w.draws, 1)
}

// picture returns what a waveform draws on so many pixels.
func picture(w *widget.Waveform, width, height int) *image.RGBA {
	raster := test.WidgetRenderer(w).Objects()[0].(*canvas.Raster)
	return raster.Generator(width, height).(*image.RGBA)
}

func TestTheBufferOfTheWaveformIsUsedAgain(t *testing.T) {
	w := widget.NewWaveform()
	show(t, w, 300, 100)
	first := picture(w, 300, 100)
	if picture(w, 300, 100) != first {
		t.Error("each picture takes a new buffer")
	}
	if picture(w, 600, 200) == first {
		t.Error("a larger picture has the old buffer")
	}
	if n := testing.AllocsPerRun(20, func() { picture(w, 600, 200) }); n > 40 {
		t.Errorf("%v allocations for a picture", n)
	}
}

func TestWhatWasPlayedIsInTheAccent(t *testing.T) {
	var sought []time.Duration
	w := seekable(&sought)
	show(t, w, 300, 100)
	w.SetPosition(30 * time.Second)
	seen := picture(w, 300, 100)
	colorAt := func(x int) color.Color { return seen.RGBAAt(x, 50) }
	same := func(x int, role fyne.ThemeColorName) {
		t.Helper()
		if got, want := colorAt(x), color.RGBAModel.Convert(theme.Color(role)); got != want {
			t.Errorf("pixel %d is %v, want %s %v", x, got, role, want)
		}
	}
	same(30, theme.Accent)
	same(150, theme.Text) // the playhead
	same(270, theme.Wave)
	equal(t, "between the bars", colorAt(32), color.Color(color.RGBA{}))
}

func TestLoudAndQuietCanBeToldApart(t *testing.T) {
	w := widget.NewWaveform()
	w.SetPeaks([]int8{0, -10, -128}, []int8{0, 10, 127})
	show(t, w, 300, 100)
	seen := picture(w, 300, 100)
	height := func(x int) int {
		n := 0
		for y := range 100 {
			if seen.RGBAAt(x, y).A > 127 {
				n++
			}
		}
		return n
	}
	silent, quiet, loud := height(30), height(150), height(270)
	if silent == 0 || silent > 3 {
		t.Errorf("silence is %d pixels high, want a dot", silent)
	}
	if quiet < 10 || quiet > 40 || loud < 94 {
		t.Errorf("quiet is %d and loud %d of 100 pixels", quiet, loud)
	}
}

func TestAnyNumberOfPeaksCanBeDrawn(t *testing.T) {
	w := widget.NewWaveform()
	show(t, w, 300, 100)
	for _, n := range []int{0, 1, 7, 100, 360_000} {
		w.SetPeaks(make([]int8, n), make([]int8, n+3))
		for _, size := range [][2]int{{0, 0}, {1, 1}, {2, 50}, {300, 100}} {
			picture(w, size[0], size[1])
		}
	}
}
