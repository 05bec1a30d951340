// Package debrief is the room in which an interview is looked back on: what was
// asked, how it went, what comes next. It takes less than five minutes, saves
// itself, and can be left and taken up again.
package debrief

import (
	"context"
	"strconv"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio/desk"
	"greenroom/ui/room"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// Store is what the room needs of the store.
type Store interface {
	Now() time.Time
	Subscribe(changed func(data.Kind)) (cancel func())

	Interview(ctx context.Context, id int64) (data.Interview, error)
	SetConfidence(ctx context.Context, ref data.Ref, after bool, confidence int) error
	Debrief(ctx context.Context, interviewID int64) (data.Debrief, error)
	SaveDebrief(ctx context.Context, debrief data.Debrief) (data.Debrief, error)
	Gaps(ctx context.Context, filter data.GapFilter) ([]data.Gap, error)
	SaveGap(ctx context.Context, gap data.Gap) (data.Gap, error)

	Question(ctx context.Context, id int64) (data.Question, error)
	Questions(ctx context.Context, filter data.QuestionFilter) ([]data.Question, error)
	SpokenOf(ctx context.Context, question data.Question) (data.Question, error)
	Spoken(ctx context.Context, subject string) (data.Question, error)
	UID(ctx context.Context, ref data.Ref) (string, error)

	Alike(ctx context.Context, text string) (same *data.Question, near []data.Question, err error)
	SaveQuestion(ctx context.Context, question data.Question) (data.Question, error)
	AskOn(ctx context.Context, id int64, day data.Day) error
	Delete(ctx context.Context, refs ...data.Ref) error
}

// Deps is what the room is made of.
type Deps struct {
	Window room.Window
	Store  Store
}

// Room is the look back. It takes the address "7" of an interview.
type Room struct {
	Deps

	content *fyne.Container
	page    *page
	nothing fyne.CanvasObject
	draft   *desk.Draft[data.Debrief]
	desk    desk.Desk[data.Debrief]
	shown   look
	here    bool

	opening  task.Latest
	looking  task.Latest
	working  sync.WaitGroup
	cancel   func()
	drafting desk.Kind[data.Debrief]
}

var (
	_ room.Room     = (*Room)(nil)
	_ room.Flusher  = (*Room)(nil)
	_ room.Closer   = (*Room)(nil)
	_ room.KeyTaker = (*Room)(nil)
)

// New makes the room.
func New(deps Deps) *Room {
	r := &Room{Deps: deps, drafting: desk.Kind[data.Debrief]{
		ID:    func(d data.Debrief) int64 { return d.InterviewID },
		Blank: func(data.Debrief) bool { return false },
		Save:  deps.Store.SaveDebrief,
		Adopt: func(d *data.Debrief, saved data.Debrief) { d.Begun = saved.Begun },
		Now:   deps.Store.Now,
	}}
	r.page = newPage(r)
	r.nothing = widget.Page(widget.NewHeading(lang.L("Look back"), theme.SizeTitle),
		widget.NewEmpty("interviews", lang.L("Which talk was it?"), lang.L("Choose an interview; its page leads here once it is over."),
			lang.L("Interviews"), "", func() { deps.Window.Go("interviews") }), nil)
	r.content = container.NewStack(r.nothing)
	r.cancel = deps.Store.Subscribe(func(kind data.Kind) { fyne.Do(func() { r.changed(kind) }) })
	return r
}

// Content implements [room.Room].
func (r *Room) Content() fyne.CanvasObject { return r.content }

// Enter implements [room.Room].
func (r *Room) Enter(rest string) {
	r.here = true
	id, err := strconv.ParseInt(rest, 10, 64)
	switch {
	case err == nil:
		r.open(id)
	case r.draft != nil:
		r.lookAgain()
	}
}

// Leave implements [room.Room].
func (r *Room) Leave() {
	r.here = false
	r.opening.Cancel()
	r.working.Go(r.desk.Flush)
}

// Flush implements [room.Flusher].
func (r *Room) Flush() { r.desk.Flush() }

// Close implements [room.Closer].
func (r *Room) Close() {
	r.cancel()
	r.opening.Cancel()
	r.looking.Cancel()
	r.working.Wait()
	r.opening.Wait()
	r.looking.Wait()
}

// look is what the page shows beside the look back itself.
type look struct {
	interview data.Interview
	chosen    []data.Question         // that were practised for it
	cards     map[int64]data.Question // that the questions asked are
	gaps      []data.Gap              // that it left
	spoken    data.Question           // what was said of it; its ID is 0 for nothing
}

// open shows the look back on an interview.
func (r *Room) open(id int64) {
	r.opening.Run(func(ctx context.Context) func() {
		r.desk.Flush()
		d := r.desk.Unsaved(id)
		if d == nil {
			value, err := r.Store.Debrief(ctx, id)
			if err != nil {
				return func() { r.Window.Fail(lang.L("open this look back"), err) }
			}
			d = desk.NewDraft(r.drafting, value, value.Begun)
		}
		l, err := r.look(ctx, d.Value())
		return func() {
			if err != nil {
				r.Window.Fail(lang.L("open this look back"), err)
				return
			}
			r.put(d, l)
		}
	})
}

func (r *Room) put(d *desk.Draft[data.Debrief], l look) {
	r.draft, r.shown = d, l
	r.desk.Put(d)
	d.Saved = r.page.saves
	d.Failed = func(err error) {
		r.Window.Fail(lang.L("save your look back; your words stay on the page"), err)
		r.page.saves()
	}
	if r.content.Objects[0] != r.page.content {
		r.content.Objects = []fyne.CanvasObject{r.page.content}
		r.content.Refresh()
	}
	r.page.show()
	r.page.begin()
}

// look reads what belongs to a look back.
func (r *Room) look(ctx context.Context, d data.Debrief) (l look, err error) {
	if l.interview, err = r.Store.Interview(ctx, d.InterviewID); err != nil {
		return l, err
	}
	l.cards = map[int64]data.Question{}
	for _, id := range l.interview.Questions {
		if q, err := r.Store.Question(ctx, id); err == nil {
			l.chosen = append(l.chosen, q)
		}
	}
	for _, a := range d.Asked {
		if a.QuestionID == 0 {
			continue
		}
		if q, err := r.Store.Question(ctx, a.QuestionID); err == nil { // it may lie in the trash
			l.cards[q.ID] = q
		}
	}
	if l.gaps, err = r.Store.Gaps(ctx, data.GapFilter{InterviewID: d.InterviewID}); err != nil {
		return l, err
	}
	if subject, err := r.subject(ctx, d.InterviewID); err == nil {
		l.spoken, _ = r.Store.Spoken(ctx, subject) // nothing was said of it yet
	}
	return l, nil
}

func (r *Room) subject(ctx context.Context, id int64) (string, error) {
	uid, err := r.Store.UID(ctx, data.Ref{Kind: data.KindInterview, ID: id})
	return "debrief/" + uid, err
}

// changed follows what is stored here or in another room.
func (r *Room) changed(data.Kind) {
	if r.here && r.draft != nil {
		r.lookAgain()
	}
}

// lookAgain reads again what belongs to the look back.
func (r *Room) lookAgain() {
	d := r.draft
	r.looking.Run(func(ctx context.Context) func() {
		l, err := r.look(ctx, d.Value())
		if err != nil || ctx.Err() != nil {
			return nil // the interview may have been deleted meanwhile
		}
		return func() {
			if r.draft == d {
				r.shown = l
				r.page.around()
			}
		}
	})
}

// change changes the look back and has it saved soon. Slices are replaced.
func (r *Room) change(change func(d *data.Debrief)) {
	if r.draft != nil && !r.page.filling {
		r.draft.Change(change)
	}
}

// flushSoon saves now what was typed.
func (r *Room) flushSoon() {
	if r.draft != nil {
		r.working.Go(r.draft.Flush)
	}
}

// TypedKey implements [room.KeyTaker]: C makes the question at hand a card, and G
// a gap.
func (r *Room) TypedKey(key *fyne.KeyEvent) bool { return r.page.typedKey(key) }
