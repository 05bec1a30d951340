package ui

import (
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
)

// dropped asks whether to take in a file that was let go over the window. While
// somebody speaks, or a sheet asks something, nothing is.
func (w *window) dropped(store *data.Store, files []fyne.URI) {
	if len(files) == 0 || w.covered() || !w.rail.Visible() {
		return
	}
	file := files[0].Path()
	if is, err := os.Stat(file); files[0].Scheme() != "file" || err != nil || is.IsDir() {
		w.Say(lang.L("Only a file can be brought in: people, a calendar, an export."))
		return
	}
	w.bringIn(store, file)
	if len(files) > 1 {
		w.Say(lang.L("One file at a time: this is “{{.Name}}”.", map[string]any{"Name": files[0].Name()}))
	}
}
