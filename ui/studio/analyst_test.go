package studio_test

import (
	"context"
	"errors"
	"os"
	"slices"
	"testing"
	"time"

	"greenroom/audio/prosody"
	"greenroom/data"
	"greenroom/ui/studio"
)

// watch starts an analyst over a shelf and gives what it has told of each take.
func watch(t *testing.T, shelf *shelf) (*studio.Analyst, <-chan int64) {
	t.Helper()
	told := make(chan int64, 10000)
	analyst := studio.NewAnalyst(shelf,
		func(report *prosody.Report) map[string]float64 { return map[string]float64{"length": report.Duration} },
		func(id int64) { told <- id })
	t.Cleanup(analyst.Close)
	return analyst, told
}

// until waits until a take is no longer in line.
func until(t *testing.T, analyst *studio.Analyst, told <-chan int64, takeID int64) error {
	t.Helper()
	limit := time.After(time.Minute)
	for {
		if _, err, waiting := analyst.Progress(takeID); !waiting {
			return err
		}
		select {
		case <-told:
		case <-limit:
			t.Fatalf("take %d is never done", takeID)
		}
	}
}

func TestWhatWasNeverMeasuredIsMeasuredAtStart(t *testing.T) {
	shelf := newShelf(t)
	take := speak(t, shelf)
	analyst, told := watch(t, shelf)
	analyst.Want(take) // so that it is in line before the first look
	analyst.Start()
	if err := until(t, analyst, told, take.ID); err != nil {
		t.Fatal(err)
	}
	report, err := studio.Measured(context.Background(), shelf, take.ID)
	if err != nil {
		t.Fatal(err)
	}
	if report.Duration != 2 || shelf.reports[take.ID].Measures["length"] != 2 {
		t.Errorf("a take of 2 s is measured as %v s, kept as %v", report.Duration, shelf.reports[take.ID].Measures)
	}
}

func TestATakeThatComesLaterIsSeen(t *testing.T) {
	shelf := newShelf(t)
	analyst, told := watch(t, shelf)
	analyst.Start()
	take := speak(t, shelf)
	analyst.Look()
	for id := range told {
		if _, _, waiting := analyst.Progress(id); id == take.ID && !waiting {
			break
		}
	}
	if _, err := studio.Measured(context.Background(), shelf, take.ID); err != nil {
		t.Error(err)
	}
}

func TestWhatAPersonWaitsForComesFirst(t *testing.T) {
	shelf := newShelf(t)
	var takes []data.Take
	for range 4 {
		takes = append(takes, speak(t, shelf))
	}
	analyst, told := watch(t, shelf)
	analyst.Want(takes[0])
	analyst.Start()
	for _, take := range takes {
		if err := until(t, analyst, told, take.ID); err != nil {
			t.Fatal(err)
		}
	}
	if want := []int64{1, 4, 3, 2}; !slices.Equal(shelf.measured, want) {
		t.Errorf("measured in the order %v, want %v", shelf.measured, want)
	}
}

func TestATakeWhoseFileIsGoneIsToldAndDoesNotHoldUpTheRest(t *testing.T) {
	shelf := newShelf(t)
	whole, gone := speak(t, shelf), speak(t, shelf)
	if err := os.Remove(shelf.Path(gone)); err != nil {
		t.Fatal(err)
	}
	analyst, told := watch(t, shelf)
	analyst.Want(whole)
	analyst.Want(gone)
	analyst.Start()
	if err := until(t, analyst, told, gone.ID); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the lost file is told as %v", err)
	}
	if err := until(t, analyst, told, whole.ID); err != nil {
		t.Error(err)
	}
}

func TestAReportOfAnotherVersionIsNotShown(t *testing.T) {
	shelf := newShelf(t)
	take := speak(t, shelf)
	if err := shelf.SaveReport(context.Background(), data.Report{TakeID: take.ID, Version: prosody.Version - 1}); err != nil {
		t.Fatal(err)
	}
	if _, err := studio.Measured(context.Background(), shelf, take.ID); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("an old report is read: %v", err)
	}
	unmeasured, err := shelf.Unmeasured(context.Background(), prosody.Version)
	if err != nil || !slices.ContainsFunc(unmeasured, func(t data.Take) bool { return t.ID == take.ID }) {
		t.Errorf("it is not measured anew: %v, %v", unmeasured, err)
	}
}
