package data_test

import (
	"fmt"
	"io/fs"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"greenroom/assets"
	"greenroom/data"
)

// onBoard tells what stands where.
func onBoard(t fatal, s *data.Store) map[data.SWOTField][]string {
	t.Helper()
	board := map[data.SWOTField][]string{}
	for _, card := range must(s.SWOTs(ctx))(t) {
		board[card.Field] = append(board[card.Field], card.Text)
	}
	return board
}

func TestACardMovesWithinItsFieldAndToAnother(t *testing.T) {
	s, _ := newStore(t)
	var ids []int64
	for i, text := range []string{"a", "b", "c"} {
		ids = append(ids, must(s.SaveSWOT(ctx, data.SWOT{Field: data.Strength, Text: text, Position: i}))(t).ID)
	}
	for _, move := range []struct {
		id       int64
		field    data.SWOTField
		position int
		want     string
	}{
		{ids[0], data.Strength, 2, "map[strength:[b c a]]"},
		{ids[2], data.Threat, 9, "map[strength:[b a] threat:[c]]"},
		{ids[1], data.Threat, 0, "map[strength:[a] threat:[b c]]"},
		{ids[2], data.Strength, -1, "map[strength:[c a] threat:[b]]"},
	} {
		if err := s.MoveSWOT(ctx, move.id, move.field, move.position); err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(onBoard(t, s)); got != move.want {
			t.Errorf("the board is %s, want %s", got, move.want)
		}
	}
	if err := s.MoveSWOT(ctx, 99, data.Threat, 0); err == nil {
		t.Error("a card that is not there moved")
	}
}

func TestNoMoveLosesACardOrGivesTwoOnePlace(t *testing.T) {
	s, _ := newStore(t)
	rapid.Check(t, func(t *rapid.T) {
		for _, card := range must(s.SWOTs(ctx))(t) {
			if err := s.Delete(ctx, data.Ref{Kind: data.KindSWOT, ID: card.ID}); err != nil {
				t.Fatal(err)
			}
		}
		var ids []int64
		for i := range rapid.IntRange(1, 6).Draw(t, "cards") {
			ids = append(ids, must(s.SaveSWOT(ctx, data.SWOT{Field: rapid.SampledFrom(data.SWOTFields()).Draw(t, "in"), Text: fmt.Sprint(i), Position: i}))(t).ID)
		}
		for range rapid.IntRange(1, 8).Draw(t, "moves") {
			id := rapid.SampledFrom(ids).Draw(t, "card")
			field, to := rapid.SampledFrom(data.SWOTFields()).Draw(t, "to"), rapid.IntRange(-1, 7).Draw(t, "place")
			if err := s.MoveSWOT(ctx, id, field, to); err != nil {
				t.Fatal(err)
			}
			taken, n := map[string]bool{}, 0
			for _, card := range must(s.SWOTs(ctx))(t) {
				n++
				if card.ID == id && card.Field != field {
					t.Fatalf("card %d is in %s, want %s", id, card.Field, field)
				}
				place := fmt.Sprint(card.Field, card.Position)
				if card.Field == field && taken[place] {
					t.Fatalf("two cards stand at %s", place)
				}
				taken[place] = true
			}
			if n != len(ids) {
				t.Fatalf("%d cards are left of %d", n, len(ids))
			}
		}
	})
}

func TestTestResultsAreFoundByTheirWords(t *testing.T) {
	s, _ := newStore(t)
	must(s.SaveAssessment(ctx, data.Assessment{Kind: data.AssessmentStrengths, Name: "Strengths", Result: "learner, deliberative", Day: "2026-02-03"}))(t)
	must(s.SaveAssessment(ctx, data.Assessment{Kind: data.AssessmentType, Name: "Type", Result: "INFP", Day: "2026-03-03"}))(t)
	all := must(s.Assessments(ctx, data.AssessmentFilter{Text: "delib"}))(t)
	if len(all) != 1 || all[0].Name != "Strengths" {
		t.Errorf("found %+v", all)
	}
	if n := must(s.CountAssessments(ctx, data.AssessmentFilter{}))(t); n != 2 {
		t.Errorf("there are %d", n)
	}
	if first := must(s.Assessments(ctx, data.AssessmentFilter{Limit: 1}))(t)[0]; first.Name != "Type" {
		t.Errorf("the last taken is %q", first.Name)
	}
}

func TestTheBuiltInPromptsAreReadAndNoOthers(t *testing.T) {
	prompts := must(data.ReadPrompts(assets.Prompts()))(t)
	if len(prompts.Path) != 7 || len(prompts.Writing) != 5 {
		t.Fatalf("%d prompts and %d days", len(prompts.Path), len(prompts.Writing))
	}
	one := func(line string) fs.FS {
		return fstest.MapFS{
			"path.json":    {Data: []byte(`{"prompts": [` + line + `]}`)},
			"writing.json": {Data: []byte(`{"prompts": []}`)},
		}
	}
	good := `{"key": "a", "part": "moves", "text": "t", "follow_up": "f", "example": "e"}`
	if _, err := data.ReadPrompts(one(good)); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{
		good + "," + good,
		`{"key": "A b", "part": "moves", "text": "t", "follow_up": "f"}`,
		`{"key": "a", "part": "other", "text": "t", "follow_up": "f"}`,
		`{"key": "a", "part": "moves", "text": " ", "follow_up": "f"}`,
		`{"key": "a", "part": "moves", "text": "t", "follow_up": "f", "more": 1}`,
	} {
		if _, err := data.ReadPrompts(one(bad)); err == nil {
			t.Errorf("taken: %s", bad)
		}
	}
}
