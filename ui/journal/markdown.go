package journal

import (
	"regexp"
	"strings"

	"fyne.io/fyne/v2"
	fynewidget "fyne.io/fyne/v2/widget"
)

// rendered is a text in Markdown as it is read. Words that Fyne's reader of
// Markdown cannot take are shown as they were typed.
func rendered(text string) (read *fynewidget.RichText) {
	defer func() {
		// Fyne 2.8 panics at a task whose first word is emphasised.
		if recover() != nil {
			read = fynewidget.NewRichText(&fynewidget.TextSegment{Text: text, Style: fynewidget.RichTextStyleParagraph})
			read.Wrapping = fyne.TextWrapWord
		}
	}()
	read = fynewidget.NewRichTextFromMarkdown(readable(text))
	read.Wrapping = fyne.TextWrapWord
	return read
}

var (
	fence    = regexp.MustCompile("^ {0,3}(```|~~~)")
	markup   = regexp.MustCompile(`^(\s{2,}|\s*([-*+]\s|>|#|\||\d+[.)]\s|[-=*_]{2,}\s*$))`) // lists, quotes, headings, tables, lines
	item     = regexp.MustCompile(`^(\s{2,}|\s*([-*+]\s|\d+[.)]\s))`)
	autolink = regexp.MustCompile(`^<([a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>`)
)

// readable makes typed text into the Markdown that its writer sees before
// them: a new line is a new line, an empty line is some space, what looks like
// HTML stays in sight, and a picture is a link, so that reading never fetches
// anything.
func readable(text string) string {
	var out strings.Builder
	fenced, before, gap := false, "", false
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		opens := fence.MatchString(line)
		switch {
		case fenced:
		case strings.TrimSpace(line) == "":
			gap = before != ""
			continue
		case gap && !(inList(before) && inList(line)):
			out.WriteString("\n" + space + "\n\n")
		case gap || plain(before) && plain(line):
			out.WriteString("\n")
		}
		if !fenced && !opens {
			line = harmless(line)
		}
		out.WriteString(line + "\n")
		before, gap = line, false
		fenced = fenced != opens
	}
	return out.String()
}

// space is a paragraph without a word, which Markdown knows nothing of.
const space = "\u00a0"

// inList reports whether a line begins or continues an item of a list.
func inList(line string) bool { return item.MatchString(line) }

// plain reports whether a line is words without any marks of Markdown before them.
func plain(line string) bool {
	return strings.TrimSpace(line) != "" && !fence.MatchString(line) && !markup.MatchString(line)
}

// harmless takes the effect from pictures and HTML in one line, but not in its
// pieces of code.
func harmless(line string) string {
	pieces := strings.Split(line, "`")
	if len(pieces)%2 == 0 { // a backtick that is only itself
		pieces = []string{line}
	}
	for i := 0; i < len(pieces); i += 2 {
		pieces[i] = withoutTags(strings.ReplaceAll(pieces[i], "![", "["))
	}
	return strings.Join(pieces, "`")
}

// withoutTags escapes each < that would begin a tag.
func withoutTags(s string) string {
	var out strings.Builder
	for i, r := range s {
		if r == '<' && !autolink.MatchString(s[i:]) && (i == 0 || s[i-1] != '\\') {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return out.String()
}
