package self

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio/desk"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// editor is the sheet on which a card is written. It saves itself.
type editor struct {
	board   *board
	draft   *desk.Draft[data.SWOT]
	sheet   *widget.Sheet
	links   *fyne.Container
	loading task.Latest
}

// edit opens a card.
func (b *board) edit(swot data.SWOT) {
	e := &editor{board: b, links: widget.Flow(theme.Grid)}
	b.editing = e
	e.draft = desk.NewDraft(desk.Kind[data.SWOT]{
		ID:    func(w data.SWOT) int64 { return w.ID },
		Blank: func(w data.SWOT) bool { return strings.TrimSpace(w.Text+w.Note) == "" },
		Save:  b.store.SaveSWOT,
		Adopt: func(w *data.SWOT, saved data.SWOT) {
			w.ID, w.Created, w.Updated = saved.ID, saved.Created, saved.Updated
		},
		Now: b.store.Now,
	}, swot, swot.Updated)
	e.draft.Failed = func(err error) { b.win.Fail(lang.L("save this card; your words stay on it"), err) }

	text := widget.NewMultiLine(fieldAsks(swot.Field), func(text string) { e.draft.Change(func(w *data.SWOT) { w.Text = text }) })
	note := widget.NewMultiLine(lang.L("When it showed, what to do about it"), func(text string) { e.draft.Change(func(w *data.SWOT) { w.Note = text }) })
	for field, words := range map[*widget.Entry]string{text: swot.Text, note: swot.Note} {
		changed := field.OnChanged
		field.OnChanged = nil
		field.SetText(words)
		field.OnChanged = changed
		field.OnKey = e.byTab
	}
	text.SetMinRowsVisible(2)
	note.SetMinRowsVisible(2)
	where := widget.NewChips(false, func(on []int) {
		name := data.SWOTFields()[on[0]]
		e.draft.Change(func(w *data.SWOT) { w.Field, w.Position = name, b.last(name)+1 })
	})
	var names []string
	for _, name := range data.SWOTFields() {
		names = append(names, fieldName(name))
	}
	where.SetOptions(names...)
	where.SetSelected(slices.Index(data.SWOTFields(), swot.Field))

	done := widget.NewButton(lang.L("Done"), lang.L("Esc"), func() { e.sheet.Close() })
	done.Style = widget.Filled
	remove := widget.NewButton(lang.L("Delete"), "", e.delete)
	remove.Style = widget.Danger
	body := widget.VStack(2*theme.Grid, text, note, where, widget.VStack(theme.Grid, widget.NewQuiet(lang.L("Goes with")), e.links))
	e.sheet = widget.NewSheet(lang.L("A card of the board"), body, remove, done)
	e.sheet.Width = 560
	e.sheet.OnClosed = e.closed
	e.sheet.Open(b.win.Window())
	e.showLinks()
}

// byTab lets Tab leave a field of many lines.
func (e *editor) byTab(key *fyne.KeyEvent) bool {
	if key.Name != fyne.KeyTab {
		return false
	}
	e.board.win.Window().Canvas().FocusNext()
	return true
}

// closed saves the last word, and gives the focus back to the card.
func (e *editor) closed() {
	e.loading.Cancel()
	e.board.win.Beside(func() {
		e.draft.Flush()
		fyne.Do(func() {
			if e.board.editing == e && !e.draft.Pending() {
				e.board.editing = nil
			}
			e.board.wanted = e.draft.ID()
			e.board.load()
		})
	})
}

// delete puts the card into the trash, or forgets one that was only begun.
func (e *editor) delete() {
	e.sheet.OnClosed = nil
	e.sheet.Close()
	e.board.win.Beside(func() {
		e.draft.Flush()
		id := e.draft.ID()
		e.draft.Drop()
		fyne.Do(func() {
			e.board.editing = nil
			if id != 0 {
				e.board.delete(id)
			}
		})
	})
}

// link is something a card goes with.
type link struct {
	data.Ref
	name string
}

// showLinks names what the card goes with.
func (e *editor) showLinks() {
	w := e.draft.Value()
	e.loading.Run(func(ctx context.Context) func() {
		all := e.board.linksOf(ctx, w)
		return func() {
			e.links.RemoveAll()
			for _, l := range all {
				chip := widget.NewChip(short(l.name), func() { e.goTo(l.Ref) })
				chip.OnRemove = func() { e.link(l.Ref, false) }
				e.links.Add(chip)
			}
			e.links.Add(widget.NewChip(lang.L("+ A story, a question or a plan"), e.choose))
			e.links.Refresh()
			e.sheet.Refresh()
		}
	})
}

// linksOf reads what a card goes with. What is gone is left out.
func (b *board) linksOf(ctx context.Context, w data.SWOT) (all []link) {
	for _, id := range w.Stories {
		if s, err := b.store.Story(ctx, id); err == nil {
			all = append(all, link{data.Ref{Kind: data.KindStory, ID: id}, headline(s.Title, s.Situation)})
		}
	}
	for _, id := range w.Questions {
		if q, err := b.store.Question(ctx, id); err == nil {
			all = append(all, link{data.Ref{Kind: data.KindQuestion, ID: id}, q.Text})
		}
	}
	for _, id := range w.Lessons {
		if l, err := b.store.Lesson(ctx, id); err == nil {
			all = append(all, link{data.Ref{Kind: data.KindLesson, ID: id}, headline(l.Title, l.Why)})
		}
	}
	return all
}

// goTo opens what the card goes with.
func (e *editor) goTo(ref data.Ref) {
	e.sheet.Close()
	e.board.win.Go(addressOf(ref))
}

// link has the card go with something, or no longer.
func (e *editor) link(ref data.Ref, on bool) {
	e.draft.Change(func(w *data.SWOT) {
		list := map[data.Kind]*[]int64{data.KindStory: &w.Stories, data.KindQuestion: &w.Questions, data.KindLesson: &w.Lessons}[ref.Kind]
		left := slices.DeleteFunc(slices.Clone(*list), func(id int64) bool { return id == ref.ID })
		if on {
			left = append(left, ref.ID)
		}
		*list = left
	})
	e.showLinks()
}
