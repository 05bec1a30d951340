package network

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio/shelf"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// only says which people are listed: how they stand, when one was last in touch,
// and at which company they are. All of it holds at once.
type only struct{ standing, touched, company string }

// What the choices stand for, in their order; "" lets everybody through.
var (
	standings = []string{"", onlyDue, string(data.StandingFine), string(data.StandingSoon), onlySlipping}
	touched   = []string{"", "month", "quarter", "year", "never"}
)

func standingNames() []string {
	return []string{lang.L("Anyhow"), lang.L("Due"), lang.L("Fine"), lang.L("Soon"), lang.L("Slipping")}
}

func touchedNames() []string {
	return []string{lang.L("Whenever"), lang.L("Within a month"), lang.L("Over three months ago"), lang.L("Over a year ago"), lang.L("Not yet")}
}

// onlyChosen is what the name of such a filter begins with.
const onlyChosen = "only/"

// key is the filter as the list knows it.
func (o only) key() string {
	return shelf.FilterKey(onlyChosen + o.standing + "/" + o.touched + "/" + o.company)
}

// readOnly reads the name of a filter back.
func readOnly(name string) (o only, is bool) {
	name, is = strings.CutPrefix(name, onlyChosen)
	if parts := strings.SplitN(name, "/", 3); is && len(parts) == 3 {
		return only{parts[0], parts[1], parts[2]}, true
	}
	return o, false
}

// label is what the chip of the filter says.
func (o only) label() string {
	parts := []string{o.company}
	if n := slices.Index(standings, o.standing); n > 0 {
		parts = append(parts, standingNames()[n])
	}
	if n := slices.Index(touched, o.touched); n > 0 {
		parts = append(parts, strings.ToLower(touchedNames()[n]))
	}
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), " · ")
}

// add restricts a filter.
func (o only) add(f *data.ContactFilter, now time.Time) {
	f.Company = o.company
	switch o.standing {
	case "":
	case onlyDue:
		f.Due = true
	default:
		f.Standing = data.Standing(o.standing)
	}
	switch o.touched {
	case "month":
		f.TouchedAfter = now.AddDate(0, -1, 0)
	case "quarter":
		f.TouchedBefore = now.AddDate(0, -3, 0)
	case "year":
		f.TouchedBefore = now.AddDate(-1, 0, 0)
	case "never":
		f.Untouched = true
	}
}

// chooseOnly asks which people to list.
func (r *Room) chooseOnly() {
	r.card.working.Go(func() {
		companies, err := r.store.Employers(context.Background(), companiesOffered)
		fyne.Do(func() {
			if err != nil {
				r.win.Fail(lang.L("read your companies"), err)
				return
			}
			r.askOnly(companies)
		})
	})
}

// companiesOffered is how many companies can be chosen by one press.
const companiesOffered = 8

func (r *Room) askOnly(companies []string) {
	r.mu.Lock()
	chosen := r.only
	r.mu.Unlock()
	var sheet *widget.Sheet
	standing := widget.NewChips(false, func(on []int) { chosen.standing = standings[on[0]] })
	standing.SetOptions(standingNames()...)
	standing.SetSelected(max(slices.Index(standings, chosen.standing), 0))
	when := widget.NewChips(false, func(on []int) { chosen.touched = touched[on[0]] })
	when.SetOptions(touchedNames()...)
	when.SetSelected(max(slices.Index(touched, chosen.touched), 0))
	company := widget.NewEntry(lang.L("At which company"), func(text string) { chosen.company = strings.Join(strings.Fields(text), " ") })
	company.SetText(chosen.company)
	names := widget.Flow(2 * theme.Grid)
	for _, name := range companies {
		names.Add(widget.NewHint(shortName(name), "", func() { company.SetText(name) }))
	}
	show := func(o only) func() {
		return func() {
			sheet.Close()
			r.showOnly(o)
		}
	}
	keep := widget.NewButton(lang.L("Show these"), lang.L("Enter"), func() { show(chosen)() })
	keep.Style = widget.Filled
	sheet = widget.NewSheet(lang.L("Whom do you want to see?"), widget.VStack(2*theme.Grid,
		widget.NewQuiet(lang.L("Last in touch")), when, widget.NewQuiet(lang.L("How it stands")), standing, company, names),
		widget.NewButton(lang.L("Cancel"), lang.L("Esc"), func() { sheet.Close() }), widget.NewButton(lang.L("Everybody"), "", show(only{})), keep)
	sheet.Width = 620
	sheet.Open(r.win.Window())
}

// showOnly lists some people, or everybody.
func (r *Room) showOnly(o only) {
	r.mu.Lock()
	r.only = o
	r.mu.Unlock()
	if o == (only{}) {
		r.Filter("")
		r.Again()
		return
	}
	r.Filter(o.key())
}

// shortName keeps one long name from filling a line.
func shortName(name string) string {
	const most = 28
	letters := []rune(name)
	if len(letters) <= most {
		return name
	}
	return strings.TrimRight(string(letters[:most-1]), " ,.") + "…"
}
