package studio_test

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"testing"

	"greenroom/data"
)

// shelf keeps takes in memory and their files in a temporary folder.
type shelf struct {
	dir string

	mu     sync.Mutex
	takes  map[int64]data.Take
	nextID int64
	full   bool // FinishTake fails
}

func newShelf(t *testing.T) *shelf {
	return &shelf{dir: t.TempDir(), takes: map[int64]data.Take{}}
}

func (s *shelf) BeginTake(_ context.Context, questionID int64, device string) (data.Take, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.nextID++
	take := data.Take{ID: s.nextID, QuestionID: questionID, Device: device, State: data.TakeRecording, File: fmt.Sprintf("%d.wav", s.nextID)}
	s.takes[take.ID] = take
	return take, nil
}

func (s *shelf) FinishTake(_ context.Context, take data.Take) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.full {
		return data.ErrFull
	}
	s.takes[take.ID] = take
	return nil
}

func (s *shelf) AbandonTake(_ context.Context, id int64) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.takes, id)
	return nil
}

func (s *shelf) Unfinished(context.Context) ([]data.Take, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var unfinished []data.Take
	for _, take := range s.takes {
		if take.State == data.TakeRecording {
			unfinished = append(unfinished, take)
		}
	}
	return unfinished, nil
}

func (s *shelf) Path(take data.Take) string { return filepath.Join(s.dir, take.File) }

func (s *shelf) all() []data.Take {
	s.mu.Lock()
	defer s.mu.Unlock()
	var takes []data.Take
	for _, take := range s.takes {
		takes = append(takes, take)
	}
	return takes
}
