package table

import "strings"

// Guarded keeps a spreadsheet from running a cell of a table that is written as a formula.
func Guarded(cell string) string {
	if isFormula(cell) {
		return "'" + cell
	}
	return cell
}

// Unguarded is the opposite of Guarded.
func Unguarded(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && isFormula(rest) {
		return rest
	}
	return cell
}

// isFormula tells what a spreadsheet would run, or what would be taken for a cell that is guarded.
func isFormula(cell string) bool {
	cell = strings.TrimLeft(cell, "'")
	return cell != "" && strings.IndexByte("=+-@\t\r", cell[0]) >= 0
}
