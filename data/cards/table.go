package cards

import "greenroom/data/table"

// separators are those tables come with, the least likely to stand in a sentence first.
const separators = "\t;,"

// separatorOf finds what separates the fields of a table: what makes a header of the first row, or
// else what divides every row of a sample into the same number of fields. ok is false when nothing
// does: then there is one column.
func separatorOf(text string) (separator byte, ok bool) {
	for i := range len(separators) {
		if rows, _ := table.Rows(table.FirstLines(text, 1), separators[i]); len(rows) > 0 && len(rows[0].Fields) > 1 {
			if _, is := columnsOf(rows[0].Fields); is {
				return separators[i], true
			}
		}
	}
	sample := table.Sample(text)
	for i := range len(separators) {
		if rows, _ := table.Rows(sample, separators[i]); table.Even(rows) {
			return separators[i], true
		}
	}
	return 0, false
}

// looksLikeTable tells a table from a list of sentences, in which commas may happen to be as many
// in each line: it has a header, or tabs, or several rows divided by semicolons.
func looksLikeTable(text string) bool {
	separator, ok := separatorOf(text)
	if !ok {
		return false
	}
	rows, _ := table.Rows(table.Sample(text), separator)
	_, header := columnsOf(rows[0].Fields)
	return header || separator == '\t' || separator == ';' && len(rows) > 1
}
