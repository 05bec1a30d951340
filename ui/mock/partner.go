package mock

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio/desk"
	"greenroom/ui/share"
	"greenroom/ui/speaking"
	"greenroom/ui/studio"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// partnerPage is what somebody sees who asks the questions: a large card to
// read from, and after the answer a form for what they heard.
type partnerPage struct {
	stage *stage
	card  fyne.CanvasObject
	form  fyne.CanvasObject

	question *widget.Heading
	say      *widget.Hint
	heard    *widget.Heading
	ticks    []*widget.Tick
	names    []string // of what the ticks stand for
	note     *widget.Entry
	tell     *widget.Hint
	judged   data.Take // what the form is about

	draft   *desk.Draft[data.Feedback]
	desk    desk.Desk[data.Feedback]
	reading bool // the partner's own voice is being recorded: how they read the question
	telling bool // the same, with what they say of the answer
	leaving bool // as soon as that is kept
}

func newPartnerPage(s *stage) *partnerPage {
	p := &partnerPage{stage: s}
	p.question = widget.NewHeading("", theme.SizeQuestion)
	p.question.Align = fyne.TextAlignCenter
	begin := widget.NewButton(lang.L("They answer"), lang.L("Space"), s.goOn)
	begin.Style, begin.Large = widget.Filled, true
	p.say = widget.NewHint("", "V", p.read)
	pass := widget.NewHint(lang.L("pass"), "N", s.passBy)
	pause := widget.NewHint(lang.L("pause"), lang.L("Esc"), s.pause)
	ask := widget.NewLabel(lang.L("Read this out, look up, and press Space when they may answer."))
	ask.Color, ask.Align = theme.Quiet, fyne.TextAlignCenter
	p.card = widget.Page(nil, widget.VStack(0,
		widget.Spacer(), ask, widget.Gap(30),
		widget.MaxWidth(p.question, 900), widget.Gap(48),
		widget.Centre(widget.HStack(18, begin, pass, pause)), widget.Gap(18),
		widget.Centre(p.say),
		widget.Spacer()), nil)

	p.heard = widget.NewHeading("", theme.SizeHeading)
	list := widget.VStack(0)
	for _, item := range words.Heard() {
		tick := widget.NewTick(item.Label, func(bool) { p.said() })
		p.ticks, p.names = append(p.ticks, tick), append(p.names, item.Name)
		list.Add(tick)
	}
	p.note = widget.NewMultiLine(lang.L("What will you remember of it?"), func(string) { p.said() })
	p.note.SetMinRowsVisible(4)
	p.tell = widget.NewHint("", "V", p.speak)
	next := widget.NewButton(lang.L("Next question"), lang.L("Space"), p.finish)
	next.Style, next.Large = widget.Filled, true
	p.form = widget.Page(
		widget.VStack(0, widget.NewQuiet(lang.L("What did you hear?")), p.heard),
		widget.Scroll(widget.VStack(0, widget.MaxWidthLeft(widget.NewCard(widget.VStack(3*theme.Grid, list, widget.VStack(theme.Grid, p.note, p.tell))), 720))),
		widget.HStack(18, next, widget.NewQuiet(lang.L("Say the best of it aloud first."))))
	return p
}

// ask shows what the partner reads out.
func (p *partnerPage) ask(turn data.Turn) {
	p.question.TextSize = speaking.QuestionSize(turn.Words())
	p.question.SetText(turn.Words())
	p.showReading()
	visible(p.say, turn.Asked == "")
}

func (p *partnerPage) showReading() {
	label := lang.L("Keep how you read it, for practice without you")
	if p.reading {
		label = lang.L("Recording your voice. Stop")
	}
	p.say.SetLabel(label)
}

// read records how the partner reads the question, or stops that.
func (p *partnerPage) read() {
	s := p.stage
	if s.phase != asking || s.turn().Asked != "" {
		return
	}
	if p.reading {
		s.room.recorder.Next()
		return
	}
	begin := data.Take{QuestionID: s.turn().QuestionID, Reader: s.run.Partner}
	if err := s.room.recorder.Start(begin, 0, s.room.prefs.Sound.Microphone); err != nil {
		s.room.Window.Fail(lang.L("start recording"), err)
		return
	}
	p.reading = true
	p.showReading()
}

// wasRead tells that the partner's voice is kept.
func (p *partnerPage) wasRead() {
	p.reading = false
	p.showReading()
	p.stage.room.Window.Say(lang.L("Kept. A mock interview can ask with this voice."))
}

// speak records what the partner says of the answer, or stops that.
func (p *partnerPage) speak() {
	room, author, judged := p.stage.room, p.stage.run.Partner, p.judged.ID
	if p.telling {
		room.recorder.Next()
		return
	}
	p.telling = true
	p.showTelling()
	p.stage.work.Go(func() {
		begin, err := room.Store.SpokenNote(p.stage.ctx, judged, author)
		fyne.Do(func() {
			if p.stage.phase != judging || p.judged.ID != judged {
				return
			}
			if err == nil {
				err = room.recorder.Start(begin, 0, room.prefs.Sound.Microphone)
			}
			if err != nil {
				p.notTold()
				room.Window.Fail(lang.L("start recording"), err)
			}
		})
	})
}

func (p *partnerPage) showTelling() {
	label := lang.L("Say it instead of writing")
	if p.telling {
		label = lang.L("Recording your voice. Stop")
	}
	p.tell.SetLabel(label)
}

// told tells that what the partner said is kept.
func (p *partnerPage) told() {
	p.notTold()
	p.stage.room.Window.Say(lang.L("Kept. It can be heard in the review of this answer."))
	if p.leaving {
		p.finish()
	}
}

func (p *partnerPage) notTold() {
	p.telling = false
	p.showTelling()
}

// judge asks the partner what they heard. What they say is kept as they say it.
func (p *partnerPage) judge(take data.Take) {
	p.draft = nil // the form is emptied
	p.judged, p.telling, p.leaving = take, false, false
	p.showTelling()
	p.heard.SetText(p.stage.turn().Words())
	for _, tick := range p.ticks {
		tick.SetOn(false)
	}
	p.note.SetText("")
	room, author := p.stage.room, p.stage.run.Partner
	p.draft = desk.NewDraft(desk.Kind[data.Feedback]{
		ID:    func(f data.Feedback) int64 { return f.ID },
		Blank: func(f data.Feedback) bool { return f.Note == "" && len(f.Checklist) == 0 },
		Save: func(ctx context.Context, f data.Feedback) (data.Feedback, error) {
			f.ContactID = share.Contact(ctx, room.Store, author)
			kept, err := room.Store.SaveFeedback(ctx, f)
			if err != nil {
				return f, err
			}
			return kept[0], nil
		},
		Adopt: func(f *data.Feedback, saved data.Feedback) { f.ID, f.Given = saved.ID, saved.Given },
		Now:   room.Store.Now,
	}, data.Feedback{TakeID: take.ID, Author: author}, time.Time{})
	p.draft.Failed = func(err error) {
		room.Window.Fail(lang.L("keep what {{.Name}} said", map[string]any{"Name": author}), err)
	}
	p.desk.Put(p.draft)
}

// said takes over what is ticked and written.
func (p *partnerPage) said() {
	if p.draft == nil {
		return
	}
	var ticked []string
	for i, tick := range p.ticks {
		if tick.On() {
			ticked = append(ticked, p.names[i])
		}
	}
	p.draft.Change(func(f *data.Feedback) { f.Checklist, f.Note = ticked, strings.TrimSpace(p.note.Text) })
}

// finish leaves the form and goes on.
func (p *partnerPage) finish() {
	if p.stage.phase != judging {
		return
	}
	if p.telling {
		p.leaving = true
		p.stage.room.recorder.Next()
		return
	}
	go p.desk.Flush()
	p.stage.room.Window.Window().Canvas().Unfocus()
	p.stage.next()
}

func (p *partnerPage) typedKey(key *fyne.KeyEvent) bool {
	switch {
	case key.Name == fyne.KeyV && p.stage.phase == asking && p.stage.recipe.Partner:
		p.read()
	case key.Name == fyne.KeyV && p.stage.phase == judging:
		p.speak()
	case p.stage.phase == judging && key.Name >= fyne.Key1 && key.Name <= fyne.Key9 && len(key.Name) == 1:
		if i := int(key.Name[0] - '1'); i < len(p.ticks) {
			p.ticks[i].Tapped(nil)
		}
	case p.stage.phase == judging && (key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter):
		p.finish()
	default:
		return false
	}
	return true
}

// speaks reports whether the partner's voice is being recorded.
func (p *partnerPage) speaks() bool {
	return p.reading && p.stage.room.recorder.Status().Stage != studio.Ready
}

func visible(object fyne.CanvasObject, on bool) {
	if on {
		object.Show()
	} else {
		object.Hide()
	}
}
