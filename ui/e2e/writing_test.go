package e2e_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"greenroom/ui/e2e/rig"
)

const reflection = "Today I spoke too fast, but the story about the bridge came across. Next time I pause after the number and breath"

type entry struct{ Title, Body string }

const entries = "SELECT title, body FROM entry WHERE deleted_ms IS NULL ORDER BY id"

type contact struct{ Name, Company, Role string }

const contacts = "SELECT name, company, role FROM contact WHERE deleted_ms IS NULL ORDER BY id"

func itoa(n int) string { return strconv.Itoa(n) }

func TestEverythingWrittenIsThereAfterClosingMidWord(t *testing.T) {
	g := enter(t, rig.Options{})
	g.launch()
	g.press("ctrl+5")
	g.press("ctrl+n")
	g.write("Ada Byron")
	g.press("Tab")
	g.write("Engineer")
	g.press("Tab")
	g.write("Analytical Engines")
	g.rest()
	g.picture("1-contact")

	g.press("ctrl+6")
	g.press("ctrl+n")
	g.write(reflection)
	g.must(g.room.Screen.Key(t.Context(), "alt+F4"))
	g.ended()
	g.written()

	g.launch()
	g.press("ctrl+6")
	g.picture("2-journal")
	g.press("ctrl+5")
	g.picture("3-network")
	g.written()
	g.quit()
	g.written()
}

// written checks that the reflection and the contact are stored, whole.
func (g *guest) written() {
	g.Helper()
	if got := query[entry](g, entries); len(got) != 1 || !strings.Contains(got[0].Title+got[0].Body, reflection) {
		g.Errorf("the journal holds %+v, want what was typed: %q", got, reflection)
	}
	want := []contact{{"Ada Byron", "Analytical Engines", "Engineer"}}
	if got := query[contact](g, contacts); !slices.Equal(got, want) {
		g.Errorf("the network holds %+v, want %+v", got, want)
	}
}

func TestTypedTextIsStoredWithinASecondOfAPause(t *testing.T) {
	g := enter(t, rig.Options{NoSound: true})
	g.launch()
	g.press("ctrl+6")
	g.press("ctrl+n")
	g.write(reflection)
	paused := time.Now()
	g.until(5*time.Second, "what was typed is stored", func() bool {
		got := query[entry](g, entries)
		return len(got) == 1 && strings.Contains(got[0].Title+got[0].Body, reflection)
	})
	took := time.Since(paused)
	t.Logf("stored %v after the last key", took)
	if took > time.Second {
		t.Errorf("stored %v after the last key, want within a second", took)
	}
	g.quit()
}

func TestLoggingOutWhileWritingKeepsEveryWord(t *testing.T) {
	g := enter(t, rig.Options{NoSound: true})
	g.launch()
	g.press("ctrl+6")
	g.press("ctrl+n")
	g.write(reflection)
	time.Sleep(60 * time.Millisecond) // the last key reaches the window
	g.app.Terminate()
	g.ended()
	if got := query[entry](g, entries); len(got) != 1 || !strings.Contains(got[0].Title+got[0].Body, reflection) {
		t.Errorf("the journal holds %+v, want what was typed: %q", got, reflection)
	}
}

func TestLoggingOutWhileRecordingKeepsTheTake(t *testing.T) {
	g := enter(t, rig.Options{})
	g.launch()
	g.press("ctrl+2")
	g.startRecording()
	said := g.say(secondSentence)
	g.app.Terminate()
	g.ended()
	g.alike("the take", said, g.sound(g.kept(1)).Samples)
}
