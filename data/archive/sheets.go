package archive

import (
	"archive/zip"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"greenroom/data"
)

// sheet is how things of a kind are written for people: as a table for a
// spreadsheet and, where a thing is more than a line, as a text to read.
type sheet struct {
	kind    data.Kind
	name    string // of the files
	text    string // the heading of the text; "" for none
	columns []column
}

// column is a field of a thing and what it is called.
type column struct {
	head  string
	field string
	of    []string // what is told of each thing in a list of them
}

// sheets lists all kinds that are written so; the others have pages of their own.
var sheets = []sheet{
	{data.KindContact, "contacts", "", []column{
		{"Name", "name", nil}, {"Company", "company", nil}, {"Role", "role", nil}, {"E-mail", "email", nil}, {"Further e-mails", "emails", nil}, {"Phone", "phone", nil},
		{"Further phones", "phones", nil}, {"Where met", "where_met", nil}, {"Met at", "event", nil}, {"Introduced by", "introducer", nil},
		{"Shared interests", "interests", nil}, {"Passions in common", "contact_passion", []string{"passion"}}, {"Earlier", "contact_job", []string{"company", "role", "period"}},
		{"Links", "links", nil}, {"Tags", "tags", nil}, {"Notes", "notes", nil},
	}},
	{data.KindInterview, "interviews", "Interviews", []column{
		{"When", "at_ms", nil}, {"Company", "company", nil}, {"Role", "role", nil}, {"Round", "round", nil}, {"Place", "place", nil}, {"Stage", "stage", nil},
		{"With", "interview_contact", []string{"contact"}}, {"Confidence before (1-5)", "before", nil}, {"Confidence after (1-5)", "after", nil}, {"Notes", "notes", nil},
		{"Looking back", "debrief", []string{"passions", "struggle", "rapport", "learned", "next_step", "next_day"}},
		{"They asked", "debrief_question", []string{"text", "better"}},
	}},
	{data.KindRun, "runs", "", []column{
		{"When", "started_ms", nil}, {"Asked by", "partner", nil}, {"Questions", "turn", []string{"question", "asked"}},
		{"Confidence before (1-5)", "before", nil}, {"Confidence after (1-5)", "after", nil}, {"Note", "note", nil},
	}},
	{data.KindFeedback, "feedback", "", []column{
		{"When", "given_ms", nil}, {"From", "author", nil}, {"Ticked", "checklist", nil}, {"Note", "note", nil},
	}},
	{data.KindPassion, "passions", "Passions", []column{
		{"Name", "name", nil}, {"Why it matters", "why", nil}, {"Evidence", "evidence", nil}, {"What an employer has of it", "employer", nil}, {"Where", "sphere", nil}, {"Tags", "tags", nil},
	}},
	{data.KindStory, "stories", "Stories", []column{
		{"Title", "title", nil}, {"Situation", "situation", nil}, {"Task", "task", nil}, {"Action", "action", nil}, {"Result", "result", nil}, {"Number", "figure", nil},
		{"Learned", "learned", nil}, {"Where", "sphere", nil}, {"Skills", "skills", nil}, {"Tags", "tags", nil},
		{"Answers", "story_question", []string{"question"}}, {"Shows", "story_passion", []string{"passion"}},
	}},
	{data.KindMoment, "narrative", "My narrative", []column{
		{"Title", "title", nil}, {"When", "period", nil}, {"What happened", "happened", nil}, {"What it changed", "meaning", nil},
	}},
	{data.KindGoal, "goals", "", []column{
		{"Title", "title", nil}, {"Kind", "kind", nil}, {"Why", "why", nil}, {"First step", "first_step", nil}, {"Until", "day", nil}, {"State", "state", nil}, {"With", "contact", nil}, {"Notes", "notes", nil},
	}},
	{data.KindAssessment, "tests", "", []column{
		{"Name", "name", nil}, {"Kind", "kind", nil}, {"Taken", "day", nil}, {"Where", "source", nil}, {"Result", "result", nil}, {"Notes", "notes", nil},
	}},
	{data.KindSWOT, "board", "", []column{{"Field", "field", nil}, {"Text", "text", nil}, {"Note", "note", nil}}},
	{data.KindCompany, "companies", "Company files", []column{
		{"Company", "name", nil}, {"Role", "role", nil}, {"Stage", "stage", nil}, {"Mission", "mission", nil}, {"Values", "principles", nil}, {"Culture", "culture", nil},
		{"Products", "products", nil}, {"News", "company_news", []string{"day", "text", "source"}}, {"People", "company_contact", []string{"contact", "part"}},
		{"What the job asks for", "company_skill", []string{"name", "story", "passion", "note"}}, {"My passions there", "passions", nil}, {"To ask them", "asks", nil},
		{"To be ready for", "company_question", []string{"question"}}, {"To wear", "wear", nil}, {"To bring", "bring", nil}, {"Links", "links", nil}, {"Notes", "notes", nil}, {"Job description", "job", nil},
	}},
	{data.KindIndustry, "industries", "", []column{
		{"Name", "name", nil}, {"What they value", "valued", nil}, {"Words that land", "words", nil}, {"Proof they look for", "proof", nil}, {"Notes", "notes", nil},
	}},
	{data.KindGap, "gaps", "", []column{
		{"Asked", "text", nil}, {"Kind", "kind", nil}, {"What I thought", "thought", nil}, {"Where to look", "look", nil}, {"Answer", "answer", nil}, {"Closed", "closed_ms", nil}, {"In", "interview", nil},
	}},
	{data.KindLesson, "learning", "", []column{
		{"Title", "title", nil}, {"Kind", "kind", nil}, {"Why", "why", nil}, {"Until", "day", nil}, {"State", "state", nil}, {"For", "gap", nil}, {"Link", "link", nil}, {"Notes", "notes", nil},
	}},
	{data.KindLetter, "letters", "Letters", []column{
		{"Subject", "subject", nil}, {"To", "contact", nil}, {"After", "interview", nil}, {"Due", "due_ms", nil}, {"Sent", "sent_ms", nil}, {"Text", "body", nil},
	}},
	{data.KindNegotiation, "negotiations", "Negotiations", []column{
		{"Title", "title", nil}, {"Company", "company", nil}, {"Without an agreement", "alternative", nil}, {"Currency", "currency", nil}, {"Target", money("target"), nil},
		{"Satisfied with", money("satisfied"), nil}, {"Walk away below", money("walk_away"), nil}, {"What others pay", "negotiation_worth", []string{"source", "day", money("low"), money("high"), "note"}},
		{"To ask for", "asks", nil}, {"To trade", "trades", nil}, {"To say", "script", nil}, {"Notes", "notes", nil},
	}},
	{data.KindOffer, "offers", "", []column{
		{"Name", "name", nil}, {"Present job", "present", nil}, {"Currency", "currency", nil}, {"Base a year", money("base"), nil}, {"Bonus a year", money("bonus"), nil}, {"Equity a year", money("equity"), nil},
		{"Holidays, days", "holidays", nil}, {"Minutes a week", "weekly", nil}, {"Place", "place", nil}, {"Growth", "growth", nil}, {"Stands until", "day", nil}, {"State", "state", nil},
		{"Besides", "offer_row", []string{"name", "text", money("amount")}}, {"Notes", "notes", nil},
	}},
	{data.KindAdvice, "advice", "", []column{
		{"Asked", "who", nil}, {"About", "about", nil}, {"On", "asked_day", nil}, {"Answer", "answer", nil}, {"Answered", "answered_day", nil}, {"What I do with it", "doing", nil},
	}},
	{data.KindTouch, "touches", "", []column{
		{"When", "at_ms", nil}, {"Who", "contact", nil}, {"How", "kind", nil}, {"Note", "note", nil}, {"Promised", "promised", nil}, {"At", "event", nil},
	}},
	{data.KindFollowUp, "follow-ups", "", []column{
		{"Day", "day", nil}, {"Who", "contact", nil}, {"About", "about", nil}, {"Done", "done_ms", nil},
	}},
	{data.KindEvent, "events", "", []column{
		{"When", "at_ms", nil}, {"Name", "name", nil}, {"Kind", "kind", nil}, {"Place", "place", nil}, {"State", "state", nil}, {"Goal", "goal", nil},
		{"People", "event_contact", []string{"contact", "note"}}, {"Link", "link", nil}, {"Notes", "notes", nil},
	}},
}

// money marks a field as an amount of minor units.
func money(field string) string { return field + "$" }

// sheetOf finds how things of a kind are written.
func sheetOf(kind data.Kind) (sheet, bool) {
	for _, s := range sheets {
		if s.kind == kind {
			return s, true
		}
	}
	return sheet{}, false
}

// object is a thing of any kind, as it is exported.
type object map[string]json.RawMessage

// name is what the thing is called.
func (o object) name() string {
	for _, field := range []string{"title", "name", "company", "text", "subject", "who"} {
		var name string
		if json.Unmarshal(o[field], &name) == nil && name != "" {
			return name
		}
	}
	return ""
}

// value is a field in words; names are those of all things, by uid.
func (o object) value(field string, of []string, names map[string]string) string {
	field, amount := strings.CutSuffix(field, "$")
	var value any
	if json.Unmarshal(o[field], &value) != nil {
		return ""
	}
	switch v := value.(type) {
	case string:
		if name, known := names[v]; known {
			return name
		}
		return v
	case float64:
		return numeral(field, int64(v), amount)
	case []any:
		return o.list(field, of, names)
	}
	return ""
}

// numeral is a number in words: an instant, an amount, yes, or digits; "" for 0.
func numeral(field string, n int64, amount bool) string {
	switch {
	case amount:
		return fmt.Sprintf("%d.%02d", n/100, n%100)
	case n == 0:
		return ""
	case strings.HasSuffix(field, "_ms"):
		return time.UnixMilli(n).Format(time.DateTime)
	case field == "present":
		return "yes"
	}
	return strconv.FormatInt(n, 10)
}

// list is a list in words, a line each.
func (o object) list(field string, of []string, names map[string]string) string {
	var lines []string
	if len(of) == 0 {
		_ = json.Unmarshal(o[field], &lines) // then there are none
		return strings.Join(lines, "\n")
	}
	var things []object
	_ = json.Unmarshal(o[field], &things) // then there are none
	for _, thing := range things {
		var told []string
		for _, part := range of {
			if text := thing.value(part, nil, names); text != "" {
				told = append(told, text)
			}
		}
		if len(told) > 0 {
			lines = append(lines, strings.Join(told, " · "))
		}
	}
	return strings.Join(lines, "\n")
}

// line adds a thing to its table, and to its text where there is one.
func (w *writer) line(s sheet, text string) error {
	o, err := parse[object](text)
	if err != nil || o.value("deleted_ms", nil, nil) != "" {
		return err
	}
	cells := make([]string, len(s.columns))
	for i, c := range s.columns {
		cells[i] = o.value(c.field, c.of, w.names)
	}
	if s.text != "" {
		w.read(s, o.name(), cells)
	}
	w.tables.add(s.name, cells...)
	return nil
}

// read adds a thing to the text of its kind.
func (w *writer) read(s sheet, title string, cells []string) {
	text := w.texts[s.name]
	if text == nil {
		text = &strings.Builder{}
		fmt.Fprintf(text, "# %s\n", s.text)
		w.texts[s.name] = text
	}
	fmt.Fprintf(text, "\n## %s\n", title)
	for i, cell := range cells {
		if cell != "" && cell != title {
			fmt.Fprintf(text, "\n**%s:** %s\n", s.columns[i].head, strings.ReplaceAll(cell, "\n", "  \n"))
		}
	}
}

// writeTexts writes the texts there are, and lists them on the page.
func (w *writer) writeTexts(page *indexPage) error {
	for _, s := range sheets {
		text := w.texts[s.name]
		if text == nil {
			continue
		}
		name := "texts/" + s.name + ".md"
		to, err := w.create(name, zip.Deflate)
		if err == nil {
			_, err = to.Write([]byte(text.String()))
		}
		if err != nil {
			return err
		}
		page.Texts = append(page.Texts, indexText{Title: s.text, File: name})
	}
	return nil
}
