package interviews

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio"
	"greenroom/ui/folio/desk"
	"greenroom/ui/folio/paper"
	"greenroom/ui/mentions"
	"greenroom/ui/theme"
	"greenroom/ui/when"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// page is the right side of the room: one interview.
type page struct {
	deps  Deps
	folio *folio.Folio[data.Interview, data.Interview] // set before anything is shown

	company, role, round, place *widget.Entry
	when                        *widget.Entry
	understood                  *widget.Text
	industry                    *widget.Chips
	notes                       *widget.Entry
	before, after               *widget.Choice
	felt                        *fyne.Container
	details                     *details
	notices                     *fyne.Container
	questions                   *questions
	mentions                    *mentions.Panel
	saved                       *widget.Text
	heading, remarks            fyne.CanvasObject
	content                     *container.Scroll
	filling                     bool // fields are being filled, not typed in
	shown                       *desk.Draft[data.Interview]
}

func newPage(deps Deps) *page {
	p := &page{deps: deps}
	sheet := func() *container.Scroll { return p.content }
	p.company, p.heading = paper.Title(lang.L("Company"), p.typed(func(i *data.Interview, text string) { i.Company = text }),
		deps.Window.Window(), sheet, func() { p.folio.Focus(p.role) })
	p.role = p.field(lang.L("Which role"), func(i *data.Interview, text string) { i.Role = text })
	p.round = p.field(lang.L("First talk, with the team, with the director"), func(i *data.Interview, text string) { i.Round = text })
	p.place = p.field(lang.L("An address, or how the call is made"), func(i *data.Interview, text string) { i.Place = text })
	p.when = widget.NewEntry(lang.L("Thu 14:30, or 24 Nov 10:00 Rome"), func(string) { p.typedWhen() })
	p.when.OnLeave = p.leave
	p.when.OnEnter = func() { deps.Window.Window().Canvas().FocusNext() }
	p.understood = widget.NewText("")
	p.understood.TextSize = theme.SizeQuiet
	names := []string{lang.L("Any")}
	for _, industry := range data.Industries() {
		names = append(names, words.Industry(industry))
	}
	p.industry = widget.NewChips(false, func(on []int) {
		p.change(func(i *data.Interview) { i.Industry = append([]data.Industry{""}, data.Industries()...)[on[0]] })
		p.leave()
	})
	p.industry.SetOptions(names...)
	p.notes, p.remarks = paper.Text(lang.L("What you know of them, what you want to say"),
		p.typed(func(i *data.Interview, text string) { i.Notes = text }), deps.Window.Window(), sheet, 2)
	p.company.OnLeave, p.notes.OnLeave = p.leave, p.leave
	p.before = widget.NewScale(lang.L("shaky"), lang.L("ready"), func(v int) { p.feel(false, v) })
	p.after = widget.NewScale(lang.L("poor"), lang.L("good"), func(v int) { p.feel(true, v) })
	p.before.InLine, p.after.InLine = true, true
	p.details, p.notices = newDetails(p), widget.VStack(theme.Grid)
	p.questions = newQuestions(p)
	p.mentions = mentions.New(deps.Window, deps.Store)
	p.mentions.Changed = func() { p.content.Content.Refresh() }
	p.saved = widget.NewText("")
	p.saved.TextSize, p.saved.Color = theme.SizeQuiet, theme.Quiet
	p.lay()
	return p
}

// labelWidth is the column of what the details are.
const labelWidth = 88

func (p *page) lay() {
	remove := widget.NewIconButton("trash", lang.L("Delete this interview"), p.delete)
	p.felt = widget.VStack(theme.Grid,
		widget.Flow(theme.Grid, widget.Wide(widget.NewQuiet(lang.L("Just before")), labelWidth), p.before),
		widget.Flow(theme.Grid, widget.Wide(widget.NewQuiet(lang.L("Just after")), labelWidth), p.after))
	p.content = paper.Sheet(widget.VStack(2*theme.Grid,
		p.heading,
		p.notices,
		widget.VStack(0,
			detail(lang.L("When"), widget.Pad(widget.VStack(0, paper.Field(p.when), p.understood), 0, 0, theme.Grid, 0)), widget.Divider(),
			detail(lang.L("Role"), paper.Field(p.role)), widget.Divider(),
			detail(lang.L("Round"), paper.Field(p.round)), widget.Divider(),
			detail(lang.L("Stage"), widget.Pad(p.details.stage, 4, 0, 4, 0)), widget.Divider(),
			detail(lang.L("How"), widget.Pad(p.details.medium, 4, 0, 4, 0)), widget.Divider(),
			detail(lang.L("How long"), widget.Pad(p.details.minutes, 4, 0, 4, 0)), widget.Divider(),
			detail(lang.L("Where"), paper.Field(p.place)), widget.Divider(),
			detail(lang.L("People"), widget.Pad(p.details.people, 4, 0, 4, 0)), widget.Divider(),
			detail(lang.L("Their file"), widget.Pad(p.details.file, 4, 0, 4, 0)), widget.Divider(),
			detail(lang.L("Industry"), widget.Pad(p.industry, 4, 0, 4, 0)), widget.Divider(),
			detail(lang.L("Notes"), p.remarks)),
		p.questions.content,
		widget.Gap(0),
		widget.NewSection(lang.L("How did you feel?")), p.felt,
		p.mentions.Content,
		// Last, so that no Tab and Space on the way through the fields deletes.
		widget.HStack(0, widget.Grow(p.saved), widget.Pad(remove, 0, -8, 0, 0)),
	))
}

// detail puts what it is before a field, in line with its first words.
func detail(label string, field fyne.CanvasObject) fyne.CanvasObject {
	return widget.HStackTop(2*theme.Grid,
		widget.Pad(widget.Wide(widget.NewQuiet(label), labelWidth), 9, 0, 0, 0), widget.Grow(field))
}

// field makes a field of one line that changes the open interview.
func (p *page) field(placeholder string, set func(i *data.Interview, text string)) *widget.Entry {
	e := widget.NewEntry(placeholder, p.typed(set))
	e.OnLeave = p.leave
	e.OnEnter = func() { p.deps.Window.Window().Canvas().FocusNext() }
	return e
}

func (p *page) typed(set func(i *data.Interview, text string)) func(string) {
	return func(text string) { p.change(func(i *data.Interview) { set(i, text) }) }
}

func (p *page) change(change func(i *data.Interview)) {
	if !p.filling {
		p.folio.Change(change)
	}
}

// typedWhen takes the date over once it is understood; until then the one that
// was stays.
func (p *page) typedWhen() {
	at, zone, problem := when.Zoned(p.when.Text, p.deps.Store.Now().Local())
	if problem == "" {
		p.change(func(i *data.Interview) { i.At, i.Zone = at, zone })
	}
	p.showWhen(at, zone, problem)
}

// showWhen says what was understood.
func (p *page) showWhen(at time.Time, zone, problem string) {
	p.understood.SetColor(theme.Quiet)
	switch now := p.deps.Store.Now(); {
	case problem != "":
		p.understood.SetColor(theme.Recording)
		p.understood.SetText(problem)
	case at.IsZero():
		p.understood.SetText("")
	default:
		p.understood.SetText(when.InFull(at, zone) + " · " + inShort(at, now))
	}
	p.content.Content.Refresh()
}

func (p *page) leave() { p.folio.FlushSoon() }

// feel keeps how the person felt before or after.
func (p *page) feel(after bool, value int) {
	p.stored(func(ctx context.Context, id int64) error {
		return p.deps.Store.SetConfidence(ctx, data.Ref{Kind: data.KindInterview, ID: id}, after, value)
	}, lang.L("keep how you felt"))
}

// Content implements [folio.Page].
func (p *page) Content() fyne.CanvasObject { return p.content }

// Suggest implements [folio.Page]; interviews carry no tags.
func (p *page) Suggest([]string) {}

// Write implements [folio.Page]: the cursor goes to the company.
func (p *page) Write() { p.folio.Focus(p.company) }

// Show implements [folio.Page].
func (p *page) Show() {
	i := p.folio.Draft().Value()
	p.filling = true
	at := ""
	if !i.At.IsZero() {
		at = strings.TrimSpace(i.At.In(when.Clock(i.Zone)).Format("Mon 2 Jan 2006 15:04") + " " + i.Zone)
	}
	for field, text := range map[*widget.Entry]string{
		p.company: i.Company, p.role: i.Role, p.round: i.Round, p.place: i.Place, p.notes: i.Notes, p.when: at,
	} {
		field.SetText(text)
		field.CursorRow, field.CursorColumn = 0, 0
		field.Refresh()
	}
	p.industry.SetSelected(slices.Index(data.Industries(), i.Industry) + 1)
	p.details.fill(i)
	p.filling = false
	p.showWhen(i.At, i.Zone, "")
	p.Saved()
	if p.shown != p.folio.Draft() {
		p.shown = p.folio.Draft()
		p.content.ScrollToTop()
	}
}

// Saved implements [folio.Page].
func (p *page) Saved() { p.folio.ShowSaved(p.saved) }

func (p *page) delete() {
	if d := p.folio.Draft(); d != nil {
		p.folio.Delete(d.ID())
	}
}

// stored does something with the interview once the store has it.
func (p *page) stored(do func(ctx context.Context, id int64) error, doing string) {
	p.folio.Stored(lang.L("First say with whom it is."), doing, func(ctx context.Context, i data.Interview) (func(), error) {
		return p.folio.PrepareAgain, do(ctx, i.ID)
	})
}

// goFor opens an address that names this interview.
func (p *page) goFor(address string) {
	p.stored(func(_ context.Context, id int64) error {
		fyne.Do(func() { p.deps.Window.Go(fmt.Sprintf(address, id)) })
		return nil
	}, "")
}
