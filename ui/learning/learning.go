// Package learning is the room for what one still wants to learn and for the
// feedback one asks others for: each with a day, so that it is not forgotten.
package learning

import (
	"context"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/ui/folio/shelf"
	"greenroom/ui/pages"
	"greenroom/ui/room"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// Store is what the room needs of the store.
type Store interface {
	Now() time.Time
	Subscribe(changed func(data.Kind)) (cancel func())
	Delete(ctx context.Context, refs ...data.Ref) error
	Restore(ctx context.Context, refs ...data.Ref) error

	Lessons(ctx context.Context, filter data.TaskFilter) ([]data.Lesson, error)
	CountLessons(ctx context.Context, filter data.TaskFilter) (int, error)
	Lesson(ctx context.Context, id int64) (data.Lesson, error)
	SaveLesson(ctx context.Context, lesson data.Lesson) (data.Lesson, error)
	Advice(ctx context.Context, filter data.AdviceFilter) ([]data.Advice, error)
	CountAdvice(ctx context.Context, filter data.AdviceFilter) (int, error)
	OneAdvice(ctx context.Context, id int64) (data.Advice, error)
	SaveAdvice(ctx context.Context, advice data.Advice) (data.Advice, error)

	// What they have to do with.
	Gap(ctx context.Context, id int64) (data.Gap, error)
	Gaps(ctx context.Context, filter data.GapFilter) ([]data.Gap, error)
	SWOTs(ctx context.Context) ([]data.SWOT, error)
	SWOT(ctx context.Context, id int64) (data.SWOT, error)
	SaveSWOT(ctx context.Context, card data.SWOT) (data.SWOT, error)
	Interview(ctx context.Context, id int64) (data.Interview, error)
	Interviews(ctx context.Context, filter data.InterviewFilter) ([]data.Interview, error)
	Contact(ctx context.Context, id int64) (data.Contact, error)
	Contacts(ctx context.Context, filter data.ContactFilter) ([]data.ContactLine, error)
}

// New makes the room. It takes the addresses "" and "lesson" for what is to be
// learned, "7" and "lesson/7" for one, "new", "new/gap/5" for what is to close a
// gap, and "advice", "advice/7", "advice/new" and "advice/new/interview/5" for
// feedback that is asked for.
func New(win room.Window, store Store) *pages.Room {
	return pages.New(win, "learning",
		pages.Page{Label: lang.L("To learn"), Room: &lessons{newLessons(win, store)}},
		pages.Page{Name: "advice", Label: lang.L("Feedback"), Room: newAdvice(win, store)},
	)
}

// lessons is the page of what is to be learned.
type lessons struct{ *lessonList }

// Enter implements [room.Room].
func (l *lessons) Enter(rest string) {
	if first, then := room.Split(rest); first == string(data.KindLesson) {
		rest = then
	}
	l.lessonList.Enter(rest)
}

// numbered reads "gap/5" as the number of a kind of things; 0 for none.
func numbered(about string, kind data.Kind) int64 {
	first, number := room.Split(about)
	id, err := strconv.ParseInt(number, 10, 64)
	if err != nil || first != string(kind) {
		return 0
	}
	return id
}

// oneLine is a text in one line; other when it says nothing.
func oneLine(text, other string) string {
	if text = strings.Join(strings.Fields(text), " "); text != "" {
		return text
	}
	return other
}

// How many letters of a text stand on a chip, and in a menu.
const (
	onChip = 23
	inMenu = 48
)

func shortened(text string, most int) string {
	letters := []rune(oneLine(text, lang.L("without a name")))
	if len(letters) <= most {
		return string(letters)
	}
	return strings.TrimRight(string(letters[:most-1]), " ,.;:") + "…"
}

// said is what a line of a list says: what it is, more of it, and when. due
// marks that its time has come.
type said struct {
	title, more, when string
	due               bool
}

// newRow makes a line of a list; say gets only what has been read.
func newRow[T any](say func(thing T) (s said, read bool)) widget.Row[T] {
	title, more, when := widget.NewSection(" "), widget.NewQuiet(" "), widget.NewQuiet(" ")
	when.Align = fyne.TextAlignTrailing
	return widget.NewRow[T](shelf.Lines(title, more, when), func(thing T) {
		s, read := say(thing)
		if !read {
			s = said{}
		}
		color := theme.Quiet
		if s.due {
			color = theme.Accent
		}
		title.SetText(oneLine(s.title, " "))
		more.SetText(oneLine(s.more, " "))
		when.SetText(oneLine(s.when, " "))
		when.SetColor(color)
	})
}

// menu offers things to choose from beside what was pressed.
func menu(win room.Window, beside fyne.CanvasObject, items []*fyne.MenuItem) {
	fynewidget.ShowPopUpMenuAtRelativePosition(fyne.NewMenu("", items...), win.Window().Canvas(),
		fyne.NewPos(0, beside.Size().Height+theme.Grid), beside)
}

// nameOf is the name that stands where a value stands.
func nameOf[V comparable](value V, values []V, names []string) string {
	for i, v := range values {
		if v == value {
			return names[i]
		}
	}
	return ""
}
