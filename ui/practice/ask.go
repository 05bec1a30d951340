package practice

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/room"
	"greenroom/ui/speaking"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// askPage asks a question: the question large, what helps to answer it on the
// left, what was said before on the right, and one button.
type askPage struct {
	room    *Room
	content fyne.CanvasObject

	labels   *fyne.Container // theme and industries
	length   *widget.Text
	question *widget.Heading
	why      *widget.Text
	help     *helpPanel
	takes    *takesPanel

	footer     *fyne.Container
	grade      *widget.Choice // how the take that was just recorded went
	microphone error          // why there is none
	fresh      int64          // the take that was just recorded; the footer then offers to hear it
}

func newAskPage(r *Room) *askPage {
	p := &askPage{
		room:     r,
		labels:   widget.HStack(6),
		length:   widget.NewQuiet(""),
		question: widget.NewHeading("", theme.SizeQuestion),
		why:      widget.NewText(""),
		help:     newHelpPanel(r),
		takes:    newTakesPanel(r),
		footer:   container.NewStack(),
	}
	p.grade = widget.NewChoice(words.Grades(), func(grade int) { p.takes.setGrade(p.fresh, grade) })
	p.why.Color = theme.Quiet
	top := widget.HStack(6, p.labels, widget.Spacer(), p.length)
	header := widget.VStack(2*theme.Grid, top, widget.Gap(0), p.question, p.why)
	// In a low window the cards give way to the question, and scroll.
	body := widget.Scroll(widget.Columns(p.help.content, p.takes.content, 0.55))
	p.content = widget.Page(header, body, p.footer)
	p.showFooter()
	return p
}

// show fills the page with the room's question and selects one of its takes.
func (p *askPage) show(selected int64) {
	q := p.room.question
	p.labels.RemoveAll()
	if q.Subject != "" {
		p.labels.Add(widget.NewChip(spokenOf(q), p.room.leave))
	} else {
		p.labels.Add(widget.NewChip(words.Theme(q.Theme), func() { p.room.Window.Go("deck") }))
	}
	for _, industry := range q.Industries {
		p.labels.Add(widget.NewChip(words.Industry(industry), func() { p.room.Window.Go("deck") }))
	}
	lights := p.room.prefs.Practice.For(q.Length)
	p.length.SetText(fmt.Sprintf("%s · %s – %s", words.Length(q.Length), seconds(lights.Green), seconds(lights.Red)))
	p.question.TextSize = speaking.QuestionSize(q.Text)
	p.question.SetText(q.Text)
	p.why.SetText(q.Why)
	p.help.show(q)
	p.takes.show(p.room.takes, selected)
	if len(p.room.takes) == 0 || p.room.takes[0].ID != p.fresh {
		p.fresh = 0
	} else {
		p.grade.SetValue(p.room.takes[0].Grade)
	}
	p.showFooter()
	p.content.Refresh() // the texts have other sizes now
}

// justRecorded makes hearing the new take the first thing the footer offers.
func (p *askPage) justRecorded(take data.Take) { p.fresh = take.ID }

// showMicrophone says that there is no microphone, or takes it back.
func (p *askPage) showMicrophone(trouble error) {
	p.microphone = trouble
	p.showFooter()
}

func (p *askPage) showFooter() {
	p.footer.Objects = []fyne.CanvasObject{p.buildFooter()}
	p.footer.Refresh()
}

func (p *askPage) buildFooter() fyne.CanvasObject {
	next := widget.NewHint(lang.L("Next"), lang.L("Enter"), p.room.leave)
	if p.room.question.Subject != "" {
		next.SetLabel(lang.L("Back"))
	}
	if p.microphone != nil {
		trouble := widget.NewText(words.Explain(p.microphone))
		settings := widget.NewButton(lang.L("Sound settings"), "", func() { p.room.Window.Go("settings/sound") })
		return widget.HStack(18, widget.NewIcon("no-microphone", theme.Even, 24), widget.Grow(trouble), settings, next)
	}
	guidance := widget.NewHint(lang.L("Guidance"), "G", func() { p.help.turn(pageGuidance) })
	followUps := widget.NewHint(lang.L("Follow-ups"), "U", func() { p.help.turn(pageFollowUps) })
	if p.fresh != 0 {
		hear := widget.NewButton(lang.L("Hear it"), "P", p.takes.playOrPause)
		hear.Style, hear.Large = widget.Filled, true
		sounded := widget.NewButton(lang.L("How it sounded"), "H", p.review)
		again := widget.NewButton(lang.L("Another take"), "R", p.room.record)
		how := widget.HStack(2*theme.Grid, widget.NewQuiet(lang.L("How did it go?")), p.grade, widget.Spacer(),
			widget.NewHint(lang.L("Write it down"), "J", p.reflect))
		return widget.VStack(2*theme.Grid, how, widget.HStack(6, hear, sounded, again, widget.Spacer(), next))
	}
	record := widget.NewButton(lang.L("Record"), lang.L("Space"), p.room.record)
	record.Style, record.Large = widget.Filled, true
	row := []fyne.CanvasObject{record}
	if think := p.room.prefs.Practice.ThinkSeconds; think > 0 {
		row = append(row, widget.NewQuiet(lang.L("think first: {{.Seconds}} s", map[string]any{"Seconds": think})))
	}
	row = append(row, widget.Spacer())
	if len(p.room.takes) > 0 {
		row = append(row, widget.NewHint(lang.L("How it sounded"), "H", p.review))
	}
	row = append(row, guidance)
	if len(p.room.question.FollowUps) > 0 {
		row = append(row, followUps)
	}
	row = append(row, next)
	return widget.HStack(2*theme.Grid, row...)
}

// reflect opens a journal entry about the take that is selected, or about the
// question when nothing was recorded yet.
func (p *askPage) reflect() {
	address := fmt.Sprintf("journal/new/question/%d", p.room.question.ID)
	if take := p.takes.selected.ID; take != 0 {
		address = fmt.Sprintf("journal/new/take/%d", take)
	}
	p.room.Window.Go(address)
}

// review opens the room that tells how the selected take sounded.
func (p *askPage) review() {
	if take := p.takes.selected.ID; take != 0 {
		p.room.Window.Go(fmt.Sprintf("review/%d", take))
	}
}

// typedKey is what the keys mean while a question is asked.
func (p *askPage) typedKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeySpace, fyne.KeyR:
		p.room.record()
	case fyne.KeyReturn, fyne.KeyEnter:
		p.room.leave()
	case fyne.KeyT:
		p.help.turn(pageStories)
	case fyne.KeyG:
		p.help.turn(pageGuidance)
	case fyne.KeyU:
		p.help.turn(pageFollowUps)
	case fyne.KeyJ:
		p.reflect()
	case fyne.KeyH:
		p.review()
	default:
		return p.takes.typedKey(key)
	}
	return true
}

// spokenOf says what is spoken of where a question is no card of the deck.
func spokenOf(q data.Question) string {
	kind, _ := room.Split(q.Subject)
	switch kind {
	case "story":
		return lang.L("Story")
	case "narrative":
		return lang.L("Your narrative")
	case "prompt":
		return lang.L("What moves you")
	case "debrief":
		return lang.L("Looking back")
	case "script":
		return lang.L("Negotiation")
	}
	return lang.L("Said aloud")
}

// keepInSight keeps whether the outline stays in sight while one speaks.
func (r *Room) keepInSight(on bool) {
	practice := r.prefs.Practice
	practice.OutlineWhileSpeaking = on
	if !on {
		practice.GuidanceWhileSpeaking = false // which has the outline with it
	}
	r.prefs.Practice = practice
	r.setting.Touch(func(ctx context.Context) error { return r.SavePrefs(ctx, practice) })
}

func (r *Room) saveOutline(outline string) {
	id := r.question.ID
	r.question.Outline = outline
	r.saving.Touch(func(ctx context.Context) error { return r.Store.SaveOutline(ctx, id, outline) })
}
