// Package who asks for somebody of the network: a sheet with a field to search
// and a list to choose from.
package who

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/room"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// Store is what it needs of the store.
type Store interface {
	Contacts(ctx context.Context, filter data.ContactFilter) ([]data.ContactLine, error)
}

// offered is how many people are listed at a time.
const offered = 40

// Question is what is asked.
type Question struct {
	Title   string
	Without []int64                // who is not offered
	New     func(name string)      // somebody who is not there yet; nil: nobody new
	Choose  func(data.ContactLine) // somebody was chosen
}

// asking is a sheet that is open.
type asking struct {
	Question
	win     room.Window
	store   Store
	sheet   *widget.Sheet
	search  *widget.SearchField
	list    *widget.List[data.ContactLine]
	shown   string // what the list shows people for
	entered bool   // Enter was pressed before they were there
	loading task.Latest
}

// Ask shows the sheet.
func Ask(win room.Window, store Store, q Question) {
	a := &asking{Question: q, win: win, store: store, list: widget.NewList(newRow)}
	a.search = widget.NewSearchField(lang.L("A name, a company"), a.find)
	a.search.OnEnter = a.enter
	a.search.OnDown = func() { win.Window().Canvas().Focus(a.list) }
	a.list.OnOpen = a.take
	a.list.OnUp = func() { win.Window().Canvas().Focus(a.search) }
	cancel := widget.NewButton(lang.L("Cancel"), lang.L("Esc"), func() { a.sheet.Close() })
	a.sheet = widget.NewSheet(q.Title, widget.VStack(2*theme.Grid, a.search, widget.Tall(widget.Pad(a.list, 0, -8, 0, -8), 300)), cancel)
	a.sheet.OnClosed = a.loading.Cancel
	a.sheet.Open(win.Window())
	a.find("")
}

// take ends with a line of the list; one without a number is somebody new.
func (a *asking) take(l data.ContactLine) {
	a.sheet.Close()
	if l.ID == 0 {
		a.New(l.Name)
		return
	}
	a.Choose(l)
}

// enter takes who is marked, once the list fits what was typed.
func (a *asking) enter() {
	if a.shown != a.search.Text {
		a.entered = true
		return
	}
	if l, any := a.list.Selected(); any {
		a.take(l)
	}
}

func (a *asking) find(text string) {
	a.entered = false
	a.loading.Run(func(ctx context.Context) func() {
		lines, err := a.store.Contacts(ctx, data.ContactFilter{Text: text, Limit: offered})
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if err != nil {
				a.win.Fail(lang.L("look for people"), err)
				return
			}
			a.show(text, lines)
		}
	})
}

func (a *asking) show(text string, lines []data.ContactLine) {
	lines = slices.DeleteFunc(lines, func(l data.ContactLine) bool { return slices.Contains(a.Without, l.ID) })
	name := strings.Join(strings.Fields(text), " ")
	known := slices.ContainsFunc(lines, func(l data.ContactLine) bool { return strings.EqualFold(l.Name, name) })
	if a.New != nil && name != "" && !known {
		lines = append(lines, data.ContactLine{Name: name})
	}
	a.shown = text
	a.list.SetItems(lines)
	a.list.ScrollToTop()
	a.list.Select(0)
	if a.entered {
		a.enter()
	}
}

func newRow() widget.Row[data.ContactLine] {
	name, does := widget.NewLabel(" "), widget.NewQuiet(" ")
	return widget.NewRow[data.ContactLine](widget.VStack(2, name, does), func(l data.ContactLine) {
		name.SetText(Name(l.Name, l.Company))
		switch {
		case l.ID == 0 && l.Name != "":
			does.SetText(lang.L("Add as a new contact"))
		case l.Name == "":
			does.SetText(Does(l.Role, ""))
		default:
			does.SetText(Does(l.Role, l.Company))
		}
	})
}

// Name is what somebody is called: by name, or else by company.
func Name(name, company string) string {
	for _, text := range []string{name, company} {
		if text = strings.TrimSpace(text); text != "" {
			return text
		}
	}
	return lang.L("No name yet")
}

// Does is what somebody does and where; a space when neither is known, so that
// a line stays as high.
func Does(role, company string) string {
	role, company = strings.TrimSpace(role), strings.TrimSpace(company)
	switch {
	case role != "" && company != "":
		return role + ", " + company
	case role+company == "":
		return " "
	}
	return role + company
}
