// Package practice is the room in which a question is answered out loud: it
// asks, listens, keeps the take and lets it be heard again.
package practice

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/audio"
	"greenroom/data"
	"greenroom/ui/guidance"
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
	guidance.Store

	Now() time.Time
	Subscribe(changed func(data.Kind)) (cancel func())
	Question(ctx context.Context, id int64) (data.Question, error)
	NextQuestion(ctx context.Context, aim data.Aim, seen ...int64) (data.Question, error)
	SaveOutline(ctx context.Context, id int64, outline string) error
	Companies(ctx context.Context, filter data.CompanyFilter) ([]data.Company, error)
	FittingStories(ctx context.Context, q data.Question, limit int) ([]data.FittingStory, error)
	LinkStory(ctx context.Context, id int64, to data.Ref, linked bool) error
	Mentions(ctx context.Context, ref data.Ref) ([]data.Mention, error)
	Takes(ctx context.Context, questionID int64) ([]data.Take, error)
	Take(ctx context.Context, id int64) (data.Take, error)
	SaveTake(ctx context.Context, take data.Take) error
	SetGrade(ctx context.Context, takeID int64, grade int) error
	Marks(ctx context.Context, takeID int64) ([]data.Mark, error)
	Delete(ctx context.Context, refs ...data.Ref) error
	Restore(ctx context.Context, refs ...data.Ref) error
}

// Microphones lists the microphones of the machine.
type Microphones interface {
	Microphones(ctx context.Context) ([]audio.Device, error)
}

// Deps is what the room is made of.
type Deps struct {
	Window      room.Window
	Store       Store
	Sound       studio.Sound
	Microphones Microphones
	Prefs       func(ctx context.Context) (prefs.Prefs, error)
	SavePrefs   func(ctx context.Context, practice prefs.Practice) error
}

// Room is the practice room.
type Room struct {
	Deps

	recorder *studio.Recorder
	player   *studio.Player
	prefs    prefs.Prefs

	question data.Question
	takes    []data.Take // of the question, newest first
	seen     []int64     // questions that were asked since the start, the last one last

	content *fyne.Container // the asking page, or the speaking page
	ask     *askPage
	speak   *speakPage
	watch   *microphoneWatch

	loading task.Latest // the question and its takes
	wanted  func()      // loads what is being loaded once more; nil when it is there
	detail  task.Latest // the take that is looked at
	saving  task.Saver  // the outline
	noting  task.Saver  // the note of a take
	setting task.Saver  // what stays in sight
	working sync.WaitGroup
	cancel  func() // ends the subscription
	here    bool

	recordNext bool // as soon as the question is there
}

// New makes the room.
func New(deps Deps) *Room {
	r := &Room{Deps: deps, prefs: prefs.Default()}
	r.recorder = studio.NewRecorder(r.Store, r.Sound, studio.Listener{
		Changed: func() { fyne.Do(r.stageChanged) },
		Kept:    func(take data.Take, trouble error) { fyne.Do(func() { r.kept(take, trouble) }) },
		Failed:  func(err error) { fyne.Do(func() { r.notRecorded(err) }) },
	})
	r.player = studio.NewPlayer(r.Sound, r.Store.Path,
		func() { fyne.Do(r.playingChanged) },
		func(err error) { fyne.Do(func() { r.Window.Fail(lang.L("play this take"), err) }) })
	r.ask = newAskPage(r)
	r.speak = newSpeakPage(r)
	r.watch = newMicrophoneWatch(r.Microphones, r.ask.showMicrophone)
	r.content = container.NewStack(r.ask.content)
	failed := func(err error) { r.Window.Fail(lang.L("save what you wrote"), err) }
	r.saving.Failed, r.noting.Failed = failed, failed
	r.setting.Failed = func(err error) { r.Window.Fail(lang.L("save this setting"), err) }
	r.cancel = r.Store.Subscribe(func(kind data.Kind) {
		switch kind {
		case data.KindTake, data.KindQuestion, data.KindSetting, data.KindReview, data.KindStory, data.KindIndustry, data.KindCompany:
			fyne.Do(r.reload)
		}
	})
	return r
}

// Content implements [room.Room].
func (r *Room) Content() fyne.CanvasObject { return r.content }

// Enter implements [room.Room]. It takes "" for the question of the deck that
// was asked last, "next" for another one, "12" for a question, "12/record" to record an
// answer to it at once, and "take/5" for a take of one.
func (r *Room) Enter(rest string) {
	r.here = true
	r.watch.start()
	if id, ok := strings.CutPrefix(rest, "take/"); ok {
		if take, err := strconv.ParseInt(id, 10, 64); err == nil {
			r.openTake(take)
			return
		}
	}
	number, then := room.Split(rest)
	if id, err := strconv.ParseInt(number, 10, 64); err == nil {
		r.recordNext = then == "record"
		r.open(func(ctx context.Context) (data.Question, error) { return r.Store.Question(ctx, id) }, 0)
		return
	}
	if r.question.ID == 0 || r.question.Subject != "" || rest == "next" {
		r.next()
		return
	}
	r.reload()
}

// Leave implements [room.Room]. What was being said is kept as a take.
func (r *Room) Leave() {
	r.here, r.recordNext = false, false
	r.watch.stop()
	r.player.Stop()
	r.recorder.Cancel()
	go r.saving.Flush()
	go r.noting.Flush()
	go r.setting.Flush()
}

// Flush implements [room.Flusher].
func (r *Room) Flush() {
	r.saving.Flush()
	r.noting.Flush()
	r.setting.Flush()
}

// Close implements [room.Closer]. A take that is under way is kept.
func (r *Room) Close() {
	r.cancel()
	r.watch.stop()
	r.player.Stop()
	r.recorder.Flush()
	r.loading.Cancel()
	r.loading.Wait()
	r.working.Wait()
	r.ask.help.mentions.Close()
}

// next asks another question: the next of today's, and none again before all
// others were asked.
func (r *Room) next() {
	seen := slices.Clone(r.seen)
	r.open(func(ctx context.Context) (data.Question, error) {
		set, err := r.Prefs(ctx)
		if err != nil {
			return data.Question{}, err
		}
		return r.Store.NextQuestion(ctx, set.Practice.Aim(), seen...)
	}, 0)
}

// leave goes on: to another question of the deck, or from what is spoken of
// elsewhere back to there.
func (r *Room) leave() {
	window, can := r.Window.(room.Backer)
	if r.question.Subject == "" || !can {
		r.next()
		return
	}
	window.Back()
}

// goQuestion opens an address that names the question.
func (r *Room) goQuestion(address string) { r.Window.Go(fmt.Sprintf(address, r.question.ID)) }

// goStory opens a story in its room.
func (r *Room) goStory(s data.Story) { r.Window.Go(fmt.Sprintf("stories/%d", s.ID)) }

func (r *Room) openTake(id int64) {
	r.open(func(ctx context.Context) (data.Question, error) {
		take, err := r.Store.Take(ctx, id)
		if err != nil {
			return data.Question{}, err
		}
		return r.Store.Question(ctx, take.QuestionID)
	}, id)
}

// reload brings the question, its takes and the settings up to date.
func (r *Room) reload() {
	if !r.here || r.question.ID == 0 {
		return
	}
	if r.wanted != nil { // somebody is on the way elsewhere
		r.wanted()
		return
	}
	id := r.question.ID
	r.open(func(ctx context.Context) (data.Question, error) { return r.Store.Question(ctx, id) }, r.ask.takes.selected.ID)
}

// open loads a question with its takes and shows it, with one take selected
// (0: the newest).
func (r *Room) open(find func(context.Context) (data.Question, error), take int64) {
	r.wanted = func() { r.open(find, take) }
	r.loading.Run(func(ctx context.Context) func() {
		r.saving.Flush() // or the outline would come back as it was before the last word
		question, err := find(ctx)
		var takes []data.Take
		if err == nil {
			takes, err = r.Store.Takes(ctx, question.ID)
		}
		var near beside
		if err == nil {
			near, err = besideOf(ctx, r.Store, question)
		}
		set, prefsErr := r.Prefs(ctx)
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			r.wanted = nil
			if prefsErr == nil {
				r.prefs = set
			}
			if err != nil {
				r.Window.Fail(lang.L("open this question"), err)
				return
			}
			r.show(question, takes, near, take)
		}
	})
}

func (r *Room) show(question data.Question, takes []data.Take, near beside, selected int64) {
	if question.ID != r.question.ID {
		r.player.Stop()
	}
	if question.ID != r.question.ID && question.Subject == "" {
		r.seen = append(r.seen, question.ID)
	}
	r.question, r.takes = question, takes
	r.ask.help.beside = near
	r.ask.show(selected)
	if r.recordNext {
		r.recordNext = false
		r.record()
	}
}

// record starts an answer, or does what the record key means at this moment.
func (r *Room) record() {
	if r.recorder.Status().Stage != studio.Ready {
		r.recorder.Next()
		return
	}
	if r.question.ID == 0 {
		return
	}
	r.player.Stop()
	think := time.Duration(r.prefs.Practice.ThinkSeconds) * time.Second
	if err := r.recorder.Start(data.Take{QuestionID: r.question.ID}, think, r.prefs.Sound.Microphone); err != nil {
		r.Window.Fail(lang.L("start recording"), err)
	}
}

// stageChanged shows the page that fits what the recorder is doing.
func (r *Room) stageChanged() {
	page := r.ask.content
	if r.recorder.Status().Stage != studio.Ready {
		page = r.speak.content
	}
	r.speak.stageChanged()
	if len(r.content.Objects) == 1 && r.content.Objects[0] == page {
		return
	}
	r.content.Objects = []fyne.CanvasObject{page}
	r.content.Refresh()
}

func (r *Room) kept(take data.Take, trouble error) {
	r.ask.justRecorded(take)
	if trouble != nil {
		r.Window.Fail(lang.L("go on recording; what you said until then is kept"), trouble)
	}
	if r.here {
		r.openTake(take.ID)
	}
}

func (r *Room) notRecorded(err error) {
	if isMicrophoneTrouble(err) {
		r.ask.showMicrophone(err)
		r.watch.failed(err)
		return
	}
	r.Window.Fail(lang.L("record"), err)
}

// playingChanged starts or stops what moves while a take is heard.
func (r *Room) playingChanged() { r.ask.takes.playingChanged() }

// TypedKey implements [room.KeyTaker].
func (r *Room) TypedKey(key *fyne.KeyEvent) bool {
	if r.recorder.Status().Stage != studio.Ready {
		return r.speak.typedKey(key)
	}
	return r.ask.typedKey(key)
}
