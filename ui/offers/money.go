package offers

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio/paper"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// amount is a field for an amount of money a year. What was understood, or was
// not, is said under it.
type amount struct {
	field    *widget.Entry
	says     *widget.Text
	content  fyne.CanvasObject
	currency func() string                       // in which it is; "" is not said yet
	set      func(minor *int64, currency string) // nil: there is none
	grew     func()                              // what is said came or went
	kept     *int64                              // what is kept while it is not understood
}

// newAmount makes the field. set gets an amount once it is understood, with the
// currency where that was typed, too.
func newAmount(placeholder string, currency func() string, set func(minor *int64, currency string), leave, next, grew func()) *amount {
	a := &amount{says: widget.NewText(""), currency: currency, set: set, grew: grew}
	a.says.TextSize = theme.SizeQuiet
	a.says.Hide()
	a.field = widget.NewEntry(placeholder, a.typed)
	a.field.OnLeave = func() {
		a.left()
		leave()
	}
	a.field.OnEnter = next
	a.content = widget.VStack(0, paper.Field(a.field), a.says)
	return a
}

// show fills the field.
func (a *amount) show(minor *int64) {
	a.kept = minor
	typed := a.field.OnChanged
	a.field.OnChanged = nil
	text := ""
	if minor != nil {
		text = data.MoneyText(*minor, "")
	}
	a.field.SetText(text)
	a.field.CursorColumn = 0
	a.field.OnChanged = typed
	a.say("", theme.Quiet)
}

// left takes what was understood as what is kept from now on.
func (a *amount) left() {
	if minor, _, problem := a.read(); problem == "" {
		a.kept = minor
	}
}

// read understands what stands in the field; problem says why it does not.
func (a *amount) read() (minor *int64, currency, problem string) {
	text := strings.TrimSpace(a.field.Text)
	if text == "" {
		return nil, "", ""
	}
	money, err := data.ReadMoney(text)
	switch {
	case err != nil:
		return nil, "", problemOf(err)
	case money.Currency != "" && a.currency() != "" && !data.SameCurrency(money.Currency, a.currency()):
		return nil, "", lang.L("This is in {{.Currency}}. What is in another currency is kept apart.", map[string]any{"Currency": a.currency()})
	case money.Currency == "":
		return &money.Minor, a.currency(), ""
	}
	return &money.Minor, money.Currency, ""
}

// typed keeps what is understood. Half an amount is an amount, too: what comes
// before something that is not understood is not kept.
func (a *amount) typed(string) {
	minor, currency, problem := a.read()
	switch {
	case problem != "":
		a.set(a.kept, "")
		a.say(problem, theme.Recording)
	case minor == nil:
		a.set(nil, "")
		a.say("", theme.Quiet)
	default:
		a.set(minor, currency)
		a.say(lang.L("{{.Amount}} a year", map[string]any{"Amount": data.MoneyText(*minor, currency)}), theme.Quiet)
	}
}

// problemOf says why an amount is not understood.
func problemOf(err error) string {
	switch {
	case errors.Is(err, data.ErrByMonth):
		return lang.L("How many months a year? Try “4,000 a month x 12”.")
	case errors.Is(err, data.ErrTooMuch):
		return lang.L("That is more money than there is.")
	}
	return lang.L("Not understood yet. Try “52,000”, “52k” or “4,000 a month x 12”.")
}

func (a *amount) say(text string, color fyne.ThemeColorName) {
	a.says.SetColor(color)
	a.says.SetText(text)
	if shown := text != ""; shown != a.says.Visible() {
		if shown {
			a.says.Show()
		} else {
			a.says.Hide()
		}
		a.grew()
	}
}
