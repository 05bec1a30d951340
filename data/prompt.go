package data

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
)

// PromptPart says what a prompt belongs to.
type PromptPart string

// The parts.
const (
	PromptMoves   PromptPart = "moves"   // what moves the person
	PromptMoments PromptPart = "moments" // key moments of their story
	PromptWriting PromptPart = "writing" // a day of writing for oneself
)

// Prompt is something to think about. What is written to it is an entry whose Prompt is its Key.
type Prompt struct {
	Key      string     `json:"key"`
	Name     string     `json:"name"` // in a few words; "" for a day of writing
	Part     PromptPart `json:"part"`
	Text     string     `json:"text"`
	FollowUp string     `json:"follow_up"`
	Example  string     `json:"example"` // how somebody might answer; "" for a day of writing
}

// Subject is what speaking to a prompt is called, as Spoken wants it.
func (p Prompt) Subject() string { return "prompt/" + p.Key }

// Prompts are the built-in prompts, each kind in its order.
type Prompts struct {
	Path    []Prompt // towards what moves the person, and their key moments
	Writing []Prompt // one for each day
}

// ReadPrompts reads the built-in prompts from the files path.json and writing.json. It is strict; an
// error names the file and the prompt.
func ReadPrompts(fsys fs.FS) (p Prompts, err error) {
	if p.Path, err = readPrompts(fsys, "path.json"); err != nil {
		return Prompts{}, err
	}
	if p.Writing, err = readPrompts(fsys, "writing.json"); err != nil {
		return Prompts{}, err
	}
	return p, nil
}

func readPrompts(fsys fs.FS, name string) ([]Prompt, error) {
	content, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("read the prompts: %w", err)
	}
	var file struct {
		Prompts []Prompt `json:"prompts"`
	}
	dec := json.NewDecoder(bytes.NewReader(content))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&file); err != nil {
		return nil, fmt.Errorf("read the prompts: %s: %w", name, because(ErrInvalid, err))
	}
	seen := map[string]bool{}
	for i, p := range file.Prompts {
		if err := p.check(seen); err != nil {
			return nil, fmt.Errorf("read the prompts: %s: prompt %d: %w", name, i+1, err)
		}
		seen[p.Key] = true
	}
	return file.Prompts, nil
}

func (p Prompt) check(seen map[string]bool) error {
	switch {
	case !subjects.MatchString(p.Key):
		return invalid("%q is no key", p.Key)
	case seen[p.Key]:
		return invalid("%q is there twice", p.Key)
	case p.Part != PromptMoves && p.Part != PromptMoments && p.Part != PromptWriting:
		return invalid("there is no part %q", p.Part)
	case blank(p.Text) || blank(p.FollowUp):
		return invalid("%q asks nothing", p.Key)
	}
	return nil
}
