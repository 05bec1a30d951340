package today

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/data/schedule"
	"greenroom/ui/folio/desk"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// line is a question to reflect on, answered in place: what is written becomes
// an entry of the journal, one for each day.
type line struct {
	room    *Room
	content fyne.CanvasObject
	prompt  *widget.Text
	field   *widget.Entry
	kept    *widget.Hint

	day     schedule.Day // whose line it is
	draft   *desk.Draft[data.Entry]
	desk    desk.Desk[data.Entry]
	loading task.Latest
	filling bool // the field is being filled, not typed in
}

func newLine(r *Room) *line {
	l := &line{room: r}
	l.prompt = widget.NewText("")
	l.prompt.Color = theme.Quiet
	l.field = widget.NewMultiLine(lang.L("A line is enough"), l.typed)
	l.field.SetMinRowsVisible(3)
	l.field.OnLeave = func() { go l.flush() }
	l.kept = widget.NewHint(lang.L("Go on in the journal"), "", l.open)
	l.kept.Hide()
	l.content = widget.NewCard(widget.VStack(12,
		widget.NewSection(lang.L("A line for the journal")), l.prompt, l.field, widget.HStack(0, l.kept)))
	l.show(r.Store.Now()) // before anybody can type
	return l
}

// lineCard is the same card every day: somebody may be typing in it.
func (r *Room) lineCard(day) fyne.CanvasObject { return r.line.content }

// show gives the line of a day its question, and brings back what was written
// to it earlier that day.
func (l *line) show(now time.Time) {
	day := schedule.DayOf(now.Local())
	if day == l.day {
		return
	}
	l.day = day
	prompt := promptOf(day)
	l.prompt.SetText(prompt)
	l.put(data.Entry{Title: prompt}, time.Time{})
	begin := day.Begin(time.Local)
	l.loading.Run(func(ctx context.Context) func() {
		lines, err := l.room.Store.Entries(ctx, data.EntryFilter{From: begin, To: (day + 1).Begin(time.Local)})
		if err != nil {
			return nil // an empty field is no harm
		}
		for _, entry := range lines {
			if entry.Title != prompt {
				continue
			}
			whole, err := l.room.Store.Entry(ctx, entry.ID)
			if err != nil {
				return nil
			}
			return func() {
				if l.draft.Value().Body == "" {
					l.put(whole, whole.Updated)
				}
			}
		}
		return nil
	})
}

// put makes an entry the one that is written in.
func (l *line) put(entry data.Entry, savedAt time.Time) {
	l.draft = desk.NewDraft(desk.Kind[data.Entry]{
		ID:    func(e data.Entry) int64 { return e.ID },
		Blank: func(e data.Entry) bool { return e.Body == "" },
		Save:  l.room.Store.SaveEntry,
		Adopt: func(value *data.Entry, saved data.Entry) { value.ID, value.Date = saved.ID, saved.Date },
		Now:   l.room.Store.Now,
	}, entry, savedAt)
	l.draft.Saved = l.showKept
	l.draft.Failed = func(err error) { l.room.Window.Fail(lang.L("save what you wrote"), err) }
	l.desk.Put(l.draft)
	l.filling = true
	l.field.SetText(entry.Body)
	l.filling = false
	l.showKept()
}

func (l *line) showKept() {
	if l.draft.ID() != 0 {
		l.kept.Show()
	} else {
		l.kept.Hide()
	}
}

func (l *line) typed(text string) {
	if !l.filling && l.draft != nil {
		l.draft.Change(func(e *data.Entry) { e.Body = text })
	}
}

func (l *line) flush() { l.desk.Flush() }

func (l *line) focus() { l.room.Window.Window().Canvas().Focus(l.field) }

// open shows the entry in the journal. Whatever is changed there is read anew
// when the room is entered again.
func (l *line) open() {
	id := l.draft.ID()
	l.day = 0
	l.room.Window.Go(fmt.Sprintf("journal/%d", id))
}

// promptOf is the question of a day; they come round every two weeks.
func promptOf(day schedule.Day) string {
	prompts := []string{
		lang.L("What went better than you feared this week?"),
		lang.L("When did you last lose track of time over your work?"),
		lang.L("Which problem did somebody bring to you because it was yours to solve?"),
		lang.L("What would a colleague thank you for?"),
		lang.L("What did you learn this month that you would have liked to know before?"),
		lang.L("Which of your answers would you like to give again, and what would be different?"),
		lang.L("What are you looking forward to in the work you hope for?"),
		lang.L("When did you change your mind about something that mattered?"),
		lang.L("What was hard today, and what did you do about it?"),
		lang.L("Who could you ask to listen to one of your answers?"),
		lang.L("What would you say of yourself if nobody was judging?"),
		lang.L("Which small thing did you finish that nobody saw?"),
		lang.L("What do you want them to remember about you?"),
		lang.L("What will you do for yourself the evening before an interview?"),
	}
	return prompts[int(day)%len(prompts)]
}
