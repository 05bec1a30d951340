package words

import (
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
)

// Grades are the answers to “How did it go?”, from grade 1 on.
func Grades() []string {
	return []string{lang.L("Stuck"), lang.L("Got there"), lang.L("Smooth"), lang.L("Owned it")}
}

// Grade is what a take's grade is called; "" for none.
func Grade(grade int) string {
	if grade < 1 || grade > len(Grades()) {
		return ""
	}
	return Grades()[grade-1]
}

// Mark is what a kind of mark is called on screen.
func Mark(kind data.MarkKind) string {
	switch kind {
	case data.MarkStrong:
		return lang.L("strong")
	case data.MarkStall:
		return lang.L("stall")
	case data.MarkFiller:
		return lang.L("filler")
	case data.MarkFix:
		return lang.L("fix")
	case data.MarkNote:
		return lang.L("note")
	case data.MarkSituation:
		return lang.L("situation")
	case data.MarkTask:
		return lang.L("task")
	case data.MarkAction:
		return lang.L("action")
	case data.MarkResult:
		return lang.L("result")
	}
	return string(kind)
}
