package passions

import (
	"context"
	"fmt"
	"net/url"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

const (
	monthsShown   = 12 // of each word
	strandsShown  = 30
	mentionsShown = 14
)

// themes shows the words that come back, how they go, and what stands behind
// them.
type themes struct {
	deps    Deps
	all     []data.Strand
	course  *widget.Chips
	list    *widget.List[data.Strand]
	behind  *fyne.Container
	place   *fyne.Container // the picture, or why there is none
	picture fyne.CanvasObject
	nothing fyne.CanvasObject
	content fyne.CanvasObject

	chosen  string
	loading task.Latest
	cancel  func()
	here    bool
	stale   bool
}

func newThemes(deps Deps) *themes {
	t := &themes{deps: deps, behind: widget.VStack(2 * theme.Grid), stale: true}
	t.course = widget.NewChips(false, func([]int) { t.show() })
	t.course.SetOptions(lang.L("All"), lang.L("What grows"), lang.L("What fades"), lang.L("What stays"))
	t.list = widget.NewList(newStrandRow)
	t.list.Same = func(a, b data.Strand) bool { return a.Word == b.Word }
	t.list.OnSelect = t.choose
	t.list.OnOpen = t.choose
	words := widget.NewCard(widget.Pad(t.list, 8, 0, 8, 0))
	words.Padding = 0
	behind := widget.NewCard(widget.Scroll(widget.Pad(t.behind, 22, 22, 22, 22)))
	behind.Padding = 0
	t.picture = widget.VStack(2*theme.Grid, t.course, widget.Grow(widget.Columns(words, behind, 0.6)))
	t.nothing = widget.NewEmpty("tag", lang.L("Nothing comes back yet"),
		lang.L("After some pages in the journal, the words you return to are gathered here, month by month. Private entries are left out."),
		lang.L("Answer a prompt"), "", func() { deps.Window.Go("passions/path") })
	t.place = container.NewStack()
	t.content = widget.Page(widget.VStack(0,
		widget.NewHeading(lang.L("What you come back to"), theme.SizeTitle),
		widget.NewQuiet(lang.L("Words and tags of your journal, stories and passions, month by month. Private entries are left out."))),
		t.place, nil)
	t.cancel = deps.Store.Subscribe(func(kind data.Kind) {
		if kind == data.KindEntry || kind == data.KindStory || kind == data.KindPassion {
			fyne.Do(func() {
				t.stale = true
				t.load()
			})
		}
	})
	return t
}

// Content implements [room.Room].
func (t *themes) Content() fyne.CanvasObject { return t.content }

// Enter implements [room.Room].
func (t *themes) Enter(string) {
	t.here = true
	t.load()
}

// Leave implements [room.Room].
func (t *themes) Leave() { t.here = false }

// Close implements [room.Closer].
func (t *themes) Close() {
	t.cancel()
	t.loading.Cancel()
	t.loading.Wait()
}

// TypedKey implements [room.KeyTaker].
func (t *themes) TypedKey(key *fyne.KeyEvent) bool {
	if (key.Name == fyne.KeyUp || key.Name == fyne.KeyDown) && t.list.Len() > 0 {
		t.deps.Window.Window().Canvas().Focus(t.list)
		t.list.TypedKey(key)
		return true
	}
	return false
}

func (t *themes) load() {
	if !t.here || !t.stale {
		return
	}
	t.loading.Run(func(ctx context.Context) func() {
		all, err := t.deps.Store.Strands(ctx, monthsShown, strandsShown)
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if err != nil {
				t.deps.Window.Fail(lang.L("gather what comes back"), err)
				return
			}
			t.all, t.stale = all, false
			t.show()
		}
	})
}

// show shows the words of the course that is chosen.
func (t *themes) show() {
	wanted := []data.Course{"", data.Grows, data.Fades, data.Stays}[t.course.Selected()[0]]
	var shown []data.Strand
	for _, s := range t.all {
		if wanted == "" || s.Course == wanted {
			shown = append(shown, s)
		}
	}
	seen := t.picture
	if len(t.all) == 0 {
		seen = t.nothing
	}
	if len(t.place.Objects) == 0 || t.place.Objects[0] != seen {
		t.place.Objects = []fyne.CanvasObject{seen}
		t.place.Refresh()
	}
	t.list.SetItems(shown)
	t.list.SelectFunc(func(s data.Strand) bool { return s.Word == t.chosen })
	if s, any := t.list.Selected(); any {
		t.choose(s)
		return
	}
	if len(shown) > 0 {
		t.list.Select(0)
		t.choose(shown[0])
		return
	}
	t.behind.RemoveAll()
	t.behind.Add(widget.NewText(lang.L("No word goes that way just now.")))
}

// choose lists what stands behind a word.
func (t *themes) choose(s data.Strand) {
	t.chosen = s.Word
	t.behind.RemoveAll()
	t.behind.Add(widget.NewHeading(s.Word, theme.SizeHeading))
	t.behind.Add(widget.NewText(courseSays(s)))
	entries := 0
	for i, m := range s.Mentions {
		if m.Kind == data.KindEntry {
			entries++
		}
		if i < mentionsShown {
			t.behind.Add(linkTo(t.deps.Window.Go, headline(m.Title, ""),
				words.Kind(m.Kind)+" · "+m.At.Local().Format("2 Jan 2006"), addressOf(m.Ref)))
		}
	}
	if entries > 0 {
		all := widget.NewButton(lang.N("See {{.Count}} entries in the journal", entries, map[string]any{"Count": entries}), "", func() {
			t.deps.Window.Go("journal/find/" + url.PathEscape(s.Find))
		})
		t.behind.Add(widget.HStack(0, all))
	}
	t.behind.Refresh()
}

// addressOf is where the window shows something that was written.
func addressOf(ref data.Ref) string {
	switch ref.Kind {
	case data.KindStory:
		return fmt.Sprintf("stories/%d", ref.ID)
	case data.KindPassion:
		return fmt.Sprintf("passions/%d", ref.ID)
	}
	return fmt.Sprintf("journal/%d", ref.ID)
}

// courseSays tells in a sentence how a word goes.
func courseSays(s data.Strand) string {
	n := map[string]any{"Count": len(s.Mentions)}
	switch s.Course {
	case data.Grows:
		return lang.N("In {{.Count}} things you wrote, and lately more often.", len(s.Mentions), n)
	case data.Fades:
		return lang.N("In {{.Count}} things you wrote, and lately less often.", len(s.Mentions), n)
	}
	return lang.N("In {{.Count}} things you wrote, now as before.", len(s.Mentions), n)
}

// courseWord is how a word goes, with an arrow.
func courseWord(c data.Course) string {
	switch c {
	case data.Grows:
		return "↑ " + lang.L("grows")
	case data.Fades:
		return "↓ " + lang.L("fades")
	}
	return "→ " + lang.L("stays")
}

// newStrandRow makes a row for a word: the word, its months, how it goes.
func newStrandRow() widget.Row[data.Strand] {
	word, course := widget.NewLabel(" "), widget.NewQuiet(" ")
	picture := newMonths()
	return widget.NewRow(widget.HStack(2*theme.Grid, widget.Grow(word), picture, widget.Wide(course, 64)), func(s data.Strand) {
		word.SetText(s.Word)
		course.SetText(" ")
		if s.Word != "" {
			course.SetText(courseWord(s.Course))
		}
		picture.set(s.Months, s.Course)
	})
}
