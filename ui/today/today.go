// Package today is the room the window opens with: what is due, the interview
// that comes next, what was left unfinished, a line for the journal, and how
// much was said this week.
package today

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/data/schedule"
	"greenroom/ui/prefs"
	"greenroom/ui/room"
	"greenroom/ui/task"
)

// Store is what the room needs of the store.
type Store interface {
	Now() time.Time
	Subscribe(changed func(data.Kind)) (cancel func())
	Agenda(ctx context.Context, aim data.Aim) (schedule.Plan, error)
	NextQuestion(ctx context.Context, aim data.Aim, seen ...int64) (data.Question, error)
	Question(ctx context.Context, id int64) (data.Question, error)
	Interviews(ctx context.Context, filter data.InterviewFilter) ([]data.Interview, error)
	Silence(ctx context.Context, after, before time.Time) ([]data.Interview, error)
	ToAnswerKindly(ctx context.Context, after time.Time) ([]data.Interview, error)
	InterviewsToThank(ctx context.Context, after time.Time) ([]data.Interview, error)
	Letters(ctx context.Context, filter data.LetterFilter) ([]data.Letter, error)
	Lessons(ctx context.Context, filter data.TaskFilter) ([]data.Lesson, error)
	Advice(ctx context.Context, filter data.AdviceFilter) ([]data.Advice, error)
	OffersToAnswer(ctx context.Context, from, to data.Day) ([]data.Offer, error)
	NextSteps(ctx context.Context, from, to data.Day) ([]data.NextStep, error)
	Prepared(ctx context.Context, interviewID int64) (data.Preparation, error)
	UnfinishedRun(ctx context.Context, after time.Time) (run data.Run, found bool, err error)
	LastTakes(ctx context.Context, limit int) ([]data.TakeOf, error)
	SpokenSince(ctx context.Context, since time.Time) (time.Duration, error)
	Entries(ctx context.Context, filter data.EntryFilter) ([]data.EntryLine, error)
	Entry(ctx context.Context, id int64) (data.Entry, error)
	SaveEntry(ctx context.Context, entry data.Entry) (data.Entry, error)
	Goals(ctx context.Context, filter data.TaskFilter) ([]data.Goal, error)
	DueFollowUps(ctx context.Context) ([]data.FollowUp, error)
	CountStanding(ctx context.Context) (data.ContactCounts, error)
	Contact(ctx context.Context, id int64) (data.Contact, error)
}

// Deps is what the room is made of.
type Deps struct {
	Window room.Window
	Store  Store
	Prefs  func(ctx context.Context) (prefs.Prefs, error)
}

const (
	lastTakes = 3              // how many takes the room shows
	runWaits  = 12 * time.Hour // how long a run that was left is offered again
)

// Room is the room Today.
type Room struct {
	Deps

	page    *page
	line    *line
	loading task.Latest
	cancel  func()
	here    bool
	shown   day
}

// New makes the room.
func New(deps Deps) *Room {
	r := &Room{Deps: deps}
	r.line = newLine(r)
	r.page = newPage(r)
	r.cancel = r.Store.Subscribe(func(data.Kind) { fyne.Do(r.reload) })
	return r
}

// Content implements [room.Room].
func (r *Room) Content() fyne.CanvasObject { return r.page.content }

// Enter implements [room.Room].
func (r *Room) Enter(string) {
	r.here = true
	r.reload()
}

// Leave implements [room.Room].
func (r *Room) Leave() {
	r.here = false
	go r.line.flush()
}

// Flush implements [room.Flusher].
func (r *Room) Flush() { r.line.flush() }

// Close implements [room.Closer].
func (r *Room) Close() {
	r.cancel()
	r.loading.Cancel()
	r.loading.Wait()
}

// TypedKey implements [room.KeyTaker]: Space and Enter start, J writes, C calms, L
// looks back.
func (r *Room) TypedKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		r.start()
	case fyne.KeyJ:
		r.line.focus()
	case fyne.KeyC:
		r.Window.Go("calm")
	case fyne.KeyM:
		r.Window.Go("mock")
	case fyne.KeyL:
		r.lookBack()
	default:
		return false
	}
	return true
}

// day is what the room shows.
type day struct {
	now       time.Time
	practice  prefs.Practice
	plan      schedule.Plan
	asked     []data.Question // of the plan, in its order
	next      data.Question   // to go on with
	interview *data.Interview // the next one
	prepared  data.Preparation
	over      *data.Interview // the last that was not looked back on
	steps     []data.NextStep // after interviews, that are due
	offers    []data.Offer    // that want an answer soon
	left      *data.Run       // that was not finished
	takes     []data.TakeOf
	goals     []data.Goal // that are near their day, or past it
	people    []waits     // the first to write to
	due       int         // how often one is to write
	standing  data.ContactCounts
	spoken    []time.Duration  // on each of the last seven days, today last
	letters   []data.Letter    // whose time has come
	thank     []data.Interview // for which nobody was thanked yet
	silent    []data.Interview // of which no word came
	refused   []data.Interview // with a no that was not answered yet
	lessons   []data.Lesson    // near their day
	advice    []data.Advice    // that was waited for
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
				r.Window.Fail(lang.L("open this page"), err)
				return
			}
			r.shown = d
			r.page.show(d)
			r.line.show(d.now)
		}
	})
}

// loadDue reads what is asked today, and what to go on with after that.
func (r *Room) loadDue(ctx context.Context, d *day) (err error) {
	aim := d.practice.Aim()
	if d.plan, err = r.Store.Agenda(ctx, aim); err != nil {
		return err
	}
	for _, item := range d.plan.Today {
		q, err := r.Store.Question(ctx, item.Question)
		if err != nil {
			return err
		}
		d.asked = append(d.asked, q)
	}
	if d.next, err = r.Store.NextQuestion(ctx, aim); err != nil {
		return fmt.Errorf("find the next question: %w", err)
	}
	return nil
}

// loadRecent reads what one can go on with.
func (r *Room) loadRecent(ctx context.Context, d *day) error {
	run, found, err := r.Store.UnfinishedRun(ctx, d.now.Add(-runWaits))
	if err != nil {
		return err
	}
	if found {
		d.left = &run
	}
	d.takes, err = r.Store.LastTakes(ctx, lastTakes)
	return err
}

func (r *Room) loadInterview(ctx context.Context, d *day) error {
	coming, err := r.Store.Interviews(ctx, data.InterviewFilter{Coming: d.now, Limit: 1})
	if err != nil || len(coming) == 0 {
		return err
	}
	d.interview = &coming[0]
	d.prepared, err = r.Store.Prepared(ctx, d.interview.ID)
	return err
}

// loadWeek reads how long was spoken on each of the last seven days, today last.
func (r *Room) loadWeek(ctx context.Context, d *day) error {
	const days = 7
	d.spoken = make([]time.Duration, days)
	today, later := schedule.DayOf(d.now.Local()), time.Duration(0)
	for i := range days {
		since, err := r.Store.SpokenSince(ctx, (today - schedule.Day(i)).Begin(time.Local))
		if err != nil {
			return err
		}
		d.spoken[days-1-i], later = since-later, since
	}
	return nil
}

// start goes on where it makes most sense: with what is due, or else with any
// other question.
func (r *Room) start() {
	if r.shown.next.ID != 0 {
		r.Window.Go(fmt.Sprintf("practise/%d", r.shown.next.ID))
	}
}
