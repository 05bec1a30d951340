// Package deck is the room of all questions: find one, read what is known
// about it, change it, write new ones, and bring in those of others.
package deck

import (
	"context"
	"fmt"
	"reflect"
	"strconv"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/room"
	"greenroom/ui/task"
)

// Store is what the room needs of the store.
type Store interface {
	Now() time.Time
	Subscribe(changed func(data.Kind)) (cancel func())
	Questions(ctx context.Context, filter data.QuestionFilter) ([]data.Question, error)
	Question(ctx context.Context, id int64) (data.Question, error)
	SaveQuestion(ctx context.Context, question data.Question) (data.Question, error)
	FittingStories(ctx context.Context, q data.Question, limit int) ([]data.FittingStory, error)
	RetireQuestion(ctx context.Context, id int64, retired bool) error
	RestoreWording(ctx context.Context, id int64) (data.Question, error)
	ImportQuestions(ctx context.Context, questions []data.Question) error
	FindDuplicates(ctx context.Context, texts []string) ([]bool, error)
	Tags(ctx context.Context, kind data.Kind) ([]data.TagCount, error)
	Delete(ctx context.Context, refs ...data.Ref) error
	Restore(ctx context.Context, refs ...data.Ref) error
}

// Room is the room of all questions.
type Room struct {
	window room.Window
	store  Store

	content  *fyne.Container // the browsing page, or the import page
	browse   *browsePage
	importer *importPage

	shown  data.Question // the question that is looked at; ID 0 for none
	editor *editor       // nil unless it is being changed
	here   bool

	loading task.Latest    // the list
	opening task.Latest    // one question
	telling task.Latest    // the stories that fit it
	tell    func()         // reads them once more; nil before a question was shown
	saving  task.Saver     // what is typed in the editor
	writing sync.WaitGroup // all other changes
	cancel  func()         // ends the subscription
}

// New makes the room.
func New(window room.Window, store Store) *Room {
	r := &Room{window: window, store: store}
	r.saving.Failed = func(err error) { window.Fail(lang.L("save this question"), err) }
	r.browse = newBrowsePage(r)
	r.importer = newImportPage(r)
	r.content = container.NewStack(r.browse.content)
	r.cancel = store.Subscribe(func(kind data.Kind) {
		if kind == data.KindQuestion || kind == data.KindTake {
			fyne.Do(r.reload)
		}
		if kind == data.KindStory {
			fyne.Do(func() {
				if r.tell != nil {
					r.tell()
				}
			})
		}
	})
	return r
}

// Content implements [room.Room].
func (r *Room) Content() fyne.CanvasObject { return r.content }

// Enter implements [room.Room]. It takes "" for the questions, "12" for one of
// them, "new" and "import".
func (r *Room) Enter(rest string) {
	r.here = true
	if rest == "import" {
		r.turnTo(r.importer.content)
		r.importer.enter()
		return
	}
	r.turnTo(r.browse.content)
	r.reload()
	if rest == "new" {
		r.edit(data.Question{Length: data.LengthStandard, Theme: r.browse.filter.Theme})
		return
	}
	if id, err := strconv.ParseInt(rest, 10, 64); err == nil {
		r.open(id)
		return
	}
	r.finishEditing()
}

// Import shows what would be imported from a file, and closes it when it was
// read. It is for a file that was chosen, or dropped on the window.
func (r *Room) Import(file fyne.URIReadCloser) {
	r.turnTo(r.importer.content)
	r.importer.openFile(file)
}

// Leave implements [room.Room].
func (r *Room) Leave() {
	r.here = false
	r.finishEditing()
}

// New implements [room.Creator].
func (r *Room) New() { r.window.Go("deck/new") }

// FocusSearch implements [room.Searcher].
func (r *Room) FocusSearch() {
	r.turnTo(r.browse.content)
	r.finishEditing()
	r.browse.showList()
	r.window.Window().Canvas().Focus(r.browse.search)
}

// Flush implements [room.Flusher].
func (r *Room) Flush() {
	r.saving.Flush()
	r.writing.Wait()
	r.opening.Wait()
	r.telling.Wait()
	r.importer.reading.Wait()
	r.loading.Wait()
}

// Close implements [room.Closer].
func (r *Room) Close() {
	r.cancel()
	r.Flush()
}

// TypedKey implements [room.KeyTaker].
func (r *Room) TypedKey(key *fyne.KeyEvent) bool {
	if r.content.Objects[0] == r.importer.content {
		return r.importer.typedKey(key)
	}
	if r.editor != nil {
		if key.Name == fyne.KeyEscape {
			r.finishEditing()
			return true
		}
		return false
	}
	return r.browse.typedKey(key)
}

// turnTo shows one of the two pages.
func (r *Room) turnTo(page fyne.CanvasObject) {
	if r.content.Objects[0] == page {
		return
	}
	r.content.Objects = []fyne.CanvasObject{page}
	r.content.Refresh()
}

// reload brings the list up to date.
func (r *Room) reload() {
	if !r.here {
		return
	}
	filter := r.browse.filter
	r.loading.Run(func(ctx context.Context) func() {
		questions, err := r.store.Questions(ctx, filter)
		var tags []data.TagCount
		if err == nil {
			tags, err = r.store.Tags(ctx, data.KindQuestion)
		}
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if err != nil {
				r.window.Fail(lang.L("list the questions"), err)
				return
			}
			r.browse.show(questions, tags)
		}
	})
}

// open loads a question and shows it.
func (r *Room) open(id int64) {
	r.finishEditing()
	r.opening.Run(func(ctx context.Context) func() {
		q, err := r.store.Question(ctx, id)
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if err != nil {
				r.window.Fail(lang.L("open this question"), err)
				return
			}
			r.show(q)
			r.browse.list.SelectFunc(func(in data.Question) bool { return in.ID == id })
			r.browse.showDetail()
		}
	})
}

// show makes q the question that is looked at; ID 0 for none.
func (r *Room) show(q data.Question) {
	if r.editor == nil && reflect.DeepEqual(q, r.shown) {
		return // keeps the place to which the page was scrolled
	}
	r.editor = nil
	r.shown = q
	r.browse.showQuestion()
}

// startEditing loads the question that is looked at and opens it for changes.
func (r *Room) startEditing() {
	id := r.shown.ID
	if id == 0 || r.editor != nil {
		return
	}
	r.opening.Run(func(ctx context.Context) func() {
		q, err := r.store.Question(ctx, id)
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if err != nil {
				r.window.Fail(lang.L("open this question"), err)
				return
			}
			r.edit(q)
		}
	})
}

// edit opens the editor for a question, a new one when its ID is 0.
func (r *Room) edit(q data.Question) {
	r.finishEditing()
	r.opening.Cancel()
	r.editor = newEditor(r, q)
	r.browse.showEditor(r.editor)
	r.window.Window().Canvas().Focus(r.editor.text)
}

// finishEditing stores what was typed and shows the question again.
func (r *Room) finishEditing() {
	e := r.editor
	if e == nil {
		return
	}
	r.editor = nil
	before := r.shown
	r.browse.showQuestion()
	r.opening.Run(func(ctx context.Context) func() {
		r.saving.Flush()
		q := before
		var err error
		if id := e.id.Load(); id != 0 {
			q, err = r.store.Question(ctx, id)
		}
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if err != nil {
				r.window.Fail(lang.L("open this question"), err)
				return
			}
			if r.editor == nil {
				r.show(q)
			}
		}
	})
}

// practise opens the question that is looked at in the practice room.
func (r *Room) practise() {
	if r.shown.ID != 0 {
		r.window.Go(fmt.Sprintf("practise/%d", r.shown.ID))
	}
}

// change runs work beside the UI thread, and done on it when work succeeded.
func (r *Room) change(doing string, work func(ctx context.Context) error, done func()) {
	r.writing.Go(func() {
		err := work(context.Background())
		fyne.Do(func() {
			if err != nil {
				r.window.Fail(doing, err)
				return
			}
			done()
		})
	})
}

// retire takes the question that is looked at out of practice, or back in.
func (r *Room) retire() {
	q := r.shown
	retired := !q.Retired
	doing, done := lang.L("retire this question"), lang.L("Retired. It will not be asked again.")
	if !retired {
		doing, done = lang.L("bring this question back"), lang.L("Brought back. It will be asked again.")
	}
	r.change(doing,
		func(ctx context.Context) error { return r.store.RetireQuestion(ctx, q.ID, retired) },
		func() {
			r.refreshShown(q.ID)
			r.window.Undoable(done, func(ctx context.Context) error { return r.store.RetireQuestion(ctx, q.ID, !retired) })
		})
}

// originalWording takes back what the person changed of a built-in question.
func (r *Room) originalWording() {
	edited := r.shown
	r.change(lang.L("bring the original wording back"),
		func(ctx context.Context) error {
			_, err := r.store.RestoreWording(ctx, edited.ID)
			return err
		},
		func() {
			r.refreshShown(edited.ID)
			r.window.Undoable(lang.L("The original wording is back."), func(ctx context.Context) error {
				_, err := r.store.SaveQuestion(ctx, edited)
				return err
			})
		})
}

// delete puts a question of the person's own into the trash.
func (r *Room) delete(q data.Question) {
	if q.ID == 0 || !q.Mine() {
		return
	}
	ref := data.Ref{Kind: data.KindQuestion, ID: q.ID}
	r.change(lang.L("delete this question"),
		func(ctx context.Context) error { return r.store.Delete(ctx, ref) },
		func() {
			if r.shown.ID == q.ID {
				r.show(data.Question{})
				r.browse.showList()
			}
			r.window.Undoable(lang.L("Question deleted"), func(ctx context.Context) error { return r.store.Restore(ctx, ref) })
		})
}

// refreshShown loads the question that is looked at again, after it changed.
func (r *Room) refreshShown(id int64) {
	if r.shown.ID != id || r.editor != nil {
		return
	}
	r.opening.Run(func(ctx context.Context) func() {
		q, err := r.store.Question(ctx, id)
		if err != nil || ctx.Err() != nil {
			return nil
		}
		return func() {
			if r.shown.ID == id && r.editor == nil {
				r.show(q)
			}
		}
	})
}
