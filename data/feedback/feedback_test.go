package feedback_test

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"

	"greenroom/data/feedback"
)

// page is one with two answers, the questions of which are written by somebody
// who means no good.
func page() feedback.Page {
	sound := func(content string) func(io.Writer) error {
		return func(w io.Writer) error { _, err := io.WriteString(w, content); return err }
	}
	return feedback.Page{
		Title: `Sam's answers </title><script>alert(1)</script>`,
		Form:  []feedback.Item{{Name: "example", Label: "There was an <example>"}, {Name: "role", Label: "It fits"}},
		Answers: []feedback.Answer{
			{Ref: "take-1", Question: `Why "us"? </script><img src=x onerror=alert(1)>`, MIME: "audio/flac", Sound: sound("first sound")},
			{Ref: "take-2", Question: "لماذا نحن؟ {{.Page}}", MIME: "audio/flac", Sound: sound(strings.Repeat("second sound ", 10_000))},
		},
		Words: feedback.Words{Lang: "en", Save: "Save my feedback", Strong: "Strong here", Fix: "Again", File: "feedback"},
	}
}

func written(t *testing.T, p feedback.Page) string {
	t.Helper()
	var b bytes.Buffer
	if err := p.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAPageHoldsEverySoundInItsPlace(t *testing.T) {
	html := written(t, page())
	for _, sound := range []string{"first sound", strings.Repeat("second sound ", 10_000)} {
		if n := strings.Count(html, `src="data:audio/flac;base64,`+base64.StdEncoding.EncodeToString([]byte(sound))+`"`); n != 1 {
			t.Errorf("a sound of %d bytes is there %d times", len(sound), n)
		}
	}
	if first, second := strings.Index(html, "take-1"), strings.Index(html, "take-2"); first < 0 || second < first {
		t.Error("the answers are not in their order")
	}
	if strings.Contains(html, "sound:") {
		t.Error("a mark is left")
	}
}

func TestAPageAsksNobodyForAnything(t *testing.T) {
	html := written(t, page())
	without := regexp.MustCompile(`data:audio/flac;base64,[^"]*`).ReplaceAllString(html, "")
	for _, reach := range []string{"http:", "https:", "//cdn", "<link", "@import", "url("} {
		if strings.Contains(without, reach) {
			t.Errorf("the page has %q", reach)
		}
	}
	policy := regexp.MustCompile(`Content-Security-Policy" content="([^"]*)"`).FindStringSubmatch(html)
	if policy == nil || !strings.HasPrefix(policy[1], "default-src &#39;none&#39;;") || strings.Contains(policy[1], "unsafe") {
		t.Errorf("its policy is %v", policy)
	}
}

func TestWhatAQuestionSaysIsShownAndNotDone(t *testing.T) {
	html := written(t, page())
	for _, harm := range []string{"<img src=x", "<script>alert", "</title><script>"} {
		if strings.Contains(html, harm) {
			t.Errorf("the page has %q", harm)
		}
	}
	if n := strings.Count(html, "<script>"); n != 1 {
		t.Errorf("there are %d scripts", n)
	}
	if !strings.Contains(html, "لماذا نحن؟ {{.Page}}") {
		t.Error("a question is not as it was written")
	}
}

func TestNoNumberAboutTheVoiceIsOnThePage(t *testing.T) {
	html := strings.ToLower(written(t, page()))
	for _, number := range []string{"semitone", "syllable", "dbfs", "hz"} {
		body := html[strings.Index(html, "<main"):strings.Index(html, "<script>")]
		if strings.Contains(regexp.MustCompile(`data:audio/flac;base64,[^"]*`).ReplaceAllString(body, ""), number) {
			t.Errorf("the page speaks of %s", number)
		}
	}
}

func TestASoundThatFailsFailsThePage(t *testing.T) {
	p := page()
	fire := errors.New("the disk is on fire")
	p.Answers[1].Sound = func(io.Writer) error { return fire }
	if err := p.Write(io.Discard); !errors.Is(err, fire) || !strings.Contains(err.Error(), "take-2") {
		t.Errorf("said %v", err)
	}
}

const good = `{"greenroom":"feedback/1","page":"p1","from":" Mira ","filled":"2026-11-24T20:00:00.000Z","answers":[
	{"ref":"take-1","ticked":["example"],"note":" Clear. ","marks":[{"at_ms":1500,"kind":"strong","text":"the storm"}]},
	{"ref":"take-2","ticked":[],"note":"","marks":[]}]}`

func TestAFormIsReadAsItWasFilledIn(t *testing.T) {
	f, err := feedback.Read(strings.NewReader(good))
	if err != nil {
		t.Fatal(err)
	}
	if f.From != "Mira" || f.Page != "p1" || !f.Filled.Equal(time.Date(2026, 11, 24, 20, 0, 0, 0, time.UTC)) || len(f.Answers) != 2 {
		t.Errorf("read %+v", f)
	}
	if a := f.Answers[0]; a.Note != "Clear." || a.Ticked[0] != "example" || a.Marks[0] != (feedback.Mark{At: 1500 * time.Millisecond, Kind: "strong", Text: "the storm"}) {
		t.Errorf("read %+v", a)
	}
	if !f.Answers[1].Empty() || f.Answers[0].Empty() {
		t.Error("what is empty and what is not")
	}
}

func TestWhatNoPageWritesIsRefusedAsAWhole(t *testing.T) {
	swap := func(old, new string) string { return strings.Replace(good, old, new, 1) }
	for name, c := range map[string]struct {
		content string
		err     error
		says    string
	}{
		"nothing":            {"", feedback.ErrNotAForm, ""},
		"some text":          {"Dear Sam, it was clear.", feedback.ErrNotAForm, ""},
		"a list":             {"[1, 2]", feedback.ErrNotAForm, ""},
		"another version":    {swap("feedback/1", "feedback/9"), feedback.ErrNotAForm, ""},
		"something unknown":  {swap(`"page"`, `"script":"x","page"`), feedback.ErrNotAForm, "script"},
		"something after it": {good + "{}", feedback.ErrNotAForm, ""},
		"no name":            {swap(" Mira ", " "), feedback.ErrNotAForm, "name"},
		"a mark before it":   {swap("1500", "-3"), feedback.ErrNotAForm, "answer 1, mark 1"},
		"a mark far beyond":  {swap("1500", "1e300"), feedback.ErrNotAForm, "answer 1, mark 1"},
		"a mark of no kind":  {swap("strong", "bad"), feedback.ErrNotAForm, "answer 1, mark 1"},
		"no answer's name":   {swap("take-2", ""), feedback.ErrNotAForm, "answer 2"},
		"an endless note":    {swap(" Clear. ", strings.Repeat("x", 20_000)), feedback.ErrTooMuch, "answer 1"},
		"an endless file":    {good + strings.Repeat(" ", 5<<20), feedback.ErrTooMuch, ""},
		"endless answers": {`{"greenroom":"feedback/1","page":"p","from":"M","answers":[` + strings.Repeat(`{"ref":"a"},`, 300) + `{"ref":"a"}]}`,
			feedback.ErrTooMuch, ""},
	} {
		f, err := feedback.Read(strings.NewReader(c.content))
		if !errors.Is(err, c.err) || !strings.Contains(fmt.Sprint(err), c.says) {
			t.Errorf("%s: %v", name, err)
		}
		if len(f.Answers) != 0 || f.From != "" {
			t.Errorf("%s: gave %+v all the same", name, f)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(good))
	f.Add([]byte(`{"greenroom":"feedback/1"}`))
	f.Add([]byte(`{"greenroom":"feedback/1","page":"p","from":"M","answers":[{"ref":"a","marks":[{"at_ms":1e9}]}]}`))
	f.Fuzz(func(t *testing.T, content []byte) {
		form, err := feedback.Read(bytes.NewReader(content))
		if err != nil {
			return
		}
		for _, a := range form.Answers {
			for _, m := range a.Marks {
				if m.At < 0 || m.At > 3*time.Hour {
					t.Errorf("a mark at %v", m.At)
				}
			}
		}
		if form.From == "" {
			t.Error("nobody wrote it")
		}
	})
}
