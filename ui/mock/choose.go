package mock

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"

	"greenroom/data"
)

// choose lays out the questions of a run: shuffled, no two of a theme one after
// the other where it can be helped, and one that opens a talk first if there is
// one.
func choose(ctx context.Context, store Store, r recipe, aim data.Aim, random *rand.Rand) ([]data.Question, error) {
	pool, err := gather(ctx, store, r, aim)
	if err != nil {
		return nil, err
	}
	if r.Source == fromList {
		return pool, nil
	}
	random.Shuffle(len(pool), func(i, j int) { pool[i], pool[j] = pool[j], pool[i] })
	if r.Source == fromIndustry { // its own before those for everybody
		slices.SortStableFunc(pool, func(a, b data.Question) int { return len(b.Industries) - len(a.Industries) })
		pool = pool[:min(len(pool), 2*r.size())]
		random.Shuffle(len(pool), func(i, j int) { pool[i], pool[j] = pool[j], pool[i] })
	}
	pool = opened(interleave(pool))
	return apart(closed(pool[:min(len(pool), r.size())])), nil
}

// gather reads the questions a run can choose from.
func gather(ctx context.Context, store Store, r recipe, aim data.Aim) ([]data.Question, error) {
	switch r.Source {
	case fromThemes:
		var all []data.Question
		for _, theme := range r.Themes {
			some, err := store.Questions(ctx, data.QuestionFilter{Theme: theme})
			if err != nil {
				return nil, err
			}
			all = append(all, some...)
		}
		return all, nil
	case fromIndustry:
		return store.Questions(ctx, data.QuestionFilter{Industry: r.Industry})
	case fromInterview:
		i, err := store.Interview(ctx, r.Interview)
		if err != nil {
			return nil, err
		}
		return byNumber(ctx, store, i.Questions)
	case fromCompany:
		file, err := store.Company(ctx, r.Company)
		if errors.Is(err, data.ErrNotFound) {
			return nil, nil // deleted since
		}
		if err != nil {
			return nil, err
		}
		return byNumber(ctx, store, file.Questions)
	case fromDue:
		plan, err := store.Agenda(ctx, aim)
		if err != nil {
			return nil, err
		}
		return byNumber(ctx, store, plan.Order[:min(len(plan.Order), r.size())])
	case fromList:
		return byNumber(ctx, store, r.Questions)
	}
	all, err := store.Questions(ctx, data.QuestionFilter{})
	if r.Source == fromMix {
		all = slices.DeleteFunc(all, func(q data.Question) bool { return len(q.Industries) > 0 })
	}
	return all, err
}

// byNumber reads questions; those that are gone are left out.
func byNumber(ctx context.Context, store Store, ids []int64) ([]data.Question, error) {
	var all []data.Question
	for _, id := range ids {
		q, err := store.Question(ctx, id)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err == nil {
			all = append(all, q)
		}
	}
	return all, nil
}

// interleave takes one question of each theme in turn, in the order in which
// the themes first appear.
func interleave(pool []data.Question) []data.Question {
	round, rounds := map[data.Theme]int{}, map[int64]int{}
	for _, q := range pool {
		rounds[q.ID] = round[q.Theme]
		round[q.Theme]++
	}
	slices.SortStableFunc(pool, func(a, b data.Question) int { return rounds[a.ID] - rounds[b.ID] })
	return pool
}

// opened begins with a question of first impressions, as talks do.
func opened(pool []data.Question) []data.Question {
	first := slices.IndexFunc(pool, func(q data.Question) bool { return q.Theme == data.ThemeFirstImpression })
	if first > 0 {
		q := pool[first]
		pool = slices.Insert(slices.Delete(pool, first, first+1), 0, q)
	}
	return pool
}

// apart keeps the first question and has two of a theme follow each other only
// where it cannot be helped. What comes at the end of a talk stays there.
func apart(run []data.Question) []data.Question {
	var done []data.Question
	rest, left := slices.Clone(run), map[data.Theme]int{}
	for _, q := range run {
		left[q.Theme]++
	}
	for len(rest) > 0 {
		next := 0
		for i, q := range rest {
			if n := len(done); n > 0 && better(q, rest[next], done[n-1], left) {
				next = i
			}
		}
		done = append(done, rest[next])
		left[rest[next].Theme]--
		rest = slices.Delete(rest, next, next+1)
	}
	return done
}

// better reports whether one question rather than another comes after the last
// one: it is of another theme, or else there are more of its theme to come.
func better(one, other, before data.Question, left map[data.Theme]int) bool {
	for _, q := range []func(data.Question) int{
		last,
		func(q data.Question) int {
			if q.Theme == before.Theme {
				return 1
			}
			return 0
		},
		func(q data.Question) int { return -left[q.Theme] },
	} {
		if a, b := q(one), q(other); a != b {
			return a < b
		}
	}
	return false
}

// closed leaves what the person would ask them for the end.
func closed(run []data.Question) []data.Question {
	slices.SortStableFunc(run, func(a, b data.Question) int { return last(a) - last(b) })
	return run
}

// last is 1 for a question that comes at the end of a talk.
func last(q data.Question) int {
	if q.Theme == data.ThemeAskThem {
		return 1
	}
	return 0
}
