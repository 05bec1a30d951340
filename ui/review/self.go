package review

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// selfCard is the person's own review: how it went, what can be ticked, four
// ratings, the parts of the story, a free note.
type selfCard struct {
	room    *Room
	content fyne.CanvasObject

	grade   *widget.Choice
	ticks   map[string]*widget.Tick
	ratings map[string]*widget.Choice
	story   *widget.Text
	note    *widget.Entry
}

// rated is what can be rated, with words for both ends.
type rated struct{ name, label, low, high string }

func ratings() []rated {
	return []rated{
		{"energy", lang.L("Energy"), lang.L("as if reading a list"), lang.L("as if telling a friend")},
		{"clarity", lang.L("Clarity"), lang.L("hard to follow"), lang.L("easy to retell")},
		{"structure", lang.L("Structure"), lang.L("all at once"), lang.L("one thing after the other")},
		{"ease", lang.L("Ease"), lang.L("wanted it over"), lang.L("could have gone on")},
	}
}

func newSelfCard(r *Room) *selfCard {
	c := &selfCard{room: r, ticks: map[string]*widget.Tick{}, ratings: map[string]*widget.Choice{}}
	c.grade = widget.NewChoice(words.Grades(), func(grade int) {
		c.change(func(review *data.Review) { review.Grade = grade })
	})
	left := widget.VStack(0, widget.NewSection(lang.L("In your own ears")), widget.Gap(6))
	for _, item := range words.Checklist() {
		tick := widget.NewTick(item.Label, func(on bool) { c.tick(item.Name, on) })
		c.ticks[item.Name] = tick
		left.Add(tick)
	}
	right := widget.VStack(theme.Grid)
	for _, item := range ratings() {
		scale := widget.NewScale("", "", func(value int) { c.rate(item.name, value) })
		c.ratings[item.name] = scale
		ends := widget.NewQuiet(lang.L("1 {{.Low}}, 5 {{.High}}", map[string]any{"Low": item.low, "High": item.high}))
		right.Add(widget.VStack(0, widget.HStack(6, widget.Grow(widget.NewLabel(item.label)), scale), ends))
	}
	c.story = widget.NewText("")
	c.story.Color = theme.Quiet
	c.note = widget.NewMultiLine(lang.L("What did you notice?"), c.saveNote)
	c.note.SetMinRowsVisible(3)
	c.note.OnLeave = func() { go r.noting.Flush() }
	c.content = widget.NewCard(widget.VStack(2*theme.Grid,
		widget.HStack(2*theme.Grid, widget.NewSection(lang.L("How did it go?")), c.grade),
		widget.Gap(0),
		widget.Columns(left, right, 0.5),
		c.story, c.note))
	return c
}

func (c *selfCard) show() {
	s := c.room.shown
	review := s.review
	c.grade.SetValue(review.Grade)
	for name, tick := range c.ticks {
		tick.SetOn(slices.Contains(review.Checklist, name))
	}
	for name, scale := range c.ratings {
		scale.SetValue(review.Ratings[name])
	}
	c.story.SetText(c.shares())
	visible(c.story, c.story.Content() != "")
	if c.room.Window.Window().Canvas().Focused() != fyne.Focusable(c.note) && c.note.Text != s.take.Note {
		c.note.SetText(s.take.Note)
	}
}

// change has the person's review changed, shown and kept.
func (c *selfCard) change(change func(*data.Review)) {
	review := c.room.shown.review
	review.Checklist = slices.Clone(review.Checklist)
	review.Ratings = maps.Clone(review.Ratings)
	change(&review)
	c.keep(review)
	go c.room.judging.Flush()
}

// keep makes a changed review the one that is shown, and saves it.
func (c *selfCard) keep(review data.Review) {
	c.room.edits++
	review.TakeID = c.room.shown.take.ID
	c.room.shown.review = review
	c.room.save(review)
}

func (c *selfCard) tick(name string, on bool) {
	c.change(func(review *data.Review) {
		review.Checklist = slices.DeleteFunc(review.Checklist, func(other string) bool { return other == name })
		if on {
			review.Checklist = append(review.Checklist, name)
		}
	})
}

func (c *selfCard) rate(name string, value int) {
	c.change(func(review *data.Review) {
		if review.Ratings == nil {
			review.Ratings = map[string]int{}
		}
		delete(review.Ratings, name)
		if value > 0 {
			review.Ratings[name] = value
		}
	})
}

func (c *selfCard) saveNote(note string) {
	take := c.room.shown.take
	if take.ID == 0 || take.Note == note {
		return
	}
	take.Note = note
	c.room.edits++
	c.room.shown.take = take
	c.room.noting.Touch(func(ctx context.Context) error { return c.room.Store.SaveTake(ctx, take) })
}

// guide is the share of each part of a story that leaves the most room for what
// one did oneself, in per cent.
var guide = map[data.MarkKind]int{data.MarkSituation: 15, data.MarkTask: 10, data.MarkAction: 55, data.MarkResult: 20}

// shares tells how much of the story each part took, once two are marked.
func (c *selfCard) shares() string {
	s := c.room.shown
	parts := partsOf(s)
	switch {
	case len(parts) == 0 && s.ownStory():
		return lang.L("Press S where the situation, the task, the action and the result begin. The ruler under the marks shows what leaves the most room for what you did.")
	case len(parts) < 2:
		return ""
	}
	end := storyEnd(s, parts)
	whole := end - parts[0].At
	var told []string
	for i, part := range parts {
		to := end
		if i+1 < len(parts) {
			to = parts[i+1].At
		}
		told = append(told, fmt.Sprintf("%s %d %% (%d)", words.Mark(part.Kind), percent(to-part.At, whole), guide[part.Kind]))
	}
	return lang.L("Your story: {{.Parts}}. In brackets, and on the ruler under the marks, is what leaves the most room for what you did.", map[string]any{"Parts": strings.Join(told, " · ")})
}

// partsOf lists the marks that begin a part of a story, in the order of time.
func partsOf(s spoken) (parts []data.Mark) {
	for _, mark := range s.marks {
		if slices.Contains(data.StoryParts(), mark.Kind) {
			parts = append(parts, mark)
		}
	}
	return parts
}

// storyEnd is the last word, or the end of the take while that is not known.
func storyEnd(s spoken, parts []data.Mark) time.Duration {
	if s.report == nil || s.report.Speech.End <= 0 {
		return s.take.Duration
	}
	return max(seconds(s.report.Speech.End), parts[len(parts)-1].At)
}

func percent(part, whole time.Duration) int {
	if whole <= 0 {
		return 0
	}
	return int((100*part + whole/2) / whole)
}

// typedKey grades by the digits.
func (c *selfCard) typedKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4:
		c.grade.Toggle(int(key.Name[0] - '0'))
		return true
	}
	return false
}
