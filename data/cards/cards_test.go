package cards_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"greenroom/data/cards"
)

type reader func(io.Reader) ([]cards.Card, []cards.Problem)

// wants fails unless reading the text gives exactly these cards and problems.
func wants(t *testing.T, read reader, text string, want []cards.Card, problems ...cards.Problem) {
	t.Helper()
	got, trouble := read(strings.NewReader(text))
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("cards of %q (-want +got):\n%s", text, diff)
	}
	if diff := cmp.Diff(problems, trouble, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("problems of %q (-want +got):\n%s", text, diff)
	}
}

func TestEachPastedLineIsAQuestion(t *testing.T) {
	wants(t, cards.Lines, "Why us?\n\n  \r\nWhy you?  \rWhy now?", []cards.Card{
		{Line: 1, Text: "Why us?"}, {Line: 4, Text: "Why you?"}, {Line: 5, Text: "Why now?"},
	})
}

func TestBulletsAndNumbersBeforeALineAreStripped(t *testing.T) {
	for _, line := range []string{
		"- Why us?", "* Why us?", "•Why us?", " – Why us?", "1. Why us?", "12) Why us?", "(3) Why us?", "a) Why us?", "Q7: Why us?",
		"Question 7. Why us?", "- [ ] Why us?", "[x] Why us?", "☐ Why us?", "- 3. Why us?", "\t+ Why us?",
	} {
		wants(t, cards.Lines, line, []cards.Card{{Line: 1, Text: "Why us?"}})
	}
	for _, line := range []string{"3 things you are proud of?", "2.5 years at Acme: why so short?", "-ise or -ize?", "A team of one?", "C++ or Go?"} {
		wants(t, cards.Lines, line, []cards.Card{{Line: 1, Text: line}})
	}
}

func TestALineTooLongForAQuestionIsAProblem(t *testing.T) {
	wants(t, cards.Lines, "Why us?\n"+strings.Repeat("long ", 500), []cards.Card{{Line: 1, Text: "Why us?"}},
		cards.Problem{Line: 2, Reason: cards.ReasonLongText})
}

func TestATableMayBeSeparatedByCommasSemicolonsOrTabs(t *testing.T) {
	for _, separator := range []string{",", ";", "\t"} {
		text := strings.ReplaceAll("Tags|Question|Answer|Theme|Level\nteam;people|Why us?|Because.|culture|1\n|Why you?||\n", "|", separator)
		if separator == ";" {
			text = strings.ReplaceAll(text, "team;people", "team,people")
		}
		if separator == "," {
			text = strings.ReplaceAll(text, "team;people", `"team, people"`)
		}
		wants(t, cards.CSV, text, []cards.Card{
			{Line: 2, Text: "Why us?", Answer: "Because.", Theme: "culture", Tags: []string{"team", "people"}}, {Line: 3, Text: "Why you?"},
		})
	}
}

func TestAHeaderMayUseOtherNames(t *testing.T) {
	for _, header := range []string{"text,outline", "FRONT,Back", " question , answer ", "Prompt,Notes"} {
		wants(t, cards.CSV, header+"\nWhy?,So.\n", []cards.Card{{Line: 2, Text: "Why?", Answer: "So."}})
	}
	wants(t, cards.CSV, "Question\nWhy us, and why now?\n", []cards.Card{{Line: 2, Text: "Why us, and why now?"}})
}

func TestWithoutAHeaderTheFirstColumnIsTheQuestion(t *testing.T) {
	wants(t, cards.CSV, "Why us?,You are good.\nWhy you?,So am I.\n", []cards.Card{
		{Line: 1, Text: "Why us?", Answer: "You are good."}, {Line: 2, Text: "Why you?", Answer: "So am I."},
	})
}

func TestSentencesWithCommasAreOneColumn(t *testing.T) {
	wants(t, cards.CSV, "Tell me, why us?\nWhy you?\nWhat, when, where?\n", []cards.Card{
		{Line: 1, Text: "Tell me, why us?"}, {Line: 2, Text: "Why you?"}, {Line: 3, Text: "What, when, where?"},
	})
}

func TestQuotedFieldsHoldLineEndsSeparatorsAndQuotes(t *testing.T) {
	wants(t, cards.CSV, "question,answer\n\"Why \"\"us\"\",\nand now?\",\"One\nTwo\"\nNext?,\n", []cards.Card{
		{Line: 2, Text: `Why "us", and now?`, Answer: "One\nTwo"}, {Line: 5, Text: "Next?"},
	})
}

func TestWordsInQuotationMarksAreNoQuotedField(t *testing.T) {
	wants(t, cards.CSV, "question,answer\n\"Agile\" to you?,It \"is\" fine\nNext?,\n", []cards.Card{
		{Line: 2, Text: `"Agile" to you?`, Answer: `It "is" fine`}, {Line: 3, Text: "Next?"},
	})
}

func TestProblemsOfATableNameTheirLine(t *testing.T) {
	wants(t, cards.CSV, "question,answer\nWhy?,So.\n,an answer alone\n,\n\"never closed,\nx\n", []cards.Card{{Line: 2, Text: "Why?", Answer: "So."}},
		cards.Problem{Line: 3, Reason: cards.ReasonNoQuestion}, cards.Problem{Line: 5, Reason: cards.ReasonOpenQuote})
	wants(t, cards.CSV, "answer,theme\nSo.,culture\n", nil, cards.Problem{Line: 1, Reason: cards.ReasonNoColumn})
}

func TestExcelsOwnHintIsFollowed(t *testing.T) {
	wants(t, cards.CSV, "sep=|\nquestion|answer\nWhy?|So.\n", []cards.Card{{Line: 3, Text: "Why?", Answer: "So."}})
}

func TestAnyUsualEncodingIsRead(t *testing.T) {
	text := "question;answer\nWarum Zürich? – “hm”;Öfter mal was Neues\n"
	want := []cards.Card{{Line: 2, Text: "Warum Zürich? – “hm”", Answer: "Öfter mal was Neues"}}
	wants(t, cards.CSV, text, want)
	wants(t, cards.CSV, "\uFEFF"+text, want)
	wants(t, cards.CSV, string(inUTF16(text, false)), want)
	wants(t, cards.CSV, string(inUTF16(text, true)), want)
	latin := strings.NewReplacer("ü", "\xfc", "Ö", "\xd6", "–", "\x96", "“", "\x93", "”", "\x94").Replace(text)
	wants(t, cards.CSV, latin, want)
}

func inUTF16(text string, bigEndian bool) []byte {
	var b []byte
	for _, unit := range utf16.Encode([]rune("\uFEFF" + text)) {
		if bigEndian {
			b = append(b, byte(unit>>8), byte(unit))
		} else {
			b = append(b, byte(unit), byte(unit>>8))
		}
	}
	return b
}

func TestAnAnkiExportIsReadByItsHeaders(t *testing.T) {
	wants(t, cards.Anki, `#separator:tab
#html:true
#guid column:1
#notetype column:2
#deck column:3
#tags column:6
x!1	Basic	Jobs::Team work	Why <b>us</b>?<br>And&nbsp;now?	"<div>One &amp; ""two""</div><div>Three</div>"	team people
x!2	Basic	Jobs	{{c1::Who::hint}} are you?[sound:a.mp3]		
`, []cards.Card{
		{Line: 7, Text: "Why us? And now?", Answer: "One & \"two\"\nThree", Theme: "Team work", Tags: []string{"team", "people"}},
		{Line: 8, Text: "Who are you?", Theme: "Jobs"},
	})
}

func TestAnAnkiExportMayNameItsColumnsDeckAndTags(t *testing.T) {
	wants(t, cards.Anki, "#separator:Semicolon\n#html:false\n#columns:Extra;Back;Front\n#deck:Jobs\n#tags:a b\nx;So <b>.;Why?\n", []cards.Card{
		{Line: 6, Text: "Why?", Answer: "So <b>.", Theme: "Jobs", Tags: []string{"a", "b"}},
	})
}

func TestAnAnkiExportWithoutHeadersHasTabs(t *testing.T) {
	wants(t, cards.Anki, "Why?\tSo.<br>Or so.\n# a comment\nWho?\t\n", []cards.Card{{Line: 1, Text: "Why?", Answer: "So.\nOr so."}, {Line: 3, Text: "Who?"}})
}

func TestAHeaderOfAnkiThatMakesNoSenseIsAProblem(t *testing.T) {
	wants(t, cards.Anki, "#separator:elephant\n#html:true\nWhy?\n", nil, cards.Problem{Line: 1, Reason: cards.ReasonBadHeader})
	wants(t, cards.Anki, "#html:true\n#tags column:none\nWhy?\n", nil, cards.Problem{Line: 2, Reason: cards.ReasonBadHeader})
}

func TestWhatIsNoTextIsRefused(t *testing.T) {
	for _, f := range []cards.Format{cards.FormatLines, cards.FormatCSV, cards.FormatAnki, cards.FormatUnknown} {
		for _, content := range []string{"PK\x03\x04zip", "RIFF\x00\x00WAVE"} {
			wants(t, f.Read, content, nil, cards.Problem{Reason: cards.ReasonNotText})
		}
	}
}

func TestAnEmptyFileHasNoQuestions(t *testing.T) {
	for _, f := range []cards.Format{cards.FormatLines, cards.FormatCSV, cards.FormatAnki} {
		wants(t, f.Read, "\n \n\n", nil, cards.Problem{Reason: cards.ReasonNoQuestions})
	}
}

func TestTooLargeAFileIsRefused(t *testing.T) {
	for _, f := range []cards.Format{cards.FormatLines, cards.FormatCSV, cards.FormatAnki} {
		got, problems := f.Read(io.LimitReader(endless{}, cards.MaxBytes+1))
		if got != nil || len(problems) != 1 || problems[0].Reason != cards.ReasonTooLarge {
			t.Errorf("%s: %d cards, %v", f, len(got), problems)
		}
		wants(t, f.Read, strings.Repeat("Why?\n", cards.MaxRows+1), nil, cards.Problem{Line: cards.MaxRows + 1, Reason: cards.ReasonTooMany})
	}
}

// endless reads as the same line again and again.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = "Why?\n"[i%5]
	}
	return len(p), nil
}

func TestAReadErrorIsAProblem(t *testing.T) {
	_, problems := cards.Lines(iotest.ErrReader(io.ErrUnexpectedEOF))
	if len(problems) != 1 || problems[0].Reason != cards.ReasonUnreadable {
		t.Error(problems)
	}
}

func TestTheFormatIsDetected(t *testing.T) {
	for _, c := range []struct {
		name, head string
		want       cards.Format
	}{
		{"deck.txt", "#separator:tab\n#html:true\nWhy?\tSo.\n", cards.FormatAnki},
		{"deck.csv", "#separator:Comma\n", cards.FormatAnki},
		{"deck.CSV", "Why us?\n", cards.FormatCSV},
		{"deck.tsv", "Why us?\tSo\n", cards.FormatCSV},
		{"deck.txt", "question,answer\nWhy, us?,\n", cards.FormatCSV},
		{"deck.txt", "Why?\tSo.\nWho?\tI.\n", cards.FormatCSV},
		{"deck.txt", "Tell me, why us?\nWell, why not?\n", cards.FormatLines},
		{"deck.md", "# Questions\n- Why us?\n", cards.FormatLines},
		{"", "", cards.FormatLines},
		{"deck.csv", string(inUTF16("question;answer\n", false)), cards.FormatCSV},
		{"deck.txt", "Zürich? Z\xc3", cards.FormatLines}, // cut within a letter
		{"deck.apkg", "PK\x03\x04", cards.FormatUnknown},
		{"deck.csv", "\x00\x01", cards.FormatUnknown},
	} {
		if got := cards.Detect(c.name, []byte(c.head)); got != c.want {
			t.Errorf("Detect(%q, %q) = %q, want %q", c.name, c.head, got, c.want)
		}
	}
}

func TestWhateverATableWasWrittenFromIsReadBack(t *testing.T) {
	word := rapid.StringMatching(`[a-zA-Zäßé,;"'#.!?]{1,8}`)
	rapid.Check(t, func(t *rapid.T) {
		var want []cards.Card
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		w.Comma = rapid.SampledFrom([]rune{',', ';', '\t'}).Draw(t, "comma")
		w.UseCRLF = rapid.Bool().Draw(t, "crlf")
		write := func(row ...string) {
			if err := w.Write(row); err != nil {
				t.Fatal(err)
			}
		}
		write("question", "answer", "theme", "tags")
		line := 2
		for range rapid.IntRange(1, 20).Draw(t, "rows") {
			card := cards.Card{
				Line: line, Text: strings.Join(rapid.SliceOfN(word, 1, 5).Draw(t, "question"), " "),
				Answer: strings.Join(rapid.SliceOfN(word, 0, 4).Draw(t, "answer"), "\n"), Tags: rapid.SliceOfN(rapid.StringMatching(`[a-z]{1,5}`), 0, 3).Draw(t, "tags"),
			}
			write(card.Text, card.Answer, "", strings.Join(card.Tags, ";"))
			line += 1 + strings.Count(card.Answer, "\n")
			want = append(want, card)
		}
		if w.Flush(); w.Error() != nil {
			t.Fatal(w.Error())
		}
		got, problems := cards.CSV(&b)
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" || len(problems) > 0 {
			t.Fatalf("%v\n%s", problems, diff)
		}
	})
}

func FuzzLines(f *testing.F) { fuzz(f, cards.Lines) }
func FuzzCSV(f *testing.F)   { fuzz(f, cards.CSV) }
func FuzzAnki(f *testing.F)  { fuzz(f, cards.Anki) }

// fuzz checks what holds for whatever is read: questions have text of one line, and everything has
// its place in the file.
func fuzz(f *testing.F, read reader) {
	for _, seed := range []string{
		"", "Why?\n- Who?\r\n", "question,answer\n\"a\nb\",c\n", "a;b\n\"", "sep=;\na;b", "\xff\xfea\x00\n\x00", "\xef\xbb\xbfa\tb", "\xfe\xff\x00a",
		"#separator:tab\n#html:true\n#tags column:3\n#columns:Front\tBack\nWhy?<br>\t{{c1::x::y}}\ta b\n", "#separator:\"\n\"", "#deck:a::\nx\t\"\"\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		got, problems := read(bytes.NewReader(content))
		lines := bytes.Count(content, []byte("\n")) + bytes.Count(content, []byte("\r")) + 1
		last := 0
		for _, card := range got {
			if strings.TrimSpace(card.Text) == "" || strings.ContainsAny(card.Text, "\n\r\x00") {
				t.Errorf("a question %q", card.Text)
			}
			if card.Line <= last || card.Line > lines {
				t.Errorf("line %d after %d of %d", card.Line, last, lines)
			}
			last = card.Line
		}
		for _, problem := range problems {
			if problem.Line < 0 || problem.Line > lines || problem.Reason == "" {
				t.Errorf("%+v in %d lines", problem, lines)
			}
		}
		if len(got) == 0 && len(problems) == 0 {
			t.Error("nothing was said")
		}
		_ = cards.Detect("x.txt", content)
	})
}

func ExampleCSV() {
	got, problems := cards.CSV(strings.NewReader("Question,Tags\nWhy us?,motivation\n,alone\n"))
	for _, card := range got {
		fmt.Println(card.Line, card.Text, card.Tags)
	}
	for _, problem := range problems {
		fmt.Println(problem.Line, problem.Reason)
	}
	// Output:
	// 2 Why us? [motivation]
	// 3 There is no question in this row.
}
