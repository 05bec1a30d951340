// Package narrative is the room in which a person puts the key moments of
// their life in order, and tells them in one go.
package narrative

import (
	"context"
	"slices"
	"strings"
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
	Entry(ctx context.Context, id int64) (data.Entry, error)
	Moments(ctx context.Context) ([]data.Moment, error)
	SaveMoment(ctx context.Context, moment data.Moment) (data.Moment, error)
	OrderMoments(ctx context.Context, ids []int64) error
	Spoken(ctx context.Context, subject string) (data.Question, error)
	SpokenOf(ctx context.Context, question data.Question) (data.Question, error)
	Takes(ctx context.Context, questionID int64) ([]data.Take, error)
	Delete(ctx context.Context, refs ...data.Ref) error
	Restore(ctx context.Context, refs ...data.Ref) error
}

// Deps is what the room is made of.
type Deps struct {
	Window room.Window
	Store  Store
}

// Room is the narrative. It takes the addresses "" and "new" for a new moment,
// "new/entry/5" for one that was told in the journal, and "7" for one of them.
type Room struct {
	deps    Deps
	content *fyne.Container
	scroll  *container.Scroll
	list    *fyne.Container
	empty   fyne.CanvasObject
	full    fyne.CanvasObject
	spoken  *spoken

	mu    sync.Mutex // guards changes of cards, which are also read beside the UI thread
	cards []*card    // in their order
	here  bool
	begun bool   // the moments have been read
	told  string // what happened in the moment that is begun next
	then  int64  // the moment to go to once all are read, as reload takes it

	keeping int           // orders that are not kept yet
	ordered chan struct{} // closed when the one before the next is kept

	loading task.Latest
	telling task.Latest
	working sync.WaitGroup
	cancel  func()
}

var (
	_ room.Room    = (*Room)(nil)
	_ room.Creator = (*Room)(nil)
	_ room.Flusher = (*Room)(nil)
	_ room.Closer  = (*Room)(nil)
)

// New makes the room.
func New(deps Deps) *Room {
	r := &Room{deps: deps, list: widget.VStack(2 * theme.Grid)}
	r.spoken = newSpoken(r)
	add := widget.NewButton(lang.L("New moment"), lang.L("Ctrl N"), r.New)
	add.Style = widget.Filled
	head := widget.HStack(2*theme.Grid, widget.NewHeading(lang.L("Your narrative"), theme.SizeTitle), widget.Spacer(),
		widget.NewHint(lang.L("Stories"), "", func() { deps.Window.Go("stories") }), add)
	about := widget.NewText(lang.L("Three to six moments that made you who you are at work: what lit the first spark, what turned it, what you can do because of it. In the order in which you tell them."))
	about.Color = theme.Quiet
	r.scroll = widget.Scroll(widget.Pad(r.list, 0, 2*theme.Grid, 0, 0))
	r.full = widget.VStack(2*theme.Grid, about, widget.Grow(widget.Columns(r.scroll, r.spoken.content, leftShare)))
	r.empty = widget.NewEmpty("clock", lang.L("How you came to be here"),
		lang.L("Begin with one moment you still see before you. Two or three more, and you can tell how you came to do what you do."),
		lang.L("Write the first moment"), lang.L("Ctrl N"), r.New)
	r.content = widget.Page(head, container.NewStack(r.full, r.empty), nil)
	r.arrange()
	r.cancel = deps.Store.Subscribe(func(kind data.Kind) {
		if kind == data.KindMoment || kind == data.KindTake {
			fyne.Do(func() {
				if r.here {
					r.reload(0)
				}
			})
		}
	})
	return r
}

// leftShare is how much of the width the moments have.
const leftShare = 0.64

// Content implements [room.Room].
func (r *Room) Content() fyne.CanvasObject { return r.content }

// Enter implements [room.Room].
func (r *Room) Enter(rest string) {
	r.here = true
	if entry, told := strings.CutPrefix(rest, "new/entry/"); told {
		r.tellOf(numbered(entry))
		return
	}
	if rest == "new" {
		r.reload(-1)
		return
	}
	r.reload(numbered(rest))
}

// tellOf begins a moment with what was written in an entry of the journal, or
// goes to the one that has its words already.
func (r *Room) tellOf(entry int64) {
	r.telling.Run(func(ctx context.Context) func() {
		e, err := r.deps.Store.Entry(ctx, entry)
		return func() {
			if err != nil {
				r.deps.Window.Fail(lang.L("take this into your narrative"), err)
			}
			r.told = strings.TrimSpace(e.Body)
			r.reload(-1)
		}
	})
}

// Leave implements [room.Room].
func (r *Room) Leave() {
	r.here, r.then, r.told = false, 0, ""
	r.loading.Cancel()
	r.telling.Cancel()
	r.working.Go(r.flush)
}

// New implements [room.Creator].
func (r *Room) New() {
	if !r.begun {
		r.reload(-1)
		return
	}
	told := r.told
	r.told = ""
	for _, c := range r.cards {
		if told != "" && strings.TrimSpace(c.draft.Value().Happened) == told {
			r.lookAt(c)
			return
		}
	}
	last := newCard(r, data.Moment{Position: len(r.cards), Happened: told})
	last.draft.Change(func(*data.Moment) {}) // what was told elsewhere is kept at once
	r.setCards(append(slices.Clone(r.cards), last))
	r.arrange()
	r.scroll.ScrollToBottom()
	r.deps.Window.Window().Canvas().Focus(last.title)
}

// Flush implements [room.Flusher].
func (r *Room) Flush() { r.flush() }

func (r *Room) flush() {
	for _, c := range r.all() {
		c.draft.Flush()
	}
}

// all are the cards as they stand, for whoever is not on the UI thread.
func (r *Room) all() []*card {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.cards)
}

func (r *Room) setCards(cards []*card) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.cards = cards
}

// Close implements [room.Closer].
func (r *Room) Close() {
	r.cancel()
	r.loading.Cancel()
	r.telling.Cancel()
	r.Wait()
}

// Wait returns when nothing is being read or saved.
func (r *Room) Wait() {
	r.working.Wait()
	r.telling.Wait()
	r.loading.Wait()
}

// reload brings the moments up to date. then is the moment to go to: 0 for
// none, -1 for a new one.
func (r *Room) reload(then int64) {
	if then != 0 {
		r.then = then
	}
	r.loading.Run(func(ctx context.Context) func() {
		moments, err := r.deps.Store.Moments(ctx)
		var takes []data.Take
		if err == nil {
			takes, err = takesOf(ctx, r.deps.Store)
		}
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if err != nil {
				r.deps.Window.Fail(lang.L("read your narrative"), err)
				return
			}
			if r.keeping == 0 {
				r.show(moments)
			}
			r.spoken.show(takes)
			then := r.then
			r.then = 0
			r.goTo(then)
		}
	})
}

// show shows the moments. Those that are shown already stay as they are, with
// what was typed into them; those that are not in the store yet stay behind.
func (r *Room) show(moments []data.Moment) {
	r.begun = true
	var cards []*card
	for _, m := range moments {
		i := slices.IndexFunc(r.cards, func(c *card) bool { return c.draft.ID() == m.ID })
		if i < 0 {
			cards = append(cards, newCard(r, m))
			continue
		}
		cards = append(cards, r.cards[i])
	}
	for _, c := range r.cards {
		if c.draft.ID() == 0 && !c.gone {
			cards = append(cards, c)
		}
	}
	r.setCards(cards)
	r.arrange()
}

func (r *Room) goTo(then int64) {
	if then < 0 {
		r.New()
		return
	}
	for _, c := range r.cards {
		if then > 0 && c.draft.ID() == then {
			r.lookAt(c)
		}
	}
}

func (r *Room) lookAt(c *card) {
	r.scroll.ScrollToOffset(fyne.NewPos(0, c.content.Position().Y))
	r.deps.Window.Window().Canvas().Focus(c.title)
}

// arrange lays the cards out in their order, or what an empty room says.
func (r *Room) arrange() {
	objects := make([]fyne.CanvasObject, len(r.cards))
	for i, c := range r.cards {
		c.number.SetText(ordinal(i))
		objects[i] = c.content
	}
	if !slices.Equal(objects, r.list.Objects) {
		r.list.Objects = objects
		r.list.Refresh()
	}
	visible(r.full, len(r.cards) > 0)
	visible(r.empty, r.begun && len(r.cards) == 0)
	r.spoken.outline(r.moments())
	r.content.Refresh()
}

func visible(o fyne.CanvasObject, yes bool) {
	switch {
	case yes && !o.Visible():
		o.Show()
	case !yes && o.Visible():
		o.Hide()
	}
}

// moments are the moments as they now stand on the screen.
func (r *Room) moments() (all []data.Moment) {
	for _, c := range r.cards {
		if m := c.draft.Value(); !blank(m) {
			all = append(all, m)
		}
	}
	return all
}

// move puts a moment some places further on, or back, and keeps that.
func (r *Room) move(c *card, by int) {
	if r.shift(c, by) {
		r.keepOrder()
	}
}

// shift puts a moment elsewhere on the screen, and reports whether it could.
func (r *Room) shift(c *card, by int) bool {
	from := slices.Index(r.cards, c)
	to := min(max(from+by, 0), len(r.cards)-1)
	if from < 0 || to == from {
		return false
	}
	r.setCards(slices.Insert(slices.Delete(slices.Clone(r.cards), from, from+1), to, c))
	r.arrange()
	return true
}

// keepOrder keeps the order that is seen. Until it is kept, what the store says
// is older than the screen.
func (r *Room) keepOrder() {
	cards := slices.Clone(r.cards)
	before, done := r.ordered, make(chan struct{})
	r.ordered = done
	r.keeping++
	r.working.Go(func() {
		defer close(done)
		if before != nil {
			<-before
		}
		var ids []int64
		for _, c := range cards {
			c.draft.Flush()
			if id := c.draft.ID(); id != 0 {
				ids = append(ids, id)
			}
		}
		err := r.deps.Store.OrderMoments(context.Background(), ids)
		fyne.Do(func() {
			r.keeping--
			if err != nil {
				r.deps.Window.Fail(lang.L("keep the order"), err)
			}
			if r.here {
				r.reload(0)
			}
		})
	})
}

// remove puts a moment into the trash.
func (r *Room) remove(c *card) {
	r.working.Go(func() {
		c.draft.Flush()
		id := c.draft.ID()
		var err error
		ref := data.Ref{Kind: data.KindMoment, ID: id}
		if id != 0 {
			err = r.deps.Store.Delete(context.Background(), ref)
		}
		fyne.Do(func() {
			if err != nil {
				r.deps.Window.Fail(lang.L("delete this moment"), err)
				return
			}
			c.draft.Drop()
			c.gone = true
			r.setCards(slices.DeleteFunc(slices.Clone(r.cards), func(other *card) bool { return other == c }))
			r.arrange()
			if id != 0 {
				r.deps.Window.Undoable(lang.L("Moment deleted"), func(ctx context.Context) error { return r.deps.Store.Restore(ctx, ref) })
			}
		})
	})
}

// drafts says how moments are kept.
func drafts(store Store) desk.Kind[data.Moment] {
	return desk.Kind[data.Moment]{
		ID:    func(m data.Moment) int64 { return m.ID },
		Blank: blank,
		Save:  store.SaveMoment,
		Adopt: func(m *data.Moment, saved data.Moment) {
			m.ID, m.Position, m.Created, m.Updated = saved.ID, saved.Position, saved.Created, saved.Updated
		},
		Now: store.Now,
	}
}

func blank(m data.Moment) bool {
	return strings.TrimSpace(m.Title+m.Period+m.Happened+m.Meaning) == ""
}
