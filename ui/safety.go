package ui

import (
	"context"
	"errors"
	"flag"
	"os"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/studio"
	"greenroom/ui/widget"
)

// untilSeen is how long the first picture of the window takes at most, as a
// rule. What can wait would take the processors from it.
const untilSeen = 400 * time.Millisecond

// keepHouse does what can wait until the window is seen, if it is open then.
func (w *window) keepHouse(open context.Context, store *data.Store, analyst *studio.Analyst) {
	select {
	case <-open.Done():
		return
	case <-time.After(untilSeen):
	}
	w.recoverTakes(store)
	analyst.Start()
	err := store.QuickCheck(open)
	switch {
	case open.Err() != nil:
		return // closed meanwhile
	case err != nil:
		w.log.Error("check the database", "error", err)
	}
	if errors.Is(err, data.ErrDamaged) {
		fyne.Do(func() { w.tellDamage(store) })
		return // neither backed up nor emptied: what is there has to be saved first
	}
	w.backUp(store)
	w.tellReplaced(store)
	w.warnOfPlace(store)
	if removed, err := store.EmptyTrash(context.Background(), data.TrashTime); err != nil {
		w.log.Error("empty the trash", "error", err)
	} else if removed > 0 {
		w.log.Info("emptied the trash", "removed", removed)
	}
}

// recoverTakes brings back what an earlier run could not finish, and says so.
func (w *window) recoverTakes(store *data.Store) {
	saved, err := studio.Recover(context.Background(), store)
	fyne.Do(func() {
		if err != nil {
			w.Fail(lang.L("bring back an unfinished recording"), err)
		}
		if saved > 0 {
			w.Say(lang.N("{{.Count}} recordings were cut off last time. They are kept with their questions.", saved, map[string]any{"Count": saved}))
		}
	})
}

// backUp makes the backup of the day. Where that fails the person is told: they
// count on it.
func (w *window) backUp(store *data.Store) {
	if _, err := store.BackUpIfDue(context.Background()); err != nil {
		fyne.Do(func() { w.Fail(lang.L("make the backup of the day"), err) })
	}
}

// tellReplaced says that a backup was brought back, and where the recordings
// are that were made since.
func (w *window) tellReplaced(store *data.Store) {
	if !store.Replaced() {
		return
	}
	found, err := store.CheckFiles(context.Background())
	if err != nil {
		w.log.Error("look for recordings made since", "error", err)
	}
	text := lang.L("Everything is as it was then.")
	if n := len(found.Strays); n > 0 {
		text = lang.N("Everything is as it was then. {{.Count}} recordings made since are still there: Settings > Check my data takes them back.", n, map[string]any{"Count": n})
	}
	fyne.Do(func() { w.Say(text) })
}

// warnedOfPlace is the setting that tells which folder was warned of.
const warnedOfPlace = "place.warned"

// warnOfPlace says once that the data folder is in a place where a database in
// use is not safe.
func (w *window) warnOfPlace(store *data.Store) {
	place := store.Place()
	if place == data.PlaceLocal {
		return
	}
	ctx := context.Background()
	warned, err := data.Setting(ctx, store, warnedOfPlace, "")
	if err == nil && warned != store.Dir() {
		err = data.SetSetting(ctx, store, warnedOfPlace, store.Dir())
	} else if err == nil {
		return
	}
	if err != nil {
		w.log.Error("warn of the data folder's place", "error", err)
	}
	text := lang.L("Your data is in a folder that another program copies while Greenroom is writing in it. That can damage it. It is safer to keep it on this computer alone, and to have the backups copied to the synced folder: Settings > Backups.")
	if place == data.PlaceNetwork {
		text = lang.L("Your data is in a folder on another computer. When the connection breaks while Greenroom is writing, it can be damaged. It is safer to keep it on this computer, and to have the backups copied there: Settings > Backups.")
	}
	fyne.Do(func() {
		var sheet *widget.Sheet
		understood := widget.NewButton(lang.L("Understood"), lang.L("Esc"), func() { sheet.Close() })
		show := widget.NewButton(lang.L("Show the backups"), "", func() {
			sheet.Close()
			w.Go("settings/backups")
		})
		sheet = widget.ShowSheet(w.win, lang.L("A risky place for your data"), widget.NewText(text), understood, show)
	})
}

// tellDamage says that the database is damaged and offers to mend it, for which
// Greenroom has to start again.
func (w *window) tellDamage(store *data.Store) {
	var sheet *widget.Sheet
	later := widget.NewButton(lang.L("Later"), lang.L("Esc"), func() { sheet.Close() })
	mend := widget.NewButton(lang.L("Mend it now"), "", func() {
		sheet.Close()
		go func() {
			err := store.MarkDamaged()
			fyne.Do(func() {
				if err != nil {
					w.Fail(lang.L("begin mending"), err)
					return
				}
				w.restart()
			})
		}()
	})
	mend.Style = widget.Filled
	sheet = widget.ShowSheet(w.win, lang.L("Part of your data is damaged"),
		widget.NewText(lang.L("Greenroom found a fault in the file that holds what you wrote, perhaps from a failing disk. Your recordings are files of their own and are not touched. The sooner it is mended, the less is lost: Greenroom starts again and shows what can be done.")),
		later, mend)
}

// restart ends Greenroom as if it was quit, and has it start again.
func (w *window) restart() {
	w.again = true
	fyne.CurrentApp().Quit()
}

// Relaunch starts this program again, in the place of the one that runs, but
// not for the file it may have been started for. It returns only when that
// fails.
func Relaunch() error {
	args := os.Args[:len(os.Args)-flag.NArg()]
	self, err := os.Executable()
	if err != nil {
		return err
	}
	if err := syscall.Exec(self, args, os.Environ()); err == nil {
		return nil
	}
	// Not every system can replace a program by another.
	_, err = os.StartProcess(self, args, &os.ProcAttr{Files: []*os.File{os.Stdin, os.Stdout, os.Stderr}})
	return err
}
