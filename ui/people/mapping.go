package people

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data/people"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// sampled is how many people of a table are shown while its columns are named.
const sampled = 6

// mappingPage asks what the columns of a table are, and shows meanwhile what
// the first people would look like.
type mappingPage struct {
	room    *Room
	content fyne.CanvasObject

	title   *widget.Heading
	named   *widget.Tick
	columns *fyne.Container
	chips   []*widget.Chip
	sample  *fyne.Container
	next    *widget.Button
	reading task.Latest

	name    string
	file    people.File
	bare    people.Table // as it was read, without names of columns
	mapping people.Mapping
}

func newMappingPage(r *Room) *mappingPage {
	p := &mappingPage{room: r, title: widget.NewHeading("", theme.SizeTitle), columns: widget.VStack(0), sample: widget.VStack(0)}
	p.title.MaxLines = 1
	p.named = widget.NewTick(lang.L("The first row says what the columns are"), p.turnNamed)
	p.next = widget.NewButton(lang.L("Go on"), "", p.goOn)
	p.next.Style = widget.Filled
	what := widget.NewCard(widget.VStack(theme.Grid,
		widget.NewSection(lang.L("What the columns are")), p.named, widget.Grow(widget.Scroll(p.columns))))
	first := widget.NewCard(widget.VStack(theme.Grid,
		widget.NewSection(lang.L("The first people")), widget.Grow(widget.Scroll(p.sample))))
	back := widget.NewHint(lang.L("Another file"), lang.L("Esc"), p.back)
	header := widget.HStack(theme.Grid, widget.Grow(p.title), back)
	p.content = widget.Page(header, widget.Columns(what, first, 0.54), widget.HStack(0, widget.Spacer(), p.next))
	return p
}

func (p *mappingPage) canvasObject() fyne.CanvasObject { return p.content }

func (p *mappingPage) back() { p.room.turnTo(p.room.start) }

func (p *mappingPage) goOn() {
	if p.mapping.Names() {
		p.room.meet(p.name, p.file, p.mapping)
	}
}

// show begins with what the names of the columns say.
func (p *mappingPage) show(name string, file people.File) {
	p.name, p.file, p.bare = name, file, file.Table
	p.title.SetText(name)
	p.named.SetOn(false)
	p.named.Hide()
	if !file.Table.Named() {
		p.named.Show()
	}
	p.guess()
}

// turnNamed takes the first row for the names of the columns, or not.
func (p *mappingPage) turnNamed(on bool) {
	p.file.Table = p.bare
	if on {
		p.file.Table = p.bare.Name()
	}
	p.guess()
}

// guess begins anew with what the columns are called.
func (p *mappingPage) guess() {
	t := p.file.Table
	p.mapping = t.Guess()
	p.columns.Objects, p.chips = nil, nil
	for i, head := range t.Head {
		if i > 0 {
			p.columns.Add(widget.Divider())
		}
		p.columns.Add(p.column(i, head, t.Column(i, 3)))
	}
	p.columns.Refresh()
	p.changed()
}

// column is one column: its name, its first values, and what it is.
func (p *mappingPage) column(i int, head string, values []string) fyne.CanvasObject {
	if strings.TrimSpace(head) == "" {
		head = lang.L("Column {{.N}}", map[string]any{"N": i + 1})
	}
	name, says := widget.NewLabel(oneLine(head)), widget.NewQuiet(strings.Join(values, ", "))
	says.MaxLines = 1
	chip := widget.NewChip(fieldWords(p.mapping[i]), func() { p.choose(i) })
	chip.SetSelected(p.mapping[i] != people.FieldNone)
	p.chips = append(p.chips, chip)
	return widget.Pad(widget.HStack(2*theme.Grid, widget.Grow(widget.VStack(0, name, says)), chip), 8, 0, 8, 0)
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// choose opens a menu of what a column can be.
func (p *mappingPage) choose(i int) {
	var items []*fyne.MenuItem
	for _, f := range people.Fields() {
		item := fyne.NewMenuItem(fieldWords(f), func() {
			p.mapping[i] = f
			p.chips[i].SetText(fieldWords(f))
			p.chips[i].SetSelected(f != people.FieldNone)
			p.changed()
		})
		item.Checked = p.mapping[i] == f
		items = append(items, item)
	}
	p.room.menu(p.chips[i], items)
}

// changed shows the first people as the columns are now taken.
func (p *mappingPage) changed() {
	if p.mapping.Names() {
		p.next.Enable()
	} else {
		p.next.Disable()
	}
	t, m := p.file.Table, append(people.Mapping{}, p.mapping...)
	p.reading.Run(func(context.Context) func() {
		found := t.Sample(m, sampled)
		return func() { p.showSample(found) }
	})
}

func (p *mappingPage) showSample(found []people.Person) {
	p.sample.Objects = nil
	for i, one := range found {
		if i > 0 {
			p.sample.Add(widget.Divider())
		}
		name := widget.NewLabel(called(one.Name, one.Company, one.Emails...))
		p.sample.Add(widget.Pad(widget.VStack(0, name, quiet(joined(about(one), strings.Join(one.Tags, ", "), one.WhereMet, one.Interests, brief(one.Notes)))), 8, 0, 8, 0))
	}
	if len(found) == 0 {
		p.sample.Add(container.NewStack(quiet(lang.L("Say which column has the names, the companies or the e-mail addresses."))))
	}
	p.sample.Refresh()
}
