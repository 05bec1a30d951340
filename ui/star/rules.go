package star

import (
	"regexp"
	"strings"
	"unicode"

	"fyne.io/fyne/v2/lang"

	"greenroom/data"
)

// Finding is something a story still lacks, said as a friend would.
type Finding struct {
	Rule string // its name, which stays
	Says string
}

// rule is a row of the table: when it applies, and what is then said.
type rule struct {
	name    string
	applies func(s data.Story) bool
	says    func(s data.Story) string
}

// rules is all that is looked at, in the order in which it is worth doing. A
// rule about a part waits until that part is written: what is not there yet is
// said once.
func rules() []rule {
	return []rule{
		{"no situation", func(s data.Story) bool { return blank(s.Situation) },
			say(lang.L("Where and when was it? One sentence is enough to see the place."))},
		{"no task", func(s data.Story) bool { return blank(s.Task) },
			say(lang.L("What was yours to do, and why did it matter?"))},
		{"no action", func(s data.Story) bool { return blank(s.Action) },
			say(lang.L("What did you do? This is the heart of it, so give it the most room."))},
		{"no result", func(s data.Story) bool { return blank(s.Result) },
			say(lang.L("How did it end? Without an end, listeners keep waiting for one."))},
		{"no number", func(s data.Story) bool { return !blank(s.Result) && !number(s.Result+" "+s.Figure) },
			say(lang.L("A number would make the result stay: how many, how much, how soon. A rough one will do."))},
		{"we without I", func(s data.Story) bool { return has(s.Action, we) && !has(s.Action, me) },
			say(lang.L("The action says “we” and never “I”. Which part of it was yours?"))},
		{"helped", func(s data.Story) bool { return has(s.Action, hides) && !blank(s.Action) },
			say(lang.L("“Helped” and “was involved” hide what you did. What did your own hands do?"))},
		{"action too short", func(s data.Story) bool { return !blank(s.Action) && Words(s.Action) < Words(s.Situation) },
			say(lang.L("The situation is longer than what you did in it. Say less of the one, or more of the other."))},
		{"shares", func(s data.Story) bool { part, far := farthest(s); return part >= 0 && far }, farShare},
		{"too long", func(s data.Story) bool { return Aloud(s) > Most },
			say(lang.L("As it stands it takes more than two minutes aloud. What could you leave for their next question?"))},
		{"nothing learned", func(s data.Story) bool { return !blank(s.Result) && blank(s.Learned) },
			say(lang.L("What did you take from it? They often ask that next."))},
		{"no tags", func(s data.Story) bool { return !blank(s.Action) && len(s.Skills)+len(s.Tags) == 0 },
			say(lang.L("Name a skill that it shows, and it is offered beside the questions it fits."))},
	}
}

// Find says what a story still lacks. Nothing is said of one in which nothing
// is written.
func Find(s data.Story) []Finding {
	if Length(s) == 0 {
		return nil
	}
	var found []Finding
	for _, r := range rules() {
		if r.applies(s) {
			found = append(found, Finding{r.name, r.says(s)})
		}
	}
	return found
}

// Rules lists the names of all rules, in their order.
func Rules() (names []string) {
	for _, r := range rules() {
		names = append(names, r.name)
	}
	return names
}

func say(words string) func(data.Story) string { return func(data.Story) string { return words } }

func blank(text string) bool { return strings.TrimSpace(text) == "" }

// The words that the rules listen for.
var (
	we    = regexp.MustCompile(`(?i)\b(we|us|our|ours|together)\b`)
	me    = regexp.MustCompile(`(?i)\b(i|i['’](m|d|ve|ll)|me|my|mine|myself)\b`)
	hides = regexp.MustCompile(`(?i)\b(helped|assisted|(was|were|been|got) involved|took part|participated|contributed)\b`)
	tells = regexp.MustCompile(`(?i)\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|` +
		`sixty|seventy|eighty|ninety|dozens?|hundreds?|thousands?|millions?|half|halved|doubled?|tripled?|twice|thirds?|quarters?|nobody|none|zero)\b`)
)

// hanNumbers are the numbers that are letters to Unicode.
const hanNumbers = "二三四五六七八九十百千万萬億半倍零"

func has(text string, words *regexp.Regexp) bool { return words.MatchString(text) }

// number reports whether a text has a number in it, in figures or in words.
func number(text string) bool {
	return strings.IndexFunc(text, unicode.IsNumber) >= 0 || strings.ContainsAny(text, hanNumbers) || has(text, tells)
}

const (
	// tolerated is how many per cent a part may be from its ideal before it is
	// worth a word.
	tolerated = 15
	// enough is from how many words on shares say something.
	enough = 40
)

// farthest is the part whose share is farthest from the ideal, and whether that
// is far; -1 while the story is not long enough, or lacks a part.
func farthest(s data.Story) (part int, far bool) {
	for _, text := range Parts(s) {
		if blank(text) {
			return -1, false
		}
	}
	if Length(s) < enough {
		return -1, false
	}
	most := -1
	for i, share := range Shares(s) {
		off := share - Ideal()[i]
		if off = max(off, -off); off > most {
			part, most = i, off
		}
	}
	return part, most > tolerated
}

// farShare says of the part that is farthest from its share which way to go.
func farShare(s data.Story) string {
	part, _ := farthest(s)
	share, ideal := Shares(s)[part], Ideal()[part]
	room := map[string]any{"Share": share, "Ideal": ideal}
	more := share < ideal
	switch part {
	case 0:
		return lang.L("The situation takes {{.Share}} % of the words; about {{.Ideal}} leave more room for what you did.", room)
	case 1:
		return lang.L("The task takes {{.Share}} % of the words; about {{.Ideal}} leave more room for what you did.", room)
	case 2:
		if more {
			return lang.L("What you did takes {{.Share}} % of the words. It can have about {{.Ideal}}: go through it step by step.", room)
		}
		return lang.L("What you did takes {{.Share}} % of the words. About {{.Ideal}} leave room for how it ended.", room)
	}
	if more {
		return lang.L("The result takes {{.Share}} % of the words. It can have about {{.Ideal}}: who noticed, and what stayed?", room)
	}
	return lang.L("The result takes {{.Share}} % of the words. About {{.Ideal}} leave more room for how you got there.", room)
}
