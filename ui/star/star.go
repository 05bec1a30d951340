// Package star looks at a story in its four parts (situation, task, action,
// result): how much room each takes, how long it is aloud, and what is still
// missing. It judges the words, never the person, and draws nothing.
package star

import (
	"strings"
	"time"

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

// Words counts the words of a text.
func Words(text string) int { return len(strings.Fields(text)) }

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
