package data

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"
)

// MaxGrade is the best grade a take can be given.
const MaxGrade = 4

// Review is what the person says of a take of theirs.
type Review struct {
	TakeID    int64
	Checklist []string        // what is ticked, by name
	Ratings   map[string]int  // 1 to 5, by name
	Grade     int             // 1 stuck, 2 got there, 3 smooth, 4 owned it; 0: not said
	Dismissed []time.Duration // where a possible hesitation was said to be none
}

func (r Review) check() error {
	if r.Grade < 0 || r.Grade > MaxGrade {
		return invalid("a grade goes from 1 to %d", MaxGrade)
	}
	if slices.Contains(r.Checklist, "") {
		return invalid("something without a name is ticked")
	}
	for name, rating := range r.Ratings {
		if name == "" || rating < 1 || rating > 5 {
			return invalid("a rating goes from 1 to 5")
		}
	}
	if slices.ContainsFunc(r.Dismissed, func(at time.Duration) bool { return at < 0 }) {
		return invalid("a moment before the beginning")
	}
	return nil
}

// SaveReview keeps what the person says of a take, whole.
func (s *Store) SaveReview(ctx context.Context, r Review) error {
	err := s.write(ctx, func(c *change) error {
		if err := r.check(); err != nil {
			return err
		}
		dismissed := make([]int64, len(r.Dismissed))
		for i, at := range r.Dismissed {
			dismissed[i] = at.Milliseconds()
		}
		columns := map[string]any{"grade": r.Grade}
		for name, value := range map[string]any{
			"checklist": orEmpty(r.Checklist), "ratings": r.Ratings, "dismissed": dismissed,
		} {
			text, err := asJSON(value)
			if err != nil {
				return err
			}
			columns[name] = text
		}
		return c.setReview(ctx, r.TakeID, columns)
	})
	if err != nil {
		return fmt.Errorf("save the review of take %d: %w", r.TakeID, err)
	}
	return nil
}

// SetGrade keeps how a take went, and nothing else of its review. 0 takes it back.
func (s *Store) SetGrade(ctx context.Context, takeID int64, grade int) error {
	err := s.write(ctx, func(c *change) error {
		if err := (Review{Grade: grade}).check(); err != nil {
			return err
		}
		return c.setReview(ctx, takeID, map[string]any{"grade": grade})
	})
	if err != nil {
		return fmt.Errorf("grade take %d: %w", takeID, err)
	}
	return nil
}

// setReview sets some columns of a review, which it begins if there is none.
func (c *change) setReview(ctx context.Context, takeID int64, columns map[string]any) error {
	if err := c.need(ctx, takeID); err != nil {
		return err
	}
	c.touch(KindReview)
	if _, err := c.exec(ctx, `INSERT INTO review (take_id, updated_ms) VALUES (?, ?)
		ON CONFLICT (take_id) DO UPDATE SET updated_ms = excluded.updated_ms`, takeID, c.now); err != nil {
		return err
	}
	for name, value := range columns {
		if _, err := c.exec(ctx, "UPDATE review SET "+name+" = ? WHERE take_id = ?", value, takeID); err != nil {
			return err
		}
	}
	return c.changedTake(ctx, takeID)
}

// orEmpty lets an empty list be written as one.
func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// Review reads what the person said of a take. It is empty but for its TakeID when that is nothing
// yet.
func (s *Store) Review(ctx context.Context, takeID int64) (Review, error) {
	r, err := queryOne(ctx, s.readers, scanReview,
		"SELECT take_id, checklist, ratings, grade, dismissed FROM review WHERE take_id = ?", takeID)
	if errors.Is(err, ErrNotFound) {
		return Review{TakeID: takeID, Ratings: map[string]int{}}, nil
	}
	if err != nil {
		return Review{}, fmt.Errorf("read the review of take %d: %w", takeID, err)
	}
	return r, nil
}

func scanReview(row scanner) (r Review, err error) {
	var checklist, ratings, dismissed []byte
	if err := row.Scan(&r.TakeID, &checklist, &ratings, &r.Grade, &dismissed); err != nil {
		return r, err
	}
	var moments []int64
	err = errors.Join(json.Unmarshal(checklist, &r.Checklist), json.Unmarshal(ratings, &r.Ratings),
		json.Unmarshal(dismissed, &moments))
	if r.Ratings == nil {
		r.Ratings = map[string]int{}
	}
	for _, at := range moments {
		r.Dismissed = append(r.Dismissed, time.Duration(at)*time.Millisecond)
	}
	return r, err
}
