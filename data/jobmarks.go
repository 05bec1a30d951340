package data

import (
	"slices"
	"strings"

	"github.com/kljensen/snowball/english"
)

// markedWord is a word of a job description: its stem, and where it stands.
type markedWord struct {
	stem     string
	from, to int
}

// MarkSkills marks in a job description where its skills stand, in whatever form, each between \x02
// and \x03, and lists those that stand nowhere. A longer skill is marked before a shorter in it.
func MarkSkills(description string, skills []string) (marked string, nowhere []string) {
	description = strings.NewReplacer("\x02", "", "\x03", "").Replace(clean(description))
	words := skillWordsIn(description)
	var places [][2]int
	for _, skill := range skills {
		found := placesOf(description, words, skill)
		if len(found) == 0 && !blank(skill) {
			nowhere = append(nowhere, strings.TrimSpace(skill))
		}
		places = append(places, found...)
	}
	slices.SortFunc(places, func(a, b [2]int) int {
		if a[0] != b[0] {
			return a[0] - b[0]
		}
		return b[1] - a[1]
	})
	var text strings.Builder
	at := 0
	for _, place := range places {
		if place[0] < at {
			continue // within, or beside, what is marked already
		}
		text.WriteString(description[at:place[0]] + "\x02" + description[place[0]:place[1]] + "\x03")
		at = place[1]
	}
	text.WriteString(description[at:])
	return text.String(), nowhere
}

// skillWordsIn are the words of a text as skills have them.
func skillWordsIn(text string) (words []markedWord) {
	from := -1
	end := func(to int) {
		if from < 0 {
			return
		}
		word := strings.Trim(text[from:to], ".-")
		start := from + strings.Index(text[from:to], word)
		if word != "" {
			words = append(words, markedWord{english.Stem(strings.ToLower(word), false), start, start + len(word)})
		}
		from = -1
	}
	for i, r := range text {
		if !isSkillLetter(r) {
			end(i)
		} else if from < 0 {
			from = i
		}
	}
	end(len(text))
	return words
}

// placesOf is where a skill stands: its words in their order within a line, or else, for scripts that
// do not part their words, its letters.
func placesOf(text string, words []markedWord, skill string) (places [][2]int) {
	wanted := strings.Fields(stemmed(skill))
	for i := 0; len(wanted) > 0 && i+len(wanted) <= len(words); i++ {
		last := i + len(wanted) - 1
		same := slices.EqualFunc(words[i:last+1], wanted, func(w markedWord, stem string) bool { return w.stem == stem })
		if same && !strings.Contains(text[words[i].from:words[last].to], "\n") {
			places = append(places, [2]int{words[i].from, words[last].to})
			i = last
		}
	}
	if skill = strings.TrimSpace(skill); len(places) == 0 && skill != "" && strings.IndexFunc(skill, func(r rune) bool { return r > 0x2e7f }) >= 0 {
		for at := 0; ; {
			next := strings.Index(text[at:], skill)
			if next < 0 {
				break
			}
			places = append(places, [2]int{at + next, at + next + len(skill)})
			at += next + len(skill)
		}
	}
	return places
}
