// Package feedback lets somebody far away listen to answers and say what they
// heard. A [Page] is one HTML file with the questions, the sound and an empty
// form: it opens in any browser, asks no network for anything, and saves what
// was filled in as a file. [Read] reads that file when it comes back.
package feedback

import (
	"bufio"
	"crypto/rand"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"html/template"
	"io"
	"time"
)

// Page is what is sent to somebody.
type Page struct {
	ID      string // of this page; Write gives it one when it is empty
	Title   string
	Form    []Item // what can be ticked of each answer
	Answers []Answer
	Words   Words
}

// Item is something that can be ticked: the name it comes back under, and what
// is read.
type Item struct{ Name, Label string }

// Answer is one answer to listen to.
type Answer struct {
	Ref      string // what it is known by when the form comes back
	Question string
	Length   time.Duration
	MIME     string                  // of the sound, such as audio/flac
	Sound    func(w io.Writer) error // writes it
}

// Words is all the page says, in the language it was made in.
type Words struct {
	Lang        string // such as "en"
	Intro       string // whose answers these are, and what is asked for
	Private     string // that nothing is sent anywhere
	Name        string
	Answer      string // before the number of an answer
	Strong, Fix string // the two marks
	MarkAs      string // the word beside a mark
	Remove      string
	Note        string
	Save        string
	Saved       string // what to do with the file
	NeedsName   string
	File        string // the name of the file, without its ending
}

//go:embed page.html
var pageText string

//go:embed page.css
var pageStyle string

//go:embed page.js
var pageScript string

var pageTemplate = template.Must(template.New("page").Parse(pageText))

// NewID is a name for a page that no other has.
func NewID() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails, as its documentation says
	return hex.EncodeToString(b[:])
}

// Write writes the page. The sounds are asked for one after the other while it
// is written.
func (p Page) Write(w io.Writer) error {
	if p.ID == "" {
		p.ID = NewID()
	}
	out := bufio.NewWriter(w)
	// The template leaves a mark where the sound of an answer goes, so that no
	// sound is ever held in memory. Nobody can have written it anywhere else.
	mark := "sound:" + NewID()
	parts := &splitter{to: out, mark: []byte(mark), answers: p.Answers}
	err := pageTemplate.Execute(parts, map[string]any{
		"Page": p, "Style": template.CSS(pageStyle), "Script": template.JS(pageScript),
		"Policy": "default-src 'none'; media-src data: blob:; style-src 'sha256-" + digest(pageStyle) +
			"'; script-src 'sha256-" + digest(pageScript) + "'",
		"Sound": template.URL(mark), "Number": func(i int) int { return i + 1 },
	})
	if err == nil {
		err = parts.finish()
	}
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	return nil
}

// digest is how a policy names a script or a style.
func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return base64.StdEncoding.EncodeToString(sum[:])
}
