package companies

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio/form"
	"greenroom/ui/folio/paper"
	"greenroom/ui/guidance"
	"greenroom/ui/mentions"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// page is the right side of the room: one file.
type page struct {
	deps  Deps
	form  *form.Form[data.Company, data.Company]
	known known

	ready    *ready
	industry *widget.Chips
	stage    *widget.Chips
	folds    *guidance.Folds
	news     *listOf[data.News]
	people   *listOf[data.CompanyContact]
	job      *job
	skills   *skills
	passions *widget.Entry
	mine     *fyne.Container // the person's passions, to take a line from
	asks     *listOf[string]
	practice *practice
	links    *listOf[string]
	mentions *mentions.Panel

	parts   map[part]fyne.CanvasObject // where each part of the file stands
	reading task.Latest                // of the brief
}

func newPage(deps Deps) *page {
	p := &page{deps: deps, form: form.New[data.Company, data.Company](deps.Window, deps.Store.Now), parts: map[part]fyne.CanvasObject{}}
	p.ready = newReady(p)
	p.folds = guidance.NewFolds(p.form.Again)
	p.news, p.people = newNews(p), newPeople(p)
	p.asks, p.links = newAsks(p), newLinks(p)
	p.mentions = mentions.New(deps.Window, deps.Store)
	p.mentions.Changed = p.form.Again
	p.lay()
	p.form.Filled(func(data.Company) { p.ready.show() })
	return p
}

// Close ends what is being read, and waits for it.
func (p *page) close() {
	p.reading.Cancel()
	p.reading.Wait()
	p.mentions.Close()
}

// value is the open file as it now stands.
func (p *page) value() data.Company {
	if d := p.form.Folio.Draft(); d != nil {
		return d.Value()
	}
	return data.Company{}
}

// change changes the open file, and says anew what is left to prepare.
func (p *page) change(change func(f *data.Company)) {
	p.form.Change(change)
	p.ready.show()
	p.job.offerReading()
}

// text is a field for long text; what is left to prepare follows it.
func (p *page) text(placeholder string, at func(f *data.Company) *string) fyne.CanvasObject {
	return p.form.Text(placeholder, at, 1)
}

// lay makes the parts of the page in the order in which Tab goes through them.
func (p *page) lay() {
	heading := p.form.Title(lang.L("Company"), func(f *data.Company) *string { return &f.Name })
	facts := form.Details(
		form.Detail(lang.L("Role"), p.form.Line(lang.L("Which role"), func(f *data.Company) *string { return &f.Role })),
		form.Detail(lang.L("Industry"), p.makeIndustry()),
		form.Detail(lang.L("How far"), p.makeStage()))
	they := form.Details(
		form.Detail(lang.L("Their aim"), p.text(lang.L("What they are there for, in one sentence"), func(f *data.Company) *string { return &f.Mission })),
		form.Detail(lang.L("Values"), p.text(lang.L("The values they name, and where you saw one at work"), func(f *data.Company) *string { return &f.Principles })))
	does := form.Details(
		form.Detail(lang.L("Culture"), p.text(lang.L("How it is to be there, and who says so"), func(f *data.Company) *string { return &f.Culture })),
		form.Detail(lang.L("Products"), p.text(lang.L("What they make, and for whom"), func(f *data.Company) *string { return &f.Products })))
	p.parts[partProducts] = does
	p.job, p.skills = newJob(p), newSkills(p)
	connect := p.makePassions()
	p.practice = newPractice(p)
	day := form.Details(
		form.Detail(lang.L("Wear"), p.text(lang.L("What to wear"), func(f *data.Company) *string { return &f.Wear })),
		form.Detail(lang.L("Bring"), p.text(lang.L("What to bring"), func(f *data.Company) *string { return &f.Bring })))
	rest := form.Details(
		form.Detail(lang.L("Links"), p.links.content),
		form.Detail(lang.L("Notes"), p.form.Text(lang.L("Anything else"), func(f *data.Company) *string { return &f.Notes }, 2)))
	p.form.Lay(lang.L("Delete this file"),
		heading, facts, p.ready.content, p.folds.Content,
		p.section(partAim, lang.L("Who they are"), widget.VStack(0, they, widget.Divider(), does)),
		p.section(partNews, lang.L("What is new there"), p.news.content),
		p.section(partPeople, lang.L("People there"), p.people.content),
		p.section(partJob, lang.L("What the job says"), widget.VStack(theme.Grid, p.job.content, p.job.reading)),
		p.section(partSkills, lang.L("What they ask for, and what you have"), p.skills.content),
		p.section(partPassions, lang.L("Where it meets your passions"), connect),
		p.section(partAsks, lang.L("What you ask them"), p.asks.content),
		p.section(partPractice, lang.L("Questions to be ready for"), p.practice.content),
		p.section(partDay, lang.L("On the day"), day),
		rest, p.mentions.Content)
}

// section is a part of the page under its head.
func (p *page) section(of part, title string, content fyne.CanvasObject) fyne.CanvasObject {
	whole := widget.Pad(widget.VStack(theme.Grid, widget.NewSection(title), content), 2*theme.Grid, 0, 0, 0)
	p.parts[of] = whole
	return whole
}

// sheet is what the page is scrolled on.
func (p *page) sheet() *container.Scroll {
	sheet, _ := p.form.Content().(*container.Scroll)
	return sheet
}

// goTo scrolls to a part of the page.
func (p *page) goTo(of part) {
	sheet := p.sheet()
	driver := fyne.CurrentApp().Driver()
	y := driver.AbsolutePositionForObject(p.parts[of]).Y - driver.AbsolutePositionForObject(sheet.Content).Y
	sheet.ScrollToOffset(fyne.NewPos(0, max(y-2*theme.Grid, 0)))
}

// makeIndustry makes the choice of the field of work. Which there are is known
// only when the file is.
func (p *page) makeIndustry() fyne.CanvasObject {
	p.industry = widget.NewChips(false, func(on []int) {
		chosen := append([]data.Industry{""}, p.known.guides.Industries()...)[on[0]]
		p.change(func(f *data.Company) { f.Industry = chosen })
		p.folds.Show(p.known.guides, chosen)
		p.form.Again()
	})
	return widget.Pad(p.industry, 4, 0, 4, 0)
}

// stages are how far an application can be, and their names.
func stages() []string { return []string{"", "looking", "applied", "talking", "offer", "over"} }

func stageNames() []string {
	return []string{lang.L("Not said"), lang.L("Looking at it"), lang.L("Applied"), lang.L("In talks"), lang.L("Offer"), lang.L("Over")}
}

// stageName is what a stage is called; one of the person's own is called so.
func stageName(stage string) string {
	if stage == "" {
		return ""
	}
	if i := slices.Index(stages(), stage); i > 0 {
		return stageNames()[i]
	}
	return stage
}

func (p *page) makeStage() fyne.CanvasObject {
	var own []string // a stage that came from elsewhere
	p.stage = widget.NewChips(false, func(on []int) {
		chosen := append(stages(), own...)[on[0]]
		p.change(func(f *data.Company) { f.Stage = chosen })
		p.form.Leave()
	})
	p.form.Filled(func(f data.Company) {
		own = nil
		if !slices.Contains(stages(), f.Stage) {
			own = []string{f.Stage}
		}
		p.stage.SetOptions(append(stageNames(), own...)...)
		p.stage.SetSelected(slices.Index(append(stages(), own...), f.Stage))
	})
	return widget.Pad(p.stage, 4, 0, 4, 0)
}

// makePassions makes the field on how the person's passions connect, and under
// it the passions, to begin a line with.
func (p *page) makePassions() fyne.CanvasObject {
	var text fyne.CanvasObject
	p.passions, text = paper.Text(lang.L("Where do what they do and what you love meet?"),
		func(text string) { p.change(func(f *data.Company) { f.Passions = text }) }, p.deps.Window.Window(), p.sheet, 2)
	p.passions.OnLeave = p.form.Leave
	p.form.Filled(func(f data.Company) {
		p.passions.SetText(f.Passions)
		p.passions.CursorRow, p.passions.CursorColumn = 0, 0
		p.passions.Refresh()
	})
	p.mine = widget.Flow(theme.Grid)
	return widget.VStack(theme.Grid, text, p.mine)
}

// showMine offers the passions that are not named yet.
func (p *page) showMine() {
	p.mine.RemoveAll()
	for _, passion := range p.known.passions {
		if named(p.value().Passions, passion.Name) {
			continue
		}
		p.mine.Add(widget.NewChip("+ "+short(passion.Name, nameLetters), func() {
			line := passion.Name + ": " + passion.Employer
			if before := p.passions.Text; before != "" {
				line = before + "\n" + line
			}
			p.passions.SetText(line)
			p.showMine()
			p.form.Again()
		}))
	}
	if len(p.known.passions) == 0 {
		p.mine.Add(widget.NewHint(lang.L("Find out what moves you"), "", func() { p.deps.Window.Go("passions") }))
	}
	p.mine.Refresh()
}

// showKnown shows what belongs to the file beside its words.
func (p *page) showKnown(k known, err error) {
	if err != nil {
		p.deps.Window.Fail(lang.L("read what belongs to this file"), err)
		return
	}
	p.known = k
	f := p.value()
	p.industry.SetOptions(append([]string{lang.L("Any")}, k.guides.Names()...)...)
	p.industry.SetSelected(slices.Index(k.guides.Industries(), f.Industry) + 1)
	p.folds.Show(k.guides, f.Industry)
	p.people.show()
	p.skills.offer()
	p.showMine()
	p.practice.show()
	p.ready.show()
	p.form.Again()
}

// Content implements [folio.Page].
func (p *page) Content() fyne.CanvasObject { return p.form.Content() }

// Show implements [folio.Page].
func (p *page) Show() { p.form.Show() }

// Write implements [folio.Page].
func (p *page) Write() { p.form.Write() }

// Saved implements [folio.Page].
func (p *page) Saved() {
	p.form.Saved()
	p.ready.show()
}

// Suggest implements [folio.Page]; files carry no tags.
func (p *page) Suggest([]string) {}
