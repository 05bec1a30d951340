package data_test

import (
	"testing"

	"greenroom/data"
)

// A page may be open while what it points at is removed for good elsewhere.
func TestWhatIsWrittenIsKeptThoughWhatItPointsAtIsGoneForGood(t *testing.T) {
	s, _ := newStore(t)
	story := must(s.SaveStory(t.Context(), data.Story{Title: "The night shift"}))(t)
	mia := must(s.SaveContact(t.Context(), data.Contact{Name: "Mia"}))(t)
	question := saveQuestion(t, s, "Why here?")
	gone := must(s.SaveCompany(t.Context(), data.Company{Name: "Gone"}))(t)
	file := must(s.SaveCompany(t.Context(), data.Company{
		Name: "Kelp", Questions: []int64{question.ID}, People: []data.CompanyContact{{ContactID: mia.ID}},
		Skills: []data.JobSkill{{Name: "Calm", StoryID: story.ID, Note: "of the night"}},
	}))(t)
	talk := must(s.SaveInterview(t.Context(), data.Interview{Company: "Gone", CompanyID: gone.ID, Contacts: []int64{mia.ID}}))(t)
	letter := must(s.SaveLetter(t.Context(), data.Letter{Subject: "Hello", ContactID: mia.ID}))(t)
	look := must(s.SaveDebrief(t.Context(), data.Debrief{InterviewID: talk.ID, Asked: []data.Asked{{Text: "Why us?", QuestionID: question.ID}}}))(t)

	ok(t, s.Delete(t.Context(), data.Ref{Kind: data.KindStory, ID: story.ID}, data.Ref{Kind: data.KindContact, ID: mia.ID},
		data.Ref{Kind: data.KindQuestion, ID: question.ID}, data.Ref{Kind: data.KindCompany, ID: gone.ID}))
	must(s.EmptyTrash(t.Context(), 0))(t)

	file.Notes, talk.Notes, letter.Body, look.Learned = "typed", "typed", "typed", "typed"
	file = must(s.SaveCompany(t.Context(), file))(t)
	same(t, "typed", file.Notes)
	same(t, []data.JobSkill{{Name: "Calm", Note: "of the night"}}, file.Skills)
	same(t, 0, len(file.People)+len(file.Questions))
	talk = must(s.SaveInterview(t.Context(), talk))(t)
	same(t, "typed", talk.Notes)
	same(t, int64(0), talk.CompanyID)
	letter = must(s.SaveLetter(t.Context(), letter))(t)
	same(t, "typed", letter.Body)
	same(t, int64(0), letter.ContactID)
	look = must(s.SaveDebrief(t.Context(), look))(t)
	same(t, "typed", look.Learned)
	same(t, []data.Asked{{Text: "Why us?"}}, look.Asked)
}

func TestTakingATouchBackLeavesWhatAFollowUpSaysSince(t *testing.T) {
	s, clock := newStore(t)
	mia := must(s.SaveContact(t.Context(), data.Contact{Name: "Mia"}))(t)
	f := must(s.SaveFollowUp(t.Context(), data.FollowUp{ContactID: mia.ID, Day: data.DayOf(clock.Now().Local()), Minute: data.AnyMinute, About: "the talk"}))(t)
	touch, done, err := s.LogTouch(t.Context(), data.Touch{ContactID: mia.ID})
	ok(t, err)
	same(t, 1, len(done))
	f = done[0]
	f.About = "the talk, and her garden"
	must(s.SaveFollowUp(t.Context(), f))(t)
	ok(t, s.UnlogTouch(t.Context(), touch, done))
	open := must(s.FollowUps(t.Context(), data.FollowUpFilter{Open: true}))(t)
	same(t, 1, len(open))
	same(t, "the talk, and her garden", open[0].About)
}

func TestAFollowUpThatIsDueAgainSaysWhatWasWrittenSince(t *testing.T) {
	s, _ := newStore(t)
	mia := must(s.SaveContact(t.Context(), data.Contact{Name: "Mia"}))(t)
	was := must(s.SaveFollowUp(t.Context(), data.FollowUp{ContactID: mia.ID, Day: "2026-04-01", Minute: data.AnyMinute, About: "the talk"}))(t)
	later := was
	later.Day = "2026-04-08"
	later = must(s.SaveFollowUp(t.Context(), later))(t)
	later.About = "the talk, and her garden"
	must(s.SaveFollowUp(t.Context(), later))(t)
	ok(t, s.ResetFollowUp(t.Context(), was))
	now := must(s.FollowUps(t.Context(), data.FollowUpFilter{ContactID: mia.ID}))(t)[0]
	same(t, data.Day("2026-04-01"), now.Day)
	same(t, "the talk, and her garden", now.About)
}
