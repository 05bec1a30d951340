package learning

import (
	"context"
	"errors"
	"fmt"
	"slices"
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
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// lessonList is what is to be learned.
type lessonList = folio.Folio[data.Lesson, data.Lesson]

func newLessons(win room.Window, store Store) *lessonList {
	p := newLessonPage(win, store)
	l := folio.New(folio.Config[data.Lesson, data.Lesson]{
		Window: win,
		Store:  store,
		Kind:   data.KindLesson,
		Words:  lessonPhrases(),

		Drafts: desk.Kind[data.Lesson]{
			ID: func(l data.Lesson) int64 { return l.ID },
			Blank: func(l data.Lesson) bool {
				return strings.TrimSpace(l.Title+l.Why+l.Link+l.Notes) == "" && l.Day == ""
			},
			Save: store.SaveLesson,
			Adopt: func(l *data.Lesson, saved data.Lesson) {
				l.ID, l.Created, l.Updated = saved.ID, saved.Created, saved.Updated
			},
			Now: store.Now,
		},
		Updated: func(l data.Lesson) time.Time { return l.Updated },
		Read:    store.Lesson,
		Begin:   func(about string) data.Lesson { return beginLesson(context.Background(), store, about) },
		Prepare: func(ctx context.Context, l data.Lesson) func() {
			links, err := linksOf(ctx, store, l)
			return func() { p.showLinks(links, err) }
		},

		Load: func(ctx context.Context, q shelf.Query, limit, offset int) ([]data.Lesson, error) {
			return store.Lessons(ctx, data.TaskFilter{Text: q.Text, Limit: limit, Offset: offset})
		},
		Count: func(ctx context.Context, q shelf.Query) (int, error) {
			return store.CountLessons(ctx, data.TaskFilter{Text: q.Text})
		},
		Row: func() widget.Row[data.Lesson] {
			return newRow(func(l data.Lesson) (said, bool) {
				when, due := farOf(l, store.Now())
				more := oneLine(l.Why, nameOf(l.Kind, lessonKinds, lessonNames()))
				return said{oneLine(l.Title, lang.L("without a name")), more, when, due}, l.ID != 0
			})
		},
		ID: func(l data.Lesson) int64 { return l.ID },
	})
	p.Folio = l
	l.Furnish(p)
	return l
}

// beginLesson makes what an address asks for: something to learn, or what is to
// close a gap.
func beginLesson(ctx context.Context, store Store, about string) data.Lesson {
	l := data.Lesson{Kind: data.LessonCourse, State: data.StateOpen, GapID: numbered(about, data.KindGap)}
	if l.GapID != 0 {
		if gap, err := store.Gap(ctx, l.GapID); err == nil {
			l.Why = gap.Text
		}
	}
	return l
}

// lessonPage is the right side: one thing to learn.
type lessonPage struct {
	*form.Form[data.Lesson, data.Lesson]
	win   room.Window
	store Store

	gap, board *fyne.Container
}

func newLessonPage(win room.Window, store Store) *lessonPage {
	p := &lessonPage{Form: form.New[data.Lesson, data.Lesson](win, store.Now), win: win, store: store}
	p.gap, p.board = widget.Flow(theme.Grid), widget.Flow(theme.Grid)
	title := p.Title(lang.L("What you want to learn"), func(l *data.Lesson) *string { return &l.Title })
	kind := form.Pick(p.Form, lessonNames(), lessonKinds, func(l *data.Lesson) *data.LessonKind { return &l.Kind })
	why := p.Text(lang.L("Where you would have needed it"), func(l *data.Lesson) *string { return &l.Why }, 1)
	link := p.Line(lang.L("Where to find it: a page, a library, somebody"), func(l *data.Lesson) *string { return &l.Link })
	day := p.Day(lang.L("12 Dec, or in 3 weeks"), func(l *data.Lesson) *data.Day { return &l.Day })
	state := form.Pick(p.Form, stateNames(), states, func(l *data.Lesson) *data.State { return &l.State })
	notes := p.Text(lang.L("What you take from it, in your own words"), func(l *data.Lesson) *string { return &l.Notes }, 2)
	p.Lay(lang.L("Delete this plan"), title, form.Details(
		form.Detail(lang.L("Kind"), kind),
		form.Detail(lang.L("Why"), why),
		form.Detail(lang.L("Where"), link),
		form.Detail(lang.L("Until when"), day),
		form.Detail(lang.L("How far"), state),
		form.Detail(lang.L("Closes"), widget.Pad(p.gap, 5, 0, 5, 0)),
		form.Detail(lang.L("On the board"), widget.Pad(p.board, 5, 0, 5, 0)),
		form.Detail(lang.L("Notes"), notes)))
	return p
}

var (
	lessonKinds = []data.LessonKind{data.LessonCourse, data.LessonWorkshop, data.LessonBook, data.LessonTrend, data.LessonOther}
	states      = []data.State{data.StateOpen, data.StateDoing, data.StateDone, data.StateDropped}
)

func lessonNames() []string {
	return []string{lang.L("Course"), lang.L("Workshop"), lang.L("Book"), lang.L("Trend to follow"), lang.L("Something else")}
}

func stateNames() []string {
	return []string{lang.L("To do"), lang.L("Under way"), lang.L("Done"), lang.L("Let go")}
}

// farOf is how far something to learn is, in a word; due when its day has come.
func farOf(l data.Lesson, now time.Time) (text string, due bool) {
	today := data.DayOf(now.Local())
	switch {
	case l.State == data.StateDone || l.State == data.StateDropped || l.Day == "":
		return nameOf(l.State, states, stateNames()), false
	case today.Until(l.Day) < 0:
		return lang.L("was for {{.Day}}", map[string]any{"Day": l.Day.In(time.Local).Format("2 Jan")}), true
	}
	return words.Coming(l.Day.In(time.Local), now), l.Day == today
}

// links is what a thing to learn has to do with.
type links struct {
	id     int64
	gap    data.Gap   // its ID is 0 for none
	gaps   []data.Gap // to choose from
	cards  []data.SWOT
	others []data.SWOT // to choose from
}

// offeredLinks is how many gaps there are to choose from.
const offeredLinks = 20

func linksOf(ctx context.Context, store Store, l data.Lesson) (a links, err error) {
	a.id = l.ID
	if l.GapID != 0 {
		if a.gap, err = store.Gap(ctx, l.GapID); errors.Is(err, data.ErrNotFound) {
			err = nil // it lies in the trash
		}
	}
	gaps, gapsErr := store.Gaps(ctx, data.GapFilter{Kind: data.GapOpen, Open: true, Limit: offeredLinks})
	cards, cardsErr := store.SWOTs(ctx)
	a.gaps = gaps
	for _, card := range cards {
		if l.ID != 0 && slices.Contains(card.Lessons, l.ID) {
			a.cards = append(a.cards, card)
		} else {
			a.others = append(a.others, card)
		}
	}
	return a, errors.Join(err, gapsErr, cardsErr)
}

// showLinks shows the gap it closes and the cards of the board it is for: chips
// that open them, and one press more to take them off.
func (p *lessonPage) showLinks(a links, err error) {
	if err != nil {
		p.win.Fail(lang.L("read what this has to do with"), err)
	}
	p.gap.RemoveAll()
	switch {
	case a.gap.ID != 0:
		chip := widget.NewChip(shortened(a.gap.Text, onChip), func() { p.win.Go(fmt.Sprintf("gaps/%d", a.gap.ID)) })
		chip.OnRemove = func() { p.setGap(0) }
		p.gap.Add(chip)
	case len(a.gaps) > 0:
		var chip *widget.Chip
		chip = widget.NewChip(lang.L("+ Something to find out"), func() { p.askGap(chip, a.gaps) })
		p.gap.Add(chip)
	default:
		p.gap.Add(widget.NewQuiet(lang.L("Nothing is open to find out")))
	}
	p.board.RemoveAll()
	for _, card := range a.cards {
		chip := widget.NewChip(shortened(card.Text, onChip), func() { p.win.Go(fmt.Sprintf("self/board/%d", card.ID)) })
		chip.OnRemove = func() { p.link(card, false) }
		p.board.Add(chip)
	}
	if len(a.others) > 0 {
		var chip *widget.Chip
		chip = widget.NewChip(lang.L("+ A card of the board"), func() { p.askCard(chip, a.others) })
		p.board.Add(chip)
	} else if len(a.cards) == 0 {
		p.board.Add(widget.NewChip(lang.L("Your strengths first"), func() { p.win.Go("self/board") }))
	}
	p.gap.Refresh()
	p.board.Refresh()
	p.Again()
}

func (p *lessonPage) setGap(id int64) {
	p.Change(func(l *data.Lesson) { l.GapID = id })
	p.Leave()
	p.Folio.PrepareAgain()
}

func (p *lessonPage) askGap(beside fyne.CanvasObject, gaps []data.Gap) {
	var items []*fyne.MenuItem
	for _, gap := range gaps {
		items = append(items, fyne.NewMenuItem(shortened(gap.Text, inMenu), func() { p.setGap(gap.ID) }))
	}
	menu(p.win, beside, items)
}

func (p *lessonPage) askCard(beside fyne.CanvasObject, cards []data.SWOT) {
	var items []*fyne.MenuItem
	for _, card := range cards {
		items = append(items, fyne.NewMenuItem(shortened(card.Text, inMenu), func() { p.link(card, true) }))
	}
	menu(p.win, beside, items)
}

// link ties the plan to a card of the board, or unties it. The card holds that.
func (p *lessonPage) link(card data.SWOT, on bool) {
	p.Folio.Stored(lang.L("First say what you want to learn."), lang.L("tie this to the board"), func(ctx context.Context, l data.Lesson) (func(), error) {
		read, err := p.store.SWOT(ctx, card.ID) // its words may be newer than those shown here
		if err != nil {
			return nil, err
		}
		card := read
		card.Lessons = slices.DeleteFunc(slices.Clone(read.Lessons), func(other int64) bool { return other == l.ID })
		if on {
			card.Lessons = append(card.Lessons, l.ID)
		}
		_, err = p.store.SaveSWOT(data.Since(ctx, read), card)
		return p.Folio.PrepareAgain, err
	})
}

func lessonPhrases() folio.Words[data.Lesson] {
	return folio.Words[data.Lesson]{
		Title:      lang.L("Learning"),
		New:        lang.L("New plan"),
		Search:     lang.L("Search plans"),
		Nothing:    lang.L("No plan has these words."),
		Choose:     lang.L("Choose a plan, or make a new one."),
		EmptyIcon:  "lamp",
		EmptyTitle: lang.L("What to learn next"),
		EmptyText:  lang.L("A course, a workshop, a book, a trend to follow. One at a time, with a day until when."),
		EmptyNew:   lang.L("Make the first plan"),
		List:       lang.L("read your learning plans"),
		Open:       lang.L("open this plan"),
		Save:       lang.L("save this plan; your words stay on the page"),
		Delete:     lang.L("delete this plan"),
		Deleted: func(l data.Lesson) string {
			if title := strings.TrimSpace(l.Title); title != "" {
				return lang.L("Deleted {{.Name}}", map[string]any{"Name": title})
			}
			return lang.L("Plan deleted")
		},
	}
}
