package offers

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio/form"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// page is the right side of the room: one talk about pay.
type page struct {
	*form.Form[data.Negotiation, data.Negotiation]
	deps   Deps
	worth  *worth
	offers *offers
	script *script
}

func newPage(deps Deps) *page {
	p := &page{Form: form.New[data.Negotiation, data.Negotiation](deps.Window, deps.Store.Now), deps: deps}
	title := p.Title(lang.L("With whom, for which role"), func(n *data.Negotiation) *string { return &n.Title })
	alternative := p.Text(lang.L("The present job, or another offer: what is good about it, what is missing"), func(n *data.Negotiation) *string { return &n.Alternative }, 2)
	currency := p.Line(lang.L("EUR, GBP, $"), func(n *data.Negotiation) *string { return &n.Currency })
	target := p.money(lang.L("What you ask for"), func(n *data.Negotiation) **int64 { return &n.Target })
	satisfied := p.money(lang.L("With which you say yes gladly"), func(n *data.Negotiation) **int64 { return &n.Satisfied })
	walkAway := p.money(lang.L("Below which you stay where you are"), func(n *data.Negotiation) **int64 { return &n.WalkAway })
	p.worth = newWorth(p)
	p.offers = newOffers(p)
	asks := p.Text(lang.L("One on a line: a day at home, a course, a later start"), func(n *data.Negotiation) *string { return &n.Asks }, 2)
	trades := p.Text(lang.L("One on a line: what costs you little and helps them"), func(n *data.Negotiation) *string { return &n.Trades }, 2)
	p.script = newScript(p)
	notes := p.Text(lang.L("What they said, who decides, what you agreed on"), func(n *data.Negotiation) *string { return &n.Notes }, 2)
	p.Lay(lang.L("Delete this talk about pay"), title,
		section(lang.L("What you can fall back on"), alternative),
		section(lang.L("Your figures, as base pay for a year"), form.Details(
			form.Detail(lang.L("Currency"), currency),
			form.Detail(lang.L("Target"), target),
			form.Detail(lang.L("Satisfied"), satisfied),
			form.Detail(lang.L("Walk away"), walkAway))),
		section(lang.L("What such work is paid"), p.worth.content),
		section(lang.L("Side by side"), p.offers.content),
		section(lang.L("What to ask for, besides the base"), asks),
		section(lang.L("What you can give for it"), trades),
		p.script.content,
		section(lang.L("Notes"), notes))
	return p
}

// section puts a head over a part of the page.
func section(title string, content fyne.CanvasObject) fyne.CanvasObject {
	return widget.Pad(widget.VStack(theme.Grid, widget.NewSection(title), content), 6, 0, 0, 0)
}

// money makes a field for one of the figures.
func (p *page) money(placeholder string, at func(n *data.Negotiation) **int64) fyne.CanvasObject {
	a := newAmount(placeholder, func() string { return p.value().Currency }, func(minor *int64, currency string) {
		p.Change(func(n *data.Negotiation) {
			*at(n) = minor
			if currency != "" && n.Currency == "" {
				n.Currency = currency
			}
		})
	}, p.Leave, p.next, p.Again)
	p.Filled(func(n data.Negotiation) { a.show(*at(&n)) })
	return a.content
}

func (p *page) next() { p.deps.Window.Window().Canvas().FocusNext() }

// value is the negotiation that is open, as it now stands.
func (p *page) value() data.Negotiation {
	if d := p.Folio.Draft(); d != nil {
		return d.Value()
	}
	return data.Negotiation{}
}

// showAround shows what belongs to the negotiation.
func (p *page) showAround(a around, err error) {
	if err != nil {
		p.deps.Window.Fail(lang.L("read the offers"), err)
	}
	p.offers.show(a.offers)
	p.script.show(a)
	p.Again()
}
