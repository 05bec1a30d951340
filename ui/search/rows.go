package search

import (
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// The shapes of the lines.
const (
	shapeHead = iota
	shapeHit
	shapeTake
	shapeMore
	shapeRemark
)

// line is one line of the results.
type line struct {
	shape int
	kind  data.Kind
	count int // of a head, and of what more there is
	hit   data.Hit
	take  data.Take
}

// same tells whether two lines lead to the same place.
func same(a, b line) bool {
	return a.shape == b.shape && a.kind == b.kind && a.hit.Ref == b.hit.Ref && a.take.ID == b.take.ID
}

// newResults makes the list.
func newResults(now func() time.Time) *widget.Mixed[line] {
	list := widget.NewMixed(func(l line) int { return l.shape },
		widget.Shape[line]{Row: newHead, Silent: true},
		widget.Shape[line]{Row: func() widget.Row[line] { return newHit(now) }},
		widget.Shape[line]{Row: func() widget.Row[line] { return newTake(now) }},
		widget.Shape[line]{Row: newMore},
		widget.Shape[line]{Row: newRemark, Silent: true})
	list.Same = same
	return list
}

// newHead is the head of a group: what it is of, and how many there are.
func newHead() widget.Row[line] {
	icon := widget.NewIcon("", theme.Quiet, 16)
	name := widget.NewQuiet(" ")
	name.Bold = true
	return widget.NewRow(widget.Pad(widget.HStack(8, icon, widget.Grow(name)), 4, 0, 0, 0), func(l line) {
		icon.Set(words.KindIcon(l.kind), theme.Quiet)
		name.SetText(words.Count(l.kind, l.count))
	})
}

// newHit is something found: its title, the words around what was found, and
// when it was.
func newHit(now func() time.Time) widget.Row[line] {
	title, text, when := widget.NewMarked(" "), widget.NewMarked(" "), widget.NewQuiet(" ")
	title.Bold = true
	text.TextSize, text.Color = theme.SizeQuiet, theme.Quiet
	content := widget.HStackTop(2*theme.Grid, widget.Grow(widget.VStack(0, title, text)), when)
	return widget.NewRow(content, func(l line) {
		name, below := l.hit.Marked, l.hit.Snippet
		if strings.TrimSpace(name) == "" {
			name, below = below, words.Kind(l.kind)
		}
		if strings.TrimSpace(name) == "" {
			name = words.Kind(l.kind)
		}
		if strings.TrimSpace(below) == "" {
			below = words.Kind(l.kind)
		}
		title.SetText(name)
		text.SetText(below)
		when.SetText(happened(l.hit, now()))
	})
}

// happened is when something was that is of a time; "" for what just is there.
func happened(hit data.Hit, now time.Time) string {
	switch hit.Kind {
	case data.KindEntry, data.KindTake, data.KindMark, data.KindFeedback, data.KindRun, data.KindInterview, data.KindTouch, data.KindEvent:
	default:
		return ""
	}
	switch {
	case hit.At.IsZero():
		return ""
	case hit.At.After(now):
		return words.Coming(hit.At, now)
	}
	return words.When(hit.At, now)
}

// newTake is a take of the question above it.
func newTake(now func() time.Time) widget.Row[line] {
	icon, name := widget.NewIcon("play", theme.Quiet, 14), widget.NewQuiet(" ")
	return widget.NewRow(widget.Pad(widget.HStack(8, icon, widget.Grow(name)), 0, 0, 0, 3*theme.Grid), func(l line) {
		parts := []string{lang.L("Take of {{.When}}", map[string]any{"When": words.When(l.take.Started, now())}), words.Clock(l.take.Duration)}
		for _, part := range []string{words.Grade(l.take.Grade), strings.Join(strings.Fields(l.take.Note), " ")} {
			if part != "" {
				parts = append(parts, part)
			}
		}
		name.SetText(strings.Join(parts, " · "))
	})
}

// newMore leads to all that was found of a kind.
func newMore() widget.Row[line] {
	icon, name := widget.NewIcon("chevron-down", theme.Quiet, 16), widget.NewQuiet(" ")
	return widget.NewRow(widget.HStack(8, icon, widget.Grow(name)), func(l line) {
		name.SetText(lang.L("Show all: {{.What}}", map[string]any{"What": words.Count(l.kind, l.count)}))
	})
}

// newRemark says that there is more than can be shown.
func newRemark() widget.Row[line] {
	name := widget.NewQuiet(" ")
	return widget.NewRow(name, func(l line) {
		name.SetText(lang.L("These are the best {{.Count}}. One more word finds what you mean.", map[string]any{"Count": l.count}))
	})
}
