package ui

import "fyne.io/fyne/v2"

// closeEyes makes fyne.Do do nothing from now on. Once the window is gone Fyne
// runs what it is given on whatever goroutine gives it, several at once, over
// widgets nobody sees any more; what is still being stored must not die of that.
func closeEyes(a fyne.App) { fyne.SetCurrentApp(&afterwards{a}) }

// afterwards is an app whose window is gone.
type afterwards struct{ fyne.App }

func (a *afterwards) Driver() fyne.Driver { return blind{a.App.Driver()} }

// blind is a driver that shows nothing.
type blind struct{ fyne.Driver }

// DoFromGoroutine drops what it is given.
func (blind) DoFromGoroutine(func(), bool) {}
