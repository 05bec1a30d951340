package self

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio/form"
	"greenroom/ui/folio/shelf"
	"greenroom/ui/room"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// kind is a sort of test: its name, and what it is for.
type kind struct {
	kind      data.AssessmentKind
	name, why string
}

func kinds() []kind {
	return []kind{
		{data.AssessmentType, lang.L("Types"), lang.L("A type indicator sorts how people like to take things in and decide into a few types. It gives words for what comes easily to you; it does not measure how well you do it, and a second test may say another type.")},
		{data.AssessmentRIASEC, lang.L("RIASEC"), lang.L("The six letters stand for kinds of work: with things, ideas, art, people, enterprise and order. The first two or three show where to look for work that suits you.")},
		{data.AssessmentStrengths, lang.L("Strengths"), lang.L("An inventory of strengths names what you do again and again with success. Each strength wants a story: without one it is only a word.")},
		{data.AssessmentInterests, lang.L("Interests"), lang.L("An inventory of interests holds what you like against what people in many professions like. It is good for ideas of where to look, not for deciding.")},
		{data.AssessmentOther, lang.L("Something else"), lang.L("Whatever somebody measured or told you about yourself: a report, a reference, a profile from a course.")},
	}
}

// kindOf finds a sort of test.
func kindOf(name data.AssessmentKind) kind {
	all := kinds()
	return all[max(0, slices.IndexFunc(all, func(k kind) bool { return k.kind == name }))]
}

// page is the right side of the results: one of them.
type page struct {
	*form.Form[data.Assessment, data.Assessment]
}

func newPage(win room.Window, now func() time.Time) *page {
	p := &page{form.New[data.Assessment, data.Assessment](win, now)}
	why := widget.NewText("")
	why.Color = theme.Quiet
	var names []string
	var values []data.AssessmentKind
	for _, k := range kinds() {
		names, values = append(names, k.name), append(values, k.kind)
	}
	name := p.Title(lang.L("Name of the test"), func(a *data.Assessment) *string { return &a.Name })
	sort := widget.NewChips(false, func(on []int) {
		p.Change(func(a *data.Assessment) { a.Kind = values[on[0]] })
		why.SetText(kindOf(values[on[0]]).why)
		p.Again()
		p.Leave()
	})
	sort.SetOptions(names...)
	p.Filled(func(a data.Assessment) {
		sort.SetSelected(max(0, slices.Index(values, a.Kind)))
		why.SetText(kindOf(a.Kind).why)
	})
	source := p.Line(lang.L("Where you took it, and which edition"), func(a *data.Assessment) *string { return &a.Source })
	day := p.PastDay(lang.L("12 March 2025"), func(a *data.Assessment) *data.Day { return &a.Day })
	result := p.Text(lang.L("What it said: letters, words, numbers"), func(a *data.Assessment) *string { return &a.Result }, 2)
	notes := p.Text(lang.L("What rings true, what does not, and when it showed"), func(a *data.Assessment) *string { return &a.Notes }, 3)
	p.Lay(lang.L("Delete this result"), name,
		widget.VStack(theme.Grid, sort, why),
		form.Details(
			form.Detail(lang.L("From where"), source),
			form.Detail(lang.L("When"), day),
			form.Detail(lang.L("Result"), result),
			form.Detail(lang.L("What you think"), notes)))
	return p
}

// headline is what something without a name is known by.
func headline(texts ...string) string {
	for _, text := range texts {
		if text = strings.Join(strings.Fields(text), " "); text != "" {
			return text
		}
	}
	return lang.L("Without words")
}

// newResultRow makes a row of the list: which test, what it said, and when.
func newResultRow() widget.Row[data.Assessment] {
	name, result, when := widget.NewSection(" "), widget.NewQuiet(" "), widget.NewQuiet(" ")
	when.Align = fyne.TextAlignTrailing
	return widget.NewRow(shelf.Lines(name, result, when), func(a data.Assessment) {
		if a.ID == 0 {
			name.SetText(" ")
			result.SetText(" ")
			when.SetText(" ")
			return
		}
		name.SetText(headline(a.Name, kindOf(a.Kind).name))
		result.SetText(headline(a.Result, kindOf(a.Kind).name))
		when.SetText(" ")
		if a.Day != "" {
			when.SetText(a.Day.In(time.Local).Format("2 Jan 2006"))
		}
	})
}
