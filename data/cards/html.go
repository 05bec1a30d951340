package cards

import (
	"html"
	"regexp"
	"strings"
)

var (
	htmlTag   = regexp.MustCompile(`(?i)</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>`)
	hidden    = regexp.MustCompile(`(?is)<!--.*?-->|<style\b.*?</style>|<script\b.*?</script>`)
	lineBreak = regexp.MustCompile(`(?i)<br\s*/?>|</?(?:div|p|li|ul|ol|tr|h[1-6]|blockquote)(?:\s[^<>]*)?>`)
	sound     = regexp.MustCompile(`\[(?:sound|anki):[^\]]*\]`)
	cloze     = regexp.MustCompile(`\{\{c\d+::(.*?)(?:::[^{}]*?)?\}\}`)
	manyLines = regexp.MustCompile(`\s*\n\s*`)
)

// plain is the text of a field that is written in HTML, with Anki's own marks taken out.
func plain(field string) string {
	field = hidden.ReplaceAllString(field, "")
	field = lineBreak.ReplaceAllString(field, "\n")
	field = htmlTag.ReplaceAllString(field, "")
	field = html.UnescapeString(field)
	field = sound.ReplaceAllString(field, "")
	field = cloze.ReplaceAllString(field, "$1")
	field = strings.ReplaceAll(field, "\u00a0", " ")
	return strings.TrimSpace(manyLines.ReplaceAllString(field, "\n"))
}
