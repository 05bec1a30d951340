// Package shelf is the left side of a room that keeps many things: a field to
// search them, their tags to filter by, and the list. It reads them from the
// store page by page, so that ten thousand are as quick as ten.
package shelf

import (
	"context"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// Query is what the person looks for; the zero value is everything.
type Query struct {
	Text string // words, as typed
	Tag  string
}

// Source is where the things come from. Its functions are called beside the
// UI thread.
type Source[T any] struct {
	Load  func(ctx context.Context, q Query, limit, offset int) ([]T, error)
	Count func(ctx context.Context, q Query) (int, error)
	Tags  func(ctx context.Context) ([]data.TagCount, error)
	// Filters are further ones, which stand before the tags; nil for none. A
	// chosen one is the Tag of the query.
	Filters func(ctx context.Context) ([]Filter, error)
}

// Filter is a way to choose things that is no tag. Its key is what no tag can
// be, see [FilterKey].
type Filter struct{ Key, Label string }

// FilterKey makes a key out of a name.
func FilterKey(name string) string { return "\x00" + name }

// FilterName is the name of a filter that is asked for in place of a tag.
func FilterName(tag string) (name string, is bool) { return strings.CutPrefix(tag, "\x00") }

// Config is what a shelf is made of. Its callbacks come on the UI thread.
type Config[T any] struct {
	Window fyne.Window
	Source Source[T]
	Row    func() widget.Row[T]
	ID     func(T) int64

	Placeholder string // of the search field
	Nothing     string // what the list says when the search found nothing

	Open   func(id int64)  // another thing was chosen
	Enter  func(id int64)  // Enter, or a press on what is chosen already
	Delete func(id int64)  // Delete
	Loaded func(total int) // it is up to date; total is how many there are without a search
	Failed func(err error) // reading them failed
}

// pageSize is how many things are read at a time; the list asks in the same pages.
const pageSize = 100

// Shelf is the left side of a room. Its methods belong to the UI thread.
type Shelf[T any] struct {
	Config[T]

	Search *widget.SearchField
	Tags   fyne.CanvasObject // the row of tags
	List   fyne.CanvasObject // the list, or what it says when there is nothing to list

	bar  *tagBar
	list *widget.List[T]
	face *face

	query    Query
	selected int64 // what is chosen, 0 for nothing
	index    int   // where it stands in the list, as far as is known
	tags     []string
	lines    map[int]T // those read so far, by their number in the list
	version  int       // counts reloads: a page of an older one is not shown
	recent   []int     // where the last pages asked for begin, the newest last
	arriving []int     // pages that the reload under way brings along

	loading task.Latest
	paging  sync.WaitGroup
}

// New makes a shelf that is still empty; Reload fills it.
func New[T any](config Config[T]) *Shelf[T] {
	s := &Shelf[T]{Config: config, lines: map[int]T{}, recent: []int{0}, index: -1}
	s.Search = widget.NewSearchField(s.Placeholder, func(text string) { s.find(Query{text, s.query.Tag}) })
	s.bar = newTagBar(s.Window, func(tag string) { s.find(Query{s.query.Text, tag}) })
	s.list = widget.NewList(s.Row)
	s.list.Fetch = s.fetch
	s.list.OnSelect = s.chosen
	s.list.OnOpen = func(item T) { s.Enter(s.ID(item)) }
	s.list.OnDelete = func(item T) { s.Delete(s.ID(item)) }
	s.list.OnUp = func() { s.Window.Canvas().Focus(s.Search) }
	s.Search.OnDown = s.Focus
	s.face = newFace(s.list, s.Nothing, s.Clear)
	s.Tags, s.List = s.bar, s.face.content
	return s
}

// Focus puts the focus on the list, on its first line if none is chosen.
func (s *Shelf[T]) Focus() {
	if s.list.Len() == 0 {
		return
	}
	s.Window.Canvas().Focus(s.list)
	if s.list.SelectedIndex() < 0 {
		s.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
}

// Focused reports whether the list has the focus.
func (s *Shelf[T]) Focused() bool { return s.Window.Canvas().Focused() == fyne.Focusable(s.list) }

// TypedKey moves to the list with the arrow keys and deletes what is chosen,
// for keys typed while nothing has the focus.
func (s *Shelf[T]) TypedKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyUp, fyne.KeyDown:
		if s.list.Len() == 0 {
			return false
		}
		s.Window.Canvas().Focus(s.list)
		s.list.TypedKey(key)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDelete:
		if _, chosen := s.list.Selected(); !chosen {
			return false
		}
		s.list.TypedKey(key)
	default:
		return false
	}
	return true
}

// Clear ends searching and filtering.
func (s *Shelf[T]) Clear() {
	s.bar.Choose("")
	s.query.Tag = ""
	s.Search.Clear()
	s.find(Query{})
}

// Filter chooses a tag or a filter by its key; "" is all.
func (s *Shelf[T]) Filter(tag string) {
	s.bar.Choose(tag)
	s.find(Query{s.query.Text, tag})
}

// Find looks for words, in all things, as if they had been typed.
func (s *Shelf[T]) Find(text string) {
	s.bar.Choose("")
	s.query, s.recent = Query{Text: text}, []int{0}
	s.Search.Find(text) // which asks for what is looked for already
	s.list.ScrollToTop()
	s.Reload()
}

// Query returns what is looked for.
func (s *Shelf[T]) Query() Query { return s.query }

// Select marks a thing as the one that is open, 0 for none. The list scrolls
// to it if it is among those read so far.
func (s *Shelf[T]) Select(id int64) {
	s.selected = id
	s.mark()
}

// mark selects in the list what is chosen.
func (s *Shelf[T]) mark() {
	if current, any := s.list.Selected(); !any || s.ID(current) != s.selected {
		s.list.SelectFunc(func(item T) bool { return s.selected != 0 && s.ID(item) == s.selected })
	}
	s.index = s.list.SelectedIndex()
}

// chosen follows a choice of the person.
func (s *Shelf[T]) chosen(item T) {
	s.selected, s.index = s.ID(item), s.list.SelectedIndex()
	s.Open(s.selected)
}

// TagNames returns the tags that things carry, by name.
func (s *Shelf[T]) TagNames() []string { return s.tags }

// First returns the first thing in the list, 0 if there is none or it has not
// been read yet.
func (s *Shelf[T]) First() int64 { return s.at(0) }

// Beside returns what stands after a thing in the list, or else before it: what
// to open when it is deleted. 0 means there is nothing.
func (s *Shelf[T]) Beside(id int64) int64 {
	for i, item := range s.lines {
		if s.ID(item) != id {
			continue
		}
		if next := s.at(i + 1); next != 0 {
			return next
		}
		return s.at(i - 1)
	}
	return 0
}

func (s *Shelf[T]) at(i int) int64 {
	if item, ok := s.lines[i]; ok {
		return s.ID(item)
	}
	return 0
}

// find looks for something else, from the top of the list.
func (s *Shelf[T]) find(q Query) {
	if q == s.query {
		return
	}
	s.query = q
	s.recent = []int{0}
	s.list.ScrollToTop()
	s.Reload()
}

// found is what one reload brings.
type found[T any] struct {
	count, total int
	tags         []data.TagCount
	filters      []Filter
	pages        map[int][]T // by where they begin
}

// Reload brings the shelf up to date. What is chosen stays so, and the list
// stays where it was scrolled to.
func (s *Shelf[T]) Reload() {
	query, from := s.query, s.recent
	s.loading.Run(func(ctx context.Context) func() {
		found, err := s.read(ctx, query, from)
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if err != nil {
				s.Failed(err)
				return
			}
			s.show(query, found)
		}
	})
}

func (s *Shelf[T]) read(ctx context.Context, q Query, from []int) (found[T], error) {
	f := found[T]{pages: map[int][]T{}}
	var err error
	if f.tags, err = s.Source.Tags(ctx); err != nil {
		return f, err
	}
	if s.Source.Filters != nil {
		if f.filters, err = s.Source.Filters(ctx); err != nil {
			return f, err
		}
	}
	if f.total, err = s.Source.Count(ctx, Query{}); err != nil {
		return f, err
	}
	f.count = f.total
	if q != (Query{}) {
		if f.count, err = s.Source.Count(ctx, q); err != nil {
			return f, err
		}
	}
	for _, begin := range from {
		if begin > 0 && begin >= f.count {
			continue
		}
		if f.pages[begin], err = s.Source.Load(ctx, q, pageSize, begin); err != nil {
			return f, err
		}
	}
	return f, nil
}

func (s *Shelf[T]) show(q Query, f found[T]) {
	s.version++
	clear(s.lines)
	s.arriving = s.arriving[:0]
	for begin, items := range f.pages {
		s.arriving = append(s.arriving, begin)
		s.keep(begin, items)
	}
	s.list.SetCount(f.count)
	for begin, items := range f.pages {
		s.list.SetPage(begin, items)
	}
	s.arriving = s.arriving[:0]
	if _, read := s.list.Selected(); read || s.list.SelectedIndex() < 0 {
		s.mark()
	}
	s.tags = s.tags[:0:0]
	for _, tag := range f.tags {
		s.tags = append(s.tags, tag.Name)
	}
	s.bar.Set(f.total, f.filters, f.tags)
	s.face.show(q, f.count)
	s.Loaded(f.total)
}

func (s *Shelf[T]) keep(from int, items []T) {
	for i, item := range items {
		s.lines[from+i] = item
	}
}

// fetch brings a page that came into sight.
func (s *Shelf[T]) fetch(from, count int) {
	s.recent = lastTwo(s.recent, from)
	for _, begin := range s.arriving {
		if begin == from {
			return
		}
	}
	query, version := s.query, s.version
	s.paging.Go(func() {
		items, err := s.Source.Load(context.Background(), query, count, from)
		fyne.Do(func() {
			switch {
			case version != s.version:
			case err != nil:
				s.Failed(err)
			default:
				s.arrived(from, items)
			}
		})
	})
}

// arrived shows a page that was asked for. A line of it that the person went
// to before it was there, by End for example, is opened now.
func (s *Shelf[T]) arrived(from int, items []T) {
	s.keep(from, items)
	s.list.SetPage(from, items)
	i := s.list.SelectedIndex()
	switch {
	case i < from || i >= from+len(items):
	case i != s.index:
		s.chosen(items[i-from])
	default:
		s.mark()
	}
}

// lastTwo adds to the pages that are in sight: two at most, at their border.
func lastTwo(pages []int, from int) []int {
	kept := []int{}
	if n := len(pages); n > 0 && pages[n-1] != from {
		kept = append(kept, pages[n-1])
	}
	return append(kept, from)
}

// Close ends what is read now and returns when it has ended. Not on the UI thread.
func (s *Shelf[T]) Close() {
	s.loading.Cancel()
	s.Wait()
}

// Wait returns when nothing is being read. Not on the UI thread.
func (s *Shelf[T]) Wait() {
	s.loading.Wait()
	s.paging.Wait()
}

// face is the list, or a word on why it is empty.
type face struct {
	content *fyne.Container
	list    fyne.CanvasObject
	nothing fyne.CanvasObject
	blank   fyne.CanvasObject
}

func newFace(list fyne.CanvasObject, nothing string, clear func()) *face {
	f := &face{list: list, blank: widget.Gap(0)}
	head := widget.NewHeading(lang.L("Nothing found"), theme.SizeHeading)
	text := widget.NewText(nothing)
	text.Color = theme.Quiet
	head.Align, text.Align = fyne.TextAlignCenter, fyne.TextAlignCenter
	all := widget.Centre(widget.NewButton(lang.L("Show all"), "", clear))
	f.nothing = widget.Pad(widget.VStack(2*theme.Grid, widget.Spacer(), head, text, all, widget.Spacer()), 12, 22, 12, 22)
	f.content = widget.Grow(f.list)
	return f
}

func (f *face) show(q Query, count int) {
	seen := f.list
	switch {
	case count > 0:
	case q == (Query{}):
		seen = f.blank
	default:
		seen = f.nothing
	}
	if f.content.Objects[0] != seen {
		f.content.Objects[0] = seen
		f.content.Refresh()
	}
}
