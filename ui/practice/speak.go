package practice

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/ui/prefs"
	"greenroom/ui/studio"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// The size of the guidance beside the clock.
const helpWidth, helpHeight = 300, 480

// speakPage is seen while the person thinks and speaks: the question, a clock
// with three lights and a level meter, and nothing that judges.
type speakPage struct {
	room    *Room
	content *fyne.Container

	question   *widget.Heading
	clock      *widget.Clock
	lights     *widget.Lights
	saying     *widget.Text // under the lights: where one stands, in words
	meter      *widget.Meter
	microphone *widget.Text
	button     *widget.Button
	leave      *widget.Hint
	mark       *widget.Hint
	help       *fyne.Container // guidance, for those who want it in sight

	limits    prefs.Lengths
	marks     int // dropped during this answer
	animation *fyne.Animation
	frame     int
	last      time.Time // of the last look at the level
}

func newSpeakPage(r *Room) *speakPage {
	p := &speakPage{
		room:       r,
		question:   widget.NewHeading("", theme.SizeQuestion),
		clock:      widget.NewClock(),
		lights:     widget.NewLights(),
		saying:     centred(""),
		meter:      widget.NewMeter(),
		microphone: centred(""),
		help:       container.NewStack(),
	}
	p.question.Align = fyne.TextAlignCenter
	p.button = widget.NewButton("", lang.L("Space"), r.recorder.Next)
	p.leave = widget.NewHint(lang.L("not now"), lang.L("Esc"), r.recorder.Cancel)
	p.mark = widget.NewHint("", "M", p.dropMark)
	middle := widget.VStack(0,
		widget.Spacer(),
		widget.MaxWidth(p.question, 900), widget.Gap(42),
		widget.Centre(p.clock), widget.Gap(12),
		widget.Centre(p.lights), widget.Gap(9),
		p.saying, widget.Gap(42),
		widget.MaxWidth(p.meter, 460), widget.Gap(6),
		p.microphone, widget.Gap(36),
		widget.Centre(widget.HStack(18, p.button, p.leave, p.mark)),
		widget.Spacer(),
	)
	p.content = container.NewStack(widget.Page(nil, widget.HStack(18, widget.Grow(widget.Scroll(middle)), p.help), nil))
	return p
}

func centred(text string) *widget.Text {
	t := widget.NewLabel(text)
	t.Color, t.Align = theme.Quiet, fyne.TextAlignCenter
	return t
}

// stageChanged sets the page up for the stage the recorder has come to.
func (p *speakPage) stageChanged() {
	status := p.room.recorder.Status()
	p.limits = p.room.prefs.Practice.For(p.room.question.Length)
	p.question.TextSize = questionSize(p.room.question.Text)
	p.question.SetText(p.room.question.Text)
	speaking := status.Stage == studio.Speaking
	show(p.meter, speaking)
	show(p.lights, speaking)
	show(p.leave, status.Stage == studio.Thinking)
	show(p.mark, speaking)
	p.showHelp()
	switch status.Stage {
	case studio.Thinking:
		p.saying.SetText(lang.L("Time to think. Recording starts by itself."))
		p.button.SetLabel(lang.L("Start now"))
		p.microphone.SetText("")
	case studio.Opening:
		p.clock.SetElapsed(0)
		p.saying.SetText(lang.L("One moment: waiting for the microphone."))
		p.button.SetLabel(lang.L("Stop"))
		p.microphone.SetText("")
	case studio.Speaking:
		p.button.SetLabel(lang.L("Stop"))
		p.button.Icon, p.button.IconColor = "stop", theme.Recording
		p.button.Refresh()
		p.last = time.Now()
		p.marks = 0
		p.mark.SetLabel(lang.L("mark this place"))
	case studio.Keeping:
		p.saying.SetText(lang.L("Keeping your take."))
	}
	if !speaking {
		p.button.SetIcon("")
	}
	p.look()
	p.move(status.Stage == studio.Thinking || speaking)
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

func (p *speakPage) showHelp() {
	p.help.RemoveAll()
	if p.room.prefs.Practice.GuidanceWhileSpeaking {
		q := p.room.question
		panel := widget.VStack(18)
		if q.Outline != "" {
			panel.Add(widget.NewText(q.Outline))
		}
		panel.Add(guidance(q))
		p.help.Add(container.NewGridWrap(fyne.NewSize(helpWidth, helpHeight), widget.NewCard(widget.Scroll(panel))))
	}
	p.help.Refresh()
}

// move keeps the clock and the meter going, about 30 times a second, for as
// long as there is something to show.
func (p *speakPage) move(on bool) {
	if !on {
		if p.animation != nil {
			p.animation.Stop()
			p.animation = nil
		}
		return
	}
	if p.animation != nil {
		return
	}
	p.animation = fyne.NewAnimation(time.Second, func(float32) {
		if p.frame++; p.frame%2 == 0 {
			p.look()
		}
	})
	p.animation.RepeatCount = fyne.AnimationRepeatForever
	p.animation.Curve = fyne.AnimationLinear
	p.animation.Start()
}

// look shows how the recording stands at this moment.
func (p *speakPage) look() {
	status := p.room.recorder.Status()
	switch status.Stage {
	case studio.Thinking:
		p.clock.SetElapsed(status.ThinkLeft.Round(time.Second))
	case studio.Speaking:
		now := time.Now()
		p.clock.SetElapsed(status.Elapsed)
		p.meter.SetLevel(status.Level.Peak, status.Level.RMS)
		p.meter.Tick(now.Sub(p.last))
		p.last = now
		p.microphone.SetText(heardThrough(status))
		stage := lightsAt(status.Elapsed, p.limits)
		p.lights.SetStage(stage)
		p.saying.SetText(p.whereOneStands(stage, status.Elapsed))
	}
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

func (p *speakPage) whereOneStands(stage int, elapsed time.Duration) string {
	green, yellow, red := seconds(p.limits.Green), seconds(p.limits.Yellow), seconds(p.limits.Red)
	switch stage {
	case 0:
		return lang.L("green at {{.Green}} · yellow at {{.Yellow}} · red at {{.Red}}",
			map[string]any{"Green": green, "Yellow": yellow, "Red": red})
	case 1:
		return lang.L("long enough now · yellow at {{.Yellow}} · red at {{.Red}}", map[string]any{"Yellow": yellow, "Red": red})
	case 2:
		return lang.L("time to come to the end · red at {{.Red}}", map[string]any{"Red": red})
	}
	over := elapsed - time.Duration(p.limits.Red)*time.Second
	return lang.L("{{.Over}} over · take the time you need to finish", map[string]any{"Over": fmt.Sprintf("+%s", words.Clock(over.Truncate(time.Second)))})
}

// dropMark remembers this moment of the answer, without a question.
func (p *speakPage) dropMark() {
	if p.room.recorder.Status().Stage != studio.Speaking {
		return
	}
	go func() {
		marked, err := p.room.recorder.Mark(context.Background())
		fyne.Do(func() {
			if err != nil {
				p.room.Window.Fail(lang.L("mark this place"), err)
			}
			if !marked {
				return
			}
			p.marks++
			p.mark.SetLabel(lang.N("{{.Count}} places marked", p.marks, map[string]any{"Count": p.marks}))
		})
	}()
}

func (p *speakPage) typedKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeySpace:
		p.room.recorder.Next()
	case fyne.KeyM:
		p.dropMark()
	case fyne.KeyEscape:
		p.room.recorder.Cancel()
	default:
		return false
	}
	return true
}

func show(object fyne.CanvasObject, visible bool) {
	if visible {
		object.Show()
	} else {
		object.Hide()
	}
}
