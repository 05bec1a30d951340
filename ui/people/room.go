// Package people is the room in which people come in from files of other
// programs, and go out in files for them.
package people

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/data/calendar"
	"greenroom/data/people"
	"greenroom/ui/room"
	"greenroom/ui/widget"
)

// Store is what the room needs of the store.
type Store interface {
	Now() time.Time
	Subscribe(changed func(data.Kind)) (cancel func())

	Arrive(ctx context.Context, list []people.Person) (*data.Arrivals, error)
	BringIn(ctx context.Context, a *data.Arrivals, progress func(float64)) (data.Brought, error)
	TakeBack(ctx context.Context, b data.Brought) error
	BackUp(ctx context.Context, why data.Reason) (data.Backup, error)

	People(ctx context.Context, filter data.ContactFilter) ([]people.Person, error)
	Person(ctx context.Context, id int64) (people.Person, error)
	CountContacts(ctx context.Context, filter data.ContactFilter) (int, error)
	Tags(ctx context.Context, kind data.Kind) ([]data.TagCount, error)
	Reminders(ctx context.Context, filter data.FollowUpFilter, title func(name string) string) ([]calendar.Event, error)
}

// Room takes the addresses "" for the first page, "file/" and a path for a file
// to bring in, and "7" to take one contact out.
type Room struct {
	win   room.Window
	store Store

	content *fyne.Container
	start   *startPage
	mapping *mappingPage
	preview *previewPage
	shown   page
	cancel  func()
	working sync.WaitGroup
}

// page is one of the room's.
type page interface {
	canvasObject() fyne.CanvasObject
	back()
	goOn() // what the lamp of the page does
}

var (
	_ room.Room     = (*Room)(nil)
	_ room.Creator  = (*Room)(nil)
	_ room.KeyTaker = (*Room)(nil)
	_ room.Closer   = (*Room)(nil)
)

// New makes the room.
func New(win room.Window, store Store) *Room {
	r := &Room{win: win, store: store, content: container.NewStack()}
	r.start = newStartPage(r)
	r.mapping = newMappingPage(r)
	r.preview = newPreviewPage(r)
	r.turnTo(r.start)
	r.cancel = store.Subscribe(func(kind data.Kind) {
		if kind == data.KindContact {
			fyne.Do(r.start.refresh)
		}
	})
	return r
}

// fileAddress is what the address of a file begins with.
const fileAddress = "file"

// Import is the address under which a file of people is looked through and
// offered to be brought in.
func Import(path string) string { return "people/" + fileAddress + "/" + path }

// Content implements [room.Room].
func (r *Room) Content() fyne.CanvasObject { return r.content }

// Enter implements [room.Room].
func (r *Room) Enter(rest string) {
	first, path := room.Split(rest)
	switch {
	case first == fileAddress && path != "":
		r.look(path)
	case first != "":
		r.turnTo(r.start)
		r.start.only(first)
	}
	r.start.refresh()
}

// Leave implements [room.Room].
func (r *Room) Leave() {}

// New implements [room.Creator]: another file.
func (r *Room) New() { r.start.choose() }

// Close implements [room.Closer].
func (r *Room) Close() {
	r.cancel()
	r.start.reading.Cancel()
	r.mapping.reading.Cancel()
	r.Wait()
}

// Wait returns when nothing is being read or written. Not on the UI thread.
func (r *Room) Wait() {
	r.working.Wait()
	r.start.reading.Wait()
	r.mapping.reading.Wait()
}

// TypedKey implements [room.KeyTaker].
func (r *Room) TypedKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyEscape:
		r.shown.back()
	case fyne.KeyReturn, fyne.KeyEnter:
		r.shown.goOn()
	default:
		return false
	}
	return true
}

func (r *Room) turnTo(p page) {
	r.shown = p
	r.content.Objects = []fyne.CanvasObject{p.canvasObject()}
	r.content.Refresh()
}

// work runs something that may take long, with a bar and a way to cancel it.
func (r *Room) work(title string, do func(ctx context.Context, progress func(float64)) error, done func(error)) {
	r.working.Add(1)
	widget.ShowWorking(r.win.Window(), title, func(ctx context.Context, progress func(float64)) error {
		defer r.working.Done()
		return do(ctx, progress)
	}, done)
}

// look reads a file and goes on as its format wants.
func (r *Room) look(path string) {
	var file people.File
	var problems []people.Problem
	name := filepath.Base(path)
	r.work(lang.L("Looking through the file"), func(context.Context, func(float64)) error {
		from, err := os.Open(path)
		if err != nil {
			return err
		}
		defer from.Close()
		file, problems = people.Read(from)
		return nil
	}, func(err error) {
		switch {
		case err != nil:
			r.turnTo(r.start)
			r.win.Fail(lang.L("read {{.Name}}", map[string]any{"Name": name}), err)
		case problems != nil:
			r.refuse(name, problems[0])
		case file.Format == people.FormatTable:
			r.mapping.show(name, file)
			r.turnTo(r.mapping)
		default:
			r.meet(name, file, file.Table.Guess())
		}
	})
}

// refuse says why nothing of a file can be taken.
func (r *Room) refuse(name string, problem people.Problem) {
	r.start.refused(name + ": " + atLine(problem.Line, reasonWords(problem.Reason)))
	r.turnTo(r.start)
}

// meet finds out who everybody of a file is and shows it.
func (r *Room) meet(name string, file people.File, mapping people.Mapping) {
	var book people.Book
	var arrivals *data.Arrivals
	r.work(lang.L("Looking who is known"), func(ctx context.Context, _ func(float64)) (err error) {
		book = file.Book(mapping)
		if len(book.People) > 0 {
			arrivals, err = r.store.Arrive(ctx, book.People)
		}
		return err
	}, func(err error) {
		switch {
		case err != nil:
			r.win.Fail(lang.L("look who of them is known"), err)
		case arrivals == nil:
			r.refuse(name, book.Problems[0])
		default:
			r.start.refused("")
			r.preview.show(name, file, arrivals, book)
			r.turnTo(r.preview)
		}
	})
}
