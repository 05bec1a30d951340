package practice

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/ui/speaking"
	"greenroom/ui/studio"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// The size of the guidance beside the clock.
const helpWidth, helpHeight = 300, 480

// speakPage is seen while the person thinks and speaks.
type speakPage struct {
	room    *Room
	content *fyne.Container
	view    *speaking.View

	button *widget.Button
	leave  *widget.Hint
	mark   *widget.Hint
	help   *fyne.Container // outline and guidance, for those who want them in sight
	marks  int             // dropped during this answer
}

func newSpeakPage(r *Room) *speakPage {
	p := &speakPage{room: r, help: container.NewStack()}
	p.button = widget.NewButton("", lang.L("Space"), r.recorder.Next)
	p.leave = widget.NewHint(lang.L("not now"), lang.L("Esc"), r.recorder.Cancel)
	p.mark = widget.NewHint("", "M", p.dropMark)
	p.view = speaking.New(r.recorder.Status, widget.HStack(18, p.button, p.leave, p.mark))
	p.content = container.NewStack(widget.Page(nil, widget.HStack(18, widget.Grow(p.view.Content()), p.help), nil))
	return p
}

// stageChanged sets the page up for the stage the recorder has come to.
func (p *speakPage) stageChanged() {
	stage := p.room.recorder.Status().Stage
	q := p.room.question
	p.view.Ask(q.Text, p.room.prefs.Practice.For(q.Length))
	show(p.leave, stage == studio.Thinking)
	show(p.mark, stage == studio.Speaking)
	p.showHelp()
	p.button.SetIcon("")
	switch stage {
	case studio.Thinking:
		p.button.SetLabel(lang.L("Start now"))
	case studio.Opening:
		p.button.SetLabel(lang.L("Stop"))
	case studio.Speaking:
		p.button.SetLabel(lang.L("Stop"))
		p.button.Icon, p.button.IconColor = "stop", theme.Recording
		p.button.Refresh()
		p.marks = 0
		p.mark.SetLabel(lang.L("mark this place"))
	}
	p.view.StageChanged()
}

func (p *speakPage) showHelp() {
	p.help.RemoveAll()
	practice, q := p.room.prefs.Practice, p.room.question
	outline := q.Outline != "" && (practice.OutlineWhileSpeaking || practice.GuidanceWhileSpeaking)
	if outline || practice.GuidanceWhileSpeaking {
		panel := widget.VStack(18)
		if outline {
			panel.Add(widget.NewText(q.Outline))
		}
		if practice.GuidanceWhileSpeaking {
			panel.Add(howTo(q))
		}
		p.help.Add(container.NewGridWrap(fyne.NewSize(helpWidth, helpHeight), widget.NewCard(widget.Scroll(panel))))
	}
	p.help.Refresh()
}

// dropMark remembers this moment of the answer, without a question.
func (p *speakPage) dropMark() {
	if p.room.recorder.Status().Stage != studio.Speaking {
		return
	}
	p.room.Window.Beside(func() {
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
	})
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
