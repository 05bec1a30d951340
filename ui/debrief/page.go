package debrief

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio/form"
	"greenroom/ui/folio/paper"
	"greenroom/ui/theme"
	"greenroom/ui/when"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// page is the look back as it is filled in: what was asked, how it was, what
// comes next.
type page struct {
	room *Room

	heading *widget.Heading
	about   *widget.Text
	add     *widget.Entry
	ticks   *fyne.Container // what was practised, to be ticked
	list    *fyne.Container // what was asked
	items   []*item

	before, after, connected *widget.Choice
	passions, struggle       *widget.Entry
	rapport, learned, next   *widget.Entry
	day                      *widget.Entry
	understood               *widget.Text
	spoken                   *widget.Button
	done                     *widget.Button
	follows                  *fyne.Container // what one can do after it
	thanks                   *widget.Button  // among it
	saved                    *widget.Text

	scroll  *container.Scroll
	content fyne.CanvasObject
	filling bool
}

func newPage(r *Room) *page {
	p := &page{room: r, heading: widget.NewHeading("", theme.SizeTitle), about: widget.NewQuiet(""), saved: widget.NewQuiet("")}
	p.heading.MaxLines = 2
	p.add = widget.NewEntry(lang.L("A question they asked, and Enter"), nil)
	p.add.OnEnter = p.enter
	p.ticks, p.list, p.follows = widget.VStack(0), widget.VStack(theme.Grid), widget.VStack(theme.Grid)
	p.before = widget.NewScale(lang.L("shaky"), lang.L("ready"), func(v int) { p.feel(false, v) })
	p.after = widget.NewScale(lang.L("poor"), lang.L("good"), func(v int) { p.feel(true, v) })
	p.connected = widget.NewScale(lang.L("strangers"), lang.L("we clicked"), func(v int) {
		r.change(func(d *data.Debrief) { d.Connected = v })
	})
	p.understood = widget.NewQuiet("")
	p.day = widget.NewEntry(lang.L("When: Fri, in 3 days, 30 Nov"), func(string) { p.typedDay() })
	p.day.OnEnter, p.day.OnLeave = p.focusNext, r.flushSoon
	p.spoken = widget.NewButton(lang.L("Say it aloud instead"), "", p.say)
	p.spoken.Icon = "microphone"
	p.done = widget.NewButton(lang.L("That was it"), "", p.finish)
	p.done.Style = widget.Filled
	p.thanks = widget.NewButton(lang.L("Write a thank-you"), "", p.thank)
	p.lay()
	return p
}

// text makes a field for some words of the look back.
func (p *page) text(placeholder string, set func(d *data.Debrief, text string)) (*widget.Entry, fyne.CanvasObject) {
	e, field := paper.Text(placeholder, func(text string) { p.room.change(func(d *data.Debrief) { set(d, text) }) },
		p.room.Window.Window(), func() *container.Scroll { return p.scroll }, 1)
	e.OnLeave = p.room.flushSoon
	return e, field
}

func (p *page) lay() {
	var passions, struggle, rapport, learned fyne.CanvasObject
	p.passions, passions = p.text(lang.L("Which of them came up, and did they light up?"), func(d *data.Debrief, t string) { d.Passions = t })
	p.struggle, struggle = p.text(lang.L("Where you hesitated or went on too long"), func(d *data.Debrief, t string) { d.Struggle = t })
	p.rapport, rapport = p.text(lang.L("By what: a laugh, a place, a shared idea"), func(d *data.Debrief, t string) { d.Rapport = t })
	p.learned, learned = p.text(lang.L("The team, the work, what they worry about"), func(d *data.Debrief, t string) { d.Learned = t })
	p.next = widget.NewEntry(lang.L("Send the plan, wait to hear, ask Mara"), func(t string) { p.room.change(func(d *data.Debrief) { d.NextStep = t }) })
	p.next.OnEnter, p.next.OnLeave = p.focusNext, p.room.flushSoon

	body := widget.VStack(2*theme.Grid,
		widget.NewSection(lang.L("What did they ask?")),
		widget.VStack(0, paper.Field(p.add), p.ticks), p.list,
		widget.Gap(0), widget.NewSection(lang.L("How was it?")),
		form.Details(
			form.Scale(lang.L("Just before"), p.before),
			form.Scale(lang.L("Just after"), p.after),
			form.Detail(lang.L("My passions"), passions),
			form.Detail(lang.L("Hard for me"), struggle),
			widget.VStack(0, form.Scale(lang.L("Did we connect?"), p.connected), form.Detail("", rapport))),
		widget.Gap(0), widget.NewSection(lang.L("And now?")),
		form.Details(
			form.Detail(lang.L("About them"), learned),
			form.Detail(lang.L("Next step"), paper.Field(p.next)),
			form.Detail(lang.L("On"), widget.VStack(0, paper.Field(p.day), p.understood))),
		p.follows,
		widget.HStack(theme.Grid, p.done, p.spoken, widget.Spacer(), p.saved))
	p.scroll = paper.Sheet(body)
	card := widget.NewCard(p.scroll)
	card.Padding = 0
	head := widget.HStack(2*theme.Grid, widget.Grow(widget.VStack(0, p.heading, p.about)),
		widget.NewHint(lang.L("To the interview"), "", func() { p.room.Window.Go("interviews/" + strconv.FormatInt(p.room.shown.interview.ID, 10)) }))
	p.content = widget.Page(head, widget.MaxWidthLeft(card, 860), nil)
}

func (p *page) focusNext() { p.room.Window.Window().Canvas().FocusNext() }

// show fills the page with the look back that is open.
func (p *page) show() {
	d, i := p.room.draft.Value(), p.room.shown.interview
	p.filling = true
	p.heading.SetText(lang.L("Looking back: {{.Name}}", map[string]any{"Name": words.Interview(i)}))
	p.about.SetText(when.InFull(i.At, i.Zone))
	if i.At.IsZero() {
		p.about.SetText(lang.L("no date yet"))
	}
	p.content.Refresh() // a long name takes two lines
	for field, text := range map[*widget.Entry]string{
		p.passions: d.Passions, p.struggle: d.Struggle, p.rapport: d.Rapport, p.learned: d.Learned, p.next: d.NextStep, p.add: "",
	} {
		field.SetText(text)
	}
	day := ""
	if d.NextDay != "" {
		day = d.NextDay.In(time.Local).Format("2 Jan 2006")
	}
	p.day.SetText(day)
	p.showDay(d.NextDay, "")
	p.before.SetValue(i.Before)
	p.after.SetValue(i.After)
	p.connected.SetValue(d.Connected)
	p.items = nil
	p.filling = false
	p.listAsked()
	p.around()
	p.saves()
	p.scroll.ScrollToTop()
}

// begin puts the cursor where one begins: to write down what was asked.
func (p *page) begin() {
	if p.room.here {
		p.room.Window.Window().Canvas().Focus(p.add)
	}
}

// enter adds the question that was typed; with nothing typed it goes on to how
// the first answer went.
func (p *page) enter() {
	text := strings.TrimSpace(p.add.Text)
	if text == "" {
		if len(p.items) > 0 {
			p.room.Window.Window().Canvas().Focus(p.items[0].went)
		} else {
			p.focusNext()
		}
		return
	}
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			p.ask(data.Asked{Text: line})
		}
	}
	p.add.SetText("")
}

// ask adds a question to what was asked.
func (p *page) ask(a data.Asked) {
	p.room.change(func(d *data.Debrief) { d.Asked = append(slices.Clone(d.Asked), a) })
	p.listAsked()
	p.around()
}

// set changes one of the questions that were asked.
func (p *page) set(n int, change func(a *data.Asked)) {
	p.room.change(func(d *data.Debrief) {
		d.Asked = slices.Clone(d.Asked)
		if n < len(d.Asked) {
			change(&d.Asked[n])
		}
	})
}

// remove takes a question out, which can be undone.
func (p *page) remove(n int) {
	draft, before := p.room.draft, p.room.draft.Value().Asked
	set := func(asked []data.Asked) {
		draft.Change(func(d *data.Debrief) { d.Asked = asked })
		if p.room.draft == draft {
			p.items = nil
			p.listAsked()
			p.around()
		}
	}
	set(slices.Delete(slices.Clone(before), n, n+1))
	p.room.Window.Undoable(lang.L("Question taken out"), func(context.Context) error {
		fyne.Do(func() { set(before) })
		return nil
	})
}

// listAsked makes an item for each question that was asked; those there stay, so
// that somebody may go on typing in them.
func (p *page) listAsked() {
	asked := p.room.draft.Value().Asked
	if len(asked) < len(p.items) {
		p.items = nil
	}
	for n := len(p.items); n < len(asked); n++ {
		p.items = append(p.items, newItem(p, n, asked[n]))
	}
	p.list.RemoveAll()
	for _, i := range p.items {
		p.list.Add(i.content)
	}
	p.list.Refresh()
	p.again()
}

// around shows anew what follows from more than the look back itself.
func (p *page) around() {
	d := p.room.draft.Value()
	for n, i := range p.items {
		if n < len(d.Asked) {
			i.show(d.Asked[n])
		}
	}
	p.offerChosen(d)
	if p.room.shown.spoken.Takes > 0 {
		p.spoken.SetLabel(lang.L("Hear what you said"))
	} else {
		p.spoken.SetLabel(lang.L("Say it aloud instead"))
	}
	p.showFollows(d)
	p.again()
}

// offerChosen lists what was practised for the interview and is not said to have
// come up, to be ticked.
func (p *page) offerChosen(d data.Debrief) {
	p.ticks.RemoveAll()
	for _, q := range p.room.shown.chosen {
		if slices.ContainsFunc(d.Asked, func(a data.Asked) bool { return a.QuestionID == q.ID }) {
			continue
		}
		if len(p.ticks.Objects) == 0 {
			p.ticks.Add(widget.Pad(widget.NewQuiet(lang.L("You practised these. Which came up?")), theme.Grid, 0, 0, 0))
		}
		p.ticks.Add(widget.NewTick(q.Text, func(bool) { p.ask(data.Asked{Text: q.Text, QuestionID: q.ID}) }))
	}
	p.ticks.Refresh()
}

func (p *page) again() { p.scroll.Content.Refresh() }

// typedDay takes the day of the next step over once it is understood.
func (p *page) typedDay() {
	if p.filling {
		return
	}
	at, problem := when.Read(p.day.Text, p.room.Store.Now().Local())
	if problem == "" {
		p.room.change(func(d *data.Debrief) { d.NextDay = data.DayOf(at) })
	}
	p.showDay(data.DayOf(at), problem)
}

func (p *page) showDay(day data.Day, problem string) {
	p.understood.SetColor(theme.Quiet)
	p.understood.SetText(form.Said(day, p.room.Store.Now()))
	if problem != "" {
		p.understood.SetColor(theme.Recording)
		p.understood.SetText(problem)
	}
	p.again()
}

// feel keeps how ready the person felt.
func (p *page) feel(after bool, value int) {
	ref := data.Ref{Kind: data.KindInterview, ID: p.room.draft.ID()}
	p.room.working.Go(func() {
		if err := p.room.Store.SetConfidence(context.Background(), ref, after, value); err != nil {
			fyne.Do(func() { p.room.Window.Fail(lang.L("keep how you felt"), err) })
		}
	})
}

// saves says when the look back was saved.
func (p *page) saves() {
	d := p.room.draft
	if d == nil {
		return
	}
	at, failing := d.SavedAt()
	p.saved.SetColor(theme.Quiet)
	switch {
	case failing:
		p.saved.SetColor(theme.Recording)
		p.saved.SetText(lang.L("Not saved yet"))
	case at.IsZero():
		p.saved.SetText(lang.L("Saves by itself"))
	default:
		p.saved.SetText(lang.L("Saved {{.When}}", map[string]any{"When": words.When(at, p.room.Store.Now())}))
	}
}
