package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// showKeyboard lists every key on a sheet.
func (w *window) showKeyboard() {
	left, right := widget.VStack(18), widget.VStack(18)
	for _, section := range roomKeys() {
		left.Add(keySection(section.title, section.keys))
	}
	for _, m := range w.menus() {
		var keys []roomKey
		for _, c := range m.commands {
			keys = append(keys, roomKey{modifierName() + " " + keyName(c.key), c.label})
		}
		right.Add(keySection(m.label, keys))
	}
	var sheet *widget.Sheet
	closing := widget.NewButton(lang.L("Close"), lang.L("Esc"), func() { sheet.Close() })
	sheet = widget.NewSheet(lang.L("Keyboard"), widget.Columns(left, right, 0.5), closing)
	sheet.Width = 760
	sheet.Open(w.win)
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
