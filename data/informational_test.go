package data_test

import (
	"errors"
	"testing"
	"testing/fstest"

	"greenroom/data"
)

func TestAGuideThatCannotBeAskedIsRefused(t *testing.T) {
	good := `{"key": "a", "part": "path", "text": "Why?", "why": "Because."}`
	for content, want := range map[string]bool{
		good:              true,
		good + "," + good: false,
		`{"key": "a b", "part": "path", "text": "Why?", "why": "Because."}`:           false,
		`{"key": "a", "part": "moon", "text": "Why?", "why": "Because."}`:             false,
		`{"key": "a", "part": "path", "text": " ", "why": "Because."}`:                false,
		`{"key": "a", "part": "path", "text": "Why?", "why": "Because.", "more": ""}`: false,
	} {
		guide, err := data.ReadGuide(fstest.MapFS{"guide.json": {Data: []byte(`{"questions": [` + content + `]}`)}})
		if (err == nil) != want || want && len(guide) != 1 || !want && !errors.Is(err, data.ErrInvalid) {
			t.Errorf("%s: %v, %v", content, guide, err)
		}
	}
	if _, err := data.ReadGuide(fstest.MapFS{}); err == nil {
		t.Error("a guide that is not there was read")
	}
}
