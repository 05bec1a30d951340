package self

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// offered is how many of each kind are listed at a time.
const offered = 12

// addressOf is where the window shows what a card goes with.
func addressOf(ref data.Ref) string {
	switch ref.Kind {
	case data.KindStory:
		return fmt.Sprintf("stories/%d", ref.ID)
	case data.KindLesson:
		return fmt.Sprintf("learning/%d", ref.ID)
	}
	return fmt.Sprintf("practise/%d", ref.ID)
}

// short cuts what is too long for a chip.
func short(text string) string {
	const most = 40
	letters := []rune(strings.Join(strings.Fields(text), " "))
	if len(letters) <= most {
		return string(letters)
	}
	return strings.TrimRight(string(letters[:most-1]), " ,.;:") + "…"
}

// choose lets a story, a question or a learning plan be found and linked.
func (e *editor) choose() {
	list := widget.NewList(newLinkRow)
	var sheet *widget.Sheet
	var loading task.Latest
	find := func(text string) {
		loading.Run(func(ctx context.Context) func() {
			all, err := e.board.offers(ctx, text)
			if ctx.Err() != nil {
				return nil
			}
			return func() {
				if err != nil {
					e.board.win.Fail(lang.L("look for what this goes with"), err)
					return
				}
				list.SetItems(all)
				list.ScrollToTop()
			}
		})
	}
	search := widget.NewSearchField(lang.L("A story, a question or a plan"), find)
	search.OnDown = func() { e.board.win.Window().Canvas().Focus(list) }
	list.OnUp = func() { e.board.win.Window().Canvas().Focus(search) }
	list.OnOpen = func(l link) {
		sheet.Close()
		e.link(l.Ref, true)
	}
	cancel := widget.NewButton(lang.L("Cancel"), lang.L("Esc"), func() { sheet.Close() })
	sheet = widget.NewSheet(lang.L("What does it go with?"), widget.VStack(2*theme.Grid, search, widget.Tall(widget.Pad(list, 0, -8, 0, -8), 300)), cancel)
	sheet.OnClosed = loading.Cancel
	sheet.Open(e.board.win.Window())
	find("")
}

// offers lists what fits a text.
func (b *board) offers(ctx context.Context, text string) (all []link, err error) {
	stories, err := b.store.Stories(ctx, data.StoryFilter{Text: text, Limit: offered})
	if err != nil {
		return nil, err
	}
	for _, s := range stories {
		all = append(all, link{data.Ref{Kind: data.KindStory, ID: s.ID}, headline(s.Title, s.Situation)})
	}
	lessons, err := b.store.Lessons(ctx, data.TaskFilter{Text: text, Limit: offered})
	if err != nil {
		return nil, err
	}
	for _, l := range lessons {
		all = append(all, link{data.Ref{Kind: data.KindLesson, ID: l.ID}, headline(l.Title, l.Why)})
	}
	questions, err := b.store.Questions(ctx, data.QuestionFilter{Text: text, Limit: offered})
	for _, q := range questions {
		all = append(all, link{data.Ref{Kind: data.KindQuestion, ID: q.ID}, q.Text})
	}
	return all, err
}

// newLinkRow makes a row for something to link to: its name, and what it is.
func newLinkRow() widget.Row[link] {
	name, kind := widget.NewLabel(" "), widget.NewQuiet(" ")
	var content fyne.CanvasObject = widget.VStack(0, name, kind)
	return widget.NewRow(content, func(l link) {
		name.SetText(l.name)
		kind.SetText(words.Kind(l.Kind))
	})
}
