package timeline_test

import (
	"context"
	"image"
	"math"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"greenroom/ui/timeline"
	"greenroom/ui/uitest"
)

func near(t testing.TB, what string, got, want, by time.Duration) {
	t.Helper()
	if got < want-by || got > want+by {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

func dragged(line *timeline.Timeline, fromX, toX, y float32) {
	line.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(toX, y)}, Dragged: fyne.NewDelta(toX-fromX, 0)})
	line.DragEnd()
}

func TestAPressSeeksToWhereItWas(t *testing.T) {
	line := aTake()
	var sought []time.Duration
	line.OnSeek = func(at time.Duration) { sought = append(sought, at) }
	show(t, line, 1110, 300)
	test.TapAt(line, fyne.NewPos(333, 60))
	if len(sought) != 1 {
		t.Fatalf("sought %v", sought)
	}
	near(t, "sought", sought[0], seconds(33.3), time.Millisecond)
	near(t, "the playhead", line.At(), seconds(33.3), time.Millisecond)
	dragged(line, 333, 5000, 60)
	near(t, "beyond the end", line.At(), seconds(111), 0)
}

func TestZoomingKeepsTheMomentUnderThePointer(t *testing.T) {
	line := aTake()
	show(t, line, 1110, 300)
	for range 8 {
		line.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(300, 60)}, Scrolled: fyne.NewDelta(0, 25)})
	}
	from, to := line.Seen()
	near(t, "under the pointer", from+time.Duration(float64(to-from)*300/1110), seconds(30), 20*time.Millisecond)
	if to-from > 10*time.Second {
		t.Errorf("after eight steps %v are seen", to-from)
	}
	for range 60 {
		line.ZoomIn()
	}
	from, to = line.Seen()
	near(t, "the closest look at 1110 pixels", to-from, 50*time.Millisecond*1110/38, time.Millisecond)
	for range 80 {
		line.ZoomOut()
	}
	if from, to = line.Seen(); from != 0 || to != seconds(111) {
		t.Errorf("the furthest look is from %v to %v", from, to)
	}
}

func TestScrollingEndsAtTheEndsOfTheTake(t *testing.T) {
	line := aTake()
	show(t, line, 1000, 300)
	for range 5 {
		line.ZoomIn()
	}
	line.Scroll(-100)
	if from, _ := line.Seen(); from != 0 {
		t.Errorf("scrolled back to %v", from)
	}
	line.Scroll(1000)
	if _, to := line.Seen(); to != seconds(111) {
		t.Errorf("scrolled on to %v", to)
	}
	line.ShowAt(seconds(50))
	if from, to := line.Seen(); from > seconds(50) || to < seconds(50) {
		t.Errorf("50 s is not between %v and %v", from, to)
	}
}

func TestWhatIsSeenGoesAlongWithThePlaying(t *testing.T) {
	line := aTake()
	show(t, line, 1000, 300)
	for range 6 {
		line.ZoomIn()
	}
	line.SetPosition(seconds(90))
	if from, to := line.Seen(); from <= seconds(90) && to >= seconds(90) {
		t.Fatal("it went along without being asked to")
	}
	line.SetFollow(true)
	line.SetPosition(seconds(90))
	if from, to := line.Seen(); from > seconds(90) || to < seconds(90) {
		t.Errorf("from %v to %v is seen, 90 s is heard", from, to)
	}
}

func TestTheEndsOfALoopAreDragged(t *testing.T) {
	line := aTake()
	var from, to time.Duration
	line.OnLoop = func(a, b time.Duration) { from, to = a, b }
	sought := false
	line.OnSeek = func(time.Duration) { sought = true }
	show(t, line, 1110, 300)
	line.SetLoop(seconds(20), seconds(40))
	dragged(line, 401, 501, 60)
	near(t, "the end", to, seconds(50.1), 10*time.Millisecond)
	dragged(line, 199, 5000, 60)
	near(t, "a beginning dragged past the end", from, to-20*time.Millisecond, time.Millisecond)
	if sought {
		t.Error("dragging an end was taken for a seek")
	}
}

func TestAMarkIsChosenByAPressAndMovedByADrag(t *testing.T) {
	line := aTake()
	var chosen []int64
	var moved time.Duration
	line.OnSelectMark = func(id int64) { chosen = append(chosen, id) }
	line.OnMoveMark = func(id int64, at time.Duration) {
		if id == 3 {
			moved = at
		}
	}
	show(t, line, 1110, 300)
	y := line.Size().Height - 12
	test.TapAt(line, fyne.NewPos(291, y))
	test.TapAt(line, fyne.NewPos(400, 60)) // elsewhere: none
	if len(chosen) != 2 || chosen[0] != 3 || chosen[1] != 0 {
		t.Errorf("chosen %v", chosen)
	}
	dragged(line, 290, 350, y)
	near(t, "moved to", moved, seconds(35), 10*time.Millisecond)
}

func TestAPossibleHesitationIsOfferedWhenItIsPressed(t *testing.T) {
	line := aTake()
	var offered timeline.Span
	line.OnDoubtful = func(s timeline.Span) { offered = s }
	show(t, line, 1110, 300)
	for y := float32(60); y < 200 && offered.End == 0; y += 3 {
		test.TapAt(line, fyne.NewPos(397, y))
	}
	if offered != span(39.4, 39.9) {
		t.Errorf("offered %v", offered)
	}
}

func TestThePointerReadsTimeAndValues(t *testing.T) {
	screen := uitest.NewScreen(t)
	line := aTake()
	screen.Show(line, 1110, 300)
	line.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(200, 60)}})
	got := uitest.Words(line)
	for _, want := range []string{"0:20.2", "semitones", "dB", "syllables a minute"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in %q", want, got)
		}
	}
	line.MouseOut()
	if got := uitest.Words(line); strings.Contains(got, "0:20.2") {
		t.Errorf("after the pointer left: %q", got)
	}
}

func TestACloserLookIsReadBesideAndOnlyWhenItIsNeeded(t *testing.T) {
	screen := uitest.NewScreen(t)
	line := aTake()
	asked := make(chan [2]time.Duration, 100)
	line.Detail = func(_ context.Context, from, to time.Duration, steps int) ([]int8, []int8, error) {
		asked <- [2]time.Duration{from, to}
		high := make([]int8, steps)
		for i := range high {
			high[i] = 100
		}
		return make([]int8, steps), high, nil
	}
	w := screen.Show(line, 600, 300)
	w.Canvas().Capture()
	if len(asked) != 0 {
		t.Fatal("the whole take needs no closer look")
	}
	line.SetPosition(seconds(50))
	for range 20 {
		line.ZoomIn()
	}
	w.Canvas().Capture()
	screen.Until("a closer look is asked for", func() bool { return len(asked) > 0 })
	got := <-asked
	from, to := line.Seen()
	if got[0] > from || got[1] < to {
		t.Errorf("from %v to %v was read, from %v to %v is seen", got[0], got[1], from, to)
	}
}

func TestWordsKeepClearOfWhatTheyAreBeside(t *testing.T) {
	line := hour()
	w := show(t, line, 1000, 260)
	words := func() string { return uitest.Words(w.Content()) }
	if got := words(); strings.Contains(got, ".7 s") || strings.Contains(got, "even for") {
		t.Errorf("over an hour there is no room for %q", got)
	}
	line.SetPosition(seconds(54))
	for range 10 {
		line.ZoomIn()
	}
	if got := words(); !strings.Contains(got, "1.7 s") || !strings.Contains(got, "even for 11 s") {
		t.Errorf("close up it says %q", got)
	}
}

func TestTheNameOfATakeMakesRoomForWhatIsUnderThePointer(t *testing.T) {
	line := aTake()
	w := show(t, line, 600, 260)
	line.SetName("yesterday", true)
	if got := uitest.Words(w.Content()); !strings.Contains(got, "yesterday") {
		t.Errorf("it says %q", got)
	}
	line.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(300, 60)}})
	if got := uitest.Words(w.Content()); strings.Contains(got, "yesterday") || !strings.Contains(got, "semitones") {
		t.Errorf("under the pointer it says %q", got)
	}
}

func TestNothingAtAllIsShownWithoutTrouble(t *testing.T) {
	for _, length := range []time.Duration{0, time.Millisecond, time.Second} {
		line := timeline.New()
		line.SetSound(length, 100, nil, nil)
		line.SetTone(&timeline.Tone{})
		w := show(t, line, 300, 260)
		line.ZoomIn()
		line.ZoomOut()
		line.Scroll(1)
		line.SetPosition(time.Hour)
		test.TapAt(line, fyne.NewPos(150, 100))
		line.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(10, 60)}})
		w.Canvas().Capture()
		if line.At() > length {
			t.Errorf("in a take of %v the playhead is at %v", length, line.At())
		}
	}
}

// hour is a timeline of an hour.
func hour() *timeline.Timeline {
	line := timeline.New()
	low, high := outline(time.Hour)
	line.SetSound(time.Hour, 100, low, high)
	line.SetTone(toneOf(time.Hour))
	return line
}

// painter is what draws the picture of a timeline.
func painter(line *timeline.Timeline) func(width, height int) image.Image {
	line.Resize(fyne.NewSize(1000, 260))
	for _, object := range test.WidgetRenderer(line).Objects() {
		if raster, ok := object.(*canvas.Raster); ok {
			return raster.Generator
		}
	}
	panic("there is no picture")
}

func BenchmarkAnHourScrolled(b *testing.B) {
	for name, zooms := range map[string]int{"whole": 0, "five minutes": 6, "ten seconds": 14} {
		b.Run(name, func(b *testing.B) {
			line := hour()
			show(b, line, 1000, 260)
			for range zooms {
				line.ZoomIn()
			}
			paint := painter(line)
			b.ResetTimer()
			for i := range b.N {
				line.Scroll(math.Copysign(0.05, float64(i%40-20)))
				paint(1000, 260)
			}
		})
	}
}

func BenchmarkAnHourPlayed(b *testing.B) {
	line := hour()
	show(b, line, 1000, 260)
	paint := painter(line)
	b.ResetTimer()
	for i := range b.N {
		line.SetPosition(time.Duration(i%3600) * time.Second)
		paint(1000, 260)
	}
}

func BenchmarkAnHourOpened(b *testing.B) {
	low, high := outline(time.Hour)
	tone := toneOf(time.Hour)
	for b.Loop() {
		line := timeline.New()
		line.SetSound(time.Hour, 100, low, high)
		line.SetTone(tone)
		painter(line)(1000, 260)
	}
}
