package words

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"greenroom/data"
)

// Counts says how many things of each kind there are: "12 questions, 3
// recordings". It is "" when there are none.
func Counts(of map[data.Kind]int) string {
	var parts []string
	for _, kind := range []data.Kind{data.KindQuestion, data.KindTake, data.KindEntry, data.KindContact,
		data.KindInterview, data.KindRun, data.KindFeedback, data.KindSetting} {
		if n := of[kind]; n > 0 {
			parts = append(parts, count(kind, n))
		}
	}
	return strings.Join(parts, ", ")
}

func count(kind data.Kind, n int) string {
	number := map[string]any{"Count": n}
	switch kind {
	case data.KindQuestion:
		return lang.N("{{.Count}} questions", n, number)
	case data.KindTake:
		return lang.N("{{.Count}} recordings", n, number)
	case data.KindEntry:
		return lang.N("{{.Count}} journal entries", n, number)
	case data.KindContact:
		return lang.N("{{.Count}} contacts", n, number)
	case data.KindInterview:
		return lang.N("{{.Count}} interviews", n, number)
	case data.KindRun:
		return lang.N("{{.Count}} runs of questions", n, number)
	case data.KindFeedback:
		return lang.N("{{.Count}} notes from others", n, number)
	}
	return lang.N("{{.Count}} settings", n, number)
}
