package data

import (
	"math"
	"slices"
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

// mentions reports whether each word of what is looked for begins some word of a text.
func mentions(sought, text string) bool {
	words := wordsOf(text)
	for _, begin := range wordsOf(sought) {
		if !slices.ContainsFunc(words, func(word string) bool { return strings.HasPrefix(word, begin) }) {
			return false
		}
	}
	return true
}

// nextWord gives the bounds of the first word at or after an offset; both are the text's length
// when there is none.
func nextWord(text string, offset int) (from, to int) {
	from = offset
	for from < len(text) {
		r, size := runeAt(text, from)
		if isWordRune(r) {
			break
		}
		from += size
	}
	for to = from; to < len(text); {
		r, size := runeAt(text, to)
		if !isWordRune(r) && !isMark(r) {
			break
		}
		to += size
	}
	return from, to
}

// runeAt is utf8.DecodeRuneInString, and quick for plain letters.
func runeAt(text string, at int) (r rune, size int) {
	if c := text[at]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(text[at:])
}

// foldWord is fold for one word, and quick for the plain ones.
func foldWord(word string) string {
	if isPlain(word) {
		return strings.ToLower(word)
	}
	return fold(word)
}

// isPlain says that a text is all ASCII.
func isPlain(word string) bool {
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// begins says that a word begins with a folded prefix.
func begins(word, prefix string) bool {
	switch {
	case isPlain(word):
		return len(word) >= len(prefix) && strings.EqualFold(word[:len(prefix)], prefix)
	case word[0] < utf8.RuneSelf && word[0]|0x20 != prefix[0]|0x20: // most words, without folding them
		return false
	}
	return strings.HasPrefix(fold(word), prefix)
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

// tokensOf divides a text into its words, as far as is needed: until some after a place that shows
// all words sought, or only the first few when none are sought.
func tokensOf(sought []string, text string) []token {
	tokens := make([]token, 0, 2*snippetWords)
	seen := make([]int, len(sought)) // where each was met last, counted from 1
	end := math.MaxInt
	if len(sought) == 0 {
		end = snippetWords + 1
	}
	for from, to := nextWord(text, 0); to > from && len(tokens) < end; from, to = nextWord(text, to) {
		t := token{from, to, -1}
		for i, prefix := range sought {
			if begins(text[from:to], prefix) {
				t.sought, seen[i] = i, len(tokens)+1
				break
			}
		}
		tokens = append(tokens, t)
		if t.sought >= 0 && end == math.MaxInt && slices.Min(seen) > max(len(tokens)-(snippetWords-snippetLead), 0) {
			end = len(tokens) + snippetWords
		}
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

// markAll marks the words of a text that begin with one of the words sought.
func markAll(sought []string, text string) string {
	var b strings.Builder
	at := 0
	for from, to := nextWord(text, 0); to > from; from, to = nextWord(text, to) {
		if slices.ContainsFunc(sought, func(prefix string) bool { return begins(text[from:to], prefix) }) {
			b.WriteString(text[at:from] + markOn + text[from:to] + markOff)
			at = to
		}
	}
	return b.String() + text[at:]
}
