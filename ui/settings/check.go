package settings

import (
	"context"
	"errors"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/audio"
	"greenroom/ui/settings/miccheck"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// microphoneCheck lets the person speak a sentence, see the level, hear the
// sentence back, and read how loud it was.
type microphoneCheck struct {
	room    *Room
	content *fyne.Container
	button  *widget.Button
	meter   *widget.Meter
	sign    *widget.Icon
	words   *widget.Text

	under   *underway // nil while nothing is checked
	running sync.WaitGroup
}

// underway is one check that goes on.
type underway struct {
	stage  miccheck.Stage
	cancel context.CancelFunc
	enough chan struct{}
	last   time.Duration // of sound, when the meter was last moved
}

func newMicrophoneCheck(r *Room) *microphoneCheck {
	c := &microphoneCheck{room: r}
	c.button = widget.NewButton("", "T", c.press)
	c.button.Style = widget.Filled
	c.meter = widget.NewMeter()
	c.sign = widget.NewIcon("microphone", theme.Quiet, 18)
	c.words = widget.NewText("")
	c.content = widget.VStack(2*theme.Grid,
		widget.NewSection(lang.L("Try the microphone")),
		explained(lang.L("Say a sentence or two as you would in an interview. You hear it back at once; then it is thrown away.")),
		widget.HStack(3*theme.Grid, c.button, widget.Grow(widget.Pad(c.meter, 11, 0, 11, 0))),
		widget.HStackTop(10, widget.Pad(c.sign, 1, 0, 0, 0), widget.Grow(c.words)))
	c.rest("microphone", theme.Quiet, lang.L("Not tried yet."))
	return c
}

// busy reports whether a check goes on.
func (c *microphoneCheck) busy() bool { return c.under != nil }

// press begins a check; during one it says that enough was said, or ends it.
func (c *microphoneCheck) press() {
	switch {
	case c.under == nil:
		c.start()
	case c.under.stage == miccheck.Listening:
		select {
		case <-c.under.enough:
		default:
			close(c.under.enough)
		}
	default:
		c.under.cancel()
	}
}

// stop ends a check, if there is one, in silence.
func (c *microphoneCheck) stop() {
	if c.under != nil {
		c.under.cancel()
	}
}

func (c *microphoneCheck) start() {
	ctx, cancel := context.WithCancel(context.Background())
	u := &underway{cancel: cancel, enough: make(chan struct{})}
	c.under = u
	check := miccheck.Check{
		Sound:       c.room.machine,
		Microphone:  c.room.prefs.Sound.Microphone,
		Loudspeaker: c.room.prefs.Sound.Loudspeaker,
		Enough:      u.enough,
		Tell:        func(p miccheck.Progress) { fyne.Do(func() { c.progress(u, p) }) },
	}
	c.progress(u, miccheck.Progress{Stage: miccheck.Opening})
	c.running.Go(func() {
		defer cancel()
		result, err := check.Run(ctx)
		fyne.Do(func() { c.finished(u, result, err) })
	})
}

// progress shows where a check is.
func (c *microphoneCheck) progress(u *underway, p miccheck.Progress) {
	if c.under != u {
		return
	}
	u.stage = p.Stage
	switch p.Stage {
	case miccheck.Opening:
		c.show(lang.L("Cancel"), "microphone", theme.Quiet, lang.L("Opening the microphone…"))
	case miccheck.Listening:
		left := max(0, miccheck.Length-p.Elapsed).Round(time.Second)
		words := lang.L("Listening. Speak now… {{.Seconds}} s", map[string]any{"Seconds": int(left / time.Second)})
		if p.Substitute {
			words += " " + substituted(c.room.prefs.Sound.Microphone, p.Device)
		}
		c.show(lang.L("That is enough"), "record", theme.Recording, words)
		c.meter.SetLevel(p.Level.Peak, p.Level.RMS)
		c.meter.Tick(p.Elapsed - u.last)
		u.last = p.Elapsed
	case miccheck.Playing:
		c.meter.Reset()
		c.show(lang.L("Stop"), "loudspeaker", theme.Quiet, lang.L("This is how you sound."))
	}
}

// finished shows how a check went.
func (c *microphoneCheck) finished(u *underway, result miccheck.Result, err error) {
	if c.under != u {
		return
	}
	c.under = nil
	c.meter.Reset()
	cancelled := errors.Is(err, context.Canceled)
	switch {
	case cancelled && u.stage != miccheck.Playing:
		c.rest("microphone", theme.Quiet, lang.L("Not tried yet."))
		return
	case err != nil && !cancelled && !errors.Is(err, miccheck.ErrPlayback):
		c.rest("no-microphone", theme.Even, trouble(err))
		c.room.sound.refresh()
		return
	}
	words, colour := outcome(result.Verdict), theme.Even
	if result.Verdict == miccheck.Good {
		colour = theme.Well
	}
	if err != nil && !cancelled {
		words += " " + lang.L("But it could not be played back.") + " " + trouble(err)
	}
	if result.Substitute {
		words += " " + substituted(c.room.prefs.Sound.Microphone, result.Device)
	}
	c.rest(signOf(result.Verdict), colour, words)
}

// substituted says that another microphone stood in.
func substituted(chosen audio.Choice, used audio.Device) string {
	return lang.L("{{.Chosen}} is not here, so this is {{.Used}}.", map[string]any{"Chosen": chosen.Name, "Used": used.Name})
}

// rest shows a check that is over, or never was.
func (c *microphoneCheck) rest(icon string, colour fyne.ThemeColorName, words string) {
	c.show(lang.L("Test the microphone"), icon, colour, words)
}

func (c *microphoneCheck) show(button, icon string, colour fyne.ThemeColorName, words string) {
	c.button.SetLabel(button)
	c.sign.Set(icon, colour)
	c.words.SetText(words)
	c.content.Refresh()
}
