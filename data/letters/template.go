// Package letters writes letters from templates: it reads the templates, fills
// their fields from what is known, and looks whether a letter is ready to be
// sent. It knows neither the store nor the screen.
package letters

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"

	"greenroom/data"
)

// ErrTemplate is a template that cannot be used.
var ErrTemplate = errors.New("not a template")

// About says what a letter is written about.
type About string

// What letters are about.
const (
	AboutInterview About = "interview"
	AboutContact   About = "contact"
)

// Template is a letter with fields in it, such as [topic].
type Template struct {
	Key     string         `json:"key"`
	Label   string         `json:"label"`
	About   About          `json:"about"`
	Touch   data.TouchKind `json:"touch"`     // what it is once it was sent
	Hours   int            `json:"due_hours"` // within which it should be sent; 0: at any time
	Needs   []Need         `json:"needs"`     // beyond what every letter needs
	Subject string         `json:"subject"`
	Body    []string       `json:"body"` // its paragraphs
}

// Due is when a letter should be sent that is written because of something that ended at a time; zero
// when it has no hurry.
func (t Template) Due(ended time.Time) time.Time {
	if t.Hours == 0 || ended.IsZero() {
		return time.Time{}
	}
	return ended.Add(time.Duration(t.Hours) * time.Hour)
}

// Templates are the templates that travel with the program.
type Templates []Template

// Find is the template of a key; the zero one if there is none.
func (all Templates) Find(key string) Template {
	for _, t := range all {
		if t.Key == key {
			return t
		}
	}
	return Template{}
}

// Of are the templates of letters about something.
func (all Templates) Of(about About) Templates {
	return slices.DeleteFunc(slices.Clone(all), func(t Template) bool { return t.About != about })
}

// Read reads the templates from interview.json and network.json. It is strict; an error names the
// file and the template.
func Read(fsys fs.FS) (Templates, error) {
	var all Templates
	for _, name := range []string{"interview.json", "network.json"} {
		var file struct {
			Templates []Template `json:"templates"`
		}
		if err := readJSON(fsys, name, &file); err != nil {
			return nil, fmt.Errorf("read the letters: %w", err)
		}
		for _, t := range file.Templates {
			if err := t.check(all); err != nil {
				return nil, fmt.Errorf("read the letters: %s: template %q: %w", name, t.Key, err)
			}
			all = append(all, t)
		}
	}
	return all, nil
}

// readJSON reads a file that holds one thing and nothing unknown.
func readJSON(fsys fs.FS, name string, into any) error {
	content, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(content))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		return fmt.Errorf("%s: %w: %w", name, ErrTemplate, err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("%s: %w: something follows", name, ErrTemplate)
	}
	return nil
}

// check says what is wrong with a template that comes after others.
func (t Template) check(before Templates) error {
	texts := append([]string{t.Key, t.Label, t.Subject}, t.Body...)
	switch {
	case len(t.Body) == 0 || slices.ContainsFunc(texts, func(text string) bool { return strings.TrimSpace(text) == "" }):
		return fmt.Errorf("%w: a part of it is empty", ErrTemplate)
	case before.Find(t.Key).Key != "":
		return fmt.Errorf("%w: it is there twice", ErrTemplate)
	case t.About != AboutInterview && t.About != AboutContact:
		return fmt.Errorf("%w: it is about %q", ErrTemplate, t.About)
	case t.Touch != data.TouchMessage && t.Touch != data.TouchThankYou:
		return fmt.Errorf("%w: it is a touch of the kind %q", ErrTemplate, t.Touch)
	case t.Hours < 0:
		return fmt.Errorf("%w: it is due before its time", ErrTemplate)
	}
	for _, need := range t.Needs {
		if !slices.Contains(needs, need) {
			return fmt.Errorf("%w: nobody knows the need %q", ErrTemplate, need)
		}
	}
	for _, text := range append(t.Body, t.Subject) {
		for _, open := range brackets.FindAllString(text, -1) {
			if _, known := labels[Field(strings.Trim(open, "[]"))]; !known {
				return fmt.Errorf("%w: nobody knows the field %s", ErrTemplate, open)
			}
		}
	}
	return nil
}
