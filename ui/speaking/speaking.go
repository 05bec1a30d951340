// Package speaking shows a recorder at work: the question, a clock with three
// lights, a level meter, and nothing that judges. The rooms in which answers
// are recorded put their own buttons below.
package speaking

import (
	"fmt"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/ui/prefs"
	"greenroom/ui/studio"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// View is seen while a person thinks and speaks.
type View struct {
	status  func() studio.Status
	content fyne.CanvasObject

	question   *widget.Heading
	clock      *widget.Clock
	lights     *widget.Lights
	saying     *widget.Text // under the lights: where one stands, in words
	meter      *widget.Meter
	microphone *widget.Text

	limits    prefs.Lengths
	animation *fyne.Animation
	frame     int
	last      time.Time // of the last look at the level
}

// New makes a view of a recorder, of which status tells how it stands, with the
// room's buttons below.
func New(status func() studio.Status, buttons fyne.CanvasObject) *View {
	v := &View{
		status:     status,
		question:   widget.NewHeading("", theme.SizeQuestion),
		clock:      widget.NewClock(),
		lights:     widget.NewLights(),
		saying:     centred(),
		meter:      widget.NewMeter(),
		microphone: centred(),
	}
	v.question.Align = fyne.TextAlignCenter
	v.content = widget.Scroll(widget.VStack(0,
		widget.Spacer(),
		widget.MaxWidth(v.question, 900), widget.Gap(42),
		widget.Centre(v.clock), widget.Gap(12),
		widget.Centre(v.lights), widget.Gap(9),
		v.saying, widget.Gap(42),
		widget.MaxWidth(v.meter, 460), widget.Gap(6),
		v.microphone, widget.Gap(36),
		widget.Centre(buttons),
		widget.Spacer(),
	))
	return v
}

func centred() *widget.Text {
	t := widget.NewLabel("")
	t.Color, t.Align = theme.Quiet, fyne.TextAlignCenter
	return t
}

// Content is what is seen.
func (v *View) Content() fyne.CanvasObject { return v.content }

// Ask sets what is asked, and the lights of the answer.
func (v *View) Ask(question string, limits prefs.Lengths) {
	v.limits = limits
	v.question.TextSize = QuestionSize(question)
	v.question.SetText(question)
}

// QuestionSize is how large a question is shown: a long one smaller.
func QuestionSize(question string) fyne.ThemeSizeName {
	if utf8.RuneCountInString(question) > 75 {
		return theme.SizeQuestionSmall
	}
	return theme.SizeQuestion
}

// StageChanged sets the view up for the stage the recorder has come to.
func (v *View) StageChanged() {
	status := v.status()
	speaking := status.Stage == studio.Speaking
	show(v.meter, speaking)
	show(v.lights, speaking)
	switch status.Stage {
	case studio.Ready:
		v.clock.SetElapsed(0)
		v.saying.SetText("")
		v.microphone.SetText("")
	case studio.Thinking:
		v.saying.SetText(lang.L("Time to think. Recording starts by itself."))
		v.microphone.SetText("")
	case studio.Opening:
		v.clock.SetElapsed(0)
		v.saying.SetText(lang.L("One moment: waiting for the microphone."))
		v.microphone.SetText("")
	case studio.Speaking:
		v.last = time.Now()
	case studio.Keeping:
		v.saying.SetText(lang.L("Keeping your take."))
	}
	v.look()
	v.move(status.Stage == studio.Thinking || speaking)
}

// Say puts words where one reads how one stands, until the stage changes.
func (v *View) Say(text string) { v.saying.SetText(text) }

// move keeps the clock and the meter going, about 30 times a second, for as
// long as there is something to show.
func (v *View) move(on bool) {
	if on == (v.animation != nil) {
		return
	}
	if !on {
		v.animation.Stop()
		v.animation = nil
		return
	}
	v.animation = fyne.NewAnimation(time.Second, func(float32) {
		if v.frame++; v.frame%2 == 0 {
			v.look()
		}
	})
	v.animation.RepeatCount = fyne.AnimationRepeatForever
	v.animation.Curve = fyne.AnimationLinear
	v.animation.Start()
}

// look shows how the recording stands at this moment.
func (v *View) look() {
	status := v.status()
	switch status.Stage {
	case studio.Thinking:
		v.clock.SetElapsed(status.ThinkLeft.Round(time.Second))
	case studio.Speaking:
		now := time.Now()
		v.clock.SetElapsed(status.Elapsed)
		v.meter.SetLevel(status.Level.Peak, status.Level.RMS)
		v.meter.Tick(now.Sub(v.last))
		v.last = now
		v.microphone.SetText(heardThrough(status))
		stage := lightsAt(status.Elapsed, v.limits)
		v.lights.SetStage(stage)
		v.saying.SetText(v.whereOneStands(stage, status.Elapsed))
	}
}

// heardThrough names the microphone, and says so when it is not the chosen one.
func heardThrough(status studio.Status) string {
	switch {
	case status.Silent:
		return lang.L("Only silence comes from {{.Name}}. Is it muted?", map[string]any{"Name": status.Microphone})
	case status.Substitute:
		return lang.L("Your chosen microphone is not there. Recording through {{.Name}}", map[string]any{"Name": status.Microphone})
	}
	return lang.L("Recording through {{.Name}}", map[string]any{"Name": status.Microphone})
}

// lightsAt is how many of the three lights are on after a time of speech.
func lightsAt(elapsed time.Duration, limits prefs.Lengths) int {
	spoken := int(elapsed / time.Second)
	switch {
	case spoken >= limits.Red:
		return 3
	case spoken >= limits.Yellow:
		return 2
	case spoken >= limits.Green:
		return 1
	}
	return 0
}

func (v *View) whereOneStands(stage int, elapsed time.Duration) string {
	green, yellow, red := seconds(v.limits.Green), seconds(v.limits.Yellow), seconds(v.limits.Red)
	switch stage {
	case 0:
		return lang.L("green at {{.Green}} · yellow at {{.Yellow}} · red at {{.Red}}",
			map[string]any{"Green": green, "Yellow": yellow, "Red": red})
	case 1:
		return lang.L("long enough now · yellow at {{.Yellow}} · red at {{.Red}}", map[string]any{"Yellow": yellow, "Red": red})
	case 2:
		return lang.L("time to come to the end · red at {{.Red}}", map[string]any{"Red": red})
	}
	over := elapsed - time.Duration(v.limits.Red)*time.Second
	return lang.L("{{.Over}} over · take the time you need to finish", map[string]any{"Over": fmt.Sprintf("+%s", words.Clock(over.Truncate(time.Second)))})
}

func seconds(n int) string { return words.Clock(time.Duration(n) * time.Second) }

func show(object fyne.CanvasObject, visible bool) {
	if visible {
		object.Show()
	} else {
		object.Hide()
	}
}
