package letters_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"greenroom/assets"
	"greenroom/data"
	"greenroom/data/letters"
)

func templates(t *testing.T) letters.Templates {
	t.Helper()
	all, err := letters.Read(assets.Letters())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// monday is a Monday at noon where the test runs.
var monday = time.Date(2026, 11, 23, 12, 0, 0, 0, time.Local)

// full is what there is to know about a talk.
func full() letters.Sources {
	return letters.Sources{
		Interview: data.Interview{Company: "Northlight", Role: "Technical writer", At: monday.Add(-26 * time.Hour)},
		Debrief: data.Debrief{Rapport: "the archive of old manuals", Learned: "They rewrite everything by hand. It takes them a year.",
			Passions: "I told them how plain language keeps people safe.", Asked: []data.Asked{{Text: "How do you learn from readers?"}}},
		Contact:  data.Contact{Name: "Dr. Mira Halvorsen", Email: "mira@northlight.example"},
		Others:   []data.Contact{{Name: "Jonas Feld"}, {Name: "Inès Ó Briain"}},
		Passions: []data.Passion{{Name: "Plain language", Employer: "forms that people understand"}, {Name: "Choirs"}},
		Me:       "Sam Vale", Now: monday,
	}
}

func TestALetterIsFilledWithWhatIsKnownAndLeavesTheRestOpen(t *testing.T) {
	f := letters.Gather(full())
	subject, body := letters.Fill(templates(t).Find("thanks-first"), f)
	if subject != "Thank you for our talk on Sunday" {
		t.Errorf("the subject is %q", subject)
	}
	for _, part := range []string{"Dear Dr. Mira Halvorsen,", "the archive of old manuals", "I care about Plain language", "Technical writer at Northlight", "forms that people understand", "\nSam Vale"} {
		if !strings.Contains(body, part) {
			t.Errorf("nothing of %q in:\n%s", part, body)
		}
	}
	if left := letters.Left(subject, body); len(left) != 0 {
		t.Errorf("still open is %q", left)
	}

	subject, body = letters.Fill(templates(t).Find("thanks-first"), letters.Gather(letters.Sources{Now: monday}))
	for _, open := range []string{"[their name]", "[the day of the talk]", "[something you talked about]", "[what you care about]", "[your name]", "[the company]", "[the role]"} {
		if !slices.Contains(letters.Left(subject, body), open) {
			t.Errorf("%s is not open in %q", open, letters.Left(subject, body))
		}
	}
}

func TestWhatWasNotedInSentencesIsAnIdeaAndNotPutIntoASentence(t *testing.T) {
	f := letters.Gather(full())
	if f.Values[letters.FieldLearned] != "" || !slices.Contains(f.Ideas[letters.FieldLearned], "They rewrite everything by hand. It takes them a year.") {
		t.Errorf("what was learned is %q, with the ideas %q", f.Values[letters.FieldLearned], f.Ideas[letters.FieldLearned])
	}
	if !slices.Contains(f.Ideas[letters.FieldTopic], "How do you learn from readers?") {
		t.Errorf("the ideas to talk of are %q", f.Ideas[letters.FieldTopic])
	}
	if got := f.Values[letters.FieldOthers]; got != "Jonas and Inès" {
		t.Errorf("the others are %q", got)
	}
}

func TestAPassionIsTakenOnlyWhenItIsTheOneThatFits(t *testing.T) {
	s := full()
	s.Debrief.Passions = ""
	if got := letters.Gather(s).Values[letters.FieldPassion]; got != "" {
		t.Errorf("of two that were not spoken of, %q is taken", got)
	}
	s.Contact.Passions = []int64{7}
	s.Passions[1].ID = 7
	if got := letters.Gather(s).Values[letters.FieldPassion]; got != "Choirs" {
		t.Errorf("of one that is shared, %q is taken", got)
	}
	s.Passions = s.Passions[:1]
	if got := letters.Gather(s).Values[letters.FieldPassion]; got != "Plain language" {
		t.Errorf("of the only one, %q is taken", got)
	}
}

func TestADayIsNamedByTheWeekAsLongAsThatIsClear(t *testing.T) {
	for days, want := range map[int]string{0: "Monday", 1: "Sunday", 5: "Wednesday", 6: "17 November", 40: "14 October"} {
		s := letters.Sources{Interview: data.Interview{At: monday.AddDate(0, 0, -days)}, Now: monday}
		if got := letters.Gather(s).Values[letters.FieldDay]; got != want {
			t.Errorf("%d days ago is %q, want %q", days, got, want)
		}
	}
}

func TestAnOpenPlaceIsFilledWhereverItStands(t *testing.T) {
	open := letters.Open(letters.FieldRole)
	subject, body := letters.Put("The role of "+open, "Of "+open+" and [my own]", open, " Writer ")
	if subject != "The role of Writer" || body != "Of Writer and [my own]" {
		t.Errorf("it became %q, %q", subject, body)
	}
	if got := letters.Left(subject, body); !slices.Equal(got, []string{"[my own]"}) {
		t.Errorf("left is %q", got)
	}
	if letters.FieldOf(open) != letters.FieldRole || letters.FieldOf("[my own]") != "" {
		t.Error("an open place does not know its field")
	}
}

// TestEachRuleOfTheCheck has for each need a letter that meets it and one that does not.
func TestEachRuleOfTheCheck(t *testing.T) {
	all := letters.Template{Needs: []letters.Need{letters.NeedName, letters.NeedTopic, letters.NeedInterest}}
	known := letters.Facts{Full: "Inès Halvorsen", Values: map[letters.Field]string{letters.FieldName: "Inès", letters.FieldCompany: "Northlight", letters.FieldPassion: "plain language"},
		Ideas: map[letters.Field][]string{letters.FieldTopic: {"Their archive, and who reads it"}}}
	for _, c := range []struct {
		need    letters.Need
		facts   letters.Facts
		subject string
		body    string
		met     bool
	}{
		{letters.NeedName, known, "", "Dear Ines, thank you.", true},
		{letters.NeedName, known, "", "Dear Ms Halvorsen, thank you.", true},
		{letters.NeedName, known, "", "Dear team, thank you. Inestimable!", false},
		{letters.NeedName, letters.Facts{}, "", "Dear Mira,", true},
		{letters.NeedName, letters.Facts{}, "", "Hello Jonas,", true},
		{letters.NeedName, letters.Facts{}, "", "Dear Sir or Madam,", false},
		{letters.NeedName, letters.Facts{}, "", "Dear [their name],", false},
		{letters.NeedName, letters.Facts{}, "", "Thank you.", false},
		{letters.NeedTopic, known, "", "I went on thinking of your archive.", true},
		{letters.NeedTopic, letters.Facts{}, "", "We talked for an hour about lighthouses.", true},
		{letters.NeedTopic, letters.Facts{}, "", "You mentioned the night shifts at the harbour.", true},
		{letters.NeedTopic, known, "", "Thank you for the talk on Tuesday at Northlight.", false},
		{letters.NeedTopic, known, "", "Thank you for your time.", false},
		{letters.NeedTopic, known, "", "We talked about [something you talked about]. The archive!", false},
		{letters.NeedInterest, known, "", "I am still interested in the role.", true},
		{letters.NeedInterest, letters.Facts{}, "", "I look forward to the next step.", true},
		{letters.NeedInterest, known, "", "You know what plain language is to me.", true},
		{letters.NeedInterest, known, "", "Thank you for your time.", false},
		{letters.NeedInterest, known, "", "I care about [what you care about].", false},
		{letters.NeedSubject, known, "Thank you", "", true},
		{letters.NeedSubject, known, " ", "Dear Inès,", false},
		{letters.NeedFilled, known, "Thank you", "Dear Inès,", true},
		{letters.NeedFilled, known, "On [the day of the talk]", "Dear Inès,", false},
		{letters.NeedFilled, known, "Thank you", "Dear Inès, [a joke]", false},
		{letters.NeedShort, known, "", strings.Repeat("word ", letters.MostWords-1), true},
		{letters.NeedShort, known, "", strings.Repeat("word ", letters.MostWords), false},
	} {
		found := letters.Check(all, letters.Letter{Subject: c.subject, Body: c.body, Facts: c.facts})
		i := slices.IndexFunc(found, func(f letters.Finding) bool { return f.Need == c.need })
		if i < 0 || found[i].Met != c.met {
			t.Errorf("%s of %q: %+v, want %v", c.need, c.subject+" "+c.body, found, c.met)
		}
	}
}

func TestALetterIsCheckedByWhatItsTemplateNeedsAlone(t *testing.T) {
	l := letters.Letter{Subject: "Hello", Body: "Thank you for everything."}
	if found := letters.Check(letters.Template{}, l); len(found) != 3 || !letters.Ready(letters.Template{}, l) {
		t.Errorf("a letter without a template is checked by %+v", found)
	}
	if letters.Ready(letters.Template{}, letters.Letter{Subject: "Hello"}) {
		t.Error("an empty letter is ready")
	}
}

func TestEveryTemplateIsReadyOnceItsFieldsAreFilled(t *testing.T) {
	f := letters.Gather(full())
	for _, field := range []letters.Field{letters.FieldOther, letters.FieldLearned, letters.FieldEvent, letters.FieldPromised, letters.FieldAsked} {
		f.Values[field] = "the long way round"
	}
	for _, template := range templates(t) {
		subject, body := letters.Fill(template, f)
		for _, finding := range letters.Check(template, letters.Letter{Subject: subject, Body: body, Facts: f}) {
			if !finding.Met {
				t.Errorf("%s lacks %s:\n%s\n%s", template.Key, finding.Need, subject, body)
			}
		}
		subject, body = letters.Fill(template, letters.Facts{})
		if letters.Ready(template, letters.Letter{Subject: subject, Body: body}) {
			t.Errorf("%s is ready while it is empty", template.Key)
		}
	}
}

func TestTheMailProgramGetsTheLetterWordForWord(t *testing.T) {
	body := "Dear Mira,\n\n100 % yes & no? #1 + é “quoted”\r\nSam"
	u := letters.Mail("mira.o+jobs@northlight.example", "A question: 5 + 5 & more?", body)
	if u.Scheme != "mailto" || strings.Contains(u.String(), "+") || strings.Contains(u.String(), " ") {
		t.Errorf("the address is %s", u)
	}
	to, query, _ := strings.Cut(strings.TrimPrefix(u.String(), "mailto:"), "?")
	if got, err := url.PathUnescape(to); err != nil || got != "mira.o+jobs@northlight.example" {
		t.Errorf("it goes to %q, %v", got, err)
	}
	values, err := url.ParseQuery(query)
	if err != nil {
		t.Fatal(err)
	}
	if got := values.Get("subject"); got != "A question: 5 + 5 & more?" {
		t.Errorf("the subject is %q", got)
	}
	if got, want := values.Get("body"), "Dear Mira,\r\n\r\n100 % yes & no? #1 + é “quoted”\r\nSam"; got != want {
		t.Errorf("the body is %q, want %q", got, want)
	}
	if len(values) != 2 {
		t.Errorf("there is more in it: %v", values)
	}
}

func TestAnAddressBringsNoSecondReaderAndNoHeaderAlong(t *testing.T) {
	for _, to := range []string{"", "mira", "a@b.example\r\nBcc: c", "a@b.example?bcc=c@d.example", "a@b.example, c@d.example", "a@b.example;c@d.example", "Mira <a@b.example>", "a@b@c"} {
		if got := letters.Mail(to, "s", "b").String(); got != "mailto:?subject=s&body=b" || letters.Reaches(to) {
			t.Errorf("%q: %s, and it is an address: %v", to, got, letters.Reaches(to))
		}
	}
	if got := letters.Mail("a.b@c.example", "", "").String(); got != "mailto:a.b@c.example" || !letters.Reaches("a.b@c.example") {
		t.Errorf("an address alone becomes %s", got)
	}
	if got := letters.Mail("a@b.example?bcc=c", "s", "b").String(); strings.Count(got, "?") != 1 {
		t.Errorf("a header came along: %s", got)
	}
	if got := letters.Mail("a@b.example", "s\r\nBcc: c@d.example", "b").String(); strings.Contains(got, "%0D") {
		t.Errorf("a subject of two lines: %s", got)
	}
}

func TestABrokenTemplateIsNamed(t *testing.T) {
	const good = `{"templates": [{"key": "a", "label": "A", "about": "contact", "touch": "message", "due_hours": 0, "needs": [], "subject": "S", "body": ["[name]"]}]}`
	for name, text := range map[string]string{
		"unknown field":   strings.Replace(good, "[name]", "[nobody]", 1),
		"unknown need":    strings.Replace(good, `"needs": []`, `"needs": ["luck"]`, 1),
		"unknown about":   strings.Replace(good, `"contact"`, `"cat"`, 1),
		"unknown touch":   strings.Replace(good, `"message"`, `"kick"`, 1),
		"empty":           strings.Replace(good, `"S"`, `" "`, 1),
		"no body":         strings.Replace(good, `["[name]"]`, `[]`, 1),
		"due before":      strings.Replace(good, `: 0,`, `: -1,`, 1),
		"something else":  strings.Replace(good, `"label"`, `"lable"`, 1),
		"something after": good + "{}",
		"twice":           strings.Replace(good, "]}]}", "]}, "+strings.TrimSuffix(strings.TrimPrefix(good, `{"templates": [`), "]}")+"]}", 1),
	} {
		if text == good {
			t.Fatalf("%s is no different", name)
		}
		files := fstest.MapFS{"interview.json": {Data: []byte(`{"templates": []}`)}, "network.json": {Data: []byte(text)}}
		if _, err := letters.Read(files); err == nil || !strings.Contains(err.Error(), "network.json") {
			t.Errorf("%s: %v", name, err)
		}
	}
	files := fstest.MapFS{"interview.json": {Data: []byte(`{"templates": []}`)}, "network.json": {Data: []byte(good)}}
	if all, err := letters.Read(files); err != nil || len(all) != 1 {
		t.Errorf("a good one: %v, %v", all, err)
	}
}
