package data

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// SkillFit is what of the person's could answer a skill that a job asks for, what fits best first.
type SkillFit struct {
	Stories  []FittingStory
	Passions []Passion
}

// FittingSkill finds stories and passions for a skill: first those that are tagged with it, then
// those in which all of its words stand.
func (s *Store) FittingSkill(ctx context.Context, skill string, limit int) (fit SkillFit, err error) {
	if words := telling(skill); len(words) > 0 {
		fit.Stories, err = s.storiesForSkill(ctx, skill, words)
		if err == nil {
			fit.Passions, err = s.passionsForSkill(ctx, skill, words)
		}
	}
	if err != nil {
		return SkillFit{}, fmt.Errorf("find what fits the skill %q: %w", skill, err)
	}
	fit.Stories = fit.Stories[:min(len(fit.Stories), limit)]
	fit.Passions = fit.Passions[:min(len(fit.Passions), limit)]
	return fit, nil
}

func (s *Store) storiesForSkill(ctx context.Context, skill string, words []string) (fitting []FittingStory, err error) {
	ranks, err := s.ranksOf(ctx, KindStory, []string{strings.Join(words, " ")})
	if err != nil {
		return nil, err
	}
	stories, err := s.Stories(ctx, StoryFilter{})
	for _, story := range stories {
		f := FittingStory{Story: story, Shared: taggedFor(skill, slices.Concat(story.Skills, story.Tags)), rank: ranks[story.ID]}
		if len(f.Shared) > 0 || f.rank > 0 {
			fitting = append(fitting, f)
		}
	}
	slices.SortStableFunc(fitting, func(a, b FittingStory) int {
		return cmp.Or(len(b.Shared)-len(a.Shared), cmp.Compare(b.rank, a.rank))
	})
	return fitting, err
}

func (s *Store) passionsForSkill(ctx context.Context, skill string, words []string) (fitting []Passion, err error) {
	ranks, err := s.ranksOf(ctx, KindPassion, []string{strings.Join(words, " ")})
	if err != nil {
		return nil, err
	}
	passions, err := s.Passions(ctx, PassionFilter{})
	tagged := map[int64]int{}
	for _, p := range passions {
		tagged[p.ID] = len(taggedFor(skill, append([]string{p.Name}, p.Tags...)))
		if tagged[p.ID] > 0 || ranks[p.ID] > 0 {
			fitting = append(fitting, p)
		}
	}
	slices.SortStableFunc(fitting, func(a, b Passion) int {
		return cmp.Or(tagged[b.ID]-tagged[a.ID], cmp.Compare(ranks[b.ID], ranks[a.ID]))
	})
	return fitting, err
}

// taggedFor lists the tags that name a skill, the whole of it in whatever form.
func taggedFor(skill string, tags []string) (naming []string) {
	stems := stemmed(skill)
	for _, tag := range tidyTags(tags) {
		if stemmed(tag) == stems {
			naming = append(naming, tag)
		}
	}
	return naming
}

// Open lists the skills of a job that nothing of the person's answers yet.
func (f Company) Open() (skills []string) {
	for _, skill := range f.Skills {
		if !blank(skill.Name) && !skill.Answered() {
			skills = append(skills, strings.TrimSpace(skill.Name))
		}
	}
	return skills
}

// Answered reports whether something of the person's answers a skill: a story, a passion, a note.
func (k JobSkill) Answered() bool { return k.StoryID != 0 || k.PassionID != 0 || !blank(k.Note) }
