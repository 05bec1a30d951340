package network

import (
	"errors"
	"net/url"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
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

// links is the person's pages: a field each, and an empty one at the end.
type links struct {
	card    *card
	rows    []*reach // those of use, the empty one last
	spare   []*reach
	content *fyne.Container
}

func newLinks(c *card) *links {
	l := &links{card: c, content: widget.VStack(0)}
	l.show(nil)
	return l
}

// show fills the fields.
func (l *links) show(texts []string) {
	l.spare = append(l.spare, l.rows...)
	l.rows = nil
	for _, text := range append(texts[:len(texts):len(texts)], "") {
		row := l.take()
		l.rows = append(l.rows, row)
		row.field.SetText(text)
		row.refresh()
	}
	l.arrange()
}

// take returns a row to use, an old one if there is any.
func (l *links) take() *reach {
	if n := len(l.spare); n > 0 {
		row := l.spare[n-1]
		l.spare = l.spare[:n-1]
		return row
	}
	field := widget.NewEntry(lang.L("Add a link"), func(string) { l.typed() })
	field.OnLeave = l.card.leave
	field.OnEnter = func() { l.card.win.Window().Canvas().FocusNext() }
	return newReach(field, lang.L("Open"), l.card.visit, l.card.copyText)
}

// typed tells the open contact its links, and sees that there is one empty
// field to go on with.
func (l *links) typed() {
	if l.card.filling {
		return
	}
	texts := l.texts()
	l.card.change(func(p *data.Contact) { p.Links = texts })
	if len(l.rows) > 0 && l.rows[len(l.rows)-1].text() != "" {
		row := l.take()
		row.field.SetText("")
		row.refresh()
		l.rows = append(l.rows, row)
		l.arrange()
	}
}

func (l *links) texts() []string {
	var texts []string
	for _, row := range l.rows {
		if text := row.text(); text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

func (l *links) arrange() {
	l.content.Objects = l.content.Objects[:0]
	for _, row := range l.rows {
		l.content.Objects = append(l.content.Objects, row.content)
	}
	l.content.Refresh()
}

var (
	errNotAddress = errors.New("this is not an e-mail address")
	errNotLink    = errors.New("this is not the address of a web page")
)

// mailto is where a letter to an address is written.
func mailto(address string) (*url.URL, error) {
	name, host, ok := strings.Cut(address, "@")
	if !ok || name == "" || host == "" || strings.ContainsAny(address, " ,;<>\"?&") {
		return nil, errNotAddress
	}
	return &url.URL{Scheme: "mailto", Opaque: url.PathEscape(name) + "@" + host}, nil
}

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
	u, err := mailto(address)
	if err != nil {
		c.win.Say(lang.L("“{{.Address}}” is not an e-mail address.", map[string]any{"Address": address}))
		return
	}
	c.openURL(u)
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
