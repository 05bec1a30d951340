package data_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"greenroom/data"
)

// told writes a story as kinds and titles, to compare.
func told(story []data.Happening) (lines []string) {
	for _, h := range story {
		lines = append(lines, fmt.Sprintf("%s: %s", h.Kind, h.Title))
	}
	return lines
}

func TestTheStoryOfACompanyIsToldInTheOrderOfTime(t *testing.T) {
	s, c := newStore(t)
	later := func() { c.Add(time.Hour) }
	question := must(s.SaveQuestion(ctx, data.Question{Text: "Why lighthouses?"}))(t)
	mira := must(s.SaveContact(ctx, data.Contact{Name: "Mira"}))(t)
	jon := must(s.SaveContact(ctx, data.Contact{Name: "Jon"}))(t)
	later()
	file := must(s.SaveCompany(ctx, data.Company{Name: "Northlight", Role: "Writer", Questions: []int64{question.ID}, People: []data.CompanyContact{{ContactID: jon.ID, Part: "knows the team"}}}))(t)
	later()
	must(s.SaveTouch(ctx, data.Touch{ContactID: jon.ID, Note: "told me of the team"}))(t)
	later()
	take := must(s.BeginTake(ctx, data.Take{QuestionID: question.ID}))(t)
	take.Duration = time.Minute
	if err := s.FinishTake(ctx, take); err != nil {
		t.Fatal(err)
	}
	later()
	talk := must(s.SaveInterview(ctx, data.Interview{Company: "Northlight", CompanyID: file.ID, Round: "First talk", At: c.Now(), Contacts: []int64{mira.ID}}))(t)
	later()
	must(s.SaveDebrief(ctx, data.Debrief{InterviewID: talk.ID, Learned: "They are six.", Asked: []data.Asked{{Text: "Why lighthouses?", QuestionID: question.ID, Went: 3}, {Text: "Why now?"}}}))(t)
	must(s.SaveGap(ctx, data.Gap{Text: "What is a Fresnel lens?", InterviewID: talk.ID}))(t)
	later()
	letter := must(s.SaveLetter(ctx, data.Letter{Subject: "Thank you", InterviewID: talk.ID, ContactID: mira.ID}))(t)
	later()
	letter.Sent = c.Now()
	must(s.SaveLetter(ctx, letter))(t)
	must(s.SaveLetter(ctx, data.Letter{Body: "Dear Mira, I wonder", CompanyID: file.ID}))(t)
	later()
	must(s.SaveEntry(ctx, data.Entry{Title: "Half a day later", CompanyID: file.ID}))(t)
	must(s.SaveEntry(ctx, data.Entry{Title: "For me alone", CompanyID: file.ID, Private: true}))(t)
	later()
	talks := must(s.SaveNegotiation(ctx, data.Negotiation{Title: "Pay", CompanyID: file.ID}))(t)
	must(s.SaveOffer(ctx, data.Offer{Name: "Their offer", NegotiationID: talks.ID}))(t)
	must(s.SaveOffer(ctx, data.Offer{Name: "My job", Present: true, NegotiationID: talks.ID}))(t)

	story := must(s.CompanyStory(ctx, file.ID))(t)
	want := []string{
		"file: Northlight", "touch: Jon", "take: Why lighthouses?", "interview: First talk", "met: Mira",
		"asked: Why lighthouses?", "asked: Why now?", "debrief: First talk", "gap: What is a Fresnel lens?",
		"letter: Thank you", "draft: Dear Mira, I wonder", "note: Half a day later", "negotiation: Pay", "offer: Their offer",
	}
	if diff := cmp.Diff(want, told(story)); diff != "" {
		t.Error(diff)
	}
	if !slices.IsSortedFunc(story, func(a, b data.Happening) int { return a.At.Compare(b.At) }) {
		t.Error("it is not in the order of time")
	}
	for _, h := range story {
		switch {
		case h.Kind == data.HappenedOffer && h.Within != data.Ref{Kind: data.KindNegotiation, ID: talks.ID},
			h.Kind == data.HappenedTouch && h.Within != data.Ref{Kind: data.KindContact, ID: jon.ID},
			h.Kind == data.HappenedTake && h.Within != data.Ref{Kind: data.KindTake, ID: take.ID},
			h.Title == "Why now?" && h.Ref != data.Ref{Kind: data.KindInterview, ID: talk.ID},
			h.Kind == data.HappenedAsked && h.Ref.Kind == data.KindQuestion && h.Went != 3:
			t.Errorf("%s %q is told as %+v", h.Kind, h.Title, h)
		}
	}
}

func TestTheStoryOfACompanyLeavesOutOthersAndTheTrash(t *testing.T) {
	s, c := newStore(t)
	file := must(s.SaveCompany(ctx, data.Company{Name: "Northlight"}))(t)
	other := must(s.SaveCompany(ctx, data.Company{Name: "Southlight"}))(t)
	must(s.SaveInterview(ctx, data.Interview{Company: " northlight ", Round: "by name", At: c.Now()}))(t)
	must(s.SaveInterview(ctx, data.Interview{Company: "Northlight", CompanyID: other.ID, Round: "of another file", At: c.Now()}))(t)
	gone := must(s.SaveInterview(ctx, data.Interview{Company: "Northlight", CompanyID: file.ID, Round: "deleted", At: c.Now()}))(t)
	if err := s.Delete(ctx, data.Ref{Kind: data.KindInterview, ID: gone.ID}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"file: Northlight", "interview: by name"}, told(must(s.CompanyStory(ctx, file.ID))(t))); diff != "" {
		t.Error(diff)
	}
	if _, err := s.CompanyStory(ctx, 99); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("a file that is none: %v", err)
	}
}

func TestTheNextInterviewOfACompanyIsTheFirstThatIsNotOver(t *testing.T) {
	s, c := newStore(t)
	file := must(s.SaveCompany(ctx, data.Company{Name: "Northlight"}))(t)
	if i := must(s.NextInterview(ctx, file.ID))(t); i.ID != 0 {
		t.Errorf("none is planned, and it is %+v", i)
	}
	for _, hours := range []int{-3, 72, 24} {
		must(s.SaveInterview(ctx, data.Interview{Company: "Northlight", CompanyID: file.ID, At: c.Now().Add(time.Duration(hours) * time.Hour)}))(t)
	}
	must(s.SaveInterview(ctx, data.Interview{Company: "Northlight", CompanyID: file.ID, Round: "no date"}))(t)
	if i := must(s.NextInterview(ctx, file.ID))(t); i.ID != 3 {
		t.Errorf("next is %+v", i)
	}
	under := must(s.SaveInterview(ctx, data.Interview{Company: "Northlight", At: c.Now().Add(-30 * time.Minute)}))(t)
	if i := must(s.NextInterview(ctx, file.ID))(t); i.ID != under.ID {
		t.Errorf("one is under way, and next is %+v", i)
	}
}
