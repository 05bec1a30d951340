package settings

import (
	"context"
	"errors"
	"net/url"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// backupsShown is how many backups are listed until all are asked for.
const backupsShown = 6

// backupsSection shows the backups the app makes by itself, brings one back,
// and names a second place for copies.
type backupsSection struct {
	room *Room
	card *widget.Card

	second  *widget.Text
	forget  *widget.Button
	lock    *copyLock
	list    *fyne.Container
	whole   bool // all are listed
	looking task.Latest
}

func newBackupsSection(r *Room) *backupsSection {
	s := &backupsSection{room: r, second: explained(""), list: widget.VStack(10)}
	now := widget.NewButton(lang.L("Back up now"), "", s.backUp)
	open := widget.NewButton(lang.L("Open the folder"), "", func() { r.openFolder(filepath.Join(r.store.Dir(), "backups")) })
	open.Icon = "folder"
	choose := widget.NewButton(lang.L("Choose a folder…"), "", s.chooseSecond)
	s.forget = widget.NewButton(lang.L("No longer"), "", func() { s.setSecond("") })
	s.lock = newCopyLock(s)
	from := widget.NewButton(lang.L("Choose a copy…"), "", s.chooseCopy)
	s.card = widget.NewCard(widget.VStack(2*theme.Grid,
		widget.HStack(theme.Grid, widget.NewSection(lang.L("Backups")), widget.Spacer(), open, now),
		explained(lang.L("Once a day, and before anything big, Greenroom copies what you wrote and checks the copy. Recordings are not in it: they are files of their own already.")),
		s.list,
		widget.Divider(),
		widget.HStack(theme.Grid, told(lang.L("A second copy elsewhere"), s.second), s.forget, choose),
		s.lock.row,
		widget.Divider(),
		widget.HStack(theme.Grid, told(lang.L("Bring back a copy from elsewhere"),
			explained(lang.L("For example on a new computer. Recordings are files of their own: copy their folder as well."))), from)))
	return s
}

// told puts what is read second under a name.
func told(name string, about *widget.Text) fyne.CanvasObject {
	return widget.Grow(widget.VStack(0, widget.NewText(name), about))
}

func (s *backupsSection) refresh() {
	s.looking.Run(func(ctx context.Context) func() {
		all, err := s.room.store.Backups()
		second, errSecond := s.room.store.BackupFolder(ctx)
		locked, errLocked := s.room.store.BackupPassphrase(ctx)
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if err = errors.Join(err, errSecond, errLocked); err != nil {
				s.room.window.Fail(lang.L("list the backups"), err)
				return
			}
			s.lock.show(second != "", locked)
			s.show(all, second)
			s.room.scrollToWanted()
		}
	})
}

func (s *backupsSection) show(all []data.Backup, second string) {
	var lines []fyne.CanvasObject
	for i, b := range all {
		if i == backupsShown && !s.whole {
			all := widget.NewButton(lang.L("Show all {{.Count}}", map[string]any{"Count": len(all)}), "", func() {
				s.whole = true
				s.refresh()
			})
			lines = append(lines, widget.Divider(), widget.HStack(0, all))
			break
		}
		if i > 0 {
			lines = append(lines, widget.Divider())
		}
		lines = append(lines, s.line(b))
	}
	if len(all) == 0 {
		lines = append(lines, explained(lang.L("None yet.")))
	}
	s.list.Objects = lines
	s.list.Refresh()
	if second == "" {
		s.second.SetText(lang.L("For example in a folder that is synced, or on another disk."))
		s.forget.Hide()
	} else {
		s.second.SetText(second)
		s.forget.Show()
	}
	s.card.Refresh()
}

func (s *backupsSection) line(b data.Backup) fyne.CanvasObject {
	when := words.When(b.Made, s.room.store.Now())
	about := widget.NewQuiet(inBytes(b.Size) + " · " + reason(b.Reason))
	about.MaxLines = 1
	restore := widget.NewButton(lang.L("Bring this back…"), "", func() {
		s.ask(when, func() {
			s.bring(func(ctx context.Context) error { return s.room.store.PrepareRestore(ctx, b) })
		})
	})
	return widget.HStack(2*theme.Grid, widget.Grow(widget.VStack(0, widget.NewText(when), about)), restore)
}

// reason says why a backup was made.
func reason(why data.Reason) string {
	switch why {
	case data.BackupDaily:
		return lang.L("made by itself")
	case data.BackupAsked:
		return lang.L("asked for")
	case data.BackupBeforeImport:
		return lang.L("before an import")
	case data.BackupBeforeRestore:
		return lang.L("before an older one was brought back")
	case data.BackupBeforeMigration:
		return lang.L("before an update of Greenroom")
	}
	return string(why)
}

// copyNow makes a backup when its copies are wanted in a new way, for the person to
// see that it works.
func (s *backupsSection) copyNow(wanted bool) {
	if wanted {
		s.backUp()
	} else {
		s.refresh()
	}
}

func (s *backupsSection) backUp() {
	widget.ShowWorking(s.room.window.Window(), lang.L("Backing up"),
		func(ctx context.Context, _ func(float64)) error {
			_, err := s.room.store.BackUp(ctx, data.BackupAsked)
			return err
		},
		func(err error) {
			if err != nil {
				s.room.window.Fail(lang.L("back up"), err)
			} else {
				s.room.window.Say(lang.L("Backed up, and the copy checked."))
			}
			s.refresh()
		})
}

// ask asks whether to bring back how it was then.
func (s *backupsSection) ask(when string, bring func()) {
	widget.ShowConfirm(s.room.window.Window(), lang.L("Bring back how it was {{.When}}?", map[string]any{"When": when}),
		lang.L("What you wrote since then is no longer shown. It is not lost: the present state is backed up first, and can be brought back in the same way. Greenroom starts again."),
		lang.L("Bring it back"), bring)
}

// bring prepares what is to be brought back, and starts again.
func (s *backupsSection) bring(prepare func(ctx context.Context) error) {
	widget.ShowWorking(s.room.window.Window(), lang.L("Bringing back"),
		func(ctx context.Context, _ func(float64)) error {
			s.room.house.Flush()
			return prepare(ctx)
		},
		func(err error) {
			if err != nil {
				s.room.window.Fail(lang.L("bring this backup back"), err)
				return
			}
			s.room.house.Restart()
		})
}

func (s *backupsSection) chooseSecond() {
	d := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err != nil {
			s.room.window.Fail(lang.L("open this folder"), err)
		}
		if folder != nil && err == nil {
			s.setSecond(folder.Path())
		}
	}, s.room.window.Window())
	d.Resize(s.room.window.Window().Canvas().Size())
	d.Show()
}

// setSecond has every backup copied to a folder from now on, the first at once; ""
// ends that.
func (s *backupsSection) setSecond(folder string) {
	s.room.change(lang.L("copy backups there"),
		func(ctx context.Context) error { return s.room.store.SetBackupFolder(ctx, folder) },
		func() { s.copyNow(folder != "") })
}

// openFolder shows a folder in the system's file manager.
func (r *Room) openFolder(path string) {
	if err := fyne.CurrentApp().OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}); err != nil {
		r.window.Fail(lang.L("open the folder"), err)
	}
}
