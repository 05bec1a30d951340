package timeline_test

import (
	"math"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"greenroom/ui/theme"
	"greenroom/ui/timeline"
	"greenroom/ui/widget"
)

func span(from, to float64) timeline.Span {
	return timeline.Span{Start: seconds(from), End: seconds(to)}
}

func seconds(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }

// outline makes the peaks of something like speech.
func outline(length time.Duration) (low, high []int8) {
	n := int(length.Seconds() * 100)
	low, high = make([]int8, n), make([]int8, n)
	for i := range n {
		at := float64(i) / 100
		size := 70 * math.Abs(math.Sin(at*1.9)) * (0.6 + 0.4*math.Sin(at*17)) * (0.7 + 0.3*math.Sin(at/7))
		if math.Mod(at, 9) > 8.1 {
			size = 1
		}
		high[i] = int8(size)
		low[i] = -int8(size * 0.8)
	}
	return low, high
}

// toneOf makes how a take of a length sounded, even between 52 and 63 s.
func toneOf(length time.Duration) *timeline.Tone {
	n := int(length.Seconds() * 100)
	pitch, loud := make([]float32, n), make([]float32, n)
	for i := range n {
		at := float64(i) / 100
		v := 4*math.Sin(at*1.1) + 1.5*math.Sin(at*5)
		if at > 52 && at < 63 {
			v /= 9
		}
		if math.Mod(at, 9) > 8.1 || math.Mod(at, 1.7) > 1.5 {
			v = math.NaN()
		}
		pitch[i], loud[i] = float32(v), float32(-12+10*math.Sin(at*2.1))
	}
	pace := make([]float32, int(length.Seconds())+1)
	for i := range pace {
		pace[i] = float32(210 + 40*math.Sin(float64(i)/6))
	}
	tone := &timeline.Tone{
		Pitch:    timeline.Curve{First: 15 * time.Millisecond, Step: 10 * time.Millisecond, Values: pitch},
		Loudness: timeline.Curve{First: 15 * time.Millisecond, Step: 10 * time.Millisecond, Values: loud},
		Pace:     timeline.Curve{Step: time.Second, Values: pace},
		Even:     []timeline.Span{span(52, 63)}, Lively: []timeline.Span{span(24, 33)},
		Hesitations: []timeline.Span{span(39.4, 39.9)}, Clipping: []timeline.Span{span(70, 70.01)},
	}
	for at := 8.1; at < length.Seconds(); at += 9 {
		tone.Pauses = append(tone.Pauses, span(at, at+0.4+math.Mod(at, 1.4)))
	}
	return tone
}

// aTake is a timeline of a take of 111 s with everything on it.
func aTake() *timeline.Timeline {
	t := timeline.New()
	length := 111 * time.Second
	low, high := outline(length)
	t.SetSound(length, 100, low, high)
	t.SetTone(toneOf(length))
	t.SetMarks([]timeline.Mark{
		{ID: 1, At: seconds(4), Kind: "situation", Label: "situation"}, {ID: 2, At: seconds(17), Kind: "task", Label: "task"},
		{ID: 3, At: seconds(29), Kind: "strong", Label: "strong"}, {ID: 4, At: seconds(36), Kind: "action", Label: "action"},
		{ID: 5, At: seconds(58), Kind: "stall", Label: "stall"}, {ID: 6, At: seconds(66), Kind: "fix", Label: "fix"},
		{ID: 7, At: seconds(74), Kind: "filler", Label: "filler"}, {ID: 8, At: seconds(86), Kind: "result", Label: "result"},
		{ID: 9, At: seconds(95), Kind: "note", Label: "the number"},
	})
	return t
}

// show puts a timeline of a size into a window.
func show(t testing.TB, line *timeline.Timeline, width, height float32) fyne.Window {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Dark, 1))
	return showAgain(t, line, width, height)
}

func showAgain(t testing.TB, line *timeline.Timeline, width, height float32) fyne.Window {
	t.Helper()
	w := test.NewTempWindow(t, container.NewStack(widget.NewSurface(theme.Card), widget.Pad(line, 12, 22, 12, 22)))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width+44, height+24))
	return w
}
