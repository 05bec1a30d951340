package e2e_test

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"greenroom/data"
	"greenroom/ui/companies/brief"
	"greenroom/ui/e2e/rig"
)

// tabs presses Tab so often.
func (g *guest) tabs(n int) {
	g.Helper()
	for range n {
		g.must(g.room.Screen.Key(g.Context(), "Tab"))
	}
	g.rest()
}

// storedSoon waits until a query finds exactly one row.
func storedSoon[T any](g *guest, what, sql string) (one T) {
	g.Helper()
	g.until(10*time.Second, what, func() bool {
		rows := query[T](g, sql)
		if len(rows) == 1 {
			one = rows[0]
		}
		return len(rows) == 1
	})
	return one
}

// TestFromAFirstPromptToABriefAndAnAnswerThatUsesIt goes the whole way of
// preparing by the keyboard alone: a prompt is answered, a passion named, its
// story told, a company file begun, a skill of its job matched with the story,
// the brief looked at, and the story said aloud.
func TestFromAFirstPromptToABriefAndAnAnswerThatUsesIt(t *testing.T) {
	g := enter(t, rig.Options{})
	g.launch()
	g.answersThePrompt()
	g.namesThePassion()
	g.tellsTheStory()
	g.beginsTheFile()
	g.matchesTheSkill()
	g.saysIt()
	g.quit()
	g.holdsTogether()
}

// railed is how many places the rail has, which Tab goes through first.
const railed = 10

const promptAnswer = "I lose track of time when I turn a muddle into plain words"

// answersThePrompt writes to the first prompt of the path.
func (g *guest) answersThePrompt() {
	g.Helper()
	g.press("ctrl+3")
	g.tabs(railed + 2) // past the first card to its next step
	g.press("Return")
	g.press("Return") // into the field
	g.write(promptAnswer)
	type written struct{ Body, Prompt string }
	got := storedSoon[written](g, "the answer is an entry of the journal", "SELECT body, prompt FROM entry WHERE body = '"+promptAnswer+"'")
	if got.Prompt == "" {
		g.Errorf("the answer is kept as %+v", got)
	}
	g.picture("1-prompt")
}

// namesThePassion makes a passion of the answer.
func (g *guest) namesThePassion() {
	g.Helper()
	g.tabs(3) // Next, Say it instead, Make a passion of it
	g.press("Return")
	g.write("Plain words")
	g.tabs(1 + 4 + 3) // tags, where, why, evidence; then what an employer has of it
	g.write("fewer calls to support")
	type passion struct{ Name, Employer string }
	got := storedSoon[passion](g, "the passion is kept", "SELECT name, employer FROM passion WHERE employer <> ''")
	if got != (passion{"Plain words", "fewer calls to support"}) {
		g.Errorf("the passion is kept as %+v", got)
	}
	if led := query[struct{ ID int }](g, "SELECT id FROM entry WHERE passion_id = 1 AND prompt <> ''"); len(led) != 1 {
		g.Error("the answer is not linked to the passion it led to")
	}
	g.picture("2-passion")
}

// tellsTheStory tells a story of the passion, in its parts.
func (g *guest) tellsTheStory() {
	g.Helper()
	g.tabs(2) // Write about it, Tell a story of it
	g.press("Return")
	for i, text := range []string{
		"The manual nobody read", "Support answered the same call forty times a week.", "I was asked for a better manual.",
		"I did the technical writing alone, sat beside callers, and cut nine pages to one.", "Calls fell.", "40 percent fewer calls",
	} {
		if i > 0 {
			g.tabs(1)
		}
		g.write(text)
	}
	type story struct{ Title, Action, Figure string }
	got := storedSoon[story](g, "the story is kept", "SELECT title, action, figure FROM story WHERE figure LIKE '%calls'")
	if got.Title != "The manual nobody read" || !strings.HasPrefix(got.Action, "I did the technical writing") {
		g.Errorf("the story is kept as %+v", got)
	}
	if shows := query[struct{ ID int }](g, "SELECT story_id AS id FROM story_passion WHERE passion_id = 1"); len(shows) != 1 {
		g.Error("the story is not linked to its passion")
	}
	g.picture("3-story")
}

const posting = "You have experience with technical writing."

// beginsTheFile begins the file on a company and pastes its job description.
func (g *guest) beginsTheFile() {
	g.Helper()
	g.press("ctrl+3", "4", "ctrl+n")
	g.write("Northlight")
	g.tabs(1)
	g.write("Technical writer")
	g.until(10*time.Second, "the file is kept", func() bool {
		return len(query[struct{ ID int }](g, "SELECT id FROM company WHERE role = 'Technical writer'")) == 1
	})
	g.rest()
	// Five industries, six stages, ten things that are left; the brief, the story, a talk, the pay; aim, values, culture, products; news, somebody, everybody.
	g.tabs(5 + 6 + 10 + 4 + 4 + 3 + 1)
	g.write(posting)
	type file struct{ Name, Job string }
	if got := storedSoon[file](g, "the job description is kept", "SELECT name, job FROM company WHERE job LIKE '%writing.'"); got != (file{"Northlight", posting}) {
		g.Errorf("the file is kept as %+v", got)
	}
	g.picture("4-file")
}

// matchesTheSkill has the skill of the job suggested, and answers it with the
// story that fits.
func (g *guest) matchesTheSkill() {
	g.Helper()
	g.tabs(1)
	g.press("Return")
	g.picture("5-suggested")
	g.press("Return")
	type skill struct {
		Name  string
		Story int
	}
	if got := storedSoon[skill](g, "the skill is kept", "SELECT name, coalesce(story_id, 0) AS story FROM company_skill"); got != (skill{"Technical writing", 0}) {
		g.Errorf("the skill is kept as %+v", got)
	}
	g.rest()
	g.press("shift+Tab", "shift+Tab", "shift+Tab", "shift+Tab") // past what takes it out, the note and what else there is, to the story that fits
	g.picture("6-fits")
	g.press("Return")
	storedSoon[skill](g, "the story answers the skill", "SELECT name, story_id AS story FROM company_skill WHERE story_id = 1")
	g.picture("7-matched")
}

// saysIt says the story aloud, where it was told.
func (g *guest) saysIt() {
	g.Helper()
	g.press("ctrl+3", "2", "Return") // the story is open, and the cursor in what was done
	g.tabs(4)                        // how it ended, its number, what was learned; then Rehearse it
	g.press("Return")
	g.picture("8-rehearse")
	g.startRecording()
	said := g.say(firstSentence)
	kept := g.stopRecording(1)
	g.alike("the answer", said, g.sound(kept).Samples)
	type asked struct{ Subject, Uid string }
	got := storedSoon[asked](g, "the answer is one to the story", "SELECT q.subject, s.uid FROM take t JOIN question q ON q.id = t.question_id, story s")
	if got.Subject != "story/"+got.Uid {
		g.Errorf("what is said is %+v", got)
	}
}

// holdsTogether reads all of it as the program would, and as a brief.
func (g *guest) holdsTogether() {
	g.Helper()
	store, err := data.Open(g.Context(), g.folder, data.Options{Log: slog.New(slog.DiscardHandler)})
	g.must(err)
	defer store.Close()
	b, err := brief.Read(g.Context(), store, 1)
	g.must(err)
	text := b.Markdown()
	for _, want := range []string{"Northlight", "Technical writer", "Technical writing", "The manual nobody read", "40 percent fewer calls", "fewer calls) · said", "Plain words", "fewer calls to support"} {
		if !strings.Contains(text, want) {
			g.Errorf("the brief says nothing of %q:\n%s", want, text)
		}
	}
	page := g.evidence("brief.pdf")
	file, err := os.Create(page)
	g.must(err)
	g.must(b.PDF(file, time.Now()))
	g.must(file.Close())
	g.Logf("the brief: %s", filepath.Base(page))
}
