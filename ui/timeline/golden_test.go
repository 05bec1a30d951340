package timeline_test

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"greenroom/ui/theme"
	"greenroom/ui/timeline"
)

// The pictures in testdata show the timeline in light and in dark. A test that
// fails leaves what it saw in testdata/failed.
func TestTheTimelineLooksAsItWasDrawn(t *testing.T) {
	pictures := map[string]struct {
		width, height float32
		make          func() *timeline.Timeline
	}{
		"whole": {968, 300, func() *timeline.Timeline {
			line := aTake()
			line.SetPosition(seconds(38))
			line.SelectMark(3)
			line.SetGuide(timeline.Span{Start: seconds(4), End: seconds(108)}, 15, 10, 55, 20)
			return line
		}},
		"close": {600, 252, func() *timeline.Timeline {
			line := aTake()
			line.SetPosition(seconds(55))
			for range 6 {
				line.ZoomIn()
			}
			line.SetLoop(seconds(53), seconds(57))
			return line
		}},
		"compact": {600, 130, func() *timeline.Timeline {
			line := aTake()
			line.SetCompact(true)
			return line
		}},
		"unmeasured": {600, 252, func() *timeline.Timeline {
			line := aTake()
			line.SetTone(nil)
			return line
		}},
	}
	for name, picture := range pictures {
		for look, appearance := range map[string]theme.Appearance{"light": theme.Light, "dark": theme.Dark} {
			t.Run(name+" in "+look, func(t *testing.T) {
				test.NewTempApp(t).Settings().SetTheme(theme.New(appearance, 1))
				w := showAgain(t, picture.make(), picture.width, picture.height)
				test.AssertRendersToImage(t, name+"_"+look+".png", w.Canvas())
			})
		}
	}
}
