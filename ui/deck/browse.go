package deck

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// followDelay is how long the selection must rest before the question beside
// the list follows it: whoever runs down the list waits for no page.
const followDelay = 100 * time.Millisecond

// browsePage shows the list of questions and, beside it, one of them.
type browsePage struct {
	room *Room

	content fyne.CanvasObject
	filters *filterRow
	search  *widget.SearchField
	list    *widget.List[data.Question]
	results *fyne.Container // the list, or words for an empty one
	place   *fyne.Container // what stands beside the list: question, editor, or a word to begin with
	panes   *panes
	both    *fyne.Container

	filter   data.QuestionFilter
	narrowed bool // the filter was changed since the list was last shown
	at       int  // where in the list the question that is looked at was last
	follow   *time.Timer
}

func newBrowsePage(r *Room) *browsePage {
	b := &browsePage{room: r}
	b.filters = newFilterRow(b)
	b.search = widget.NewSearchField(lang.L("Search questions"), func(text string) {
		b.filter.Text = text
		b.filterChanged()
	})
	b.search.OnEnter = b.focusList
	b.search.OnDown = b.focusList

	b.list = widget.NewList(newQuestionRow)
	b.list.Same = func(a, b data.Question) bool { return a.ID == b.ID }
	b.list.OnSelect = b.selected
	b.list.OnOpen = b.opened
	b.list.OnDelete = r.delete
	b.list.OnUp = func() { b.focus(b.search) }

	b.results = container.NewStack(b.list)
	found := widget.NewCard(widget.VStack(2*theme.Grid,
		widget.Pad(b.search, 14, 14, 0, 14),
		widget.Grow(b.results),
		widget.Gap(0)))
	found.Padding = 0
	b.place = container.NewStack()
	beside := widget.NewCard(b.place)
	beside.Padding = 0

	b.panes = &panes{changed: func() {
		b.makeRoom()
		b.showQuestion()
	}}
	b.both = container.New(b.panes, found, beside)

	bring := widget.NewButton(lang.L("Import"), "", func() { r.window.Go("deck/import") })
	create := widget.NewButton(lang.L("New question"), lang.L("Ctrl N"), r.New)
	title := widget.NewHeading(lang.L("All questions"), theme.SizeTitle)
	header := widget.VStack(2*theme.Grid,
		widget.HStack(theme.Grid, title, widget.Spacer(), bring, create),
		b.filters.content)
	b.content = widget.Page(header, b.both, nil)
	b.showQuestion()
	return b
}

// filterChanged looks for questions again, from the top of the list.
func (b *browsePage) filterChanged() {
	b.narrowed = true
	b.list.ScrollToTop()
	b.showList()
	b.room.reload()
}

// clear takes all filters off.
func (b *browsePage) clear() {
	b.filter = data.QuestionFilter{}
	b.search.SetText("")
	b.filters.refresh()
	b.filterChanged()
}

// show brings what was found.
func (b *browsePage) show(questions []data.Question, tags []data.TagCount) {
	n := len(questions)
	b.filters.found(n, tags)
	b.list.SetItems(questions)
	var shown fyne.CanvasObject = b.list
	if n == 0 {
		shown = b.nothing()
	}
	if b.results.Objects[0] != shown {
		b.results.Objects = []fyne.CanvasObject{shown}
		b.results.Refresh()
	}
	b.keepUp(questions)
}

// keepUp shows what changed of the question that is looked at. When there is
// none, or the filter no longer lets it through, the first one takes its place.
func (b *browsePage) keepUp(questions []data.Question) {
	narrowed := b.narrowed
	b.narrowed = false
	id := b.room.shown.ID
	if e := b.room.editor; e != nil {
		id = e.id.Load()
	}
	at := slices.IndexFunc(questions, func(q data.Question) bool { return q.ID == id })
	if b.list.SelectedIndex() != at {
		b.list.Select(at)
	}
	switch {
	case b.room.editor != nil:
	case at >= 0:
		b.at = at
		b.room.show(questions[at])
	case b.panes.narrow() || id != 0 && !narrowed:
	case len(questions) == 0:
		b.room.show(data.Question{})
	default:
		if narrowed {
			b.at = 0
		}
		b.at = min(b.at, len(questions)-1)
		b.list.Select(b.at)
		b.room.show(questions[b.at])
	}
}

// nothing is what stands in place of an empty list.
func (b *browsePage) nothing() fyne.CanvasObject {
	bare := data.QuestionFilter{Mine: b.filter.Mine, Retired: b.filter.Retired, NeverPractised: b.filter.NeverPractised}
	if b.filter == bare {
		switch {
		case b.filter.Retired:
			return widget.NewEmpty("deck", lang.L("Nothing is retired"), lang.L("A question you retire is kept here and no longer asked."),
				lang.L("Show all questions"), "", b.clear)
		case b.filter.Mine:
			return widget.NewEmpty("edit", lang.L("None of your own yet"), lang.L("Write down the one you would rather not be asked."),
				lang.L("New question"), lang.L("Ctrl N"), b.room.New)
		case b.filter.NeverPractised:
			return widget.NewEmpty("check", lang.L("You have tried them all"), lang.L("Each question here has been answered at least once."),
				lang.L("Show all questions"), "", b.clear)
		}
	}
	return widget.NewEmpty("search", lang.L("No such question"), lang.L("Try fewer words, or take a filter off."),
		lang.L("Show all questions"), "", b.clear)
}

// selected lets the question beside the list follow the selection.
func (b *browsePage) selected(q data.Question) {
	b.stopFollowing()
	if b.panes.narrow() {
		return
	}
	b.follow = time.AfterFunc(followDelay, func() {
		fyne.Do(func() {
			if now, any := b.list.Selected(); any && now.ID == q.ID {
				b.look(q)
			}
		})
	})
}

// opened is called by a click and by Enter: it shows a question, and practises
// the one that is shown already.
func (b *browsePage) opened(q data.Question) {
	b.stopFollowing()
	if b.room.shown.ID == q.ID && b.room.editor == nil && (!b.panes.narrow() || b.panes.second) {
		b.room.practise()
		return
	}
	b.look(q)
	b.showDetail()
}

func (b *browsePage) stopFollowing() {
	if b.follow != nil {
		b.follow.Stop()
	}
}

// look makes q the question that is looked at, unless it is already.
func (b *browsePage) look(q data.Question) {
	if b.room.editor != nil {
		b.room.finishEditing()
	}
	b.room.opening.Cancel()
	b.room.show(q)
	b.at = b.list.SelectedIndex()
}

// showQuestion shows the question that is looked at beside the list.
func (b *browsePage) showQuestion() {
	if b.room.editor != nil {
		return
	}
	var page fyne.CanvasObject
	if q := b.room.shown; q.ID != 0 {
		page = questionPage(b.room, q, b.panes.narrow())
	} else {
		page = widget.NewEmpty("deck", lang.L("Choose a question"), lang.L("Here you see why it is asked and how to build an answer."), "", "", nil)
	}
	b.turnTo(page)
}

// showEditor shows the editor beside the list.
func (b *browsePage) showEditor(e *editor) {
	b.turnTo(e.content)
	b.showDetail()
}

func (b *browsePage) turnTo(page fyne.CanvasObject) {
	b.place.Objects = []fyne.CanvasObject{page}
	b.place.Refresh()
}

// showDetail turns to the question where there is room for one pane only.
func (b *browsePage) showDetail() { b.turnPane(true) }

// showList turns to the list where there is room for one pane only.
func (b *browsePage) showList() { b.turnPane(false) }

func (b *browsePage) turnPane(second bool) {
	if b.panes.second == second {
		return
	}
	b.panes.second = second
	b.makeRoom()
	b.both.Refresh()
}

// makeRoom hides the filters while the question they do not belong to has the
// whole of a narrow window.
func (b *browsePage) makeRoom() {
	wanted := !b.panes.narrow() || !b.panes.second
	if b.filters.content.Visible() == wanted {
		return
	}
	show(b.filters.content, wanted)
	fyne.Do(b.content.Refresh) // not now: this may be in the middle of a layout
}

func (b *browsePage) focusList() {
	b.showList()
	b.focus(b.list)
}

func (b *browsePage) focus(o fyne.Focusable) { b.room.window.Window().Canvas().Focus(o) }

// typedKey takes the keys of the page while nothing has the focus.
func (b *browsePage) typedKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyEscape:
		if b.panes.narrow() && b.panes.second {
			b.focusList()
			return true
		}
		return false
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd:
		if b.panes.narrow() && b.panes.second {
			return false
		}
		b.focus(b.list)
		b.list.TypedKey(key)
	case fyne.KeyReturn, fyne.KeyEnter:
		b.room.practise()
	case fyne.KeyE:
		b.room.startEditing()
	case fyne.KeyDelete:
		b.room.delete(b.room.shown)
	default:
		return false
	}
	return true
}
