package learning

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio"
	"greenroom/ui/folio/desk"
	"greenroom/ui/folio/form"
	"greenroom/ui/folio/shelf"
	"greenroom/ui/room"
	"greenroom/ui/theme"
	"greenroom/ui/who"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// adviceList is the feedback that was asked for.
type adviceList = folio.Folio[data.Advice, data.Advice]

func newAdvice(win room.Window, store Store) *adviceList {
	p := newAdvicePage(win, store)
	l := folio.New(folio.Config[data.Advice, data.Advice]{
		Window: win,
		Store:  store,
		Kind:   data.KindAdvice,
		Words:  advicePhrases(),

		Drafts: desk.Kind[data.Advice]{
			ID:    func(a data.Advice) int64 { return a.ID },
			Blank: func(a data.Advice) bool { return strings.TrimSpace(a.Who+a.About+a.Answer+a.Doing) == "" },
			Save:  store.SaveAdvice,
			Adopt: func(a *data.Advice, saved data.Advice) {
				a.ID, a.Created, a.Updated = saved.ID, saved.Created, saved.Updated
			},
			Now: store.Now,
		},
		Updated: func(a data.Advice) time.Time { return a.Updated },
		Read:    store.OneAdvice,
		Begin:   func(about string) data.Advice { return beginAdvice(context.Background(), store, about) },
		Prepare: func(ctx context.Context, a data.Advice) func() {
			of, err := partsOf(ctx, store, a)
			return func() { p.showParts(of, err) }
		},

		Load: func(ctx context.Context, q shelf.Query, limit, offset int) ([]data.Advice, error) {
			return store.Advice(ctx, data.AdviceFilter{Text: q.Text, Limit: limit, Offset: offset})
		},
		Count: func(ctx context.Context, q shelf.Query) (int, error) {
			return store.CountAdvice(ctx, data.AdviceFilter{Text: q.Text})
		},
		Row: func() widget.Row[data.Advice] {
			return newRow(func(a data.Advice) (said, bool) {
				when, due := askedWhen(a, store.Now())
				return said{oneLine(a.Who, lang.L("Somebody")), a.About, when, due}, a.ID != 0
			})
		},
		ID: func(a data.Advice) int64 { return a.ID },
	})
	p.Folio = l
	l.Furnish(p)
	return l
}

// beginAdvice makes the request that an address asks for: of today, and about an
// interview or to somebody where one is named.
func beginAdvice(ctx context.Context, store Store, about string) data.Advice {
	a := data.Advice{Asked: data.DayOf(store.Now().Local()), InterviewID: numbered(about, data.KindInterview), ContactID: numbered(about, data.KindContact)}
	if a.InterviewID != 0 {
		if i, err := store.Interview(ctx, a.InterviewID); err == nil {
			a.About = lang.L("My talk with {{.Name}}", map[string]any{"Name": words.Interview(i)})
			if len(i.Contacts) > 0 {
				a.ContactID = i.Contacts[0]
			}
		}
	}
	if a.ContactID != 0 {
		if c, err := store.Contact(ctx, a.ContactID); err == nil {
			a.Who = who.Name(c.Name, c.Company)
		}
	}
	return a
}

// adviceWaits is after how many days without an answer one may kindly ask again.
const adviceWaits = 7

// askedWhen says when feedback came, or was asked for; due when it is long ago.
func askedWhen(a data.Advice, now time.Time) (text string, due bool) {
	today := data.DayOf(now.Local())
	switch {
	case strings.TrimSpace(a.Answer) != "":
		return lang.L("answered"), false
	case a.Asked == "":
		return lang.L("to ask"), false
	case a.Asked == today:
		return lang.L("asked today"), false
	}
	days := a.Asked.Until(today)
	if days < 0 {
		return words.Coming(a.Asked.In(time.Local), now), false
	}
	return lang.N("asked {{.Count}} days ago", days, map[string]any{"Count": days}), days >= adviceWaits
}

// advicePage is the right side: one request for feedback.
type advicePage struct {
	*form.Form[data.Advice, data.Advice]
	win   room.Window
	store Store

	contact, talk *fyne.Container
}

func newAdvicePage(win room.Window, store Store) *advicePage {
	p := &advicePage{Form: form.New[data.Advice, data.Advice](win, store.Now), win: win, store: store}
	p.contact, p.talk = widget.Flow(theme.Grid), widget.Flow(theme.Grid)
	title := p.Title(lang.L("Whom you ask: an interviewer, a mentor, a friend"), func(a *data.Advice) *string { return &a.Who })
	about := p.Text(lang.L("One question that can be answered: “Did I ramble when they asked about the project?”"), func(a *data.Advice) *string { return &a.About }, 1)
	asked := p.PastDay(lang.L("The day you asked"), func(a *data.Advice) *data.Day { return &a.Asked })
	answer := p.Text(lang.L("What they said, in their words"), func(a *data.Advice) *string { return &a.Answer }, 2)
	answered := p.PastDay(lang.L("The day they answered"), func(a *data.Advice) *data.Day { return &a.Answered })
	doing := p.Text(lang.L("The one thing you change, or why you leave it as it is"), func(a *data.Advice) *string { return &a.Doing }, 1)
	p.Lay(lang.L("Delete this request"), title, form.Details(
		form.Detail(lang.L("Person"), widget.Pad(p.contact, 5, 0, 5, 0)),
		form.Detail(lang.L("About"), about),
		form.Detail(lang.L("After"), widget.Pad(p.talk, 5, 0, 5, 0)),
		form.Detail(lang.L("Asked"), asked),
		form.Detail(lang.L("Answer"), answer),
		form.Detail(lang.L("Answered"), answered),
		form.Detail(lang.L("I do"), doing)))
	return p
}

// parts is what a request has to do with.
type parts struct {
	contact   data.Contact   // its ID is 0 for none
	interview data.Interview // its ID is 0 for none
	talks     []data.Interview
}

// talksOffered is how many interviews there are to choose from.
const talksOffered = 12

func partsOf(ctx context.Context, store Store, a data.Advice) (of parts, err error) {
	if a.ContactID != 0 {
		if of.contact, err = store.Contact(ctx, a.ContactID); err != nil && !errors.Is(err, data.ErrNotFound) {
			return of, err
		}
	}
	if a.InterviewID != 0 {
		if of.interview, err = store.Interview(ctx, a.InterviewID); err != nil && !errors.Is(err, data.ErrNotFound) {
			return of, err
		}
	}
	of.talks, err = store.Interviews(ctx, data.InterviewFilter{Limit: talksOffered})
	return of, err
}

// showParts shows who was asked, and after which talk.
func (p *advicePage) showParts(of parts, err error) {
	if err != nil {
		p.win.Fail(lang.L("read what this has to do with"), err)
	}
	p.contact.RemoveAll()
	if of.contact.ID != 0 {
		chip := widget.NewChip(shortened(who.Name(of.contact.Name, of.contact.Company), onChip), func() { p.win.Go(fmt.Sprintf("network/%d", of.contact.ID)) })
		chip.OnRemove = func() { p.set(func(a *data.Advice) { a.ContactID = 0 }) }
		p.contact.Add(chip)
	} else {
		p.contact.Add(widget.NewChip(lang.L("+ Somebody you know"), p.askWho))
	}
	p.talk.RemoveAll()
	switch {
	case of.interview.ID != 0:
		chip := widget.NewChip(shortened(words.Interview(of.interview), onChip), func() { p.win.Go(fmt.Sprintf("interviews/%d", of.interview.ID)) })
		chip.OnRemove = func() { p.set(func(a *data.Advice) { a.InterviewID = 0 }) }
		p.talk.Add(chip)
	case len(of.talks) > 0:
		var chip *widget.Chip
		chip = widget.NewChip(lang.L("+ A talk"), func() { p.askTalk(chip, of.talks) })
		p.talk.Add(chip)
	default:
		p.talk.Add(widget.NewQuiet(lang.L("No talk is kept yet")))
	}
	p.contact.Refresh()
	p.talk.Refresh()
	p.Again()
}

func (p *advicePage) set(change func(a *data.Advice)) {
	p.Change(change)
	p.Leave()
	p.Folio.PrepareAgain()
}

func (p *advicePage) askWho() {
	who.Ask(p.win, p.store, who.Question{Title: lang.L("Whom do you ask?"), Choose: func(c data.ContactLine) {
		p.set(func(a *data.Advice) {
			a.ContactID = c.ID
			if strings.TrimSpace(a.Who) == "" {
				a.Who = who.Name(c.Name, c.Company)
			}
		})
		p.Show()
	}})
}

func (p *advicePage) askTalk(beside fyne.CanvasObject, talks []data.Interview) {
	var items []*fyne.MenuItem
	for _, i := range talks {
		items = append(items, fyne.NewMenuItem(words.Interview(i), func() { p.set(func(a *data.Advice) { a.InterviewID = i.ID }) }))
	}
	menu(p.win, beside, items)
}

func advicePhrases() folio.Words[data.Advice] {
	return folio.Words[data.Advice]{
		Title:      lang.L("Feedback"),
		New:        lang.L("New request"),
		Search:     lang.L("Search feedback"),
		Nothing:    lang.L("Nothing has these words."),
		Choose:     lang.L("Choose a request, or note a new one."),
		EmptyIcon:  "people",
		EmptyTitle: lang.L("What others saw"),
		EmptyText:  lang.L("Ask an interviewer, a mentor or a friend one small question. Keep what they say, and what you do with it."),
		EmptyNew:   lang.L("Note the first request"),
		List:       lang.L("read the feedback you asked for"),
		Open:       lang.L("open this request"),
		Save:       lang.L("save this; your words stay on the page"),
		Delete:     lang.L("delete this request"),
		Deleted: func(a data.Advice) string {
			if name := strings.TrimSpace(a.Who); name != "" {
				return lang.L("Deleted {{.Name}}", map[string]any{"Name": name})
			}
			return lang.L("Request deleted")
		},
	}
}
