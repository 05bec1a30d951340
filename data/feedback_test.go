package data_test

import (
	"errors"
	"testing"
	"time"

	"greenroom/data"
)

func TestWhatOthersSayIsKeptWithTheTake(t *testing.T) {
	s, c := newStore(t)
	take := finished(t, s, saveQuestion(t, s, "Why us?").ID, time.Second)
	mira := must(s.SaveContact(ctx, data.Contact{Name: "Mira"}))(t)
	kept := must(s.SaveFeedback(ctx, data.Feedback{
		TakeID: take.ID, Author: "Mira", ContactID: mira.ID, Checklist: []string{"example"}, Note: "The storm.",
		Marks: []data.Mark{{At: time.Second, Kind: data.MarkStrong, Text: "here"}},
	}))(t)
	got := must(s.Feedback(ctx, take.ID))(t)
	if len(got) != 1 || got[0].Note != "The storm." || got[0].ContactID != mira.ID || !got[0].Given.Equal(c.Now().Truncate(time.Millisecond)) {
		t.Errorf("kept %+v", got)
	}
	marks := must(s.Marks(ctx, take.ID))(t)
	if len(marks) != 1 || marks[0].Author != "Mira" || marks[0].Text != "here" {
		t.Errorf("marked %+v", marks)
	}
	kept[0].Note = "The storm, and the calm."
	must(s.SaveFeedback(ctx, kept[0]))(t)
	if got := must(s.Feedback(ctx, take.ID))(t); len(got) != 1 || got[0].Note != kept[0].Note {
		t.Errorf("changed to %+v", got)
	}
	ok(t, s.Delete(ctx, data.Ref{Kind: data.KindFeedback, ID: kept[0].ID}))
	if got := must(s.Feedback(ctx, take.ID))(t); len(got) != 0 {
		t.Errorf("in the trash lies %+v", got)
	}
	ok(t, s.Restore(ctx, data.Ref{Kind: data.KindFeedback, ID: kept[0].ID}))
	if got := must(s.Feedback(ctx, take.ID))(t); len(got) != 1 {
		t.Error("it does not come back")
	}
}

func TestTheSamePageIsNotKeptTwice(t *testing.T) {
	s, _ := newStore(t)
	q := saveQuestion(t, s, "Why us?")
	one, two := finished(t, s, q.ID, time.Second), finished(t, s, q.ID, time.Second)
	form := []data.Feedback{
		{TakeID: one.ID, Author: "Mira", Note: "Clear.", Page: "p1", Marks: []data.Mark{{Kind: data.MarkFix}}},
		{TakeID: two.ID, Author: "Mira", Note: "Clearer.", Page: "p1"},
	}
	if kept := must(s.SaveFeedback(ctx, form...))(t); len(kept) != 2 {
		t.Errorf("kept %d", len(kept))
	}
	if kept := must(s.SaveFeedback(ctx, form...))(t); len(kept) != 0 {
		t.Errorf("kept %d again", len(kept))
	}
	if marks := must(s.Marks(ctx, one.ID))(t); len(marks) != 1 {
		t.Errorf("marked %d times", len(marks))
	}
}

func TestFeedbackIsKeptWholeOrNotAtAll(t *testing.T) {
	s, _ := newStore(t)
	take := finished(t, s, saveQuestion(t, s, "Why us?").ID, time.Second)
	for _, wrong := range []data.Feedback{
		{TakeID: take.ID, Author: " "}, {TakeID: 99, Author: "Mira"}, {TakeID: take.ID, Author: "Mira", Checklist: []string{""}},
		{TakeID: take.ID, Author: "Mira", Marks: []data.Mark{{Kind: "odd"}}},
	} {
		_, err := s.SaveFeedback(ctx, data.Feedback{TakeID: take.ID, Author: "Mira", Note: "Clear."}, wrong)
		if !errors.Is(err, data.ErrInvalid) && !errors.Is(err, data.ErrNotFound) {
			t.Errorf("%+v: %v", wrong, err)
		}
	}
	if got := must(s.Feedback(ctx, take.ID))(t); len(got) != 0 {
		t.Errorf("kept %+v", got)
	}
}

func TestARunIsKeptAsItGoesAndFoundWhenItWasLeft(t *testing.T) {
	s, c := newStore(t)
	q := saveQuestion(t, s, "Why us?")
	run := must(s.SaveRun(ctx, data.Run{Recipe: []byte(`{"count": 3}`), Turns: []data.Turn{{QuestionID: q.ID}, {QuestionID: q.ID, Asked: "And then?"}}}))(t)
	if runs := must(s.Runs(ctx, 0))(t); len(runs) != 0 {
		t.Errorf("a run without an answer is listed: %+v", runs)
	}
	take := finished(t, s, q.ID, time.Minute)
	run.Turns[0].TakeID = take.ID
	run = must(s.SaveRun(ctx, run))(t)
	if run.Answers != 1 || run.Spoken != time.Minute || run.Turns[1].Words() != "And then?" || run.Turns[0].Words() != "Why us?" {
		t.Errorf("kept %+v", run)
	}
	left, found, err := s.UnfinishedRun(ctx, c.Now().Add(-time.Hour))
	if err != nil || !found || left.ID != run.ID || len(left.Turns) != 2 {
		t.Errorf("left %+v, %v, %v", left, found, err)
	}
	if _, found, _ := s.UnfinishedRun(ctx, c.Now().Add(time.Hour)); found {
		t.Error("one that was left long ago is found")
	}
	ok(t, s.Delete(ctx, data.Ref{Kind: data.KindTake, ID: take.ID}))
	if got := must(s.Run(ctx, run.ID))(t); got.Turns[0].TakeID != 0 || got.Answers != 0 {
		t.Errorf("its answer lies in the trash, and it is %+v", got)
	}
	ok(t, s.Restore(ctx, data.Ref{Kind: data.KindTake, ID: take.ID}))
	if got := must(s.Run(ctx, run.ID))(t); got.Turns[0].TakeID != take.ID {
		t.Errorf("its answer came back, and it is %+v", got)
	}
	run.Ended = c.Now()
	must(s.SaveRun(ctx, run))(t)
	if _, found, _ := s.UnfinishedRun(ctx, c.Now().Add(-time.Hour)); found {
		t.Error("one that was ended is found")
	}
	for _, wrong := range []data.Run{{Before: 6}, {Recipe: []byte("{")}, {Turns: []data.Turn{{QuestionID: 99}}}} {
		if _, err := s.SaveRun(ctx, wrong); err == nil {
			t.Errorf("%+v was kept", wrong)
		}
	}
}
