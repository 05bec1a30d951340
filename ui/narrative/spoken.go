package narrative

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// subject is what the narrative is called where it is spoken.
const subject = "narrative"

// spoken is the part of the room about telling the moments in one go.
type spoken struct {
	room    *Room
	content fyne.CanvasObject
	points  *widget.Text
	far     *widget.Text
	hear    *widget.Hint
	sounded *widget.Hint
	last    data.Take
}

func newSpoken(r *Room) *spoken {
	s := &spoken{room: r, points: widget.NewText(""), far: widget.NewText("")}
	s.far.Color = theme.Quiet
	tell := widget.NewButton(lang.L("Tell it"), "", s.tell)
	tell.Style = widget.Filled
	s.hear = widget.NewHint(lang.L("Hear the last"), "", func() { r.deps.Window.Go(fmt.Sprintf("take/%d", s.last.ID)) })
	s.sounded = widget.NewHint(lang.L("How it sounded"), "", func() { r.deps.Window.Go(fmt.Sprintf("review/%d", s.last.ID)) })
	s.content = widget.NewCard(widget.VStack(2*theme.Grid,
		widget.NewSection(lang.L("In one go")), widget.Grow(widget.Scroll(s.points)), s.far, widget.Flow(2*theme.Grid, tell, s.hear, s.sounded)))
	s.show(nil)
	return s
}

// outline shows what there is to speak from.
func (s *spoken) outline(moments []data.Moment) {
	s.points.SetText(strings.Join(linesOf(moments), "\n\n"))
}

// show says how often it was told.
func (s *spoken) show(takes []data.Take) {
	visible(s.hear, len(takes) > 0)
	visible(s.sounded, len(takes) > 0)
	if len(takes) == 0 {
		s.far.SetText(lang.L("Not told yet. Two minutes are plenty: what remains is what you remember."))
		return
	}
	s.last = takes[0]
	n := len(takes)
	s.far.SetText(lang.N("Told {{.Count}} times, the last time {{.When}}, in {{.Time}}.", n, map[string]any{
		"Count": n, "When": words.When(takes[0].Started, s.room.deps.Store.Now()), "Time": words.Clock(takes[0].Duration),
	}))
}

// outlineOf is what is spoken from.
func outlineOf(moments []data.Moment) string { return strings.Join(linesOf(moments), "\n") }

// linesOf says of each moment when, what, and what it means.
func linesOf(moments []data.Moment) (lines []string) {
	for _, m := range moments {
		line := strings.TrimSpace(m.Title)
		if period := strings.TrimSpace(m.Period); period != "" {
			line = strings.TrimSuffix(period+": "+line, ": ")
		}
		if meaning := strings.TrimSpace(m.Meaning); meaning != "" {
			line = strings.TrimPrefix(line+"\n→ "+meaning, "\n")
		}
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// stepsOf are the moments whole, one a step.
func stepsOf(moments []data.Moment) []string {
	var steps []string
	for _, m := range moments {
		var parts []string
		for _, part := range []string{m.Period, m.Title, m.Happened, m.Meaning} {
			if part = strings.TrimRight(strings.TrimSpace(part), "."); part != "" {
				parts = append(parts, part)
			}
		}
		steps = append(steps, strings.Join(parts, ". ")+".")
	}
	return steps
}

// takesOf lists the takes of the narrative, the newest first.
func takesOf(ctx context.Context, store Store) ([]data.Take, error) {
	q, err := store.Spoken(ctx, subject)
	if errors.Is(err, data.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return store.Takes(ctx, q.ID)
}

// tell opens the narrative where it can be recorded. An outline that is there
// already stays: it may be the person's own.
func (s *spoken) tell() {
	r := s.room
	moments := r.moments()
	r.working.Go(func() {
		ctx := context.Background()
		r.flush()
		outline := outlineOf(moments)
		before, err := r.deps.Store.Spoken(ctx, subject)
		if err == nil && strings.TrimSpace(before.Outline) != "" {
			outline = before.Outline
		}
		var q data.Question
		if err == nil || errors.Is(err, data.ErrNotFound) {
			q, err = r.deps.Store.SpokenOf(ctx, data.Question{
				Subject: subject, Text: lang.L("How did you come to do what you do?"),
				Why:     lang.L("They want to know what moves you, and where you are going. A few scenes say more than a list of posts."),
				Outline: outline, Steps: stepsOf(moments), Length: data.LengthStory,
			})
		}
		fyne.Do(func() {
			if err != nil {
				r.deps.Window.Fail(lang.L("open your narrative to be told"), err)
				return
			}
			r.deps.Window.Go(fmt.Sprintf("practise/%d", q.ID))
		})
	})
}
