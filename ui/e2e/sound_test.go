package e2e_test

import (
	"testing"
	"time"

	"greenroom/ui/e2e/rig"
)

func TestWithoutAMicrophoneItSaysSoAndRecordsWhenOneAppears(t *testing.T) {
	g := enter(t, rig.Options{NoMicrophone: true})
	g.launch()
	g.press("ctrl+2")
	g.press("space")
	g.picture("no-microphone")
	if !g.app.Running() {
		t.Fatal("the program ended because there is no microphone")
	}
	if takes := g.takes(); len(takes) != 0 {
		t.Errorf("without a microphone it kept %+v", takes)
	}

	g.must(g.room.Sound.PlugMicrophone(t.Context()))
	time.Sleep(3 * time.Second) // it may look for microphones now and then only
	g.rest()
	g.picture("plugged-in")
	g.startRecording()
	said := g.say(secondSentence)
	g.alike("the take", said, g.sound(g.stopRecording(1)).Samples)
	g.quit()
}

func TestWithoutASoundServerEverythingElseWorks(t *testing.T) {
	g := enter(t, rig.Options{NoSound: true})
	g.launch()
	g.press("ctrl+2")
	g.press("space")
	g.picture("no-sound")
	g.press("ctrl+6")
	g.press("ctrl+n")
	g.write("No sound today, but I can write.")
	g.until(5*time.Second, "what was typed is stored", func() bool {
		return len(query[entry](g, entries)) == 1
	})
	g.quit()
}

func TestAMicrophonePulledOutLeavesWhatWasHeard(t *testing.T) {
	g := enter(t, rig.Options{})
	g.launch()
	g.press("ctrl+2")
	g.startRecording()
	said := g.say(firstSentence)
	g.must(g.room.Sound.UnplugMicrophone(t.Context()))

	g.until(12*time.Second, "the take ends by itself", func() bool {
		takes := g.takes()
		return len(takes) == 1 && takes[0].State == "complete"
	})
	g.rest()
	g.picture("pulled-out")
	kept := g.takes()[0]
	g.alike("the take of a lost microphone", said, g.sound(kept).Samples)

	// And it goes on with the next one.
	g.must(g.room.Sound.PlugMicrophone(t.Context()))
	time.Sleep(3 * time.Second)
	g.must(g.room.Screen.Key(t.Context(), "r"))
	g.recording(2)
	said = g.say(secondSentence)
	g.alike("the take after it", said, g.sound(g.stopRecording(2)).Samples)
	g.quit()
}

func TestASoundServerThatDiesLeavesWhatWasHeard(t *testing.T) {
	g := enter(t, rig.Options{})
	g.launch()
	g.press("ctrl+2")
	g.startRecording()
	said := g.say(secondSentence)
	g.room.Sound.StopServer()
	g.alike("the take of a dead server", said, g.sound(g.kept(1)).Samples)
	g.rest()
	g.picture("server-gone")

	g.must(g.room.Sound.StartServer(t.Context()))
	g.must(g.room.Sound.PlugMicrophone(t.Context()))
	time.Sleep(3 * time.Second)
	g.must(g.room.Screen.Key(t.Context(), "r"))
	g.recording(2)
	said = g.say(firstSentence)
	g.alike("the take after it", said, g.sound(g.stopRecording(2)).Samples)
	g.quit()
}
