package assets_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// readLetters reads the texts of each template by its key.
func readLetters(t *testing.T) map[string][]string {
	t.Helper()
	texts := map[string][]string{}
	for _, name := range []string{"letters/interview.json", "letters/network.json"} {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var file struct {
			Templates []struct {
				Key, Label, Subject string
				Body                []string
			}
		}
		if err := json.Unmarshal(content, &file); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, template := range file.Templates {
			texts[template.Key] = append([]string{template.Label, template.Subject}, template.Body...)
		}
	}
	return texts
}

func TestThereIsALetterForEveryOccasion(t *testing.T) {
	texts := readLetters(t)
	for _, key := range []string{
		"thanks-first", "thanks-panel", "thanks-no", "silence", "rejection",
		"after-event", "after-informational", "ask-informational", "catching-up", "thanks-introduction",
	} {
		if texts[key] == nil {
			t.Errorf("there is no letter %s", key)
		}
	}
}

func TestALetterIsShortOpensWithTheNameAndEndsWithTheWriters(t *testing.T) {
	paragraphs := map[string]string{}
	for key, texts := range readLetters(t) {
		label, subject, body := texts[0], texts[1], texts[2:]
		if n := utf8.RuneCountInString(label); n < 10 || n > 42 || strings.HasSuffix(label, ".") {
			t.Errorf("%s is called %q", key, label)
		}
		if n := utf8.RuneCountInString(subject); n < 10 || n > 50 {
			t.Errorf("the subject of %s is %q", key, subject)
		}
		if n := len(strings.Fields(strings.Join(body, " "))); n < 50 || n > 120 {
			t.Errorf("%s has %d words", key, n)
		}
		if body[0] != "Dear [name]," || !strings.HasSuffix(body[len(body)-1], ",\n[me]") {
			t.Errorf("%s begins %q and ends %q", key, body[0], body[len(body)-1])
		}
		for _, text := range body[1 : len(body)-1] {
			if other, twice := paragraphs[text]; twice {
				t.Errorf("a paragraph of %s is in %s, too", key, other)
			}
			paragraphs[text] = key
			for _, r := range text {
				if !unicode.IsLetter(r) && !strings.ContainsRune(" ,.:;?'’-[]", r) {
					t.Errorf("%s has the sign %q", key, r)
				}
			}
		}
	}
}

func TestWhatIsSaidAgainstOneIsShortAndHasAHintOfItsOwn(t *testing.T) {
	content, err := os.ReadFile("pushback/lines.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Lines []struct{ Key, They, Hint string }
	}
	if err := json.Unmarshal(content, &file); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, line := range file.Lines {
		if seen[line.They] || seen[line.Hint] {
			t.Errorf("%s says what another says", line.Key)
		}
		seen[line.They], seen[line.Hint] = true, true
		checkSentences(t, line.Key, 70, line.They)
		checkSentences(t, line.Key, 130, strings.Map(func(r rune) rune {
			if r == ';' {
				return ','
			}
			return r
		}, line.Hint))
	}
	if !seen["That is our best offer."] {
		t.Error("nobody says that it is their best offer")
	}
}
