package people

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/data/people"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// group is a part of what is shown before anything is kept.
type group int

const (
	newcomers group = iota
	changed
	doubtful
	same
	leftOut
	groups int = iota
)

// previewPage shows everybody of a file and what becomes of them, and brings
// them in.
type previewPage struct {
	room    *Room
	content fyne.CanvasObject

	title   *widget.Heading
	source  *widget.Text
	chips   *widget.Chips
	explain *widget.Text
	all     *widget.Chip // what is to be done about all of a group
	list    *widget.List[entry]
	tall    *widget.List[entry] // for those who are changed
	nothing fyne.CanvasObject
	place   *fyne.Container
	promise *widget.Button
	columns *widget.Button

	name     string
	file     people.File
	arrivals *data.Arrivals
	left     []entry // those who are left out
	group    group
	busy     bool
}

func newPreviewPage(r *Room) *previewPage {
	p := &previewPage{room: r, title: widget.NewHeading("", theme.SizeTitle), source: widget.NewQuiet(""), explain: quiet("")}
	p.title.MaxLines, p.source.MaxLines = 1, 1
	p.source.Wrap = true
	p.chips = widget.NewChips(false, func(on []int) { p.turn(group(on[0])) })
	p.all = widget.NewChip("", p.chooseForAll)
	p.list = widget.NewList(p.newRow)
	p.tall = widget.NewList(p.newTallRow)
	p.list.OnOpen, p.tall.OnOpen = p.choose, p.choose
	p.nothing = widget.NewEmpty("check", lang.L("Nobody here"), "", "", "", nil)
	p.place = container.NewStack()
	p.promise = widget.NewButton("", "", p.bringIn)
	p.promise.Style = widget.Filled
	p.columns = widget.NewButton(lang.L("What the columns are…"), "", p.remap)
	back := widget.NewHint(lang.L("Another file"), lang.L("Esc"), p.back)
	header := widget.VStack(theme.Grid,
		widget.HStack(theme.Grid, widget.Grow(p.title), back),
		p.source, p.chips)
	card := widget.NewCard(widget.VStack(theme.Grid,
		widget.Pad(widget.HStack(2*theme.Grid, widget.Grow(p.explain), p.all), 18, 22, 0, 22), widget.Grow(p.place)))
	card.Padding = 0
	p.content = widget.Page(header, card, widget.HStack(theme.Grid, p.columns, widget.Spacer(), p.promise))
	return p
}

func (p *previewPage) canvasObject() fyne.CanvasObject { return p.content }

func (p *previewPage) back() {
	if p.file.Format == people.FormatTable {
		p.room.turnTo(p.room.mapping)
		return
	}
	p.room.turnTo(p.room.start)
}

func (p *previewPage) goOn() { p.bringIn() }

// remap asks what the columns are, also of a table that was understood.
func (p *previewPage) remap() {
	p.room.mapping.show(p.name, p.file)
	p.room.turnTo(p.room.mapping)
}

// show shows who a file brings.
func (p *previewPage) show(name string, file people.File, arrivals *data.Arrivals, book people.Book) {
	p.name, p.file, p.arrivals = name, file, arrivals
	p.title.SetText(name)
	p.left = nil
	for _, problem := range book.Problems {
		p.left = append(p.left, entry{reason: reasonWords(problem.Reason), line: problem.Line})
	}
	for _, twice := range arrivals.Twice {
		reason := lang.L("In the file once more; what is said here goes to line {{.Line}}.", map[string]any{"Line": twice.First})
		p.left = append(p.left, entry{reason: reason, line: twice.Line})
	}
	says := []string{formatWords(file.Format)}
	if len(book.Unused) > 0 {
		var unused []string
		for _, name := range book.Unused[:min(len(book.Unused), 6)] {
			unused = append(unused, propertyWords(name))
		}
		says = append(says, lang.L("not brought in: {{.What}}", map[string]any{"What": listed(unused)}))
	}
	p.source.SetText(joined(says...))
	if file.Format == people.FormatVCard {
		p.columns.Hide()
	} else {
		p.columns.Show()
	}
	p.count()
	first := newcomers
	for _, g := range []group{leftOut, same, doubtful, changed, newcomers} {
		if p.size(g) > 0 {
			first = g
		}
	}
	p.chips.SetSelected(int(first))
	p.turn(first)
}

// size is how many are in a group.
func (p *previewPage) size(g group) int {
	if g == leftOut {
		return len(p.left)
	}
	return p.arrivals.Count(fates[g])
}

// fates are those of the groups.
var fates = [groups]data.Fate{newcomers: data.FateNew, changed: data.FateChanged, doubtful: data.FateDoubtful, same: data.FateSame}

// count writes the numbers on the chips.
func (p *previewPage) count() {
	labels := make([]string, groups)
	for g := range group(groups) {
		n := map[string]any{"N": p.size(g)}
		labels[g] = [groups]string{
			newcomers: lang.L("New {{.N}}", n), changed: lang.L("Changed {{.N}}", n), doubtful: lang.L("Doubtful {{.N}}", n),
			same: lang.L("The same {{.N}}", n), leftOut: lang.L("Left out {{.N}}", n),
		}[g]
	}
	p.chips.SetOptions(labels...)
	p.refreshFoot()
}

// explanation says what becomes of a group.
func explanation(g group) string {
	switch g {
	case newcomers:
		return lang.L("They are added. Press one to leave them out.")
	case changed:
		return lang.L("You know them. What is missing is added; where the two disagree, yours stays unless you say otherwise.")
	case doubtful:
		return lang.L("Perhaps you know them. Say who each of them is; until then they are left out.")
	case same:
		return lang.L("You know them, and the file says nothing new.")
	}
	return lang.L("These lines bring nobody.")
}

// turn shows a group.
func (p *previewPage) turn(g group) {
	p.group = g
	p.explain.SetText(explanation(g))
	if g == same || g == leftOut || p.size(g) == 0 {
		p.all.Hide()
	} else {
		p.all.SetText(lang.L("All of them…"))
		p.all.Show()
	}
	p.fill()
	p.list.ScrollToTop()
	p.tall.ScrollToTop()
}

// fill shows the rows of the group as they are now.
func (p *previewPage) fill() {
	rows := p.left
	if p.group != leftOut {
		rows = nil
		for i, one := range p.arrivals.List {
			if one.Fate == fates[p.group] {
				rows = append(rows, entry{one: one, index: i, line: one.Line})
			}
		}
	}
	list := p.list
	if p.group == changed {
		list = p.tall
	}
	list.SetItems(rows)
	p.place.Objects = []fyne.CanvasObject{list}
	if len(rows) == 0 {
		p.place.Objects = []fyne.CanvasObject{p.nothing}
	}
	p.place.Refresh()
	p.content.Refresh()
}

// refreshFoot says what the button will do.
func (p *previewPage) refreshFoot() {
	added, altered := p.arrivals.Does()
	a, c := lang.N("Add {{.N}} people", added, map[string]any{"N": added}), lang.N("add to {{.N}} you know", altered, map[string]any{"N": altered})
	switch {
	case added > 0 && altered > 0:
		p.promise.SetLabel(a + ", " + c)
	case added > 0:
		p.promise.SetLabel(a)
	case altered > 0:
		p.promise.SetLabel(lang.N("Add to {{.N}} people you know", altered, map[string]any{"N": altered}))
	default:
		p.promise.SetLabel(lang.L("Nothing to add"))
	}
	if added+altered == 0 || p.busy {
		p.promise.Disable()
	} else {
		p.promise.Enable()
	}
}

// bringIn brings in what the button says: all of it, or nothing.
func (p *previewPage) bringIn() {
	if added, altered := p.arrivals.Does(); p.busy || added+altered == 0 {
		return
	}
	p.busy = true
	p.refreshFoot()
	arrivals, store := p.arrivals, p.room.store
	var brought data.Brought
	p.room.work(lang.L("Bringing people in"), func(ctx context.Context, progress func(float64)) (err error) {
		if _, err := store.BackUp(ctx, data.BackupBeforeImport); err != nil && !errors.Is(err, data.ErrElsewhere) {
			return err
		}
		brought, err = store.BringIn(ctx, arrivals, progress)
		return err
	}, func(err error) {
		p.busy = false
		p.refreshFoot()
		if err != nil {
			p.room.win.Fail(lang.L("bring these people in; nothing was changed"), err)
			return
		}
		p.room.turnTo(p.room.start)
		p.room.win.Go("network")
		n := brought.Added + brought.Changed
		p.room.win.Undoable(lang.N("{{.Count}} people brought in", n, map[string]any{"Count": n}),
			func(ctx context.Context) error { return store.TakeBack(ctx, brought) })
	})
}
