package speaking

import (
	"testing"
	"time"

	"greenroom/ui/prefs"
)

func TestTheLightsFollowTheLengthAndNeverCutOff(t *testing.T) {
	standard := prefs.Default().Practice.Standard
	view := &View{limits: standard}
	for _, c := range []struct {
		spoken time.Duration
		lights int
		words  string
	}{
		{0, 0, "green at 1:00 · yellow at 1:30 · red at 2:00"},
		{59900 * time.Millisecond, 0, "green at 1:00 · yellow at 1:30 · red at 2:00"},
		{60 * time.Second, 1, "long enough now · yellow at 1:30 · red at 2:00"},
		{90 * time.Second, 2, "time to come to the end · red at 2:00"},
		{2 * time.Minute, 3, "+0:00 over · take the time you need to finish"},
		{11*time.Minute + 5*time.Second, 3, "+9:05 over · take the time you need to finish"},
	} {
		lights := lightsAt(c.spoken, standard)
		if lights != c.lights {
			t.Errorf("%v: %d lights, want %d", c.spoken, lights, c.lights)
		}
		if words := view.whereOneStands(lights, c.spoken); words != c.words {
			t.Errorf("%v: %q, want %q", c.spoken, words, c.words)
		}
	}
}
