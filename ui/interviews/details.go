package interviews

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/who"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// media are the ways to hold an interview, as they are offered.
func media() []data.Medium {
	return []data.Medium{"", data.MediumPlace, data.MediumPhone, data.MediumVideo}
}

// lengths are how long an interview can be said to be, in minutes.
var lengths = []int{15, 30, 45, 60, 90, 120, 180}

// details are the parts of the page that are chosen, not typed: the stage, how
// it is held and for how long, the file on the company and the people.
type details struct {
	page    *page
	stages  []data.Stage
	stage   *widget.Chips
	medium  *widget.Chips
	minutes *widget.Chips
	offered []int // the lengths that are offered now
	file    *fyne.Container
	people  *fyne.Container
}

func newDetails(p *page) *details {
	d := &details{page: p, file: widget.HStack(theme.Grid), people: widget.VStack(0)}
	d.stage = widget.NewChips(false, func(on []int) {
		stage := d.stages[on[0]]
		d.choose(func(i *data.Interview) { i.Stage = stage })
	})
	d.medium = widget.NewChips(false, func(on []int) {
		d.choose(func(i *data.Interview) { i.Medium = media()[on[0]] })
	})
	var names []string
	for _, m := range media() {
		names = append(names, words.Medium(m))
	}
	d.medium.SetOptions(names...)
	d.minutes = widget.NewChips(false, func(on []int) {
		minutes := d.offered[on[0]]
		d.choose(func(i *data.Interview) { i.Minutes = minutes })
	})
	return d
}

// choose changes the interview and saves it at once.
func (d *details) choose(change func(i *data.Interview)) {
	d.page.change(change)
	d.page.leave()
}

// fill shows what is chosen of an interview.
func (d *details) fill(i data.Interview) {
	d.showStages(i.Stage)
	d.medium.SetSelected(max(slices.Index(media(), i.Medium), 0))
	d.offered = slices.Clone(lengths)
	if i.Minutes == 0 {
		i.Minutes = 60
	}
	if !slices.Contains(d.offered, i.Minutes) {
		d.offered = append(d.offered, i.Minutes)
		slices.Sort(d.offered)
	}
	var names []string
	for _, minutes := range d.offered {
		names = append(names, inMinutes(minutes))
	}
	d.minutes.SetOptions(names...)
	d.minutes.SetSelected(slices.Index(d.offered, i.Minutes))
}

// inMinutes is a length: 45 min, 1 h, 1:30 h.
func inMinutes(minutes int) string {
	switch {
	case minutes < 60:
		return lang.L("{{.N}} min", map[string]any{"N": minutes})
	case minutes%60 == 0:
		return lang.L("{{.N}} h", map[string]any{"N": minutes / 60})
	}
	return lang.L("{{.N}} h", map[string]any{"N": fmt.Sprintf("%d:%02d", minutes/60, minutes%60)})
}

func (d *details) showStages(chosen data.Stage) {
	if chosen == "" {
		chosen = data.StagePlanned
	}
	stages := d.stages
	if len(stages) == 0 {
		stages = data.Stages()
	}
	if !slices.Contains(stages, chosen) {
		stages = append(slices.Clone(stages), chosen)
	}
	d.stages = stages
	var names []string
	for _, stage := range stages {
		names = append(names, words.Stage(stage))
	}
	d.stage.SetOptions(names...)
	d.stage.SetSelected(slices.Index(stages, chosen))
}

// around is what the page shows of other things.
type around struct {
	stages  []data.Stage
	file    *data.Company  // that is linked
	named   []data.Company // files on a company of this name
	people  []data.Contact
	before  []data.Interview // with the same company
	debrief data.Debrief
	stands  data.Stage // what its stage stands for
}

// aroundOf reads it.
func aroundOf(ctx context.Context, store Store, i data.Interview) (a around, err error) {
	if a.stages, err = store.InterviewStages(ctx); err != nil {
		return a, err
	}
	if a.stands, err = store.StandsFor(ctx, i.Stage); err != nil {
		return a, err
	}
	if i.CompanyID != 0 {
		if file, err := store.Company(ctx, i.CompanyID); err == nil { // it may lie in the trash
			a.file = &file
		}
	}
	if name := strings.TrimSpace(i.Company); name != "" {
		if a.named, err = store.Companies(ctx, data.CompanyFilter{Name: name, Limit: 3}); err != nil {
			return a, err
		}
		others, err := store.Interviews(ctx, data.InterviewFilter{Company: name})
		if err != nil {
			return a, err
		}
		a.before = slices.DeleteFunc(others, func(other data.Interview) bool { return other.ID == i.ID })
	}
	for _, id := range i.Contacts {
		contact, err := store.Contact(ctx, id)
		if err != nil {
			continue // it lies in the trash
		}
		a.people = append(a.people, contact)
	}
	if i.ID != 0 {
		a.debrief, err = store.Debrief(ctx, i.ID)
	}
	return a, err
}

// show shows what was read.
func (d *details) show(a around) {
	d.stages = a.stages
	d.showStages(d.page.folio.Draft().Value().Stage)
	d.showFile(a)
	d.showPeople(a.people)
	d.page.content.Content.Refresh()
}

// showFile tells which file is kept on the company, or offers one.
func (d *details) showFile(a around) {
	d.file.RemoveAll()
	switch {
	case a.file != nil:
		d.file.Add(inLine(widget.NewHint(lang.L("Open the file on {{.Name}}", map[string]any{"Name": a.file.Name}), "",
			func() { d.page.deps.Window.Go("companies/" + strconv.FormatInt(a.file.ID, 10)) })))
		d.file.Add(widget.NewIconButton("close", lang.L("Do not link this file"), func() { d.link(data.Company{}) }))
	case len(a.named) > 0:
		named := a.named[0]
		d.file.Add(inLine(widget.NewHint(lang.L("Link the file you have on {{.Name}}", map[string]any{"Name": named.Name}), "", func() { d.link(named) })))
	default:
		d.file.Add(inLine(widget.NewHint(lang.L("Begin a file on them"), "", d.begin)))
		d.file.Add(inLine(widget.NewHint(lang.L("Choose one"), "", d.chooseFile)))
	}
	d.file.Refresh()
}

// inLine makes a hint as high as a field, so that it stands in line with what
// is before it.
func inLine(hint fyne.CanvasObject) fyne.CanvasObject { return widget.Tall(widget.HStack(0, hint), 36) }

// link ties the interview to a file; one without a number unties it.
func (d *details) link(file data.Company) {
	d.choose(func(i *data.Interview) {
		i.CompanyID = file.ID
		if strings.TrimSpace(i.Company) == "" {
			i.Company = file.Name
		}
		if i.Industry == "" && slices.Contains(data.Industries(), file.Industry) {
			i.Industry = file.Industry
		}
	})
	d.page.Show()
	d.page.folio.PrepareAgain()
}

// begin makes a file on the company that is named, and links it.
func (d *details) begin() {
	i := d.page.folio.Draft().Value()
	if strings.TrimSpace(i.Company) == "" {
		d.page.deps.Window.Say(lang.L("First say with whom it is."))
		d.page.folio.Focus(d.page.company)
		return
	}
	d.page.deps.Window.Beside(func() {
		file, err := d.page.deps.Store.SaveCompany(context.Background(), data.Company{Name: strings.TrimSpace(i.Company), Role: i.Role, Industry: i.Industry})
		fyne.Do(func() {
			if err != nil {
				d.page.deps.Window.Fail(lang.L("begin a file on them"), err)
				return
			}
			d.link(file)
		})
	})
}

// showPeople lists whom one talks with.
func (d *details) showPeople(people []data.Contact) {
	d.people.RemoveAll()
	for _, contact := range people {
		open := widget.NewLead(who.Name(contact.Name, contact.Company), func() { d.page.deps.Window.Go("network/" + strconv.FormatInt(contact.ID, 10)) })
		remove := widget.NewIconButton("close", lang.L("Take {{.Name}} out", map[string]any{"Name": who.Name(contact.Name, contact.Company)}), func() { d.without(contact.ID) })
		role := widget.NewQuiet(contact.Role)
		role.Wrap, role.MaxLines = true, 1 // it gives way where there is no room
		d.people.Add(widget.HStack(theme.Grid, widget.Grow(widget.VStack(0, open, role)), remove))
	}
	d.people.Add(inLine(widget.NewHint(lang.L("Add somebody"), "", d.ask)))
	d.people.Refresh()
}

func (d *details) ask() {
	i := d.page.folio.Draft().Value()
	who.Ask(d.page.deps.Window, d.page.deps.Store, who.Question{
		Title: lang.L("Who is there?"), Without: i.Contacts,
		New:    func(name string) { d.meet(data.Contact{Name: name, Company: strings.TrimSpace(i.Company)}) },
		Choose: func(l data.ContactLine) { d.with(l.ID) },
	})
}

// meet adds somebody who is not in the network yet.
func (d *details) meet(contact data.Contact) {
	d.page.deps.Window.Beside(func() {
		saved, err := d.page.deps.Store.SaveContact(context.Background(), contact)
		fyne.Do(func() {
			if err != nil {
				d.page.deps.Window.Fail(lang.L("add them to your network"), err)
				return
			}
			d.with(saved.ID)
		})
	})
}

func (d *details) with(id int64) {
	d.choose(func(i *data.Interview) {
		if !slices.Contains(i.Contacts, id) {
			i.Contacts = append(slices.Clone(i.Contacts), id)
		}
	})
	d.page.folio.PrepareAgain()
}

func (d *details) without(id int64) {
	d.choose(func(i *data.Interview) {
		i.Contacts = slices.DeleteFunc(slices.Clone(i.Contacts), func(other int64) bool { return other == id })
	})
	d.page.folio.PrepareAgain()
}
