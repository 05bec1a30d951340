package deck

import (
	"context"
	"fmt"
	"io"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/data/cards"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// pasteDelay is how long typing must rest before the preview follows.
const pasteDelay = 150 * time.Millisecond

// importPage brings questions in from pasted text or a file, and shows before
// what would become of each line.
type importPage struct {
	room *Room

	content fyne.CanvasObject
	paste   *widget.Entry
	file    *widget.Chip // the file that was opened, in place of pasted text
	source  *fyne.Container
	preview *fyne.Container
	list    *widget.List[planned]
	summary *widget.Text
	theme   *widget.Chip
	foot    *fyne.Container
	add     *widget.Button

	reading task.Latest
	plan    plan
	chosen  data.Theme // for questions that name none
	busy    bool       // while questions are being added
}

func newImportPage(r *Room) *importPage {
	p := &importPage{room: r, list: widget.NewList(newPlannedRow), summary: widget.NewSection("")}
	p.paste = widget.NewMultiLine(lang.L("What are you passionate about?\nWhy do you want to leave?\n…"), p.pasted)
	p.file = widget.NewChip("", nil)
	p.file.OnRemove = p.withoutFile
	open := widget.NewButton(lang.L("Open a file…"), "", p.chooseFile)
	open.Icon = "folder"
	p.source = container.NewStack(p.paste)
	from := widget.NewCard(widget.VStack(2*theme.Grid,
		widget.HStack(0, widget.NewSection(lang.L("Paste them here")), widget.Spacer(), open),
		quietText(lang.L("One question a line. Tables (CSV) and Anki's text export are understood as well.")),
		widget.Grow(p.source)))

	p.theme = widget.NewChip("", p.openThemes)
	p.add = widget.NewButton("", "", p.bringIn)
	p.add.Style = widget.Filled
	p.foot = widget.VStack(2*theme.Grid,
		widget.HStack(theme.Grid, widget.NewQuiet(lang.L("Theme of those that name none")), p.theme),
		widget.HStack(0, p.add))
	p.preview = container.NewStack()
	into := widget.NewCard(widget.VStack(theme.Grid,
		widget.Pad(p.summary, 22, 22, 0, 22),
		widget.Grow(p.preview),
		widget.Pad(p.foot, 12, 22, 22, 22)))
	into.Padding = 0

	back := widget.NewHint(lang.L("All questions"), lang.L("Esc"), p.back)
	header := widget.HStack(theme.Grid, widget.NewHeading(lang.L("Import questions"), theme.SizeTitle), widget.Spacer(), back)
	p.content = widget.Page(header, container.New(&sideBySide{}, from, into), nil)
	p.show(plan{})
	return p
}

// enter makes the page ready for typing.
func (p *importPage) enter() {
	if p.file.Text() == "" {
		p.room.window.Window().Canvas().Focus(p.paste)
	}
}

func (p *importPage) back() { p.room.window.Go("deck") }

func (p *importPage) typedKey(key *fyne.KeyEvent) bool {
	if key.Name == fyne.KeyEscape {
		p.back()
		return true
	}
	return false
}

func (p *importPage) pasted(text string) {
	p.look("", func() ([]byte, error) { return []byte(text), nil })
}

// look reads a text and shows what would become of it.
func (p *importPage) look(name string, read func() ([]byte, error)) {
	p.reading.Run(func(ctx context.Context) func() {
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(pasteDelay):
		}
		text, err := read()
		var found plan
		if err == nil && len(text) > 0 {
			found, err = newPlan(ctx, p.room.store, name, text)
		}
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if err != nil {
				p.room.window.Fail(lang.L("read these questions"), err)
				return
			}
			p.show(found)
		}
	})
}

func (p *importPage) chooseFile() {
	window := p.room.window.Window()
	d := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		switch {
		case err != nil:
			p.room.window.Fail(lang.L("open this file"), err)
		case file != nil:
			p.room.Import(file)
		}
	}, window)
	d.SetFilter(storage.NewExtensionFileFilter([]string{".csv", ".tsv", ".txt", ".md"}))
	d.Resize(window.Canvas().Size().SubtractWidthHeight(96, 96))
	d.Show()
}

// openFile reads a file in place of pasted text, and closes it.
func (p *importPage) openFile(file fyne.URIReadCloser) {
	name := file.URI().Name()
	p.file.SetText(name)
	p.source.Objects = []fyne.CanvasObject{widget.VStack(0, widget.HStack(0, p.file))}
	p.source.Refresh()
	p.look(name, func() ([]byte, error) {
		defer file.Close()
		// One byte more than is taken tells that there is more.
		text, err := io.ReadAll(io.LimitReader(file, cards.MaxBytes+1))
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		return text, nil
	})
}

// withoutFile goes back to pasting.
func (p *importPage) withoutFile() {
	p.file.SetText("")
	p.source.Objects = []fyne.CanvasObject{p.paste}
	p.source.Refresh()
	p.pasted(p.paste.Text)
}

// show shows a plan.
func (p *importPage) show(found plan) {
	p.plan = found
	if len(found.lines) == 0 {
		p.preview.Objects = []fyne.CanvasObject{widget.NewEmpty("upload", lang.L("Nothing to add yet"),
			lang.L("Here you see what becomes of each line, before anything is added."), "", "", nil)}
	} else {
		p.list.SetItems(found.lines)
		p.list.ScrollToTop()
		p.preview.Objects = []fyne.CanvasObject{p.list}
	}
	p.preview.Refresh()
	p.summary.SetText("")
	if len(found.lines) > 0 {
		p.summary.SetText(found.summary())
	}
	p.refreshFoot()
}

func (p *importPage) refreshFoot() {
	show(p.foot, len(p.plan.lines) > 0)
	themeRow := p.foot.Objects[0]
	show(themeRow, p.plan.themeless() > 0)
	name := words.Theme(p.chosen)
	if name == "" {
		name = lang.L("None")
	}
	p.theme.SetText(name)
	p.theme.SetSelected(p.chosen != "")
	p.add.SetLabel(p.promise())
	if p.busy || p.plan.count(added) == 0 {
		p.add.Disable()
	} else {
		p.add.Enable()
	}
	p.foot.Refresh()
}

// promise is what the button will do. Lines with a problem are left out only
// when the person presses a button that says so.
func (p *importPage) promise() string {
	n, bad := p.plan.count(added), p.plan.count(faulty)
	values := map[string]any{"N": n, "Bad": bad}
	switch {
	case p.busy:
		return lang.L("Adding…")
	case n == 0:
		return lang.L("Nothing to add")
	case bad > 0:
		return lang.N("Add {{.N}} questions, leave out the lines with a problem", n, values)
	}
	return lang.N("Add {{.N}} questions", n, values)
}

func (p *importPage) openThemes() {
	all := append([]data.Theme{""}, data.Themes()...)
	var items []*fyne.MenuItem
	for _, t := range all {
		name := words.Theme(t)
		if t == "" {
			name = lang.L("None")
		}
		item := fyne.NewMenuItem(name, func() {
			p.chosen = t
			p.refreshFoot()
		})
		item.Checked = t == p.chosen
		items = append(items, item)
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.theme)
	menu := fynewidget.NewPopUpMenu(fyne.NewMenu("", items...), p.room.window.Window().Canvas())
	menu.ShowAtPosition(at.SubtractXY(0, menu.MinSize().Height+theme.Grid))
}

// bringIn adds all the questions of the plan, or none of them.
func (p *importPage) bringIn() {
	if p.busy || p.plan.count(added) == 0 {
		return
	}
	questions := p.plan.questions(p.chosen)
	p.busy = true
	p.refreshFoot()
	r := p.room
	r.writing.Go(func() {
		refs, err := addAll(context.Background(), r.store, questions)
		fyne.Do(func() {
			p.busy = false
			p.refreshFoot()
			if err != nil {
				r.window.Fail(lang.L("add these questions; none was added"), err)
				return
			}
			p.done(refs)
		})
	})
}

// done shows what was added.
func (p *importPage) done(refs []data.Ref) {
	p.paste.SetText("")
	p.withoutFile()
	p.show(plan{})
	r := p.room
	r.browse.filter = data.QuestionFilter{Mine: true}
	r.browse.filters.refresh()
	r.window.Go("deck")
	n := len(refs)
	r.window.Undoable(lang.N("{{.N}} questions added", n, map[string]any{"N": n}),
		func(ctx context.Context) error { return r.store.Delete(ctx, refs...) })
}

// addAll adds questions in one go and returns what was added, to be undone.
func addAll(ctx context.Context, store Store, questions []data.Question) ([]data.Ref, error) {
	before, err := store.Questions(ctx, data.QuestionFilter{Mine: true})
	if err != nil {
		return nil, err
	}
	if err := store.ImportQuestions(ctx, questions); err != nil {
		return nil, err
	}
	after, err := store.Questions(ctx, data.QuestionFilter{Mine: true})
	if err != nil {
		return nil, err
	}
	known := make(map[int64]bool, len(before))
	for _, q := range before {
		known[q.ID] = true
	}
	var refs []data.Ref
	for _, q := range after {
		if !known[q.ID] {
			refs = append(refs, data.Ref{Kind: data.KindQuestion, ID: q.ID})
		}
	}
	return refs, nil
}

// sideBySide is the layout of two cards: beside one another where there is
// room, otherwise one above the other.
type sideBySide struct{}

func (sideBySide) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 240) }

func (sideBySide) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap := 3 * theme.Grid
	first, second := objects[0], objects[1]
	if size.Width < twoPanesFrom {
		high := float32(int(size.Height * 0.42))
		first.Resize(fyne.NewSize(size.Width, high))
		second.Move(fyne.NewPos(0, high+gap))
		second.Resize(fyne.NewSize(size.Width, size.Height-high-gap))
		return
	}
	wide := float32(int((size.Width - gap) / 2))
	first.Resize(fyne.NewSize(wide, size.Height))
	second.Move(fyne.NewPos(wide+gap, 0))
	second.Resize(fyne.NewSize(size.Width-wide-gap, size.Height))
}

func quietText(text string) *widget.Text {
	t := widget.NewText(text)
	t.TextSize, t.Color = theme.SizeQuiet, theme.Quiet
	return t
}
