package people

import (
	"slices"
	"strings"

	"greenroom/data/table"
)

// Table is a table with what its columns are called.
type Table struct {
	Head      []string // what the columns are called; empty strings when nothing says so
	Rows      []table.Row
	Separator byte
	openAt    int // where a quotation mark is never closed
	own       bool
}

// separators are those tables come with; those likelier to stand in a name later.
const separators = "\t;,|"

// headWithin is how many rows may stand above the head: LinkedIn puts notes there.
const headWithin = 20

// newTable divides a text, finds the row that says what the columns are called, and drops what
// stands above it.
func newTable(text string) Table {
	skipped, hint := 0, byte(0)
	if first, rest, _ := strings.Cut(text, "\n"); len(first) == 5 && strings.HasPrefix(first, "sep=") { // Excel's own hint
		hint, text, skipped = first[4], rest, 1
	}
	t := Table{Separator: separatorOf(text, hint)}
	t.Rows, t.openAt = table.Rows(text, t.Separator)
	if t.openAt > 0 {
		t.openAt += skipped
	}
	for i := range t.Rows {
		t.Rows[i].Line += skipped
	}
	if at := headOf(t.Rows); at >= 0 {
		t.Head, t.Rows = t.Rows[at].Fields, t.Rows[at+1:]
	}
	t.Rows = slices.DeleteFunc(t.Rows, table.Row.Blank)
	t.own = slices.Equal(t.Head, ownHead[:])
	width := 0
	for _, row := range t.Rows {
		width = max(width, len(row.Fields))
	}
	for len(t.Head) < min(width, 200) {
		t.Head = append(t.Head, "")
	}
	return t
}

// separatorOf finds what separates the fields: what makes a head of one of the first rows, or else
// what divides every row of a sample into the same number of fields.
func separatorOf(text string, hint byte) byte {
	if hint != 0 && hint != '"' && hint != '\n' {
		return hint
	}
	sample := table.Sample(text)
	best, known := byte(0), 0
	for i := range len(separators) {
		rows, _ := table.Rows(sample, separators[i])
		if at := headOf(rows); at >= 0 {
			if n := knownIn(rows[at].Fields); n > known && len(rows[at].Fields) > 1 {
				best, known = separators[i], n
			}
		}
	}
	for i := 0; i < len(separators) && best == 0; i++ {
		if rows, _ := table.Rows(sample, separators[i]); table.Even(rows) {
			best = separators[i]
		}
	}
	if best == 0 {
		return ',' // one column, or a text that is no table
	}
	return best
}

// headOf is the row that says what the columns are called, -1 for none: of the first rows the one
// with the most names known.
func headOf(rows []table.Row) int {
	best, most := -1, 0
	for i, row := range rows[:min(len(rows), headWithin)] {
		if n := knownIn(row.Fields); n > most && (n > 1 || len(row.Fields) <= 2 || i == 0 && onlyWords(row.Fields)) {
			best, most = i, n
		}
	}
	return best
}

// onlyWords tells names of columns from somebody's values: there is one in each cell, and none has a
// digit or is an address.
func onlyWords(cells []string) bool {
	return !slices.ContainsFunc(cells, func(cell string) bool {
		return strings.TrimSpace(cell) == "" || strings.ContainsAny(cell, "@/0123456789")
	})
}

// knownIn is how many names of columns are in a row.
func knownIn(row []string) int {
	n := 0
	for _, name := range row[:min(len(row), 200)] {
		if guess(name) != FieldNone {
			n++
		}
	}
	return n
}

// format tells what program has written the table.
func (t Table) format() Format {
	has := func(names ...string) bool {
		for _, name := range names {
			if !slices.ContainsFunc(t.Head, func(head string) bool { return folded(head) == name }) {
				return false
			}
		}
		return true
	}
	m := t.Guess()
	switch {
	case t.own:
		return FormatOwn
	case slices.Contains(m, FieldFirst) && slices.Contains(m, FieldLast) && slices.Contains(m, fieldConnected):
		return FormatLinkedIn
	case has("e-mail 1 - value") || has("given name", "family name", "group membership") || has("first name", "phonetic first name", "labels"):
		return FormatGoogle
	}
	return FormatTable
}

// Guess is what the columns are taken for by their names.
func (t Table) Guess() Mapping { return mappingOf(t.Head) }

// Named reports whether the columns have names.
func (t Table) Named() bool {
	return slices.ContainsFunc(t.Head, func(name string) bool { return strings.TrimSpace(name) != "" })
}

// Name takes the first row for the names of the columns.
func (t Table) Name() Table {
	if len(t.Rows) == 0 {
		return t
	}
	head := slices.Clone(t.Head)
	copy(head, t.Rows[0].Fields)
	t.Head, t.Rows = head, t.Rows[1:]
	return t
}

// Column gives the first values of a column that are not empty.
func (t Table) Column(i, n int) []string {
	var values []string
	for _, row := range t.Rows[:min(len(t.Rows), headWithin)] {
		if i < len(row.Fields) && len(values) < n {
			if value := oneLine(row.Fields[i]); value != "" {
				values = append(values, value)
			}
		}
	}
	return values
}

// Sample gives the first people as a mapping would read them.
func (t Table) Sample(m Mapping, n int) []Person {
	t.Rows = t.Rows[:min(len(t.Rows), n)]
	t.openAt = 0
	return t.Book(m).People
}

// Book reads everybody in the table.
func (t Table) Book(m Mapping) Book {
	c := collector{book: Book{People: make([]Person, 0, min(len(t.Rows), MaxRows+1))}}
	format := t.format()
	used := make([]bool, len(t.Head))
	for _, row := range t.Rows {
		r := reader{row: row, mapping: m, format: format}
		c.add(r.person())
		for i, cell := range row.Fields {
			if i < len(used) && cell != "" && (i >= len(m) || m[i] == FieldNone) && !used[i] && !housekeeping(t.Head[i]) {
				used[i] = true
				c.passedOver(t.Head[i])
			}
		}
	}
	if t.openAt > 0 {
		c.problem(t.openAt, ReasonOpenQuote)
	}
	return c.result()
}

// housekeeping are columns that say nothing of a person: what a number beside them is called, or how
// to file a name that is there already.
func housekeeping(name string) bool {
	name = folded(name)
	return strings.HasSuffix(name, " - label") || strings.HasSuffix(name, " - type") || name == "file as" || name == "name"
}

// reader reads one row.
type reader struct {
	row     table.Row
	mapping Mapping
	format  Format
}

func (r reader) person() Person {
	p := Person{Line: r.row.Line, Name: r.first(FieldName), Company: r.first(FieldCompany), Role: r.first(FieldRole)}
	if p.Name == "" {
		p.Name = strings.Join([]string{r.first(FieldFirst), r.first(FieldMiddle), r.first(FieldLast)}, " ")
	}
	p.Emails, p.Phones, p.Links = r.list(FieldEmail), r.list(FieldPhone), r.list(FieldLink)
	p.Tags = slices.DeleteFunc(r.list(FieldTags), func(tag string) bool {
		return r.format == FormatGoogle && strings.HasPrefix(tag, "* ") // Google's own
	})
	p.WhereMet, p.Interests, p.Notes = r.first(FieldWhereMet), r.first(FieldInterests), strings.Join(r.cells(FieldNotes), "\n\n")
	for _, line := range strings.Split(r.first(FieldJobs), "\n") {
		parts := append(property{value: line}.parts('|'), "", "")
		p.Jobs = append(p.Jobs, Job{parts[0], parts[1], parts[2]})
	}
	if day := r.first(fieldConnected); day != "" {
		p.Connected = dayInWords(day)
	}
	return p
}

// cells are all that is said of a field and not empty.
func (r reader) cells(f Field) []string {
	var all []string
	for i, field := range r.mapping {
		if field != f || i >= len(r.row.Fields) {
			continue
		}
		cell := r.row.Fields[i]
		if r.format == FormatOwn {
			cell = table.Unguarded(cell)
		}
		if strings.TrimSpace(cell) != "" {
			all = append(all, cell)
		}
	}
	return all
}

func (r reader) first(f Field) string {
	if cells := r.cells(f); len(cells) > 0 {
		return cells[0]
	}
	return ""
}

// list divides cells that hold several values.
func (r reader) list(f Field) []string {
	var all []string
	for _, cell := range r.cells(f) {
		if r.format == FormatOwn {
			all = append(all, strings.Split(cell, "\n")...)
			continue
		}
		for _, line := range strings.Split(strings.ReplaceAll(cell, ":::", "\n"), "\n") {
			if r.format == FormatGoogle {
				all = append(all, line)
			} else {
				all = append(all, divided(line, f)...)
			}
		}
	}
	return all
}

// divided divides at commas and semicolons; a list of addresses only where an address is on both
// sides, and never a link or a number, which may have such signs.
func divided(line string, f Field) []string {
	if f == FieldLink || f == FieldPhone {
		return []string{line}
	}
	parts := strings.FieldsFunc(line, func(r rune) bool { return r == ',' || r == ';' })
	if f == FieldEmail && slices.ContainsFunc(parts, func(part string) bool { return !strings.Contains(part, "@") }) {
		return []string{line}
	}
	return parts
}
