package data_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"greenroom/data"
	"greenroom/data/schedule"
)

// talk is an interview that was an hour ago.
func talk(t fatal, s *data.Store, company string) data.Interview {
	t.Helper()
	return must(s.SaveInterview(ctx, data.Interview{Company: company, At: s.Now().Add(-2 * time.Hour)}))(t)
}

func TestAnInterviewIsReadAsItWasSavedAndFoundByAllThatChoosesIt(t *testing.T) {
	s, c := newStore(t)
	ada := must(s.SaveContact(ctx, data.Contact{Name: "Ada"}))(t)
	file := must(s.SaveCompany(ctx, data.Company{Name: "Northlight"}))(t)
	at := c.Now().Add(48 * time.Hour).Truncate(time.Millisecond)
	want := must(s.SaveInterview(ctx, data.Interview{
		Company: "Northlight", CompanyID: file.ID, Role: "Writer", Round: "the team", Stage: "second talk", Place: "Pier 3", Medium: data.MediumVideo,
		Industry: data.IndustryTech, Notes: "bring the lamp", At: at, Zone: "Europe/Rome", Minutes: 45, Calendar: "x@y", Contacts: []int64{ada.ID},
	}))(t)
	same(t, want, must(s.Interview(ctx, want.ID))(t))
	if want.Stage != "second talk" || want.CompanyID != file.ID || len(want.Contacts) != 1 || !want.End().Equal(at.Add(45*time.Minute)) {
		t.Errorf("kept %+v", want)
	}
	other := must(s.SaveInterview(ctx, data.Interview{Company: "Elsewhere"}))(t)
	if other.Stage != data.StagePlanned || other.Minutes != 60 {
		t.Errorf("without a word it is %q, %d minutes", other.Stage, other.Minutes)
	}
	for what, filter := range map[string]data.InterviewFilter{
		"stage": {Stage: "second talk"}, "file": {CompanyID: file.ID}, "name": {Company: "northLIGHT"},
		"person": {ContactID: ada.ID}, "calendar": {Calendar: "x@y"},
	} {
		found := must(s.Interviews(ctx, filter))(t)
		if len(found) != 1 || found[0].ID != want.ID || must(s.CountInterviews(ctx, filter))(t) != 1 {
			t.Errorf("by its %s are found %+v", what, found)
		}
	}
	for what, wrong := range map[string]data.Interview{"zone": {Zone: "Middle/Earth"}, "length": {Minutes: 2000}, "medium": {Medium: "dream"}} {
		if _, err := s.SaveInterview(ctx, wrong); !errors.Is(err, data.ErrInvalid) {
			t.Errorf("a wrong %s: %v", what, err)
		}
	}
}

func TestSeveralInterviewsAreKeptAllOrNone(t *testing.T) {
	s, _ := newStore(t)
	_, err := s.SaveInterviews(ctx, data.Interview{Company: "One"}, data.Interview{Company: "Two", Zone: "nowhere"})
	if !errors.Is(err, data.ErrInvalid) || must(s.CountInterviews(ctx, data.InterviewFilter{}))(t) != 0 {
		t.Errorf("one of two was kept: %v", err)
	}
}

func TestALookBackCanBeLeftAndTakenUpAndLeavesWithTheInterview(t *testing.T) {
	s, c := newStore(t)
	i := talk(t, s, "Northlight")
	q := must(s.SaveQuestion(ctx, data.Question{Text: "Why us?"}))(t)
	same(t, data.Debrief{InterviewID: i.ID}, must(s.Debrief(ctx, i.ID))(t))
	begun := must(s.SaveDebrief(ctx, data.Debrief{InterviewID: i.ID, Asked: []data.Asked{{Text: "Why us?", QuestionID: q.ID, Went: 2}}}))(t)
	if !begun.Begun.Equal(c.Now()) || !begun.Done.IsZero() {
		t.Errorf("begun %v, done %v", begun.Begun, begun.Done)
	}
	c.Add(time.Minute)
	begun.Asked = append(begun.Asked, data.Asked{Text: "What is a monad?", Went: 1, Better: "say less", Unanswered: true})
	begun.Passions, begun.Struggle, begun.Rapport, begun.Connected = "maps lit up", "figures", "both sail", 4
	begun.Learned, begun.NextStep, begun.NextDay, begun.Done = "small team", "send the plan", "2026-04-03", c.Now()
	want := must(s.SaveDebrief(ctx, begun))(t)
	same(t, want, must(s.Debrief(ctx, i.ID))(t))
	if !want.Begun.Before(want.Done) {
		t.Errorf("begun %v, done %v", want.Begun, want.Done)
	}
	for _, words := range []string{"monad", "sail", "maps lit", "send plan"} {
		if hits := must(s.Search(ctx, words, nil, 0))(t); len(hits) != 1 || hits[0].Ref != (data.Ref{Kind: data.KindInterview, ID: i.ID}) {
			t.Errorf("%q finds %+v", words, hits)
		}
	}
	fresh, _ := newStore(t)
	must(fresh.Merge(ctx, each(exported(t, s))))(t)
	same(t, movable(t, exported(t, s)), movable(t, exported(t, fresh)))
	for _, wrong := range []data.Debrief{{Connected: 6}, {NextDay: "soon"}, {Asked: []data.Asked{{Went: 5}}}} {
		wrong.InterviewID = i.ID
		if _, err := s.SaveDebrief(ctx, wrong); !errors.Is(err, data.ErrInvalid) {
			t.Errorf("%+v: %v", wrong, err)
		}
	}
	same(t, want, must(s.Debrief(ctx, i.ID))(t))
	if _, err := s.SaveDebrief(ctx, data.Debrief{InterviewID: 99}); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("of an interview that is none: %v", err)
	}
}

func TestALookBackIsOfferedOnceTheTalkIsOverUntilItIsDone(t *testing.T) {
	s, c := newStore(t)
	over := talk(t, s, "Over")
	must(s.SaveInterview(ctx, data.Interview{Company: "Under way", At: c.Now().Add(-30 * time.Minute)}))(t)
	must(s.SaveInterview(ctx, data.Interview{Company: "No date"}))(t)
	old := must(s.SaveInterview(ctx, data.Interview{Company: "Old", At: c.Now().AddDate(0, -2, 0)}))(t)
	wanted := func(what string, want ...int64) {
		t.Helper()
		var ids []int64
		for _, i := range must(s.Interviews(ctx, data.InterviewFilter{ToDebrief: c.Now(), BegunAfter: c.Now().AddDate(0, -3, 0)}))(t) {
			ids = append(ids, i.ID)
		}
		if !slices.Equal(ids, want) {
			t.Errorf("%s: %v, want %v", what, ids, want)
		}
	}
	wanted("two are over", over.ID, old.ID)
	d := must(s.SaveDebrief(ctx, data.Debrief{InterviewID: over.ID, Learned: "much"}))(t)
	wanted("one was begun", over.ID, old.ID)
	d.Done = c.Now()
	must(s.SaveDebrief(ctx, d))(t)
	wanted("one is done", old.ID)
}

func TestACardThatIsWantedIsAskedOnItsDayBeforeAllThatIsDue(t *testing.T) {
	s, c := newStore(t)
	known := must(s.SaveQuestion(ctx, data.Question{Text: "Known for long"}))(t)
	other := must(s.SaveQuestion(ctx, data.Question{Text: "New"}))(t)
	asked := must(s.SaveQuestion(ctx, data.Question{Text: "Asked for real"}))(t)
	grade := func(id int64, grade int) {
		take := must(s.BeginTake(ctx, data.Take{QuestionID: id}))(t)
		take.Duration = time.Minute
		ok(t, s.FinishTake(ctx, take))
		ok(t, s.SetGrade(ctx, take.ID, grade))
	}
	grade(known.ID, 4)
	ok(t, s.AskOn(ctx, known.ID, data.DayOf(c.Now().Local()).Add(1)))
	ok(t, s.RetireQuestion(ctx, asked.ID, true))
	ok(t, s.AskOn(ctx, asked.ID, data.DayOf(c.Now().Local()).Add(1)))
	if plan := must(s.Agenda(ctx, data.Aim{}))(t); len(plan.Today) != 1 || plan.Today[0].Question != other.ID {
		t.Errorf("today are asked %+v", plan.Today)
	}
	c.Add(24 * time.Hour)
	plan := must(s.Agenda(ctx, data.Aim{Daily: 2}))(t)
	if len(plan.Today) != 2 || plan.Today[0].Question+plan.Today[1].Question != known.ID+asked.ID || plan.Today[0].Why != schedule.Due {
		t.Errorf("the day after are asked %+v", plan.Today)
	}
	grade(known.ID, 3)
	grade(asked.ID, 3)
	c.Add(24 * time.Hour)
	if plan := must(s.Agenda(ctx, data.Aim{}))(t); len(plan.Today) != 1 || plan.Today[0].Question != other.ID {
		t.Errorf("once answered they are still asked: %+v", plan.Today)
	}
	if err := s.AskOn(ctx, other.ID, "soon"); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("on no day: %v", err)
	}
}

func TestTheSameQuestionIsFoundWhateverItsCommasAndOnesLikeItAreNamed(t *testing.T) {
	s, _ := newStore(t)
	exact := must(s.SaveQuestion(ctx, data.Question{Text: "Why do you want to leave your present job?"}))(t)
	near := must(s.SaveQuestion(ctx, data.Question{Text: "Why are you leaving the present company for another job?"}))(t)
	must(s.SaveQuestion(ctx, data.Question{Text: "Describe a job that went wrong."}))(t)
	must(s.SaveQuestion(ctx, data.Question{Text: "What do you do on Sundays?"}))(t)
	found, others, err := s.Alike(ctx, "why do YOU want to leave your present job??")
	ok(t, err)
	if found == nil || found.ID != exact.ID {
		t.Errorf("the same is %+v", found)
	}
	for _, q := range others {
		if q.ID == exact.ID {
			t.Error("the same is named among those like it")
		}
	}
	found, others, err = s.Alike(ctx, "So why are you leaving your present company?")
	ok(t, err)
	if found != nil || len(others) == 0 || others[0].ID != near.ID || len(others) > 2 {
		t.Errorf("the same is %+v, near are %+v", found, others)
	}
	for _, text := range []string{"", "?", "\"*) OR NOT", "zebra"} {
		if found, others, err = s.Alike(ctx, text); err != nil || found != nil || len(others) != 0 {
			t.Errorf("%q: %v %v %v", text, found, others, err)
		}
	}
	ok(t, s.Delete(ctx, data.Ref{Kind: data.KindQuestion, ID: exact.ID}))
	if found, _, err = s.Alike(ctx, exact.Text); err != nil || found != nil {
		t.Errorf("one in the trash is the same: %+v, %v", found, err)
	}
}

func TestWhatWasAskedForRealIsCountedWithHowItWentThenAndSince(t *testing.T) {
	s, c := newStore(t)
	card := must(s.SaveQuestion(ctx, data.Question{Text: "Why us?"}))(t)
	practise := func(grade int) {
		take := must(s.BeginTake(ctx, data.Take{QuestionID: card.ID}))(t)
		take.Duration = time.Minute
		ok(t, s.FinishTake(ctx, take))
		if grade > 0 {
			ok(t, s.SetGrade(ctx, take.ID, grade))
		}
	}
	c.Add(-72 * time.Hour)
	practise(4)
	c.Add(24 * time.Hour)
	first := talk(t, s, "One")
	must(s.SaveDebrief(ctx, data.Debrief{InterviewID: first.ID, Asked: []data.Asked{{Text: "so, why us", QuestionID: card.ID, Went: 1}, {Text: "Salary?", Went: 2}}}))(t)
	practise(3)
	practise(0)
	c.Add(24 * time.Hour)
	second := talk(t, s, "Two")
	must(s.SaveDebrief(ctx, data.Debrief{InterviewID: second.ID, Asked: []data.Asked{{QuestionID: card.ID, Went: 3}, {Text: "salary"}, {Text: "Tea?"}}}))(t)
	want := []data.AskedForReal{
		{Text: "Why us?", QuestionID: card.ID, Times: 2, Last: second.At, Went: []int{1, 3}, Takes: 2, Grades: []int{3}},
		{Text: "Salary?", Times: 2, Last: second.At, Went: []int{2, 0}},
		{Text: "Tea?", Times: 1, Last: second.At, Went: []int{0}},
	}
	same(t, want, must(s.AskedForReal(ctx, 0))(t))
	same(t, want[:1], must(s.AskedForReal(ctx, 1))(t))
	ok(t, s.Delete(ctx, data.Ref{Kind: data.KindInterview, ID: second.ID}))
	if all := must(s.AskedForReal(ctx, 0))(t); len(all) != 2 || all[0].Times != 1 {
		t.Errorf("without the second: %+v", all)
	}
}

func TestGapsAreCountedAtTheEndOfEachWeek(t *testing.T) {
	s, c := newStore(t) // a Sunday
	c.Add(-14 * 24 * time.Hour)
	gap := must(s.SaveGap(ctx, data.Gap{Text: "CAP"}))(t)
	must(s.SaveGap(ctx, data.Gap{Text: "Raft"}))(t)
	c.Add(7 * 24 * time.Hour)
	gap.Answer, gap.Closed = "two of three", c.Now()
	must(s.SaveGap(ctx, gap))(t)
	must(s.SaveGap(ctx, data.Gap{Kind: data.GapKnown, Text: "indexes"}))(t)
	c.Add(7 * 24 * time.Hour)
	course := must(s.GapCourse(ctx, 4))(t)
	for i := range course {
		if want := data.DayOf(c.Now().Local()).Add(7*(i-3) - 6); course[i].Week != want {
			t.Errorf("week %d begins on %s, want %s", i, course[i].Week, want)
		}
		course[i].Week = ""
	}
	same(t, []data.GapCount{{}, {Open: 2}, {Open: 1, Closed: 1, Known: 1}, {Open: 1, Closed: 1, Known: 1}}, course)
}

func TestWhatComesNextIsListedByItsDay(t *testing.T) {
	s, _ := newStore(t)
	for _, step := range []data.Debrief{{NextStep: "write", NextDay: "2026-04-02"}, {NextStep: "call", NextDay: "2026-04-01"}, {NextStep: "later", NextDay: "2026-05-01"}, {NextDay: "2026-04-01"}, {NextStep: "some day"}} {
		step.InterviewID = talk(t, s, "For "+step.NextStep).ID
		must(s.SaveDebrief(ctx, step))(t)
	}
	steps := must(s.NextSteps(ctx, "2026-04-01", "2026-04-02"))(t)
	if len(steps) != 2 || steps[0].Step != "call" || steps[1].Step != "write" || steps[1].Interview.Company != "For write" {
		t.Errorf("next are %+v", steps)
	}
	ok(t, s.Delete(ctx, data.Ref{Kind: data.KindInterview, ID: steps[0].Interview.ID}))
	if left := must(s.NextSteps(ctx, "2026-04-01", "2026-04-02"))(t); len(left) != 1 {
		t.Errorf("with one in the trash: %+v", left)
	}
}
