// Package star looks at a story in its four parts (situation, task, action,
// result): how much room each takes, how long it is aloud, and what is still
// missing. It judges the words, never the person, and draws nothing.
package star

import (
	"strings"
	"time"
	"unicode"

	"greenroom/data"
)

// pace is how many words are usually said in a minute.
const pace = 145

// Most is how long a story may take before listeners tire.
const Most = 2 * time.Minute

// Parts are the four parts of a story, in their order.
func Parts(s data.Story) [4]string { return [4]string{s.Situation, s.Task, s.Action, s.Result} }

// Ideal is the share of each part that leaves the most room for what one did
// oneself, in per cent.
func Ideal() [4]int { return [4]int{15, 10, 55, 20} }

// Words counts the words of a text. Where a script puts no space between them,
// two letters are about a word.
func Words(text string) (words int) {
	for _, field := range strings.Fields(text) {
		words += wordsIn(field)
	}
	return words
}

// joined are the scripts that put no space between words.
var joined = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar}

// lettersOfAWord is how many letters a word has in those, about.
const lettersOfAWord = 2

// wordsIn counts the words of a text without space.
func wordsIn(field string) int {
	letters, others := 0, 0
	for _, r := range field {
		switch {
		case unicode.Is(unicode.M, r):
		case unicode.In(r, joined...):
			letters++
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			others = 1
		}
	}
	return max((letters+lettersOfAWord-1)/lettersOfAWord+others, 1)
}

// Length is how many words the four parts have together.
func Length(s data.Story) (words int) {
	for _, part := range Parts(s) {
		words += Words(part)
	}
	return words
}

// Aloud is how long the four parts take when they are said as they stand.
func Aloud(s data.Story) time.Duration {
	return time.Duration(Length(s)) * time.Minute / pace
}

// Shares is how much of the words each part has, in per cent, 100 together; all
// 0 before anything is written.
func Shares(s data.Story) (shares [4]int) {
	whole := Length(s)
	if whole == 0 {
		return shares
	}
	// The cumulated shares are rounded, so that they end at 100.
	words, before := 0, 0
	for i, part := range Parts(s) {
		words += Words(part)
		upTo := (200*words + whole) / (2 * whole)
		shares[i], before = upTo-before, upTo
	}
	return shares
}
