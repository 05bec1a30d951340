package ui

import (
	"testing"
	"time"
)

func TestWhatFollowsAClosedWindowDoesNotWaitForItsLoop(t *testing.T) {
	closed, ended := make(chan struct{}), make(chan struct{})
	outlast(closed, 0, func() { close(ended) })
	select {
	case <-ended:
		t.Fatal("it ended while the window was open")
	case <-time.After(20 * time.Millisecond):
	}
	close(closed)
	<-ended
}

func TestALoopThatReturnsEndsTheProgramByItself(t *testing.T) {
	closed, ended := make(chan struct{}), make(chan struct{})
	returned := outlast(closed, time.Hour, func() { close(ended) })
	close(closed)
	returned()
	select {
	case <-ended:
		t.Error("it was ended a second time")
	case <-time.After(20 * time.Millisecond):
	}
}
