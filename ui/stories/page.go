package stories

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio"
	"greenroom/ui/folio/paper"
	"greenroom/ui/guidance"
	"greenroom/ui/mentions"
	"greenroom/ui/star"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// page is the right side of the room: one story.
type page struct {
	deps  Deps
	folio *folio.Folio[data.Story, data.Story] // set before anything is shown
	known known

	title, figure *widget.Entry
	parts         [4]*widget.Entry
	learned       *widget.Entry
	sphere        *widget.Chips
	industries    *widget.Chips
	skills, tags  *widget.TagField
	lines         [2]*fyne.Container // skills and tags as they lie on the page

	shares   *widget.Shares
	aloud    *widget.Text
	lacks    *fyne.Container
	said     *said
	links    *links
	folds    *guidance.Folds
	mentions *mentions.Panel
	saved    *widget.Text
	heading  fyne.CanvasObject
	bodies   [4]fyne.CanvasObject
	lesson   fyne.CanvasObject
	content  *container.Scroll
	filling  bool // fields are being filled, not typed in
}

func newPage(deps Deps) *page {
	p := &page{deps: deps}
	p.makeFields()
	p.makeChoices()
	names, ideal := star.Names(), star.Ideal()
	p.shares = widget.NewShares(names[:], ideal[:])
	p.aloud = widget.NewText("")
	p.aloud.TextSize, p.aloud.Color = theme.SizeQuiet, theme.Quiet
	p.lacks = widget.VStack(theme.Grid)
	p.said, p.links = newSaid(p), newLinks(p)
	p.folds = guidance.NewFolds(func() { p.content.Refresh() })
	p.mentions = mentions.New(deps.Window, deps.Store)
	p.mentions.Changed = func() { p.content.Content.Refresh() }
	p.saved = widget.NewText("")
	p.saved.TextSize, p.saved.Color = theme.SizeQuiet, theme.Quiet
	p.lay()
	return p
}

// makeFields makes the fields that words are typed in.
func (p *page) makeFields() {
	win, sheet := p.deps.Window.Window(), func() *container.Scroll { return p.content }
	p.title, p.heading = paper.Title(lang.L("A name you can call it by"), p.typed(func(s *data.Story, text string) { s.Title = text }),
		win, sheet, func() { p.folio.Focus(p.parts[0]) })
	hints := [4]string{
		lang.L("Where and when was it, and what was going on?"), lang.L("What was yours to do?"),
		lang.L("What did you do, step by step?"), lang.L("How did it end, and what stayed of it?"),
	}
	places := [4]func(*data.Story) *string{
		func(s *data.Story) *string { return &s.Situation }, func(s *data.Story) *string { return &s.Task },
		func(s *data.Story) *string { return &s.Action }, func(s *data.Story) *string { return &s.Result },
	}
	for i, place := range places {
		p.parts[i], p.bodies[i] = paper.Text(hints[i], p.typed(func(s *data.Story, text string) { *place(s) = text }), win, sheet, 1)
		p.parts[i].OnLeave = p.leave
	}
	p.learned, p.lesson = paper.Text(lang.L("What you took from it"),
		p.typed(func(s *data.Story, text string) { s.Learned = text }), win, sheet, 1)
	p.figure = widget.NewEntry(lang.L("11 seconds instead of 40"), p.typed(func(s *data.Story, text string) { s.Figure = text }))
	p.figure.OnEnter = func() { win.Canvas().FocusNext() }
	p.title.OnLeave, p.learned.OnLeave, p.figure.OnLeave = p.leave, p.leave, p.leave
}

func spheres() []data.Sphere {
	return []data.Sphere{"", data.SphereProfessional, data.SpherePersonal, data.SphereBoth}
}

// makeChoices makes what is chosen and not typed.
func (p *page) makeChoices() {
	p.sphere = widget.NewChips(false, func(on []int) {
		p.change(func(s *data.Story) { s.Sphere = spheres()[on[0]] })
	})
	p.sphere.SetOptions(lang.L("Not said"), lang.L("Professional"), lang.L("Personal"), lang.L("Both"))
	p.industries = widget.NewChips(true, func(on []int) {
		var chosen []data.Industry
		for _, i := range on {
			chosen = append(chosen, p.known.guides.Industries()[i])
		}
		p.change(func(s *data.Story) { s.Industries = chosen })
		p.folds.Show(p.known.guides, chosen...)
		p.content.Refresh()
	})
	p.skills = widget.NewTagField(func(skills []string) {
		p.lines[0].Refresh()
		p.change(func(s *data.Story) { s.Skills = skills })
	})
	p.tags = widget.NewTagField(func(tags []string) {
		p.lines[1].Refresh()
		p.change(func(s *data.Story) { s.Tags = tags })
	})
	p.lines = [2]*fyne.Container{paper.Tags(p.skills), paper.Tags(p.tags)}
}

// labelWidth is the column of what the details are.
const labelWidth = 88

// lay puts the parts together, in the order in which Tab goes through them.
func (p *page) lay() {
	remove := widget.NewIconButton("trash", lang.L("Delete this story"), p.delete)
	told := widget.VStack(2 * theme.Grid)
	for i, name := range star.Names() {
		told.Add(widget.VStack(0, widget.NewSection(name), p.bodies[i]))
	}
	p.content = paper.Sheet(widget.VStack(2*theme.Grid,
		p.heading,
		told,
		widget.VStack(0,
			detail(lang.L("Its number"), paper.Field(p.figure)), widget.Divider(),
			detail(lang.L("Learned"), p.lesson)),
		widget.VStack(theme.Grid, p.shares, p.aloud),
		p.lacks,
		p.said.content,
		widget.VStack(0,
			detail(lang.L("Skills"), widget.Pad(p.lines[0], 4, 0, 4, 0)), widget.Divider(),
			detail(lang.L("Tags"), widget.Pad(p.lines[1], 4, 0, 4, 0)), widget.Divider(),
			detail(lang.L("Passions"), widget.Pad(p.links.passions, 6, 0, 6, 0)), widget.Divider(),
			detail(lang.L("Where"), widget.Pad(p.sphere, 6, 0, 6, 0)), widget.Divider(),
			detail(lang.L("Industry"), widget.Pad(p.industries, 6, 0, 6, 0))),
		p.folds.Content,
		p.links.content,
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

func (p *page) typed(set func(s *data.Story, text string)) func(string) {
	return func(text string) { p.change(func(s *data.Story) { set(s, text) }) }
}

func (p *page) change(change func(s *data.Story)) {
	if p.filling {
		return
	}
	p.folio.Change(change)
	p.look()
}

func (p *page) leave() { p.folio.FlushSoon() }

// Content implements [folio.Page].
func (p *page) Content() fyne.CanvasObject { return p.content }

// Suggest implements [folio.Page].
func (p *page) Suggest(tags []string) { p.tags.SetSuggestions(tags) }

// Write implements [folio.Page]: the cursor goes to the name, or on to the
// first part that is not written.
func (p *page) Write() {
	if p.title.Text == "" {
		p.folio.Focus(p.title)
		return
	}
	for _, part := range p.parts {
		if part.Text == "" {
			p.folio.Focus(part)
			return
		}
	}
	p.folio.Focus(p.parts[2])
}

// Show implements [folio.Page].
func (p *page) Show() {
	s := p.folio.Draft().Value()
	p.filling = true
	texts := star.Parts(s)
	for i, part := range p.parts {
		fill(part, texts[i])
	}
	fill(p.title, s.Title)
	fill(p.figure, s.Figure)
	fill(p.learned, s.Learned)
	p.sphere.SetSelected(slices.Index(spheres(), s.Sphere))
	p.skills.SetTags(s.Skills)
	p.tags.SetTags(s.Tags)
	p.lines[0].Refresh()
	p.lines[1].Refresh()
	p.filling = false
	p.look()
	p.Saved()
	p.content.ScrollToTop()
}

// fill shows a text from its beginning.
func fill(field *widget.Entry, text string) {
	field.SetText(text)
	field.CursorRow, field.CursorColumn = 0, 0
	field.Refresh()
}

// showKnown shows what belongs to the story beside its words.
func (p *page) showKnown(k known, err error) {
	if err != nil {
		p.deps.Window.Fail(lang.L("read what belongs to this story"), err)
		return
	}
	p.known = k
	p.industries.SetOptions(k.guides.Names()...)
	var on []int
	s := p.folio.Draft().Value()
	for i, industry := range k.guides.Industries() {
		if slices.Contains(s.Industries, industry) {
			on = append(on, i)
		}
	}
	p.industries.SetSelected(on...)
	p.skills.SetSuggestions(k.skills)
	p.folds.Show(k.guides, s.Industries...)
	p.said.show(k.takes)
	p.links.show(k)
	p.content.Refresh()
}

// look looks at the story as it now stands: its shares, its length, and what it
// still lacks.
func (p *page) look() {
	d := p.folio.Draft()
	if d == nil {
		return
	}
	s := d.Value()
	shares := star.Shares(s)
	p.shares.Set(shares[:]...)
	told := star.Length(s) > 0
	p.aloud.SetText(lang.L("The share of each part, above what leaves the most room for what you did. Aloud it takes about {{.Time}}.",
		map[string]any{"Time": words.Clock(star.Aloud(s))}))
	visible(p.shares, told)
	visible(p.aloud, told)
	p.showLacks(star.Find(s), told)
	p.content.Refresh()
}

// lackingMost is how much is said at a time: what is worth doing first.
const lackingMost = 3

func (p *page) showLacks(found []star.Finding, told bool) {
	p.lacks.RemoveAll()
	switch {
	case !told:
	case len(found) == 0:
		p.lacks.Add(widget.HStack(theme.Grid, widget.NewIcon("check", theme.Well, 16),
			widget.Grow(widget.NewText(lang.L("It has all that a story needs. Now say it aloud.")))))
	default:
		p.lacks.Add(widget.NewSection(lang.L("What would make it stronger")))
		for _, f := range found[:min(len(found), lackingMost)] {
			sign := widget.NewLabel("·")
			sign.Color = theme.Quiet
			p.lacks.Add(widget.HStackTop(theme.Grid, widget.Wide(sign, 12), widget.Grow(widget.NewText(f.Says))))
		}
		if more := len(found) - lackingMost; more > 0 {
			p.lacks.Add(widget.NewQuiet(lang.N("{{.Count}} more things after that", more, map[string]any{"Count": more})))
		}
	}
	visible(p.lacks, told)
}

func visible(o fyne.CanvasObject, yes bool) {
	switch {
	case yes && !o.Visible():
		o.Show()
	case !yes && o.Visible():
		o.Hide()
	}
}

// Saved implements [folio.Page].
func (p *page) Saved() { p.folio.ShowSaved(p.saved) }

func (p *page) delete() {
	if d := p.folio.Draft(); d != nil {
		p.folio.Delete(d.ID())
	}
}

// address is where a question is practised.
func address(question int64) string { return fmt.Sprintf("practise/%d", question) }
