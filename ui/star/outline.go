package star

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2/lang"

	"greenroom/data"
)

const (
	noteWords = 12 // of a line of an outline: what can be taken in at a glance
	noteSteps = 4  // lines of an outline about what was done
)

// Names are what the four parts are called, in their order.
func Names() [4]string {
	return [4]string{lang.L("Situation"), lang.L("Task"), lang.L("Action"), lang.L("Result")}
}

// Outline is what to speak a story from: a few words of each part, in their
// order, what was done in steps of its own, the figure with the result.
func Outline(s data.Story) string {
	var lines []string
	add := func(text string) {
		if text = shorten(text); text != "" {
			lines = append(lines, text)
		}
	}
	add(first(s.Situation))
	add(first(s.Task))
	steps := sentences(s.Action)
	for i, step := range steps {
		if i == noteSteps && len(steps) > noteSteps {
			break
		}
		if step = shorten(step); step != "" {
			lines = append(lines, "– "+step)
		}
	}
	result, figure := shorten(first(s.Result)), strings.TrimSpace(s.Figure)
	if figure != "" && !strings.Contains(result, figure) {
		result = strings.TrimPrefix(result+" · "+figure, " · ")
	}
	if result != "" {
		lines = append(lines, "→ "+result)
	}
	add(first(s.Learned))
	return strings.Join(lines, "\n")
}

// Steps are the parts of a story as they are written, each with about how much
// of a time it can take. A part that is not written says what belongs there.
func Steps(s data.Story, of time.Duration) []string {
	missing := [4]string{
		lang.L("where and when, in one sentence"), lang.L("what was yours to do"),
		lang.L("what you did, step by step"), lang.L("how it ended, with a number"),
	}
	var steps []string
	for i, text := range Parts(s) {
		if text = strings.TrimSpace(text); text == "" {
			text = missing[i]
		}
		seconds := int((of * time.Duration(Ideal()[i]) / 100).Round(time.Second).Seconds())
		steps = append(steps, fmt.Sprintf("%s, %s: %s", Names()[i], clock(seconds), text))
	}
	return steps
}

func clock(seconds int) string { return fmt.Sprintf("%d:%02d", seconds/60, seconds%60) }

// sentences takes a text apart where sentences and lines end.
func sentences(text string) (all []string) {
	from := 0
	keep := func(to int) {
		if one := strings.TrimSpace(text[from:to]); one != "" {
			all = append(all, one)
		}
		from = to
	}
	for i, r := range text {
		switch r {
		case '\n', '。', '！', '？', '；', '।', '؟':
			keep(i + utf8.RuneLen(r))
		case '.', '!', '?', ';':
			// A full stop within a number, or an abbreviation, is followed by no space.
			if i+1 < len(text) && (text[i+1] == ' ' || text[i+1] == '\n') {
				keep(i + 1)
			}
		}
	}
	keep(len(text))
	return all
}

func first(text string) string {
	if all := sentences(text); len(all) > 0 {
		return all[0]
	}
	return ""
}

// shorten keeps what can be taken in at a glance.
func shorten(text string) string {
	fields := strings.Fields(strings.TrimRight(strings.TrimSpace(text), ".;,。；，"))
	words := 0
	for i, field := range fields {
		words += wordsIn(field)
		switch {
		case words <= noteWords:
			continue
		case i == 0: // a script without space between words, or one very long word
			letters := []rune(field)
			return string(letters[:min(len(letters), noteWords*lettersOfAWord)]) + " …"
		}
		return strings.TrimRight(strings.Join(fields[:i], " "), ".;,") + " …"
	}
	return strings.Join(fields, " ")
}
