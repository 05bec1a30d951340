package data

import "strings"

// PayPart names an amount of an offer that every offer has a place for; an amount of the person's own
// has the name they gave it.
type PayPart string

// The parts of what an offer pays.
const (
	PayBase   PayPart = "base"
	PayBonus  PayPart = "bonus"
	PayEquity PayPart = "equity"
	PayOwn    PayPart = "own"
)

// PayLine is one line of the arithmetic: what is added, and what it comes to with those before.
type PayLine struct {
	Part   PayPart
	Name   string // of one of the person's own
	Amount int64
	Sum    int64
}

// Pay adds up what an offer comes to in a year, line by line. It is empty when no amount is known.
// What is not known is left out, and not taken to be nothing.
func (o Offer) Pay() []PayLine {
	var lines []PayLine
	add := func(part PayPart, name string, amount *int64) {
		if amount == nil {
			return
		}
		sum := *amount
		if len(lines) > 0 {
			sum = addMoney(lines[len(lines)-1].Sum, sum)
		}
		lines = append(lines, PayLine{part, name, *amount, sum})
	}
	add(PayBase, "", o.Base)
	add(PayBonus, "", o.Bonus)
	add(PayEquity, "", o.Equity)
	for _, row := range o.Rows {
		add(PayOwn, strings.TrimSpace(row.Name), row.Amount)
	}
	return lines
}

// Total is what an offer comes to in a year, as far as it is known.
func (o Offer) Total() (total int64, known bool) {
	lines := o.Pay()
	if len(lines) == 0 {
		return 0, false
	}
	return lines[len(lines)-1].Sum, true
}

// Against is by how much an offer comes to more than another in a year. It is not known when an
// amount is not, or when they are not paid in one currency: there is no rate here to change by.
func (o Offer) Against(other Offer) (more int64, known bool) {
	a, knownA := o.Total()
	b, knownB := other.Total()
	if !knownA || !knownB || !SameCurrency(o.Currency, other.Currency) {
		return 0, false
	}
	return addMoney(a, -b), true
}

// SeveralCurrencies reports whether offers with an amount are paid in more than one currency, or it
// is not said for some in which.
func SeveralCurrencies(offers []Offer) bool {
	var first *Offer
	for i, o := range offers {
		if _, known := o.Total(); !known {
			continue
		}
		if first != nil && !SameCurrency(first.Currency, o.Currency) {
			return true
		}
		first = &offers[i]
	}
	return false
}
