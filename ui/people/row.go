package people

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// entry is one line of the preview: somebody, or why a line brings nobody.
type entry struct {
	one    data.Arrival
	index  int // in the list of arrivals
	line   int
	reason string // why it is left out; "" for somebody
}

// newRow makes a row: who it is, what becomes of them, and what is to be done.
func (p *previewPage) newRow() widget.Row[entry] { return p.row(widget.NewQuiet("")) }

// newTallRow makes a row with a line more, for those of whom more is to be said.
func (p *previewPage) newTallRow() widget.Row[entry] {
	return p.row(widget.NewQuiet(""), widget.NewQuiet(""))
}

func (p *previewPage) row(lines ...*widget.Text) widget.Row[entry] {
	sign := widget.NewIcon("plus", theme.Well, 16)
	name, deed := widget.NewLabel(""), widget.NewQuiet("")
	words := widget.VStack(0, name)
	for _, line := range lines {
		words.Add(line)
	}
	says := lines[0]
	content := widget.HStack(2*theme.Grid, sign, widget.Grow(words), deed)
	return widget.NewRow(content, func(e entry) {
		name.SetColor(theme.Text)
		if e.reason != "" {
			sign.Set("info", theme.Quiet)
			name.SetText(e.reason)
			says.SetText(atLine(e.line, ""))
			if e.line > 0 {
				says.SetText(lang.L("line {{.Line}}", map[string]any{"Line": e.line}))
			}
			deed.SetText("")
			content.Refresh()
			return
		}
		icon, color := signOf(e.one)
		sign.Set(icon, color)
		if e.one.Deed == data.LeaveOut {
			name.SetColor(theme.Quiet)
		}
		name.SetText(called(e.one.Name, e.one.Company, e.one.Emails...))
		if says.SetText(p.says(e)); len(lines) > 1 {
			lines[0].SetText(disagreement(e.one))
			lines[1].SetText(gain(e.one))
		}
		deed.SetText(deedWords(e.one))
		content.Refresh()
	})
}

func signOf(one data.Arrival) (icon string, color fyne.ThemeColorName) {
	switch {
	case one.Fate == data.FateSame:
		return "check", theme.Quiet
	case one.Deed == data.LeaveOut && one.Fate == data.FateDoubtful:
		return "people", theme.Accent
	case one.Deed == data.LeaveOut:
		return "close", theme.Quiet
	case one.ContactID != 0:
		return "edit", theme.Well
	}
	return "plus", theme.Well
}

// says is what is known of somebody, or what they bring.
func (p *previewPage) says(e entry) string {
	if e.one.ContactID != 0 && e.one.Fate != data.FateSame {
		return gain(e.one)
	}
	if e.one.Fate == data.FateDoubtful && e.one.Deed == data.LeaveOut {
		var may []string
		for _, c := range e.one.Candidates {
			may = append(may, joined(called(c.Name, c.Company, c.Email), c.Company))
		}
		return joined(about(e.one.Person), lang.L("perhaps {{.Who}}", map[string]any{"Who": strings.Join(may, lang.L(" or "))}))
	}
	return joined(about(e.one.Person), listed(e.one.Tags))
}

func listed(list []string) string { return strings.Join(list, ", ") }

// deedWords says what is to be done about somebody.
func deedWords(one data.Arrival) string {
	switch {
	case one.Fate == data.FateSame:
		return ""
	case one.Deed == data.LeaveOut && one.Fate == data.FateDoubtful:
		return lang.L("Who is it?")
	case one.Deed == data.LeaveOut && one.Fate == data.FateChanged:
		return lang.L("Keep mine")
	case one.Deed == data.LeaveOut:
		return lang.L("Leave out")
	case one.ContactID == 0:
		return lang.L("Add")
	case one.Deed == data.TakeOver:
		return lang.L("Take the file's")
	}
	return lang.L("Add what is missing")
}

// choose opens a menu of what can be done about somebody.
func (p *previewPage) choose(e entry) {
	if e.reason != "" || e.one.Fate == data.FateSame {
		return
	}
	one := p.arrivals.List[e.index]
	var items []*fyne.MenuItem
	add := func(label string, is bool, do func()) {
		item := fyne.NewMenuItem(label, func() {
			do()
			p.chosen()
		})
		item.Checked = is
		items = append(items, item)
	}
	switch one.Fate {
	case data.FateNew:
		add(lang.L("Add"), one.Deed != data.LeaveOut, func() { p.arrivals.Do(e.index, data.TakeIn) })
	case data.FateChanged:
		p.offerKnown(one, e.index, add)
	case data.FateDoubtful:
		for _, c := range one.Candidates {
			who := map[string]any{"Who": joined(called(c.Name, c.Company, c.Email), c.Company, c.Role)}
			add(lang.L("It is {{.Who}}", who), one.Deed == data.TakeIn && one.ContactID == c.ID, func() { p.arrivals.Identify(e.index, c.ID) })
			add(lang.L("It is {{.Who}}; take the file's", who), one.Deed == data.TakeOver && one.ContactID == c.ID, func() {
				p.arrivals.Identify(e.index, c.ID)
				p.arrivals.Do(e.index, data.TakeOver)
			})
		}
		add(lang.L("Somebody new"), one.Deed != data.LeaveOut && one.ContactID == 0, func() { p.arrivals.Identify(e.index, 0) })
	}
	leave := lang.L("Leave out")
	if one.Fate == data.FateChanged {
		leave = lang.L("Keep mine")
	}
	add(leave, one.Deed == data.LeaveOut, func() {
		if one.Fate == data.FateDoubtful {
			p.arrivals.Unsaid(e.index)
		}
		p.arrivals.Do(e.index, data.LeaveOut)
	})
	p.room.menu(p.explain, items)
}

// offerKnown offers what can be done about somebody known.
func (p *previewPage) offerKnown(one data.Arrival, i int, add func(string, bool, func())) {
	if len(one.Fills) > 0 {
		add(lang.L("Add what is missing"), one.Deed == data.TakeIn, func() { p.arrivals.Do(i, data.TakeIn) })
	}
	if len(one.Differs) > 0 {
		add(lang.L("Take the file's"), one.Deed == data.TakeOver, func() { p.arrivals.Do(i, data.TakeOver) })
	}
}

// chooseForAll opens a menu of what can be done about all of the group.
func (p *previewPage) chooseForAll() {
	var items []*fyne.MenuItem
	each := func(label string, do func(i int)) {
		items = append(items, fyne.NewMenuItem(label, func() {
			for i, one := range p.arrivals.List {
				if one.Fate == fates[p.group] {
					do(i)
				}
			}
			p.chosen()
		}))
	}
	deed := func(d data.Deed) func(int) { return func(i int) { p.arrivals.Do(i, d) } }
	switch p.group {
	case newcomers:
		each(lang.L("Add all"), deed(data.TakeIn))
		each(lang.L("Leave all out"), deed(data.LeaveOut))
	case changed:
		each(lang.L("Add what is missing to all"), deed(data.TakeIn))
		each(lang.L("Take the file's of all"), deed(data.TakeOver))
		each(lang.L("Keep mine of all"), deed(data.LeaveOut))
	case doubtful:
		each(lang.L("All are somebody new"), func(i int) { p.arrivals.Identify(i, 0) })
		each(lang.L("Each is the first they may be"), func(i int) { p.arrivals.Identify(i, p.arrivals.List[i].Candidates[0].ID) })
		each(lang.L("Leave all out"), func(i int) { p.arrivals.Unsaid(i) })
	}
	p.room.menu(p.all, items)
}

// chosen shows what was decided.
func (p *previewPage) chosen() {
	p.fill()
	p.refreshFoot()
}
