package offers

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio/form"
	"greenroom/ui/folio/paper"
	"greenroom/ui/theme"
	"greenroom/ui/when"
	"greenroom/ui/widget"
)

// editor is the fields of one offer.
type editor struct {
	offers  *offers
	name    *widget.Entry
	fills   []func(o data.Offer)
	state   fyne.CanvasObject
	rows    *fyne.Container
	filling bool
	content *fyne.Container
}

func newEditor(o *offers) *editor {
	e := &editor{offers: o, rows: widget.VStack(0)}
	var name fyne.CanvasObject
	e.name, name = e.line(lang.L("Who offers it"), func(x *data.Offer) *string { return &x.Name })
	_, currency := e.line(lang.L("EUR, GBP, $"), func(x *data.Offer) *string { return &x.Currency })
	_, place := e.line(lang.L("Where, and how far it is"), func(x *data.Offer) *string { return &x.Place })
	_, growth := e.line(lang.L("What you could become there"), func(x *data.Offer) *string { return &x.Growth })
	_, notes := e.line(lang.L("What else counts"), func(x *data.Offer) *string { return &x.Notes })
	days := e.number(lang.L("Days off in a year"), func(x *data.Offer) **int64 { return &x.Holidays }, countText, readCount,
		lang.L("How many days? A whole number."))
	hours := e.number(lang.L("Hours of work in a week"), func(x *data.Offer) **int64 { return &x.Weekly }, weeklyText, readHours,
		lang.L("How many hours a week? Try “38.5”."))
	add := widget.NewChip(lang.L("+ A line of your own"), e.addRow)
	remove := widget.NewIconButton("trash", lang.L("Delete this offer"), o.remove)
	e.state = e.answers()
	e.content = widget.VStack(theme.Grid, form.Details(
		form.Detail(lang.L("Name"), name),
		form.Detail(lang.L("Currency"), currency),
		form.Detail(lang.L("Base"), e.money(lang.L("What is paid in a year"), func(x *data.Offer) **int64 { return &x.Base })),
		form.Detail(lang.L("Bonus"), e.money(lang.L("In a year, as you expect it"), func(x *data.Offer) **int64 { return &x.Bonus })),
		form.Detail(lang.L("Equity"), e.money(lang.L("What it is worth to you in a year"), func(x *data.Offer) **int64 { return &x.Equity })),
		form.Detail(lang.L("Your own"), widget.VStack(theme.Grid, e.rows, widget.Flow(theme.Grid, add))),
		form.Detail(lang.L("Days off"), days),
		form.Detail(lang.L("Hours"), hours),
		form.Detail(lang.L("Place"), place),
		form.Detail(lang.L("Growth"), growth),
		form.Detail(lang.L("Stands until"), e.until()),
		form.Detail(lang.L("Answer"), e.state),
		form.Detail(lang.L("Notes"), notes)),
		widget.HStack(0, widget.Spacer(), remove))
	return e
}

// show fills the fields.
func (e *editor) show(o data.Offer) {
	e.filling = true
	for _, fill := range e.fills {
		fill(o)
	}
	e.showRows(o)
	e.filling = false
}

// line makes a field of one line.
func (e *editor) line(placeholder string, at func(x *data.Offer) *string) (*widget.Entry, fyne.CanvasObject) {
	field := widget.NewEntry(placeholder, func(text string) { e.offers.change(func(x *data.Offer) { *at(x) = text }) })
	field.OnLeave, field.OnEnter = e.offers.leave, e.offers.page.next
	e.fills = append(e.fills, func(o data.Offer) {
		field.SetText(*at(&o))
		field.CursorColumn = 0
	})
	return field, paper.Field(field)
}

// money makes a field for an amount.
func (e *editor) money(placeholder string, at func(x *data.Offer) **int64) fyne.CanvasObject {
	a := newAmount(placeholder, e.currency, func(minor *int64, currency string) {
		e.offers.change(func(x *data.Offer) {
			*at(x) = minor
			if currency != "" && x.Currency == "" {
				x.Currency = currency
			}
		})
	}, e.offers.leave, e.offers.page.next, e.offers.page.Again)
	e.fills = append(e.fills, func(o data.Offer) { a.show(*at(&o)) })
	return a.content
}

func (e *editor) currency() string {
	if e.offers.draft == nil {
		return ""
	}
	return e.offers.draft.Value().Currency
}

// number makes a field for a number; problem is said while it is none.
func (e *editor) number(placeholder string, at func(x *data.Offer) **int64, write func(*int64) string,
	read func(string) (*int64, bool), problem string,
) fyne.CanvasObject {
	says := widget.NewText(problem)
	says.TextSize, says.Color = theme.SizeQuiet, theme.Recording
	says.Hide()
	field := widget.NewEntry(placeholder, nil)
	field.OnChanged = func(text string) {
		n, ok := read(text)
		if ok {
			e.offers.change(func(x *data.Offer) { *at(x) = n })
		}
		shown(says, !ok)
		e.offers.page.Again()
	}
	field.OnLeave, field.OnEnter = e.offers.leave, e.offers.page.next
	e.fills = append(e.fills, func(o data.Offer) {
		field.SetText(write(*at(&o)))
		field.CursorColumn = 0
	})
	return widget.VStack(0, paper.Field(field), says)
}

func weeklyText(minutes *int64) string {
	if minutes == nil {
		return ""
	}
	return hoursText(*minutes)
}

// until makes the field of the day until which the offer stands.
func (e *editor) until() fyne.CanvasObject {
	says := widget.NewText("")
	says.TextSize, says.Color = theme.SizeQuiet, theme.Recording
	field := widget.NewEntry(lang.L("12 Dec, or in 3 days"), nil)
	field.OnChanged = func(text string) {
		found, problem := when.Read(text, e.offers.page.deps.Store.Now().Local())
		if problem == "" {
			e.offers.change(func(x *data.Offer) { x.Until = data.DayOf(found) })
		}
		says.SetText(problem)
		shown(says, problem != "")
		e.offers.page.Again()
	}
	field.OnLeave, field.OnEnter = e.offers.leave, e.offers.page.next
	e.fills = append(e.fills, func(o data.Offer) {
		field.SetText(untilText(o.Until))
		field.CursorColumn = 0
	})
	return widget.VStack(0, paper.Field(field), says)
}

// answers makes the choice of what became of the offer.
func (e *editor) answers() fyne.CanvasObject {
	states := []data.OfferState{data.OfferOpen, data.OfferAccepted, data.OfferDeclined}
	chips := widget.NewChips(false, func(on []int) {
		e.offers.change(func(x *data.Offer) { x.State = states[on[0]] })
		e.offers.leave()
	})
	chips.SetOptions(lang.L("Open"), lang.L("Accepted"), lang.L("Declined"))
	e.fills = append(e.fills, func(o data.Offer) { chips.SetSelected(max(0, slices.Index(states, o.State))) })
	return widget.Pad(chips, 4, 0, 4, 0)
}

// addRow adds something else to compare.
func (e *editor) addRow() {
	e.offers.change(func(x *data.Offer) { x.Rows = append(slices.Clone(x.Rows), data.OfferRow{}) })
	if d := e.offers.draft; d != nil {
		e.showRows(d.Value())
	}
}

// showRows shows the person's own lines: a name, an amount or words for it.
func (e *editor) showRows(o data.Offer) {
	e.rows.RemoveAll()
	for i, row := range o.Rows {
		e.rows.Add(e.row(i, row))
	}
	e.rows.Refresh()
	e.offers.page.Again()
}

func (e *editor) row(i int, row data.OfferRow) fyne.CanvasObject {
	at := func(change func(row *data.OfferRow)) {
		e.offers.change(func(x *data.Offer) {
			if rows := slices.Clone(x.Rows); i < len(rows) {
				change(&rows[i])
				x.Rows = rows
			}
		})
	}
	name := widget.NewEntry(lang.L("What it is"), nil)
	name.SetText(row.Name)
	name.OnChanged = func(text string) { at(func(row *data.OfferRow) { row.Name = text }) }
	value := widget.NewEntry(lang.L("An amount a year, or words"), nil)
	value.SetText(valueText(row))
	value.OnChanged = func(text string) {
		at(func(row *data.OfferRow) { row.Amount, row.Text = e.readValue(text) })
	}
	for _, field := range []*widget.Entry{name, value} {
		field.CursorColumn = 0
		field.OnLeave, field.OnEnter = e.offers.leave, e.offers.page.next
	}
	remove := widget.NewIconButton("close", lang.L("Take this line off"), func() {
		e.offers.change(func(x *data.Offer) {
			if i < len(x.Rows) {
				x.Rows = slices.Delete(slices.Clone(x.Rows), i, i+1)
			}
		})
		if d := e.offers.draft; d != nil {
			e.showRows(d.Value())
		}
	})
	return widget.HStackTop(theme.Grid, widget.Grow(paper.Field(name)), widget.Grow(paper.Field(value)), remove)
}

// readValue understands an amount, where the text is one in the currency of the
// offer; else it is words.
func (e *editor) readValue(text string) (amount *int64, words string) {
	money, err := data.ReadMoney(text)
	if err != nil || money.Currency != "" && !data.SameCurrency(money.Currency, e.currency()) {
		return nil, text
	}
	return &money.Minor, ""
}

func valueText(row data.OfferRow) string {
	if row.Amount == nil {
		return row.Text
	}
	return strings.TrimSpace(data.MoneyText(*row.Amount, "") + " " + row.Text)
}
