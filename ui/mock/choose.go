package mock

import (
	"context"
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
	pool = interleave(pool)
	return opened(pool[:min(len(pool), r.size())]), nil
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
	case fromDue:
		plan, err := store.Agenda(ctx, aim)
		if err != nil {
			return nil, err
		}
		return byNumber(ctx, store, plan.Order[:min(len(plan.Order), r.size())])
	case fromList:
		return byNumber(ctx, store, r.Questions)
	}
	return store.Questions(ctx, data.QuestionFilter{})
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

// opened begins with a question of first impressions, as talks do, and leaves
// what they would ask the interviewer for the end.
func opened(run []data.Question) []data.Question {
	place := func(q data.Question) int {
		switch q.Theme {
		case data.ThemeFirstImpression:
			return 0
		case data.ThemeAskThem:
			return 2
		}
		return 1
	}
	if first := slices.IndexFunc(run, func(q data.Question) bool { return place(q) == 0 }); first > 0 {
		q := run[first]
		run = slices.Insert(slices.Delete(run, first, first+1), 0, q)
	}
	slices.SortStableFunc(run[min(1, len(run)):], func(a, b data.Question) int { return place(a)/2 - place(b)/2 })
	return run
}
