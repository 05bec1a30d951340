package letters

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"greenroom/data"
)

// Field is a place in a template that is filled from what is known. One that is not filled stays in
// the letter as its label in brackets, where it cannot be overlooked.
type Field string

// The fields.
const (
	FieldName     Field = "name"     // by which the reader is spoken to
	FieldOthers   Field = "others"   // who were there besides
	FieldOther    Field = "other"    // whom the reader brought one together with
	FieldCompany  Field = "company"  // of the reader
	FieldRole     Field = "role"     // it is about
	FieldDay      Field = "day"      // of the talk
	FieldTopic    Field = "topic"    // that was talked about
	FieldLearned  Field = "learned"  // from it, or what is new
	FieldPassion  Field = "passion"  // of the writer
	FieldStrength Field = "strength" // of the writer
	FieldEvent    Field = "event"    // where one met
	FieldPromised Field = "promised" // by the writer
	FieldAsked    Field = "asked"    // what the writer wants to know
	FieldMe       Field = "me"       // the writer's name
)

// labels are what fields are called in a letter, as long as they are not filled.
var labels = map[Field]string{
	FieldName: "their name", FieldOthers: "the others who were there", FieldOther: "whom they introduced you to", FieldCompany: "the company",
	FieldRole: "the role", FieldDay: "the day of the talk", FieldTopic: "something you talked about", FieldLearned: "what came of it for you",
	FieldPassion: "what you care about", FieldStrength: "what you bring, with an example", FieldEvent: "where you met", FieldPromised: "what you promised to send",
	FieldAsked: "what you would like to ask", FieldMe: "your name",
}

// brackets is any open place in a letter, also one of the person's own.
var brackets = regexp.MustCompile(`\[[^\[\]\n]{1,60}\]`)

// Facts are what is known for a letter.
type Facts struct {
	Values map[Field]string   // one each, as it stands in a sentence
	Ideas  map[Field][]string // what the person noted, to choose from or to read while writing
	Full   string             // the reader's name, whole
	Mail   string             // the reader's address
}

// Sources are what facts are drawn from; what there is none of is left at its zero value.
type Sources struct {
	Interview  data.Interview
	Debrief    data.Debrief
	Company    data.Company
	Contact    data.Contact   // who the letter goes to
	Others     []data.Contact // who were there besides
	Event      data.Event     // where one met
	Introduced []data.Contact // whom the reader brought one together with
	Passions   []data.Passion // the person's
	Touches    []data.Touch   // with the reader, the last first
	Me         string
	Now        time.Time
}

// Gather draws from the sources what a letter can say. What the person wrote as a note and not as
// part of a sentence becomes an idea: no letter should read as if a form had written it.
func Gather(s Sources) Facts {
	f := Facts{Values: map[Field]string{}, Ideas: map[Field][]string{}, Full: strings.TrimSpace(s.Contact.Name), Mail: strings.TrimSpace(s.Contact.Email)}
	f.say(FieldName, firstName(f.Full))
	f.say(FieldOthers, andList(firstNames(s.Others)))
	f.say(FieldOther, andList(firstNames(s.Introduced)))
	f.say(FieldCompany, first(s.Interview.Company, s.Company.Name, s.Contact.Company))
	f.say(FieldRole, first(s.Interview.Role, s.Company.Role))
	f.say(FieldDay, dayOf(s.Interview.At, s.Now))
	f.say(FieldEvent, first(s.Event.Name, s.Contact.WhereMet))
	f.say(FieldMe, s.Me)
	f.passions(s)
	f.notes(FieldTopic, s.Debrief.Rapport, s.Debrief.Learned)
	for _, asked := range s.Debrief.Asked {
		f.idea(FieldTopic, asked.Text)
	}
	for _, touch := range s.Touches {
		f.notes(FieldTopic, touch.Note)
		f.notes(FieldPromised, touch.Promised)
	}
	f.notes(FieldTopic, s.Contact.Interests, s.Contact.Notes)
	f.notes(FieldLearned, s.Debrief.Learned, s.Debrief.Struggle)
	f.notes(FieldStrength, s.Debrief.Passions, s.Company.Passions)
	for _, ask := range s.Company.Asks {
		f.idea(FieldAsked, ask)
	}
	return f
}

func (f Facts) say(field Field, text string) {
	if text = strings.TrimSpace(text); text != "" && f.Values[field] == "" {
		f.Values[field] = text
	}
}

func (f Facts) idea(field Field, text string) {
	if text = strings.Join(strings.Fields(text), " "); text != "" && !slices.Contains(f.Ideas[field], text) {
		f.Ideas[field] = append(f.Ideas[field], text)
	}
}

// notes takes in what the person noted: a few words say it themselves, more are an idea.
func (f Facts) notes(field Field, texts ...string) {
	for _, text := range texts {
		if phrase(text) {
			f.say(field, strings.TrimRight(strings.TrimSpace(text), "."))
		}
		f.idea(field, text)
	}
}

// longestPhrase is how many letters stand in a sentence without breaking it.
const longestPhrase = 60

// phrase reports whether a note can stand in a sentence of another's making.
func phrase(text string) bool {
	text = strings.TrimRight(strings.TrimSpace(text), ".")
	return text != "" && utf8.RuneCountInString(text) <= longestPhrase && !strings.ContainsAny(text, ".!?;:\n") &&
		!strings.HasPrefix(text, "I ") && !strings.HasPrefix(text, "We ")
}

// passions finds the one that was spoken of, or shared, or the only one there is.
func (f Facts) passions(s Sources) {
	said := strings.ToLower(strings.Join([]string{s.Debrief.Passions, s.Company.Passions, s.Contact.Interests}, " "))
	for _, p := range s.Passions {
		name := strings.TrimSpace(p.Name)
		f.idea(FieldPassion, name)
		if name != "" && (strings.Contains(said, strings.ToLower(name)) || slices.Contains(s.Contact.Passions, p.ID) || len(s.Passions) == 1) {
			f.say(FieldPassion, name)
		}
		if strings.Contains(said, strings.ToLower(name)) || len(s.Passions) == 1 {
			f.notes(FieldStrength, p.Employer, p.Evidence)
		}
	}
}

// Fill puts what is known into a template. What is not known stays open, under its label.
func Fill(t Template, f Facts) (subject, body string) {
	fill := func(text string) string {
		return brackets.ReplaceAllStringFunc(text, func(open string) string {
			field := Field(strings.Trim(open, "[]"))
			if value := f.Values[field]; value != "" {
				return value
			}
			return Open(field)
		})
	}
	return fill(t.Subject), fill(strings.Join(t.Body, "\n\n"))
}

// Open is how a field that is not filled stands in a letter.
func Open(field Field) string { return "[" + labels[field] + "]" }

// Left lists the open places of a letter, each once, in their order.
func Left(subject, body string) []string {
	var left []string
	for _, open := range brackets.FindAllString(subject+"\n"+body, -1) {
		if !slices.Contains(left, open) {
			left = append(left, open)
		}
	}
	return left
}

// FieldOf is the field of an open place; "" for one of the person's own.
func FieldOf(open string) Field {
	for field := range labels {
		if Open(field) == open {
			return field
		}
	}
	return ""
}

// Put fills one open place of a letter wherever it stands.
func Put(subject, body, open, text string) (string, string) {
	text = strings.TrimSpace(text)
	return strings.ReplaceAll(subject, open, text), strings.ReplaceAll(body, open, text)
}

// titles are no names to speak to somebody by.
var titles = []string{"dr", "dr.", "prof", "prof.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "mx", "mx."}

// firstName is how somebody is spoken to: by the first name, or by the whole name after a title.
func firstName(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 || slices.Contains(titles, strings.ToLower(words[0])) {
		return strings.Join(words, " ")
	}
	return words[0]
}

func firstNames(contacts []data.Contact) []string {
	var names []string
	for _, c := range contacts {
		if name := firstName(c.Name); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// andList joins names as one says them: "Mira, Jonas and Ines".
func andList(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// first is the first text that says something.
func first(texts ...string) string {
	for _, text := range texts {
		if text = strings.TrimSpace(text); text != "" {
			return text
		}
	}
	return ""
}

// dayOf names the day of a talk: by the day of the week as long as that is clear, then by its date.
func dayOf(at, now time.Time) string {
	if at.IsZero() {
		return ""
	}
	at, now = at.Local(), now.Local()
	if age := data.DayOf(at).Until(data.DayOf(now)); age >= 0 && age < 6 {
		return at.Format("Monday")
	}
	return at.Format("2 January")
}
