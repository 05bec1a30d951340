package data

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// AskTheme is questions about one matter that the person can ask at an interview.
type AskTheme struct {
	Theme     string    `json:"theme"` // its name in the program
	Title     string    `json:"title"` // and for people
	Questions []AskIdea `json:"questions"`
}

// AskIdea is a question the person can ask, and what it is good for.
type AskIdea struct {
	Text string `json:"text"`
	Why  string `json:"why"`
}

// ReadAsks reads the built-in questions to ask them from the files *.json, one a theme, in the order
// of their names. It is strict; an error names the file.
func ReadAsks(fsys fs.FS) ([]AskTheme, error) {
	names, err := fs.Glob(fsys, "*.json")
	if err != nil {
		return nil, fmt.Errorf("read what can be asked: %w", err)
	}
	var all []AskTheme
	seen := map[string]bool{}
	for _, name := range names {
		theme, err := readAskTheme(fsys, name, seen)
		if err != nil {
			return nil, fmt.Errorf("read what can be asked: %s: %w", name, err)
		}
		all = append(all, theme)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("read what can be asked: %w", invalid("there is nothing"))
	}
	return all, nil
}

// readAskTheme reads one file; seen are the themes and questions of those before.
func readAskTheme(fsys fs.FS, name string, seen map[string]bool) (t AskTheme, err error) {
	content, err := fs.ReadFile(fsys, name)
	if err != nil {
		return t, err
	}
	dec := json.NewDecoder(bytes.NewReader(content))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&t); err != nil {
		return t, because(ErrInvalid, err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return t, invalid("something follows the theme")
	}
	switch {
	case blank(t.Theme) || blank(t.Title) || len(t.Questions) == 0:
		return t, invalid("a theme lacks its name or its questions")
	case seen[t.Theme]:
		return t, invalid("the theme %q is there twice", t.Theme)
	}
	seen[t.Theme] = true
	for i, q := range t.Questions {
		key := foldQuestion(q.Text)
		if blank(q.Text) || blank(q.Why) {
			return t, invalid("question %d lacks its words", i+1)
		}
		if seen[key] {
			return t, invalid("%q is there twice", q.Text)
		}
		seen[key] = true
	}
	return t, nil
}
