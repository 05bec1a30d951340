package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/audio"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// deviceChoice offers the microphones or the loudspeakers of the machine, the
// system's default first.
type deviceChoice struct {
	room    *Room
	title   string
	chosen  func() audio.Choice
	choose  func(audio.Choice)
	content *fyne.Container

	options []*option
	devices []audio.Device
	err     error
	known   bool // the devices were listed at least once
}

func newDeviceChoice(r *Room, title string, chosen func() audio.Choice, choose func(audio.Choice)) *deviceChoice {
	d := &deviceChoice{room: r, title: title, chosen: chosen, choose: choose, content: widget.VStack(2)}
	d.show()
	return d
}

// found brings the devices, or why they cannot be listed.
func (d *deviceChoice) found(devices []audio.Device, err error) {
	d.devices, d.err, d.known = devices, err, true
	d.show()
}

// show shows what can be chosen, and what is.
func (d *deviceChoice) show() {
	d.options = nil
	parts := []fyne.CanvasObject{widget.NewQuiet(d.title), widget.Gap(2)}
	chosen := d.chosen()
	at, there := chosenAmong(d.devices, chosen)
	isDefault := chosen == audio.Choice{}

	parts = append(parts, d.option(lang.L("System default"), d.defaultName(), isDefault, audio.Choice{}))
	for i, device := range d.devices {
		parts = append(parts, d.option(device.Name, "", there && i == at, audio.Choice{ID: device.ID, Name: device.Name}))
	}
	if !isDefault && !there {
		parts = append(parts, d.option(chosen.Name, "", true, chosen))
		if d.known && d.err == nil {
			parts = append(parts, notice(lang.L("{{.Device}} is not here now. Until it is back, the system default is used.", map[string]any{"Device": chosen.Name})))
		}
	}
	if d.err != nil {
		parts = append(parts, notice(trouble(d.err)))
	}
	d.content.Objects = parts
	d.content.Refresh()
}

// defaultName is what the system's default is now.
func (d *deviceChoice) defaultName() string {
	for _, device := range d.devices {
		if device.Default {
			return lang.L("now: {{.Device}}", map[string]any{"Device": device.Name})
		}
	}
	return ""
}

func (d *deviceChoice) option(name, note string, chosen bool, choice audio.Choice) *option {
	o := newOption(name, note, func() { d.choose(choice) })
	o.chosen = chosen
	n := len(d.options)
	o.step = func(by int) {
		if to := n + by; to >= 0 && to < len(d.options) {
			d.room.window.Window().Canvas().Focus(d.options[to])
		}
	}
	d.options = append(d.options, o)
	return o
}

// chosenAmong finds a choice among the devices as the sound does: by its ID,
// otherwise by its name.
func chosenAmong(devices []audio.Device, c audio.Choice) (at int, there bool) {
	if c == (audio.Choice{}) {
		return 0, false
	}
	for i, device := range devices {
		if device.ID == c.ID {
			return i, true
		}
	}
	for i, device := range devices {
		if device.Name == c.Name {
			return i, true
		}
	}
	return 0, false
}

// notice is something the person should know, with a sign.
func notice(text string) fyne.CanvasObject {
	words := widget.NewText(text)
	words.TextSize = theme.SizeQuiet
	return widget.Pad(widget.HStackTop(10, widget.Pad(widget.NewIcon("warning", theme.Even, 16), 1, 0, 0, 0), widget.Grow(words)),
		theme.Grid, optionSide, theme.Grid, optionSide)
}
