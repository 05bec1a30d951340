// Package mock is the room for a run of questions, asked one after the other as
// in an interview: by the app, or by somebody beside the person. It is set up,
// gone through in a window that shows nothing else, and looked back on at its
// end.
package mock

import (
	"context"
	"math/rand/v2"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/data/schedule"
	"greenroom/ui/prefs"
	"greenroom/ui/room"
	"greenroom/ui/share"
	"greenroom/ui/studio"
	"greenroom/ui/task"
)

// Store is what the room needs of the store.
type Store interface {
	studio.Takes
	share.Store

	Now() time.Time
	Subscribe(changed func(data.Kind)) (cancel func())
	Question(ctx context.Context, id int64) (data.Question, error)
	Questions(ctx context.Context, filter data.QuestionFilter) ([]data.Question, error)
	Agenda(ctx context.Context, aim data.Aim) (schedule.Plan, error)
	Interview(ctx context.Context, id int64) (data.Interview, error)
	Interviews(ctx context.Context, filter data.InterviewFilter) ([]data.Interview, error)
	Company(ctx context.Context, id int64) (data.Company, error)
	Companies(ctx context.Context, filter data.CompanyFilter) ([]data.Company, error)
	Readings(ctx context.Context, questionID int64) ([]data.Take, error)
	SpokenNote(ctx context.Context, takeID int64, author string) (data.Take, error)

	SaveRun(ctx context.Context, run data.Run) (data.Run, error)
	Run(ctx context.Context, id int64) (data.Run, error)
	Runs(ctx context.Context, limit int) ([]data.Run, error)
	SetConfidence(ctx context.Context, ref data.Ref, after bool, confidence int) error
	Feedback(ctx context.Context, takeID int64) ([]data.Feedback, error)

	Take(ctx context.Context, id int64) (data.Take, error)
	SetGrade(ctx context.Context, takeID int64, grade int) error
	Report(ctx context.Context, takeID int64) (data.Report, error)
	Usual(ctx context.Context, takeID int64, over int) (map[string]float64, error)
	Delete(ctx context.Context, refs ...data.Ref) error
	Restore(ctx context.Context, refs ...data.Ref) error
}

// Analyst measures takes beside everything else.
type Analyst interface{ Want(take data.Take) }

// Voice reads a text aloud into a sound file. rate 1 is its normal speed.
type Voice interface {
	Name() string
	Write(ctx context.Context, text, path string, rate float64) error
}

// Deps is what the room is made of.
type Deps struct {
	Window  room.Window
	Store   Store
	Sound   studio.Sound
	Analyst Analyst
	Prefs   func(ctx context.Context) (prefs.Prefs, error)
	Voices  func() []Voice // of the system, the best first
	Random  *rand.Rand     // what is asked; nil: differs each time
}

// Room is the mock interview.
type Room struct {
	Deps

	recorder *studio.Recorder
	player   *studio.Player
	prefs    prefs.Prefs

	content *fyne.Container
	setup   *setupPage
	stage   *stage
	review  *reviewPage

	loading task.Latest
	keeping task.Saver // the run as it goes on
	noting  task.Saver // what is written about it at the end
	cancel  func()
	here    bool
}

// New makes the room.
func New(deps Deps) *Room {
	if deps.Random == nil {
		deps.Random = rand.New(rand.NewPCG(rand.Uint64(), rand.Uint64()))
	}
	r := &Room{Deps: deps, prefs: prefs.Default()}
	r.recorder = studio.NewRecorder(r.Store, r.Sound, studio.Listener{
		Changed: func() { fyne.Do(func() { r.stage.changed() }) },
		Kept:    func(take data.Take, trouble error) { fyne.Do(func() { r.stage.kept(take, trouble) }) },
		Failed:  func(err error) { fyne.Do(func() { r.stage.notRecorded(err) }) },
	})
	r.player = studio.NewPlayer(r.Sound, r.Store.Path,
		func() { fyne.Do(func() { r.review.playingChanged() }) },
		func(err error) { fyne.Do(func() { r.Window.Fail(lang.L("play this take"), err) }) })
	failed := func(err error) { r.Window.Fail(lang.L("save this run"), err) }
	r.keeping.Failed, r.noting.Failed = failed, failed
	r.setup, r.stage, r.review = newSetupPage(r), newStage(r), newReviewPage(r)
	r.content = container.NewStack(r.setup.content)
	r.cancel = r.Store.Subscribe(func(kind data.Kind) { fyne.Do(func() { r.noticed(kind) }) })
	return r
}

// Content implements [room.Room].
func (r *Room) Content() fyne.CanvasObject { return r.content }

// Enter implements [room.Room]. It takes "" for the setup, "for/3" for a run
// for interview 3, "company/4" for one for company file 4, "begin" to begin what is set up, and "run/5" to go on with
// run 5, or to look back on it when it is over.
func (r *Room) Enter(rest string) {
	r.here = true
	first, second := room.Split(rest)
	number, _ := strconv.ParseInt(second, 10, 64)
	switch first {
	case "begin":
		r.begin(r.setup.recipe())
	case "run":
		r.open(number)
	default:
		if r.stage.going() && first == "" { // come back to what is paused
			r.show(r.stage.content)
			return
		}
		if first == "company" {
			r.setup.prepareFor(fromCompany, number)
		} else {
			r.setup.prepareFor(fromInterview, number)
		}
		r.show(r.setup.content)
	}
}

// Leave implements [room.Room]. What was being said is kept as a take, and the
// run can be gone on with.
func (r *Room) Leave() {
	r.here = false
	r.stage.pause()
	r.player.Stop()
	go r.Flush()
}

// Flush implements [room.Flusher].
func (r *Room) Flush() {
	r.keeping.Flush()
	r.noting.Flush()
	r.stage.partner.desk.Flush()
}

// Close implements [room.Closer]. A take that is under way is kept.
func (r *Room) Close() {
	r.cancel()
	r.stage.close()
	r.player.Stop()
	r.recorder.Flush()
	r.Flush()
	r.loading.Cancel()
	r.loading.Wait()
}

// Confident notes how confident the person feels before the run that they set
// up, 1 to 5.
func (r *Room) Confident(value int) { r.setup.confidence.SetValue(value) }

func (r *Room) noticed(kind data.Kind) {
	if !r.here {
		return
	}
	switch kind {
	case data.KindReport, data.KindReview, data.KindTake, data.KindFeedback:
		r.review.reload()
	case data.KindInterview, data.KindRun:
		r.setup.reload()
	}
}

// show puts a page into the room.
func (r *Room) show(page fyne.CanvasObject) {
	if r.content.Objects[0] != page {
		r.content.Objects = []fyne.CanvasObject{page}
		r.content.Refresh()
	}
}

// begin lays out a run and asks its first question.
func (r *Room) begin(recipe recipe) {
	before, partner := r.setup.confidence.Value(), r.setup.partner()
	r.loading.Run(func(ctx context.Context) func() {
		set, err := r.Prefs(ctx)
		var questions []data.Question
		if err == nil {
			questions, err = choose(ctx, r.Store, recipe, set.Practice.Aim(), r.Random)
		}
		run := data.Run{Recipe: recipe.marshal(), InterviewID: recipe.Interview, Partner: partner, Before: before}
		for _, q := range questions {
			run.Turns = append(run.Turns, data.Turn{QuestionID: q.ID, Question: q.Text})
		}
		if err == nil && len(questions) > 0 {
			run, err = r.Store.SaveRun(ctx, run)
		}
		return func() {
			switch {
			case err != nil:
				r.Window.Fail(lang.L("begin this run"), err)
			case len(questions) == 0:
				r.Window.Say(lang.L("There is no question like that. Choose something else."))
			default:
				r.prefs = set
				r.stage.start(run, recipe, questions)
			}
			if err != nil || len(questions) == 0 {
				r.show(r.setup.content)
			}
		}
	})
}

// open goes on with a run, or looks back on it when it is over.
func (r *Room) open(id int64) {
	if r.stage.going() && r.stage.run.ID == id {
		r.show(r.stage.content)
		return
	}
	r.loading.Run(func(ctx context.Context) func() {
		r.Flush()
		set, err := r.Prefs(ctx)
		var run data.Run
		if err == nil {
			run, err = r.Store.Run(ctx, id)
		}
		var questions []data.Question
		if err == nil {
			ids := make([]int64, len(run.Turns))
			for i, turn := range run.Turns {
				ids[i] = turn.QuestionID
			}
			questions, err = byNumber(ctx, r.Store, ids)
		}
		return func() {
			if err != nil {
				r.Window.Fail(lang.L("open this run"), err)
				return
			}
			r.prefs = set
			if !run.Ended.IsZero() {
				r.lookBack(run.ID)
				return
			}
			r.stage.resume(run, recipeOf(run), questions)
		}
	})
}

// lookBack shows the end of a run.
func (r *Room) lookBack(id int64) {
	r.Window.Fill(false)
	r.show(r.review.content)
	r.review.open(id)
}

// TypedKey implements [room.KeyTaker].
func (r *Room) TypedKey(key *fyne.KeyEvent) bool {
	switch r.content.Objects[0] {
	case r.stage.content:
		return r.stage.typedKey(key)
	case r.review.content:
		return r.review.typedKey(key)
	}
	return r.setup.typedKey(key)
}
