package data_test

import (
	"errors"
	"slices"
	"testing"

	"greenroom/data"
)

func titles(fitting []data.FittingStory) (all []string) {
	for _, f := range fitting {
		all = append(all, f.Title)
	}
	return all
}

func TestStoriesThatFitAQuestionComeLinkedThenTaggedThenByTheirWords(t *testing.T) {
	s, _ := newStore(t)
	q := must(s.SaveQuestion(ctx, data.Question{
		Text: "Tell me about a time you disagreed with a colleague.", Theme: data.ThemeTeamwork, Tags: []string{"conflict"},
	}))(t)
	for _, story := range []data.Story{
		{Title: "Only common words", Situation: "There was a time, and I will tell you about it."},
		{Title: "By its words", Situation: "My colleagues and I disagree about the database."},
		{Title: "By its skill", Action: "I spoke to them.", Skills: []string{"Conflicts"}},
		{Title: "Linked", Action: "Nothing in common.", Questions: []int64{q.ID}},
		{Title: "Elsewhere", Action: "I sold lamps."},
	} {
		must(s.SaveStory(ctx, story))(t)
	}
	fitting := must(s.FittingStories(ctx, q, 10))(t)
	if want := []string{"Linked", "By its skill", "By its words"}; !slices.Equal(titles(fitting), want) {
		t.Fatalf("they are %v, want %v", titles(fitting), want)
	}
	if !fitting[0].Linked || fitting[1].Linked || !slices.Equal(fitting[1].Shared, []string{"Conflicts"}) || len(fitting[2].Shared) != 0 {
		t.Errorf("linked %v %v, shared %v %v", fitting[0].Linked, fitting[1].Linked, fitting[1].Shared, fitting[2].Shared)
	}
	if few := must(s.FittingStories(ctx, q, 1))(t); len(few) != 1 || few[0].Title != "Linked" {
		t.Errorf("of one there are %v", titles(few))
	}
}

func TestWhatLooksLikeSyntaxInAQuestionIsOnlyWords(t *testing.T) {
	s, _ := newStore(t)
	must(s.SaveStory(ctx, data.Story{Title: "Quotes", Action: "I said “stop” AND near* it stood (still)."}))(t)
	for _, text := range []string{`What "stops" you?`, "AND OR NOT", "near* (x", "-title:stop", "’’’", "пауза?"} {
		if _, err := s.FittingStories(ctx, data.Question{ID: 1, Text: text, Tags: []string{`"`, "a*"}}, 3); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestQuestionsThatFitAStoryLeaveOutThoseItIsLinkedTo(t *testing.T) {
	s, _ := newStore(t)
	ask := func(text string, tags ...string) data.Question {
		return must(s.SaveQuestion(ctx, data.Question{Text: text, Tags: tags}))(t)
	}
	pressure, words, linked := ask("What do you do when it burns?", "pressure"), ask("How did you migrate something large?"), ask("Why pressure?", "pressure")
	ask("Why us?")
	story := must(s.SaveStory(ctx, data.Story{Title: "The migration", Skills: []string{"pressure"}, Questions: []int64{linked.ID}}))(t)
	var ids []int64
	for _, q := range must(s.FittingQuestions(ctx, story, 5))(t) {
		ids = append(ids, q.ID)
	}
	if want := []int64{pressure.ID, words.ID}; !slices.Equal(ids, want) {
		t.Errorf("they are %v, want %v", ids, want)
	}
}

func TestWritingAStoryKeepsTheLinksThatWereMadeMeanwhile(t *testing.T) {
	s, _ := newStore(t)
	q := must(s.SaveQuestion(ctx, data.Question{Text: "Why us?"}))(t)
	p := must(s.SavePassion(ctx, data.Passion{Name: "Maps"}))(t)
	draft := must(s.SaveStory(ctx, data.Story{Title: "The map", Questions: []int64{q.ID}}))(t)
	if !slices.Equal(draft.Questions, []int64{q.ID}) {
		t.Fatalf("a new story is linked to %v", draft.Questions)
	}
	for _, link := range []struct {
		to     data.Ref
		linked bool
	}{{data.Ref{Kind: data.KindQuestion, ID: q.ID}, false}, {data.Ref{Kind: data.KindPassion, ID: p.ID}, true}, {data.Ref{Kind: data.KindPassion, ID: p.ID}, true}} {
		if err := s.LinkStory(ctx, draft.ID, link.to, link.linked); err != nil {
			t.Fatal(err)
		}
	}
	read := draft
	draft.Action = "I drew it."
	after := must(s.SaveStory(data.Since(ctx, read), draft))(t)
	if len(after.Questions) != 0 || !slices.Equal(after.Passions, []int64{p.ID}) || after.Action != "I drew it." {
		t.Errorf("it is %+v", after)
	}
	if err := s.LinkStory(ctx, draft.ID, data.Ref{Kind: data.KindTake, ID: 1}, true); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("linked to a take: %v", err)
	}
	if err := s.LinkStory(ctx, 99, data.Ref{Kind: data.KindQuestion, ID: q.ID}, true); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("no such story: %v", err)
	}
}

func TestMomentsStandInTheOrderTheyAreGivenAndKeepItWhenTheyAreWrittenAnew(t *testing.T) {
	s, _ := newStore(t)
	var ids []int64
	for i, title := range []string{"school", "the lamp", "the clinic", "now"} {
		ids = append(ids, must(s.SaveMoment(ctx, data.Moment{Title: title, Position: i}))(t).ID)
	}
	if err := s.OrderMoments(ctx, []int64{ids[2], ids[0], ids[1]}); err != nil {
		t.Fatal(err)
	}
	must(s.SaveMoment(ctx, data.Moment{ID: ids[0], Title: "the first school", Position: 99}))(t)
	var order []int64
	for _, m := range must(s.Moments(ctx))(t) {
		order = append(order, m.ID)
	}
	if want := []int64{ids[2], ids[0], ids[1], ids[3]}; !slices.Equal(order, want) {
		t.Errorf("they stand as %v, want %v", order, want)
	}
}
