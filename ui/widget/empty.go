package widget

import (
	"fyne.io/fyne/v2"

	"greenroom/ui/theme"
)

// NewEmpty returns what a place shows before there is anything in it: an
// icon, a heading, a sentence, and the one thing to do. icon, text and
// actionLabel may be "".
func NewEmpty(icon, title, text, actionLabel, keycap string, action func()) fyne.CanvasObject {
	var parts []fyne.CanvasObject
	if icon != "" {
		parts = append(parts, Centre(NewIcon(icon, theme.Quiet, 40)), Gap(0))
	}
	heading := NewHeading(title, theme.SizeHeading)
	heading.Align = fyne.TextAlignCenter
	parts = append(parts, heading)
	if text != "" {
		words := NewText(text)
		words.Color, words.Align = theme.Quiet, fyne.TextAlignCenter
		parts = append(parts, words)
	}
	if actionLabel != "" {
		button := NewButton(actionLabel, keycap, action)
		button.Style = Filled
		parts = append(parts, Gap(theme.Grid), Centre(button))
	}
	column := MaxWidth(VStack(2*theme.Grid, parts...), 420)
	return VStack(0, Spacer(), column, Spacer())
}
