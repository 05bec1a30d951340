package archive

import (
	"fmt"
	"html/template"
	"io"
	"strings"

	"github.com/yuin/goldmark"

	"greenroom/data"
)

// Markdown is an entry of the journal as a text of its own.
func Markdown(e data.Entry) string {
	var text strings.Builder
	if e.Title != "" {
		fmt.Fprintf(&text, "# %s\n\n", e.Title)
	}
	fmt.Fprintf(&text, "*%s*", e.Date.Local().Format("2 January 2006, 15:04"))
	if e.Mood > 0 {
		fmt.Fprintf(&text, " · mood %d of 5", e.Mood)
	}
	if e.Confidence > 0 {
		fmt.Fprintf(&text, " · confidence %d of 5", e.Confidence)
	}
	if len(e.Tags) > 0 {
		text.WriteString(" · #" + strings.Join(e.Tags, " #"))
	}
	text.WriteString("\n")
	if e.Body != "" {
		text.WriteString("\n" + strings.TrimRight(e.Body, "\n") + "\n")
	}
	return text.String()
}

// WriteMarkdown writes entries one after the other, as one text.
func WriteMarkdown(w io.Writer, entries []data.Entry) error {
	for i, e := range entries {
		if i > 0 {
			if _, err := io.WriteString(w, "\n---\n\n"); err != nil {
				return err
			}
		}
		if _, err := io.WriteString(w, Markdown(e)); err != nil {
			return err
		}
	}
	return nil
}

// WriteHTML writes entries as one page for a browser, which can also print it.
// What looks like HTML in an entry stays text.
func WriteHTML(w io.Writer, title string, entries []data.Entry) error {
	var body strings.Builder
	for _, e := range entries {
		body.WriteString("<article>\n")
		if err := goldmark.Convert([]byte(Markdown(e)), &body); err != nil {
			return fmt.Errorf("write entry %d: %w", e.ID, err)
		}
		body.WriteString("</article>\n")
	}
	// goldmark leaves out raw HTML and dangerous links.
	return journalTemplate.Execute(w, map[string]any{"Title": title, "Body": template.HTML(body.String())})
}

var journalTemplate = template.Must(template.New("journal").Parse(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{.Title}}</title>
<style>
body { font: 17px/1.6 Georgia, serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem; color: #1b211e }
article { margin-bottom: 3rem; break-inside: avoid }
article em { color: #5d6a62 }
</style>
</head>
<body>
{{.Body}}</body>
</html>
`))
