package data_test

import (
	"slices"
	"testing"
	"time"

	"greenroom/data"
)

func TestAStageWithAnotherNameTakesItsInterviewsAndItsMeaningAlong(t *testing.T) {
	s, clock := newStore(t)
	ctx := t.Context()
	long := clock.Now().Add(-9 * 24 * time.Hour)
	one := keepInterview(t, s, data.Interview{Company: "Northlight", Stage: data.StageWaiting, At: long})
	two := keepInterview(t, s, data.Interview{Company: "Zarya", Stage: data.StageOffer, At: long})
	stage := func(i data.Interview) data.Stage {
		t.Helper()
		now, err := s.Interview(ctx, i.ID)
		if err != nil {
			t.Fatal(err)
		}
		return now.Stage
	}
	before, err := s.InterviewStages(ctx)
	if err != nil {
		t.Fatal(err)
	}
	undo, err := s.ChangeStages(ctx, []data.NamedStage{
		{Stage: data.StagePlanned}, {Stage: " Abwarten ", Was: data.StageWaiting}, {Stage: data.StageOffer, Was: data.StageOffer}, {},
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := s.InterviewStages(ctx); !slices.Equal(got, []data.Stage{data.StagePlanned, "Abwarten", data.StageOffer}) {
		t.Errorf("the stages are %q", got)
	}
	if stage(one) != "Abwarten" || stage(two) != data.StageOffer {
		t.Errorf("the interviews are at %q and %q", stage(one), stage(two))
	}
	silent, err := s.Silence(ctx, long.AddDate(0, 0, -1), clock.Now().AddDate(0, 0, -7))
	if err != nil || len(silent) != 1 || silent[0].ID != one.ID {
		t.Errorf("one that waits under another name is not asked about: %+v (%v)", silent, err)
	}
	if _, err := s.SetStage(ctx, two.ID, "Abwarten"); err != nil {
		t.Fatal(err)
	}
	if err := undo(ctx); err != nil {
		t.Fatal(err)
	}
	if stage(one) != data.StageWaiting {
		t.Errorf("undone it is at %q", stage(one))
	}
	if stage(two) != "Abwarten" {
		t.Errorf("what was moved since was moved again, to %q", stage(two))
	}
	if got, _ := s.InterviewStages(ctx); !slices.Equal(got, append(before, "Abwarten")) {
		t.Errorf("undone the stages are %q", got)
	}
}

func TestTwoStagesCanChangeNames(t *testing.T) {
	s, _ := newStore(t)
	one := keepInterview(t, s, data.Interview{Company: "One", Stage: "a"})
	two := keepInterview(t, s, data.Interview{Company: "Two", Stage: "b"})
	if _, err := s.ChangeStages(t.Context(), []data.NamedStage{{Stage: "b", Was: "a"}, {Stage: "a", Was: "b"}}); err != nil {
		t.Fatal(err)
	}
	for i, want := range map[int64]data.Stage{one.ID: "b", two.ID: "a"} {
		if now, err := s.Interview(t.Context(), i); err != nil || now.Stage != want {
			t.Errorf("interview %d is at %q, want %q (%v)", i, now.Stage, want, err)
		}
	}
}

func keepInterview(t *testing.T, s *data.Store, i data.Interview) data.Interview {
	t.Helper()
	saved, err := s.SaveInterview(t.Context(), i)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}
