package letters

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/data/letters"
	"greenroom/ui/folio/form"
	"greenroom/ui/folio/paper"
	"greenroom/ui/theme"
	"greenroom/ui/who"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// page is the right side of the room: one letter.
type page struct {
	*form.Form[data.Letter, data.Letter]
	deps   Deps
	around around

	subject, body *widget.Entry
	to            *fyne.Container // to whom, about what
	state         *widget.Text    // by when, or that it was sent
	begin         *fyne.Container // templates to begin with, while the letter is empty
	open          *fields
	check         *check
	actions       *fyne.Container
	history       *fyne.Container
	filling       bool
}

func newPage(deps Deps) *page {
	p := &page{Form: form.New[data.Letter, data.Letter](deps.Window, deps.Store.Now), deps: deps}
	sheet := func() *container.Scroll { return p.Content().(*container.Scroll) }
	var heading, text fyne.CanvasObject
	p.subject, heading = paper.Title(lang.L("Subject"), p.typed(func(l *data.Letter) *string { return &l.Subject }),
		deps.Window.Window(), sheet, func() { p.Folio.Focus(p.body) })
	p.body, text = paper.Text(lang.L("Dear …"), p.typed(func(l *data.Letter) *string { return &l.Body }), deps.Window.Window(), sheet, 8)
	p.subject.OnLeave, p.body.OnLeave = p.Leave, p.Leave
	p.to, p.begin = widget.Flow(theme.Grid), widget.VStack(theme.Grid)
	p.state = widget.NewQuiet("")
	p.open, p.check = newFields(p), newCheck()
	p.actions, p.history = widget.Flow(theme.Grid), widget.VStack(0)
	p.Filled(p.fill)
	p.Lay(lang.L("Delete this letter"), widget.VStack(theme.Grid, heading, p.to, p.state), p.begin, p.open.content, text,
		p.check.content, p.actions, p.history)
	return p
}

// typed keeps a text of the letter, and looks over the letter again.
func (p *page) typed(at func(l *data.Letter) *string) func(string) {
	return func(text string) {
		if p.filling {
			return
		}
		p.Change(func(l *data.Letter) { *at(l) = text })
		p.look()
	}
}

// fill shows a letter that is opened, or that was filled further.
func (p *page) fill(l data.Letter) {
	p.filling = true
	for field, text := range map[*widget.Entry]string{p.subject: l.Subject, p.body: l.Body} {
		field.SetText(text)
		field.CursorRow, field.CursorColumn = 0, 0
		field.Refresh()
	}
	p.filling = false
}

// Write implements [folio.Page]: the cursor goes to the first open place, or
// else to the words.
func (p *page) Write() {
	if first := p.open.first(); first != nil {
		p.Folio.Focus(first)
		return
	}
	p.Folio.Focus(p.body)
}

// letter is the one that is open, as it now stands.
func (p *page) letter() data.Letter {
	if d := p.Folio.Draft(); d != nil {
		return d.Value()
	}
	return data.Letter{}
}

// template is what the open letter began as.
func (p *page) template() letters.Template { return p.deps.Templates.Find(p.letter().Template) }

// showAround shows what belongs to the letter.
func (p *page) showAround(a around, err error) {
	if err != nil {
		p.deps.Window.Fail(lang.L("read what this letter is about"), err)
	}
	p.around = a
	p.showTo()
	p.showHistory()
	p.look()
}

// look looks over the letter as it now stands.
func (p *page) look() {
	l := p.letter()
	p.showState(l)
	p.showBegin(l)
	p.open.show(l)
	p.check.show(p.template(), letters.Letter{Subject: l.Subject, Body: l.Body, Facts: p.around.facts})
	p.showActions(l)
	p.Again()
}

// showState says by when the letter should go, or that it went.
func (p *page) showState(l data.Letter) {
	now, parts := p.deps.Store.Now(), []string{}
	if label := p.template().Label; label != "" {
		parts = append(parts, label)
	}
	p.state.SetColor(theme.Quiet)
	switch {
	case !l.Sent.IsZero():
		parts = append(parts, state(l, now))
	case !l.Due.IsZero():
		p.state.SetColor(theme.Accent)
		parts = append(parts, words.Left(l.Due, now))
	}
	p.state.SetText(strings.Join(parts, " · "))
}

// showTo shows to whom the letter goes and what it is about: chips that open it,
// and one press more to take it off.
func (p *page) showTo() {
	a := p.around
	p.to.RemoveAll()
	if a.contact.ID != 0 {
		chip := widget.NewChip(lang.L("To {{.Name}}", map[string]any{"Name": shortened(who.Name(a.contact.Name, a.contact.Company))}),
			func() { p.deps.Window.Go(fmt.Sprintf("network/%d", a.contact.ID)) })
		chip.OnRemove = func() { p.set(func(l *data.Letter) { l.ContactID = 0 }) }
		p.to.Add(chip)
	} else {
		p.to.Add(widget.NewChip(lang.L("+ To whom"), p.askWho))
	}
	switch {
	case a.interview.ID != 0:
		chip := widget.NewChip(shortened(words.Interview(a.interview)), func() { p.deps.Window.Go(fmt.Sprintf("interviews/%d", a.interview.ID)) })
		chip.OnRemove = func() { p.set(func(l *data.Letter) { l.InterviewID = 0 }) }
		p.to.Add(chip)
	case len(a.talks) > 0:
		var chip *widget.Chip
		chip = widget.NewChip(lang.L("+ After which talk"), func() { p.askTalk(chip) })
		p.to.Add(chip)
	}
	if l := p.letter(); l.Sent.IsZero() && strings.TrimSpace(l.Body) != "" {
		var chip *widget.Chip
		chip = widget.NewChip(lang.L("Another draft"), func() { p.askDraft(chip) })
		p.to.Add(chip)
	}
	p.to.Refresh()
}

// set changes what the letter is about, and fills in what is known by that.
func (p *page) set(change func(l *data.Letter)) {
	d := p.Folio.Draft()
	if d == nil {
		return
	}
	p.Change(change)
	p.Folio.PrepareAgain()
	p.Leave()
}

func (p *page) askWho() {
	who.Ask(p.deps.Window, p.deps.Store, who.Question{Title: lang.L("To whom?"), Choose: func(c data.ContactLine) {
		p.about(func(l *data.Letter) { l.ContactID = c.ID })
	}})
}

func (p *page) askTalk(beside *widget.Chip) {
	var items []*fyne.MenuItem
	for _, i := range p.around.talks {
		items = append(items, fyne.NewMenuItem(words.Interview(i), func() {
			p.about(func(l *data.Letter) {
				l.InterviewID, l.CompanyID = i.ID, i.CompanyID
				if due := p.template().Due(i.End()); !due.IsZero() && l.Sent.IsZero() {
					l.Due = due
				}
			})
		}))
	}
	fynewidget.ShowPopUpMenuAtRelativePosition(fyne.NewMenu("", items...), p.deps.Window.Window().Canvas(),
		fyne.NewPos(0, beside.Size().Height+theme.Grid), beside)
}

// about changes what the letter is about, reads what is known by that, and fills
// it in where a place is open.
func (p *page) about(change func(l *data.Letter)) {
	d := p.Folio.Draft()
	if d == nil {
		return
	}
	p.Change(change)
	p.deps.Window.Beside(func() {
		a, err := p.deps.around(context.Background(), d.Value())
		fyne.Do(func() {
			if p.Folio.Draft() != d {
				return
			}
			p.Change(func(l *data.Letter) { *l = fillOpen(*l, a.facts) })
			p.Show()
			p.showAround(a, err)
			p.Leave()
		})
	})
}

// showBegin offers templates while there is nothing in the letter.
func (p *page) showBegin(l data.Letter) {
	empty := strings.TrimSpace(l.Body) == ""
	if empty == (len(p.begin.Objects) > 0) {
		return
	}
	p.begin.RemoveAll()
	if empty {
		p.begin.Add(widget.NewSection(lang.L("Begin with a draft")))
		for _, group := range []struct {
			name  string
			about letters.About
		}{{lang.L("After an interview"), letters.AboutInterview}, {lang.L("To somebody you know"), letters.AboutContact}} {
			row := widget.Flow(theme.Grid)
			for _, t := range p.deps.Templates.Of(group.about) {
				row.Add(widget.NewChip(t.Label, func() { p.from(t) }))
			}
			p.begin.Add(widget.NewQuiet(group.name))
			p.begin.Add(row)
		}
	}
	p.begin.Refresh()
}

// askDraft offers the other templates, to begin the letter anew with one.
func (p *page) askDraft(beside *widget.Chip) {
	var items []*fyne.MenuItem
	for _, about := range []letters.About{letters.AboutInterview, letters.AboutContact} {
		for _, t := range p.deps.Templates.Of(about) {
			if t.Key != p.letter().Template {
				items = append(items, fyne.NewMenuItem(t.Label, func() { p.anew(t) }))
			}
		}
	}
	fynewidget.ShowPopUpMenuAtRelativePosition(fyne.NewMenu("", items...), p.deps.Window.Window().Canvas(),
		fyne.NewPos(0, beside.Size().Height+theme.Grid), beside)
}

// anew begins the open letter anew with a template, which can be undone.
func (p *page) anew(t letters.Template) {
	d, before := p.Folio.Draft(), p.letter()
	p.from(t)
	p.deps.Window.Undoable(lang.L("Begun anew: {{.Name}}", map[string]any{"Name": t.Label}), func(context.Context) error {
		fyne.Do(func() {
			d.Change(func(l *data.Letter) {
				l.Template, l.Subject, l.Body, l.Due = before.Template, before.Subject, before.Body, before.Due
			})
			if p.Folio.Draft() == d {
				p.Show()
				p.look()
				p.Leave()
			}
		})
		return nil
	})
}

// from begins the open letter with a template.
func (p *page) from(t letters.Template) {
	a := p.around
	a.letter = p.letter()
	p.Change(func(l *data.Letter) { *l = fill(t, a) })
	p.Show()
	p.showTo()
	p.look()
	p.Leave()
	p.Write()
}

// put fills an open place of the letter. The name one signs with is kept for all
// letters to come.
func (p *page) put(open, text string) {
	if text = strings.TrimSpace(text); text == "" {
		return
	}
	if letters.FieldOf(open) == letters.FieldMe {
		p.deps.Window.Beside(func() {
			if err := p.deps.SetName(context.Background(), text); err != nil {
				fyne.Do(func() { p.deps.Window.Fail(lang.L("keep your name"), err) })
			}
		})
	}
	p.Change(func(l *data.Letter) { l.Subject, l.Body = letters.Put(l.Subject, l.Body, open, text) })
	p.Show()
	p.look()
	p.Write()
}
