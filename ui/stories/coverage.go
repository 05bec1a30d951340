package stories

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// coverage is the page of which questions have a story: a row for each
// question, a column for each story.
type coverage struct {
	deps    Deps
	content fyne.CanvasObject

	search  *widget.SearchField
	without *widget.Chips // all questions, or those without a story
	far     *widget.Text
	grid    *widget.Matrix
	says    *widget.Text
	empty   fyne.CanvasObject
	body    *fyne.Container
	keys    *fyne.Container // what can be done with the cell

	questions []data.Question // all of them
	stories   []data.Story
	shown     []data.Question // those the grid shows
	text      string          // what is searched for
	found     map[int64]bool  // what has its words; nil for all
	here      bool
	wanted    int64 // the question to look at first

	loading task.Latest
	turning sync.WaitGroup // links that are being kept
	last    chan struct{}  // closed when the one before the next is kept
	cancel  func()
}

func newCoverage(deps Deps) *coverage {
	c := &coverage{deps: deps}
	c.search = widget.NewSearchField(lang.L("Search questions"), func(text string) {
		c.text = text
		c.reload()
	})
	c.search.OnDown = c.focusGrid
	c.without = widget.NewChips(false, func([]int) { c.arrange() })
	c.without.SetOptions(lang.L("All questions"), lang.L("Without a story"))
	c.far, c.says = widget.NewText(""), widget.NewText("")
	c.far.Color = theme.Quiet
	c.grid = widget.NewMatrix(lang.L("Which questions have a story"))
	c.grid.OnLook = func(int, int) { c.look() }
	c.grid.OnTurn = c.turn
	c.empty = widget.NewEmpty("note", lang.L("No story yet"), lang.L("Write one, and see here which questions it answers."),
		lang.L("Write the first story"), lang.L("Ctrl N"), c.write)
	c.body = container.NewStack()
	c.lay()
	c.cancel = deps.Store.Subscribe(func(kind data.Kind) {
		if kind == data.KindStory || kind == data.KindQuestion || kind == data.KindTake {
			fyne.Do(func() {
				if c.here {
					c.reload()
				}
			})
		}
	})
	return c
}

func (c *coverage) lay() {
	c.keys = widget.Flow(2*theme.Grid,
		widget.NewHint(lang.L("Link, or end the link"), lang.L("Space"), func() { c.turnLooked() }),
		widget.NewHint(lang.L("Practise the question"), "P", c.practise),
		widget.NewHint(lang.L("Open the story"), "O", c.open),
		widget.NewHint(lang.L("A new story for it"), lang.L("Ctrl N"), c.write))
	head := widget.HStack(2*theme.Grid, widget.NewHeading(lang.L("Questions and stories"), theme.SizeTitle),
		widget.Grow(widget.Gap(0)), widget.Wide(c.search, 200), widget.NewHint(lang.L("Stories"), lang.L("Esc"), func() { c.deps.Window.Go("stories") }))
	top := widget.VStack(2*theme.Grid, head, widget.HStack(2*theme.Grid, widget.Wide(c.without, 250), widget.Grow(c.far)))
	foot := widget.VStack(theme.Grid, c.says, c.keys)
	c.content = widget.Page(top, c.body, foot)
}

// enter reads it anew; about may name a question to look at, "question/12".
func (c *coverage) enter(about string) {
	c.here = true
	if _, err := fmt.Sscanf(about, "question/%d", &c.wanted); err != nil {
		c.wanted = 0
	}
	c.reload()
}

func (c *coverage) leave() {
	c.here = false
	c.loading.Cancel()
}

func (c *coverage) close() {
	c.cancel()
	c.loading.Cancel()
	c.wait()
}

func (c *coverage) wait() {
	c.turning.Wait()
	c.loading.Wait()
}

func (c *coverage) reload() {
	text := c.text
	c.loading.Run(func(ctx context.Context) func() {
		c.turning.Wait()
		questions, err := c.deps.Store.Questions(ctx, data.QuestionFilter{})
		var stories []data.Story
		if err == nil {
			stories, err = c.deps.Store.Stories(ctx, data.StoryFilter{})
		}
		var found map[int64]bool
		if err == nil && text != "" {
			found, err = c.foundBy(ctx, text)
		}
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if err != nil {
				c.deps.Window.Fail(lang.L("read which questions have a story"), err)
				return
			}
			slices.Reverse(stories) // the first written first: a column keeps its place
			c.questions, c.stories, c.found = questions, stories, found
			c.arrange()
		}
	})
}

func (c *coverage) foundBy(ctx context.Context, text string) (map[int64]bool, error) {
	questions, err := c.deps.Store.Questions(ctx, data.QuestionFilter{Text: text})
	found := map[int64]bool{}
	for _, q := range questions {
		found[q.ID] = true
	}
	return found, err
}

// arrange shows the questions that are wanted, each with its stories.
func (c *coverage) arrange() {
	with := map[int64]int{}
	for _, s := range c.stories {
		for _, id := range s.Questions {
			with[id]++
		}
	}
	onlyWithout := slices.Equal(c.without.Selected(), []int{1})
	c.shown = nil
	var rows, columns []widget.MatrixHead
	for _, q := range c.questions {
		if onlyWithout && with[q.ID] > 0 || c.found != nil && !c.found[q.ID] {
			continue
		}
		c.shown = append(c.shown, q)
		rows = append(rows, widget.MatrixHead{Label: q.Text, Count: countOf(with[q.ID])})
	}
	answered := 0
	for _, q := range c.questions {
		answered += min(with[q.ID], 1)
	}
	for _, s := range c.stories {
		columns = append(columns, widget.MatrixHead{Label: nameOf(s), Count: countOf(len(s.Questions))})
	}
	c.grid.Set(rows, columns, c.linked)
	if i := slices.IndexFunc(c.shown, func(q data.Question) bool { return q.ID == c.wanted }); i >= 0 {
		c.wanted = 0
		c.grid.Look(i, 0)
	}
	c.far.SetText(c.sum(answered))
	c.fill()
	c.look()
}

// fill shows the grid, or what there is instead.
func (c *coverage) fill() {
	var seen fyne.CanvasObject = c.grid
	if len(c.stories) == 0 {
		seen = c.empty
	}
	if len(c.body.Objects) != 1 || c.body.Objects[0] != seen {
		c.body.Objects = []fyne.CanvasObject{seen}
		c.body.Refresh()
	}
	visible(c.keys, len(c.stories) > 0 && len(c.shown) > 0)
	c.content.Refresh()
}

// countOf is a number, and a dash for none.
func countOf(n int) string {
	if n == 0 {
		return "–"
	}
	return strconv.Itoa(n)
}

func (c *coverage) linked(row, column int) bool {
	return slices.Contains(c.stories[column].Questions, c.shown[row].ID)
}

// sum says how many questions have a story, and which story is told too often.
func (c *coverage) sum(answered int) string {
	sum := lang.L("{{.Answered}} of {{.All}} questions have a story.", map[string]any{"Answered": answered, "All": len(c.questions)})
	if s, often := overused(c.stories); often {
		sum += " " + lang.L("“{{.Name}}” answers {{.Count}} of them: two of those in one talk, and they hear it twice.",
			map[string]any{"Name": nameOf(s), "Count": len(s.Questions)})
	}
	return sum
}

// What makes a story one that is told too often.
const (
	oftenLeast = 5 // questions
	oftenTimes = 2 // as many as the others that answer any have in the mean
)

// overused finds the story that answers most questions, and whether those are
// far more than the others answer.
func overused(stories []data.Story) (most data.Story, often bool) {
	all, telling := 0, 0
	for _, s := range stories {
		all += len(s.Questions)
		telling += min(len(s.Questions), 1)
		if len(s.Questions) > len(most.Questions) {
			most = s
		}
	}
	n := len(most.Questions)
	return most, n >= oftenLeast && n*(telling-1) >= oftenTimes*(all-n)
}

// look says in words what is looked at.
func (c *coverage) look() {
	before := c.says.MinSize().Height
	c.says.SetText(c.told())
	if c.says.MinSize().Height != before {
		c.content.Refresh() // a line more, or less
	}
}

// told is what is looked at in words.
func (c *coverage) told() string {
	q, s, there := c.looked()
	names := map[string]any{"Question": q.Text, "Story": nameOf(s)}
	switch {
	case !there && len(c.stories) > 0 && len(c.questions) > 0:
		return lang.L("No question is left here.")
	case !there:
		return ""
	case slices.Contains(s.Questions, q.ID):
		return lang.L("“{{.Question}}” has the story “{{.Story}}”.", names)
	}
	return lang.L("“{{.Question}}” does not have the story “{{.Story}}”.", names)
}

// turn makes or ends a link. It is seen at once and kept beside the UI thread,
// one after the other.
func (c *coverage) turn(row, column int) {
	q, s := c.shown[row], c.stories[column]
	on := !c.linked(row, column)
	c.keep(s.ID, q, on)
	said := lang.L("Linked")
	if !on {
		said = lang.L("The link is ended")
	}
	c.deps.Window.Undoable(said, func(ctx context.Context) error { return c.deps.Store.LinkStory(ctx, s.ID, ref(q), !on) })
}

// keep shows a link as it will be, and keeps it.
func (c *coverage) keep(story int64, q data.Question, on bool) {
	i := slices.IndexFunc(c.stories, func(s data.Story) bool { return s.ID == story })
	questions := slices.DeleteFunc(slices.Clone(c.stories[i].Questions), func(id int64) bool { return id == q.ID })
	if on {
		questions = append(questions, q.ID)
	}
	c.stories[i].Questions = questions
	c.arrange()
	before, done := c.last, make(chan struct{})
	c.last = done
	c.turning.Go(func() {
		defer close(done)
		if before != nil {
			<-before
		}
		if err := c.deps.Store.LinkStory(context.Background(), story, ref(q), on); err != nil {
			fyne.Do(func() {
				c.deps.Window.Fail(lang.L("link this story"), err)
				c.reload()
			})
		}
	})
}

// looked is the question and the story of the cell that is looked at.
func (c *coverage) looked() (q data.Question, s data.Story, any bool) {
	row, column, any := c.grid.Looked()
	if !any || row >= len(c.shown) || column >= len(c.stories) {
		return q, s, false
	}
	return c.shown[row], c.stories[column], true
}

func (c *coverage) turnLooked() {
	if row, column, any := c.grid.Looked(); any {
		c.turn(row, column)
	}
}

func (c *coverage) practise() {
	if q, _, any := c.looked(); any {
		c.deps.Window.Go(address(q.ID))
	}
}

func (c *coverage) open() {
	if _, s, any := c.looked(); any {
		c.deps.Window.Go("stories/" + number(s.ID))
	}
}

// write begins a story that answers the question that is looked at.
func (c *coverage) write() {
	if q, _, any := c.looked(); any {
		c.deps.Window.Go("stories/new/question/" + number(q.ID))
		return
	}
	c.deps.Window.Go("stories/new")
}

func (c *coverage) focusGrid() { c.deps.Window.Window().Canvas().Focus(c.grid) }

// typedKey is what the keys mean while nothing, or the grid, has the focus.
func (c *coverage) typedKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyP:
		c.practise()
	case fyne.KeyO:
		c.open()
	case fyne.KeyEscape:
		c.deps.Window.Go("stories")
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyHome, fyne.KeyEnd:
		if c.body.Objects[0] != fyne.CanvasObject(c.grid) {
			return false
		}
		c.focusGrid()
		c.grid.TypedKey(key)
	default:
		return false
	}
	return true
}
