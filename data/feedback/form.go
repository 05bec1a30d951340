package feedback

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"
)

// Form is what came back.
type Form struct {
	Page    string // that it was written on
	From    string // who wrote it
	Filled  time.Time
	Answers []Given
}

// Given is what was said of one answer.
type Given struct {
	Ref    string
	Ticked []string
	Note   string
	Marks  []Mark
}

// Empty reports whether nothing was said.
func (g Given) Empty() bool { return len(g.Ticked) == 0 && g.Note == "" && len(g.Marks) == 0 }

// Mark is a moment somebody marked: Kind is "strong" or "fix".
type Mark struct {
	At   time.Duration
	Kind string
	Text string
}

// Errors of Read; what is wrong with a form is told as well.
var (
	ErrNotAForm = errors.New("this is no file saved by a Greenroom page")
	ErrTooMuch  = errors.New("there is more in this file than a page can hold")
)

// The most a form holds.
const (
	mostBytes   = 4 << 20
	mostAnswers = 200
	mostTicks   = 50
	mostMarks   = 500
	mostText    = 10_000 // characters of a note
	mostName    = 200    // characters of a name
	longestTake = 3 * time.Hour
)

// kept is the form as the page writes it.
type kept struct {
	Greenroom string    `json:"greenroom"`
	Page      string    `json:"page"`
	From      string    `json:"from"`
	Filled    time.Time `json:"filled"`
	Answers   []struct {
		Ref    string   `json:"ref"`
		Ticked []string `json:"ticked"`
		Note   string   `json:"note"`
		Marks  []struct {
			AtMS float64 `json:"at_ms"`
			Kind string  `json:"kind"`
			Text string  `json:"text"`
		} `json:"marks"`
	} `json:"answers"`
}

// Read reads a form that was filled in and saved. It is strict: what no page
// writes is refused as a whole. Errors say what is wrong with which answer.
func Read(r io.Reader) (Form, error) {
	content, err := io.ReadAll(io.LimitReader(r, mostBytes+1))
	switch {
	case err != nil:
		return Form{}, fmt.Errorf("read the form: %w", err)
	case len(content) > mostBytes:
		return Form{}, ErrTooMuch
	}
	var k kept
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&k); err != nil {
		return Form{}, fmt.Errorf("%w: %w", ErrNotAForm, err)
	}
	if k.Greenroom != "feedback/1" || decoder.More() {
		return Form{}, ErrNotAForm
	}
	return k.form()
}

func (k kept) form() (Form, error) {
	f := Form{Page: k.Page, From: strings.TrimSpace(k.From), Filled: k.Filled}
	switch {
	case f.From == "" || tooLong(f.From, mostName):
		return Form{}, fmt.Errorf("%w: the name is missing or too long", ErrNotAForm)
	case f.Page == "" || tooLong(f.Page, mostName):
		return Form{}, fmt.Errorf("%w: it does not say which page it is of", ErrNotAForm)
	case len(k.Answers) > mostAnswers:
		return Form{}, ErrTooMuch
	}
	for i, a := range k.Answers {
		g := Given{Ref: a.Ref, Ticked: a.Ticked, Note: strings.TrimSpace(a.Note)}
		if a.Ref == "" || tooLong(a.Ref, mostName) {
			return Form{}, fmt.Errorf("%w: answer %d has no name", ErrNotAForm, i+1)
		}
		if len(a.Ticked) > mostTicks || len(a.Marks) > mostMarks || tooLong(g.Note, mostText) {
			return Form{}, fmt.Errorf("answer %d: %w", i+1, ErrTooMuch)
		}
		for _, name := range a.Ticked {
			if name == "" || tooLong(name, mostName) {
				return Form{}, fmt.Errorf("%w: answer %d: something without a name is ticked", ErrNotAForm, i+1)
			}
		}
		for n, m := range a.Marks {
			at := time.Duration(m.AtMS * float64(time.Millisecond))
			if m.AtMS < 0 || m.AtMS > float64(longestTake/time.Millisecond) || m.Kind != "strong" && m.Kind != "fix" || tooLong(m.Text, mostText) {
				return Form{}, fmt.Errorf("%w: answer %d, mark %d is none", ErrNotAForm, i+1, n+1)
			}
			g.Marks = append(g.Marks, Mark{at, m.Kind, strings.TrimSpace(m.Text)})
		}
		f.Answers = append(f.Answers, g)
	}
	return f, nil
}

func tooLong(text string, most int) bool { return utf8.RuneCountInString(text) > most }
