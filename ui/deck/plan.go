package deck

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/data/cards"
	"greenroom/ui/words"
)

// fate is what an import would do with one line.
type fate int

const (
	added   fate = iota // a new question
	present             // the deck, or the text further up, has it already
	faulty              // it cannot be read
)

// planned is one line of a text to import, and what would become of it.
type planned struct {
	fate   fate
	line   int // where it begins in the text, counted from 1; 0 for the text as a whole
	card   cards.Card
	theme  data.Theme // "" when the text names none that we know
	reason string     // why it is faulty
}

// plan is what an import would do, line by line.
type plan struct{ lines []planned }

// newPlan looks at a text to import. name is that of its file, "" for pasted text.
func newPlan(ctx context.Context, store Store, name string, text []byte) (plan, error) {
	format := cards.Detect(name, text[:min(len(text), headLength)])
	found, problems := format.Read(bytes.NewReader(text))
	asked := make([]string, len(found))
	for i, card := range found {
		asked[i] = card.Text
	}
	known, err := store.FindDuplicates(ctx, asked)
	if err != nil {
		return plan{}, fmt.Errorf("look for questions that are there already: %w", err)
	}
	var p plan
	for i, card := range found {
		line := planned{line: card.Line, card: card, theme: themeCalled(card.Theme)}
		if known[i] {
			line.fate = present
		}
		p.lines = append(p.lines, line)
	}
	for _, problem := range problems {
		p.lines = append(p.lines, planned{fate: faulty, line: problem.Line, reason: problem.Reason})
	}
	slices.SortStableFunc(p.lines, func(a, b planned) int { return a.line - b.line })
	return p, nil
}

// headLength is how much of a text tells its format, in bytes.
const headLength = 8 << 10

// count is how many lines have a fate.
func (p plan) count(f fate) int {
	n := 0
	for _, line := range p.lines {
		if line.fate == f {
			n++
		}
	}
	return n
}

// themeless is how many of the questions to add have no theme of their own.
func (p plan) themeless() int {
	n := 0
	for _, line := range p.lines {
		if line.fate == added && line.theme == "" {
			n++
		}
	}
	return n
}

// questions are the ones to add; those without a theme get the one given. The
// answer of a card becomes the outline one speaks from.
func (p plan) questions(theme data.Theme) []data.Question {
	var all []data.Question
	for _, line := range p.lines {
		if line.fate != added {
			continue
		}
		q := data.Question{
			Text: line.card.Text, Theme: line.theme, Length: data.LengthStandard,
			Tags: line.card.Tags, Outline: line.card.Answer,
		}
		if q.Theme == "" {
			q.Theme = theme
		}
		all = append(all, q)
	}
	return all
}

// summary is the plan in one line.
func (p plan) summary() string {
	n := p.count(added)
	parts := []string{lang.N("{{.N}} new questions", n, map[string]any{"N": n})}
	if n := p.count(present); n > 0 {
		parts = append(parts, lang.L("{{.N}} already there", map[string]any{"N": n}))
	}
	if n := p.count(faulty); n > 0 {
		parts = append(parts, lang.N("{{.N}} problems", n, map[string]any{"N": n}))
	}
	return strings.Join(parts, " · ")
}

// themeCalled finds a theme by its name in files or on screen; "" when it is none.
func themeCalled(name string) data.Theme {
	for _, theme := range data.Themes() {
		if strings.EqualFold(name, string(theme)) || strings.EqualFold(name, words.Theme(theme)) {
			return theme
		}
	}
	return ""
}
