package data_test

import (
	"slices"
	"testing"

	"greenroom/data"
)

func TestAStoryTaggedWithASkillComesBeforeOneThatOnlyMentionsIt(t *testing.T) {
	s, _ := newStore(t)
	mentions := must(s.SaveStory(ctx, data.Story{Title: "The harbour", Action: "I edited and edited; the editing of others was negotiating, negotiating, negotiating."}))(t)
	tagged := must(s.SaveStory(ctx, data.Story{Title: "The strike", Action: "I sat down with both sides.", Skills: []string{"negotiation"}}))(t)
	must(s.SaveStory(ctx, data.Story{Title: "The boat", Action: "I sailed."}))(t)
	fit := must(s.FittingSkill(ctx, "Negotiating", 5))(t)
	if len(fit.Stories) != 2 || fit.Stories[0].ID != tagged.ID || fit.Stories[1].ID != mentions.ID {
		t.Errorf("fitting are %+v", fit.Stories)
	}
	if !slices.Equal(fit.Stories[0].Shared, []string{"negotiation"}) || len(fit.Stories[1].Shared) != 0 {
		t.Errorf("shared are %q and %q", fit.Stories[0].Shared, fit.Stories[1].Shared)
	}
}

func TestAStoryFitsASkillOfTwoWordsOnlyWithBoth(t *testing.T) {
	s, _ := newStore(t)
	must(s.SaveStory(ctx, data.Story{Title: "A project", Action: "It was a project."}))(t)
	both := must(s.SaveStory(ctx, data.Story{Title: "The fair", Action: "I managed the project of the fair."}))(t)
	fit := must(s.FittingSkill(ctx, "Project management", 5))(t)
	if len(fit.Stories) != 1 || fit.Stories[0].ID != both.ID {
		t.Errorf("fitting are %+v", fit.Stories)
	}
}

func TestPassionsFitASkillByNameTagAndWords(t *testing.T) {
	s, _ := newStore(t)
	words := must(s.SavePassion(ctx, data.Passion{Name: "Radio", Evidence: "I taught a class of twelve."}))(t)
	tagged := must(s.SavePassion(ctx, data.Passion{Name: "Youth club", Tags: []string{"teaching"}}))(t)
	must(s.SavePassion(ctx, data.Passion{Name: "Chess"}))(t)
	fit := must(s.FittingSkill(ctx, "Teaching a class", 5))(t)
	if len(fit.Passions) != 0 {
		t.Errorf("of three words, two are there, and %+v fits", fit.Passions)
	}
	fit = must(s.FittingSkill(ctx, "Teach", 5))(t)
	if len(fit.Passions) != 1 || fit.Passions[0].ID != tagged.ID {
		t.Errorf("fitting are %+v", fit.Passions)
	}
	fit = must(s.FittingSkill(ctx, "a class", 1))(t)
	if len(fit.Passions) != 1 || fit.Passions[0].ID != words.ID {
		t.Errorf("fitting are %+v", fit.Passions)
	}
}

func TestASkillWithoutWordsFitsNothing(t *testing.T) {
	s, _ := newStore(t)
	must(s.SaveStory(ctx, data.Story{Title: "The boat"}))(t)
	for _, skill := range []string{"", " ", "+", "of the"} {
		if fit := must(s.FittingSkill(ctx, skill, 5))(t); len(fit.Stories)+len(fit.Passions) > 0 {
			t.Errorf("%q fits %+v", skill, fit)
		}
	}
}

func TestSkillsThatNothingAnswersAreOpen(t *testing.T) {
	f := data.Company{Skills: []data.JobSkill{{Name: "SQL", StoryID: 3}, {Name: " Sailing "}, {Name: "Tact", Note: "ask Mira"}, {Name: " "}, {Name: "Rowing", PassionID: 1}}}
	if open := f.Open(); !slices.Equal(open, []string{"Sailing"}) {
		t.Errorf("open are %q", open)
	}
}
