package data

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold writes a text the way it is compared: without case and accents, spaces made single.
func fold(text string) string {
	text = strings.ToLower(text)
	if !isPlain(text) {
		text = withoutAccents(text)
	}
	return strings.Join(strings.Fields(text), " ")
}

func withoutAccents(text string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(text) {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		switch r {
		case 'ø':
			b.WriteByte('o')
		case 'ł':
			b.WriteByte('l')
		case 'đ':
			b.WriteByte('d')
		case 'ß':
			b.WriteString("ss")
		case 'æ':
			b.WriteString("ae")
		case 'œ':
			b.WriteString("oe")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// foldQuestion folds a question so far that only its letters and digits count; a text without any
// stays as it is.
func foldQuestion(text string) string {
	folded := fold(text)
	letters := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, folded)
	if letters == "" {
		return folded
	}
	return letters
}
