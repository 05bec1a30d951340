package passions

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/ui/folio/form"
	"greenroom/ui/folio/shelf"
	"greenroom/ui/mentions"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// page is the right side of the list: one passion.
type page struct {
	*form.Form[data.Passion, data.Passion]
	deps     Deps
	links    *fyne.Container
	mentions *mentions.Panel
}

// spheres are where a passion has its place, as they are offered.
func spheres() ([]string, []data.Sphere) {
	return []string{lang.L("Professional"), lang.L("Personal"), lang.L("Both")},
		[]data.Sphere{data.SphereProfessional, data.SpherePersonal, data.SphereBoth}
}

func newPage(deps Deps) *page {
	p := &page{Form: form.New[data.Passion, data.Passion](deps.Window, deps.Store.Now), deps: deps, links: widget.VStack(theme.Grid)}
	p.mentions = mentions.New(deps.Window, deps.Store, data.KindEntry, data.KindStory) // those it lists itself
	p.mentions.Changed = p.Again
	names, values := spheres()
	name := p.Title(lang.L("What moves you"), func(p *data.Passion) *string { return &p.Name })
	sphere := form.Pick(p.Form, append([]string{lang.L("Not said")}, names...), append([]data.Sphere{""}, values...),
		func(p *data.Passion) *data.Sphere { return &p.Sphere })
	why := p.Text(lang.L("Why it matters to you"), func(p *data.Passion) *string { return &p.Why }, 2)
	evidence := p.Text(lang.L("What you did out of it: when, where, how much"), func(p *data.Passion) *string { return &p.Evidence }, 2)
	employer := p.Text(lang.L("What an employer has of it"), func(p *data.Passion) *string { return &p.Employer }, 2)
	tags := p.Tags(func(p *data.Passion) *[]string { return &p.Tags })
	write := widget.NewButton(lang.L("Write about it"), "", func() { p.goFor("journal/new/passion/%d") })
	write.Icon = "journal"
	tell := widget.NewButton(lang.L("Tell a story of it"), "", func() { p.goFor("stories/new/passion/%d") })
	p.Lay(lang.L("Delete this passion"), name, tags,
		form.Details(
			form.Detail(lang.L("Where"), sphere),
			form.Detail(lang.L("Why"), why),
			form.Detail(lang.L("Evidence"), evidence),
			form.Detail(lang.L("At work"), employer)),
		widget.Flow(theme.Grid, write, tell), p.links, p.mentions.Content)
	return p
}

// goFor opens an address that names this passion.
func (p *page) goFor(address string) {
	p.Stored(lang.L("First give it a name."), func(id int64) { p.deps.Window.Go(fmt.Sprintf(address, id)) })
}

// showLinks lists what was written about the passion, and the stories that show it.
func (p *page) showLinks(all linked) {
	if all.err != nil {
		p.deps.Window.Fail(lang.L("look for what belongs to this passion"), all.err)
	}
	p.links.RemoveAll()
	if len(all.entries) > 0 {
		p.links.Add(widget.NewSection(lang.L("In your journal")))
	}
	for _, e := range all.entries {
		p.links.Add(p.link(headline(e.Title, e.Excerpt), e.Date.Local().Format("2 Jan 2006"), fmt.Sprintf("journal/%d", e.ID)))
	}
	if len(all.stories) > 0 {
		p.links.Add(widget.NewSection(lang.L("Stories that show it")))
	}
	for _, s := range all.stories {
		p.links.Add(p.link(headline(s.Title, s.Situation), s.Figure, fmt.Sprintf("stories/%d", s.ID)))
	}
	p.links.Refresh()
	p.Again()
}

// link is a line that opens something.
func (p *page) link(text, quiet, address string) fyne.CanvasObject {
	return linkTo(p.deps.Window.Go, text, quiet, address)
}

// linkTo is a line that opens something, and a word on it.
func linkTo(open func(address string), text, quiet, address string) fyne.CanvasObject {
	hint := widget.NewLead(text, func() { open(address) })
	if quiet == "" {
		return widget.HStack(0, hint)
	}
	return widget.VStack(0, hint, widget.NewQuiet(quiet))
}

// headline is what something without a title is known by.
func headline(title, text string) string {
	for _, words := range []string{title, text} {
		if words = strings.Join(strings.Fields(words), " "); words != "" {
			return words
		}
	}
	return lang.L("Without words")
}

// row shows a passion in the list: its name, why, and a tag.
type row struct {
	fynewidget.BaseWidget
	name, why, tag *widget.Text
	content        fyne.CanvasObject
}

func newRow() *row {
	r := &row{name: widget.NewSection(" "), why: widget.NewQuiet(" "), tag: widget.NewQuiet(" ")}
	r.tag.Align = fyne.TextAlignTrailing
	r.content = shelf.Lines(r.name, r.why, r.tag)
	r.ExtendBaseWidget(r)
	return r
}

// Set shows a passion; the zero value is one that has not been read yet.
func (r *row) Set(p data.Passion) {
	name, why, tag := " ", " ", " "
	if p.ID != 0 {
		name, why = headline(p.Name, p.Why), headline(p.Why, p.Evidence+" ")
		if strings.TrimSpace(p.Why+p.Evidence) == "" {
			why = " "
		}
		if len(p.Tags) > 0 {
			tag = p.Tags[0]
		}
	}
	r.name.SetText(name)
	r.why.SetText(why)
	r.tag.SetText(tag)
	r.content.Refresh()
}

// CreateRenderer links the widget to its words.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return fynewidget.NewSimpleRenderer(r.content) }
