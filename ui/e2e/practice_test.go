package e2e_test

import (
	"io/fs"
	"path/filepath"
	"testing"
	"time"

	"greenroom/ui/e2e/rig"
)

func TestANewcomerRecordsWithTwoKeysAndHearsThemselvesWithOneMore(t *testing.T) {
	g := enter(t, rig.Options{})
	g.launch()
	g.press("ctrl+2")
	g.picture("1-question")

	g.startRecording()
	said := g.say(firstSentence)
	g.picture("2-recording")
	kept := g.stopRecording(1)
	g.picture("3-kept")
	g.letGo()
	file := g.sound(kept)
	g.alike("the file", said, file.Samples)
	if got := query[struct{ N int }](g, "SELECT count(*) AS n FROM question WHERE id = "+itoa(kept.QuestionID)); got[0].N != 1 {
		t.Errorf("the take belongs to question %d, which is not there", kept.QuestionID)
	}

	g.sameLength(g.replay(said), file)
	g.quit()
	g.onlyMine()
}

// onlyMine checks that nobody else on the machine may read the data folder.
func (g *guest) onlyMine() {
	g.Helper()
	g.must(filepath.WalkDir(g.folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			g.Errorf("%s has mode %v; others may reach it", path, info.Mode())
		}
		return err
	}))
}

func TestAnotherTakeAndTheNextQuestionAreOneKeyAway(t *testing.T) {
	g := enter(t, rig.Options{})
	g.launch()
	g.press("ctrl+2")
	g.startRecording()
	g.say("The first try.")
	first := g.stopRecording(1)

	g.must(g.room.Screen.Key(t.Context(), "r"))
	g.recording(2)
	said := g.say("The second try, which is better.")
	second := g.stopRecording(2)
	if second.QuestionID != first.QuestionID {
		t.Errorf("another take went to question %d, not %d", second.QuestionID, first.QuestionID)
	}
	g.alike("the second take", said, g.sound(second).Samples)
	g.replay(said) // the newer one

	g.press("Return")
	g.startRecording()
	g.say("Another question.")
	third := g.stopRecording(3)
	if third.QuestionID == first.QuestionID {
		t.Errorf("the next question is question %d again", third.QuestionID)
	}
	g.quit()
}

func TestATakeThatWasJustMadeIsThereAfterAnotherStart(t *testing.T) {
	g := enter(t, rig.Options{})
	g.launch()
	g.press("ctrl+2")
	g.startRecording()
	said := g.say(secondSentence)
	kept := g.stopRecording(1)
	g.quit()

	g.launch()
	if again := g.takes(); len(again) != 1 || again[0] != kept {
		t.Errorf("after another start the takes are %+v, were %+v", again, kept)
	}
	g.alike("the file after another start", said, g.sound(kept).Samples)
	g.picture("today")
	g.quit()
}

func TestAKilledProgramLosesLessThanASecondOfSpeech(t *testing.T) {
	g := enter(t, rig.Options{})
	g.launch()
	g.press("ctrl+2")
	g.startRecording()
	said := g.say(firstSentence)
	time.Sleep(1200 * time.Millisecond) // of silence, so that the last word lies further back than a second
	g.app.Kill()

	g.launch()
	var takes []take
	g.until(10*time.Second, "the cut-off take is brought back", func() bool {
		takes = g.takes()
		return len(takes) == 1 && takes[0].State == "recovered"
	})
	g.alike("the file of the killed program", said, g.sound(takes[0]).Samples)
	g.picture("recovered")
	g.quit()
}
