package offers

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// tableRow is one thing that is compared: what it is, and what each offer says
// of it.
type tableRow struct {
	label string
	cells []string
	bold  bool // what it comes to
	small bool // how it comes about
}

// tableOf lays offers side by side. Only what at least one offer has is compared;
// an amount stands in the currency it was entered in.
func tableOf(offers []data.Offer) []tableRow {
	var rows []tableRow
	add := func(label string, of func(o data.Offer) string) {
		row := tableRow{label: label}
		for _, o := range offers {
			row.cells = append(row.cells, of(o))
		}
		if slices.ContainsFunc(row.cells, func(cell string) bool { return cell != "" }) {
			rows = append(rows, row)
		}
	}
	add(lang.L("Base"), func(o data.Offer) string { return moneyCell(o.Base, o) })
	add(lang.L("Bonus"), func(o data.Offer) string { return moneyCell(o.Bonus, o) })
	add(lang.L("Equity"), func(o data.Offer) string { return moneyCell(o.Equity, o) })
	for _, name := range ownNames(offers) {
		add(name, func(o data.Offer) string { return ownCell(o, name) })
	}
	before := len(rows)
	add(lang.L("A year in all"), totalCell)
	if len(rows) > before {
		rows[before].bold = true
	}
	before = len(rows)
	add(lang.L("How it adds up"), sumCell)
	if len(rows) > before {
		rows[before].small = true
	}
	if present := slices.IndexFunc(offers, func(o data.Offer) bool { return o.Present }); present >= 0 && len(offers) > 1 {
		add(lang.L("Against now"), func(o data.Offer) string { return againstCell(o, offers[present]) })
	}
	add(lang.L("Days off"), func(o data.Offer) string {
		if o.Holidays == nil {
			return ""
		}
		return lang.N("{{.Count}} days off a year", int(*o.Holidays), map[string]any{"Count": *o.Holidays})
	})
	add(lang.L("Hours"), hoursCell)
	add(lang.L("Place"), func(o data.Offer) string { return strings.TrimSpace(o.Place) })
	add(lang.L("Growth"), func(o data.Offer) string { return strings.TrimSpace(o.Growth) })
	add(lang.L("Stands until"), func(o data.Offer) string {
		if o.Until == "" {
			return ""
		}
		return o.Until.In(time.Local).Format("2 January")
	})
	add(lang.L("Answer"), func(o data.Offer) string {
		switch {
		case o.Present:
			return ""
		case o.State == data.OfferAccepted:
			return lang.L("accepted")
		case o.State == data.OfferDeclined:
			return lang.L("declined")
		}
		return lang.L("open so far")
	})
	return rows
}

// ownNames are the names of the person's own rows, in the order of their coming.
func ownNames(offers []data.Offer) []string {
	var names []string
	for _, o := range offers {
		for _, row := range o.Rows {
			known := slices.ContainsFunc(names, func(name string) bool { return strings.EqualFold(name, strings.TrimSpace(row.Name)) })
			if name := strings.TrimSpace(row.Name); name != "" && !known {
				names = append(names, name)
			}
		}
	}
	return names
}

func moneyCell(minor *int64, o data.Offer) string {
	if minor == nil {
		return ""
	}
	return data.MoneyText(*minor, o.Currency)
}

// ownCell is what an offer says in one of the person's own rows.
func ownCell(o data.Offer, name string) string {
	var parts []string
	for _, row := range o.Rows {
		if !strings.EqualFold(strings.TrimSpace(row.Name), name) {
			continue
		}
		if row.Amount != nil {
			parts = append(parts, data.MoneyText(*row.Amount, o.Currency))
		}
		if text := strings.TrimSpace(row.Text); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, " · ")
}

func totalCell(o data.Offer) string {
	total, known := o.Total()
	if !known {
		return ""
	}
	return data.MoneyText(total, o.Currency)
}

// sumCell writes how the total comes about, line by line.
func sumCell(o data.Offer) string {
	var lines []string
	for i, line := range o.Pay() {
		text := data.MoneyText(line.Amount, "")
		if i > 0 {
			sign := "+ "
			if line.Amount < 0 {
				sign, text = "− ", strings.TrimPrefix(text, "−")
			}
			text = sign + text
		}
		lines = append(lines, text)
	}
	if len(lines) < 2 {
		return ""
	}
	total, _ := o.Total()
	return strings.Join(append(lines, "= "+data.MoneyText(total, "")), "\n")
}

// againstCell says by how much an offer is more than the present job. Of another
// currency it says that, and compares nothing.
func againstCell(o, present data.Offer) string {
	if o.Present {
		return ""
	}
	if more, known := o.Against(present); known {
		text := data.MoneyText(more, o.Currency)
		if more > 0 {
			text = "+" + text
		}
		return text
	}
	_, has := o.Total()
	_, had := present.Total()
	if has && had {
		return lang.L("another currency, not compared")
	}
	return ""
}

// hoursCell writes minutes of work a week as hours: "38.5 hours a week".
func hoursCell(o data.Offer) string {
	if o.Weekly == nil {
		return ""
	}
	return lang.L("{{.Hours}} hours a week", map[string]any{"Hours": hoursText(*o.Weekly)})
}

// hoursText writes minutes as hours, to two places.
func hoursText(minutes int64) string {
	whole, part := minutes/60, (minutes%60)*100/60
	if part == 0 {
		return strconv.FormatInt(whole, 10)
	}
	return strings.TrimRight(fmt.Sprintf("%d.%02d", whole, part), "0")
}

const (
	labelWidth  = 104 // of what is compared
	columnWidth = 118 // of an offer, at least
)

// table shows offers side by side. Where there are too many for the page, it can
// be moved sideways.
func table(offers []data.Offer) fyne.CanvasObject {
	head := []fyne.CanvasObject{inColumn(widget.NewQuiet(""))}
	for _, o := range offers {
		name := widget.NewText(nameOf(o))
		name.Bold = true
		cell := widget.VStack(0, name)
		if o.Present {
			cell.Add(widget.NewQuiet(lang.L("the present job")))
		}
		head = append(head, widget.Grow(cell))
	}
	all := widget.VStack(0, widget.Pad(widget.HStackTop(2*theme.Grid, head...), 0, 0, 8, 0))
	for _, row := range tableOf(offers) {
		all.Add(widget.Divider())
		all.Add(widget.Pad(tableLine(row), 7, 0, 7, 0))
	}
	least := labelWidth + float32(len(offers))*(columnWidth+2*theme.Grid)
	return container.NewHScroll(widget.Wide(all, least))
}

// inColumn is exactly as wide as the first column, whatever it says, so that the
// others stand under one another.
func inColumn(label fyne.CanvasObject) fyne.CanvasObject {
	return widget.Wide(widget.MaxWidthLeft(label, labelWidth), labelWidth)
}

func tableLine(row tableRow) fyne.CanvasObject {
	label := widget.NewText(row.label)
	label.TextSize, label.Color = theme.SizeQuiet, theme.Quiet
	parts := []fyne.CanvasObject{inColumn(label)}
	for _, cell := range row.cells {
		text := widget.NewText(cell)
		text.Bold = row.bold
		if row.small {
			text.TextSize, text.Color = theme.SizeQuiet, theme.Quiet
		}
		parts = append(parts, widget.Grow(text))
	}
	return widget.HStackTop(2*theme.Grid, parts...)
}

// nameOf is what an offer is called.
func nameOf(o data.Offer) string {
	switch name := commas(o.Name); {
	case name != "":
		return name
	case o.Present:
		return lang.L("Where you are now")
	}
	return lang.L("An offer")
}
