package practice_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"greenroom/audio"
	"greenroom/data"
	"greenroom/ui/practice"
	"greenroom/ui/prefs"
	"greenroom/ui/studio/studiotest"
	"greenroom/ui/uitest"
)

// stage is a practice room in a window of Fyne's test driver, with a real
// store and a machine whose sound the test plays.
type stage struct {
	t       *testing.T
	store   *data.Store
	machine *studiotest.Machine
	mics    *microphones
	screen  *uitest.Screen
	window  *uitest.Window
	room    *practice.Room
	first   data.Question
	second  data.Question
}

func open(t *testing.T) *stage {
	t.Helper()
	ctx := context.Background()
	screen := uitest.NewScreen(t)
	store, err := data.Open(ctx, t.TempDir(), data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := &stage{t: t, store: store, machine: &studiotest.Machine{}, mics: &microphones{}, screen: screen, window: &uitest.Window{}}
	s.mics.set([]audio.Device{{ID: "mic", Name: "A microphone"}}, nil)
	s.first = s.ask("Why do you want this job?")
	s.second = s.ask("What was your hardest week?")
	s.room = practice.New(practice.Deps{
		Window: s.window, Store: store, Sound: s.machine, Microphones: s.mics,
		Prefs:     func(ctx context.Context) (prefs.Prefs, error) { return prefs.Load(ctx, store) },
		SavePrefs: func(ctx context.Context, p prefs.Practice) error { return prefs.SavePractice(ctx, store, p) },
	})
	s.window.Win = screen.Show(s.room.Content(), 1084, 760)
	t.Cleanup(func() {
		s.room.Flush()
		s.room.Close()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func (s *stage) ask(text string) data.Question {
	s.t.Helper()
	q, err := s.store.SaveQuestion(context.Background(), data.Question{
		Text: text, Theme: data.ThemeMotivation, Length: data.LengthStandard, Why: "They want to know.",
		Steps: []string{"Begin with them."}, Pitfalls: []string{"Flattery."}, FollowUps: []string{"And what else?"},
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return q
}

func (s *stage) press(name fyne.KeyName) { s.room.TypedKey(&fyne.KeyEvent{Name: name}) }

// shows waits until the room shows a text, or does not with want false.
func (s *stage) shows(text string, want bool) {
	s.t.Helper()
	s.screen.Until(fmt.Sprintf("the room shows %q: %v", text, want), func() bool {
		return strings.Contains(uitest.Words(s.room.Content()), text) == want
	})
}

// record says something for a second.
func (s *stage) record(i int) data.Take {
	s.t.Helper()
	s.press(fyne.KeySpace)
	s.screen.Until("the microphone is open", func() bool { return s.machine.Recording(i) != nil })
	s.machine.Recording(i).Hear(audio.SampleRate)
	s.shows("Recording through A microphone", true)
	s.press(fyne.KeySpace)
	s.shows("Hear it", true)
	takes, err := s.store.Takes(context.Background(), s.first.ID)
	if err != nil || len(takes) == 0 {
		s.t.Fatalf("takes %v, %v", takes, err)
	}
	return takes[0]
}

func TestTwoKeysLeadFromAFreshFolderToARecording(t *testing.T) {
	s := open(t)
	s.room.Enter("") // Ctrl+2
	s.shows(s.first.Text, true)
	take := s.record(0) // Space
	if take.State != data.TakeComplete || take.Duration != time.Second {
		t.Errorf("take %+v", take)
	}
}

func TestRecordingIsNotClaimedBeforeTheFirstSound(t *testing.T) {
	s := open(t)
	s.room.Enter("")
	s.shows(s.first.Text, true)
	s.press(fyne.KeySpace)
	s.shows("waiting for the microphone", true)
	if strings.Contains(uitest.Words(s.room.Content()), "Recording through") {
		t.Error("it says it records while nothing is heard")
	}
	s.screen.Until("the microphone is open", func() bool { return s.machine.Recording(0) != nil })
	s.machine.Recording(0).Hear(100)
	s.shows("Recording through", true)
}

func TestAMutedMicrophoneIsToldWhileThereIsTime(t *testing.T) {
	s := open(t)
	s.room.Enter("")
	s.shows(s.first.Text, true)
	s.press(fyne.KeySpace)
	s.screen.Until("the microphone is open", func() bool { return s.machine.Recording(0) != nil })
	s.machine.Recording(0).Mute()
	s.machine.Recording(0).Hear(3 * audio.SampleRate)
	s.shows("Only silence comes from A microphone. Is it muted?", true)
}

func TestOneKeyReplaysWithoutADialog(t *testing.T) {
	s := open(t)
	s.room.Enter("")
	s.shows(s.first.Text, true)
	take := s.record(0)
	s.press(fyne.KeyP)
	s.screen.Until("it plays", func() bool { return s.machine.Playback(0) != nil })
	if len(s.window.Win.Canvas().Overlays().List()) != 0 {
		t.Error("something lies over the window")
	}
	s.shows("Pause", true)
	s.press(fyne.KeyP)
	s.screen.Until("it pauses", s.machine.Playback(0).Paused)
	if take.ID == 0 {
		t.Error("the take has no row")
	}
}

func TestTwoTakesAreComparedOneAfterTheOther(t *testing.T) {
	s := open(t)
	s.room.Enter("")
	s.shows(s.first.Text, true)
	s.record(0)
	s.record(1)
	s.press(fyne.KeyA)    // the newest is heard first
	s.press(fyne.KeyDown) // the one before it
	s.shows("Play both", true)
	s.press(fyne.KeyA)
	s.screen.Until("the first plays", func() bool { return s.machine.Playback(0) != nil })
	s.machine.Playback(0).Stop()
	s.screen.Until("the second plays", func() bool { return s.machine.Playback(1) != nil })
}

func TestADeletedTakeComesBackByUndo(t *testing.T) {
	s := open(t)
	s.room.Enter("")
	s.shows(s.first.Text, true)
	take := s.record(0)
	s.press(fyne.KeyDelete)
	s.shows("Nothing recorded yet", true)
	s.screen.Until("undo is offered", func() bool { return s.window.Undo != nil })
	if err := s.window.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	s.shows("Nothing recorded yet", false)
	if _, err := os.Stat(s.store.Path(take)); err != nil {
		t.Errorf("its sound: %v", err)
	}
}

func TestEnterAsksAnotherQuestion(t *testing.T) {
	s := open(t)
	s.room.Enter("")
	s.shows(s.first.Text, true)
	s.press(fyne.KeyReturn)
	s.shows(s.second.Text, true)
}

func TestGuidanceAndFollowUpsAreOneKeyAway(t *testing.T) {
	s := open(t)
	s.room.Enter("")
	s.shows(s.first.Text, true)
	s.press(fyne.KeyG)
	s.shows("Begin with them.", true)
	s.shows("Flattery.", true)
	s.press(fyne.KeyU)
	s.shows("And what else?", true)
	s.press(fyne.KeyU)
	s.shows("And what else?", false)
}

func TestWithoutAMicrophoneTheRoomSaysWhatToDoAndNoticesWhenOneComes(t *testing.T) {
	s := open(t)
	s.mics.set(nil, nil)
	s.room.Enter("")
	s.shows("No microphone was found", true)
	s.mics.set([]audio.Device{{ID: "mic", Name: "A microphone"}}, nil)
	s.shows("No microphone was found", false)
	s.shows("Record", true)
}

func TestLeavingWhileSpeakingKeepsTheTake(t *testing.T) {
	s := open(t)
	s.room.Enter("")
	s.shows(s.first.Text, true)
	s.press(fyne.KeySpace)
	s.screen.Until("the microphone is open", func() bool { return s.machine.Recording(0) != nil })
	s.machine.Recording(0).Hear(audio.SampleRate)
	s.shows("Recording through", true)
	s.room.Leave()
	s.screen.Until("the take is kept", func() bool {
		takes, _ := s.store.Takes(context.Background(), s.first.ID)
		return len(takes) == 1 && takes[0].State == data.TakeComplete
	})
}

func TestThinkingTimeIsShownAndCanBeLeft(t *testing.T) {
	s := open(t)
	practise := prefs.Default().Practice
	practise.ThinkSeconds = 15
	if err := prefs.SavePractice(context.Background(), s.store, practise); err != nil {
		t.Fatal(err)
	}
	s.room.Enter("")
	s.shows("think first: 15 s", true)
	s.press(fyne.KeySpace)
	s.shows("Time to think", true)
	s.press(fyne.KeyEscape)
	s.shows("Time to think", false)
	if s.machine.Recording(0) != nil {
		t.Error("the microphone was opened")
	}
}

// microphones are those the machine has at the moment.
type microphones struct {
	mu    sync.Mutex
	found []audio.Device
	err   error
}

func (m *microphones) set(found []audio.Device, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.found, m.err = found, err
}

func (m *microphones) Microphones(context.Context) ([]audio.Device, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.found, m.err
}
