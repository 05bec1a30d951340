package stories

import (
	"context"
	"errors"
	"strings"
	"time"

	"greenroom/data"
	"greenroom/ui/guidance"
	"greenroom/ui/star"
)

// offered is how many questions are offered beside a story.
const offered = 3

// known is what is known of a story beside its words.
type known struct {
	story     data.Story // as the store has it: with its links
	questions []data.Question
	passions  []data.Passion
	fitting   []data.Question // which it might answer as well
	takes     []data.Take     // of the story spoken, the newest first
	guides    guidance.Guides
	skills    []string // that are in use, to be suggested
}

// knownOf reads what is known of a story.
func knownOf(ctx context.Context, deps Deps, s data.Story) (k known, err error) {
	k.story = s
	store := deps.Store
	if k.guides, err = guidance.Load(ctx, store); err != nil {
		return k, err
	}
	if k.skills, err = skillsInUse(ctx, store); err != nil {
		return k, err
	}
	if s.ID != 0 {
		now, err := store.Story(ctx, s.ID)
		if err != nil {
			return k, err
		}
		k.story.Questions, k.story.Passions = now.Questions, now.Passions
		if k.takes, err = takesOf(ctx, store, s.ID); err != nil {
			return k, err
		}
	}
	for _, id := range k.story.Questions {
		q, err := store.Question(ctx, id)
		if errors.Is(err, data.ErrNotFound) {
			continue
		} else if err != nil {
			return k, err
		}
		k.questions = append(k.questions, q)
	}
	for _, id := range k.story.Passions {
		p, err := store.Passion(ctx, id)
		if errors.Is(err, data.ErrNotFound) {
			continue
		} else if err != nil {
			return k, err
		}
		k.passions = append(k.passions, p)
	}
	k.fitting, err = store.FittingQuestions(ctx, k.story, offered)
	return k, err
}

func skillsInUse(ctx context.Context, store Store) (skills []string, err error) {
	stories, err := store.Stories(ctx, data.StoryFilter{})
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for _, s := range stories {
		for _, skill := range s.Skills {
			if key := strings.ToLower(skill); !seen[key] {
				seen[key] = true
				skills = append(skills, skill)
			}
		}
	}
	return skills, nil
}

// subjectOf is the subject under which a story is spoken.
func subjectOf(ctx context.Context, store Store, id int64) (string, error) {
	uid, err := store.UID(ctx, data.Ref{Kind: data.KindStory, ID: id})
	return "story/" + uid, err
}

// takesOf lists the takes in which a story was told.
func takesOf(ctx context.Context, store Store, id int64) ([]data.Take, error) {
	subject, err := subjectOf(ctx, store, id)
	if err != nil {
		return nil, err
	}
	q, err := store.Spoken(ctx, subject)
	if errors.Is(err, data.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return store.Takes(ctx, q.ID)
}

// spokenOf makes the question under which a story is spoken, or brings it up to
// what the story now says. An outline that is there already stays: it may be
// the person's own.
func spokenOf(ctx context.Context, deps Deps, s data.Story) (data.Question, error) {
	subject, err := subjectOf(ctx, deps.Store, s.ID)
	if err != nil {
		return data.Question{}, err
	}
	set, err := deps.Prefs(ctx)
	if err != nil {
		return data.Question{}, err
	}
	aim := time.Duration(set.Practice.Story.Yellow) * time.Second
	outline := star.Outline(s)
	before, err := deps.Store.Spoken(ctx, subject)
	switch {
	case errors.Is(err, data.ErrNotFound):
	case err != nil:
		return data.Question{}, err
	case strings.TrimSpace(before.Outline) != "":
		outline = before.Outline
	}
	return deps.Store.SpokenOf(ctx, data.Question{
		Subject: subject, Text: asked(s), Why: whyTold(), Outline: outline, Steps: star.Steps(s, aim), Length: data.LengthStory,
	})
}

// best is the take to hear or to give away: the newest that has a star, else
// the newest of those that went best.
func best(takes []data.Take) (data.Take, bool) {
	if len(takes) == 0 {
		return data.Take{}, false
	}
	for _, t := range takes {
		if t.Star {
			return t, true
		}
	}
	top := takes[0]
	for _, t := range takes[1:] {
		if t.Grade > top.Grade {
			top = t
		}
	}
	return top, true
}
