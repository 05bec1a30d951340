package mock

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/share"
	"greenroom/ui/studio"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/tone"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// reviewPage looks back on a run: what went well, how the energy went, each
// answer in short, what the person notes, and the grades in one pass.
type reviewPage struct {
	room    *Room
	content fyne.CanvasObject

	when    *widget.Text
	well    *fyne.Container
	course  *fyne.Container
	answers *fyne.Container
	before  *fyne.Container // against the run before
	note    *widget.Entry
	after   *widget.Choice
	scroll  *container.Scroll

	shown    *lookback
	cards    []*answerCard
	selected int
	loading  task.Latest
}

func newReviewPage(r *Room) *reviewPage {
	p := &reviewPage{room: r, when: widget.NewQuiet(""), well: container.NewStack(), course: container.NewStack(),
		answers: widget.VStack(2 * theme.Grid), before: container.NewStack()}
	p.note = widget.NewMultiLine(lang.L("What do you take along from this run?"), p.saveNote)
	p.note.SetMinRowsVisible(3)
	p.note.OnLeave = func() { go r.noting.Flush() }
	p.after = widget.NewScale(lang.L("shaky"), lang.L("ready"), p.saveAfter)
	send := widget.NewHint(lang.L("Send it to somebody"), "", p.send)
	receive := widget.NewHint(lang.L("Bring in what they wrote"), "", func() { share.Receive(r.Window, r.Store) })
	const gap = 3 * theme.Grid
	p.scroll = widget.Scroll(widget.VStack(gap,
		widget.Columns(p.well, p.course, 0.56),
		p.answers,
		widget.Columns(
			widget.NewCard(widget.VStack(2*theme.Grid, widget.NewSection(lang.L("In your own words")), p.note)),
			widget.VStack(gap, widget.NewCard(widget.VStack(2*theme.Grid, widget.NewSection(lang.L("How ready do you feel now?")), p.after)),
				widget.NewCard(widget.VStack(2*theme.Grid, widget.NewSection(lang.L("Somebody else's ears")), widget.Flow(2*theme.Grid, send, receive))),
				p.before), 0.56)))
	again := widget.NewButton(lang.L("Ask me the same again"), "R", p.again)
	another := widget.NewHint(lang.L("Another run"), "M", func() { r.Window.Go("mock") })
	done := widget.NewHint(lang.L("Done for today"), lang.L("Enter"), func() { r.Window.Go("today") })
	p.content = widget.Page(
		widget.VStack(0, p.when, widget.NewHeading(lang.L("You did it. Listen to what went well first."), theme.SizeTitle)),
		p.scroll,
		widget.HStack(3*theme.Grid, again, another, widget.Spacer(), done))
	return p
}

// open looks back on a run.
func (p *reviewPage) open(id int64) {
	p.shown, p.selected = nil, 0
	p.load(id)
}

// reload brings what is shown up to date.
func (p *reviewPage) reload() {
	if p.shown != nil && p.room.content.Objects[0] == p.content {
		p.load(p.shown.run.ID)
	}
}

func (p *reviewPage) load(id int64) {
	set := p.room.prefs
	p.loading.Run(func(ctx context.Context) func() {
		p.room.noting.Flush()
		l, err := lookBackOn(ctx, p.room.Store, set, id)
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if err != nil {
				p.room.Window.Fail(lang.L("look back on this run"), err)
				return
			}
			p.show(l)
		}
	})
}

func (p *reviewPage) show(l *lookback) {
	another := p.shown == nil || p.shown.run.ID != l.run.ID
	p.shown = l
	about := words.When(l.run.Started, p.room.Store.Now()) + " · " +
		lang.N("{{.Count}} answers", len(l.answers), map[string]any{"Count": len(l.answers)}) + " · " + words.Clock(l.run.Spoken)
	if l.run.Partner != "" {
		about += " · " + lang.L("asked by {{.Name}}", map[string]any{"Name": l.run.Partner})
	}
	p.when.SetText(about)
	p.well.Objects = []fyne.CanvasObject{p.wellCard()}
	p.course.Objects = []fyne.CanvasObject{p.courseCard()}
	p.before.Objects = nil
	if card := p.beforeCard(); card != nil {
		p.before.Objects = []fyne.CanvasObject{card}
	}
	p.showAnswers()
	p.after.SetValue(l.run.After)
	if another {
		p.note.SetText(l.run.Note)
		p.scroll.ScrollToTop()
	}
	for _, a := range l.answers {
		if a.report == nil {
			p.room.Analyst.Want(a.take)
		}
	}
	p.content.Refresh()
}

func (p *reviewPage) wellCard() fyne.CanvasObject {
	heading := widget.NewSection(lang.L("What went well"))
	heading.Color = theme.Well
	list := widget.VStack(2*theme.Grid, heading)
	for _, text := range p.shown.wentWell() {
		list.Add(widget.NewText(text))
	}
	switch {
	case len(p.shown.answers) == 0:
		list.Add(widget.NewText(lang.L("This time nothing was recorded. The next run can be a short one.")))
	case !p.shown.measured():
		list.Add(widget.NewQuiet(lang.L("Listening to your answers. It takes a moment.")))
	}
	return widget.NewCard(list)
}

func (p *reviewPage) courseCard() fyne.CanvasObject {
	list := widget.VStack(2*theme.Grid, widget.NewSection(lang.L("Energy from answer to answer")))
	moved, loudness := p.shown.course(tone.PitchVariation), p.shown.loudness()
	if text := p.shown.energy(); text != "" {
		list.Add(widget.NewText(text))
		for _, row := range []struct {
			name   string
			values []float64
		}{{lang.L("Movement of the voice"), moved}, {lang.L("Loudness"), loudness}} {
			if len(row.values) < 2 {
				continue
			}
			trend := widget.NewTrend()
			trend.Set(row.values, nil)
			list.Add(widget.Columns(widget.NewQuiet(row.name), trend, 0.5))
		}
	} else {
		text := widget.NewText(lang.L("With two answers or more it is seen here how your energy went."))
		text.Color = theme.Quiet
		list.Add(text)
	}
	return widget.NewCard(list)
}

// beforeCard compares with the run before; nil when there is none.
func (p *reviewPage) beforeCard() fyne.CanvasObject {
	last := p.shown.last
	if last == nil {
		return nil
	}
	list := widget.VStack(theme.Grid, widget.NewSection(lang.L("Since the last run like this")),
		widget.NewQuiet(words.When(last.run.Started, p.room.Store.Now())))
	for _, m := range []tone.Measure{tone.PitchVariation, tone.Pace, tone.FirstWord} {
		if text := p.shown.against(m); text != "" {
			list.Add(widget.NewText(text))
		}
	}
	if before, now := last.run.After, p.shown.run.After; before > 0 && now > 0 {
		list.Add(widget.NewText(lang.L("Ready: {{.Before}} then, {{.Now}} now", map[string]any{"Before": before, "Now": now})))
	}
	return widget.NewCard(list)
}

func (p *reviewPage) saveNote(note string) {
	if p.shown == nil || note == p.shown.run.Note {
		return
	}
	p.shown.run.Note = note
	run := p.shown.run
	p.room.noting.Touch(func(ctx context.Context) error {
		_, err := p.room.Store.SaveRun(ctx, run)
		return err
	})
}

func (p *reviewPage) saveAfter(value int) {
	if p.shown == nil {
		return
	}
	ref := data.Ref{Kind: data.KindRun, ID: p.shown.run.ID}
	p.shown.run.After = value
	p.room.Window.Beside(func() {
		if err := p.room.Store.SetConfidence(context.Background(), ref, true, value); err != nil {
			fyne.Do(func() { p.room.Window.Fail(lang.L("keep how ready you feel"), err) })
		}
	})
}

// again asks the questions of this run once more.
func (p *reviewPage) again() {
	if p.shown == nil {
		return
	}
	recipe := recipeOf(p.shown.run)
	recipe.Source = fromList
	recipe.Questions = questionsOf(p.shown.run)
	p.player().Stop()
	p.room.begin(recipe)
}

// send writes a page with the answers of this run for somebody to listen to.
func (p *reviewPage) send() {
	if p.shown == nil {
		return
	}
	var said []studio.Said
	for _, a := range p.shown.answers {
		said = append(said, studio.Said{Take: a.take, Asked: a.turn.Words()})
	}
	share.Send(p.room.Window, p.room.Store, said)
}

// typedKey grades the answers one after the other, and plays them.
func (p *reviewPage) typedKey(key *fyne.KeyEvent) bool {
	if p.shown == nil { // it is being read
		return false
	}
	switch key.Name {
	case fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4:
		p.grade(p.selected, int(key.Name[0]-'0'))
	case fyne.KeyUp:
		p.choose(p.selected - 1)
	case fyne.KeyDown:
		p.choose(p.selected + 1)
	case fyne.KeyP:
		p.play(p.selected)
	case fyne.KeyH:
		if a, ok := p.answer(p.selected); ok {
			p.room.Window.Go(fmt.Sprintf("review/%d", a.take.ID))
		}
	case fyne.KeyR:
		p.again()
	case fyne.KeyM:
		p.room.Window.Go("mock")
	case fyne.KeyReturn, fyne.KeyEnter:
		p.room.Window.Go("today")
	default:
		return false
	}
	return true
}
