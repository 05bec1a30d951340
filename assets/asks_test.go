package assets_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"greenroom/assets"
	"greenroom/data"
)

// Longest texts of a question to ask them in characters, as with the deck.
const (
	maxAsk    = 110
	maxAskWhy = 100
)

func TestThereAreQuestionsToAskThemForEveryPartOfATalk(t *testing.T) {
	themes, err := data.ReadAsks(assets.Asks())
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, theme := range themes {
		if n := len(theme.Questions); n < 5 {
			t.Errorf("%s has %d questions", theme.Theme, n)
		}
		total += len(theme.Questions)
	}
	if total < 40 || len(themes) < 6 {
		t.Errorf("%d questions in %d themes, want at least 40 in 6", total, len(themes))
	}
}

func TestQuestionsToAskThemAreShortOpenAndNotThoseOfTheDeck(t *testing.T) {
	themes, err := data.ReadAsks(assets.Asks())
	if err != nil {
		t.Fatal(err)
	}
	var deck []string
	for _, q := range allQuestions(t) {
		deck = append(deck, fold(q.Text))
	}
	for _, theme := range themes {
		for _, q := range theme.Questions {
			if utf8.RuneCountInString(q.Text) > maxAsk || utf8.RuneCountInString(q.Why) > maxAskWhy {
				t.Errorf("%q or its reason is too long", q.Text)
			}
			if !strings.HasSuffix(q.Text, "?") || !strings.HasSuffix(q.Why, ".") {
				t.Errorf("%q is no question, or its reason no sentence", q.Text)
			}
			if slices.Contains(deck, fold(q.Text)) {
				t.Errorf("%q stands in the deck", q.Text)
			}
		}
	}
}
