package data

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// subjects are what can be spoken of besides the cards of the deck: a kind of thing, and which one.
var subjects = regexp.MustCompile(`^[a-z0-9-]+(/[a-z0-9-]+)*$`)

// SpokenOf keeps the question that stands for a subject, such as "story/" and its uid, so that the
// person can record themselves speaking of it; it is made when there is none, and brought back out
// of the trash. Its text, why, steps, length and outline become those of q; its takes stay.
func (s *Store) SpokenOf(ctx context.Context, q Question) (Question, error) {
	err := s.write(ctx, func(c *change) error {
		if !subjects.MatchString(q.Subject) {
			return invalid("%q is no subject", q.Subject)
		}
		if blank(q.Text) {
			return invalid("there is nothing to ask")
		}
		id, err := queryOne(ctx, c, scanOne[int64], "SELECT id FROM question WHERE subject = ?", q.Subject)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return err
		}
		if q.Length == "" {
			q.Length = LengthStory
		}
		steps, err := listJSON(q.Steps)
		if err != nil {
			return err
		}
		c.touch(KindQuestion)
		id, err = c.upsert(ctx, "question", id, []column{
			{"subject", q.Subject}, {"text", clean(q.Text)}, {"text_key", foldQuestion(clean(q.Text))}, {"why", clean(q.Why)},
			{"steps", steps}, {"length", q.Length}, {"outline", clean(q.Outline)}, {"deleted_ms", nil},
		})
		if err == nil {
			q, err = readQuestion(ctx, c, id)
		}
		return err
	})
	if err != nil {
		return Question{}, fmt.Errorf("keep what is said of %s: %w", q.Subject, err)
	}
	return q, nil
}

// Spoken finds the question that stands for a subject; ErrNotFound when nothing was said of it yet.
func (s *Store) Spoken(ctx context.Context, subject string) (Question, error) {
	q, err := queryOne(ctx, s.readers, scanQuestion, selectQuestion()+" WHERE q.subject = ? AND q.subject <> '' AND q.deleted_ms IS NULL", subject)
	if err != nil {
		return Question{}, fmt.Errorf("find what is said of %s: %w", subject, err)
	}
	return q, nil
}

// keepAnswer keeps what was said of a prompt in the journal, as what is written to it is: the entry
// that answers the prompt has the newest take of it, and is made when there is none.
func (c *change) keepAnswer(ctx context.Context, take int64) error {
	of, err := queryOne(ctx, c, scanQuestion, selectQuestion()+" WHERE q.id = (SELECT question_id FROM take WHERE id = ?)", take)
	prompt, is := strings.CutPrefix(of.Subject, Prompt{}.Subject())
	if err != nil || !is {
		return err
	}
	e, err := queryOne(ctx, c, scanEntry, selectEntry()+" WHERE e.prompt = ? AND e.deleted_ms IS NULL ORDER BY e.date_ms DESC, e.id DESC LIMIT 1", prompt)
	switch {
	case errors.Is(err, ErrNotFound):
		e = Entry{Title: of.Text, Prompt: prompt}
	case err != nil:
		return err
	}
	e.TakeID = take
	_, err = c.saveEntry(ctx, e)
	return err
}
