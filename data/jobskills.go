package data

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/kljensen/snowball/english"
)

// How much it says for a phrase that it is a skill the job asks for, and how much is enough to
// suggest it.
const (
	skillKnown   = 3.0 // one of skillTerms
	skillCued    = 2.0 // what follows "experience with" and the like
	skillNamed   = 2.0 // a name: Kubernetes, SQL
	skillListed  = 1.0 // a phrase in a line of what is asked for
	skillWord    = 0.5 // one word there
	skillEnough  = 2.0
	skillLongest = 4 // words of a phrase
)

// SuggestSkills finds in a job description what the job asks for, what matters most first. It looks
// at the lines that list what is asked for, at what follows phrases such as "experience with", at
// names and at skills it knows; what is said of the company and of what it offers does not count. It
// is a suggestion: it can miss a skill, and take something for one.
func SuggestSkills(description string, limit int) []string {
	p := &posting{stems: strings.Fields(stemmed(description))}
	for _, line := range postingLines(description) {
		p.read(line)
	}
	return p.best(limit)
}

// postingLine is a line of a job description.
type postingLine struct {
	text   string
	listed bool // it stands among what is asked for
}

// postingLines divides a job description into lines and leaves out what is not asked for.
func postingLines(description string) (lines []postingLine) {
	asked, offered := false, false
	for line := range strings.Lines(clean(description)) {
		text, bullet := strings.TrimSpace(line), false
		if rest := strings.TrimLeft(text, "-•*·–—▪◦0123456789.) \t"); len(rest) < len(text) {
			text, bullet = rest, true
		}
		if text == "" {
			continue
		}
		if !bullet && isHead(text) {
			head := " " + plainWords(text) + " "
			offered = hasAny(head, offerHeads)
			asked = !offered && hasAny(head, skillHeads)
			continue
		}
		if !offered {
			lines = append(lines, postingLine{text, bullet || asked})
		}
	}
	return lines
}

// isHead reports whether a line looks like the head of a section.
func isHead(text string) bool {
	return strings.HasSuffix(text, ":") || len(strings.Fields(text)) <= 5 && !strings.ContainsAny(text[len(text)-1:], ".,;")
}

// plainWords is a text in small letters with one space between its words.
func plainWords(text string) string {
	return strings.ToLower(strings.Join(strings.FieldsFunc(text, func(r rune) bool { return !isSkillLetter(r) }), " "))
}

func hasAny(text string, phrases []string) bool {
	return slices.ContainsFunc(phrases, func(phrase string) bool { return strings.Contains(text, " "+phrase) })
}

// isSkillLetter reports whether a letter belongs to a word as skills have them: C++, C#, .NET, e-mail.
func isSkillLetter(r rune) bool {
	return isLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("+#.-", r)
}

// stemmed is the stems of the words of a text.
func stemmed(text string) string {
	words := strings.Fields(plainWords(text))
	for i, word := range words {
		words[i] = english.Stem(strings.Trim(word, ".-"), false)
	}
	return strings.Join(words, " ")
}

// posting gathers what a job asks for.
type posting struct {
	stems []string // of the whole text, in order
	found []askedSkill
}

// askedSkill is a phrase that may be a skill.
type askedSkill struct {
	name, stems string
	weight      float64
}

// read takes in a line.
func (p *posting) read(line postingLine) {
	for _, sentence := range strings.FieldsFunc(line.text, func(r rune) bool { return strings.ContainsRune(";:!?()[]/", r) }) {
		p.readKnown(sentence)
		p.readPhrases(sentence, line.listed)
	}
}

// readKnown finds the skills that are known. Names are known as they are written: to excel is not
// Excel, and a sentence may begin with Go.
func (p *posting) readKnown(sentence string) {
	stems, words := " "+stemmed(sentence)+" ", strings.FieldsFunc(sentence, func(r rune) bool { return !isSkillLetter(r) })
	for _, term := range skillTerms {
		known := strings.Contains(stems, " "+stemmed(term)+" ")
		if term != strings.ToLower(term) {
			known = known && slices.ContainsFunc(words, func(word string) bool { return strings.Trim(word, ".") == strings.Fields(term)[0] })
		}
		if known && !(term == "Go" && words[0] == "Go") {
			p.add(term, skillKnown)
		}
	}
}

// readPhrases cuts a sentence into phrases at its small words and commas, and takes in those that
// follow a cue, that are names, or that stand in a line of what is asked for.
func (p *posting) readPhrases(sentence string, listed bool) {
	cued, phrase := false, []string(nil)
	taken := false // a phrase since the cue
	end := func() {
		taken = p.phrase(phrase, listed, cued) || taken
		phrase = nil
	}
	for i, word := range strings.Fields(sentence) {
		bare := strings.Trim(word, ".,“”\"'’*-")
		lower := strings.ToLower(bare)
		switch {
		case skillCues[lower]:
			end()
			cued, taken = true, false
		case bare == "" || skillBreaks[lower] || english.IsStopWord(lower) || isNumber(bare):
			end()
			if skillEnds[lower] || taken && skillTurns[lower] {
				cued = false
			}
		case skillVerbs[lower] && (i == 0 || cued && len(phrase) == 0):
			// What is done is said by its object: "Write the release notes", "able to plan shifts".
		default:
			phrase = append(phrase, bare)
		}
		if strings.HasSuffix(word, ",") || strings.HasSuffix(word, ".") {
			end()
			cued = cued && strings.HasSuffix(word, ",")
		}
	}
	end()
}

// phrase takes in one phrase, and reports whether it says anything.
func (p *posting) phrase(words []string, listed, cued bool) bool {
	for len(words) > 0 && skillFluff[strings.ToLower(words[0])] {
		words = words[1:]
	}
	for len(words) > 0 && skillFluff[strings.ToLower(words[len(words)-1])] {
		words = words[:len(words)-1]
	}
	if len(words) == 0 || len(words) > skillLongest {
		return false
	}
	name := strings.Join(words, " ")
	switch {
	case cued:
		p.add(name, skillCued)
	case listed && slices.ContainsFunc(words, isName):
		p.add(name, skillNamed)
	case listed && len(words) > 1:
		p.add(name, skillListed)
	case listed:
		p.add(name, skillWord)
	}
	return true
}

// isName reports whether a word is written as names of tools are: SQL, C++, Kubernetes, JavaScript.
func isName(word string) bool {
	letters := []rune(word)
	return len(letters) > 1 && (unicode.IsUpper(letters[0]) || unicode.IsLetter(letters[0]) && strings.ContainsAny(word, "+#"))
}

func isNumber(word string) bool {
	return strings.ContainsFunc(word, unicode.IsDigit) && !strings.ContainsFunc(word, unicode.IsLetter)
}

// add notes a phrase; one that is there already keeps the larger weight.
func (p *posting) add(name string, weight float64) {
	stems := stemmed(name)
	if !strings.ContainsFunc(stems, unicode.IsLetter) {
		return
	}
	i := slices.IndexFunc(p.found, func(a askedSkill) bool { return a.stems == stems })
	if i < 0 {
		p.found = append(p.found, askedSkill{name, stems, weight})
		return
	}
	p.found[i].weight = max(p.found[i].weight, weight)
}

// times counts how often a phrase stands in the text, in whatever form.
func (p *posting) times(stems string) (n int) {
	phrase := strings.Fields(stems)
	for i := range p.stems {
		if i+len(phrase) <= len(p.stems) && slices.Equal(p.stems[i:i+len(phrase)], phrase) {
			n++
		}
	}
	return max(n, 1)
}

// best lists what was found, without what is part of a longer phrase that says as much.
func (p *posting) best(limit int) (names []string) {
	for i := range p.found {
		p.found[i].weight *= 1 + math.Log2(float64(p.times(p.found[i].stems)))
	}
	slices.SortStableFunc(p.found, func(a, b askedSkill) int { return cmp.Compare(b.weight, a.weight) })
	for _, a := range p.found {
		longer := slices.ContainsFunc(p.found, func(b askedSkill) bool {
			return len(b.stems) > len(a.stems) && b.weight >= skillEnough && 2*p.times(b.stems) >= p.times(a.stems) &&
				strings.Contains(" "+b.stems+" ", " "+a.stems+" ")
		})
		if a.weight >= skillEnough && !longer && len(names) < limit {
			names = append(names, capitalised(a.name))
		}
	}
	return names
}

// capitalised begins with a capital letter, except where a name has one later: iOS.
func capitalised(name string) string {
	letters := []rune(name)
	if len(letters) > 1 && unicode.IsUpper(letters[1]) {
		return name
	}
	letters[0] = unicode.ToUpper(letters[0])
	return string(letters)
}
