package practice

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/guidance"
	"greenroom/ui/room"
	"greenroom/ui/star"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// offered is how many stories are offered beside a question.
const offered = 4

// beside is what is shown beside a question: stories that fit it, and what
// helps in fields of work.
type beside struct {
	stories    []data.FittingStory
	guides     guidance.Guides
	industries []data.Industry // it belongs to, those of company files it is practised for, that of the story told
}

// besideOf reads what is shown beside a question.
func besideOf(ctx context.Context, store Store, q data.Question) (b beside, err error) {
	if b.stories, err = store.FittingStories(ctx, q, offered); err != nil {
		return b, err
	}
	if b.guides, err = guidance.Load(ctx, store); err != nil {
		return b, err
	}
	b.industries = slices.Clone(q.Industries)
	if q.Subject != "" {
		for _, story := range b.stories {
			b.industries = append(b.industries, story.Industries...)
		}
		return b, nil
	}
	files, err := store.Companies(ctx, data.CompanyFilter{Question: q.ID})
	for _, file := range files {
		b.industries = append(b.industries, file.Industry)
	}
	return b, err
}

// title is what a story is called, also before it has a name.
func title(s data.Story) string {
	for _, text := range []string{s.Title, s.Situation, s.Action} {
		if text = strings.Join(strings.Fields(text), " "); text != "" {
			return text
		}
	}
	return lang.L("A story without a name")
}

// How much of the name of a story a chip, and a button, have room for.
const chipLetters, buttonLetters = 30, 16

// chips names the stories that could be told, below the outline; nil for none.
// A press shows them all. While there is no outline, one that is linked becomes
// it by a press.
func (p *helpPanel) chips() fyne.CanvasObject {
	if p.question.Subject != "" {
		return nil // it is known what is told
	}
	row := widget.Flow(theme.Grid)
	all := widget.VStack(theme.Grid, widget.NewQuiet(lang.L("You could tell")), row)
	for _, fit := range p.beside.stories {
		row.Add(widget.NewChip(shortTitle(fit.Story, chipLetters), func() { p.open(pageStories) }))
		if fit.Linked && len(all.Objects) == 2 && strings.TrimSpace(p.question.Outline) == "" {
			label := lang.L("Outline from “{{.Name}}”", map[string]any{"Name": shortTitle(fit.Story, buttonLetters)})
			all.Add(widget.HStack(0, widget.NewButton(label, "", func() { p.room.outlineFrom(fit.Story) })))
		}
	}
	if len(row.Objects) == 0 {
		return nil
	}
	return all
}

// shortTitle is as much of the title of a story as there is room for.
func shortTitle(s data.Story, most int) string {
	name := []rune(title(s))
	if len(name) > most {
		name = append(name[:most-1], '…')
	}
	return string(name)
}

// stories lists what could be told when the question is asked, and what can be
// made of each.
func (p *helpPanel) stories() fyne.CanvasObject {
	list := widget.VStack(3 * theme.Grid)
	for _, fit := range p.beside.stories {
		list.Add(p.story(fit))
	}
	if len(p.beside.stories) == 0 {
		list.Add(quietly(lang.L("None of your stories has its words or tags yet.")))
	}
	if p.question.Subject == "" {
		write := widget.NewHint(lang.L("Write a story for it"), "", func() { p.room.goQuestion("stories/new/question/%d") })
		grid := widget.NewHint(lang.L("Which questions have a story"), "", func() { p.room.goQuestion("stories/coverage/question/%d") })
		list.Add(widget.Flow(2*theme.Grid, write, grid))
	}
	return list
}

// story is one that could be told: why it fits, and the way to an outline.
func (p *helpPanel) story(fit data.FittingStory) fyne.CanvasObject {
	build := widget.NewButton(lang.L("Make it the outline"), "", func() { p.room.outlineFrom(fit.Story) })
	open := widget.NewHint(lang.L("Open"), "", func() { p.room.goStory(fit.Story) })
	about := widget.NewQuiet(why(fit))
	if p.question.Subject != "" {
		about.SetText(lang.L("The story itself"))
	}
	return widget.VStack(theme.Grid, widget.NewText(title(fit.Story)), about, widget.Flow(2*theme.Grid, build, open))
}

// telling reports whether stories are offered: beside a question of the deck,
// and the story itself where it is told.
func telling(q data.Question) bool {
	kind, _ := room.Split(q.Subject)
	return q.Subject == "" || kind == "story"
}

// why says why a story is offered.
func why(fit data.FittingStory) string {
	switch {
	case fit.Linked:
		return lang.L("You linked it")
	case len(fit.Shared) > 0:
		return lang.L("Also about {{.Tags}}", map[string]any{"Tags": strings.Join(fit.Shared, ", ")})
	}
	return lang.L("Has words of the question")
}

// outlineFrom makes a story the outline of the question, links the two, and
// offers to take both back.
func (r *Room) outlineFrom(s data.Story) {
	q := r.question
	outline := star.Outline(s)
	if outline == "" {
		r.Window.Say(lang.L("Nothing is written in this story yet."))
		return
	}
	before, linked := r.ask.help.outline.Text, false
	for _, fit := range r.ask.help.beside.stories {
		linked = linked || fit.ID == s.ID && fit.Linked
	}
	link := !linked && q.Subject == ""
	r.ask.help.outline.SetText(outline) // which has it saved
	r.ask.help.open(pageOutline)
	ref := data.Ref{Kind: data.KindQuestion, ID: q.ID}
	r.working.Go(func() {
		r.saving.Flush()
		var err error
		if link {
			err = r.Store.LinkStory(context.Background(), s.ID, ref, true)
		}
		fyne.Do(func() {
			if err != nil {
				r.Window.Fail(lang.L("link this story"), err)
				return
			}
			r.Window.Undoable(lang.L("The outline is made from “{{.Name}}”", map[string]any{"Name": title(s)}), func(ctx context.Context) error {
				r.saving.Flush()
				err := r.Store.SaveOutline(ctx, q.ID, before)
				if err == nil && link {
					err = r.Store.LinkStory(ctx, s.ID, ref, false)
				}
				return err
			})
		})
	})
}
