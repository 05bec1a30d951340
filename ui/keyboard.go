package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// showKeyboard lists every key on a sheet.
func (w *window) showKeyboard() {
	var sections []fyne.CanvasObject
	for _, section := range roomKeys() {
		sections = append(sections, keySection(section.title, section.keys))
	}
	for _, m := range w.menus() {
		var keys []roomKey
		for _, c := range m.commands {
			keys = append(keys, roomKey{modifierName() + " " + keyName(c.key), c.label})
		}
		sections = append(sections, keySection(m.label, keys))
	}
	left, right := inTwo(sections)
	var sheet *widget.Sheet
	closing := widget.NewButton(lang.L("Close"), lang.L("Esc"), func() { sheet.Close() })
	sheet = widget.NewSheet(lang.L("Keyboard"), widget.Columns(left, right, 0.5), closing)
	sheet.Width = 760
	sheet.Open(w.win)
}

// inTwo shares sections out to two columns of about the same height, in order.
func inTwo(sections []fyne.CanvasObject) (left, right *fyne.Container) {
	left, right = widget.VStack(18), widget.VStack(18)
	var height, all float32
	for _, section := range sections {
		all += section.MinSize().Height
	}
	for _, section := range sections {
		column := left
		if height > all/2-section.MinSize().Height/2 {
			column = right
		}
		column.Add(section)
		height += section.MinSize().Height
	}
	return left, right
}

func keySection(title string, keys []roomKey) fyne.CanvasObject {
	list := widget.VStack(theme.Grid, widget.NewSection(title))
	for _, key := range keys {
		list.Add(widget.HStack(theme.Grid, widget.Grow(widget.NewQuiet(key.does)), widget.NewKeycap(key.key)))
	}
	return list
}

// keyName is what is printed on a key.
func keyName(key fyne.KeyName) string {
	if key == fyne.KeyComma {
		return lang.L("comma")
	}
	return string(key)
}

// modifierName is what is printed on the platform's shortcut key.
func modifierName() string {
	if fyne.KeyModifierShortcutDefault == fyne.KeyModifierSuper {
		return "Cmd"
	}
	return lang.L("Ctrl")
}
