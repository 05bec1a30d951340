package brief

import (
	"regexp"
	"strings"
)

// Markdown writes the page as Markdown.
func (b Brief) Markdown() string {
	var w strings.Builder
	w.WriteString("# " + escaped(b.Title) + "\n")
	if b.Role != "" {
		w.WriteString("\n" + escaped(b.Role) + "\n")
	}
	for _, section := range b.Sections {
		w.WriteString("\n## " + section.Title + "\n\n")
		for _, line := range section.Lines {
			w.WriteString("- ")
			if line.Lead != "" {
				w.WriteString("**" + escaped(line.Lead) + "**")
				if line.Text != "" {
					w.WriteString(": ")
				}
			}
			w.WriteString(escaped(line.Text) + "\n")
		}
	}
	return w.String()
}

var marks = regexp.MustCompile("[\\\\`*_#<>\\[\\]]")

// escaped keeps words from being taken for marks.
func escaped(text string) string { return marks.ReplaceAllString(text, `\$0`) }
