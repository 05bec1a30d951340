package data

import (
	"context"
	"fmt"
)

// ImportQuestions adds questions of the person's own: all of them, or none when one is not valid.
func (s *Store) ImportQuestions(ctx context.Context, questions []Question) error {
	err := s.write(ctx, func(c *change) error {
		for i, q := range questions {
			q.ID = 0
			if _, err := c.saveQuestion(ctx, q); err != nil {
				return fmt.Errorf("question %d: %w", i+1, err)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("import questions: %w", err)
	}
	return nil
}

// FindDuplicates tells for each text whether the deck, retired questions included, or an earlier
// one of the texts asks the same, when case, accents, punctuation and spaces do not count.
func (s *Store) FindDuplicates(ctx context.Context, texts []string) ([]bool, error) {
	duplicates := make([]bool, len(texts))
	keys := make([]string, len(texts))
	for i, text := range texts {
		keys[i] = foldQuestion(clean(text))
	}
	list, err := asJSON(keys)
	if err != nil {
		return nil, fmt.Errorf("find duplicates: %w", err)
	}
	known, err := query(ctx, s.readers, scanOne[string], `SELECT DISTINCT text_key FROM question
		WHERE deleted_ms IS NULL AND subject = '' AND text_key IN (SELECT value FROM json_each(?))`, list)
	if err != nil {
		return nil, fmt.Errorf("find duplicates: %w", err)
	}
	seen := make(map[string]bool, len(known))
	for _, key := range known {
		seen[key] = true
	}
	for i, key := range keys {
		duplicates[i] = seen[key]
		seen[key] = true
	}
	return duplicates, nil
}
