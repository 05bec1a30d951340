package data_test

import (
	"testing"
	"time"

	"greenroom/data"
)

// twoAnns is one person written down twice, with all that can point at somebody.
func twoAnns(t *testing.T, s *data.Store, c *clock) (keep, other data.Contact, interview, event, letter int64) {
	t.Helper()
	passion := must(s.SavePassion(ctx, data.Passion{Name: "Maps"}))(t)
	gathering := must(s.SaveEvent(ctx, data.Event{Name: "Go meetup", At: c.Now()}))(t)
	keep = must(s.SaveContact(ctx, data.Contact{Name: "Ann Lee", Company: "Acme", Role: "CTO", Email: "ann@acme.example", Tags: []string{"cto"}, Notes: "Tall"}))(t)
	other = must(s.SaveContact(ctx, data.Contact{
		Name: "A. Lee", Company: "Old Acme", Role: "Lead", Email: "lee@old.example", Emails: []string{"ANN@acme.example"}, Phone: "1", Phones: []string{"2"},
		Links: []string{"l.example"}, Tags: []string{"Meetup", "CTO"}, Notes: "Likes tea", WhereMet: "Berlin", EventID: gathering.ID, Passions: []int64{passion.ID},
		Photo: []byte("\x89PNG..."), Rhythm: data.Rhythm{Wanted: 28, Longest: 42}, Jobs: []data.Job{{"Bakery", "Baker", "2019"}}, IntroducerID: keep.ID,
	}))(t)
	must(s.SaveContact(ctx, data.Contact{Name: "Cy", IntroducerID: other.ID}))(t)
	must(s.SaveTouch(ctx, data.Touch{ContactID: keep.ID, Note: "one"}))(t)
	must(s.SaveTouch(ctx, data.Touch{ContactID: other.ID, Note: "two"}))(t)
	must(s.SaveFollowUp(ctx, data.FollowUp{ContactID: other.ID, Day: "2026-04-01", Minute: data.AnyMinute}))(t)
	must(s.SaveEntry(ctx, data.Entry{Title: "Coffee", ContactID: other.ID}))(t)
	letter = must(s.SaveLetter(ctx, data.Letter{Subject: "Thanks", ContactID: other.ID}))(t).ID
	must(s.SaveCompany(ctx, data.Company{Name: "Acme", People: []data.CompanyContact{{ContactID: other.ID, Part: "knows the team"}}}))(t)
	talk := must(s.SaveInterview(ctx, data.Interview{Company: "Acme"}))(t)
	db := raw(t, s.Dir()+"/greenroom.db")
	execute(t, db, "INSERT INTO interview_contact VALUES (?, ?, 0)", talk.ID, other.ID)
	ok(t, s.Expect(ctx, gathering.ID, data.Met{ContactID: keep.ID}))
	ok(t, s.Expect(ctx, gathering.ID, data.Met{ContactID: other.ID, Met: true}))
	return must(s.Contact(ctx, keep.ID))(t), must(s.Contact(ctx, other.ID))(t), talk.ID, gathering.ID, letter
}

// pointing is all that is in a store but when it was last changed.
func pointing(t *testing.T, s *data.Store) map[string][]string {
	t.Helper()
	db := raw(t, s.Dir()+"/greenroom.db")
	all := map[string][]string{}
	for table, columns := range map[string]string{
		"contact":     "id, name, company, role, where_met, interests, email, emails, phone, phones, links, notes, event_id, introducer_id, wanted, longest, photo, deleted_ms IS NULL",
		"contact_tag": "contact_id, tag_id, position", "contact_job": "*", "contact_passion": "*",
		"touch": "id, contact_id, note, deleted_ms", "followup": "id, contact_id", "entry": "id, contact_id", "letter": "id, contact_id",
		"company_contact": "company_id, contact_id, part", "interview_contact": "*", "event_contact": "*",
	} {
		rows := must(db.Query("SELECT json_array(" + columnsOf(t, s, table, columns) + ") FROM " + table + " ORDER BY 1"))(t)
		for rows.Next() {
			var row string
			ok(t, rows.Scan(&row))
			all[table] = append(all[table], row)
		}
		ok(t, rows.Err())
	}
	return all
}

// columnsOf names the columns of a table where all are meant; bytes are read in hexadecimal.
func columnsOf(t *testing.T, s *data.Store, table, columns string) string {
	t.Helper()
	if columns != "*" {
		if table == "contact" {
			return columns[:len(columns)-len("photo, deleted_ms IS NULL")] + "hex(photo), deleted_ms IS NULL"
		}
		return columns
	}
	var names string
	ok(t, raw(t, s.Dir()+"/greenroom.db").QueryRow("SELECT group_concat(name, ', ') FROM pragma_table_info(?)", table).Scan(&names))
	return names
}

func TestTwoContactsBecomeOneWithAllThatPointsAtThem(t *testing.T) {
	s, c := newStore(t)
	keep, other, interview, event, letter := twoAnns(t, s, c)
	before := pointing(t, s)
	undo := must(s.MergeContacts(ctx, keep.ID, other.ID))(t)

	got := must(s.Contact(ctx, keep.ID))(t)
	want := keep
	want.Emails, want.Phone, want.Phones, want.Links = []string{"lee@old.example"}, "1", []string{"2"}, []string{"l.example"}
	want.Tags, want.Notes, want.WhereMet, want.EventID = []string{"cto", "Meetup"}, "Tall\n\nLikes tea", "Berlin", event
	want.Passions, want.Photo, want.Rhythm = other.Passions, other.Photo, other.Rhythm
	want.Jobs = []data.Job{{Company: "Old Acme", Role: "Lead"}, {"Bakery", "Baker", "2019"}}
	same(t, want, got)

	if n := len(must(s.Touches(ctx, keep.ID))(t)); n != 3 {
		t.Errorf("there are %d touches, want 3", n)
	}
	same(t, 1, len(must(s.FollowUps(ctx, data.FollowUpFilter{ContactID: keep.ID}))(t)))
	same(t, 1, len(must(s.Entries(ctx, data.EntryFilter{ContactID: keep.ID}))(t)))
	same(t, keep.ID, must(s.Letter(ctx, letter))(t).ContactID)
	same(t, []data.Met{{ContactID: keep.ID, Met: true}}, must(s.Event(ctx, event))(t).People[:1])
	same(t, 1, len(must(s.Contacts(ctx, data.ContactFilter{IntroducerID: keep.ID}))(t)))
	if mentions := must(s.Mentions(ctx, data.Ref{Kind: data.KindContact, ID: keep.ID}))(t); len(mentions) < 8 {
		t.Errorf("mentioned by %+v", mentions)
	}
	same(t, interview, int64(1))
	if _, err := s.Contact(ctx, other.ID); err == nil {
		t.Error("the other contact is still there")
	}

	c.Add(time.Minute)
	ok(t, undo(ctx))
	same(t, before, pointing(t, s))
}

func TestAMergeTakenBackLeavesAloneWhatWasWrittenSince(t *testing.T) {
	s, c := newStore(t)
	keep, other, _, _, _ := twoAnns(t, s, c)
	undo := must(s.MergeContacts(ctx, keep.ID, other.ID))(t)
	p := must(s.Contact(ctx, keep.ID))(t)
	p.Notes = "Written since"
	must(s.SaveContact(ctx, p))(t)
	since := must(s.SaveTouch(ctx, data.Touch{ContactID: keep.ID, Note: "since"}))(t)
	ok(t, undo(ctx))
	want := keep
	want.Notes = "Written since"
	same(t, want, must(s.Contact(ctx, keep.ID))(t))
	same(t, since.ID, must(s.Touches(ctx, keep.ID))(t)[0].ID)
	same(t, other, must(s.Contact(ctx, other.ID))(t))
}

func TestAMergeThatCannotBeIsRefused(t *testing.T) {
	s, _ := newStore(t)
	ann := must(s.SaveContact(ctx, data.Contact{Name: "Ann"}))(t)
	for _, other := range []int64{ann.ID, 99} {
		if _, err := s.MergeContacts(ctx, ann.ID, other); err == nil {
			t.Errorf("merged with %d", other)
		}
	}
}
