package deck_test

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"greenroom/data"
	"greenroom/ui/uitest"
	"greenroom/ui/widget"
)

func TestPastedLinesAreShownWithWhatBecomesOfEach(t *testing.T) {
	p := importPlace(t)
	p.paste("Why you?\n\n2. tell me about YOURSELF\nWhat next?\nwhat next")
	p.mustSee("2 new questions · 2 already there",
		"Why you?", "line 1",
		"tell me about YOURSELF", "line 3 · already there, left as it is",
		"What next?", "line 4",
		"what next", "line 5 · already there, left as it is")
	if len(p.mine()) != 0 {
		t.Fatal("a preview added questions")
	}
}

func TestAnImportAddsWhatIsNewAndIsUndoneAsAWhole(t *testing.T) {
	p := importPlace(t)
	before := p.count()
	own, err := p.store.SaveQuestion(t.Context(), data.Question{Text: "An earlier one of mine"})
	if err != nil {
		t.Fatal(err)
	}
	p.settle()
	p.paste("Why you?\nTell me about yourself\nWhat next?")
	p.pressChip("None")
	p.choose(3) // after "None": first impression, passion
	p.press("Add 2 questions")

	mine := p.mine()
	if len(mine) != 3 {
		t.Fatalf("there are %d own questions, want 3", len(mine))
	}
	for _, q := range mine {
		if q.ID != own.ID && (q.Theme != data.ThemePassion || q.Length != data.LengthStandard) {
			t.Fatalf("added as %+v", q)
		}
	}
	p.mustList("An earlier one of mine", "Why you?", "What next?")

	p.takeBack()
	if mine := p.mine(); len(mine) != 1 || mine[0].ID != own.ID || p.count() != before+1 {
		t.Fatalf("after undo there are %d own questions", len(mine))
	}
}

func TestATableBringsThemesTagsAndAnswers(t *testing.T) {
	p := importPlace(t)
	p.open("mine.csv", "question,theme,tags,answer\nWhy you?,Negotiation,hard;late,Say it calmly\nWhat next?,Stars,,\n")
	p.mustSee("2 new questions", "mine.csv", "line 2 · Negotiation · hard, late", "line 3")
	p.press("Add 2 questions")
	for _, q := range p.mine() {
		if q.Text == "Why you?" && (q.Theme != data.ThemeNegotiation || q.Outline != "Say it calmly" || !slices.Equal(q.Tags, []string{"hard", "late"})) {
			t.Fatalf("added as %+v", q)
		}
		if q.Text == "What next?" && q.Theme != "" {
			t.Fatalf("an unknown theme became %q", q.Theme)
		}
	}
}

func TestAnkisTextExportIsUnderstood(t *testing.T) {
	p := importPlace(t)
	p.open("deck.txt", "#separator:tab\n#html:false\n#tags column:3\nWhy you?\tBecause\tloop\n")
	p.mustSee("1 new questions", "line 4 · loop")
	p.press("Add 1 questions")
	if mine := p.mine(); len(mine) != 1 || mine[0].Outline != "Because" {
		t.Fatalf("added %+v", mine)
	}
}

func TestProblemsAreShownByLineAndLeftOutOnlyWhenTheButtonSaysSo(t *testing.T) {
	p := importPlace(t)
	p.open("mine.csv", "question,answer\nWhy you?,Calmly\n,An answer to nothing\n")
	p.mustSee("1 new questions · 1 problems", "There is no question in this row.", "line 3")
	if p.sees("Add 1 questions") {
		t.Fatal("the button does not say that a line is left out")
	}
	p.press("Add 1 questions, leave out the lines with a problem")
	if mine := p.mine(); len(mine) != 1 || mine[0].Text != "Why you?" {
		t.Fatalf("added %+v", mine)
	}
}

func TestAFileInTheWrongFormSaysWhatIsWrongAndChangesNothing(t *testing.T) {
	for name, c := range map[string]struct{ file, content, words string }{
		"a picture":      {"photo.txt", "\x89PNG\r\n\x1a\n\x00\x00\x00", "This is not a text file."},
		"a closed quote": {"mine.csv", "question\n\"Why", "A quotation mark opened here is never closed."},
		"nothing in it":  {"mine.txt", "\n \n", "There are no questions in the file."},
	} {
		t.Run(name, func(t *testing.T) {
			p := importPlace(t)
			before := p.count()
			p.open(c.file, c.content)
			p.mustSee(c.words, "Nothing to add")
			if p.count() != before {
				t.Fatal("something was added")
			}
		})
	}
}

func TestAnImportThatFailsAddsNothing(t *testing.T) {
	p := &place{t: t, screen: uitest.NewScreen(t), store: openStore(t)}
	p.furnish(failing{p.store})
	p.room.Enter("import")
	p.settle()
	p.paste("Why you?\nWhat next?")
	test.Tap(find(p, "add", func(b *widget.Button) bool { return b.Label() == "Add 2 questions" }))
	p.until("it is told", func() bool { return len(p.failed) > 0 })
	if len(p.failed) != 1 || !strings.Contains(p.failed[0], "none was added") || p.undo != nil {
		t.Fatalf("told %v", p.failed)
	}
	if len(p.mine()) != 0 {
		t.Fatal("something was added")
	}
	p.mustSee("Add 2 questions", "Why you?") // to try again
	p.failed = nil
}

func TestTheImportLeadsBackByEscapeAndKeepsWhatWasPasted(t *testing.T) {
	p := importPlace(t)
	p.paste("Why you?")
	p.key(fyne.KeyEscape)
	p.mustSee("All questions", "Why of yourself")
	p.room.Enter("import")
	p.settle()
	p.mustSee("1 new questions")
}

func TestAClosedFileGivesThePlaceBackToPasting(t *testing.T) {
	p := importPlace(t)
	p.open("mine.csv", "question\nWhy you?\n")
	chip := find(p, "file", func(c *widget.Chip) bool { return c.Text() == "mine.csv" })
	chip.OnRemove()
	p.settle()
	p.pasteField()
	p.mustSee("Nothing to add yet")
}

// importPlace is the room with the import page open.
func importPlace(t *testing.T) *place {
	t.Helper()
	p := newPlace(t)
	p.room.Enter("import")
	p.settle()
	return p
}

func (p *place) pasteField() *widget.Entry {
	p.t.Helper()
	return find(p, "field to paste into", func(e *widget.Entry) bool { return e.MultiLine })
}

func (p *place) paste(text string) {
	p.t.Helper()
	p.pasteField().SetText(text)
	p.settle()
}

// open opens a file as if it had been chosen in the file dialog.
func (p *place) open(name, content string) {
	p.t.Helper()
	path := filepath.Join(p.t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		p.t.Fatal(err)
	}
	file, err := os.Open(path)
	if err != nil {
		p.t.Fatal(err)
	}
	p.room.Import(chosen{file, storage.NewFileURI(path)})
	p.settle()
}

// chosen is a file from the file dialog.
type chosen struct {
	io.ReadCloser
	uri fyne.URI
}

func (c chosen) URI() fyne.URI { return c.uri }

func (p *place) count() int {
	p.t.Helper()
	n, err := p.store.CountQuestions(p.t.Context(), data.QuestionFilter{})
	if err != nil {
		p.t.Fatal(err)
	}
	return n
}

// failing is a store that cannot import.
type failing struct{ *data.Store }

func (failing) ImportQuestions(context.Context, []data.Question) error {
	return errors.New("disk full")
}
