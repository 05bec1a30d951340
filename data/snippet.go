package data

import (
	"strings"
	"unicode/utf8"
)

const (
	snippetWords = 14 // how many words a snippet has
	snippetLead  = 4  // how many of them come before the first one found
	markOn       = "\x02"
	markOff      = "\x03"
)

// wordsOf divides a text into the folded words it is made of.
func wordsOf(text string) []string {
	var words []string
	for from, to := nextWord(text, 0); to > from; from, to = nextWord(text, to) {
		words = append(words, foldWord(text[from:to]))
	}
	return words
}

// nextWord gives the bounds of the first word at or after an offset; both are the text's length
// when there is none.
func nextWord(text string, offset int) (from, to int) {
	from = offset
	for from < len(text) {
		r, size := utf8.DecodeRuneInString(text[from:])
		if isWordRune(r) {
			break
		}
		from += size
	}
	for to = from; to < len(text); {
		r, size := utf8.DecodeRuneInString(text[to:])
		if !isWordRune(r) && !isMark(r) {
			break
		}
		to += size
	}
	return from, to
}

// foldWord is fold for one word, and quick for the plain ones.
func foldWord(word string) string {
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			return fold(word)
		}
	}
	return strings.ToLower(word)
}

// bestSnippet takes from the body the place that shows the most of the words sought, else from the
// tags, and else the body's beginning.
func bestSnippet(sought []string, body, tags string) string {
	if snippet, found := snippetOf(sought, body); found {
		return snippet
	}
	if snippet, found := snippetOf(sought, tags); found {
		return snippet
	}
	snippet, _ := snippetOf(nil, body)
	return snippet
}

// token is a word of a text, and which of the words sought it begins with; -1: none.
type token struct{ from, to, sought int }

// snippetOf cuts a few words in one line out of a text, around the first place where the most of
// the words sought stand close together, each marked.
func snippetOf(sought []string, text string) (snippet string, found bool) {
	tokens := tokensOf(sought, text)
	best, most := 0, 0
	for i, t := range tokens {
		if t.sought < 0 {
			continue
		}
		seen := map[int]bool{}
		for _, near := range tokens[i:min(i+snippetWords-snippetLead, len(tokens))] {
			if near.sought >= 0 {
				seen[near.sought] = true
			}
		}
		if len(seen) > most {
			best, most = i, len(seen)
		}
		if most == len(sought) {
			break
		}
	}
	return cut(text, tokens, best), most > 0
}

// tokensOf divides a text into its words. Without words sought, the first few are enough.
func tokensOf(sought []string, text string) []token {
	var tokens []token
	for from, to := nextWord(text, 0); to > from; from, to = nextWord(text, to) {
		t := token{from, to, -1}
		if len(sought) == 0 && len(tokens) > snippetWords {
			break
		}
		if len(sought) > 0 {
			word := foldWord(text[from:to])
			for i, prefix := range sought {
				if strings.HasPrefix(word, prefix) {
					t.sought = i
					break
				}
			}
		}
		tokens = append(tokens, t)
	}
	return tokens
}

// cut writes the snippet around a token.
func cut(text string, tokens []token, around int) string {
	if len(tokens) == 0 {
		return strings.Join(strings.Fields(text), " ")
	}
	first := max(around-snippetLead, 0)
	last := min(first+snippetWords, len(tokens)) - 1
	first = max(last-snippetWords+1, 0)
	var b strings.Builder
	at, end := 0, len(text)
	if first > 0 {
		b.WriteString("…")
		at = tokens[first].from
	}
	if last < len(tokens)-1 {
		end = tokens[last].to
	}
	for _, t := range tokens[first : last+1] {
		if t.sought >= 0 {
			b.WriteString(text[at:t.from] + markOn + text[t.from:t.to] + markOff)
			at = t.to
		}
	}
	b.WriteString(text[at:end])
	if end < len(text) {
		b.WriteString("…")
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
