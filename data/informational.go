package data

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
)

// PromptInformational marks an entry that holds what somebody answered in an informational interview.
const PromptInformational = "informational"

// GuidePart says what a question of the guide is about.
type GuidePart string

// The parts, in the order of a talk.
const (
	GuidePath  GuidePart = "path"  // how they came to it
	GuideWork  GuidePart = "work"  // what it is like
	GuideField GuidePart = "field" // what counts there
	GuideMe    GuidePart = "me"    // what they would advise
	GuideOn    GuidePart = "on"    // where to go from there
)

// GuideParts lists the parts, in the order of a talk.
func GuideParts() []GuidePart {
	return []GuidePart{GuidePath, GuideWork, GuideField, GuideMe, GuideOn}
}

// GuideQuestion is something to ask in an informational interview.
type GuideQuestion struct {
	Key  string    `json:"key"`
	Part GuidePart `json:"part"`
	Text string    `json:"text"`
	Why  string    `json:"why"`
}

// ReadGuide reads the questions of the informational interview from the file guide.json. It is
// strict; an error names the question.
func ReadGuide(fsys fs.FS) ([]GuideQuestion, error) {
	const name = "guide.json"
	content, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("read the guide: %w", err)
	}
	var file struct {
		Questions []GuideQuestion `json:"questions"`
	}
	dec := json.NewDecoder(bytes.NewReader(content))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&file); err != nil {
		return nil, fmt.Errorf("read the guide: %s: %w", name, because(ErrInvalid, err))
	}
	seen := map[string]bool{}
	for i, q := range file.Questions {
		if !subjects.MatchString(q.Key) || seen[q.Key] || !slices.Contains(GuideParts(), q.Part) || blank(q.Text) || blank(q.Why) {
			return nil, fmt.Errorf("read the guide: %s: question %d: %w", name, i+1, invalid("%q cannot be asked", q.Key))
		}
		seen[q.Key] = true
	}
	return file.Questions, nil
}
