package passions

import (
	"context"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// sitting is how long one writes.
const sitting = 20 * time.Minute

// journalDays are five days of writing for oneself. What is written is a
// private entry. No day is due, and none is missed.
type journalDays struct {
	deps    Deps
	days    []data.Prompt
	at      int
	written []bool

	content fyne.CanvasObject
	row     *widget.Chips
	name    *widget.Heading
	asks    *widget.Text
	far     *widget.Text
	clock   *widget.Figures
	turn    *widget.Button
	answer  *answer

	spent time.Duration // of the sitting, up to since
	since time.Time     // when it went on; zero while it rests
	stop  chan struct{} // ends the ticking

	loading task.Latest
	looking task.Latest
}

func newJournalDays(deps Deps) *journalDays {
	w := &journalDays{deps: deps, days: deps.Prompts.Writing, at: -1, written: make([]bool, len(deps.Prompts.Writing))}
	w.row = widget.NewChips(false, func(on []int) { w.open(on[0]) })
	w.name = widget.NewHeading("", theme.SizeHeading)
	w.asks = widget.NewText("")
	w.far = widget.NewQuiet("")
	w.clock = widget.NewFigures("20:00", theme.SizeNumber)
	w.clock.Color = theme.Quiet
	w.turn = widget.NewButton("", lang.L("Space"), w.turnClock)
	w.answer = newAnswer(deps, true, lang.L("Just write. Spelling does not matter, nobody reads it."), w.look)
	why := widget.NewText(lang.L("Twenty minutes on five days, about what weighs on you. In a small study, people who had lost their job and wrote like this were back at work more often eight months later. If a page makes you feel worse, leave it: that is allowed, and nothing counts your days."))
	why.Color, why.TextSize = theme.Quiet, theme.SizeQuiet
	asked := widget.HStackTop(2*theme.Grid, widget.Grow(widget.VStack(theme.Grid, w.name, w.asks)), widget.VStack(theme.Grid, w.clock, w.turn))
	page := widget.NewCard(widget.VStack(0, widget.Grow(w.answer.lay(asked)),
		widget.Pad(w.answer.under(w.far), 6, 22, 16, 22)))
	page.Padding = 0
	w.content = widget.Page(widget.NewHeading(lang.L("Writing for yourself"), theme.SizeTitle),
		widget.VStack(2*theme.Grid, why, w.row, widget.Grow(page)), nil)
	w.showDays()
	w.showClock()
	return w
}

// Content implements [room.Room].
func (w *journalDays) Content() fyne.CanvasObject { return w.content }

// Enter implements [room.Room]. It takes "" for the day one would write on now,
// and "3" for the third.
func (w *journalDays) Enter(rest string) {
	wanted, err := strconv.Atoi(rest)
	if wanted--; err != nil || wanted < 0 || wanted >= len(w.days) {
		wanted = w.at
	}
	if wanted >= 0 {
		w.look()
		w.open(wanted)
		return
	}
	w.loading.Run(func(ctx context.Context) func() { // which nothing but another day ends
		written, now, err := w.read(ctx)
		return func() {
			if err != nil {
				w.deps.Window.Fail(lang.L("read which days you wrote"), err)
				return
			}
			w.written = written
			w.showDays()
			w.open(now)
		}
	})
}

// read tells on which days was written, and which one it would be now: the one
// of today, or the first that is empty.
func (w *journalDays) read(ctx context.Context) (written []bool, now int, err error) {
	written, now = make([]bool, len(w.days)), -1
	today := data.DayOf(w.deps.Store.Now().Local())
	for i, day := range w.days {
		lines, err := w.deps.Store.Entries(ctx, data.EntryFilter{Prompt: day.Key, Private: true, Limit: 1})
		if err != nil {
			return nil, 0, err
		}
		written[i] = len(lines) > 0
		switch {
		case len(lines) > 0 && data.DayOf(lines[0].Date.Local()) == today:
			now = i
		case len(lines) == 0 && now < 0:
			now = i
		}
	}
	return written, max(now, 0), nil
}

// look shows anew which days are written.
func (w *journalDays) look() {
	w.looking.Run(func(ctx context.Context) func() {
		written, _, err := w.read(ctx)
		return func() {
			if err == nil {
				w.written = written
				w.showDays()
			}
		}
	})
}

// Leave implements [room.Room].
func (w *journalDays) Leave() {
	if !w.since.IsZero() {
		w.turnClock()
	}
	go w.answer.flush()
}

// Flush implements [room.Flusher].
func (w *journalDays) Flush() { w.answer.flush() }

// Close implements [room.Closer].
func (w *journalDays) Close() {
	w.loading.Cancel()
	w.looking.Cancel()
	w.loading.Wait()
	w.looking.Wait()
}

// TypedKey implements [room.KeyTaker].
func (w *journalDays) TypedKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeySpace:
		w.turnClock()
	case fyne.KeyReturn, fyne.KeyEnter:
		w.write()
	case fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5:
		w.open(int(key.Name[0] - '1'))
	default:
		return false
	}
	return true
}

func (w *journalDays) write() { w.deps.Window.Window().Canvas().Focus(w.answer.field) }

// open shows a day.
func (w *journalDays) open(i int) {
	if i != w.at {
		w.reset()
	}
	w.at = i
	day := w.days[i]
	w.row.SetSelected(i)
	w.loading.Run(func(ctx context.Context) func() {
		d, err := w.answer.read(ctx, day)
		return func() {
			if err != nil {
				w.deps.Window.Fail(lang.L("open this page"), err)
				return
			}
			w.name.SetText(day.Text)
			w.asks.SetText(day.FollowUp)
			w.answer.put(d)
		}
	})
}

// showDays names the days, those that are written with a tick.
func (w *journalDays) showDays() {
	labels := make([]string, len(w.days))
	done := 0
	for i := range w.days {
		labels[i] = lang.L("Day {{.Number}}", map[string]any{"Number": i + 1})
		if w.written[i] {
			labels[i] += " ✓"
			done++
		}
	}
	w.row.SetOptions(labels...)
	w.far.SetText("")
	if done == len(w.days) {
		w.far.SetText(lang.L("All five are written. They stay private in your journal."))
	}
}

// turnClock lets the clock run, or rest.
func (w *journalDays) turnClock() {
	if w.since.IsZero() {
		if w.spent >= sitting {
			w.spent = 0
		}
		w.since = w.deps.Store.Now()
		w.stop = make(chan struct{})
		go tick(w.stop, w.showClock)
		w.write()
	} else {
		w.spent = w.elapsed()
		w.rest()
	}
	w.showClock()
}

// reset puts the clock back to its beginning.
func (w *journalDays) reset() {
	if !w.since.IsZero() {
		w.rest()
	}
	w.spent = 0
	w.showClock()
}

func (w *journalDays) rest() {
	w.since = time.Time{}
	close(w.stop)
}

// tick has something done on the UI thread every second until stop is closed.
func tick(stop <-chan struct{}, do func()) {
	each := time.NewTicker(time.Second)
	defer each.Stop()
	for {
		select {
		case <-stop:
			return
		case <-each.C:
			fyne.Do(do)
		}
	}
}

func (w *journalDays) elapsed() time.Duration {
	if w.since.IsZero() {
		return w.spent
	}
	return w.spent + w.deps.Store.Now().Sub(w.since)
}

// showClock says how much of the sitting is left. At its end it stands still
// and says so in words; nothing rings.
func (w *journalDays) showClock() {
	elapsed := w.elapsed()
	if elapsed >= sitting && !w.since.IsZero() {
		w.spent = sitting
		w.rest()
	}
	w.clock.SetText(words.Clock(max(sitting-elapsed, 0).Round(time.Second)))
	switch {
	case elapsed >= sitting:
		w.turn.SetLabel(lang.L("Once more"))
		w.far.SetText(lang.L("Twenty minutes. Finish the sentence, then let it lie."))
	case !w.since.IsZero():
		w.turn.SetLabel(lang.L("Rest"))
	case elapsed > 0:
		w.turn.SetLabel(lang.L("Go on"))
	default:
		w.turn.SetLabel(lang.L("Begin"))
	}
}
