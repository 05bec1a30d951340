// Package cards reads questions from the forms in which people have them: pasted lines, tables
// (CSV) and Anki's text export. It only reads and never fails: what it cannot understand becomes a
// Problem with its line.
package cards

import (
	"io"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"greenroom/data/table"
)

// Limits of what is read. Beyond them nothing is given back but a Problem.
const (
	MaxBytes = 20 << 20
	MaxRows  = 50_000
	maxText  = 2000 // runes in one question
)

// Card is one question as the file has it.
type Card struct {
	Line   int    // where it begins, counted from 1
	Text   string // never empty, in one line
	Answer string // the outline, if there is one; may have several lines
	Theme  string // in the file's words
	Tags   []string
}

// Problem is a line that could not be understood, or with Line 0 a whole file.
type Problem struct {
	Line   int
	Reason string // one of the Reason constants
}

// What can be wrong with a file or a line.
const (
	ReasonUnreadable  = "The file cannot be read."
	ReasonTooLarge    = "The file is larger than 20 MB."
	ReasonTooMany     = "There are more than 50,000 rows."
	ReasonNotText     = "This is not a text file."
	ReasonNoColumn    = "No column is named question, text or front."
	ReasonNoQuestion  = "There is no question in this row."
	ReasonOpenQuote   = "A quotation mark opened here is never closed."
	ReasonLongText    = "This is too long for a question."
	ReasonBadHeader   = "This line begins like a header of Anki, but cannot be understood."
	ReasonNoQuestions = "There are no questions in the file."
)

// Format is a form in which questions come.
type Format string

// The formats. FormatUnknown is no text at all.
const (
	FormatUnknown Format = ""
	FormatLines   Format = "lines"
	FormatCSV     Format = "csv"
	FormatAnki    Format = "anki"
)

// Read reads questions of this format. For FormatUnknown the one problem is that it is not text.
func (f Format) Read(r io.Reader) ([]Card, []Problem) {
	switch f {
	case FormatLines:
		return Lines(r)
	case FormatCSV:
		return CSV(r)
	case FormatAnki:
		return Anki(r)
	}
	return nil, []Problem{{Reason: ReasonNotText}}
}

// Detect tells the format from a file's name and its beginning, of which a few kilobytes are
// enough.
func Detect(name string, head []byte) Format {
	text, ok := table.Decode(head)
	if !ok {
		return FormatUnknown
	}
	if header, _ := ankiHeader(text); len(header.seen) > 0 {
		return FormatAnki
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".tsv", ".tab":
		return FormatCSV
	case ".md", ".markdown":
		return FormatLines
	}
	if looksLikeTable(text) {
		return FormatCSV
	}
	return FormatLines
}

// readText reads the whole of a text file.
func readText(r io.Reader) (string, []Problem) {
	content, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return "", []Problem{{Reason: ReasonUnreadable}}
	}
	if len(content) > MaxBytes {
		return "", []Problem{{Reason: ReasonTooLarge}}
	}
	text, ok := table.Decode(content)
	if !ok {
		return "", []Problem{{Reason: ReasonNotText}}
	}
	return text, nil
}

// collector gathers cards and problems.
type collector struct {
	cards    []Card
	problems []Problem
}

// add takes a card if it is one. An empty row is neither card nor problem.
func (c *collector) add(card Card) {
	card.Text = strings.Join(strings.Fields(card.Text), " ")
	card.Answer = strings.TrimSpace(card.Answer)
	card.Theme = strings.Join(strings.Fields(card.Theme), " ")
	switch {
	case card.Text == "" && card.Answer == "" && card.Theme == "" && len(card.Tags) == 0:
	case card.Text == "":
		c.problem(card.Line, ReasonNoQuestion)
	case utf8.RuneCountInString(card.Text) > maxText:
		c.problem(card.Line, ReasonLongText)
	default:
		c.cards = append(c.cards, card)
	}
}

func (c *collector) problem(line int, reason string) {
	c.problems = append(c.problems, Problem{Line: line, Reason: reason})
}

// result is what was gathered, or that it was too much or nothing.
func (c *collector) result() ([]Card, []Problem) {
	switch {
	case len(c.cards) > MaxRows:
		return nil, []Problem{{Line: c.cards[MaxRows].Line, Reason: ReasonTooMany}}
	case len(c.problems) > MaxRows:
		c.problems = c.problems[:MaxRows]
	case len(c.cards) == 0 && len(c.problems) == 0:
		c.problem(0, ReasonNoQuestions)
	}
	return c.cards, c.problems
}
