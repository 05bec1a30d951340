package stories

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// asked is what is asked before a story is told.
func asked(s data.Story) string {
	if s.Title == "" {
		return lang.L("Tell this story.")
	}
	return lang.L("Tell the story “{{.Name}}”.", map[string]any{"Name": s.Title})
}

// whyTold says how to tell it.
func whyTold() string {
	return lang.L("Two minutes at most, and half of them for what you did. Say it to one person.")
}

// said is the part of the page about the story spoken: how often, how long, and
// what can be done with it.
type said struct {
	page    *page
	content *fyne.Container
	far     *widget.Text
	hear    *widget.Hint
	sounded *widget.Hint
	takes   []data.Take
}

func newSaid(p *page) *said {
	s := &said{page: p, far: widget.NewText("")}
	s.far.Color = theme.Quiet
	rehearse := widget.NewButton(lang.L("Rehearse it"), "", s.rehearse)
	rehearse.Style = widget.Filled
	s.hear = widget.NewHint(lang.L("Hear the best"), "", func() { s.goBest("take/%d") })
	s.sounded = widget.NewHint(lang.L("How it sounded"), "", func() { s.goBest("review/%d") })
	give := widget.NewHint(lang.L("Give it away"), "", s.export)
	s.content = widget.VStack(theme.Grid, widget.NewSection(lang.L("Said aloud")), s.far,
		widget.Flow(2*theme.Grid, rehearse, s.hear, s.sounded, give))
	return s
}

// show says how often the story was told.
func (s *said) show(takes []data.Take) {
	s.takes = takes
	visible(s.hear, len(takes) > 0)
	visible(s.sounded, len(takes) > 0)
	if len(takes) == 0 {
		s.far.SetText(lang.L("Not yet. What is said once aloud is half learned."))
		return
	}
	n := len(takes)
	s.far.SetText(lang.N("Told {{.Count}} times, the last time {{.When}}, in {{.Time}}.", n, map[string]any{
		"Count": n, "When": words.When(takes[0].Started, s.page.deps.Store.Now()), "Time": words.Clock(takes[0].Duration),
	}))
}

// goBest opens an address for the best take.
func (s *said) goBest(address string) {
	if take, any := best(s.takes); any {
		s.page.deps.Window.Go(fmt.Sprintf(address, take.ID))
	}
}

// rehearse opens the story where it can be recorded.
func (s *said) rehearse() {
	s.page.stored(lang.L("open this story to be told"), func(ctx context.Context, story data.Story) (func(), error) {
		q, err := spokenOf(ctx, s.page.deps, story)
		return func() { s.page.deps.Window.Go(address(q.ID)) }, err
	})
}

// stored does something with the story once the store has it as it now stands,
// and then what do returned on the UI thread.
func (p *page) stored(doing string, do func(ctx context.Context, s data.Story) (then func(), err error)) {
	p.folio.Stored(lang.L("First write a word or two."), doing, do)
}
