package e2e_test

import (
	"strings"
	"testing"
	"time"

	"greenroom/ui/e2e/rig"
)

// measures waits until a take is measured, and gives its numbers.
func (g *guest) measures(of take) map[string]float64 {
	g.Helper()
	type measure struct {
		Name  string
		Value float64
	}
	var rows []measure
	g.until(30*time.Second, "the take is measured", func() bool {
		rows = query[measure](g, "SELECT name, value FROM measure WHERE take_id = "+itoa(of.ID))
		return len(rows) > 0
	})
	values := map[string]float64{}
	for _, row := range rows {
		values[row.Name] = row.Value
	}
	return values
}

func TestAfterAnAnswerOneKeyTellsHowItSounded(t *testing.T) {
	g := enter(t, rig.Options{})
	g.launch()
	g.press("ctrl+2")
	g.startRecording()
	g.say(firstSentence)
	g.must(g.room.Screen.Key(g.Context(), "m")) // a mark while speaking
	time.Sleep(1500 * time.Millisecond)         // a pause one can hear
	g.say(secondSentence)
	kept := g.stopRecording(1)

	// The two sentences have 23 and 19 syllables.
	values := g.measures(kept)
	seconds := values["length"]
	if syllables := values["pace"] / 60 * seconds; syllables < 42*0.85 || syllables > 42*1.15 {
		g.Errorf("42 syllables were said, %.1f are counted (%v)", syllables, values)
	}
	if values["longest-pause"] < 1.3 || values["longest-pause"] > 6 {
		g.Errorf("the pause of 1.5 s and what it takes to begin speaking again is measured as %.2f s", values["longest-pause"])
	}
	if v := values["pitch-variation"]; v < 0.5 || v > 4 {
		g.Errorf("the pitch varies by %v semitones", v)
	}

	g.press("h")
	g.picture("1-review")
	g.press("3") // smooth
	g.until(5*time.Second, "it is graded", func() bool {
		got := query[struct{ Grade int }](g, "SELECT grade FROM review WHERE take_id = "+itoa(kept.ID))
		return len(got) == 1 && got[0].Grade == 3
	})
	g.press("Right", "m", "1")
	type mark struct {
		Kind string
		AtMS int `json:"at_ms"`
	}
	var marks []mark
	g.until(5*time.Second, "both marks are kept", func() bool {
		marks = query[mark](g, "SELECT kind, at_ms FROM mark ORDER BY at_ms")
		return len(marks) == 2 && (marks[0].Kind == "strong" || marks[1].Kind == "strong")
	})
	g.picture("2-marked")
	g.press("Escape", "j")
	entries := query[struct{ Body string }](g, "SELECT body FROM entry WHERE take_id = "+itoa(kept.ID))
	if len(entries) != 1 || !strings.HasSuffix(strings.TrimSpace(entries[0].Body), ".") {
		g.Errorf("the journal holds %+v", entries)
	}
	g.quit()
}

func TestAReviewedTakeIsHeardSlower(t *testing.T) {
	g := enter(t, rig.Options{})
	g.launch()
	g.press("ctrl+2")
	g.startRecording()
	g.say(firstSentence)
	kept := g.stopRecording(1)
	g.measures(kept)
	g.press("h", "comma", "comma") // half the speed

	ear, err := g.room.Sound.Listen(g.Context())
	g.must(err)
	g.must(g.room.Screen.Key(g.Context(), "p"))
	time.Sleep(time.Second)
	g.picture("slower")
	g.must(ear.AwaitSilence(g.Context(), 2*time.Second, 60*time.Second))
	heard, err := ear.Stop()
	g.must(err)
	file := g.sound(kept).Samples.Trim().Duration()
	if got := heard.Trim().Duration(); (got - 2*file).Abs() > file/10 {
		g.Errorf("at half the speed %v are heard as %v", file, got)
	}
	g.quit()
}
