package today

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

const (
	goalsAhead = 7 // how many days before its day a goal is shown
	goalsShown = 3
)

// loadGoals reads the goals that are near their day.
func (r *Room) loadGoals(ctx context.Context, d *day) (err error) {
	until := data.DayOf(d.now.Local()).Add(goalsAhead)
	d.goals, err = r.Store.Goals(ctx, data.TaskFilter{Unfinished: true, Until: until, Limit: goalsShown})
	return err
}

// goalsCard names the goals that are near their day, each with its first step.
func (r *Room) goalsCard(d day) fyne.CanvasObject {
	if len(d.goals) == 0 {
		return nil
	}
	list := widget.VStack(12, widget.NewSection(lang.L("Goals near their day")))
	for _, g := range d.goals {
		name, step := g.Title, g.FirstStep
		if name == "" {
			name, step = g.FirstStep, ""
		}
		open := widget.NewLead(name, func() { r.Window.Go(fmt.Sprintf("goals/%d", g.ID)) })
		says := dueWord(g.Day, d.now)
		if step != "" {
			says += " · " + step
		}
		list.Add(widget.VStack(0, open, widget.NewQuiet(says)))
	}
	week := widget.NewHint(lang.L("The week in five lines"), "", func() { r.Window.Go("goals/review") })
	list.Add(widget.HStack(2*theme.Grid, week))
	return widget.NewCard(list)
}

// dueWord says when a goal is due, without reproach when that is over.
func dueWord(due data.Day, now time.Time) string {
	at := due.In(time.Local)
	if data.DayOf(now.Local()).Until(due) < 0 {
		return lang.L("was for {{.Day}}", map[string]any{"Day": at.Format("2 Jan")})
	}
	return words.Coming(at, now)
}
