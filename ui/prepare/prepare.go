// Package prepare is the room from which one prepares: a card for each thing
// that can be made ready before a talk, with what is there and one next step.
package prepare

import (
	"context"
	"errors"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/room"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// Store is what the room needs of the store.
type Store interface {
	Now() time.Time
	Subscribe(changed func(data.Kind)) (cancel func())

	Passions(ctx context.Context, filter data.PassionFilter) ([]data.Passion, error)
	Stories(ctx context.Context, filter data.StoryFilter) ([]data.Story, error)
	Moments(ctx context.Context) ([]data.Moment, error)
	Companies(ctx context.Context, filter data.CompanyFilter) ([]data.Company, error)
	Goals(ctx context.Context, filter data.TaskFilter) ([]data.Goal, error)
	Assessments(ctx context.Context, filter data.AssessmentFilter) ([]data.Assessment, error)
	SWOTs(ctx context.Context) ([]data.SWOT, error)
	Boards(ctx context.Context) ([]data.Board, error)
	OwnFields(ctx context.Context) ([]data.OwnField, error)
	Interviews(ctx context.Context, filter data.InterviewFilter) ([]data.Interview, error)
	CountEntries(ctx context.Context, filter data.EntryFilter) (int, error)
	Spoken(ctx context.Context, subject string) (data.Question, error)
}

// Deps is what the room is made of.
type Deps struct {
	Window  room.Window
	Store   Store
	Prompts data.Prompts
}

// Room is the hub of preparing.
type Room struct {
	Deps

	content fyne.CanvasObject
	cards   *fyne.Container
	doors   []*door
	loading task.Latest
	cancel  func()
	here    bool
}

var (
	_ room.Room     = (*Room)(nil)
	_ room.KeyTaker = (*Room)(nil)
	_ room.Closer   = (*Room)(nil)
)

// door is one card.
type door struct {
	*widget.Door
	area    area
	content *fyne.Container
	says    *widget.Text
	next    *fyne.Container // the next step
	shown   state
}

// show says what is there, and what to do next.
func (d *door) show(s state, open func(address string)) {
	if s == d.shown {
		return // somebody may be on the next step with the keys
	}
	d.shown = s
	d.says.SetText(s.says)
	d.next.Objects = []fyne.CanvasObject{widget.NewHint(s.next, "", func() { open(s.address) })}
	d.content.Refresh()
}

// New makes the room.
func New(deps Deps) *Room {
	r := &Room{Deps: deps}
	r.cards = container.New(grid{})
	for i, a := range areas() {
		d := &door{area: a, says: widget.NewText(" ")}
		d.says.Color = theme.Quiet
		d.next = container.NewStack()
		head := widget.HStack(theme.Grid, widget.Grow(widget.NewSection(a.name)), widget.NewKeycap(strconv.Itoa(i+1)))
		d.content = widget.VStack(theme.Grid, head, d.says, widget.Spacer(), widget.HStack(0, widget.NewQuiet("→ "), widget.Grow(d.next)))
		d.Door = widget.NewDoor(a.name, d.content, func() { deps.Window.Go(a.address) })
		r.doors = append(r.doors, d)
		r.cards.Add(d.Door)
	}
	head := widget.VStack(0, widget.NewQuiet(lang.L("What is said well was made before.")), widget.NewHeading(lang.L("Prepare"), theme.SizeTitle))
	r.content = widget.Page(head, widget.Pad(widget.Scroll(widget.Pad(r.cards, 4, 4, 4, 4)), -4, -4, -4, -4), nil)
	r.cancel = deps.Store.Subscribe(func(data.Kind) { fyne.Do(r.reload) })
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

// TypedKey implements [room.KeyTaker]: the numbers open the cards.
func (r *Room) TypedKey(key *fyne.KeyEvent) bool {
	n, err := strconv.Atoi(string(key.Name))
	if err != nil || n < 1 || n > len(r.doors) {
		return false
	}
	r.doors[n-1].Press()
	return true
}

func (r *Room) reload() {
	if !r.here {
		return
	}
	r.loading.Run(func(ctx context.Context) func() {
		f, err := r.read(ctx)
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if err != nil {
				r.Window.Fail(lang.L("see what is prepared"), err)
				return
			}
			for _, d := range r.doors {
				s := d.area.state(f)
				d.show(s, r.Window.Go)
			}
			r.cards.Refresh()
		}
	})
}

// read gathers what is there.
func (r *Room) read(ctx context.Context) (f facts, err error) {
	f.now, f.prompts = r.Store.Now(), len(r.Prompts.Path)
	week := data.WeekOf(f.now.Local())
	spoken := func(subject string) (bool, error) {
		q, err := r.Store.Spoken(ctx, subject)
		if errors.Is(err, data.ErrNotFound) {
			return false, nil
		}
		return q.Takes > 0, err
	}
	for _, read := range []func() error{
		func() (err error) { f.passions, err = r.Store.Passions(ctx, data.PassionFilter{}); return },
		func() (err error) { f.stories, err = r.Store.Stories(ctx, data.StoryFilter{}); return },
		func() (err error) { f.moments, err = r.Store.Moments(ctx); return },
		func() (err error) { f.narrated, err = spoken("narrative"); return },
		func() (err error) { f.companies, err = r.Store.Companies(ctx, data.CompanyFilter{}); return },
		func() (err error) { f.goals, err = r.Store.Goals(ctx, data.TaskFilter{Unfinished: true}); return },
		func() (err error) { f.results, err = r.Store.Assessments(ctx, data.AssessmentFilter{}); return },
		func() (err error) { f.board, err = r.Store.SWOTs(ctx); return },
		func() (err error) { f.kept, err = r.Store.Boards(ctx); return },
		func() (err error) { f.fields, err = r.Store.OwnFields(ctx); return },
		func() (err error) {
			f.coming, err = r.Store.Interviews(ctx, data.InterviewFilter{Coming: f.now, Limit: 1})
			return
		},
		func() (err error) {
			n, err := r.Store.CountEntries(ctx, data.EntryFilter{Prompt: data.PromptWeekly, Private: true,
				From: week.In(time.Local), To: week.Add(7).In(time.Local)})
			f.reviewed = n > 0
			return err
		},
	} {
		if err = read(); err != nil {
			return f, err
		}
	}
	for _, prompt := range r.Prompts.Path {
		n, err := r.Store.CountEntries(ctx, data.EntryFilter{Prompt: prompt.Key, Private: true})
		said := n > 0
		if err == nil && !said {
			said, err = spoken(prompt.Subject())
		}
		if err != nil {
			return f, err
		}
		if said {
			f.answered++
		}
	}
	return f, nil
}

// grid lays cards out in as many columns as there is room for, each row as
// high as its highest card.
type grid struct{}

const (
	gridGap  = 3 * theme.Grid
	gridCard = 280 // the least width of a card
)

func columns(width float32) int { return max(1, min(3, int((width+gridGap)/(gridCard+gridGap)))) }

// rowHeight is the height of the row that begins with card i.
func rowHeight(objects []fyne.CanvasObject, i, columns int) (height float32) {
	for _, o := range objects[i:min(i+columns, len(objects))] {
		height = max(height, o.MinSize().Height)
	}
	return height
}

func (grid) MinSize(objects []fyne.CanvasObject) (size fyne.Size) {
	for i := 0; i < len(objects); i += 2 { // as in the small window; more columns are lower
		size.Height += rowHeight(objects, i, 2) + gridGap
	}
	return fyne.NewSize(gridCard, max(0, size.Height-gridGap))
}

func (grid) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	n := columns(size.Width)
	width := (size.Width - float32(n-1)*gridGap) / float32(n)
	for _, o := range objects {
		o.Resize(fyne.NewSize(width, o.Size().Height)) // so that words know where they break
	}
	y := float32(0)
	for i := 0; i < len(objects); i += n {
		height := rowHeight(objects, i, n)
		for j, o := range objects[i:min(i+n, len(objects))] {
			o.Move(fyne.NewPos(float32(j)*(width+gridGap), y))
			o.Resize(fyne.NewSize(width, height))
		}
		y += height + gridGap
	}
}
