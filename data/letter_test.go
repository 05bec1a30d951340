package data_test

import (
	"testing"
	"time"

	"greenroom/data"
)

func TestASentLetterIsATouchThatSeesToWhatWasDueAndCanBeTakenBack(t *testing.T) {
	s, clock := newStore(t)
	mira := must(s.SaveContact(ctx, data.Contact{Name: "Mira Halvorsen"}))(t)
	due := must(s.SaveFollowUp(ctx, data.FollowUp{ContactID: mira.ID, Day: "2026-03-28", About: "thank her"}))(t)
	l := must(s.SaveLetter(ctx, data.Letter{Subject: "Thank you", Body: "Dear Mira", ContactID: mira.ID, Due: clock.Now().Add(time.Hour)}))(t)
	clock.Add(time.Minute)
	sent := must(s.SendLetter(ctx, l.ID, data.TouchThankYou))(t)
	if got := must(s.Letter(ctx, l.ID))(t); !got.Sent.Equal(clock.Now().Truncate(time.Millisecond)) {
		t.Errorf("sent at %v", got.Sent)
	}
	touches := must(s.Touches(ctx, mira.ID))(t)
	if len(touches) != 1 || touches[0].Kind != data.TouchThankYou || touches[0].LetterID != l.ID || touches[0].Note != "Thank you" {
		t.Fatalf("the touches are %+v", touches)
	}
	if len(sent.Done) != 1 || sent.Done[0].ID != due.ID {
		t.Errorf("seen to is %+v", sent.Done)
	}
	same(t, 0, must(s.CountLetters(ctx, data.LetterFilter{Unsent: true}))(t))
	same(t, 1, must(s.CountLetters(ctx, data.LetterFilter{Sent: true}))(t))

	sent.Letter.Body = "an old copy"
	ok(t, s.UnsendLetter(ctx, sent))
	got := must(s.Letter(ctx, l.ID))(t)
	if !got.Sent.IsZero() || got.Body != "Dear Mira" {
		t.Errorf("taken back it is %+v", got)
	}
	same(t, 0, len(must(s.Touches(ctx, mira.ID))(t)))
	same(t, 1, must(s.CountLetters(ctx, data.LetterFilter{Due: clock.Now().Add(2 * time.Hour)}))(t))
}

func TestALetterToNobodyKeptIsSentWithoutATouch(t *testing.T) {
	s, _ := newStore(t)
	l := must(s.SaveLetter(ctx, data.Letter{Subject: "Hello"}))(t)
	sent := must(s.SendLetter(ctx, l.ID, data.TouchMessage))(t)
	if sent.Touch.ID != 0 || sent.Letter.Sent.IsZero() {
		t.Errorf("sent is %+v", sent)
	}
	ok(t, s.UnsendLetter(ctx, sent))
}

func TestAnInterviewIsToBeThankedForFromItsEndUntilALetterIsBegun(t *testing.T) {
	s, clock := newStore(t)
	begin := clock.Now().Add(time.Hour)
	i := must(s.SaveInterview(ctx, data.Interview{Company: "Northlight", At: begin, Minutes: 45}))(t)
	must(s.SaveInterview(ctx, data.Interview{Company: "Without a date"}))(t)
	thank := func() int {
		return len(must(s.InterviewsToThank(ctx, clock.Now().Add(-48*time.Hour)))(t))
	}
	earlier := must(s.SaveLetter(ctx, data.Letter{InterviewID: i.ID, Subject: "How do I find you?"}))(t)
	same(t, 0, thank())
	clock.Add(time.Hour + 44*time.Minute)
	same(t, 0, thank())
	clock.Add(time.Minute)
	same(t, 1, thank())
	thanks := must(s.SaveLetter(ctx, data.Letter{InterviewID: i.ID, Subject: "Thank you"}))(t)
	same(t, 0, thank())
	ok(t, s.Delete(ctx, data.Ref{Kind: data.KindLetter, ID: thanks.ID}, data.Ref{Kind: data.KindLetter, ID: earlier.ID}))
	same(t, 1, thank())
	clock.Add(48 * time.Hour)
	same(t, 0, thank())
}

func TestFeedbackThatIsLongUnansweredIsFound(t *testing.T) {
	s, _ := newStore(t)
	must(s.SaveAdvice(ctx, data.Advice{Who: "Jonas", Asked: "2026-03-01", About: "the first talk"}))(t)
	must(s.SaveAdvice(ctx, data.Advice{Who: "Amara", Asked: "2026-03-20"}))(t)
	must(s.SaveAdvice(ctx, data.Advice{Who: "Ines", Asked: "2026-03-01", Answer: "Slower at the end."}))(t)
	got := must(s.Advice(ctx, data.AdviceFilter{Unanswered: "2026-03-10"}))(t)
	if len(got) != 1 || got[0].Who != "Jonas" {
		t.Errorf("unanswered is %+v", got)
	}
	same(t, 3, must(s.CountAdvice(ctx, data.AdviceFilter{}))(t))
	same(t, 1, must(s.CountAdvice(ctx, data.AdviceFilter{Text: "first talk"}))(t))
}

func TestAWeekOfSilenceIsFoundUntilAWordComesOrIsWritten(t *testing.T) {
	s, clock := newStore(t)
	i := must(s.SaveInterview(ctx, data.Interview{Company: "Northlight", At: clock.Now().Add(time.Hour), Minutes: 60, Stage: data.StageWaiting}))(t)
	thanks := must(s.SaveLetter(ctx, data.Letter{InterviewID: i.ID, Template: "thanks-first"}))(t)
	silent := func() int {
		return len(must(s.Silence(ctx, clock.Now().Add(-21*24*time.Hour), clock.Now().Add(-7*24*time.Hour)))(t))
	}
	clock.Add(7*24*time.Hour + time.Hour)
	same(t, 0, silent())
	clock.Add(time.Hour)
	same(t, 1, silent())

	rejected := i
	rejected.Stage = data.StageRejected
	must(s.SaveInterview(ctx, rejected))(t)
	same(t, 0, silent())
	must(s.SaveInterview(ctx, i))(t)

	next := must(s.SaveInterview(ctx, data.Interview{Company: " northlight"}))(t)
	same(t, 0, silent())
	ok(t, s.Delete(ctx, data.Ref{Kind: data.KindInterview, ID: next.ID}))
	same(t, 1, silent())

	asked := must(s.SaveLetter(ctx, data.Letter{InterviewID: i.ID, Template: "silence"}))(t)
	same(t, 0, silent())
	ok(t, s.Delete(ctx, data.Ref{Kind: data.KindLetter, ID: asked.ID}, data.Ref{Kind: data.KindLetter, ID: thanks.ID}))
	same(t, 1, silent())
	clock.Add(14 * 24 * time.Hour)
	same(t, 0, silent())
}
