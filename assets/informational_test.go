package assets_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"greenroom/assets"
	"greenroom/data"
)

func TestTheInformationalInterviewHasFifteenQuestionsOfWhichNoneComesTwice(t *testing.T) {
	guide, err := data.ReadGuide(assets.Informational())
	if err != nil {
		t.Fatal(err)
	}
	if len(guide) != 15 {
		t.Errorf("there are %d questions, want 15", len(guide))
	}
	parts, said := map[data.GuidePart]int{}, map[string]string{}
	last := -1
	for _, q := range guide {
		parts[q.Part]++
		for i, part := range data.GuideParts() {
			if part == q.Part && i < last {
				t.Errorf("%s comes after a later part", q.Key)
			} else if part == q.Part {
				last = i
			}
		}
		for what, text := range map[string]string{"text": q.Text, "why": q.Why} {
			if other, twice := said[text]; twice {
				t.Errorf("%s of %s is that of %s too", what, q.Key, other)
			}
			said[text] = q.Key
			if n := utf8.RuneCountInString(text); n < 20 || n > 100 || text != strings.TrimSpace(text) {
				t.Errorf("%s of %s is %q", what, q.Key, text)
			}
		}
		if !strings.HasSuffix(q.Text, "?") || strings.HasSuffix(q.Why, "?") && q.Key != "draining" {
			t.Errorf("%s asks %q because %q", q.Key, q.Text, q.Why)
		}
	}
	for _, part := range data.GuideParts() {
		if parts[part] < 2 {
			t.Errorf("there are %d questions about %s", parts[part], part)
		}
	}
}
