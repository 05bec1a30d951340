package task_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2/test"

	"greenroom/ui/task"
)

func TestOnlyTheNewestResultIsShown(t *testing.T) {
	test.NewTempApp(t)
	var latest task.Latest
	var shown []string
	slow := make(chan struct{})

	latest.Run(func(context.Context) func() {
		<-slow
		return func() { shown = append(shown, "old") }
	})
	done := make(chan struct{})
	latest.Run(func(context.Context) func() {
		return func() { shown = append(shown, "new"); close(done) }
	})
	<-done
	close(slow)
	latest.Wait()

	if len(shown) != 1 || shown[0] != "new" {
		t.Fatalf("shown %v, want only the newest", shown)
	}
}

func TestNewerWorkCancelsTheOlder(t *testing.T) {
	test.NewTempApp(t)
	var latest task.Latest
	cancelled := make(chan struct{})
	latest.Run(func(ctx context.Context) func() {
		<-ctx.Done()
		close(cancelled)
		return nil
	})
	latest.Run(func(context.Context) func() { return nil })
	<-cancelled
	latest.Wait()
}

func TestASaveWaitsForThePauseAndOnlyTheNewestIsWritten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var saver task.Saver
		var written atomic.Value
		var saves atomic.Int32
		save := func(text string) func(context.Context) error {
			return func(context.Context) error { saves.Add(1); written.Store(text); return nil }
		}
		saver.Touch(save("I"))
		time.Sleep(task.SaveDelay / 2)
		saver.Touch(save("I led"))
		time.Sleep(task.SaveDelay / 2)
		if saves.Load() != 0 {
			t.Fatal("saved in the middle of typing")
		}
		time.Sleep(task.SaveDelay)
		synctest.Wait()
		if saves.Load() != 1 || written.Load() != "I led" {
			t.Fatalf("%d saves, last %v", saves.Load(), written.Load())
		}
	})
}

func TestTypingWithoutAPauseIsSavedWithinASecond(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var saver task.Saver
		var saves atomic.Int32
		for range 20 {
			saver.Touch(func(context.Context) error { saves.Add(1); return nil })
			time.Sleep(task.SaveDelay / 4)
		}
		if saves.Load() == 0 {
			t.Fatal("two seconds of typing and nothing saved")
		}
		saver.Flush()
	})
}

func TestFlushSavesAtOnceAndOnlyOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var saver task.Saver
		var saves atomic.Int32
		saver.Touch(func(context.Context) error { saves.Add(1); return nil })
		saver.Flush()
		if saves.Load() != 1 || saver.Pending() {
			t.Fatal("flush returned before the save")
		}
		time.Sleep(2 * task.SaveDelay)
		synctest.Wait()
		if saves.Load() != 1 {
			t.Fatal("saved a second time")
		}
	})
}

func TestAFailedSaveIsToldAndTriedAgain(t *testing.T) {
	test.NewTempApp(t)
	told := 0
	saver := task.Saver{Delay: time.Hour, Failed: func(error) { told++ }}
	full := true
	saver.Touch(func(context.Context) error {
		if full {
			return errors.New("disk full")
		}
		return nil
	})
	saver.Flush()
	if told != 1 || !saver.Pending() {
		t.Fatalf("told %d times, pending %v", told, saver.Pending())
	}
	full = false
	saver.Flush()
	if saver.Pending() {
		t.Fatal("still pending after the second try")
	}
}
