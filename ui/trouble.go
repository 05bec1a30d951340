package ui

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/prefs"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// trouble is the window of an app whose store could not be opened.
type trouble struct {
	app    fyne.App
	win    fyne.Window
	folder string
	page   *fyne.Container
	main   *widget.Button // what Enter presses
	again  bool
}

// ShowTrouble is the window of an app whose store could not be opened: it
// names the file, says why and what to do. A damaged database can be replaced
// from there; nothing else changes anything. It returns when the window is
// closed, and tells whether to start again.
func ShowTrouble(a fyne.App, folder string, err error) (again bool) {
	look := prefs.Default().Look
	a.Settings().SetTheme(theme.New(look.Appearance, look.TextScale))
	t := &trouble{app: a, win: a.NewWindow(name), folder: folder, page: widget.VStack(18)}
	t.win.SetPadded(false)
	t.win.SetContent(container.NewStack(widget.NewSurface(theme.Page),
		widget.VStack(0, widget.Spacer(), widget.MaxWidth(t.page, 600), widget.Spacer())))
	if errors.Is(err, data.ErrDamaged) {
		t.offerMending(err)
	} else {
		t.show(lang.L("Greenroom could not open its data"), words.Explain(err), err, t.quit())
	}
	t.win.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) {
		switch key.Name {
		case fyne.KeyEscape:
			a.Quit()
		case fyne.KeyReturn, fyne.KeyEnter:
			t.main.Press()
		}
	})
	t.win.Resize(fyne.NewSize(760, 460))
	t.win.ShowAndRun()
	return t.again
}

// show puts words and buttons on the page, under the name of the file that is
// the matter. The first button is the one to press.
func (t *trouble) show(title, text string, err error, buttons ...*widget.Button) {
	file := t.folder
	var open *data.OpenError
	if errors.As(err, &open) {
		file = open.Path
	}
	where := widget.NewText(file)
	where.Color = theme.Quiet
	t.main = buttons[0]
	t.main.Style = widget.Filled
	row := widget.Flow(theme.Grid)
	for _, b := range buttons {
		row.Add(b)
	}
	t.page.Objects = []fyne.CanvasObject{widget.NewHeading(title, theme.SizeTitle), where, widget.NewText(text), row}
	t.page.Refresh()
}

func (t *trouble) quit() *widget.Button {
	return widget.NewButton(lang.L("Quit"), lang.L("Esc"), t.app.Quit)
}

// offerMending says what can be done about a damaged database: bring back the
// newest backup that is whole, or read what can be read.
func (t *trouble) offerMending(err error) {
	title := lang.L("Your data is damaged")
	t.show(title, lang.L("Nothing was changed. Looking for a backup that is whole…"), err, t.quit())
	go func() {
		backup, found := data.NewestGood(context.Background(), t.folder)
		fyne.Do(func() {
			salvage := widget.NewButton(lang.L("Read what can be read"), lang.L("Enter"), func() { t.salvage(err) })
			text := lang.L("Nothing was changed, and your recordings are files of their own. There is no backup, but Greenroom can read what can still be read into a new file. The damaged one is kept beside it.")
			if !found {
				t.show(title, text, err, salvage, t.quit())
				return
			}
			when := map[string]any{"When": backup.Made.Local().Format("2 January 2006, 15:04")}
			text = lang.L("Nothing was changed, and your recordings are files of their own. There are two ways on; with both the damaged file is kept. Reading what can be read keeps the newest words, if they are whole. The backup of {{.When}} is whole, but what was written since is not in it.", when)
			restore := widget.NewButton(lang.L("Bring back the backup"), "", func() { t.replace(err, backup) })
			t.show(title, text, err, salvage, restore, t.quit())
		})
	}()
}

// salvage reads what can be read, and says what came back.
func (t *trouble) salvage(err error) {
	var salvaged data.Salvaged
	widget.ShowWorking(t.win, lang.L("Reading what can be read"),
		func(ctx context.Context, _ func(float64)) (err error) {
			salvaged, err = data.Salvage(ctx, t.folder, lang.L("A question that was lost"))
			return err
		},
		func(failed error) {
			if failed != nil {
				t.show(lang.L("That did not work"), words.Explain(failed), failed, t.quit())
				return
			}
			text := lang.L("Came back: {{.What}}.", map[string]any{"What": words.Counts(salvaged.Read)})
			if len(words.Counts(salvaged.Read)) == 0 {
				text = lang.L("Nothing could be read, and Greenroom begins with an empty file. The recordings are still there: Settings > Check my data takes them back.")
			}
			if salvaged.Lost > 0 {
				text += " " + lang.N("{{.Count}} rows could not be kept.", salvaged.Lost, map[string]any{"Count": salvaged.Lost})
			}
			t.done(text, err)
		})
}

// replace brings a backup back.
func (t *trouble) replace(err error, backup data.Backup) {
	widget.ShowWorking(t.win, lang.L("Bringing back"),
		func(ctx context.Context, _ func(float64)) error { return data.Replace(ctx, t.folder, backup) },
		func(failed error) {
			if failed != nil {
				t.show(lang.L("That did not work"), words.Explain(failed), failed, t.quit())
				return
			}
			t.done(lang.L("The backup is ready to take the place of the damaged file."), err)
		})
}

// done offers to go on with what was made.
func (t *trouble) done(text string, err error) {
	t.show(lang.L("Mended"), text+" "+lang.L("The damaged file is kept in the folder set-aside."), err,
		widget.NewButton(lang.L("Open Greenroom"), lang.L("Enter"), t.restart))
}

func (t *trouble) restart() {
	t.again = true
	t.app.Quit()
}
