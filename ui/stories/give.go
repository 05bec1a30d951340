package stories

import (
	"bytes"
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/star"
	"greenroom/ui/studio"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// export asks whether the words or the voice of the story are given away.
func (s *said) export() {
	var sheet *widget.Sheet
	win := s.page.deps.Window.Window()
	page := widget.NewButton(lang.L("As words (Markdown)…"), "", func() { sheet.Close(); s.exportWords() })
	page.Style = widget.Filled
	sound := widget.NewButton(lang.L("The best take (WAV)…"), "", func() { sheet.Close(); s.exportSound() })
	if len(s.takes) == 0 {
		sound.Disable()
	}
	about := widget.NewText(lang.L("A file of this story alone, to send or to print. Nothing leaves this computer by itself."))
	about.Color = theme.Quiet
	cancel := widget.NewButton(lang.L("Cancel"), lang.L("Esc"), func() { sheet.Close() })
	sheet = widget.ShowSheet(win, lang.L("Give this story away"), about, cancel, sound, page)
}

// exportWords writes the story as a page, where the person wants it.
func (s *said) exportWords() {
	p := s.page
	var questions []string
	for _, q := range p.known.questions {
		questions = append(questions, q.Text)
	}
	p.stored(lang.L("write this story"), func(_ context.Context, story data.Story) (func(), error) {
		var text bytes.Buffer // whole, before anything is written
		err := star.WriteMarkdown(&text, story, questions)
		return func() {
			s.save(fileName(story)+".md", func(to fyne.URIWriteCloser) error {
				_, err := to.Write(text.Bytes())
				if closeErr := to.Close(); err == nil {
					err = closeErr
				}
				return err
			})
		}, err
	})
}

// exportSound saves a copy of the best take, where the person wants it.
func (s *said) exportSound() {
	take, any := best(s.takes)
	d := s.page.folio.Draft()
	if !any || d == nil {
		return
	}
	s.save(fileName(d.Value())+".wav", func(to fyne.URIWriteCloser) error {
		if err := to.Close(); err != nil { // what is written there goes through a file, since marks are added at its end
			return err
		}
		return studio.Export(context.Background(), s.page.deps.Store, take, to.URI().Path(), func(m data.Mark) string {
			return strings.TrimSuffix(words.Mark(m.Kind)+": "+m.Text, ": ")
		})
	})
}

// save asks for a file and has it written beside the UI thread.
func (s *said) save(name string, write func(to fyne.URIWriteCloser) error) {
	win := s.page.deps.Window
	d := dialog.NewFileSave(func(to fyne.URIWriteCloser, err error) {
		if err != nil {
			win.Fail(lang.L("write this story"), err)
		}
		if to == nil || err != nil {
			return
		}
		win.Beside(func() {
			err := write(to)
			fyne.Do(func() {
				if err != nil {
					win.Fail(lang.L("write this story"), err)
					return
				}
				win.Say(lang.L("Saved as {{.Name}}", map[string]any{"Name": to.URI().Name()}))
			})
		})
	}, win.Window())
	d.SetFileName(name)
	d.Resize(win.Window().Canvas().Size())
	d.Show()
}

// fileName is the name of a story without what file systems do not take.
func fileName(s data.Story) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return ' '
		}
		return r
	}, nameOf(s))
	name = strings.Trim(strings.Join(strings.Fields(name), " "), ". ")
	if letters := []rune(name); len(letters) > 60 {
		name = strings.TrimSpace(string(letters[:60]))
	}
	return name
}
