package audio

import "strings"

// chosen is the outcome of a choice: what to open and what to tell.
type chosen struct {
	id         string // "" opens the default and follows it when it changes
	device     Device
	substitute bool
}

// choose finds the chosen device among those listed a moment ago. Systems give
// devices new IDs between starts, so a known name will do; after that the
// default stands in. It fails with the direction's "none" error when nothing
// is there.
func choose(dir direction, listed []Device, c Choice) (chosen, error) {
	if c.ID != "" {
		for _, d := range listed {
			if d.ID == c.ID {
				return chosen{id: d.ID, device: d}, nil
			}
		}
	}
	visible := visible(listed)
	if c.Name != "" {
		for _, d := range visible {
			if d.Name == c.Name {
				return chosen{id: d.ID, device: d}, nil
			}
		}
	}
	if len(visible) == 0 {
		return chosen{}, dir.none()
	}
	result := chosen{device: visible[0], substitute: c != Choice{}}
	for _, d := range visible {
		if d.Default {
			result.device = d
			return result, nil
		}
	}
	if len(visible) < len(listed) {
		// The default is one of the hidden ones, as on a machine whose
		// microphone was plugged in a moment ago.
		result.id = result.device.ID
	}
	return result, nil
}

// visible leaves out what is no device to a person: the monitors of
// PulseAudio, which hear a loudspeaker, and the stand-in it shows when there
// is no loudspeaker at all.
func visible(listed []Device) []Device {
	var out []Device
	for _, d := range listed {
		if !strings.HasSuffix(d.ID, ".monitor") && d.ID != "auto_null" {
			out = append(out, d)
		}
	}
	return out
}
