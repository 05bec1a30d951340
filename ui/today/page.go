package today

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/data/schedule"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// page is what is seen: a sentence, and the sections below it.
type page struct {
	content fyne.CanvasObject
	date    *widget.Text
	welcome *widget.Heading
	shelves []*shelf
	body    *fyne.Container
}

func newPage(r *Room) *page {
	p := &page{date: widget.NewQuiet(""), welcome: widget.NewHeading("", theme.SizeTitle)}
	p.body = widget.VStack(3 * theme.Grid)
	for _, row := range r.rows() {
		s := newShelf(row)
		p.shelves = append(p.shelves, s)
		p.body.Add(s.content)
	}
	p.content = widget.Page(widget.VStack(0, p.date, p.welcome), widget.Scroll(p.body), nil)
	return p
}

func (p *page) show(d day) {
	p.date.SetText(d.now.Local().Format("Monday, 2 January"))
	p.welcome.SetText(welcome(d))
	for _, s := range p.shelves {
		s.show(d)
	}
	p.content.Refresh() // the sentence and the sections have other heights now
}

// welcome is one sentence that asks for little.
func welcome(d day) string {
	greeting := map[string]any{"Greeting": words.Greeting(d.now), "Count": len(d.asked)}
	switch {
	case len(d.takes) == 0:
		return lang.L("{{.Greeting}}. Say one answer out loud, just to hear it.", greeting)
	case len(d.asked) > 0:
		return lang.N("{{.Greeting}}. {{.Count}} questions would be plenty.", len(d.asked), greeting)
	case d.plan.Done > 0:
		return lang.L("{{.Greeting}}. That was plenty for today.", greeting)
	}
	return lang.L("{{.Greeting}}. Nothing is due today.", greeting)
}

func (r *Room) dueCard(d day) fyne.CanvasObject {
	label := lang.L("Start")
	if len(d.asked) == 0 {
		label = lang.L("Practise all the same")
	}
	start := widget.NewButton(label, lang.L("Space"), r.start)
	mock := widget.NewHint(lang.L("Mock interview"), "M", func() { r.Window.Go("mock") })
	card := widget.VStack(12)
	if len(d.asked) == 0 {
		card.Add(widget.NewQuiet(nextTime(d)))
		card.Add(widget.NewHeading(lang.L("Rest is part of it."), theme.SizeHeading))
	} else {
		start.Style = widget.Filled
		card.Add(widget.NewQuiet(kicker(d)))
		card.Add(widget.NewHeading(d.asked[0].Text, theme.SizeHeading))
	}
	card.Add(widget.Gap(6))
	card.Add(widget.Flow(3*theme.Grid, start, mock))
	if then := thenThemes(d.asked); then != "" {
		card.Add(quietly(then))
	}
	if n := d.plan.Waiting; n > 0 {
		card.Add(quietly(lang.N("{{.Count}} more are waiting. They come a few a day, nothing is lost.", n, map[string]any{"Count": n})))
	}
	return widget.NewCard(card)
}

// quietly is a text of what is read second, in as many lines as it needs.
func quietly(text string) *widget.Text {
	t := widget.NewText(text)
	t.TextSize, t.Color = theme.SizeQuiet, theme.Quiet
	return t
}

// kicker says why the first question is asked, and how long today's take.
func kicker(d day) string {
	why := lang.L("Due now")
	switch d.plan.Today[0].Why {
	case schedule.ForInterview:
		why = lang.L("For your interview")
	case schedule.New:
		why = lang.L("New today")
		if len(d.takes) == 0 {
			why = lang.L("A first question")
		}
	}
	minutes := minutesFor(d)
	return why + " · " + lang.N("about {{.Minutes}} minutes", minutes, map[string]any{"Minutes": minutes})
}

// minutesFor is how long it takes to answer today's questions and hear each
// answer once.
func minutesFor(d day) int {
	seconds := 0
	for _, q := range d.asked {
		seconds += 2 * d.practice.For(q.Length).Yellow
	}
	return max(1, (seconds+30)/60)
}

// thenThemes names what comes after the first question.
func thenThemes(asked []data.Question) string {
	var themes []string
	for _, q := range asked[min(1, len(asked)):] {
		if name := words.Theme(q.Theme); name != "" {
			themes = append(themes, name)
		}
	}
	if len(themes) == 0 {
		return ""
	}
	return lang.L("then: {{.Themes}}", map[string]any{"Themes": strings.Join(themes, " · ")})
}

// nextTime says when it goes on.
func nextTime(d day) string {
	if d.plan.Next == 0 {
		return lang.L("Nothing is due")
	}
	begin := d.plan.Next.Begin(time.Local)
	return lang.L("Nothing is due · next {{.When}}", map[string]any{"When": words.Coming(begin, d.now)})
}

func (r *Room) interviewCard(d day) fyne.CanvasObject {
	if d.interview == nil {
		text := widget.NewText(lang.L("No interview is planned. With a date, its questions come at the right time before it."))
		text.Color = theme.Quiet
		add := widget.NewButton(lang.L("Add an interview"), "", func() { r.Window.Go("interviews/new") })
		return widget.NewCard(widget.VStack(12, widget.NewSection(lang.L("Next interview")), text, widget.HStack(0, add)))
	}
	i := *d.interview
	open := fmt.Sprintf("interviews/%d", i.ID)
	card := widget.VStack(12,
		widget.NewQuiet(i.At.Local().Format("Monday 15:04")+" · "+words.Coming(i.At, d.now)),
		widget.NewHeading(words.Interview(i), theme.SizeHeading))
	switch {
	case d.prepared.Chosen == 0:
		card.Add(widget.NewText(lang.L("No questions are chosen for it yet.")))
	case d.prepared.Said == d.prepared.Chosen:
		card.Add(widget.NewText(lang.L("Every question for it was said at least once.")))
	default:
		card.Add(widget.NewText(lang.L("{{.Said}} of {{.Chosen}} questions for it were said at least once.",
			map[string]any{"Said": d.prepared.Said, "Chosen": d.prepared.Chosen})))
	}
	prepare := widget.NewButton(lang.L("Prepare"), "", func() { r.Window.Go(open) })
	calm := widget.NewHint(lang.L("Calm start"), "C", func() { r.Window.Go("calm/for/" + open) })
	card.Add(widget.Flow(2*theme.Grid, prepare, calm))
	return widget.NewCard(card)
}

func (r *Room) recentCard(d day) fyne.CanvasObject {
	list := widget.VStack(12, widget.NewSection(lang.L("Continue where you stopped")))
	if d.left != nil {
		run := *d.left
		list.Add(widget.NewText(lang.L("A mock interview is not finished.")))
		list.Add(widget.HStack(0, widget.NewButton(lang.L("Go on with it"), "", func() {
			r.Window.Go(fmt.Sprintf("mock/run/%d", run.ID))
		})))
	}
	for _, take := range d.takes {
		open := widget.NewLead(take.Question, func() { r.Window.Go(fmt.Sprintf("take/%d", take.ID)) })
		when := widget.NewQuiet(lang.L("{{.When}} · {{.Length}}", map[string]any{"When": words.When(take.Started, d.now), "Length": words.Clock(take.Duration)}))
		list.Add(widget.VStack(0, open, when))
	}
	if len(d.takes) == 0 && d.left == nil {
		text := widget.NewText(lang.L("What you record is found here again."))
		text.Color = theme.Quiet
		list.Add(text)
	}
	return widget.NewCard(list)
}
