package letters

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Need is something a letter needs before it is ready.
type Need string

// The needs: those that some letters have, and those of every letter.
const (
	NeedName     Need = "name"     // it names the person
	NeedTopic    Need = "topic"    // one thing that was talked about
	NeedInterest Need = "interest" // the writer's interest

	NeedSubject Need = "subject"
	NeedFilled  Need = "filled" // no field is open
	NeedShort   Need = "short"  // under MostWords
)

// MostWords is from how many words on a letter is too long.
const MostWords = 200

// needs are those that a template can name.
var needs = []Need{NeedName, NeedTopic, NeedInterest}

// Letter is what is looked at: the words, and what is known of whom they go to.
type Letter struct {
	Subject, Body string
	Facts         Facts
}

// rules says of each need when a letter has it.
var rules = []struct {
	need  Need
	holds func(l Letter) bool
}{
	{NeedName, Letter.namesThem},
	{NeedTopic, Letter.namesATopic},
	{NeedInterest, Letter.saysInterest},
	{NeedSubject, func(l Letter) bool { return strings.TrimSpace(l.Subject) != "" }},
	{NeedFilled, func(l Letter) bool { return len(Left(l.Subject, l.Body)) == 0 }},
	{NeedShort, func(l Letter) bool { return Words(l.Body) < MostWords }},
}

// Finding is whether a letter has what it needs.
type Finding struct {
	Need Need
	Met  bool
}

// Check looks at a letter of a template by all rules that concern it, in their order.
func Check(t Template, l Letter) []Finding {
	var found []Finding
	for _, rule := range rules {
		if slices.Contains(needs, rule.need) && !slices.Contains(t.Needs, rule.need) {
			continue
		}
		found = append(found, Finding{rule.need, rule.holds(l)})
	}
	return found
}

// Ready reports whether a letter has all it needs, and says something.
func Ready(t Template, l Letter) bool {
	return strings.TrimSpace(l.Body) != "" && !slices.ContainsFunc(Check(t, l), func(f Finding) bool { return !f.Met })
}

// Words counts the words of a text.
func Words(text string) int { return len(strings.Fields(text)) }

// greeting is how a letter begins that speaks to somebody.
var greeting = regexp.MustCompile(`(?i:^\s*(?:dear|hello|hi|good (?:morning|afternoon|day)))[ ,]+(\p{Lu}[\p{L}'’-]+)`)

// nobody are words that stand where a name should.
var nobody = []string{"sir", "madam", "hiring", "team", "all", "recruiter", "everybody", "everyone"}

// namesThem reports whether the reader is named: by a part of their name, or, where that is not
// known, in the first line.
func (l Letter) namesThem() bool {
	names := slices.DeleteFunc(wordsOf(l.Facts.Full), func(name string) bool {
		return utf8.RuneCountInString(name) < 2 || slices.Contains(titles, name)
	})
	if len(names) > 0 {
		said := wordsOf(l.Body)
		return slices.ContainsFunc(names, func(name string) bool { return slices.Contains(said, name) })
	}
	m := greeting.FindStringSubmatch(l.Body)
	return m != nil && !slices.Contains(nobody, strings.ToLower(m[1]))
}

// spoke is how a letter comes to what was talked about; what follows in the sentence is the topic.
var spoke = regexp.MustCompile(`(?i)\b(?:(?:talk(?:ed|ing)?|sp(?:eak|oke|oken|eaking)|conversation|discussion|thought|ours)\b[^.!?\n]{0,30}\b(?:about|of|on)\b|discussed|discussing|(?:told|telling|asked|showed|shown) (?:me|us)|you (?:said|mentioned|described|explained)|stayed with me)([^.!?\n]*)`)

// saysNothing are words that name no topic, long as they are.
var saysNothing = []string{
	"about", "after", "again", "around", "before", "being", "company", "conversation", "could", "every", "going", "interview", "interviews", "meeting",
	"moment", "opportunity", "other", "others", "position", "really", "should", "since", "something", "still", "team", "thank", "thanks", "their", "there",
	"these", "thing", "things", "those", "today", "together", "tomorrow", "under", "which", "while", "would", "yesterday", "yourself",
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
	"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
}

// shortestTopic is how many letters a word has that names a topic.
const shortestTopic = 5

// namesATopic reports whether something is named that was talked about: a word of what the person
// noted, or what follows where the letter comes to the talk.
func (l Letter) namesATopic() bool {
	if strings.Contains(l.Body, Open(FieldTopic)) {
		return false
	}
	said := l.telling(l.Body)
	noted := append([]string{l.Facts.Values[FieldTopic]}, l.Facts.Ideas[FieldTopic]...)
	for _, note := range noted {
		if slices.ContainsFunc(l.telling(note), func(word string) bool { return slices.Contains(said, word) }) {
			return true
		}
	}
	for _, m := range spoke.FindAllStringSubmatch(brackets.ReplaceAllString(l.Body, ""), -1) {
		if len(l.telling(m[1])) > 0 {
			return true
		}
	}
	return false
}

// telling are the words of a text that can name a topic: not the reader, the company or the role.
func (l Letter) telling(text string) []string {
	var known []string
	for _, field := range []Field{FieldName, FieldCompany, FieldRole, FieldDay, FieldEvent} {
		known = append(known, wordsOf(l.Facts.Values[field])...)
	}
	known = append(known, wordsOf(l.Facts.Full)...)
	return slices.DeleteFunc(wordsOf(text), func(word string) bool {
		return utf8.RuneCountInString(word) < shortestTopic || slices.Contains(saysNothing, word) || slices.Contains(known, word)
	})
}

// interest is how one says that one would like to.
var interest = regexp.MustCompile(`(?i)\b(?:interest(?:s|ed)?\b|look(?:ing)? forward|excited|eager|keen|enthusias|care about|drawn to|want this|would love|would like to (?:work|join|be part)|glad to hear from|happy to be thought of|motivat|appeals? to me)`)

// saysInterest reports whether the letter says that its writer is interested, or what moves them.
func (l Letter) saysInterest() bool {
	if strings.Contains(l.Body, Open(FieldPassion)) {
		return false
	}
	passion := strings.Join(wordsOf(l.Facts.Values[FieldPassion]), " ")
	return interest.MatchString(l.Body) || passion != "" && strings.Contains(strings.Join(wordsOf(l.Body), " "), passion)
}

// wordsOf are the words of a text without case and accents.
func wordsOf(text string) []string {
	plain := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(strings.ToLower(text)))
	return strings.FieldsFunc(plain, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
