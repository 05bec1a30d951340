package data

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// FittingStory is a story that could be told when a question is asked.
type FittingStory struct {
	Story
	Linked bool     // the person linked it to the question
	Shared []string // tags and skills that the question has too
	rank   float64
}

// FittingStories lists the stories that fit a question best: those the person linked to it, then
// those that share tags with it, then those that have its words.
func (s *Store) FittingStories(ctx context.Context, q Question, limit int) ([]FittingStory, error) {
	if uid, is := strings.CutPrefix(q.Subject, "story/"); is {
		return s.storyItself(ctx, uid)
	}
	ranks, err := s.ranksOf(ctx, KindStory, telling(append([]string{q.Text, string(q.Theme)}, q.Tags...)...))
	if err != nil {
		return nil, fmt.Errorf("find stories for question %d: %w", q.ID, err)
	}
	stories, err := s.Stories(ctx, StoryFilter{})
	if err != nil {
		return nil, err
	}
	topics := append([]string{strings.ReplaceAll(string(q.Theme), "-", " ")}, q.Tags...)
	var fitting []FittingStory
	for _, story := range stories {
		f := FittingStory{Story: story, Linked: slices.Contains(story.Questions, q.ID), rank: ranks[story.ID]}
		f.Shared = shared(slices.Concat(story.Skills, story.Tags), topics)
		if f.Linked || len(f.Shared) > 0 || f.rank > 0 {
			fitting = append(fitting, f)
		}
	}
	slices.SortStableFunc(fitting, func(a, b FittingStory) int {
		return cmp.Or(cmp.Compare(number(b.Linked), number(a.Linked)), len(b.Shared)-len(a.Shared), cmp.Compare(b.rank, a.rank))
	})
	return fitting[:min(len(fitting), limit)], nil
}

// storyItself is the story that is spoken of where a question stands for one.
func (s *Store) storyItself(ctx context.Context, uid string) ([]FittingStory, error) {
	stories, err := readRecords[Story](ctx, s.readers, " WHERE this.uid = ? AND this.deleted_ms IS NULL", uid)
	if err != nil {
		return nil, fmt.Errorf("find story %s: %w", uid, err)
	}
	var itself []FittingStory
	for _, story := range stories {
		itself = append(itself, FittingStory{Story: story, Linked: true})
	}
	return itself, nil
}

// FittingQuestions lists the questions that a story answers best and is not linked to: those that
// share tags with it, then those that have the words of its tags, skills and title.
func (s *Store) FittingQuestions(ctx context.Context, story Story, limit int) ([]Question, error) {
	topics := slices.Concat(story.Skills, story.Tags)
	ranks, err := s.ranksOf(ctx, KindQuestion, telling(append([]string{story.Title}, topics...)...))
	if err != nil {
		return nil, fmt.Errorf("find questions for story %d: %w", story.ID, err)
	}
	questions, err := s.Questions(ctx, QuestionFilter{})
	if err != nil {
		return nil, err
	}
	alike := map[int64]int{}
	questions = slices.DeleteFunc(questions, func(q Question) bool {
		alike[q.ID] = len(shared(q.Tags, topics))
		return slices.Contains(story.Questions, q.ID) || alike[q.ID] == 0 && ranks[q.ID] == 0
	})
	slices.SortStableFunc(questions, func(a, b Question) int {
		return cmp.Or(alike[b.ID]-alike[a.ID], cmp.Compare(ranks[b.ID], ranks[a.ID]))
	})
	return questions[:min(len(questions), limit)], nil
}

// ranksOf ranks the things of a kind that have any of some words.
func (s *Store) ranksOf(ctx context.Context, kind Kind, words []string) (map[int64]float64, error) {
	ranks := map[int64]float64{}
	if len(words) == 0 {
		return ranks, nil
	}
	match := strings.Join(words, " OR ")
	found, err := query(ctx, s.readers, func(row scanner) (h Hit, err error) {
		err = row.Scan(&h.ID, &h.Rank)
		return h, err
	}, fmt.Sprintf("SELECT docid >> 6, rank(%s) FROM search WHERE search MATCH ? AND docid & 63 = %d", matchInfo(match), kind.searchNumber()), match)
	for _, h := range found {
		ranks[h.ID] = h.Rank
	}
	return ranks, err
}

// longStem is how many letters a stem needs to stand for all words that begin with it.
const longStem = 4

// telling writes the words of texts that say something as FTS4 phrases, each once.
func telling(texts ...string) (words []string) {
	w := weaver{stems: map[string]string{}}
	for _, text := range texts {
		for word := range strings.FieldsFuncSeq(clean(text), func(r rune) bool { return !isLetter(r) || r == '\'' || r == '’' }) {
			// The y of "energy" is an i in its stem.
			stem := strings.TrimSuffix(w.stem(word), "i")
			if stem == "" || slices.Contains(fillers, word) {
				continue
			}
			if len([]rune(stem)) >= longStem {
				stem += "*"
			}
			if phrase := `"` + stem + `"`; !slices.Contains(words, phrase) {
				words = append(words, phrase)
			}
		}
	}
	return words
}

// shared lists those of some tags that others are too, in whatever form.
func shared(tags, others []string) (both []string) {
	w := weaver{stems: map[string]string{}}
	same := func(a, b string) bool {
		if foldTag(a) == foldTag(b) {
			return true
		}
		stem := w.stem(a)
		return stem != "" && stem == w.stem(b)
	}
	for _, tag := range tidyTags(tags) {
		if slices.ContainsFunc(others, func(other string) bool { return same(tag, other) }) {
			both = append(both, tag)
		}
	}
	return both
}

func number(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
