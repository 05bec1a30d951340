package progress

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/data/schedule"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/tone"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// daysCard tells when and how much was said.
type daysCard struct {
	content fyne.CanvasObject
	says    *widget.Text
	days    *widget.Days
	weeks   *widget.Chart
}

func newDaysCard() *daysCard {
	c := &daysCard{says: widget.NewText(""), days: widget.NewDays(lang.L("Days of practice"))}
	c.weeks = widget.NewBarChart(lang.L("Minutes spoken, week by week"), whole)
	c.content = titled(lang.L("When you practised"), c.says, c.days, widget.NewQuiet(lang.L("Minutes, week by week")), c.weeks)
	return c
}

func whole(v float64) string { return strconv.Itoa(int(v + 0.5)) }

func (c *daysCard) show(p progress) {
	first, today := firstMonday(p.now), schedule.DayOf(p.now)
	on := map[schedule.Day]data.DayPractice{}
	most, total, count := time.Duration(1), time.Duration(0), 0
	for _, day := range p.days {
		on[day.Day] = day
		most = max(most, day.Spoken)
		total += day.Spoken
		count += day.Answers
	}
	var days, weeks []widget.Spot
	month, week := time.Month(0), time.Duration(0)
	for day := first; day <= today; day++ {
		at := day.Begin(time.Local)
		did := on[day]
		spot := widget.Spot{Value: float64(did.Spoken) / float64(most), Says: at.Format("Monday 2 January")}
		if did.Answers > 0 {
			spot.Says += ": " + answers(did.Answers) + ", " + inWords(did.Spoken)
		}
		monday := (day-first)%7 == 0
		if monday && at.Month() != month {
			spot.Label, month = at.Format("Jan"), at.Month()
		}
		if monday {
			week = 0
			weeks = append(weeks, widget.Spot{Label: short(at)})
		}
		week += did.Spoken
		last := &weeks[len(weeks)-1]
		last.Value = week.Minutes()
		last.Says = lang.L("Week of {{.Day}}: {{.Spoken}}", map[string]any{"Day": last.Label, "Spoken": inWords(week)})
		days = append(days, spot)
	}
	c.days.Set(days)
	c.weeks.Set(weeks, nil)
	c.says.SetText(lang.L("In twelve weeks: {{.Answers}}, {{.Spoken}} of speaking.", map[string]any{"Answers": answers(count), "Spoken": inWords(total)}))
}

// themesCard tells what was practised by theme, and how one of them went.
type themesCard struct {
	room    *Room
	content fyne.CanvasObject
	takes   *widget.Rows
	theme   *widget.Chips
	course  *widget.Chart
	says    *widget.Text

	names   []data.Theme // of those with answers
	points  []data.Point
	chosen  data.Theme
	loading task.Latest
}

func newThemesCard(r *Room) *themesCard {
	c := &themesCard{room: r, says: widget.NewText("")}
	c.says.Color = theme.Quiet
	c.takes = widget.NewRows(lang.L("Answers by theme"), whole)
	c.theme = widget.NewChips(false, func(on []int) { c.choose(c.names[on[0]]) })
	c.course = widget.NewLine(lang.L("How the answers of a theme went"), func(v float64) string { return words.Grade(int(v + 0.5)) })
	c.course.SetSpan(int(schedule.Stuck), int(schedule.OwnedIt))
	c.course.OnOpen = func(i int) { r.Window.Go(fmt.Sprintf("review/%d", c.points[i].TakeID)) }
	c.content = titled(lang.L("Themes"), widget.NewQuiet(lang.L("Answers by theme")), c.takes, c.theme, c.says, c.course)
	return c
}

func (c *themesCard) show(p progress) {
	var spots []widget.Spot
	c.names = nil
	for _, t := range p.themes {
		if t.Answers == 0 {
			continue
		}
		c.names = append(c.names, t.Theme)
		spots = append(spots, widget.Spot{Label: themeName(t.Theme), Value: float64(t.Answers),
			Says: lang.L("{{.Theme}}: {{.Answers}}, {{.Practised}} of {{.Questions}} questions", map[string]any{
				"Theme": themeName(t.Theme), "Answers": answers(t.Answers), "Practised": t.Practised, "Questions": t.Questions,
			})})
	}
	c.takes.Set(spots)
	var labels []string
	for _, name := range c.names {
		labels = append(labels, themeName(name))
	}
	c.theme.SetOptions(labels...)
	if len(c.names) == 0 {
		return
	}
	i := max(0, slices.Index(c.names, c.chosen))
	c.theme.SetSelected(i)
	c.choose(c.names[i])
}

func (c *themesCard) choose(chosen data.Theme) {
	c.chosen = chosen
	c.loading.Run(func(ctx context.Context) func() {
		points, err := c.room.Store.ThemeCourse(ctx, chosen)
		return func() {
			if err != nil {
				c.room.Window.Fail(lang.L("read how this theme went"), err)
				return
			}
			c.points = points
			c.showCourse()
		}
	})
}

func (c *themesCard) showCourse() {
	var spots []widget.Spot
	for _, p := range c.points {
		spots = append(spots, widget.Spot{Label: short(p.At), Value: p.Value,
			Says: words.When(p.At, c.room.Store.Now()) + ": " + words.Grade(int(p.Value))})
	}
	c.course.Set(spots, nil)
	says := lang.L("How it went, answer by answer. Enter opens one.")
	if len(spots) == 0 {
		says = lang.L("None of these answers has a grade yet. Keys 1 to 4 give one.")
	}
	c.says.SetText(says)
}

// soundCard tells how a measure went from take to take.
type soundCard struct {
	room    *Room
	content fyne.CanvasObject
	chips   *widget.Chips
	chart   *widget.Chart
	says    *widget.Text

	measure tone.Measure
	bands   tone.Bands
	points  []data.Point
	loading task.Latest
}

// mostPoints is how many takes are seen at once.
const mostPoints = 60

func newSoundCard(r *Room) *soundCard {
	c := &soundCard{room: r, measure: tone.PitchVariation, says: widget.NewText("")}
	c.says.Color = theme.Quiet
	c.chips = widget.NewChips(false, func(on []int) { c.choose(tone.Measures()[on[0]]) })
	var names []string
	for _, m := range tone.Measures() {
		names = append(names, m.Name())
	}
	c.chips.SetOptions(names...)
	c.chart = widget.NewLine(lang.L("A measure of your voice, take by take"), func(v float64) string { return c.measure.Format(v) })
	c.chart.OnOpen = func(i int) { r.Window.Go(fmt.Sprintf("review/%d", c.points[i].TakeID)) }
	c.content = titled(lang.L("How you sound"), c.chips, c.says, c.chart)
	return c
}

func (c *soundCard) show(p progress) {
	c.bands = p.bands
	c.choose(c.measure)
}

func (c *soundCard) choose(m tone.Measure) {
	c.measure = m
	c.loading.Run(func(ctx context.Context) func() {
		points, err := c.room.Store.Trend(ctx, string(m), 0)
		return func() {
			if err != nil {
				c.room.Window.Fail(lang.L("read how you sounded"), err)
				return
			}
			c.points = points[max(0, len(points)-mostPoints):]
			c.showCourse()
		}
	})
}

func (c *soundCard) showCourse() {
	var spots []widget.Spot
	for _, p := range c.points {
		spots = append(spots, widget.Spot{Label: short(p.At), Value: p.Value,
			Says: words.When(p.At, c.room.Store.Now()) + ": " + c.measure.Format(p.Value) + " " + c.measure.Unit()})
	}
	band := widget.Range(c.bands.For(c.measure))
	c.chart.Set(spots, &band)
	c.says.SetText(c.course())
}

// course says in a sentence how the last takes compare with those before.
func (c *soundCard) course() string {
	const few = 3
	if len(c.points) < 2*few {
		return lang.L("After six takes it is said here how they change. The band is where you want it to lie.")
	}
	before, now := middle(c.points[:len(c.points)-few]), middle(c.points[len(c.points)-few:])
	return lang.L("Your last three takes against those before: {{.Change}}.", map[string]any{"Change": tone.Change(c.measure, before, now)})
}

// middle is the median of some points.
func middle(points []data.Point) float64 {
	values := make([]float64, len(points))
	for i, p := range points {
		values[i] = p.Value
	}
	slices.Sort(values)
	return values[len(values)/2]
}
