// Package table reads what other programs write as text: it makes text of a file's content, whatever
// its encoding, and divides a table into rows and fields. What is written as a table it guards from
// being run.
package table

import "strings"

// Row is one row of a table.
type Row struct {
	Line   int // where it begins, counted from 1
	Fields []string
	Quoted bool // the first field stands in quotation marks
}

// Blank says that there is nothing in a row.
func (r Row) Blank() bool {
	for _, field := range r.Fields {
		if strings.TrimSpace(field) != "" {
			return false
		}
	}
	return true
}

// Rows divides text into rows and fields. A field may stand in quotation marks and then hold
// separators, line ends and, doubled, quotation marks; other quotation marks are taken as they
// are. Where a quotation mark is never closed, openAt is its line, and the rows end before it.
func Rows(text string, separator byte) (rows []Row, openAt int) {
	line := 1
	for len(text) > 0 {
		row := Row{Line: line, Quoted: text[0] == '"'}
		for {
			field, rest, ended, closed := nextField(text, separator)
			if !closed {
				return rows, line
			}
			line += strings.Count(text[:len(text)-len(rest)], "\n")
			row.Fields = append(row.Fields, field)
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

// sampleRows is how many rows tell whether a separator fits.
const sampleRows = 20

// Sample is the beginning of a text that is enough to tell what separates its fields.
func Sample(text string) string { return FirstLines(text, sampleRows*5) }

// Even says that the first rows have the same number of fields, more than one.
func Even(rows []Row) bool {
	width := 0
	for _, row := range rows[:min(len(rows), sampleRows)] {
		if len(row.Fields) == 1 && row.Blank() {
			continue
		}
		if width == 0 {
			width = len(row.Fields)
		}
		if len(row.Fields) != width {
			return false
		}
	}
	return width > 1
}

// FirstLines is the beginning of a text, of so many lines.
func FirstLines(text string, n int) string {
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
