package network

import (
	"errors"
	"net/url"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/data/letters"
	"greenroom/ui/folio/paper"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// reach is one way to reach somebody: a field, and beside it, once there is
// something in it, what can be done with it.
type reach struct {
	field   *widget.Entry
	actions []*widget.Hint // to open it, where that can be done, and to copy it
	content fyne.CanvasObject
}

// newReach puts the buttons beside a field; do and take get what stands in it.
func newReach(field *widget.Entry, label string, do, take func(text string)) *reach {
	r := &reach{field: field}
	if do != nil {
		r.actions = append(r.actions, widget.NewHint(label, "", func() { do(r.text()) }))
	}
	r.actions = append(r.actions, widget.NewHint(lang.L("Copy"), "", func() { take(r.text()) }))
	parts := []fyne.CanvasObject{widget.Grow(paper.Field(field))}
	for _, action := range r.actions {
		parts = append(parts, action)
	}
	r.content = widget.HStack(2*theme.Grid, parts...)
	paper.Also(field, r.refresh)
	return r
}

func (r *reach) text() string { return strings.TrimSpace(r.field.Text) }

// refresh shows what can be done only beside something to do it with.
func (r *reach) refresh() {
	full := r.text() != ""
	if full == r.actions[0].Visible() {
		return
	}
	for _, action := range r.actions {
		if full {
			action.Show()
		} else {
			action.Hide()
		}
	}
	r.content.Refresh()
}

// reaches is a list of ways to reach somebody: a field each, and an empty one at
// the end.
type reaches struct {
	card        *card
	first, more string // what an empty field says: the first, and the others
	label       string // what can be done with one; "" for nothing but to copy it
	do          func(text string)
	set         func(p *data.Contact, texts []string)
	rows        []*reach // those of use, the empty one last
	spare       []*reach
	content     *fyne.Container
}

// newReaches makes the three lists of a card.
func (c *card) newReaches() {
	c.emails = &reaches{card: c, first: lang.L("E-mail"), more: lang.L("Another e-mail address"), label: lang.L("Write"), do: c.writeTo,
		set: func(p *data.Contact, texts []string) { p.Email, p.Emails = apart(texts) }}
	c.phones = &reaches{card: c, first: lang.L("Phone"), more: lang.L("Another number"),
		set: func(p *data.Contact, texts []string) { p.Phone, p.Phones = apart(texts) }}
	c.links = &reaches{card: c, first: lang.L("Add a link"), more: lang.L("Add a link"), label: lang.L("Open"), do: c.visit,
		set: func(p *data.Contact, texts []string) { p.Links = texts }}
	for _, l := range []*reaches{c.emails, c.phones, c.links} {
		l.content = widget.VStack(0)
		l.show(nil)
	}
}

// apart parts the first of a list from the others.
func apart(texts []string) (string, []string) {
	if len(texts) == 0 {
		return "", nil
	}
	return texts[0], slices.Clone(texts[1:])
}

// firstOf is a list whose first is kept apart.
func firstOf(first string, more []string) []string {
	if first == "" {
		return more
	}
	return append([]string{first}, more...)
}

// show fills the fields.
func (l *reaches) show(texts []string) {
	l.spare = append(l.spare, l.rows...)
	l.rows = nil
	for _, text := range append(texts[:len(texts):len(texts)], "") {
		row := l.take()
		l.rows = append(l.rows, row)
		row.field.SetText(text)
		row.field.CursorColumn = 0
		row.refresh()
	}
	l.arrange()
}

// take returns a row to use, an old one if there is any.
func (l *reaches) take() *reach {
	if n := len(l.spare); n > 0 {
		row := l.spare[n-1]
		l.spare = l.spare[:n-1]
		return row
	}
	field := widget.NewEntry(l.more, func(string) { l.typed() })
	field.OnLeave = l.card.leave
	field.OnEnter = func() { l.card.win.Window().Canvas().FocusNext() }
	return newReach(field, l.label, l.do, l.card.copyText)
}

// typed tells the open contact what is in the fields, and sees that there is one
// empty field to go on with.
func (l *reaches) typed() {
	if l.card.filling {
		return
	}
	texts := l.texts()
	l.card.change(func(p *data.Contact) { l.set(p, texts) })
	if len(l.rows) > 0 && l.rows[len(l.rows)-1].text() != "" {
		row := l.take()
		row.field.SetText("")
		row.refresh()
		l.rows = append(l.rows, row)
		l.arrange()
	}
}

func (l *reaches) texts() []string {
	var texts []string
	for _, row := range l.rows {
		if text := row.text(); text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

func (l *reaches) arrange() {
	l.content.Objects = l.content.Objects[:0]
	for i, row := range l.rows {
		row.field.PlaceHolder = l.more
		if i == 0 {
			row.field.PlaceHolder = l.first
		}
		row.field.Refresh()
		l.content.Objects = append(l.content.Objects, row.content)
	}
	l.content.Refresh()
}

var errNotLink = errors.New("this is not the address of a web page")

// webPage is the page a link leads to. It leads nowhere but to the web: a link
// that came from a stranger is not to start a program.
func webPage(link string) (*url.URL, error) {
	if !strings.Contains(link, "://") {
		link = "https://" + link
	}
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || !strings.Contains(u.Host, ".") {
		return nil, errNotLink
	}
	return u, nil
}

func (c *card) writeTo(address string) {
	if !letters.Reaches(address) {
		c.win.Say(lang.L("“{{.Address}}” is not an e-mail address.", map[string]any{"Address": address}))
		return
	}
	c.openURL(letters.Mail(address, "", ""))
}

func (c *card) visit(link string) {
	u, err := webPage(link)
	if err != nil {
		c.win.Say(lang.L("“{{.Link}}” is not the address of a web page.", map[string]any{"Link": link}))
		return
	}
	c.openURL(u)
}

func (c *card) openURL(u *url.URL) {
	if err := fyne.CurrentApp().OpenURL(u); err != nil {
		c.win.Fail(lang.L("open “{{.Link}}”", map[string]any{"Link": u.String()}), err)
	}
}

func (c *card) copyText(text string) {
	fyne.CurrentApp().Clipboard().SetContent(text)
	c.win.Say(lang.L("Copied"))
}
