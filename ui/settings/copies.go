package settings

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// copyLock is the line about the passphrase of second copies.
type copyLock struct {
	section *backupsSection
	row     *fyne.Container
	about   *widget.Text
	set     *widget.Button
	takeOff *widget.Button
}

func newCopyLock(s *backupsSection) *copyLock {
	l := &copyLock{section: s, about: explained("")}
	l.set = widget.NewButton(lang.L("Set a passphrase…"), "", l.ask)
	l.takeOff = widget.NewButton(lang.L("Take it off"), "", func() { l.store("") })
	l.row = widget.HStack(theme.Grid, told(lang.L("A passphrase for the copies"), l.about), l.takeOff, l.set)
	l.row.Hide()
	return l
}

// show shows the line when there are copies, and whether they are locked.
func (l *copyLock) show(copies, locked bool) {
	l.about.SetText(lang.L("They have none: whoever has the folder can read them."))
	l.set.SetLabel(lang.L("Set a passphrase…"))
	if locked {
		l.about.SetText(lang.L("They are encrypted. The key that lies beside them opens with your passphrase."))
		l.set.SetLabel(lang.L("Another one…"))
	}
	setVisible(l.takeOff, locked)
	setVisible(l.row, copies)
}

func setVisible(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}

// ask asks for the passphrase twice: nobody could read a copy with a slip in it.
func (l *copyLock) ask() {
	var sheet *widget.Sheet
	first, again := secret(lang.L("Passphrase")), secret(lang.L("The same once more"))
	wrong := explained("")
	wrong.Hide()
	cancel := widget.NewButton(lang.L("Cancel"), lang.L("Esc"), func() { sheet.Close() })
	set := widget.NewButton(lang.L("Set it"), "", func() {
		switch {
		case first.Text == "":
			wrong.SetText(lang.L("It is empty."))
		case first.Text != again.Text:
			wrong.SetText(lang.L("The two are not the same."))
		default:
			sheet.Close()
			l.store(first.Text)
			return
		}
		wrong.Show()
	})
	set.Style = widget.Filled
	sheet = widget.ShowSheet(l.section.room.window.Window(), lang.L("A passphrase for the copies"), fieldsOf(first, again, wrong,
		explained(lang.L("Copies made from now on are encrypted, and nobody opens them without it. Nobody: if you forget it, there is no way in. The backups on this computer stay as they are."))),
		cancel, set)
}

// fieldsOf stands fields and what is said about them in a sheet, with room for the
// line around the one that is typed into.
func fieldsOf(parts ...fyne.CanvasObject) fyne.CanvasObject {
	const line = 4
	return widget.Pad(widget.VStack(theme.Grid, parts...), line/2, line, line/2, 0)
}

func (l *copyLock) store(passphrase string) {
	s := l.section
	s.room.change(lang.L("set the passphrase"),
		func(ctx context.Context) error { return s.room.store.SetBackupPassphrase(ctx, passphrase) },
		func() { s.copyNow(passphrase != "") })
}

// chooseCopy lets the person choose a backup that lies elsewhere.
func (s *backupsSection) chooseCopy() {
	window := s.room.window.Window()
	open := dialog.NewFileOpen(func(from fyne.URIReadCloser, err error) {
		if err != nil {
			s.room.window.Fail(lang.L("open this file"), err)
		}
		if from == nil || err != nil {
			return
		}
		from.Close()
		s.openCopy(from.URI().Path(), "")
	}, window)
	open.SetFilter(storage.NewExtensionFileFilter([]string{".db", ".age"}))
	open.Resize(window.Canvas().Size())
	open.Show()
}

// openCopy looks whether a copy opens, and asks for its passphrase when it needs
// one, before it asks whether to bring it back.
func (s *backupsSection) openCopy(path, passphrase string) {
	var found data.Backup
	widget.ShowWorking(s.room.window.Window(), lang.L("Looking into the copy"),
		func(ctx context.Context, _ func(float64)) error {
			b, done, err := s.room.store.OpenBackup(ctx, path, passphrase)
			if err == nil {
				found = b
				done()
			}
			return err
		},
		func(err error) {
			switch {
			case errors.Is(err, data.ErrSealed):
				s.unlockCopy(path, lang.L("This copy has a passphrase"))
			case errors.Is(err, data.ErrPassphrase):
				s.unlockCopy(path, lang.L("That passphrase does not open it"))
			case err != nil:
				s.room.window.Fail(lang.L("open this copy"), err)
			default:
				s.ask(words.When(found.Made, s.room.store.Now()), func() { s.restoreCopy(path, passphrase) })
			}
		})
}

// unlockCopy asks for the passphrase of a copy.
func (s *backupsSection) unlockCopy(path, title string) {
	askSecret(s.room.window.Window(), title, func(passphrase string) { s.openCopy(path, passphrase) })
}

// restoreCopy brings back a copy that lies elsewhere.
func (s *backupsSection) restoreCopy(path, passphrase string) {
	s.bring(func(ctx context.Context) error {
		b, done, err := s.room.store.OpenBackup(ctx, path, passphrase)
		if err != nil {
			return err
		}
		defer done()
		return s.room.store.PrepareRestore(ctx, b)
	})
}
