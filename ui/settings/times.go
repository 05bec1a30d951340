package settings

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"greenroom/ui/prefs"
)

// readTime reads minutes and seconds as a person writes them: "1:30", "0:45",
// "90" (seconds) or "2 min" are times; it returns seconds.
func readTime(text string) (seconds int, ok bool) {
	text = strings.ToLower(strings.TrimSpace(text))
	if minutes, rest, found := strings.Cut(text, ":"); found {
		m, errM := strconv.Atoi(minutes)
		s, errS := strconv.Atoi(rest)
		if errM != nil || errS != nil || m < 0 || s < 0 || s > 59 || len(rest) != 2 {
			return 0, false
		}
		return m*60 + s, true
	}
	unit := 1
	if number, found := strings.CutSuffix(text, "min"); found {
		text, unit = strings.TrimSpace(number), 60
	} else if number, found := strings.CutSuffix(text, "s"); found {
		text = strings.TrimSpace(number)
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > prefs.MaxLength {
		return 0, false
	}
	return n * unit, true
}

// readLengths reads the three lights of one class. What is wrong comes back as
// a sentence for the person; "" means the lengths hold.
func readLengths(green, yellow, red string) (prefs.Lengths, string) {
	var l prefs.Lengths
	for _, field := range []struct {
		text string
		into *int
	}{{green, &l.Green}, {yellow, &l.Yellow}, {red, &l.Red}} {
		seconds, ok := readTime(field.text)
		if !ok {
			return l, lang.L("“{{.Text}}” is not a time. Write minutes and seconds, like 1:30.", map[string]any{"Text": field.text})
		}
		*field.into = seconds
	}
	switch {
	case l.Green == 0:
		return l, lang.L("Green needs at least one second.")
	case l.Yellow <= l.Green:
		return l, lang.L("Yellow must come after green.")
	case l.Red <= l.Yellow:
		return l, lang.L("Red must come after yellow.")
	case !l.Valid():
		return l, lang.L("An hour is the longest.")
	}
	return l, ""
}
