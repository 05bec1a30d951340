// Package review is the room that tells how a take sounded: its picture over
// time, what follows from it in words, its numbers beside the person's usual,
// and what the person says of it themselves.
package review

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/prefs"
	"greenroom/ui/room"
	"greenroom/ui/share"
	"greenroom/ui/studio"
	"greenroom/ui/task"
	"greenroom/ui/tone"
)

// Store is what the room needs of the store.
type Store interface {
	studio.Marked
	share.Store
	Feedback(ctx context.Context, takeID int64) ([]data.Feedback, error)
	SpokenNotes(ctx context.Context, takeID int64) ([]data.Take, error)
	Delete(ctx context.Context, refs ...data.Ref) error
	Restore(ctx context.Context, refs ...data.Ref) error
	Subscribe(f func(data.Kind)) (cancel func())
	Take(ctx context.Context, id int64) (data.Take, error)
	Now() time.Time
	Mentions(ctx context.Context, ref data.Ref) ([]data.Mention, error)
	Takes(ctx context.Context, questionID int64) ([]data.Take, error)
	Question(ctx context.Context, id int64) (data.Question, error)
	Report(ctx context.Context, takeID int64) (data.Report, error)
	Usual(ctx context.Context, takeID int64, over int) (map[string]float64, error)
	Trend(ctx context.Context, measure string, questionID int64) ([]data.Point, error)
	Review(ctx context.Context, takeID int64) (data.Review, error)
	SaveReview(ctx context.Context, review data.Review) error
	SaveTake(ctx context.Context, take data.Take) error
	AddMark(ctx context.Context, mark data.Mark) (data.Mark, error)
	SaveMark(ctx context.Context, mark data.Mark) error
	DeleteMark(ctx context.Context, id int64) error
	SaveEntry(ctx context.Context, entry data.Entry) (data.Entry, error)
}

// Analyst measures takes beside everything else.
type Analyst interface {
	Want(take data.Take)
	Progress(takeID int64) (part float64, err error, waiting bool)
}

// Deps is what the room is made of.
type Deps struct {
	Window    room.Window
	Store     Store
	Sound     studio.Sound
	Analyst   Analyst
	Prefs     func(ctx context.Context) (prefs.Prefs, error)
	SaveBands func(ctx context.Context, bands tone.Bands) error
}

// Room is the review room.
type Room struct {
	Deps

	player *studio.Player
	prefs  prefs.Prefs
	shown  spoken
	other  *spoken // that it is compared with; nil for none

	content *fyne.Container
	page    *page

	loading task.Latest
	noting  task.Saver // the free note
	judging task.Saver // what is ticked, rated and graded
	marking task.Saver // the words of a mark
	changes task.Latest
	cancel  func()
	here    bool
	address string
	pointed data.Ref // the mark or the feedback that the address leads to, until it is shown
	edits   int      // counts what the person changed; what was read before is old
}

// New makes the room.
func New(deps Deps) *Room {
	r := &Room{Deps: deps, prefs: prefs.Default()}
	r.player = studio.NewPlayer(r.Sound, r.Store.Path,
		func() { fyne.Do(r.playingChanged) },
		func(err error) { fyne.Do(func() { r.Window.Fail(lang.L("play this take"), err) }) })
	r.page = newPage(r)
	r.content = container.NewStack(r.page.content)
	failed := func(err error) { r.Window.Fail(lang.L("save what you wrote"), err) }
	r.noting.Failed, r.judging.Failed, r.marking.Failed = failed, failed, failed
	r.cancel = r.Store.Subscribe(func(kind data.Kind) {
		switch kind {
		case data.KindReport, data.KindMark, data.KindReview, data.KindTake, data.KindSetting, data.KindFeedback:
			fyne.Do(r.reload)
		}
	})
	return r
}

// Content implements [room.Room].
func (r *Room) Content() fyne.CanvasObject { return r.content }

// Enter implements [room.Room]. It takes "5" for take 5, "5/with/3" for take 5
// compared with take 3, and "5/mark/2" or "5/feedback/2" for a place in it.
func (r *Room) Enter(rest string) {
	r.here, r.address = true, rest
	_, what, id := parse(rest)
	r.pointed = data.Ref{Kind: data.Kind(what), ID: id}
	r.load(rest)
}

// parse reads an address: a take, and what of it or beside it is meant.
func parse(address string) (take int64, what string, id int64) {
	first, rest := room.Split(address)
	what, second := room.Split(rest)
	take, _ = strconv.ParseInt(first, 10, 64)
	id, _ = strconv.ParseInt(second, 10, 64)
	return take, what, id
}

// Leave implements [room.Room].
func (r *Room) Leave() {
	r.here = false
	r.player.Stop()
	go r.Flush()
}

// Flush implements [room.Flusher].
func (r *Room) Flush() {
	r.marking.Flush()
	r.judging.Flush()
	r.noting.Flush()
}

// Close implements [room.Closer].
func (r *Room) Close() {
	r.cancel()
	r.player.Stop()
	r.loading.Cancel()
	r.loading.Wait()
	r.page.mentions.Close()
}

// reload brings what is shown up to date.
func (r *Room) reload() {
	if r.here && r.shown.take.ID != 0 {
		r.load(r.address)
	}
}

// load reads the takes of an address and shows them.
func (r *Room) load(address string) {
	id, what, with := parse(address)
	if id == 0 {
		return
	}
	if what != "with" {
		with = 0
	}
	edits := r.edits
	r.loading.Run(func(ctx context.Context) func() {
		r.Flush() // or it would come back as it was before the last change
		one, err := r.read(ctx, id)
		var other *spoken
		if err == nil && with != 0 {
			var two spoken
			two, err = r.read(ctx, with)
			other = &two
		}
		set, prefsErr := r.Prefs(ctx)
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if r.edits != edits {
				r.load(address)
				return
			}
			if prefsErr == nil {
				r.prefs = set
			}
			if err != nil {
				r.Window.Fail(lang.L("open this take"), err)
				return
			}
			r.show(one, other)
		}
	})
}

func (r *Room) show(one spoken, other *spoken) {
	if one.take.ID != r.shown.take.ID || !same(other, r.other) {
		r.player.Stop()
		r.player.SetLoop(0, 0)
		r.player.SetGain(0)
	}
	r.shown, r.other = one, other
	if one.report == nil && !one.gone {
		r.Analyst.Want(one.take)
	}
	if other != nil && other.report == nil && !other.gone {
		r.Analyst.Want(other.take)
	}
	r.page.show()
	r.point()
}

// point shows what the address leads to, once.
func (r *Room) point() {
	switch to := r.pointed; to.Kind {
	case data.KindMark:
		marks := r.page.picture.marks
		if i := marks.index(to.ID); i >= 0 {
			r.page.picture.seek(r.shown.marks[i].At)
			marks.open(to.ID)
		}
	case data.KindFeedback:
		r.page.alone.ScrollToOffset(fyne.NewPos(0, r.page.others.content.Position().Y))
	}
	r.pointed = data.Ref{}
}

func same(a, b *spoken) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.take.ID == b.take.ID
}

// Measuring tells the room that the measuring of a take has come further.
func (r *Room) Measuring(takeID int64) {
	if r.here && r.shown.take.ID == takeID && r.shown.report == nil {
		r.page.says.show()
	}
}

// practise goes to the question of this take, or does something with it there.
func (r *Room) practise(then string) {
	r.Window.Go(fmt.Sprintf("practise/%d%s", r.shown.take.QuestionID, then))
}

// TypedKey implements [room.KeyTaker].
func (r *Room) TypedKey(key *fyne.KeyEvent) bool {
	if r.shown.take.ID == 0 {
		return false
	}
	switch key.Name {
	case fyne.KeySpace, fyne.KeyR:
		r.practise("/record")
	case fyne.KeyReturn, fyne.KeyEnter:
		r.Window.Go("practise/next")
	case fyne.KeyJ:
		r.page.says.writeDown()
	case fyne.KeyC:
		r.page.head.compare()
	default:
		return r.page.picture.typedKey(key) || r.page.self.typedKey(key)
	}
	return true
}
