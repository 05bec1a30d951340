package settings

import (
	"context"
	"errors"
	"os"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"

	"greenroom/data"
	"greenroom/data/archive"
	"greenroom/ui/studio"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// everythingSection lets everything leave in one file, and brings such a file
// in.
type everythingSection struct {
	room *Room
	card *widget.Card
}

func newEverythingSection(r *Room) *everythingSection {
	s := &everythingSection{room: r}
	in := widget.NewButton(lang.L("Bring one in…"), "", s.choose)
	out := widget.NewButton(lang.L("Export everything…"), "", s.export)
	out.Icon = "folder"
	s.card = widget.NewCard(widget.VStack(2*theme.Grid,
		widget.HStack(theme.Grid, widget.NewSection(lang.L("Everything in one file")), widget.Spacer(), in, out),
		explained(lang.L("A zip of open formats: recordings as WAV, your journal as Markdown, tables for a spreadsheet, and a page to begin with. Any computer can read it without Greenroom, and Greenroom can bring it in again. What is in the trash and what is private goes along."))))
	return s
}

// export asks for a passphrase, which may be none, and where to put the file.
func (s *everythingSection) export() {
	var sheet *widget.Sheet
	passphrase := secret(lang.L("Passphrase, if you want one"))
	cancel := widget.NewButton(lang.L("Cancel"), lang.L("Esc"), func() { sheet.Close() })
	next := widget.NewButton(lang.L("Choose the place…"), "", func() {
		sheet.Close()
		s.choosePlace(passphrase.Text)
	})
	next.Style = widget.Filled
	sheet = widget.ShowSheet(s.room.window.Window(), lang.L("Export everything"), fieldsOf(passphrase,
		explained(lang.L("With a passphrase the file is encrypted, and nobody opens it without. Nobody: if you forget it, there is no way in. Without one, whoever has the file can read it."))),
		cancel, next)
}

// secret is a field whose letters are not shown.
func secret(placeholder string) *widget.Entry {
	e := widget.NewEntry(placeholder, nil)
	e.Password = true
	return e
}

func (s *everythingSection) choosePlace(passphrase string) {
	window := s.room.window.Window()
	save := dialog.NewFileSave(func(to fyne.URIWriteCloser, err error) {
		if err != nil {
			s.room.window.Fail(lang.L("export everything"), err)
		}
		if to == nil || err != nil {
			return
		}
		to.Close() // the archive puts the whole file there, or none
		s.write(to.URI().Path(), to.URI().Name(), passphrase)
	}, window)
	name := "Greenroom " + s.room.store.Now().Local().Format("2006-01-02") + ".zip"
	if passphrase != "" {
		name += ".age"
	}
	save.SetFileName(name)
	save.Resize(window.Canvas().Size())
	save.Show()
}

func (s *everythingSection) write(path, name, passphrase string) {
	opt := archive.Options{
		App: "Greenroom " + fyne.CurrentApp().Metadata().Version, Passphrase: passphrase,
		CopySound: studio.CopyForArchive(func(m archive.Mark) string { return strings.TrimSuffix(words.Mark(m.Kind)+": "+m.Text, ": ") }),
	}
	widget.ShowWorking(s.room.window.Window(), lang.L("Exporting everything"),
		func(ctx context.Context, progress func(float64)) error {
			s.room.house.Flush()
			opt.Progress = progress
			err := archive.Write(ctx, s.room.store, path, opt)
			if info, statErr := os.Stat(path); err != nil && statErr == nil && info.Size() == 0 {
				_ = os.Remove(path) // the dialog has made it, and nothing came of it
			}
			return err
		},
		func(err error) {
			if err != nil {
				s.room.window.Fail(lang.L("export everything"), err)
				return
			}
			s.room.window.Say(lang.L("Saved as {{.Name}}", map[string]any{"Name": name}))
		})
}

func (s *everythingSection) choose() {
	window := s.room.window.Window()
	open := dialog.NewFileOpen(func(from fyne.URIReadCloser, err error) {
		if err != nil {
			s.room.window.Fail(lang.L("open this file"), err)
		}
		if from == nil || err != nil {
			return
		}
		from.Close()
		s.preview(from.URI().Path())
	}, window)
	open.SetFilter(storage.NewExtensionFileFilter([]string{".zip", ".ZIP", ".age"}))
	open.Resize(window.Canvas().Size())
	open.Show()
}

// source is an export and how to open it.
type source struct{ path, passphrase string }

func (s source) open(beside string) (*archive.Archive, error) {
	if s.passphrase != "" {
		return archive.Unlock(s.path, s.passphrase, beside)
	}
	return archive.Open(s.path)
}

// preview shows what bringing an archive in would do, before anything is done.
func (s *everythingSection) preview(path string) { s.look(source{path: path}) }

func (s *everythingSection) look(from source) {
	var merged data.Merged
	widget.ShowWorking(s.room.window.Window(), lang.L("Looking through the file"),
		func(ctx context.Context, progress func(float64)) error {
			a, err := from.open(s.room.store.Dir())
			if err != nil {
				return err
			}
			s.room.house.Flush()
			merged, err = a.Preview(ctx, s.room.store, progress)
			return errors.Join(err, a.Close())
		},
		func(err error) {
			switch {
			case errors.Is(err, archive.ErrLocked):
				s.unlock(from.path, lang.L("This export has a passphrase"))
			case errors.Is(err, archive.ErrWrong):
				s.unlock(from.path, lang.L("That passphrase does not open it"))
			case err != nil:
				s.room.window.Fail(lang.L("read this export"), err)
			default:
				s.offer(from, merged)
			}
		})
}

// unlock asks for the passphrase of an export.
func (s *everythingSection) unlock(path, title string) {
	askSecret(s.room.window.Window(), title, func(passphrase string) { s.look(source{path, passphrase}) })
}

// askSecret asks for the passphrase of a file.
func askSecret(window fyne.Window, title string, open func(passphrase string)) {
	var sheet *widget.Sheet
	passphrase := secret(lang.L("Passphrase"))
	cancel := widget.NewButton(lang.L("Cancel"), lang.L("Esc"), func() { sheet.Close() })
	yes := widget.NewButton(lang.L("Open it"), "", func() {
		sheet.Close()
		if passphrase.Text != "" {
			open(passphrase.Text)
		}
	})
	yes.Style = widget.Filled
	sheet = widget.ShowSheet(window, title, fieldsOf(passphrase), cancel, yes)
}

// offer asks whether to bring in what the preview shows.
func (s *everythingSection) offer(from source, merged data.Merged) {
	lines := widget.VStack(theme.Grid)
	for _, part := range []struct {
		label string
		of    map[data.Kind]int
	}{
		{lang.L("New"), merged.New}, {lang.L("Changed there later"), merged.Changed},
		{lang.L("Back from the trash"), merged.Back}, {lang.L("Here already"), merged.Same},
		{lang.L("Changed here later; stays as it is"), merged.Kept},
	} {
		if text := words.Counts(part.of); text != "" {
			lines.Add(widget.VStack(0, widget.NewQuiet(part.label), widget.NewText(text)))
		}
	}
	fresh := merged.Total(merged.New) + merged.Total(merged.Changed) + merged.Total(merged.Back)
	if fresh == 0 {
		lines.Add(widget.NewText(lang.L("Everything in it is here already.")))
	} else {
		lines.Add(explained(lang.L("What is here now is backed up first.")))
	}
	var sheet *widget.Sheet
	cancel := widget.NewButton(lang.L("Cancel"), lang.L("Esc"), func() { sheet.Close() })
	buttons := []*widget.Button{cancel}
	if fresh > 0 {
		bring := widget.NewButton(lang.L("Bring it in"), "", func() {
			sheet.Close()
			s.bringIn(from)
		})
		bring.Style = widget.Filled
		buttons = append(buttons, bring)
	}
	sheet = widget.ShowSheet(s.room.window.Window(), lang.L("What is in this export"), lines, buttons...)
}

func (s *everythingSection) bringIn(from source) {
	var merged data.Merged
	widget.ShowWorking(s.room.window.Window(), lang.L("Bringing everything in"),
		func(ctx context.Context, progress func(float64)) error {
			if _, err := s.room.store.BackUp(ctx, data.BackupBeforeImport); err != nil && !errors.Is(err, data.ErrElsewhere) {
				return err
			}
			a, err := from.open(s.room.store.Dir())
			if err != nil {
				return err
			}
			merged, err = a.Import(ctx, s.room.store, studio.MendFromArchive, progress)
			return errors.Join(err, a.Close())
		},
		func(err error) {
			if err != nil {
				s.room.window.Fail(lang.L("bring this export in"), err)
				return
			}
			total := merged.Total(merged.New) + merged.Total(merged.Changed) + merged.Total(merged.Back)
			s.room.window.Say(lang.N("{{.Count}} things were brought in.", total, map[string]any{"Count": total}))
			s.room.refresh()
		})
}
