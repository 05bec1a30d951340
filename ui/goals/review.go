package goals

import (
	"context"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio/desk"
	"greenroom/ui/folio/paper"
	"greenroom/ui/room"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// lines is how many lines a week has.
const lines = 5

// asked is what each line is about, and what stands in it while it is empty.
func asked() [lines][2]string {
	return [lines][2]string{
		{lang.L("A step I took"), lang.L("However small: a call, a page, a question")},
		{lang.L("What went well"), lang.L("And what you did that it did")},
		{lang.L("What was hard"), lang.L("As it was, without a verdict")},
		{lang.L("What I learned"), lang.L("Of the field, of people, of yourself")},
		{lang.L("One thing for next week"), lang.L("One that fits into an evening")},
	}
}

// compose puts the lines together, each under what it is about.
func compose(said [lines]string) string {
	var parts []string
	for i, heading := range asked() {
		if text := strings.TrimSpace(said[i]); text != "" {
			parts = append(parts, "## "+heading[0]+"\n"+text)
		}
	}
	return strings.Join(parts, "\n\n")
}

// takeApart is the reverse of compose; whole is false for a text that says more
// than the lines do.
func takeApart(body string) (said [lines]string, whole bool) {
	at := -1
	for line := range strings.Lines(body) {
		line = strings.TrimRight(line, "\r\n")
		if heading, ok := strings.CutPrefix(line, "## "); ok {
			if at = lineAbout(heading); at < 0 {
				return said, false
			}
			continue
		}
		if at < 0 {
			if strings.TrimSpace(line) != "" {
				return said, false
			}
			continue
		}
		said[at] += line + "\n"
	}
	for i := range said {
		said[i] = strings.TrimSpace(said[i])
	}
	return said, true
}

func lineAbout(heading string) int {
	for i, one := range asked() {
		if one[0] == strings.TrimSpace(heading) {
			return i
		}
	}
	return -1
}

// earlierShown is how many weeks before are listed.
const earlierShown = 8

// review is the look back on a week. What is written becomes an entry of the
// journal.
type review struct {
	win   room.Window
	store Store

	content *fyne.Container
	sheet   *container.Scroll
	week    *widget.Chips
	fields  [lines]*widget.Entry
	saved   *widget.Text
	open    *fyne.Container // the lines, or where to go on
	written *fyne.Container
	earlier *fyne.Container

	monday  data.Day
	draft   *desk.Draft[data.Entry]
	desk    desk.Desk[data.Entry]
	filling bool
	loading task.Latest
}

func newReview(win room.Window, store Store) *review {
	r := &review{win: win, store: store, saved: widget.NewText(""), earlier: widget.VStack(theme.Grid)}
	r.saved.TextSize, r.saved.Color = theme.SizeQuiet, theme.Quiet
	r.week = widget.NewChips(false, func(on []int) { r.load(on[0]) })
	r.week.SetOptions(lang.L("This week"), lang.L("Last week"))
	r.written = widget.VStack(theme.Grid)
	for i, about := range asked() {
		field, text := paper.Text(about[1], func(string) { r.typed() }, win.Window(), func() *container.Scroll { return r.sheet }, 1)
		field.OnLeave = func() { go r.Flush() }
		r.fields[i] = field
		if i > 0 {
			r.written.Add(widget.Divider())
		}
		r.written.Add(widget.VStack(0, widget.Pad(widget.NewSection(about[0]), theme.Grid, 0, 0, 0), text))
	}
	r.open = container.NewStack(r.written)
	r.sheet = paper.Sheet(widget.VStack(2*theme.Grid, r.week, r.open, r.saved))
	page := widget.NewCard(r.sheet)
	page.Padding = 0
	before := widget.NewCard(widget.Scroll(widget.VStack(2*theme.Grid, widget.NewSection(lang.L("Weeks before")), r.earlier)))
	r.content = widget.Page(widget.VStack(0,
		widget.NewHeading(lang.L("The week in five lines"), theme.SizeTitle),
		widget.NewQuiet(lang.L("A line each is enough, and a line may stay empty. It becomes a page of your journal."))),
		widget.Columns(page, before, 0.66), nil)
	return r
}

// Content implements [room.Room].
func (r *review) Content() fyne.CanvasObject { return r.content }

// Enter implements [room.Room].
func (r *review) Enter(string) {
	r.week.SetSelected(0)
	r.load(0)
}

// Leave implements [room.Room].
func (r *review) Leave() { go r.Flush() }

// Flush implements [room.Flusher].
func (r *review) Flush() { r.desk.Flush() }

// Close implements [room.Closer].
func (r *review) Close() {
	r.loading.Cancel()
	r.loading.Wait()
}

// TypedKey implements [room.KeyTaker]: Enter goes to the first line.
func (r *review) TypedKey(key *fyne.KeyEvent) bool {
	if key.Name != fyne.KeyReturn && key.Name != fyne.KeyEnter {
		return false
	}
	r.win.Window().Canvas().Focus(r.fields[0])
	return true
}

// load reads the week so many weeks ago, and those before.
func (r *review) load(ago int) {
	monday := data.WeekOf(r.store.Now().Local()).Add(-7 * ago)
	r.loading.Run(func(ctx context.Context) func() {
		r.Flush()
		all, err := r.store.Entries(ctx, data.EntryFilter{Prompt: data.PromptWeekly, Private: true, To: monday.Add(7).In(time.Local), Limit: earlierShown + 1})
		if err != nil {
			return func() { r.win.Fail(lang.L("read the weeks before"), err) }
		}
		entry := r.begin(monday, ago)
		if len(all) > 0 && !all[0].Date.Before(monday.In(time.Local)) {
			if entry, err = r.store.Entry(ctx, all[0].ID); err != nil {
				return func() { r.win.Fail(lang.L("open this week"), err) }
			}
			all = all[1:]
		}
		return func() {
			r.monday = monday
			r.put(entry)
			r.showEarlier(all)
		}
	})
}

// begin makes the entry of a week; of one that is over, dated on its Sunday.
func (r *review) begin(monday data.Day, ago int) data.Entry {
	e := data.Entry{
		Title:  lang.L("Week of {{.Day}}", map[string]any{"Day": monday.In(time.Local).Format("2 January")}),
		Prompt: data.PromptWeekly, Tags: []string{data.TagWeekly},
	}
	if ago > 0 {
		e.Date = monday.Add(6).In(time.Local).Add(20 * time.Hour)
	}
	return e
}

// put shows the lines of a week.
func (r *review) put(entry data.Entry) {
	d := r.desk.Unsaved(entry.ID)
	if d == nil || d.Value().Title != entry.Title {
		d = desk.NewDraft(desk.Kind[data.Entry]{
			ID:    func(e data.Entry) int64 { return e.ID },
			Blank: func(e data.Entry) bool { return e.Body == "" },
			Save:  r.store.SaveEntry,
			Adopt: func(e *data.Entry, saved data.Entry) { e.ID, e.Date, e.Updated = saved.ID, saved.Date, saved.Updated },
			Now:   r.store.Now,
		}, entry, entry.Updated)
	}
	d.Saved = r.showSaved
	d.Failed = func(err error) {
		r.win.Fail(lang.L("save what you wrote"), err)
		r.showSaved()
	}
	r.draft = d
	r.desk.Put(d)
	said, whole := takeApart(d.Value().Body)
	r.filling = true
	for i, field := range r.fields {
		field.SetText(said[i])
	}
	r.filling = false
	seen := fyne.CanvasObject(r.written)
	if !whole {
		seen = r.elsewhere(entry.ID)
	}
	r.open.Objects = []fyne.CanvasObject{seen}
	r.open.Refresh()
	r.showSaved()
	r.sheet.Content.Refresh()
}

// elsewhere leads to a week that was written on in the journal.
func (r *review) elsewhere(id int64) fyne.CanvasObject {
	goOn := widget.NewButton(lang.L("Open it in the journal"), "", func() { r.win.Go(fmt.Sprintf("journal/%d", id)) })
	return widget.VStack(2*theme.Grid, widget.NewText(lang.L("This week has more than five lines by now: you went on with it in the journal.")), widget.HStack(0, goOn))
}

func (r *review) typed() {
	if r.filling || r.draft == nil {
		return
	}
	var said [lines]string
	for i, field := range r.fields {
		said[i] = field.Text
	}
	r.draft.Change(func(e *data.Entry) { e.Body = compose(said) })
}

func (r *review) showSaved() { paper.Saved(r.saved, r.draft, r.store.Now()) }

// showEarlier lists the weeks before.
func (r *review) showEarlier(before []data.EntryLine) {
	r.earlier.RemoveAll()
	for _, e := range before[:min(len(before), earlierShown)] {
		hint := widget.NewLead(first(e.Title, e.Excerpt), func() { r.win.Go(fmt.Sprintf("journal/%d", e.ID)) })
		r.earlier.Add(widget.VStack(0, hint, widget.NewQuiet(e.Date.Local().Format("2 Jan 2006"))))
	}
	if len(before) == 0 {
		none := widget.NewText(lang.L("They are listed here from the second week on."))
		none.Color = theme.Quiet
		r.earlier.Add(none)
	}
	r.earlier.Refresh()
}
