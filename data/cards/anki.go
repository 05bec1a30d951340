package cards

import (
	"io"
	"strconv"
	"strings"

	"greenroom/data/table"
)

// header is what the lines at the top of an Anki text export say.
type header struct {
	separator byte
	html      bool
	htmlSaid  bool
	names     []string // of the columns
	special   map[string]int
	deck      string
	tags      string
	lines     int      // how many lines the header has
	seen      []string // the keys it has
}

// Columns that are none of the note's own fields, by what the header calls them.
const (
	tagsColumn = "tags column"
	deckColumn = "deck column"
	typeColumn = "notetype column"
	guidColumn = "guid column"
)

// ankiHeader reads the header and gives the text after it. Lines with a # that say nothing known
// are comments.
func ankiHeader(text string) (h header, problems []Problem) {
	h.separator, h.special = '\t', map[string]int{}
	columnNames, namesLine := "", 0
	for line := range strings.SplitSeq(text, "\n") {
		if !strings.HasPrefix(line, "#") {
			break
		}
		h.lines++
		key, value, ok := strings.Cut(line[1:], ":")
		if !ok {
			continue
		}
		key = strings.ToLower(strings.TrimSpace(key))
		understood := true
		switch key {
		case "separator":
			h.separator, understood = separatorNamed(value)
		case "html":
			h.html, h.htmlSaid = strings.EqualFold(strings.TrimSpace(value), "true"), true
		case "columns":
			columnNames, namesLine = value, h.lines
		case "deck":
			h.deck = value
		case "tags":
			h.tags = value
		case tagsColumn, deckColumn, typeColumn, guidColumn:
			n, err := strconv.Atoi(strings.TrimSpace(value))
			understood = err == nil && n >= 1
			h.special[key] = n - 1
		case "notetype", "if matches":
		default:
			continue
		}
		h.seen = append(h.seen, key)
		if !understood {
			problems = append(problems, Problem{Line: h.lines, Reason: ReasonBadHeader})
		}
	}
	if namesLine > 0 { // only now is the separator known
		if rows, _ := table.Rows(columnNames, h.separator); len(rows) == 1 {
			h.names = rows[0].Fields
		} else {
			problems = append(problems, Problem{Line: namesLine, Reason: ReasonBadHeader})
		}
	}
	return h, problems
}

// separatorNamed reads the header's word for a separator, or the sign itself.
func separatorNamed(value string) (byte, bool) {
	if len(value) == 1 && value[0] != '"' && value[0] != '\n' {
		return value[0], true
	}
	switch strings.ToLower(strings.TrimSpace(value)) {
	case "tab", `\t`:
		return '\t', true
	case "comma", ",":
		return ',', true
	case "semicolon", ";":
		return ';', true
	case "pipe", "|":
		return '|', true
	case "colon", ":":
		return ':', true
	case "space":
		return ' ', true
	}
	return '\t', false
}

// columns says what the columns of the notes hold: by their names, or else the first that is the
// note's own is the question and the second the answer.
func (h header) columns(width int) columns {
	at := columns{question: -1, answer: -1, theme: -1, tags: -1}
	if named, ok := columnsOf(h.names); ok {
		at = named
	}
	if n, ok := h.special[tagsColumn]; ok {
		at.tags = n
	}
	if n, ok := h.special[deckColumn]; ok {
		at.theme = n
	}
	for i := range width {
		switch {
		case h.isSpecial(i), i == at.question, i == at.answer, i == at.theme, i == at.tags:
		case at.question < 0:
			at.question = i
		case at.answer < 0:
			at.answer = i
		}
	}
	return at
}

func (h header) isSpecial(column int) bool {
	for _, n := range h.special {
		if n == column {
			return true
		}
	}
	return false
}

// Anki reads a text export of Anki ("Notes in Plain Text"), with its # headers or without. Fields
// lose their HTML. The deck's name is the theme.
func Anki(r io.Reader) ([]Card, []Problem) {
	text, problems := readText(r)
	if problems != nil {
		return nil, problems
	}
	h, problems := ankiHeader(text)
	if len(problems) > 0 {
		return nil, problems
	}
	body := text[len(table.FirstLines(text, h.lines)):]
	if !h.htmlSaid {
		h.html = htmlTag.MatchString(body)
	}
	rows, openAt := table.Rows(body, h.separator)
	width := 0
	for _, row := range rows {
		width = max(width, len(row.Fields))
	}
	at := h.columns(width)
	var c collector
	for _, row := range rows {
		if !row.Quoted && strings.HasPrefix(row.Fields[0], "#") {
			continue // a comment
		}
		row.Line += h.lines
		c.add(h.card(at, row))
	}
	if openAt > 0 {
		c.problem(openAt+h.lines, ReasonOpenQuote)
	}
	return c.result()
}

// card reads one note.
func (h header) card(at columns, row table.Row) Card {
	if h.html {
		for i, field := range row.Fields {
			row.Fields[i] = plain(field)
		}
	}
	card := at.card(row)
	if row.Blank() {
		return card
	}
	if card.Theme == "" {
		card.Theme = h.deck
	}
	if i := strings.LastIndex(card.Theme, "::"); i >= 0 {
		card.Theme = card.Theme[i+2:]
	}
	card.Tags = strings.Fields(strings.Join(card.Tags, " ") + " " + h.tags)
	return card
}
