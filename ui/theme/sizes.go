package theme

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Sizes of type, in pixels at a text scale of 1.
const (
	SizeQuestion      fyne.ThemeSizeName = "greenroom-question"          // 44: a question that is asked
	SizeQuestionSmall fyne.ThemeSizeName = "greenroom-question-small"    // 36: the same in a narrow window
	SizeTitle         fyne.ThemeSizeName = "greenroom-title"             // 30: the head of a room
	SizeNumber        fyne.ThemeSizeName = "greenroom-number"            // 28: a figure that stands alone
	SizeHeading       fyne.ThemeSizeName = "greenroom-heading"           // 24: a head within a card
	SizeName          fyne.ThemeSizeName = "greenroom-name"              // 22: the name of the app, a smaller head within a card
	SizeSection       fyne.ThemeSizeName = "greenroom-section"           // 16: the head of a section
	SizeKey           fyne.ThemeSizeName = "greenroom-key"               // 12: the name of a key, a number in a badge
	SizeClock         fyne.ThemeSizeName = "greenroom-clock"             // 104: the clock while recording
	SizeText                             = fynetheme.SizeNameText        // 14
	SizeQuiet                            = fynetheme.SizeNameCaptionText // 12.5
)

// Shape, in pixels. Space between things is a multiple of Grid.
const (
	Grid         float32 = 6
	CardRadius   float32 = 14
	ButtonRadius float32 = 10
	ChipRadius   float32 = 20
	KeycapRadius float32 = 5
)

func sizes() map[fyne.ThemeSizeName]float32 {
	return map[fyne.ThemeSizeName]float32{
		SizeQuestion:      44,
		SizeQuestionSmall: 36,
		SizeTitle:         30,
		SizeNumber:        28,
		SizeHeading:       24,
		SizeName:          22,
		SizeSection:       16,
		SizeKey:           12,
		SizeClock:         104,
		SizeText:          14,
		SizeQuiet:         12.5,

		fynetheme.SizeNameHeadingText:        24,
		fynetheme.SizeNameSubHeadingText:     16,
		fynetheme.SizeNamePadding:            6,
		fynetheme.SizeNameInnerPadding:       10,
		fynetheme.SizeNameLineSpacing:        5,
		fynetheme.SizeNameInlineIcon:         18,
		fynetheme.SizeNameSeparatorThickness: 1,
		fynetheme.SizeNameScrollBar:          8,
		fynetheme.SizeNameScrollBarSmall:     4,
		fynetheme.SizeNameScrollBarRadius:    4,
		fynetheme.SizeNameInputBorder:        1.5,
		fynetheme.SizeNameInputRadius:        ButtonRadius,
		fynetheme.SizeNameButtonRadius:       ButtonRadius,
		fynetheme.SizeNameCardRadius:         CardRadius,
		fynetheme.SizeNameDialogRadius:       CardRadius,
		fynetheme.SizeNamePopupRadius:        ButtonRadius,
		fynetheme.SizeNameMenuRadius:         ButtonRadius,
		fynetheme.SizeNameSelectionRadius:    5,
		fynetheme.SizeNameInnerWindowRadius:  CardRadius,
		// A blurred window behind a dialog halves the frame rate without a GPU.
		fynetheme.SizeNameModalBlurRadius: 0,
	}
}

func isText(name fyne.ThemeSizeName) bool {
	switch name {
	case SizeQuestion, SizeQuestionSmall, SizeTitle, SizeNumber, SizeHeading, SizeName, SizeSection, SizeKey, SizeClock, SizeText, SizeQuiet,
		fynetheme.SizeNameHeadingText, fynetheme.SizeNameSubHeadingText:
		return true
	}
	return false
}
