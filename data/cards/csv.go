package cards

import (
	"io"
	"slices"
	"strings"

	"greenroom/data/table"
)

// columns says which column of a table holds what; -1: none.
type columns struct{ question, answer, theme, tags int }

// columnsOf reads a header row. ok is false when the row is no header.
func columnsOf(row []string) (c columns, ok bool) {
	find := func(names ...string) int {
		return slices.IndexFunc(row, func(cell string) bool {
			return slices.Contains(names, strings.ToLower(strings.TrimSpace(cell)))
		})
	}
	c = columns{
		question: find("question", "questions", "text", "front", "prompt"),
		answer:   find("answer", "answers", "back", "outline", "notes"),
		theme:    find("theme", "category", "topic", "deck"),
		tags:     find("tags", "tag", "labels", "keywords"),
	}
	known := 0
	for _, at := range []int{c.question, c.answer, c.theme, c.tags} {
		if at >= 0 {
			known++
		}
	}
	return c, c.question >= 0 || known >= 2
}

// card reads a row by its columns.
func (c columns) card(row table.Row) Card {
	cell := func(at int) string {
		if at < 0 || at >= len(row.Fields) {
			return ""
		}
		return row.Fields[at]
	}
	return Card{
		Line: row.Line, Text: cell(c.question), Answer: cell(c.answer), Theme: cell(c.theme),
		Tags: splitTags(cell(c.tags), ",;|"),
	}
}

// CSV reads a table whose fields are separated by commas, semicolons or tabs. A header names the
// columns: question (or text, front), answer (back, outline), theme, tags; others are passed over.
// Without a header the first column is the question and the second the answer.
func CSV(r io.Reader) ([]Card, []Problem) {
	text, problems := readText(r)
	if problems != nil {
		return nil, problems
	}
	skipped := 0
	separator, ok := separatorOf(text)
	if first, rest, _ := strings.Cut(text, "\n"); len(first) == 5 && strings.HasPrefix(first, "sep=") { // Excel's own hint
		separator, ok, text, skipped = first[4], true, rest, 1
	}
	if !ok {
		separator = '\n' // one column
	}
	rows, openAt := table.Rows(text, separator)
	var c collector
	if len(rows) > 0 {
		at, header := columnsOf(rows[0].Fields)
		switch {
		case !header:
			at = columns{question: 0, answer: 1, theme: -1, tags: -1}
		case at.question < 0:
			return nil, []Problem{{Line: 1 + skipped, Reason: ReasonNoColumn}}
		default:
			rows = rows[1:]
		}
		for _, row := range rows {
			row.Line += skipped
			c.add(at.card(row))
		}
	}
	if openAt > 0 {
		c.problem(openAt+skipped, ReasonOpenQuote)
	}
	return c.result()
}

// splitTags divides a cell of tags at any of the separators.
func splitTags(cell, separators string) []string {
	var tags []string
	for _, tag := range strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune(separators, r) }) {
		if tag = strings.Join(strings.Fields(tag), " "); tag != "" {
			tags = append(tags, tag)
		}
	}
	return tags
}
