package ui

import (
	"os"
	"os/signal"
	"syscall"
	"time"
)

// patience is how long the loop of the window may take to end once it is closed.
const patience = 3 * time.Second

// outlast calls end when the window was closed, or the program was told to end,
// and its loop has not returned a while later. About once in a hundred times it
// does not: Fyne 2.8 waits for a last event that got lost in the queue while
// that was closed.
func outlast(closed <-chan struct{}, patience time.Duration, end func()) (returned func()) {
	told := make(chan os.Signal, 1)
	signal.Notify(told, syscall.SIGINT, syscall.SIGTERM)
	over := make(chan struct{})
	go func() {
		select {
		case <-closed:
		case <-told:
		case <-over:
			return
		}
		select {
		case <-over:
		case <-time.After(patience):
			end()
		}
	}()
	return func() {
		signal.Stop(told)
		close(over)
	}
}
