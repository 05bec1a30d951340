package cards

import (
	"io"
	"regexp"
	"strings"
)

// Lines reads one question a line. Blank lines, and bullets and numbers before a question, do not
// count.
func Lines(r io.Reader) ([]Card, []Problem) {
	text, problems := readText(r)
	if problems != nil {
		return nil, problems
	}
	var c collector
	line := 0
	for content := range strings.SplitSeq(text, "\n") {
		line++
		c.add(Card{Line: line, Text: withoutBullet(content)})
	}
	return c.result()
}

// bullet is what lists have before each point: a sign, a box to tick, or a number or letter with a
// full stop or bracket. A sign that also begins sentences needs a space behind it.
var bullet = regexp.MustCompile(`^\s*(?:` + strings.Join([]string{
	`[•◦‣▪●○·]\s*`, `[-*+–—]\s+`, `[-*+–—]$`,
	`\[[ xX]?\]\s+`, `[☐☑☒✓]\s*`,
	`\(?(?:\d{1,4}|[a-zA-Z])[.)]\s+`, `[Qq](?:uestion)?\s*\d{1,4}\s*[.:)]\s*`,
}, `|`) + `)`)

// withoutBullet strips bullets, also one after another ("- [ ] 3. Why?").
func withoutBullet(line string) string {
	for range 3 {
		stripped := bullet.ReplaceAllString(line, "")
		if stripped == line {
			break
		}
		line = stripped
	}
	return line
}
