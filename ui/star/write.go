package star

import (
	"fmt"
	"io"
	"strings"

	"fyne.io/fyne/v2/lang"

	"greenroom/data"
)

// WriteMarkdown writes one story as a page to read or to print. questions are
// those it answers, in words.
func WriteMarkdown(w io.Writer, s data.Story, questions []string) error {
	var page strings.Builder
	title := strings.TrimSpace(s.Title)
	if title == "" {
		title = lang.L("A story")
	}
	fmt.Fprintf(&page, "# %s\n", escape(title))
	section := func(name, text string) {
		if text = strings.TrimSpace(text); text != "" {
			fmt.Fprintf(&page, "\n## %s\n\n%s\n", name, text)
		}
	}
	for i, text := range Parts(s) {
		section(Names()[i], text)
	}
	section(lang.L("The number in it"), s.Figure)
	section(lang.L("What I took from it"), s.Learned)
	section(lang.L("Skills"), strings.Join(s.Skills, ", "))
	section(lang.L("Tags"), strings.Join(s.Tags, ", "))
	if len(questions) > 0 {
		fmt.Fprintf(&page, "\n## %s\n\n", lang.L("Questions it answers"))
		for _, q := range questions {
			fmt.Fprintf(&page, "- %s\n", escape(q))
		}
	}
	_, err := io.WriteString(w, page.String())
	return err
}

// escape keeps what is one line from meaning more in Markdown than it says.
func escape(line string) string {
	line = strings.Join(strings.Fields(line), " ")
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "#", `\#`, "`", "\\`", "[", `\[`, "<", `\<`).Replace(line)
}
