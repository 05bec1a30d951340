package data

import "slices"

// Kind says what sort of thing something is. A kind whose things can be deleted is also the name of
// its table.
type Kind string

// The kinds of things a store keeps.
const (
	KindQuestion Kind = "question"
	KindTake     Kind = "take"
	KindMark     Kind = "mark"
	KindReport   Kind = "report"
	KindReview   Kind = "review"
	KindRun      Kind = "run"
	KindFeedback Kind = "feedback"

	KindEntry      Kind = "entry"
	KindPassion    Kind = "passion"
	KindStory      Kind = "story"
	KindMoment     Kind = "moment"     // of the person's narrative
	KindGoal       Kind = "goal"       // also a career to look into, and somebody to talk to
	KindAssessment Kind = "assessment" // what a test taken elsewhere said
	KindSWOT       Kind = "swot"       // a card of the board
	KindBoard      Kind = "board"      // the whole board as it was
	KindIndustry   Kind = "industry"   // one of the person's own

	KindCompany     Kind = "company" // a file on a company and a role there
	KindInterview   Kind = "interview"
	KindGap         Kind = "gap" // not known yet, or known after all
	KindLesson      Kind = "lesson"
	KindLetter      Kind = "letter"
	KindNegotiation Kind = "negotiation"
	KindOffer       Kind = "offer"
	KindAdvice      Kind = "advice" // feedback that was asked for

	KindContact  Kind = "contact"
	KindTouch    Kind = "touch"
	KindFollowUp Kind = "followup"
	KindEvent    Kind = "event" // also an organisation

	KindSetting Kind = "setting"
	// KindGone are built-in questions that were deleted for good. They are no things of their own, but
	// an export that forgot them would bring them back.
	KindGone Kind = "deck_gone"
)

// Ref points at one thing.
type Ref struct {
	Kind Kind
	ID   int64
}

// nature is how things of a kind are kept. A thing's own row is called this in its SQL.
type nature struct {
	kind   Kind
	number int64    // in the keys of the search index; 0: not searched
	title  string   // SQL: what a hit or a line of the trash is called
	body   string   // SQL: what stands for a title that is empty
	owned  []string // tables whose rows belong to one thing
	where  string   // SQL: which rows are exported; "" is all
	trash  bool     // can be deleted, and has a uid
	within Kind     // what it is shown with, where it has no page of its own; its column is called after it
}

// natures lists all kinds that are exported or searched. What is referred to comes before what
// refers to it, as an import needs it; a reference that leads ahead is made at the end of an import.
var natures = []nature{
	{kind: KindSetting, where: "this.key NOT IN ('" + deckDigest + "', '" + backupFolderKey + "')"}, // these are the machine's
	{kind: KindGone},
	{kind: KindPassion, number: 6, title: "this.name", body: "this.why", owned: []string{"passion_tag"}, trash: true},
	{kind: KindIndustry, number: 24, title: "this.name", body: "this.notes", trash: true},
	{kind: KindQuestion, number: 1, title: "this.text", owned: []string{"question_tag"}, trash: true},
	{kind: KindStory, number: 7, title: "this.title", body: "this.situation || ' ' || this.action",
		owned: []string{"story_tag", "story_question", "story_passion"}, trash: true},
	{kind: KindContact, number: 4, title: "this.name", body: "this.company || ' ' || this.email",
		owned: []string{"contact_tag", "contact_job", "contact_passion"}, trash: true},
	{kind: KindEvent, number: 20, title: "this.name", body: "this.place", owned: []string{"event_contact"}, trash: true},
	{kind: KindCompany, number: 8, title: "this.name", body: "this.role",
		owned: []string{"company_news", "company_skill", "company_contact", "company_question"}, trash: true},
	{kind: KindInterview, number: 5, title: "this.company", body: "this.role",
		owned: []string{"interview_question", "interview_contact", "debrief", "debrief_question"}, trash: true},
	{kind: KindTake, number: 2, title: questionOf("this.question_id"), owned: []string{"mark", "review", "report", "measure"},
		where: "this.state <> 'recording'", trash: true},
	{kind: KindMark, number: 22, title: questionOf("(SELECT question_id FROM take WHERE id = this.take_id)"), within: KindTake},
	{kind: KindRun, number: 25, title: questionOf("(SELECT question_id FROM turn WHERE run_id = this.id ORDER BY position LIMIT 1)"),
		owned: []string{"turn"}, trash: true},
	{kind: KindFeedback, number: 23, title: "this.author", body: "this.note", trash: true, within: KindTake},
	{kind: KindMoment, number: 9, title: "this.title", body: "this.happened", trash: true},
	{kind: KindGoal, number: 10, title: "this.title", body: "this.why", trash: true},
	{kind: KindAssessment, number: 11, title: "this.name", body: "this.result", trash: true},
	{kind: KindGap, number: 13, title: "this.text", body: "this.thought", trash: true},
	{kind: KindLesson, number: 14, title: "this.title", body: "this.why", trash: true},
	{kind: KindSWOT, number: 12, title: "this.text", body: "this.note",
		owned: []string{"swot_story", "swot_question", "swot_lesson"}, trash: true},
	{kind: KindBoard, title: "this.note", trash: true},
	{kind: KindLetter, number: 15, title: "this.subject", body: "this.body", trash: true},
	{kind: KindNegotiation, number: 16, title: "this.title", body: "this.asks", owned: []string{"negotiation_worth"}, trash: true},
	{kind: KindOffer, number: 17, title: "this.name", body: "this.notes", owned: []string{"offer_row"}, trash: true,
		within: KindNegotiation},
	{kind: KindAdvice, number: 18, title: "this.who", body: "this.about", trash: true},
	{kind: KindTouch, number: 19, title: contactOf, body: "this.note", trash: true, within: KindContact},
	{kind: KindFollowUp, number: 21, title: contactOf, body: "this.about", trash: true, within: KindContact},
	{kind: KindEntry, number: 3, title: "this.title", body: "this.body", owned: []string{"entry_tag"}, trash: true},
}

// contactOf is the SQL for the name of the contact that something is about.
const contactOf = "coalesce((SELECT name FROM contact WHERE id = this.contact_id), '')"

// questionOf is the SQL for the text of a question.
func questionOf(id string) string {
	return "coalesce((SELECT text FROM question WHERE id = " + id + "), '')"
}

// nature finds how things of a kind are kept; of an unknown kind it is empty.
func (k Kind) nature() nature {
	i := slices.IndexFunc(natures, func(n nature) bool { return n.kind == k })
	if i < 0 {
		return nature{}
	}
	return natures[i]
}

// exported reports whether an export holds things of the kind as things of their own.
func (n nature) exported() bool { return n.trash || n.kind == KindSetting || n.kind == KindGone }

// trashable says that things of a kind can be deleted; each such kind has a table of its name.
func (k Kind) trashable() bool { return k.nature().trash }

// taggable says that things of a kind carry tags.
func (k Kind) taggable() bool { return slices.Contains(k.nature().owned, string(k)+"_tag") }

// searchNumber is the kind's number in the keys of the search index, which are 64 * id + number; 0
// for what is not in it.
func (k Kind) searchNumber() int64 { return k.nature().number }

// refOf reads a key of the search index.
func refOf(docid int64) Ref {
	for _, n := range natures {
		if n.number == docid&63 {
			return Ref{n.kind, docid >> 6}
		}
	}
	return Ref{}
}

// PortableKinds lists the kinds of things an export holds, those that others refer to first.
func PortableKinds() []Kind {
	var kinds []Kind
	for _, n := range natures {
		if n.exported() {
			kinds = append(kinds, n.kind)
		}
	}
	return kinds
}
