package deck

import (
	"context"
	"slices"
	"strings"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// editor changes one question. What is typed is saved by itself; a new
// question comes into being with its first words.
type editor struct {
	room    *Room
	content fyne.CanvasObject

	question data.Question // as typed so far
	id       atomic.Int64  // 0 until a new question was first saved

	text, why, outline          *widget.Entry
	steps, pitfalls, followUps  *widget.Entry
	themes, industries, lengths *widget.Chips
	tags                        *widget.TagField
}

func lengths() []data.Length {
	return []data.Length{data.LengthShort, data.LengthStandard, data.LengthStory}
}

func newEditor(r *Room, q data.Question) *editor {
	e := &editor{room: r, question: q}
	e.id.Store(q.ID)

	e.text = e.field(lang.L("What would they ask?"), q.Text, 2, func(s string) { e.question.Text = strings.TrimSpace(s) })
	e.why = e.field(lang.L("What do they want to find out?"), q.Why, 2, func(s string) { e.question.Why = strings.TrimSpace(s) })
	e.steps = e.field(lang.L("One step a line"), strings.Join(q.Steps, "\n"), 4, func(s string) { e.question.Steps = lines(s) })
	e.pitfalls = e.field(lang.L("One a line"), strings.Join(q.Pitfalls, "\n"), 3, func(s string) { e.question.Pitfalls = lines(s) })
	e.followUps = e.field(lang.L("One a line"), strings.Join(q.FollowUps, "\n"), 3, func(s string) { e.question.FollowUps = lines(s) })
	e.outline = e.field(lang.L("The few words you would speak from"), q.Outline, 4, func(s string) { e.question.Outline = s })
	e.chooseTheme()
	e.chooseIndustries()
	e.chooseLength()
	e.tags = widget.NewTagField(func(tags []string) {
		e.question.Tags = tags
		e.touch()
	})
	e.tags.SetTags(q.Tags)
	e.tags.SetSuggestions(r.browse.filters.tagNames())

	form := widget.VStack(4*theme.Grid,
		labelled(lang.L("Question"), e.text),
		labelled(lang.L("Theme"), e.themes),
		labelled(lang.L("Industries (none: for any)"), e.industries),
		labelled(lang.L("Length"), e.lengths),
		labelled(lang.L("Your outline"), e.outline),
		labelled(lang.L("Why it is asked"), e.why),
		labelled(lang.L("How to build an answer"), e.steps),
		labelled(lang.L("Pitfalls"), e.pitfalls),
		labelled(lang.L("They may go on to ask"), e.followUps),
		labelled(lang.L("Tags"), e.tags),
	)
	e.content = widget.VStack(0,
		widget.Pad(e.header(), 18, 22, 14, 26),
		widget.Divider(),
		widget.Grow(widget.Scroll(widget.Pad(form, 18, 26, 26, 26))))
	return e
}

func (e *editor) header() fyne.CanvasObject {
	title := lang.L("Change this question")
	if e.question.ID == 0 {
		title = lang.L("A question of your own")
	}
	done := widget.NewButton(lang.L("Done"), lang.L("Esc"), e.room.finishEditing)
	return widget.HStack(2*theme.Grid, widget.NewSection(title), widget.NewQuiet(lang.L("saved as you type")), widget.Spacer(), done)
}

// field makes a field of several lines whose text take puts into the question.
func (e *editor) field(placeholder, text string, rows int, take func(string)) *widget.Entry {
	f := widget.NewMultiLine(placeholder, nil)
	f.SetMinRowsVisible(rows)
	f.SetText(text)
	f.OnChanged = func(text string) {
		take(text)
		e.touch()
	}
	return f
}

func (e *editor) chooseTheme() {
	all := append([]data.Theme{""}, data.Themes()...)
	names := []string{lang.L("None")}
	for _, t := range data.Themes() {
		names = append(names, words.Theme(t))
	}
	e.themes = widget.NewChips(false, func(on []int) {
		e.question.Theme = all[on[0]]
		e.touch()
	})
	e.themes.SetOptions(names...)
	e.themes.SetSelected(max(0, slices.Index(all, e.question.Theme)))
}

func (e *editor) chooseIndustries() {
	var names []string
	var on []int
	for i, industry := range data.Industries() {
		names = append(names, words.Industry(industry))
		if slices.Contains(e.question.Industries, industry) {
			on = append(on, i)
		}
	}
	e.industries = widget.NewChips(true, func(on []int) {
		e.question.Industries = nil
		for _, i := range on {
			e.question.Industries = append(e.question.Industries, data.Industries()[i])
		}
		e.touch()
	})
	e.industries.SetOptions(names...)
	e.industries.SetSelected(on...)
}

func (e *editor) chooseLength() {
	var names []string
	for _, length := range lengths() {
		names = append(names, words.Length(length))
	}
	e.lengths = widget.NewChips(false, func(on []int) {
		e.question.Length = lengths()[on[0]]
		e.touch()
	})
	e.lengths.SetOptions(names...)
	e.lengths.SetSelected(max(0, slices.Index(lengths(), e.question.Length)))
}

// touch has the question saved a moment later. While its text is empty nothing
// is saved: what was there last stays.
func (e *editor) touch() {
	if e.question.Text == "" {
		return
	}
	q := e.question
	e.room.saving.Touch(func(ctx context.Context) error {
		q.ID = e.id.Load()
		saved, err := e.room.store.SaveQuestion(ctx, q)
		if err == nil {
			e.id.Store(saved.ID)
		}
		return err
	})
}

func labelled(label string, field fyne.CanvasObject) fyne.CanvasObject {
	return widget.VStack(theme.Grid, widget.NewQuiet(label), field)
}

// lines are the lines of a text that say something.
func lines(text string) []string {
	var all []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, line)
		}
	}
	return all
}
