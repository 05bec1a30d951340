package assets_test

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

type prompt struct {
	Key      string `json:"key"`
	Name     string `json:"name"`
	Part     string `json:"part"`
	Text     string `json:"text"`
	FollowUp string `json:"follow_up"`
	Example  string `json:"example"`
}

func readPrompts(t *testing.T, name string) []prompt {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Prompts []prompt `json:"prompts"`
	}
	dec := json.NewDecoder(bytes.NewReader(content))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&file); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return file.Prompts
}

func TestThePathHasFourPromptsAndThreeMomentsEachWithItsExample(t *testing.T) {
	parts := map[string]int{}
	said := map[string]string{}
	for _, p := range readPrompts(t, "prompts/path.json") {
		parts[p.Part]++
		for what, text := range map[string]string{"name": p.Name, "text": p.Text, "follow_up": p.FollowUp, "example": p.Example} {
			if other, twice := said[text]; twice {
				t.Errorf("%s of %s is that of %s too", what, p.Key, other)
			}
			said[text] = p.Key
			if text != strings.TrimSpace(text) || text == "" {
				t.Errorf("%s of %s is %q", what, p.Key, text)
			}
		}
		if n := utf8.RuneCountInString(p.Name); n > 24 {
			t.Errorf("%s is called %q", p.Key, p.Name)
		}
		if !strings.HasSuffix(p.Text, "?") || utf8.RuneCountInString(p.Text) > 100 {
			t.Errorf("%s asks %q", p.Key, p.Text)
		}
		if !strings.HasSuffix(p.FollowUp, "?") || utf8.RuneCountInString(p.FollowUp) > 110 {
			t.Errorf("%s asks on with %q", p.Key, p.FollowUp)
		}
		if n := utf8.RuneCountInString(p.Example); n < 120 || n > 320 || !strings.Contains(" "+p.Example, " I ") {
			t.Errorf("the example of %s has %d letters, or nobody speaks in it", p.Key, n)
		}
	}
	if parts["moves"] != 4 || parts["moments"] != 3 || len(parts) != 2 {
		t.Errorf("the parts are %v", parts)
	}
}

func TestThereIsADayOfWritingForFiveDays(t *testing.T) {
	days := readPrompts(t, "prompts/writing.json")
	if len(days) != 5 {
		t.Fatalf("there are %d days", len(days))
	}
	for _, day := range days {
		if day.Part != "writing" || day.Example != "" {
			t.Errorf("%s is %+v", day.Key, day)
		}
		if n := utf8.RuneCountInString(day.Text); n < 10 || n > 50 {
			t.Errorf("%s is called %q", day.Key, day.Text)
		}
		if n := utf8.RuneCountInString(day.FollowUp); n < 80 || n > 240 {
			t.Errorf("what %s asks has %d letters", day.Key, n)
		}
	}
}
