// Package pages is a room that has several pages, with their names in a row
// above them. Each page is a room of its own.
package pages

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"greenroom/ui/room"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// Page is one page.
type Page struct {
	Name  string // the part of the address after the room's; "" for the first page, which takes all others
	Label string
	Room  room.Room
}

// Room is a room of pages. It takes the addresses of its pages: "path/talk" is
// "talk" of the page path.
type Room struct {
	win     room.Window
	name    string
	pages   []Page
	current int // -1 until it is entered

	chips   *widget.Chips
	place   *fyne.Container
	content fyne.CanvasObject
}

var (
	_ room.Room     = (*Room)(nil)
	_ room.Creator  = (*Room)(nil)
	_ room.Searcher = (*Room)(nil)
	_ room.Flusher  = (*Room)(nil)
	_ room.Closer   = (*Room)(nil)
	_ room.KeyTaker = (*Room)(nil)
)

// New makes a room of the name that addresses begin with.
func New(win room.Window, name string, pages ...Page) *Room {
	r := &Room{win: win, name: name, pages: pages, current: -1, place: container.NewStack()}
	r.chips = widget.NewChips(false, func(on []int) { win.Go(r.address(on[0])) })
	labels := make([]string, len(pages))
	for i, page := range pages {
		labels[i] = page.Label
	}
	r.chips.SetOptions(labels...)
	r.content = container.New(above{}, r.chips, r.place)
	return r
}

func (r *Room) address(i int) string {
	if r.pages[i].Name == "" {
		return r.name
	}
	return r.name + "/" + r.pages[i].Name
}

// Content implements [room.Room].
func (r *Room) Content() fyne.CanvasObject { return r.content }

// Enter implements [room.Room].
func (r *Room) Enter(rest string) {
	first, then := room.Split(rest)
	next := 0
	for i, page := range r.pages {
		if page.Name != "" && page.Name == first {
			next, rest = i, then
		}
	}
	if next != r.current {
		r.Leave()
		r.current = next
		r.chips.SetSelected(next)
		r.place.Objects = []fyne.CanvasObject{r.pages[next].Room.Content()}
		r.place.Refresh()
	}
	r.pages[next].Room.Enter(rest)
}

// Leave implements [room.Room].
func (r *Room) Leave() {
	if r.current >= 0 {
		r.pages[r.current].Room.Leave()
	}
	r.current = -1
}

// on finds what the page that is seen can do; where it cannot, the first page
// is asked for it when elsewhere says so.
func on[T any](r *Room, elsewhere bool) (page T, able bool) {
	if r.current >= 0 {
		page, able = r.pages[r.current].Room.(T)
	}
	if !able && elsewhere {
		page, able = r.pages[0].Room.(T)
		if able {
			r.win.Go(r.address(0))
		}
	}
	return page, able
}

// New implements [room.Creator].
func (r *Room) New() {
	if page, able := on[room.Creator](r, true); able {
		page.New()
	}
}

// FocusSearch implements [room.Searcher].
func (r *Room) FocusSearch() {
	if page, able := on[room.Searcher](r, true); able {
		page.FocusSearch()
	}
}

// TypedKey implements [room.KeyTaker].
func (r *Room) TypedKey(key *fyne.KeyEvent) bool {
	page, able := on[room.KeyTaker](r, false)
	return able && page.TypedKey(key)
}

// Flush implements [room.Flusher].
func (r *Room) Flush() {
	for _, page := range r.pages {
		if flusher, ok := page.Room.(room.Flusher); ok {
			flusher.Flush()
		}
	}
}

// Close implements [room.Closer].
func (r *Room) Close() {
	for _, page := range r.pages {
		if closer, ok := page.Room.(room.Closer); ok {
			closer.Close()
		}
	}
}

// above lays the names of the pages into the margin over the page.
type above struct{}

const (
	side    float32 = 36 // of a page
	top     float32 = 14 // above the names
	overlap float32 = 16 // how far the margin of the page reaches up beside them
)

func (above) MinSize(objects []fyne.CanvasObject) fyne.Size {
	chips, page := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(chips.Width+2*side, page.Width), top+chips.Height-overlap+theme.Grid+page.Height)
}

func (above) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	chips, page := objects[0], objects[1]
	width := size.Width - 2*side
	chips.Resize(fyne.NewSize(width, chips.MinSize().Height))
	chips.Move(fyne.NewPos(side, top))
	y := top + chips.MinSize().Height + theme.Grid - overlap
	page.Move(fyne.NewPos(0, y))
	page.Resize(fyne.NewSize(size.Width, size.Height-y))
}
