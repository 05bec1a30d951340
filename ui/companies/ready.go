package companies

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// part is a part of a file that is prepared or not yet.
type part int

// The parts, in the order of the page.
const (
	partAim part = iota
	partProducts
	partNews
	partPeople
	partJob
	partSkills
	partPassions
	partAsks
	partPractice
	partDay
	parts
)

// asksWanted is how many questions to ask them are enough to be ready.
const asksWanted = 3

// left says of each part that is not prepared what is left to do.
func left(f data.Company, k known) map[part]string {
	todo := map[part]string{}
	need := func(of part, done bool, what string) {
		if !done {
			todo[of] = what
		}
	}
	said := func(texts ...string) bool {
		for _, text := range texts {
			if strings.TrimSpace(text) == "" {
				return false
			}
		}
		return true
	}
	f = tidied(f)
	need(partAim, said(f.Mission, f.Principles), lang.L("their aim and values"))
	need(partProducts, said(f.Culture, f.Products), lang.L("their culture and products"))
	need(partNews, len(f.News) > 0, lang.L("something new there"))
	need(partPeople, len(f.People) > 0, lang.L("whom you meet"))
	need(partJob, said(f.Job), lang.L("the job description"))
	open := len(f.Open())
	need(partSkills, len(f.Skills) > 0 && open == 0, skillsLeft(len(f.Skills), open))
	need(partPassions, said(f.Passions), lang.L("where it meets your passions"))
	need(partAsks, len(f.Asks) >= asksWanted, lang.N("{{.Count}} questions to ask them", asksWanted-len(f.Asks), map[string]any{"Count": asksWanted - len(f.Asks)}))
	unsaid := unsaid(k.questions)
	need(partPractice, len(k.questions) > 0 && unsaid == 0, practiceLeft(len(k.questions), unsaid))
	need(partDay, said(f.Wear, f.Bring), lang.L("what to wear and bring"))
	return todo
}

func skillsLeft(skills, open int) string {
	if skills == 0 {
		return lang.L("what they ask for")
	}
	return lang.N("{{.Count}} skills still open", open, map[string]any{"Count": open})
}

func practiceLeft(chosen, unsaid int) string {
	if chosen == 0 {
		return lang.L("questions to be ready for")
	}
	return lang.N("{{.Count}} questions to say aloud", unsaid, map[string]any{"Count": unsaid})
}

// unsaid counts the questions that were not said aloud yet.
func unsaid(questions []data.Question) (n int) {
	for _, q := range questions {
		if q.Takes == 0 {
			n++
		}
	}
	return n
}

// ready shows how much of the file is prepared and what is left, and what can
// be done with it.
type ready struct {
	page    *page
	ring    *widget.Ring
	next    *widget.Text // when the next interview is
	says    *widget.Text
	todo    *fyne.Container
	content fyne.CanvasObject
	shown   string // what is left, as it was shown last
}

// ringSide is how large the ring is.
const ringSide = 56

func newReady(p *page) *ready {
	r := &ready{page: p, ring: widget.NewRing(ringSide), next: widget.NewQuiet(""), says: widget.NewText(""), todo: widget.Flow(theme.Grid)}
	brief := widget.NewButton(lang.L("The brief"), "", func() { p.stored(p.showBrief) })
	brief.Style = widget.Filled
	story := widget.NewButton(lang.L("The story so far"), "", func() {
		p.stored(func(id int64) { p.deps.Window.Go("companies/" + number(id) + "/story") })
	})
	plan := widget.NewButton(lang.L("Plan a talk"), "", func() {
		p.stored(func(id int64) { p.deps.Window.Go("interviews/new/company/" + number(id)) })
	})
	pay := widget.NewButton(lang.L("The talk about pay"), "", func() {
		p.stored(func(id int64) { p.deps.Window.Go("offers/new/company/" + number(id)) })
	})
	r.content = widget.VStack(2*theme.Grid,
		widget.HStack(3*theme.Grid, r.ring, widget.Grow(widget.VStack(0, r.next, r.says))), r.todo,
		widget.Flow(2*theme.Grid, brief, story, plan, pay))
	return r
}

// show says how far the open file is.
func (r *ready) show() {
	f := r.page.value()
	todo := left(f, r.page.known)
	done := int(parts) - len(todo)
	r.ring.Set(done, int(parts))
	says := lang.L("Of ten things you have prepared {{.Done}}. What is left:", map[string]any{"Done": done})
	if len(todo) == 0 {
		says = lang.L("All is prepared. The evening before, the brief is all you need.")
	}
	r.says.SetText(says)
	r.showNext(f)
	key := ""
	for of := range parts {
		key += todo[of] + "\n"
	}
	if key == r.shown {
		return
	}
	r.shown = key
	r.todo.RemoveAll()
	for of := range parts {
		if what := todo[of]; what != "" {
			r.todo.Add(widget.NewChip(what, func() { r.page.goTo(of) }))
		}
	}
	r.todo.Refresh()
	r.page.form.Again()
}

// showNext says when the next interview is.
func (r *ready) showNext(f data.Company) {
	next := r.page.known.next
	says := lang.L("No interview with them has a date yet.")
	if next.ID != 0 && f.ID != 0 {
		says = lang.L("The next talk: {{.When}}, {{.Interview}}", map[string]any{
			"When": words.Coming(next.At, r.page.deps.Store.Now()), "Interview": words.Interview(next),
		})
	}
	r.next.SetText(says)
}

// stored does something with the file once the store has it.
func (p *page) stored(do func(id int64)) {
	p.form.Stored(lang.L("First say which company it is."), do)
}
