// Command bare is the smallest window Fyne can show: what Greenroom's start
// and memory are measured against, and the stand-in the rig is tested with.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

func main() {
	a := app.NewWithID("app.greenroom.Bare")
	w := a.NewWindow("Bare")
	field := widget.NewEntry()
	w.SetContent(container.NewVBox(widget.NewLabel("A bare window"), field))
	w.Canvas().Focus(field)
	w.Resize(fyne.NewSize(1280, 800))
	w.ShowAndRun()
}
