// Package progress is the room in which practice is seen in numbers: how much
// was said and when, how it went by theme, how the voice sounds from take to
// take, and what was not visited for long.
package progress

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/data/schedule"
	"greenroom/ui/prefs"
	"greenroom/ui/room"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/tone"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// Store is what the room needs of the store.
type Store interface {
	Now() time.Time
	Subscribe(changed func(data.Kind)) (cancel func())
	PracticeByDay(ctx context.Context, from schedule.Day) ([]data.DayPractice, error)
	PracticeByTheme(ctx context.Context) ([]data.ThemePractice, error)
	ThemeCourse(ctx context.Context, theme data.Theme) ([]data.Point, error)
	ConfidenceCourse(ctx context.Context) ([]data.Confidence, error)
	Trend(ctx context.Context, measure string, questionID int64) ([]data.Point, error)
	LongAgo(ctx context.Context, limit int) ([]data.Question, error)
	AskedForReal(ctx context.Context, limit int) ([]data.AskedForReal, error)
	GapCourse(ctx context.Context, weeks int) ([]data.GapCount, error)
	Questions(ctx context.Context, filter data.QuestionFilter) ([]data.Question, error)
}

// Deps is what the room is made of.
type Deps struct {
	Window room.Window
	Store  Store
	Prefs  func(ctx context.Context) (prefs.Prefs, error)
}

// Room is the room Progress.
type Room struct {
	Deps

	content *fyne.Container
	filled  fyne.CanvasObject
	empty   fyne.CanvasObject

	days    *daysCard
	themes  *themesCard
	sound   *soundCard
	felt    *feltCard
	visits  *visitsCard
	asked   *askedCard
	gaps    *gapsCard
	loading task.Latest
	cancel  func()
	here    bool
}

// New makes the room.
func New(deps Deps) *Room {
	r := &Room{Deps: deps}
	r.days, r.themes, r.sound = newDaysCard(), newThemesCard(r), newSoundCard(r)
	r.felt, r.visits = newFeltCard(), newVisitsCard(r)
	r.asked, r.gaps = newAskedCard(r), newGapsCard(r)
	const gap = 3 * theme.Grid
	header := widget.NewHeading(lang.L("Progress"), theme.SizeTitle)
	r.filled = widget.Page(header, widget.Scroll(widget.VStack(gap,
		widget.Columns(r.days.content, r.visits.content, 0.56),
		widget.Columns(r.themes.content, r.sound.content, 0.5),
		r.asked.content, r.felt.content, r.gaps.content)), nil)
	r.empty = widget.Page(header, widget.NewEmpty("progress", lang.L("Your voice over time"),
		lang.L("After your first answers you see here what you practised and how it changes. Nothing is counted against you."),
		lang.L("Practise"), "", func() { r.Window.Go("practise") }), nil)
	r.content = container.NewStack(r.empty)
	r.cancel = r.Store.Subscribe(func(data.Kind) { fyne.Do(r.reload) })
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

// weeksShown is how far back the calendar goes.
const weeksShown = 12

// progress is what the room shows.
type progress struct {
	now      time.Time
	bands    tone.Bands
	days     []data.DayPractice
	themes   []data.ThemePractice
	felt     []data.Confidence
	longAgo  []data.Question
	unopened []data.Question // one of each theme never visited
	asked    []data.AskedForReal
	gaps     []data.GapCount // week by week
}

func (r *Room) reload() {
	if !r.here {
		return
	}
	r.loading.Run(func(ctx context.Context) func() {
		p, err := r.load(ctx)
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if err != nil {
				r.Window.Fail(lang.L("add up your practice"), err)
				return
			}
			r.show(p)
		}
	})
}

func (r *Room) load(ctx context.Context) (p progress, err error) {
	p.now = r.Store.Now().Local()
	set, err := r.Prefs(ctx)
	if err != nil {
		return p, err
	}
	p.bands = set.Bands
	if p.days, err = r.Store.PracticeByDay(ctx, firstMonday(p.now)); err != nil {
		return p, err
	}
	if p.themes, err = r.Store.PracticeByTheme(ctx); err != nil {
		return p, err
	}
	if p.felt, err = r.Store.ConfidenceCourse(ctx); err != nil {
		return p, err
	}
	if p.longAgo, err = r.Store.LongAgo(ctx, mostNamed); err != nil {
		return p, err
	}
	if p.asked, err = r.Store.AskedForReal(ctx, mostAsked); err != nil {
		return p, err
	}
	if p.gaps, err = r.Store.GapCourse(ctx, gapWeeks); err != nil {
		return p, err
	}
	p.unopened, err = r.notVisited(ctx, p.themes)
	return p, err
}

// notVisited gives one question of each of some themes that were never visited.
func (r *Room) notVisited(ctx context.Context, themes []data.ThemePractice) (all []data.Question, err error) {
	for _, t := range themes {
		if t.Answers > 0 || len(all) == mostNamed {
			continue
		}
		of, err := r.Store.Questions(ctx, data.QuestionFilter{Theme: t.Theme, Limit: 1})
		if err != nil {
			return nil, err
		}
		all = append(all, of...)
	}
	return all, nil
}

// firstMonday is where the calendar begins.
func firstMonday(now time.Time) schedule.Day {
	today := schedule.DayOf(now)
	monday := today - schedule.Day((int(now.Weekday())+6)%7)
	return monday - 7*(weeksShown-1)
}

func (r *Room) show(p progress) {
	page := r.filled
	if len(p.longAgo)+len(p.asked) == 0 && !anyGap(p.gaps) {
		page = r.empty
	}
	if r.content.Objects[0] != page {
		r.content.Objects = []fyne.CanvasObject{page}
	}
	r.days.show(p)
	r.themes.show(p)
	r.sound.show(p)
	r.felt.show(p)
	r.visits.show(p)
	r.asked.show(p)
	r.gaps.show(p)
	r.content.Refresh()
}

// inWords is a time spoken, in minutes, or in seconds when it is less.
func inWords(d time.Duration) string {
	if d < time.Minute {
		seconds := int(d.Round(time.Second) / time.Second)
		return lang.N("{{.Count}} seconds", seconds, map[string]any{"Count": seconds})
	}
	minutes := int(d.Round(time.Minute) / time.Minute)
	return lang.N("{{.Count}} minutes", minutes, map[string]any{"Count": minutes})
}

func answers(n int) string {
	return lang.N("{{.Count}} answers", n, map[string]any{"Count": n})
}

// short is a day as the axis of a chart has it.
func short(t time.Time) string { return t.Local().Format("2 Jan") }

// titled is a card with a head.
func titled(head string, parts ...fyne.CanvasObject) fyne.CanvasObject {
	return widget.NewCard(widget.VStack(2*theme.Grid, append([]fyne.CanvasObject{widget.NewSection(head)}, parts...)...))
}

func themeName(t data.Theme) string { return words.Theme(t) }
