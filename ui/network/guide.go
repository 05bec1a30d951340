package network

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/assets"
	"greenroom/data"
	"greenroom/ui/folio/desk"
	"greenroom/ui/folio/paper"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// guide is the page of an informational interview: what to ask somebody, and
// what they answered. The answers are an entry of the journal.
type guide struct {
	room      *Room
	questions []data.GuideQuestion
	answers   []*widget.Entry // one for each question
	rest      *widget.Entry   // what else they said
	head      *widget.Heading
	saved     *widget.Text
	earlier   *fyne.Container
	talked    *widget.Button
	content   *fyne.Container
	sheet     *container.Scroll

	shown   bool
	filling bool
	contact data.Contact
	draft   *desk.Draft[data.Entry]
	desk    desk.Desk[data.Entry]
	opening task.Latest
}

func newGuide(r *Room) *guide {
	g := &guide{room: r}
	questions, err := data.ReadGuide(assets.Informational())
	if err != nil {
		panic(err) // a slip in the program: its test reads the same file
	}
	g.questions = questions
	g.head = widget.NewHeading("", theme.SizeTitle)
	g.saved = widget.NewQuiet("")
	g.earlier = widget.VStack(4)
	g.talked = widget.NewButton(lang.L("We have talked"), "", g.keepTouch)
	g.talked.Style = widget.Filled
	thank := widget.NewButton(lang.L("Thank them"), "", func() {
		r.win.Go("letters/new/after-informational/contact/" + number(g.contact.ID))
	})
	back := widget.NewHint(lang.L("Back to the card"), lang.L("Esc"), func() { r.win.Go("network/" + number(g.contact.ID)) })
	rows := []fyne.CanvasObject{g.before()}
	part := data.GuidePart("")
	for i, q := range questions {
		if q.Part != part {
			part = q.Part
			rows = append(rows, widget.Pad(widget.NewSection(partWords(part)), 12, 0, 0, 0))
		}
		rows = append(rows, g.question(i, q))
	}
	var rest fyne.CanvasObject
	g.rest, rest = g.field(lang.L("What else they said, whom they named, what you promised"))
	rows = append(rows, widget.Pad(widget.NewSection(lang.L("And besides")), 12, 0, 0, 0), rest, g.earlier, g.saved)
	g.sheet = paper.Sheet(widget.VStack(theme.Grid, rows...))
	card := widget.NewCard(g.sheet)
	card.Padding = 0
	tools := widget.HStack(theme.Grid, widget.NewButton(lang.L("Ask for twenty minutes"), "", func() {
		r.win.Go("letters/new/ask-informational/contact/" + number(g.contact.ID))
	}), thank, g.talked)
	g.content = widget.Page(widget.HStack(2*theme.Grid, widget.Grow(g.head), back), widget.VStack(2*theme.Grid, tools, widget.Grow(card)), nil)
	return g
}

// before says what such a talk is.
func (g *guide) before() fyne.CanvasObject {
	text := widget.NewText(lang.L("You ask, they tell: it is no job interview. Twenty minutes, five or six of these questions, and the last one always. Write a line under what they answer; it becomes a page of your journal."))
	text.Color = theme.Quiet
	return text
}

// partWords is what a part of the guide is called.
func partWords(p data.GuidePart) string {
	switch p {
	case data.GuidePath:
		return lang.L("How they came to it")
	case data.GuideWork:
		return lang.L("What the work is like")
	case data.GuideField:
		return lang.L("What counts there")
	case data.GuideMe:
		return lang.L("What they would advise you")
	}
	return lang.L("Where to go from here")
}

// question is one question, why to ask it, and a place for the answer.
func (g *guide) question(i int, q data.GuideQuestion) fyne.CanvasObject {
	entry, field := g.field(lang.L("What they answered"))
	g.answers = append(g.answers, entry)
	return widget.VStack(0, widget.NewText(fmt.Sprintf("%d. %s", i+1, q.Text)), widget.NewQuiet(q.Why), field)
}

func (g *guide) field(placeholder string) (*widget.Entry, fyne.CanvasObject) {
	entry, field := paper.Text(placeholder, func(string) { g.typed() }, g.room.win.Window(), func() *container.Scroll { return g.sheet }, 1)
	entry.OnLeave = func() {
		if d := g.draft; d != nil {
			g.room.card.working.Go(d.Flush)
		}
	}
	return entry, field
}

// typed writes the answers into the entry.
func (g *guide) typed() {
	if g.filling || g.draft == nil {
		return
	}
	body := g.body()
	g.draft.Change(func(e *data.Entry) { e.Body = body })
}

// body are the answers as a page of the journal: each question that was
// answered, and what was said.
func (g *guide) body() string {
	var b strings.Builder
	for i, q := range g.questions {
		if text := strings.TrimSpace(g.answers[i].Text); text != "" {
			fmt.Fprintf(&b, "## %s\n\n%s\n\n", q.Text, text)
		}
	}
	if text := strings.TrimSpace(g.rest.Text); text != "" {
		fmt.Fprintf(&b, "## %s\n\n%s\n", lang.L("And besides"), text)
	}
	return strings.TrimSpace(b.String())
}

// fill puts a page of the journal back into the fields.
func (g *guide) fill(body string) {
	fields := map[string]*widget.Entry{lang.L("And besides"): g.rest}
	for i, q := range g.questions {
		fields[q.Text] = g.answers[i]
	}
	texts := map[*widget.Entry]string{}
	at := g.rest // what stands before any question that is known
	for line := range strings.Lines(body) {
		if field, is := fields[strings.TrimSpace(strings.TrimPrefix(line, "## "))]; is && strings.HasPrefix(line, "## ") {
			at = field
			continue
		}
		texts[at] += line
	}
	g.filling = true
	for _, field := range fields {
		field.SetText(strings.TrimSpace(texts[field]))
	}
	g.filling = false
}

// open shows the guide for a contact, with what was written down today.
func (g *guide) open(id int64) {
	g.shown = true
	store := g.room.store
	g.opening.Run(func(ctx context.Context) func() {
		g.desk.Flush()
		contact, err := store.Contact(ctx, id)
		var lines []data.EntryLine
		if err == nil {
			lines, err = store.Entries(ctx, data.EntryFilter{ContactID: id, Prompt: data.PromptInformational, Private: true})
		}
		entry := data.Entry{Title: lang.L("Informational interview with {{.Name}}", map[string]any{"Name": nameOf(contact)}),
			ContactID: id, Prompt: data.PromptInformational, Date: store.Now()}
		if err == nil && len(lines) > 0 && daysSince(lines[0].Date, store.Now()) == 0 {
			if entry, err = store.Entry(ctx, lines[0].ID); err == nil {
				lines = lines[1:]
			}
		}
		return func() {
			if err != nil {
				g.room.win.Fail(lang.L("open this guide"), err)
				return
			}
			g.show(contact, entry, lines)
		}
	})
}

func (g *guide) show(contact data.Contact, entry data.Entry, earlier []data.EntryLine) {
	g.contact = withoutStandIn(contact)
	g.draft = desk.NewDraft(desk.Kind[data.Entry]{
		ID:    func(e data.Entry) int64 { return e.ID },
		Blank: func(e data.Entry) bool { return e.Body == "" },
		Save:  g.room.store.SaveEntry,
		Adopt: func(e *data.Entry, saved data.Entry) {
			e.ID, e.Created, e.Updated = saved.ID, saved.Created, saved.Updated
		},
		Now: g.room.store.Now,
	}, entry, entry.Updated)
	g.desk.Put(g.draft)
	g.draft.Saved = func() {
		g.saved.SetText(lang.L("Kept in your journal"))
	}
	g.draft.Failed = func(err error) {
		g.room.win.Fail(lang.L("save these answers; your words stay here"), err)
	}
	g.head.SetText(lang.L("What to ask {{.Name}}", map[string]any{"Name": nameOf(contact)}))
	g.saved.SetText(lang.L("Saves by itself"))
	g.fill(entry.Body)
	g.earlier.RemoveAll()
	for _, line := range earlier {
		address := "journal/" + number(line.ID)
		g.earlier.Add(widget.NewHint(lang.L("What they said on {{.Day}}", map[string]any{"Day": line.Date.Local().Format("2 January 2006")}), "", func() { g.room.win.Go(address) }))
	}
	g.sheet.ScrollToTop()
	g.content.Refresh()
}

// keepTouch keeps the talk as a touch.
func (g *guide) keepTouch() {
	d, c := g.draft, g.room.card
	if d == nil {
		return
	}
	answered := 0
	for _, a := range g.answers {
		if strings.TrimSpace(a.Text) != "" {
			answered++
		}
	}
	touch := data.Touch{ContactID: g.contact.ID, Kind: data.TouchInformational}
	if answered > 0 {
		touch.Note = lang.N("{{.Count}} answers in the journal", answered, map[string]any{"Count": answered})
	}
	var done []data.FollowUp
	c.keep(lang.L("keep this time in touch"), func(ctx context.Context) (err error) {
		d.Flush()
		touch, done, err = c.store.LogTouch(ctx, touch)
		return err
	}, func() {
		c.win.Undoable(lang.L("Kept as a time in touch. Thank them within a day."), func(ctx context.Context) error { return c.store.UnlogTouch(ctx, touch, done) })
	})
}

// typedKey goes through the questions.
func (g *guide) typedKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
		g.room.win.Window().Canvas().Focus(g.answers[0])
		return true
	case fyne.KeyEscape:
		g.room.win.Go("network/" + number(g.contact.ID))
		return true
	}
	return false
}

// leave ends showing it; what was typed is saved.
func (g *guide) leave() {
	if g.shown {
		g.shown = false
		g.opening.Cancel()
		if d := g.draft; d != nil {
			g.room.card.working.Go(d.Flush)
		}
	}
}

func (g *guide) flush() { g.desk.Flush() }

func (g *guide) close() {
	g.opening.Cancel()
	g.wait()
}

func (g *guide) wait() { g.opening.Wait() }
