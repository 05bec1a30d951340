package companies

import (
	"bytes"
	"context"
	"io"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"

	"greenroom/ui/companies/brief"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// lettersNamed is how many letters are named that a PDF does not have.
const lettersNamed = 12

// briefHeight is how high the brief is shown before it is saved.
const briefHeight = 380

// showBrief shows what one reads the evening before, to be saved as a file.
func (p *page) showBrief(id int64) {
	p.reading.Run(func(ctx context.Context) func() {
		p.form.Folio.Flush()
		b, err := brief.Read(ctx, p.deps.Store, id)
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if err != nil {
				p.deps.Window.Fail(lang.L("put the brief together"), err)
				return
			}
			p.openBrief(b)
		}
	})
}

func (p *page) openBrief(b brief.Brief) {
	var sheet *widget.Sheet
	as := func(label, ending string, write func(w io.Writer) error) *widget.Button {
		return widget.NewButton(label, "", func() {
			sheet.Close()
			p.saveBrief(b.Title, ending, write)
		})
	}
	markdown := as(lang.L("Markdown…"), ".md", func(w io.Writer) error {
		_, err := io.WriteString(w, b.Markdown())
		return err
	})
	pdf := as(lang.L("PDF…"), ".pdf", func(w io.Writer) error { return b.PDF(w, p.deps.Store.Now()) })
	pdf.Style = widget.Filled
	close := widget.NewButton(lang.L("Close"), lang.L("Esc"), func() { sheet.Close() })
	content := widget.VStack(2*theme.Grid,
		widget.NewQuiet(lang.L("One page for the evening before. What is missing here is missing in the file.")),
		widget.Tall(widget.Scroll(pageOf(b)), briefHeight))
	if lacking := []rune(b.Unprintable()); len(lacking) > 0 {
		content.Add(widget.NewText(lang.L("The PDF has no letters for {{.Letters}}. In Markdown they are all there.",
			map[string]any{"Letters": string(lacking[:min(len(lacking), lettersNamed)])})))
	}
	sheet = widget.NewSheet(lang.L("The brief"), content, close, markdown, pdf)
	sheet.Width = 640
	sheet.Open(p.deps.Window.Window())
}

// pageOf shows the brief.
func pageOf(b brief.Brief) fyne.CanvasObject {
	page := widget.VStack(theme.Grid, widget.NewHeading(b.Title, theme.SizeHeading))
	if b.Role != "" {
		page.Add(widget.NewText(b.Role))
	}
	for _, section := range b.Sections {
		page.Add(widget.Pad(widget.NewSection(section.Title), 2*theme.Grid, 0, 0, 0))
		for _, line := range section.Lines {
			text := widget.NewText(line.Text)
			if line.Lead == "" {
				page.Add(text)
				continue
			}
			lead := widget.NewText(line.Lead)
			lead.Color = theme.Quiet
			page.Add(widget.HStackTop(2*theme.Grid, widget.Wide(lead, leadWidth), widget.Grow(text)))
		}
	}
	return page
}

// leadWidth is the column of what a line of the brief is about.
const leadWidth = 150

// saveBrief asks for the file and writes the brief into it.
func (p *page) saveBrief(title, ending string, write func(w io.Writer) error) {
	win := p.deps.Window
	d := dialog.NewFileSave(func(to fyne.URIWriteCloser, err error) {
		if err != nil {
			win.Fail(lang.L("save the brief"), err)
		}
		if to == nil || err != nil {
			return
		}
		win.Beside(func() {
			err := writeWhole(to, write)
			fyne.Do(func() {
				if err != nil {
					win.Fail(lang.L("save the brief"), err)
					return
				}
				win.Say(lang.L("Saved as {{.Name}}", map[string]any{"Name": to.URI().Name()}))
			})
		})
	}, win.Window())
	d.SetFileName(fileName(lang.L("Brief {{.Company}}", map[string]any{"Company": title})) + ending)
	d.Resize(win.Window().Canvas().Size())
	d.Show()
}

// writeWhole writes a file only when all of it could be made.
func writeWhole(to io.WriteCloser, write func(w io.Writer) error) (err error) {
	defer func() {
		if closeErr := to.Close(); err == nil {
			err = closeErr
		}
	}()
	var whole bytes.Buffer
	if err := write(&whole); err != nil {
		return err
	}
	_, err = to.Write(whole.Bytes())
	return err
}

// fileName is a text without the letters that some system does not take in the
// name of a file.
func fileName(text string) string {
	name := strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return ' '
		}
		return r
	}, text)
	letters := []rune(strings.Join(strings.Fields(name), " "))
	return strings.Trim(string(letters[:min(len(letters), 80)]), ". ")
}
