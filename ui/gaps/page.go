package gaps

import (
	"context"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/ui/cardfor"
	"greenroom/ui/folio/form"
	"greenroom/ui/folio/shelf"
	"greenroom/ui/mentions"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// page is the right side of the room: one question.
type page struct {
	*form.Form[data.Gap, data.Gap]
	deps  Deps
	state *widget.Text
	turn  *widget.Button // closes it, or opens it again
	card  *widget.Button
	plan  *widget.Button // to learn it
	links *fyne.Container
	shown links

	mentions *mentions.Panel
}

func newPage(deps Deps) *page {
	p := &page{Form: form.New[data.Gap, data.Gap](deps.Window, deps.Store.Now), deps: deps, state: widget.NewQuiet(""), links: widget.VStack(0)}
	p.turn = widget.NewButton("", "", p.close)
	p.card = widget.NewButton("", "", p.makeCard)
	p.plan = widget.NewButton(lang.L("Plan to learn it"), "", p.learn)
	p.mentions = mentions.New(deps.Window, deps.Store)
	p.mentions.Changed = p.Again
	title := p.Title(lang.L("What was asked"), func(g *data.Gap) *string { return &g.Text })
	kind := form.Pick(p.Form, []string{lang.L("I want to find out"), lang.L("I noticed I know this")},
		[]data.GapKind{data.GapOpen, data.GapKnown}, func(g *data.Gap) *data.GapKind { return &g.Kind })
	thought := p.Text(lang.L("What went through your head, right or wrong"), func(g *data.Gap) *string { return &g.Thought }, 1)
	look := p.Text(lang.L("A book, a page, a person"), func(g *data.Gap) *string { return &g.Look }, 1)
	answer := p.Text(lang.L("In your own words, as you would say it"), func(g *data.Gap) *string { return &g.Answer }, 3)
	p.Filled(func(g data.Gap) { p.show(g) })
	p.Lay(lang.L("Delete this question"), widget.VStack(0, title, p.state), kind,
		form.Details(
			form.Detail(lang.L("I thought"), thought),
			form.Detail(lang.L("Where to look"), look),
			form.Detail(lang.L("The answer"), answer)),
		widget.Flow(theme.Grid, p.turn, p.card, p.plan), p.links, p.mentions.Content)
	return p
}

// show says how old it is, and what can be done with it.
func (p *page) show(g data.Gap) {
	p.state.SetText(age(g, p.deps.Store.Now()))
	p.turn.SetLabel(lang.L("I know it now"))
	p.turn.SetStyle(widget.Filled)
	if !g.Closed.IsZero() {
		p.turn.SetLabel(lang.L("Open it again"))
		p.turn.SetStyle(widget.Raised)
	}
	for button, fits := range map[*widget.Button]bool{p.turn: g.Kind != data.GapKnown, p.plan: g.Kind != data.GapKnown && g.Closed.IsZero()} {
		if fits {
			button.Show()
		} else {
			button.Hide()
		}
	}
	p.card.SetLabel(lang.L("Make it a card"))
	if g.QuestionID != 0 {
		p.card.SetLabel(lang.L("Ask it again tomorrow"))
	}
}

// Saved implements [folio.Page]: what can be done follows what was chosen.
func (p *page) Saved() {
	p.Form.Saved()
	if d := p.Folio.Draft(); d != nil {
		p.show(d.Value())
		p.Again()
	}
}

// age is how long a gap is open, or when it was closed.
func age(g data.Gap, now time.Time) string {
	switch {
	case g.ID == 0:
		return " "
	case g.Kind == data.GapKnown:
		return lang.L("Noticed {{.When}}", map[string]any{"When": words.When(g.Created, now)})
	case !g.Closed.IsZero():
		return lang.L("Found out {{.When}}", map[string]any{"When": words.When(g.Closed, now)})
	}
	return lang.L("Open since {{.When}}", map[string]any{"When": words.When(g.Created, now)})
}

// close says that it is known now, or opens it again.
func (p *page) close() {
	d := p.Folio.Draft()
	if d == nil {
		return
	}
	g := d.Value()
	if g.Closed.IsZero() && strings.TrimSpace(g.Answer) == "" {
		p.deps.Window.Say(lang.L("First write the answer down, in your own words: that is when one knows it."))
		return
	}
	p.Change(func(g *data.Gap) {
		if g.Closed.IsZero() {
			g.Closed = p.deps.Store.Now()
		} else {
			g.Closed = time.Time{}
		}
	})
	p.Leave()
	p.show(d.Value())
	p.Again()
}

// makeCard makes the question a card that is due tomorrow, with the answer as
// its outline.
func (p *page) makeCard() {
	d := p.Folio.Draft()
	if d == nil {
		return
	}
	g := d.Value()
	cardfor.Make(p.deps.Window, p.deps.Store, cardfor.Asked{Text: g.Text, Outline: g.Answer}, func(made cardfor.Made) {
		d.Change(func(g *data.Gap) { g.QuestionID = made.Card.ID })
		if p.Folio.Draft() == d {
			p.Leave()
			p.show(d.Value())
			p.Folio.PrepareAgain()
		}
	})
}

// learn leads to a plan that is to close the gap: a course, a book, somebody to
// ask.
func (p *page) learn() {
	p.Stored(lang.L("First write down what they asked."), func(id int64) { p.deps.Window.Go("learning/new/gap/" + strconv.FormatInt(id, 10)) })
}

// links are what a gap belongs to.
type links struct {
	interview data.Interview // its ID is 0 for none
	card      data.Question
}

func lookAround(ctx context.Context, store Store, g data.Gap) (l links) {
	if g.InterviewID != 0 {
		l.interview, _ = store.Interview(ctx, g.InterviewID) // it may lie in the trash
	}
	if g.QuestionID != 0 {
		l.card, _ = store.Question(ctx, g.QuestionID)
	}
	return l
}

// showLinks leads to the interview that left it and the card it became.
func (p *page) showLinks(l links) {
	p.shown = l
	p.links.RemoveAll()
	add := func(text, address string, id int64) {
		if id != 0 {
			p.links.Add(widget.HStack(0, widget.NewHint(text, "", func() { p.deps.Window.Go(address + strconv.FormatInt(id, 10)) })))
		}
	}
	add(lang.L("Asked in {{.Name}}", map[string]any{"Name": words.Interview(l.interview)}), "interviews/", l.interview.ID)
	add(lang.L("The card it became"), "practise/", l.card.ID)
	p.links.Refresh()
	p.Again()
}

// row shows a gap in the list: what was asked, and since when it is open.
type row struct {
	fynewidget.BaseWidget
	now       func() time.Time
	name, age *widget.Text
	content   fyne.CanvasObject
}

func newRow(now func() time.Time) *row {
	r := &row{now: now, name: widget.NewSection(" "), age: widget.NewQuiet(" ")}
	r.content = shelf.Lines(r.name, r.age, widget.NewQuiet(" "))
	r.ExtendBaseWidget(r)
	return r
}

// Set shows a gap; the zero value is one that has not been read yet.
func (r *row) Set(g data.Gap) {
	text, since := " ", " "
	if g.ID != 0 {
		text, since = name(g), age(g, r.now())
	}
	r.name.SetText(text)
	r.age.SetText(since)
	r.content.Refresh()
}

// CreateRenderer links the widget to its words.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return fynewidget.NewSimpleRenderer(r.content) }
