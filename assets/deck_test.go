package assets_test

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// themes are the themes a deck must hold, each in a file of its name.
var themes = []string{
	"first-impression", "passion", "motivation", "project", "role-fit",
	"strengths", "stress", "teamwork", "culture", "behavioural",
	"follow-ups", "negotiation", "ask-them",
}

var (
	industries = []string{"tech", "health", "finance", "creative"}
	lengths    = []string{"short", "standard", "story"}
)

// Longest texts in characters: more than this does not fit its place on the
// card, or cannot be taken in at a glance.
const (
	maxText     = 140
	maxWhy      = 200
	maxStep     = 140
	maxPitfall  = 140
	maxFollowUp = 120
)

// file is one file of the deck, as it is written.
type file struct {
	Theme     string     `json:"theme"`
	Questions []question `json:"questions"`
}

type question struct {
	Key        string   `json:"key"`
	Text       string   `json:"text"`
	Why        string   `json:"why"`
	Steps      []string `json:"steps"`
	Pitfalls   []string `json:"pitfalls"`
	FollowUps  []string `json:"follow_ups"`
	Length     string   `json:"length"`
	Industries []string `json:"industries"`
	Tags       []string `json:"tags"`
}

// guidance returns what helps to answer the question: everything but the
// question itself and what may be asked after it.
func (q question) guidance() []string {
	return slices.Concat([]string{q.Why}, q.Steps, q.Pitfalls)
}

// words returns everything of q that a person reads.
func (q question) words() []string {
	return slices.Concat([]string{q.Text}, q.guidance(), q.FollowUps, q.Tags)
}

// readDeck returns the deck by file name without the ending. Unknown fields
// and anything after the one object of a file end the test.
func readDeck(t *testing.T) map[string]file {
	t.Helper()
	entries, err := os.ReadDir("deck")
	if err != nil {
		t.Fatal(err)
	}
	deck := make(map[string]file)
	for _, entry := range entries {
		data := readFile(t, entry.Name())
		dec := json.NewDecoder(bytes.NewReader(data))
		dec.DisallowUnknownFields()
		var f file
		if err := dec.Decode(&f); err != nil {
			t.Fatalf("read %s: %v", entry.Name(), err)
		}
		if _, err := dec.Token(); err != io.EOF {
			t.Fatalf("read %s: more follows after the deck", entry.Name())
		}
		name, isJSON := strings.CutSuffix(entry.Name(), ".json")
		if !isJSON {
			t.Fatalf("%s is no JSON file", entry.Name())
		}
		deck[name] = f
	}
	return deck
}

func readFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("deck", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// allQuestions returns the questions of every file.
func allQuestions(t *testing.T) []question {
	t.Helper()
	deck := readDeck(t)
	var all []question
	for _, name := range slices.Sorted(maps.Keys(deck)) {
		all = append(all, deck[name].Questions...)
	}
	return all
}

// fold returns s as it is compared with others: lower case, letters and
// digits only, one space between words.
func fold(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

func TestTheDeckHasEveryThemeWithEnoughQuestions(t *testing.T) {
	deck := readDeck(t)
	var total int
	for name, f := range deck {
		if f.Theme != name {
			t.Errorf("%s.json holds the theme %q", name, f.Theme)
		}
		if !slices.Contains(themes, name) {
			t.Errorf("%s.json is of no known theme", name)
		}
		total += len(f.Questions)
	}
	for _, theme := range themes {
		if n := len(deck[theme].Questions); n < 10 {
			t.Errorf("theme %s has %d questions, want at least 10", theme, n)
		}
	}
	if total < 150 {
		t.Errorf("the deck has %d questions, want at least 150", total)
	}
}

func TestEveryIndustryHasQuestionsOfItsOwn(t *testing.T) {
	count := make(map[string]int)
	for _, q := range allQuestions(t) {
		for _, industry := range q.Industries {
			if !slices.Contains(industries, industry) {
				t.Errorf("%s: unknown industry %q", q.Key, industry)
			}
			count[industry]++
		}
	}
	for _, industry := range industries {
		if count[industry] < 10 {
			t.Errorf("industry %s has %d questions, want at least 10", industry, count[industry])
		}
	}
}

// The advice that interviewees are commonly given names these subjects; each
// must stay in the deck, whatever becomes of its wording.
func TestNoSubjectOfTheUsualAdviceIsMissing(t *testing.T) {
	subjects := map[string]string{
		"making a first impression":          "first-impression-tell-me-about-yourself",
		"what one is passionate about":       "passion-what-are-you-passionate-about",
		"passion in one's career":            "passion-in-your-career",
		"losing track of time":               "passion-lose-track-of-time",
		"subjects one likes to talk about":   "passion-talk-for-an-hour",
		"the proudest accomplishment":        "passion-proudest-accomplishment",
		"a rewarding challenge":              "passion-rewarding-challenge",
		"how interests have changed":         "passion-how-interests-changed",
		"private and professional passions":  "passion-private-interests-at-work",
		"interests outside work":             "passion-outside-work",
		"what sparked the interest":          "passion-first-spark",
		"staying motivated":                  "motivation-staying-motivated",
		"when motivation drops":              "motivation-when-motivation-dropped",
		"help from others to stay motivated": "motivation-who-lifts-you",
		"a project one enjoyed":              "project-one-you-enjoyed",
		"a project one is proud of":          "project-proud-of",
		"one's own part in a project":        "project-your-exact-part",
		"results in numbers":                 "project-results-in-numbers",
		"how passions fit the role":          "role-fit-what-you-care-about",
		"knowing the company":                "role-fit-what-you-know-about-us",
		"a passion that seems unrelated":     "role-fit-seemingly-unrelated-passion",
		"weaknesses":                         "strengths-greatest-weakness",
		"not knowing something":              "strengths-found-out-you-did-not-know",
		"handling stress":                    "stress-handling-stress",
		"curiosity about technology":         "passion-technology-you-are-curious-about",
		"solving problems with technology":   "project-solved-with-technology",
		"service in health and social work":  "passion-when-you-knew-you-wanted-to-help",
		"empathy and listening":              "strengths-feeling-listened-to",
		"analysis in finance":                "project-analysis-that-changed-a-decision",
		"trends in business":                 "passion-trend-you-follow",
		"the creative path":                  "passion-how-your-work-developed",
		"making something together":          "project-made-together",
		"the audience of creative work":      "role-fit-our-audience",
	}
	keys := make(map[string]bool)
	for _, q := range allQuestions(t) {
		keys[q.Key] = true
	}
	for subject, key := range subjects {
		if !keys[key] {
			t.Errorf("no question %s for the subject %q", key, subject)
		}
	}
}

func TestEveryQuestionIsWhole(t *testing.T) {
	key := regexp.MustCompile(`^[a-z]+(-[a-z0-9]+)+$`)
	for theme, f := range readDeck(t) {
		for _, q := range f.Questions {
			if !key.MatchString(q.Key) || !strings.HasPrefix(q.Key, theme+"-") {
				t.Errorf("key %q, want %s- and a few plain words", q.Key, theme)
			}
			if n := len(q.Steps); n < 3 || n > 5 {
				t.Errorf("%s: %d steps, want 3 to 5", q.Key, n)
			}
			if n := len(q.Pitfalls); n != 2 {
				t.Errorf("%s: %d pitfalls, want 2", q.Key, n)
			}
			if n := len(q.FollowUps); n != 2 {
				t.Errorf("%s: %d follow-ups, want 2", q.Key, n)
			}
			if !slices.Contains(lengths, q.Length) {
				t.Errorf("%s: unknown length %q", q.Key, q.Length)
			}
			if n := len(q.Tags); n < 1 || n > 3 {
				t.Errorf("%s: %d tags, want 1 to 3", q.Key, n)
			}
			if q.Industries == nil {
				t.Errorf("%s: industries missing, want [] for any", q.Key)
			}
			checkTwice(t, q.Key, q.Tags)
			checkTwice(t, q.Key, q.Industries)
		}
	}
}

// checkTwice reports what stands more than once in list.
func checkTwice(t *testing.T, key string, list []string) {
	t.Helper()
	for i, s := range list {
		if slices.Contains(list[:i], s) {
			t.Errorf("%s: %q stands twice in one list", key, s)
		}
	}
}

func TestEveryTextFitsItsPlace(t *testing.T) {
	for _, q := range allQuestions(t) {
		checkSentences(t, q.Key, maxText, q.Text)
		checkSentences(t, q.Key, maxWhy, q.Why)
		checkSentences(t, q.Key, maxStep, q.Steps...)
		checkSentences(t, q.Key, maxPitfall, q.Pitfalls...)
		checkSentences(t, q.Key, maxFollowUp, q.FollowUps...)
	}
}

// checkSentences reports every text that does not begin with a capital or an
// opening quote, does not end like a sentence, or is longer than most.
func checkSentences(t *testing.T, key string, most int, texts ...string) {
	t.Helper()
	sentence := regexp.MustCompile(`^[‘\p{Lu}].{6,}[.?]’?$`)
	for _, s := range texts {
		if !sentence.MatchString(s) {
			t.Errorf("%s: %q is no whole sentence", key, s)
		}
		if n := utf8.RuneCountInString(s); n > most {
			t.Errorf("%s: %d characters, want at most %d: %s", key, n, most, s)
		}
	}
}

func TestTheDeckIsWrittenWithPlainCharacters(t *testing.T) {
	const marks = " -,.;:?‘’£%"
	for _, q := range allQuestions(t) {
		for _, s := range q.words() {
			if s != strings.TrimSpace(s) || strings.Contains(s, "  ") {
				t.Errorf("%s: stray spaces in %q", q.Key, s)
			}
			for _, r := range s {
				if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(marks, r) {
					t.Errorf("%s: character %q in %q", q.Key, r, s)
				}
			}
		}
		for _, tag := range q.Tags {
			if tag != strings.ToLower(tag) || tag == "" {
				t.Errorf("%s: tag %q, want lower case", q.Key, tag)
			}
		}
	}
}

// Files laid out alike keep the changes of an edit readable.
func TestEveryFileIsLaidOutAlike(t *testing.T) {
	for name := range readDeck(t) {
		data := readFile(t, name+".json")
		var want bytes.Buffer
		if err := json.Indent(&want, bytes.TrimSpace(data), "", "  "); err != nil {
			t.Fatal(err)
		}
		want.WriteByte('\n')
		if !bytes.Equal(data, want.Bytes()) {
			t.Errorf("%s.json is not indented by two spaces with one line end after it", name)
		}
	}
}

func TestNoQuestionComesTwice(t *testing.T) {
	keys := make(map[string]bool)
	texts := make(map[string]string)
	for _, q := range allQuestions(t) {
		if keys[q.Key] {
			t.Errorf("key %s comes twice", q.Key)
		}
		keys[q.Key] = true
		text := fold(q.Text)
		if first, found := texts[text]; found {
			t.Errorf("%s asks the same as %s", q.Key, first)
		}
		texts[text] = q.Key
	}
}

func TestNoGuidanceIsCopiedFromAnotherQuestion(t *testing.T) {
	sentenceEnd := regexp.MustCompile(`[.?]\s+`)
	first := make(map[string]string)
	for _, q := range allQuestions(t) {
		for _, text := range q.guidance() {
			for _, sentence := range sentenceEnd.Split(text, -1) {
				s := fold(sentence)
				if key, found := first[s]; found {
					t.Errorf("%s repeats a sentence of %s: %s", q.Key, key, sentence)
				}
				first[s] = q.Key
			}
		}
	}
}

// Guidance that shares long runs of words with that of another question was
// written by habit and not for the question.
func TestNoGuidanceSharesALongRunOfWords(t *testing.T) {
	const run = 8
	first := make(map[string]string)
	for _, q := range allQuestions(t) {
		own := make(map[string]bool)
		for _, text := range q.guidance() {
			words := strings.Fields(fold(text))
			for i := 0; i+run <= len(words); i++ {
				own[strings.Join(words[i:i+run], " ")] = true
			}
		}
		for words := range own {
			if key, found := first[words]; found {
				t.Errorf("%s and %s both say %q", key, q.Key, words)
			}
			first[words] = q.Key
		}
	}
}
