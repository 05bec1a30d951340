package studio_test

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"greenroom/data"
)

// shelf keeps takes in memory and their files in a temporary folder.
type shelf struct {
	dir string

	mu     sync.Mutex
	takes  map[int64]data.Take
	nextID int64
	full   bool // FinishTake fails

	marks    []data.Mark
	reports  map[int64]data.Report
	measured []int64 // takes, in the order of their reports
}

func newShelf(t *testing.T) *shelf {
	return &shelf{dir: t.TempDir(), takes: map[int64]data.Take{}, reports: map[int64]data.Report{}}
}

func (s *shelf) BeginTake(_ context.Context, begin data.Take) (data.Take, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.nextID++
	take := begin
	take.ID, take.State, take.File = s.nextID, data.TakeRecording, fmt.Sprintf("%d.wav", s.nextID)
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

func (s *shelf) AddMark(_ context.Context, mark data.Mark) (data.Mark, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	mark.ID = int64(len(s.marks) + 1)
	s.marks = append(s.marks, mark)
	return mark, nil
}

func (s *shelf) Marks(_ context.Context, takeID int64) ([]data.Mark, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var marks []data.Mark
	for _, mark := range s.marks {
		if mark.TakeID == takeID {
			marks = append(marks, mark)
		}
	}
	return marks, nil
}

// Unmeasured lists the newest first, as the store does.
func (s *shelf) Unmeasured(_ context.Context, version int) ([]data.Take, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var takes []data.Take
	for id := s.nextID; id > 0; id-- {
		take, there := s.takes[id]
		if there && take.State != data.TakeRecording && s.reports[id].Version != version {
			takes = append(takes, take)
		}
	}
	return takes, nil
}

func (s *shelf) SaveReport(_ context.Context, report data.Report) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.reports[report.TakeID] = report
	s.measured = append(s.measured, report.TakeID)
	return nil
}

func (s *shelf) Report(_ context.Context, takeID int64) (data.Report, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	report, there := s.reports[takeID]
	if !there {
		return report, data.ErrNotFound
	}
	return report, nil
}

// speak puts a finished take of two seconds on the shelf.
func speak(t *testing.T, s *shelf) data.Take {
	t.Helper()
	ctx := context.Background()
	take, err := s.BeginTake(ctx, data.Take{QuestionID: 3})
	if err != nil {
		t.Fatal(err)
	}
	writeWAV(t, s.Path(take), 2, 2)
	take.State, take.Duration = data.TakeComplete, 2*time.Second
	if err := s.FinishTake(ctx, take); err != nil {
		t.Fatal(err)
	}
	return take
}
