package settings_test

import (
	"errors"
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"greenroom/audio"
	"greenroom/ui/prefs"
)

func TestTheSystemDefaultStandsFirstAndSaysWhatItIsNow(t *testing.T) {
	p := newPlace(t).enter("sound")
	p.mustSee("System default", "now: Built-in microphone", "Desk microphone", "now: Built-in loudspeaker", "Headphones")
	first := map[string]int{}
	for i, text := range p.texts() {
		if _, there := first[text]; !there {
			first[text] = i
		}
	}
	if first["System default"] > first["Desk microphone"] {
		t.Fatal("a device stands before the system's default")
	}
}

func TestAChosenDeviceIsKeptByIDAndName(t *testing.T) {
	p := newPlace(t).enter("")
	p.press("Desk microphone")
	p.press("Headphones")
	want := prefs.Sound{Microphone: audio.Choice{ID: "usb", Name: "Desk microphone"}, Loudspeaker: audio.Choice{ID: "head", Name: "Headphones"}}
	if got := p.prefs().Sound; got != want {
		t.Fatalf("kept %+v, want %+v", got, want)
	}
}

func TestADeviceThatIsGoneIsNamedAndTheNoticePassesWhenItIsBack(t *testing.T) {
	p := newPlace(t)
	gone := audio.Choice{ID: "car", Name: "Car microphone"}
	if err := prefs.SaveSound(t.Context(), p.store, prefs.Sound{Microphone: gone}); err != nil {
		t.Fatal(err)
	}
	const notice = "Car microphone is not here now. Until it is back, the system default is used."
	p.enter("sound").mustSee(notice)
	if got := p.prefs().Sound.Microphone; got != gone {
		t.Fatalf("the choice became %+v", got)
	}

	p.machine.microphones = append(p.machine.microphones, audio.Device{ID: "car-2", Name: "Car microphone"})
	p.press("Look again")
	if p.sees(notice) {
		t.Fatal("the notice is still there")
	}
}

func TestTroubleWithDevicesIsSaidInPlainWords(t *testing.T) {
	for name, c := range map[string]struct {
		err  error
		list []audio.Device
		want string
	}{
		"none":      {nil, nil, "No microphone was found. Plug one in, then press Look again."},
		"no server": {audio.ErrNoSoundServer, nil, "The sound system of this computer does not answer."},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t)
			p.machine.microphones, p.machine.noMicrophones = c.list, c.err
			p.enter("sound").mustSee(c.want, "System default")
		})
	}
}

func TestTheMicrophoneTestHasAWordForEachLevel(t *testing.T) {
	for name, c := range map[string]struct {
		level audio.Level
		want  string
	}{
		"good":     {audio.Level{Peak: -9, RMS: -20}, "Good. You are easy to hear."},
		"quiet":    {audio.Level{Peak: -30, RMS: -44}, "Too quiet. Come closer"},
		"clipping": {audio.Level{Peak: 0, RMS: -8, Clipped: true}, "Too loud, so it crackles."},
		"silent":   {audio.Level{Peak: -90, RMS: -90}, "Nothing was heard. The microphone may be muted"},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t).enter("sound")
			p.machine.level = c.level
			p.test()
			p.mustSee(c.want, "Test the microphone")
		})
	}
}

func TestTheMicrophoneTestSaysWhatFailedAndWhatToDo(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(*machine)
		want  []string
	}{
		"no microphone":  {func(m *machine) { m.openErr = audio.ErrNoMicrophone }, []string{"No microphone was found. Plug one in"}},
		"refused":        {func(m *machine) { m.openErr = audio.ErrRefused }, []string{"The microphone could not be opened.", "privacy settings"}},
		"no server":      {func(m *machine) { m.openErr = audio.ErrNoSoundServer }, []string{"does not answer. Signing out and in"}},
		"no loudspeaker": {func(m *machine) { m.playErr = audio.ErrNoLoudspeaker }, []string{"Good. You are easy to hear. But it could not be played back. No loudspeaker was found."}},
		"anything else":  {func(m *machine) { m.openErr = errors.New("the cable sings") }, []string{"the cable sings"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t).enter("sound")
			c.spoil(p.machine)
			p.test()
			p.mustSee(c.want...)
		})
	}
}

func TestTheMicrophoneTestUsesWhatIsChosenAndLeavesNoFile(t *testing.T) {
	p := newPlace(t).enter("sound")
	p.press("Desk microphone")
	p.press("Headphones")
	p.test()
	if p.machine.opened.ID != "usb" || p.machine.used.ID != "head" {
		t.Fatalf("listened to %+v, played through %+v", p.machine.opened, p.machine.used)
	}
	if _, err := os.Stat(p.machine.path); !errors.Is(err, os.ErrNotExist) {
		t.Fatalf("the test left %s behind (%v)", p.machine.path, err)
	}
}

func TestASubstituteIsNamed(t *testing.T) {
	p := newPlace(t)
	if err := prefs.SaveSound(t.Context(), p.store, prefs.Sound{Microphone: audio.Choice{ID: "car", Name: "Car microphone"}}); err != nil {
		t.Fatal(err)
	}
	p.enter("sound")
	p.machine.substitute = true
	p.test()
	p.mustSee("Car microphone is not here, so this is Built-in microphone.")
}

func TestTheMicrophoneTestEndsByEscapeAndWhenTheRoomIsLeft(t *testing.T) {
	for name, end := range map[string]func(*place){
		"escape": func(p *place) { p.room.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}) },
		"leave":  func(p *place) { p.room.Leave() },
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t).enter("sound")
			p.machine.hold = true
			p.room.TypedKey(&fyne.KeyEvent{Name: fyne.KeyT})
			p.until("it listens", func() bool { return p.sees("Listening. Speak now…") })
			p.mustSee("That is enough")
			end(p)
			p.until("it is over", func() bool { return p.sees("Not tried yet.") })
		})
	}
}

func TestTheKeyThatStartsTheTestAlsoSaysThatItIsEnough(t *testing.T) {
	p := newPlace(t).enter("sound")
	p.machine.hold = true
	p.room.TypedKey(&fyne.KeyEvent{Name: fyne.KeyT})
	p.until("it listens", func() bool { return p.sees("Listening. Speak now…") })
	p.room.TypedKey(&fyne.KeyEvent{Name: fyne.KeyT})
	p.until("it is over", func() bool { return p.sees("Good. You are easy to hear.") })
}

// test runs a test of the microphone from its first key to its last word.
func (p *place) test() {
	p.t.Helper()
	p.room.TypedKey(&fyne.KeyEvent{Name: fyne.KeyT})
	p.until("the test is over", func() bool { return p.sees("Test the microphone") && !p.sees("Not tried yet.") })
}
