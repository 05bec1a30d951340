package assets_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"greenroom/assets"
	"greenroom/data"
)

// Longest texts of a guide in characters, as with the deck.
const (
	maxAbout = 160
	maxLine  = 110
	maxSay   = 40
	maxPoint = 100
)

func guides(t *testing.T) []data.Guide {
	t.Helper()
	all, err := data.ReadGuides(assets.Industries())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// guideWords returns everything of g that a person reads.
func guideWords(g data.Guide) []string {
	all := append([]string{g.About}, slices.Concat(g.Valued, g.Proof)...)
	for _, w := range g.Words {
		all = append(all, w.Say, w.Because)
	}
	for _, o := range g.Outlines {
		all = append(append(all, o.Question), o.Points...)
	}
	return all
}

func TestEveryIndustryHasAGuideWithThreeOutlines(t *testing.T) {
	all := guides(t)
	if len(all) != len(industries) {
		t.Fatalf("%d guides, want one for each of %v", len(all), industries)
	}
	for i, g := range all {
		if string(g.Industry) != industries[i] {
			t.Errorf("guide %d is of %q", i, g.Industry)
		}
		if len(g.Valued) != 5 || len(g.Words) != 6 || len(g.Proof) != 5 || len(g.Outlines) != 3 {
			t.Errorf("%s: %d valued, %d words, %d proofs, %d outlines; want 5, 6, 5, 3",
				g.Industry, len(g.Valued), len(g.Words), len(g.Proof), len(g.Outlines))
		}
		for _, o := range g.Outlines {
			if n := len(o.Points); n < 4 || n > 5 {
				t.Errorf("%s: %q has %d points, want 4 or 5", g.Industry, o.Question, n)
			}
		}
	}
}

func TestEveryLineOfAGuideFitsItsPlace(t *testing.T) {
	for _, g := range guides(t) {
		name := string(g.Industry)
		checkSentences(t, name, maxAbout, strings.TrimSuffix(g.About, ".")+".")
		checkSentences(t, name, maxLine, g.Valued...)
		checkSentences(t, name, maxLine, g.Proof...)
		for _, w := range g.Words {
			checkSentences(t, name, maxLine, w.Because)
			if n := utf8.RuneCountInString(w.Say); n > maxSay || strings.HasSuffix(w.Say, ".") {
				t.Errorf("%s: %q is no short phrase", name, w.Say)
			}
		}
		for _, o := range g.Outlines {
			checkSentences(t, name, maxText, o.Question)
			checkSentences(t, name, maxPoint, o.Points...)
		}
	}
}

func TestTheGuidesAreWrittenWithPlainCharacters(t *testing.T) {
	const marks = " -,.;:?’"
	for _, g := range guides(t) {
		for _, s := range guideWords(g) {
			for _, r := range s {
				if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(marks, r) {
					t.Errorf("%s: character %q in %q", g.Industry, r, s)
				}
			}
		}
	}
}

// What one industry is told must not be what another is told, nor what the
// deck says beside a question: the guide would teach nothing more.
func TestNoGuideSharesALongRunOfWords(t *testing.T) {
	const run = 6
	first := map[string]string{}
	note := func(of string, texts []string) {
		own := map[string]bool{}
		for _, text := range texts {
			words := strings.Fields(fold(text))
			for i := 0; i+run <= len(words); i++ {
				own[strings.Join(words[i:i+run], " ")] = true
			}
		}
		for words := range own {
			if other, found := first[words]; found && (of != "the deck" || other != "the deck") {
				t.Errorf("%s and %s both say %q", other, of, words)
			}
			first[words] = of
		}
	}
	var deck []string
	for _, q := range allQuestions(t) {
		deck = append(deck, q.guidance()...)
	}
	note("the deck", deck)
	for _, g := range guides(t) {
		note(string(g.Industry), guideWords(g))
	}
}

func TestEveryGuideIsLaidOutAlike(t *testing.T) {
	for _, industry := range industries {
		name := filepath.Join("industries", industry+".json")
		file, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var want bytes.Buffer
		if err := json.Indent(&want, bytes.TrimSpace(file), "", "  "); err != nil {
			t.Fatal(err)
		}
		want.WriteByte('\n')
		if !bytes.Equal(file, want.Bytes()) {
			t.Errorf("%s is not indented by two spaces with one line end after it", name)
		}
	}
}
