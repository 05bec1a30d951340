package ui

import (
	"errors"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/prefs"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// ShowTrouble is the window of an app whose store could not be opened: it
// names the file, says why and what to do, and changes nothing. It returns
// when the window is closed.
func ShowTrouble(a fyne.App, folder string, err error) {
	look := prefs.Default().Look
	a.Settings().SetTheme(theme.New(look.Appearance, look.TextScale))
	win := a.NewWindow(name)

	file := folder
	var open *data.OpenError
	if errors.As(err, &open) {
		file = open.Path
	}
	where := widget.NewText(file)
	where.Color = theme.Quiet
	quit := widget.NewButton(lang.L("Quit"), lang.L("Esc"), a.Quit)
	quit.Style = widget.Filled
	page := widget.VStack(18,
		widget.NewHeading(lang.L("Greenroom could not open its data"), theme.SizeTitle),
		where, widget.NewText(words.Explain(err)), widget.HStack(0, quit))
	win.SetPadded(false)
	win.SetContent(container.NewStack(widget.NewSurface(theme.Page), widget.VStack(0, widget.Spacer(), widget.MaxWidth(page, 560), widget.Spacer())))
	win.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) {
		if key.Name == fyne.KeyEscape || key.Name == fyne.KeyReturn {
			a.Quit()
		}
	})
	win.Resize(fyne.NewSize(720, 420))
	win.ShowAndRun()
}

// Describe says the same in one line, for a terminal.
func Describe(folder string, err error) string {
	return fmt.Sprintf("greenroom: could not open %s: %v", folder, err)
}
