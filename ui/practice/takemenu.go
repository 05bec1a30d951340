package practice

import (
	"context"
	"net/url"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/ui/share"
	"greenroom/ui/studio"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// showMenu offers what is done more rarely with the selected take.
func (p *takesPanel) showMenu(below fyne.CanvasObject) {
	menu := fyne.NewMenu("",
		fyne.NewMenuItem(lang.L("How it sounded"), p.room.ask.review),
		fyne.NewMenuItem(lang.L("Write about this take"), p.room.ask.reflect),
		fyne.NewMenuItem(lang.L("Show the file"), p.reveal),
		fyne.NewMenuItem(lang.L("Export a copy…"), p.export),
		fyne.NewMenuItem(lang.L("Bring in a recording…"), p.importTake),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(lang.L("Send it to somebody…"), p.send),
		fyne.NewMenuItem(lang.L("Bring in what they wrote…"), func() { share.Receive(p.room.Window, p.room.Store) }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(lang.L("Delete this take"), func() { p.delete(p.selected) }),
	)
	canvas := p.room.Window.Window().Canvas()
	fynewidget.ShowPopUpMenuAtRelativePosition(menu, canvas, fyne.NewPos(0, below.Size().Height), below)
}

// delete puts a take into the trash, from which Ctrl+Z brings it back.
func (p *takesPanel) delete(take data.Take) {
	if p.room.player.Playing().Take.ID == take.ID {
		p.room.player.Stop()
	}
	ref := data.Ref{Kind: data.KindTake, ID: take.ID}
	p.room.detail.Run(func(ctx context.Context) func() {
		p.room.noting.Flush()
		if err := p.room.Store.Delete(context.WithoutCancel(ctx), ref); err != nil {
			return func() { p.room.Window.Fail(lang.L("delete this take"), err) }
		}
		return func() {
			p.room.Window.Undoable(lang.L("Take deleted"), func(ctx context.Context) error { return p.room.Store.Restore(ctx, ref) })
		}
	})
}

// send writes a page with the take for somebody to listen to.
func (p *takesPanel) send() {
	asked := p.room.question.Text
	if p.selected.Asked != "" {
		asked = p.selected.Asked
	}
	share.Send(p.room.Window, p.room.Store, []studio.Said{{Take: p.selected, Asked: asked}})
}

// reveal opens the folder in which the sound of the take lies.
func (p *takesPanel) reveal() {
	folder := filepath.Dir(p.room.Store.Path(p.selected))
	if err := fyne.CurrentApp().OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(folder)}); err != nil {
		p.room.Window.Fail(lang.L("open the folder {{.Folder}}", map[string]any{"Folder": folder}), err)
	}
}

// export saves a copy of the sound, and of its marks, where the person wants it.
func (p *takesPanel) export() {
	take := p.selected
	save := dialog.NewFileSave(func(to fyne.URIWriteCloser, err error) {
		if err != nil {
			p.room.Window.Fail(lang.L("export this take"), err)
		}
		if to == nil || err != nil {
			return
		}
		to.Close() // what is written there goes through a file, since marks are added at its end
		p.room.Window.Beside(func() {
			err := studio.Export(context.Background(), p.room.Store, take, to.URI().Path(), labelOf)
			fyne.Do(func() {
				if err != nil {
					p.room.Window.Fail(lang.L("export this take"), err)
					return
				}
				p.room.Window.Say(lang.L("Saved as {{.Name}}", map[string]any{"Name": to.URI().Name()}))
			})
		})
	}, p.room.Window.Window())
	save.SetFileName(take.Started.Local().Format("2006-01-02 1504") + ".wav")
	save.Resize(p.room.Window.Window().Canvas().Size())
	save.Show()
}

// labelOf is what a mark is called in an exported copy.
func labelOf(mark data.Mark) string {
	if mark.Text == "" {
		return words.Mark(mark.Kind)
	}
	return words.Mark(mark.Kind) + ": " + mark.Text
}

// importTake brings a recording made elsewhere in as a take of this question.
func (p *takesPanel) importTake() {
	open := dialog.NewFileOpen(func(from fyne.URIReadCloser, err error) {
		if err != nil {
			p.room.Window.Fail(lang.L("open this file"), err)
		}
		if from == nil || err != nil {
			return
		}
		from.Close()
		p.bringIn(from.URI().Path())
	}, p.room.Window.Window())
	open.SetFilter(storage.NewExtensionFileFilter([]string{".wav", ".flac", ".mp3", ".WAV", ".FLAC", ".MP3"}))
	open.Resize(p.room.Window.Window().Canvas().Size())
	open.Show()
}

// bringIn reads a sound file, with a bar that can be cancelled.
func (p *takesPanel) bringIn(file string) {
	question, name := p.room.question.ID, map[string]any{"Name": filepath.Base(file)}
	var take data.Take
	widget.ShowWorking(p.room.Window.Window(), lang.L("Bringing in {{.Name}}", name),
		func(ctx context.Context, progress func(float64)) (err error) {
			take, err = studio.Import(ctx, p.room.Store, question, file, progress)
			return err
		},
		func(err error) {
			if err != nil {
				p.room.Window.Fail(lang.L("bring in {{.Name}}", name), err)
				return
			}
			p.room.openTake(take.ID)
		})
}
