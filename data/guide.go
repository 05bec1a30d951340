package data

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
)

// Guide is what is worth knowing before one speaks in a field of work.
type Guide struct {
	Industry Industry `json:"industry"`
	About    string   `json:"about"`
	Valued   []string `json:"valued"`
	Words    []Word   `json:"words"` // that land there
	Proof    []string `json:"proof"` // that is looked for
	Outlines []Sketch `json:"outlines"`
}

// Word is something worth saying, and why.
type Word struct {
	Say     string `json:"say"`
	Because string `json:"because"`
}

// Sketch is an example of how an answer can be built.
type Sketch struct {
	Question string   `json:"question"`
	Points   []string `json:"points"`
}

// ReadGuides reads the guides that travel with the program, from the files *.json, in the order of
// the industries. It is strict: each industry has one, and each of its parts says something.
func ReadGuides(fsys fs.FS) ([]Guide, error) {
	names, err := fs.Glob(fsys, "*.json")
	if err != nil {
		return nil, fmt.Errorf("read the guides: %w", err)
	}
	found := map[Industry]Guide{}
	for _, name := range names {
		g, err := readGuide(fsys, name)
		if _, twice := found[g.Industry]; err == nil && twice {
			err = invalid("%q has a guide already", g.Industry)
		}
		if err != nil {
			return nil, fmt.Errorf("read the guides: %s: %w", name, err)
		}
		found[g.Industry] = g
	}
	var guides []Guide
	for _, industry := range Industries() {
		g, there := found[industry]
		if !there {
			return nil, fmt.Errorf("read the guides: %w", invalid("there is none for %q", industry))
		}
		guides = append(guides, g)
	}
	return guides, nil
}

func readGuide(fsys fs.FS, name string) (g Guide, err error) {
	content, err := fs.ReadFile(fsys, name)
	if err != nil {
		return g, err
	}
	dec := json.NewDecoder(bytes.NewReader(content))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&g); err != nil {
		return g, because(ErrInvalid, err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return g, invalid("something follows the guide")
	}
	if !slices.Contains(Industries(), g.Industry) {
		return g, invalid("there is no industry %q", g.Industry)
	}
	return g, g.check()
}

// check says what a guide lacks.
func (g Guide) check() error {
	texts := append([]string{g.About}, slices.Concat(g.Valued, g.Proof)...)
	for _, w := range g.Words {
		texts = append(texts, w.Say, w.Because)
	}
	for _, o := range g.Outlines {
		if len(o.Points) == 0 {
			return invalid("the outline of %q has no points", o.Question)
		}
		texts = append(append(texts, o.Question), o.Points...)
	}
	if len(g.Valued) == 0 || len(g.Words) == 0 || len(g.Proof) == 0 || len(g.Outlines) == 0 {
		return invalid("the guide to %q lacks a part", g.Industry)
	}
	if slices.ContainsFunc(texts, blank) {
		return invalid("a line of the guide to %q is empty", g.Industry)
	}
	return nil
}
