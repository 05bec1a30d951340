package data_test

import (
	"errors"
	"testing"
	"time"

	"greenroom/data"
	"greenroom/data/schedule"
)

// today lists the texts of what is asked today.
func today(t *testing.T, s *data.Store) (all []string) {
	t.Helper()
	for _, item := range must(s.Agenda(ctx, data.Aim{}))(t).Today {
		all = append(all, must(s.Question(ctx, item.Question))(t).Text)
	}
	return all
}

func TestWhatWentBadlyIsAskedAgainBeforeWhatWentWell(t *testing.T) {
	s, c := newStore(t)
	ok(t, s.SyncDeck(ctx, deckOf(3)))
	same(t, []string{"Question number 0?", "Question number 1?", "Question number 2?"}, today(t, s))
	for i, q := range must(s.Questions(ctx, data.QuestionFilter{}))(t) {
		c.Add(time.Minute)
		ok(t, s.SetGrade(ctx, finished(t, s, q.ID, time.Second).ID, []int{4, 1, 3}[i]))
	}
	if plan := must(s.Agenda(ctx, data.Aim{}))(t); len(plan.Today) != 0 || plan.Done != 3 {
		t.Errorf("after all were answered: %+v", plan)
	}
	c.Add(24 * time.Hour)
	same(t, []string{"Question number 1?"}, today(t, s))
	c.Add(4 * 24 * time.Hour)
	same(t, []string{"Question number 1?", "Question number 2?"}, today(t, s))
}

func TestTheFirstGradeOfADayCounts(t *testing.T) {
	s, c := newStore(t)
	q := saveQuestion(t, s, "Why us?")
	for _, grade := range []int{0, 1, 4} { // one without a grade, one that went badly, one that went well
		c.Add(time.Minute)
		ok(t, s.SetGrade(ctx, finished(t, s, q.ID, time.Second).ID, grade))
	}
	c.Add(24 * time.Hour)
	same(t, []string{"Why us?"}, today(t, s))
}

func TestAnAnswerToAFollowUpIsNotOneToTheQuestion(t *testing.T) {
	s, c := newStore(t)
	q := saveQuestion(t, s, "Why us?")
	take := must(s.BeginTake(ctx, data.Take{QuestionID: q.ID, Asked: "And why now?"}))(t)
	ok(t, s.FinishTake(ctx, take))
	if got := must(s.Takes(ctx, q.ID))(t); len(got) != 1 || got[0].Asked != "And why now?" {
		t.Errorf("kept %+v", got)
	}
	c.Add(time.Hour)
	if plan := must(s.Agenda(ctx, data.Aim{}))(t); plan.Done != 0 || len(plan.Today) != 1 || plan.Today[0].Why != schedule.New {
		t.Errorf("planned %+v", plan)
	}
}

func TestWhoReadsAQuestionOutGivesNoAnswer(t *testing.T) {
	s, _ := newStore(t)
	q := saveQuestion(t, s, "Why us?")
	take := must(s.BeginTake(ctx, data.Take{QuestionID: q.ID, Reader: "Mira"}))(t)
	take.Duration = time.Minute
	ok(t, s.FinishTake(ctx, take))
	if got := must(s.Readings(ctx, q.ID))(t); len(got) != 1 || got[0].Reader != "Mira" {
		t.Errorf("read by %+v", got)
	}
	if got := must(s.Takes(ctx, q.ID))(t); len(got) != 0 {
		t.Errorf("the answers are %+v", got)
	}
	if n := must(s.Question(ctx, q.ID))(t).Takes; n != 0 {
		t.Errorf("the question counts %d takes", n)
	}
	if spoken := must(s.SpokenSince(ctx, time.Time{}))(t); spoken != 0 {
		t.Errorf("spoken %v", spoken)
	}
	if waiting := must(s.Unmeasured(ctx, 1))(t); len(waiting) != 0 {
		t.Errorf("to be measured: %+v", waiting)
	}
}

func TestAQuestionChosenForAnInterviewComesFirst(t *testing.T) {
	s, c := newStore(t)
	ok(t, s.SyncDeck(ctx, deckOf(9)))
	all := must(s.Questions(ctx, data.QuestionFilter{}))(t)
	i := must(s.SaveInterview(ctx, data.Interview{Company: "Northlight", At: c.Now().Add(7 * 24 * time.Hour)}))(t)
	ok(t, s.SetInterviewQuestions(ctx, i.ID, []int64{all[8].ID, all[7].ID}))
	same(t, []string{"Question number 7?", "Question number 8?"}, today(t, s)[:2])
	if p := must(s.Prepared(ctx, i.ID))(t); p != (data.Preparation{Chosen: 2}) {
		t.Errorf("prepared %+v", p)
	}
	c.Add(time.Minute)
	finished(t, s, all[8].ID, time.Second)
	if p := must(s.Prepared(ctx, i.ID))(t); p != (data.Preparation{Chosen: 2, Said: 1}) {
		t.Errorf("prepared %+v", p)
	}
	ok(t, s.Delete(ctx, data.Ref{Kind: data.KindInterview, ID: i.ID}))
	same(t, []string{"Question number 0?", "Question number 1?", "Question number 2?"}, today(t, s))
}

func TestARetiredQuestionIsNeverAsked(t *testing.T) {
	s, _ := newStore(t)
	ok(t, s.SyncDeck(ctx, deckOf(2)))
	all := must(s.Questions(ctx, data.QuestionFilter{}))(t)
	ok(t, s.RetireQuestion(ctx, all[0].ID, true))
	for range 3 {
		if q := must(s.NextQuestion(ctx, data.Aim{}, all[1].ID, all[0].ID))(t); q.ID != all[1].ID {
			t.Errorf("asked %q", q.Text)
		}
	}
	ok(t, s.RetireQuestion(ctx, all[1].ID, true))
	if _, err := s.NextQuestion(ctx, data.Aim{}); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("with none left: %v", err)
	}
}

func TestALongPracticeIsPlannedInOneGo(t *testing.T) {
	s, c := newStore(t)
	ok(t, s.SyncDeck(ctx, deckOf(300)))
	all := must(s.Questions(ctx, data.QuestionFilter{}))(t)
	for i := range 600 {
		c.Add(time.Hour)
		ok(t, s.SetGrade(ctx, finished(t, s, all[i%300].ID, time.Second).ID, 1+i%4))
	}
	plan := must(s.Agenda(ctx, data.Aim{Daily: 6}))(t)
	if len(plan.Today)+plan.Done != 6 && plan.Done < 6 {
		t.Errorf("planned %d, done %d", len(plan.Today), plan.Done)
	}
	if len(plan.Order) != 300 {
		t.Errorf("the order has %d", len(plan.Order))
	}
}
