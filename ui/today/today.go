// Package today is the room the window opens with: what to practise next, what
// was said last, and a line for the journal.
package today

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/room"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// Store is what the room needs of the store.
type Store interface {
	Now() time.Time
	Subscribe(changed func(data.Kind)) (cancel func())
	NextQuestion(ctx context.Context, after int64) (data.Question, error)
	LastTakes(ctx context.Context, limit int) ([]data.TakeOf, error)
	Entries(ctx context.Context, filter data.EntryFilter) ([]data.EntryLine, error)
	SpokenSince(ctx context.Context, since time.Time) (time.Duration, error)
}

// lastTakes is how many takes the room shows.
const lastTakes = 4

// Room is the room Today.
type Room struct {
	window room.Window
	store  Store

	content *fyne.Container
	loading task.Latest
	cancel  func()
	here    bool
	next    data.Question
}

// New makes the room.
func New(window room.Window, store Store) *Room {
	r := &Room{window: window, store: store, content: container.NewStack()}
	r.cancel = store.Subscribe(func(data.Kind) { fyne.Do(r.reload) })
	return r
}

// Content implements [room.Room].
func (r *Room) Content() fyne.CanvasObject { return r.content }

// Enter implements [room.Room].
func (r *Room) Enter(string) {
	r.here = true
	r.reload()
}

// Leave implements [room.Room].
func (r *Room) Leave() { r.here = false }

// Close implements [room.Closer].
func (r *Room) Close() {
	r.cancel()
	r.loading.Cancel()
	r.loading.Wait()
}

// TypedKey implements [room.KeyTaker]: Space and Enter start, J writes.
func (r *Room) TypedKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		r.start()
	case fyne.KeyJ:
		r.window.Go("journal/new")
	default:
		return false
	}
	return true
}

// day is what the room shows.
type day struct {
	now    time.Time
	next   data.Question
	takes  []data.TakeOf
	entry  *data.EntryLine
	spoken time.Duration // this week
}

func (r *Room) reload() {
	if !r.here {
		return
	}
	r.loading.Run(func(ctx context.Context) func() {
		d, err := r.load(ctx)
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if err != nil {
				r.window.Fail(lang.L("open this page"), err)
				return
			}
			r.next = d.next
			r.content.Objects = []fyne.CanvasObject{r.page(d)}
			r.content.Refresh()
		}
	})
}

func (r *Room) load(ctx context.Context) (d day, err error) {
	d.now = r.store.Now()
	if d.next, err = r.store.NextQuestion(ctx, 0); err != nil {
		return d, fmt.Errorf("find the next question: %w", err)
	}
	if d.takes, err = r.store.LastTakes(ctx, lastTakes); err != nil {
		return d, fmt.Errorf("list the last takes: %w", err)
	}
	if d.spoken, err = r.store.SpokenSince(ctx, monday(d.now)); err != nil {
		return d, fmt.Errorf("add up this week: %w", err)
	}
	entries, err := r.store.Entries(ctx, data.EntryFilter{Limit: 1})
	if err != nil {
		return d, fmt.Errorf("find the last entry: %w", err)
	}
	if len(entries) > 0 {
		d.entry = &entries[0]
	}
	return d, nil
}

func (r *Room) start() {
	if r.next.ID != 0 {
		r.window.Go(fmt.Sprintf("practise/%d", r.next.ID))
	}
}

func (r *Room) page(d day) fyne.CanvasObject {
	date := widget.NewQuiet(d.now.Local().Format("Monday, 2 January"))
	header := widget.VStack(0, date, widget.NewHeading(welcome(d), theme.SizeTitle))
	top := widget.Columns(r.nextCard(d), r.journalCard(d), 0.6)
	body := widget.VStack(18, top)
	if len(d.takes) > 0 {
		body.Add(r.takesCard(d))
	}
	return widget.Page(header, widget.Scroll(body), nil)
}

// welcome is one sentence that asks for little.
func welcome(d day) string {
	greeting := words.Greeting(d.now)
	if len(d.takes) == 0 {
		return lang.L("{{.Greeting}}. Say one answer out loud, just to hear it.", map[string]any{"Greeting": greeting})
	}
	return lang.L("{{.Greeting}}. One good answer is plenty.", map[string]any{"Greeting": greeting})
}

func (r *Room) nextCard(d day) fyne.CanvasObject {
	kicker, question := lang.L("Continue practising"), d.next.Text
	if len(d.takes) == 0 {
		kicker = lang.L("A first question")
	}
	start := widget.NewButton(lang.L("Start"), lang.L("Space"), r.start)
	start.Style = widget.Filled
	about := widget.NewQuiet(words.Theme(d.next.Theme))
	return widget.NewCard(widget.VStack(12,
		widget.NewQuiet(kicker),
		widget.NewHeading(question, theme.SizeHeading),
		widget.Gap(6),
		widget.HStack(3*theme.Grid, start, about),
	))
}

func (r *Room) journalCard(d day) fyne.CanvasObject {
	write := widget.NewButton(lang.L("Write"), "J", func() { r.window.Go("journal/new") })
	heading := widget.NewSection(lang.L("A line for the journal"))
	if d.entry == nil {
		ask := widget.NewText(lang.L("What went better than you feared this week?"))
		ask.Color = theme.Quiet
		return widget.NewCard(widget.VStack(12, heading, ask, widget.HStack(0, write)))
	}
	entry := *d.entry
	title := entry.Title
	if title == "" {
		title = entry.Excerpt
	}
	last := widget.NewHint(title, "", func() { r.window.Go(fmt.Sprintf("journal/%d", entry.ID)) })
	return widget.NewCard(widget.VStack(12, heading,
		widget.NewQuiet(lang.L("Last: {{.When}}", map[string]any{"When": words.When(entry.Date, d.now)})), last,
		widget.HStack(0, write)))
}

func (r *Room) takesCard(d day) fyne.CanvasObject {
	list := widget.VStack(12, widget.NewSection(lang.L("Last takes")))
	for _, take := range d.takes {
		list.Add(r.takeLine(take, d.now))
	}
	if d.spoken >= time.Minute {
		minutes := int(d.spoken / time.Minute)
		list.Add(widget.Gap(6))
		list.Add(widget.NewQuiet(lang.N("{{.Minutes}} minutes spoken this week", minutes, map[string]any{"Minutes": minutes})))
	}
	return widget.NewCard(list)
}

func (r *Room) takeLine(take data.TakeOf, now time.Time) fyne.CanvasObject {
	open := widget.NewHint(take.Question, "", func() { r.window.Go(fmt.Sprintf("take/%d", take.ID)) })
	when := widget.NewQuiet(lang.L("{{.When}} · {{.Length}}", map[string]any{"When": words.When(take.Started, now), "Length": words.Clock(take.Duration)}))
	return widget.HStack(3*theme.Grid, widget.Grow(open), when)
}

// monday is the beginning of the week a time lies in.
func monday(t time.Time) time.Time {
	t = t.Local()
	back := (int(t.Weekday()) + 6) % 7
	return time.Date(t.Year(), t.Month(), t.Day()-back, 0, 0, 0, 0, t.Location())
}
