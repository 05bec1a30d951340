package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestOnceTheWindowIsGoneNothingIsShownAnyMore(t *testing.T) {
	app := test.NewTempApp(t)
	shown := 0
	fyne.Do(func() { shown++ })
	closeEyes(app)
	fyne.Do(func() { shown++ })
	if shown != 1 {
		t.Errorf("shown %d times, want only before", shown)
	}
}
