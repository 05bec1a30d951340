package progress

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

const (
	mostAsked = 6  // how many questions of real interviews are named
	gapWeeks  = 12 // how far back gaps are counted
)

// askedCard tells what was asked in real interviews, how it went then, and how
// in practice since.
type askedCard struct {
	room    *Room
	content fyne.CanvasObject
	list    *fyne.Container
}

func newAskedCard(r *Room) *askedCard {
	c := &askedCard{room: r, list: widget.VStack(2 * theme.Grid)}
	c.content = titled(lang.L("Asked in real interviews"), c.list)
	return c
}

func (c *askedCard) show(p progress) {
	visible(c.content, len(p.asked) > 0)
	c.list.RemoveAll()
	for _, a := range p.asked {
		lines := widget.VStack(0, widget.NewText(a.Text), quietly(howOften(a, p.now)))
		if then := howItWent(a.Went); then != "" {
			lines.Add(quietly(lang.L("In the talks: {{.Grades}}", map[string]any{"Grades": then})))
		}
		if a.Takes > 0 {
			since := answers(a.Takes)
			if then := howItWent(a.Grades); then != "" {
				since += ": " + then
			}
			lines.Add(quietly(lang.L("In practice since: {{.Answers}}", map[string]any{"Answers": since})))
		}
		if a.QuestionID == 0 {
			c.list.Add(lines)
			continue
		}
		practise := widget.NewButton(lang.L("Practise"), "", func() { c.room.Window.Go(fmt.Sprintf("practise/%d", a.QuestionID)) })
		c.list.Add(widget.HStack(2*theme.Grid, widget.Grow(lines), practise))
	}
	c.list.Refresh()
}

// quietly is a text that wraps and is read second.
func quietly(text string) *widget.Text {
	t := widget.NewText(text)
	t.TextSize, t.Color = theme.SizeQuiet, theme.Quiet
	return t
}

func howOften(a data.AskedForReal, now time.Time) string {
	often := lang.N("asked {{.Count}} times", a.Times, map[string]any{"Count": a.Times})
	if a.Last.IsZero() {
		return often
	}
	return often + " · " + words.When(a.Last, now)
}

// lastGrades is how many grades are named.
const lastGrades = 4

// howItWent names grades, the oldest first: "Stuck, Got there"; what was not said
// is left out.
func howItWent(grades []int) string {
	var names []string
	for _, grade := range grades {
		if all := words.Grades(); grade >= 1 && grade <= len(all) {
			names = append(names, all[grade-1])
		}
	}
	if left := len(names) - lastGrades; left > 0 {
		names = append([]string{"…"}, names[left:]...)
	}
	return strings.Join(names, ", ")
}

// gapsCard tells how many questions one could not answer were open, week by week.
type gapsCard struct {
	content fyne.CanvasObject
	says    *widget.Text
	chart   *widget.Chart
}

func newGapsCard(r *Room) *gapsCard {
	c := &gapsCard{says: widget.NewText("")}
	c.says.Color = theme.Quiet
	c.chart = widget.NewLine(lang.L("Questions to find out"), whole)
	open := widget.NewHint(lang.L("Open them"), "", func() { r.Window.Go("gaps") })
	c.content = titled(lang.L("To find out"), c.says, c.chart, widget.HStack(0, open))
	return c
}

func (c *gapsCard) show(p progress) {
	visible(c.content, anyGap(p.gaps))
	if !anyGap(p.gaps) {
		return
	}
	var spots []widget.Spot
	most := 1
	for _, week := range p.gaps {
		begins := week.Week.In(time.Local)
		most = max(most, week.Open)
		spots = append(spots, widget.Spot{Label: short(begins), Value: float64(week.Open), Says: lang.L(
			"Week of {{.Day}}: {{.Open}} open, {{.Closed}} found out, {{.Known}} you noticed you know",
			map[string]any{"Day": begins.Format("2 January"), "Open": week.Open, "Closed": week.Closed, "Known": week.Known})})
	}
	last := p.gaps[len(p.gaps)-1]
	c.says.SetText(lang.L("{{.Open}} open, {{.Closed}} found out, {{.Known}} you noticed you know.",
		map[string]any{"Open": last.Open, "Closed": last.Closed, "Known": last.Known}))
	c.chart.SetSpan(0, most)
	c.chart.Set(spots, nil)
}

// anyGap reports whether there is something to count.
func anyGap(weeks []data.GapCount) bool {
	for _, w := range weeks {
		if w.Open+w.Closed+w.Known > 0 {
			return true
		}
	}
	return false
}
