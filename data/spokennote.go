package data

import (
	"context"
	"errors"
	"fmt"
)

// SpokenNote is the take that somebody begins who says aloud what they think of a take, in place of
// writing it. It is no answer of the person's: Reader says whose voice it is.
func (s *Store) SpokenNote(ctx context.Context, takeID int64, author string) (Take, error) {
	subject, err := s.noteSubject(ctx, takeID)
	if err != nil {
		return Take{}, err
	}
	take, err := s.Take(ctx, takeID)
	if err != nil {
		return Take{}, err
	}
	answered, err := s.Question(ctx, take.QuestionID)
	if err != nil {
		return Take{}, err
	}
	q, err := s.SpokenOf(ctx, Question{Subject: subject, Text: answered.Text, Length: LengthShort})
	return Take{QuestionID: q.ID, Reader: author}, err
}

// SpokenNotes lists what others said aloud of a take, the newest first.
func (s *Store) SpokenNotes(ctx context.Context, takeID int64) ([]Take, error) {
	subject, err := s.noteSubject(ctx, takeID)
	if err != nil {
		return nil, err
	}
	q, err := s.Spoken(ctx, subject)
	if errors.Is(err, ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return s.Readings(ctx, q.ID)
}

func (s *Store) noteSubject(ctx context.Context, takeID int64) (string, error) {
	uid, err := s.UID(ctx, Ref{KindTake, takeID})
	if err != nil {
		return "", fmt.Errorf("find what was said of take %d: %w", takeID, err)
	}
	return "feedback/" + uid, nil
}
