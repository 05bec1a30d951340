package interviews

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// filesOffered is how many files are listed at a time.
const filesOffered = 40

// chooseFile lets one of the company files be chosen.
func (d *details) chooseFile() {
	var sheet *widget.Sheet
	var loading task.Latest
	win := d.page.deps.Window
	list := widget.NewList(func() widget.Row[data.Company] {
		name, role := widget.NewLabel(" "), widget.NewQuiet(" ")
		return widget.NewRow(widget.VStack(2, name, role), func(file data.Company) {
			name.SetText(orSpace(file.Name))
			role.SetText(orSpace(file.Role))
		})
	})
	find := func(text string) {
		loading.Run(func(ctx context.Context) func() {
			files, err := d.page.deps.Store.Companies(ctx, data.CompanyFilter{Text: text, Limit: filesOffered})
			if ctx.Err() != nil {
				return nil
			}
			return func() {
				if err != nil {
					win.Fail(lang.L("look for files on companies"), err)
					return
				}
				list.SetItems(files)
				list.Select(0)
			}
		})
	}
	search := widget.NewSearchField(lang.L("Words of the file"), find)
	search.OnDown = func() { win.Window().Canvas().Focus(list) }
	list.OnOpen = func(file data.Company) {
		sheet.Close()
		d.link(file)
	}
	cancel := widget.NewButton(lang.L("Cancel"), lang.L("Esc"), func() { sheet.Close() })
	sheet = widget.NewSheet(lang.L("Which company is it?"), widget.VStack(2*theme.Grid, search, widget.Tall(widget.Pad(list, 0, -8, 0, -8), 300)), cancel)
	sheet.OnClosed = loading.Cancel
	sheet.Open(win.Window())
	find("")
}

// orSpace keeps a line as high without words as with them.
func orSpace(text string) string {
	if text == "" {
		return " "
	}
	return text
}
