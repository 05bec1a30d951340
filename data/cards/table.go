package cards

import "strings"

// record is one row of a table.
type record struct {
	line   int // where it begins, counted from 1
	fields []string
	quoted bool // the first field stands in quotation marks
}

// table divides text into rows and fields. A field may stand in quotation marks and then hold
// separators, line ends and, doubled, quotation marks; other quotation marks are taken as they
// are. Where a quotation mark is never closed, openAt is its line, and the rows end before it.
func table(text string, separator byte) (rows []record, openAt int) {
	line := 1
	for len(text) > 0 {
		row := record{line: line, quoted: text[0] == '"'}
		for {
			field, rest, ended, closed := nextField(text, separator)
			if !closed {
				return rows, line
			}
			line += strings.Count(text[:len(text)-len(rest)], "\n")
			row.fields = append(row.fields, field)
			text = rest
			if ended {
				break
			}
		}
		rows = append(rows, row)
	}
	return rows, 0
}

// nextField takes one field off the text, with what ends it. ended: the row ends with it.
func nextField(text string, separator byte) (field, rest string, ended, closed bool) {
	if !strings.HasPrefix(text, `"`) {
		return rawField(text, separator)
	}
	var b strings.Builder
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] != '"':
			b.WriteByte(text[i])
		case i+1 == len(text):
			return b.String(), "", true, true
		case text[i+1] == separator || text[i+1] == '\n':
			return b.String(), text[i+2:], text[i+1] == '\n', true
		case text[i+1] == '"':
			b.WriteByte('"')
			i++
		default: // someone's words in quotation marks, and no more than that
			return rawField(text, separator)
		}
	}
	return "", "", false, false
}

// rawField takes a field as it stands.
func rawField(text string, separator byte) (field, rest string, ended, closed bool) {
	end := strings.IndexAny(text, string([]byte{separator, '\n'}))
	if end < 0 {
		return text, "", true, true
	}
	return text[:end], text[end+1:], text[end] == '\n', true
}

// separators are those tables come with, the least likely to stand in a sentence first.
const separators = "\t;,"

// sampleRows is how many rows tell the separator.
const sampleRows = 20

// separatorOf finds what separates the fields of a table: what makes a header of the first row, or
// else what divides every row of a sample into the same number of fields. ok is false when nothing
// does: then there is one column.
func separatorOf(text string) (separator byte, ok bool) {
	for i := range len(separators) {
		if rows, _ := table(firstLines(text, 1), separators[i]); len(rows) > 0 && len(rows[0].fields) > 1 {
			if _, is := columnsOf(rows[0].fields); is {
				return separators[i], true
			}
		}
	}
	sample := firstLines(text, sampleRows*5)
	for i := range len(separators) {
		if rows, _ := table(sample, separators[i]); even(rows) {
			return separators[i], true
		}
	}
	return 0, false
}

// even says that the first rows have the same number of fields, more than one.
func even(rows []record) bool {
	width := 0
	for _, row := range rows[:min(len(rows), sampleRows)] {
		if len(row.fields) == 1 && strings.TrimSpace(row.fields[0]) == "" {
			continue
		}
		if width == 0 {
			width = len(row.fields)
		}
		if len(row.fields) != width {
			return false
		}
	}
	return width > 1
}

// looksLikeTable tells a table from a list of sentences, in which commas may happen to be as many
// in each line: it has a header, or tabs, or several rows divided by semicolons.
func looksLikeTable(text string) bool {
	separator, ok := separatorOf(text)
	if !ok {
		return false
	}
	rows, _ := table(firstLines(text, sampleRows*5), separator)
	_, header := columnsOf(rows[0].fields)
	return header || separator == '\t' || separator == ';' && len(rows) > 1
}

func firstLines(text string, n int) string {
	end := 0
	for range n {
		next := strings.IndexByte(text[end:], '\n')
		if next < 0 {
			return text
		}
		end += next + 1
	}
	return text[:end]
}
