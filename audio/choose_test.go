package audio_test

import (
	"testing"
	"testing/synctest"

	"greenroom/audio"
)

// threeMicrophones is a machine with a choice.
func threeMicrophones() *audio.Fake {
	m := aMachine(nil)
	m.Microphones = []audio.Device{
		{ID: "box.monitor", Name: "Monitor of Loudspeaker"},
		{ID: "usb", Name: "Desk"},
		{ID: "builtin", Name: "Laptop", Default: true},
		{ID: "blue", Name: "Headset"},
	}
	return m
}

func TestAChosenMicrophoneIsFoundAgain(t *testing.T) {
	for name, c := range map[string]struct {
		choice     audio.Choice
		opened     string
		device     string
		substitute bool
	}{
		"the default is followed wherever it goes": {audio.Choice{}, "", "Laptop", false},
		"by its ID":                     {audio.Choice{ID: "usb", Name: "Desk"}, "usb", "Desk", false},
		"by its ID under a new name":    {audio.Choice{ID: "usb", Name: "Old"}, "usb", "Desk", false},
		"by its name under a new ID":    {audio.Choice{ID: "usb-2", Name: "Headset"}, "blue", "Headset", false},
		"a monitor, if its ID is given": {audio.Choice{ID: "box.monitor"}, "box.monitor", "Monitor of Loudspeaker", false},
		"no monitor by its name":        {audio.Choice{Name: "Monitor of Loudspeaker"}, "", "Laptop", true},
		"not at all":                    {audio.Choice{ID: "gone", Name: "Gone"}, "", "Laptop", true},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				m := threeMicrophones()
				r, err := audio.NewFakeHost(m).Record(t.Context(), newPath(t), c.choice)
				check(t, err)
				<-r.Heard()
				defer r.Stop()
				if got := m.Opened(); len(got) != 1 || got[0] != c.opened {
					t.Errorf("opened %q, want %q", got, c.opened)
				}
				if d, substitute := r.Device(); d.Name != c.device || substitute != c.substitute {
					t.Errorf("records from %q, substitute %v", d.Name, substitute)
				}
			})
		})
	}
}

func TestADefaultThatIsNoMicrophoneIsPassedOver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := threeMicrophones()
		m.Microphones[0].Default, m.Microphones[2].Default = true, false
		r, err := audio.NewFakeHost(m).Record(t.Context(), newPath(t), audio.Choice{})
		check(t, err)
		<-r.Heard()
		defer r.Stop()
		if d, substitute := r.Device(); d.ID != "usb" || substitute || m.Opened()[0] != "usb" {
			t.Errorf("records from %+v, substitute %v, opened %q", d, substitute, m.Opened())
		}
	})
}

func TestAMicrophoneThatVanishesWhileItIsOpenedIsLookedForAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := threeMicrophones()
		m.Vanish = func() { m.Microphones = m.Microphones[2:] }
		r, err := audio.NewFakeHost(m).Record(t.Context(), newPath(t), audio.Choice{ID: "usb", Name: "Desk"})
		check(t, err)
		<-r.Heard()
		defer r.Stop()
		if d, substitute := r.Device(); d.Name != "Laptop" || !substitute {
			t.Errorf("records from %q, substitute %v", d.Name, substitute)
		}
	})
}

func TestTheListsHideWhatIsNoDeviceToAPerson(t *testing.T) {
	m := threeMicrophones()
	h := audio.NewFakeHost(m)
	list, err := h.Microphones(t.Context())
	check(t, err)
	if len(list) != 3 || list[0].ID != "usb" || !list[1].Default {
		t.Errorf("microphones are %+v", list)
	}
	m.Speakers = []audio.Device{{ID: "auto_null", Name: "Dummy Output", Default: true}}
	list, err = h.Loudspeakers(t.Context())
	check(t, err)
	if len(list) != 0 {
		t.Errorf("loudspeakers are %+v", list)
	}
	m.NoServer = true
	_, err = h.Microphones(t.Context())
	wantError(t, err, audio.ErrNoSoundServer)
}
