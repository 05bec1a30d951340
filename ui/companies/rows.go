package companies

import (
	"context"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio/paper"
	"greenroom/ui/theme"
	"greenroom/ui/when"
	"greenroom/ui/who"
	"greenroom/ui/widget"
)

// dayWidth is how wide the field for a day is.
const dayWidth = 118

// newNews makes what happened there lately: what, when, and who says so.
func newNews(p *page) *listOf[data.News] {
	var l *listOf[data.News]
	l = newList(p, func(f *data.Company) *[]data.News { return &f.News },
		widget.NewHint(lang.L("Add something new there"), "", func() { l.add(data.News{Day: data.DayOf(p.deps.Store.Now().Local())}) }))
	l.row = func(i int, n data.News) fyne.CanvasObject {
		_, text := p.line(lang.L("What happened"), n.Text, func(text string) { l.edit(i, func(n *data.News) { n.Text = text }) })
		source := p.field(lang.L("Where you read it"), n.Source, func(text string) { l.edit(i, func(n *data.News) { n.Source = text }) })
		day, says := p.newsDay(n.Day, func(day data.Day) { l.edit(i, func(n *data.News) { n.Day = day }) })
		return removing(lang.L("Take this out"), func() { l.remove(i, lang.L("Taken out")) },
			widget.VStack(0, text, widget.HStack(theme.Grid, widget.Wide(day, dayWidth), widget.Grow(paper.Field(source))), says))
	}
	return l
}

// newsDay is a field for the day of what happened: one without a year is the
// last such day, not the next.
func (p *page) newsDay(day data.Day, changed func(day data.Day)) (field, says fyne.CanvasObject) {
	said := widget.NewText("")
	said.Color = theme.Recording
	said.Hide()
	text := ""
	if day != "" {
		text = day.In(time.Local).Format("2 Jan 2006")
	}
	e := p.field(lang.L("When: 3 Nov"), text, func(text string) {
		at, problem := when.Past(text, p.deps.Store.Now().Local())
		if problem == "" {
			changed(data.DayOf(at))
			said.Hide()
		} else {
			said.SetText(problem)
			said.Show()
		}
		p.form.Again()
	})
	return paper.Field(e), said
}

// newPeople makes the people there: who, and what part they have.
func newPeople(p *page) *listOf[data.CompanyContact] {
	var l *listOf[data.CompanyContact]
	l = newList(p, func(f *data.Company) *[]data.CompanyContact { return &f.People },
		widget.NewHint(lang.L("Add somebody"), "", func() { p.addPerson(l) }),
		widget.NewHint(lang.L("Everybody you know there"), "", p.everybody))
	l.row = func(i int, one data.CompanyContact) fyne.CanvasObject {
		c, there := p.known.contacts[one.ContactID]
		if !there {
			return nil // in the trash, or not read yet
		}
		open := widget.NewLead(who.Name(c.Name, c.Company), func() { p.deps.Window.Go("network/" + number(c.ID)) })
		_, part := p.line(lang.L("Their part: interviewer, knows the team"), one.Part, func(text string) {
			l.edit(i, func(one *data.CompanyContact) { one.Part = text })
		})
		return removing(lang.L("Take {{.Name}} out", map[string]any{"Name": who.Name(c.Name, c.Company)}),
			func() { l.remove(i, lang.L("Taken out of the file; the contact stays")) },
			widget.HStack(2*theme.Grid, open, widget.Grow(part)))
	}
	return l
}

// addPerson asks for somebody of the network, or somebody new.
func (p *page) addPerson(l *listOf[data.CompanyContact]) {
	var without []int64
	for _, one := range l.values() {
		without = append(without, one.ContactID)
	}
	add := func(id int64) {
		if !slices.ContainsFunc(l.values(), func(one data.CompanyContact) bool { return one.ContactID == id }) {
			l.add(data.CompanyContact{ContactID: id})
		}
		p.form.Folio.PrepareAgain()
	}
	who.Ask(p.deps.Window, p.deps.Store, who.Question{
		Title: lang.L("Who is there?"), Without: without,
		Choose: func(c data.ContactLine) { add(c.ID) },
		New:    func(name string) { p.newPerson(name, add) },
	})
}

// everybody lists all people of the network who are at the company.
func (p *page) everybody() {
	p.stored(func(int64) { p.deps.Window.Go("network/at/" + strings.TrimSpace(p.value().Name)) })
}

func number(id int64) string { return strconv.FormatInt(id, 10) }

// visit opens a page of the web, and nothing else: a link that came from a
// stranger is not to start a program.
func (p *page) visit(link string) {
	address := strings.TrimSpace(link)
	if !strings.Contains(address, "://") {
		address = "https://" + address
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || !strings.Contains(u.Host, ".") {
		p.deps.Window.Say(lang.L("“{{.Link}}” is not the address of a web page.", map[string]any{"Link": link}))
		return
	}
	if err := fyne.CurrentApp().OpenURL(u); err != nil {
		p.deps.Window.Fail(lang.L("open “{{.Link}}”", map[string]any{"Link": address}), err)
	}
}

// newPerson makes a contact of a name, at the company of the file.
func (p *page) newPerson(name string, then func(id int64)) {
	company := p.value().Name
	p.deps.Window.Beside(func() {
		c, err := p.deps.Store.SaveContact(context.Background(), data.Contact{Name: name, Company: company})
		fyne.Do(func() {
			if err != nil {
				p.deps.Window.Fail(lang.L("add this contact"), err)
				return
			}
			then(c.ID)
		})
	})
}

// job is the job description, pasted whole.
type job struct {
	page    *page
	field   *widget.Entry
	long    *paper.Long // in its place, when there is too much
	content *fyne.Container
	writing fyne.CanvasObject
	reading *fyne.Container // reads it with its skills marked
	filling bool            // the field is being filled, not typed in
}

func newJob(p *page) *job {
	j := &job{page: p}
	set := func(text string) {
		if !j.filling {
			p.change(func(f *data.Company) { f.Job = text })
		}
	}
	j.field, j.writing = paper.Text(lang.L("Paste the whole job description here"), set, p.deps.Window.Window(), p.sheet, 2)
	j.field.OnLeave = p.form.Leave
	j.field.Longest, j.field.OnTooLong = paper.Longest, func(text string) {
		set(text)
		j.show(text)
	}
	j.long = paper.NewLong(p.deps.Window.Window(), p.sheet, set)
	j.content = widget.VStack(0, j.writing)
	j.reading = widget.HStack(0, widget.NewHint(lang.L("Read it with its skills marked"), "", j.read))
	j.reading.Hide()
	p.form.Filled(func(f data.Company) { j.show(f.Job) })
	return j
}

func (j *job) show(text string) {
	shown := j.writing
	if len(text) > paper.Longest {
		shown = j.long.Content
		j.long.Show(text)
		text = ""
	}
	j.filling = true
	j.field.SetText(text)
	j.filling = false
	j.field.CursorRow, j.field.CursorColumn = 0, 0
	j.content.Objects = []fyne.CanvasObject{shown}
	j.content.Refresh()
	j.page.form.Again()
}
