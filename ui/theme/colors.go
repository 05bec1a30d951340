package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// The roles a colour can play. Surfaces go from Rail, the darkest, over Page
// and Card to Raised.
const (
	Page      fyne.ThemeColorName = "greenroom-page"      // the ground of a room
	Rail      fyne.ThemeColorName = "greenroom-rail"      // the ground of the navigation
	Card      fyne.ThemeColorName = "greenroom-card"      // what lies on the page
	Raised    fyne.ThemeColorName = "greenroom-raised"    // buttons, chips and fields
	Line      fyne.ThemeColorName = "greenroom-line"      // thin lines and outlines
	Text      fyne.ThemeColorName = "greenroom-text"      // what is read
	Quiet     fyne.ThemeColorName = "greenroom-quiet"     // what is read second
	Faint     fyne.ThemeColorName = "greenroom-faint"     // what cannot be used now
	Accent    fyne.ThemeColorName = "greenroom-accent"    // the lamp: the one thing to do
	OnAccent  fyne.ThemeColorName = "greenroom-onaccent"  // text on Accent
	Frame     fyne.ThemeColorName = "greenroom-frame"     // the outline of a keycap
	Wave      fyne.ThemeColorName = "greenroom-wave"      // sound not yet played
	Well      fyne.ThemeColorName = "greenroom-well"      // the level, and what went well
	Even      fyne.ThemeColorName = "greenroom-even"      // an even stretch, a slipping contact
	Recording fyne.ThemeColorName = "greenroom-recording" // recording, the red light, danger
	OnRecord  fyne.ThemeColorName = "greenroom-onrecord"  // text on Recording
	Yellow    fyne.ThemeColorName = "greenroom-yellow"    // the yellow light
	Hover     fyne.ThemeColorName = "greenroom-hover"     // laid over what the mouse is on
	Press     fyne.ThemeColorName = "greenroom-press"     // laid over what is pressed
	Veil      fyne.ThemeColorName = "greenroom-veil"      // laid over the room behind a sheet
	Shade     fyne.ThemeColorName = "greenroom-shade"     // the soft shadow of what floats
)

type palette map[fyne.ThemeColorName]color.NRGBA

func rgb(hex uint32) color.NRGBA { return rgba(hex, 0xff) }

func rgba(hex uint32, alpha uint8) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: alpha}
}

func darkPalette() palette {
	return palette{
		Page: rgb(0x121714), Rail: rgb(0x0d110f), Card: rgb(0x1a211d), Raised: rgb(0x232c27), Line: rgb(0x2b352f), Frame: rgb(0x3b4840),
		Text: rgb(0xe9efe9), Quiet: rgb(0x9aaba0), Faint: rgb(0x5d6b63),
		Accent: rgb(0xe9b44c), OnAccent: rgb(0x1b1406), Wave: rgb(0x4d6156),
		Well: rgb(0x7fc8a4), Even: rgb(0xc58f5a), Recording: rgb(0xe96b58), OnRecord: rgb(0x1d0805), Yellow: rgb(0xe9b44c),
		Hover: rgba(0xe9efe9, 0x0d), Press: rgba(0xe9efe9, 0x1a), Veil: rgba(0x060807, 0xb3), Shade: rgba(0x000000, 0x8c),
	}
}

func lightPalette() palette {
	return palette{
		Page: rgb(0xf5f6f1), Rail: rgb(0xe9ece4), Card: rgb(0xffffff), Raised: rgb(0xeef1ea), Line: rgb(0xdde2d8), Frame: rgb(0xcdd4c8),
		Text: rgb(0x1d2620), Quiet: rgb(0x5d6d63), Faint: rgb(0x9ba69e),
		Accent: rgb(0x8f5c08), OnAccent: rgb(0xffffff), Wave: rgb(0xa9b9ae),
		Well: rgb(0x2f7d5b), Even: rgb(0xa65f22), Recording: rgb(0xc23d2c), OnRecord: rgb(0xffffff), Yellow: rgb(0xba800f),
		Hover: rgba(0x1d2620, 0x0b), Press: rgba(0x1d2620, 0x17), Veil: rgba(0x2a332d, 0x73), Shade: rgba(0x1d2620, 0x33),
	}
}

// fyneRoles says which role of ours stands for a colour name of Fyne.
func fyneRoles() map[fyne.ThemeColorName]fyne.ThemeColorName {
	return map[fyne.ThemeColorName]fyne.ThemeColorName{
		fynetheme.ColorNameBackground:                Page,
		fynetheme.ColorNameButton:                    Raised,
		fynetheme.ColorNameDisabled:                  Faint,
		fynetheme.ColorNameDisabledButton:            Raised,
		fynetheme.ColorNameError:                     Recording,
		fynetheme.ColorNameForeground:                Text,
		fynetheme.ColorNameForegroundOnError:         OnRecord,
		fynetheme.ColorNameForegroundOnPrimary:       OnAccent,
		fynetheme.ColorNameForegroundOnSuccess:       Page,
		fynetheme.ColorNameForegroundOnWarning:       Page,
		fynetheme.ColorNameHeaderBackground:          Rail,
		fynetheme.ColorNameHover:                     Hover,
		fynetheme.ColorNameHyperlink:                 Accent,
		fynetheme.ColorNameInnerWindowBorder:         Line,
		fynetheme.ColorNameInnerWindowBorderInactive: Line,
		fynetheme.ColorNameInputBackground:           Raised,
		fynetheme.ColorNameMenuBackground:            Card,
		fynetheme.ColorNameOverlayBackground:         Card,
		fynetheme.ColorNamePlaceHolder:               Quiet,
		fynetheme.ColorNamePressed:                   Press,
		fynetheme.ColorNamePrimary:                   Accent,
		fynetheme.ColorNameSeparator:                 Line,
		fynetheme.ColorNameSuccess:                   Well,
		fynetheme.ColorNameWarning:                   Even,
	}
}

// derived are the colour names of Fyne that are a tint of a role.
func derived(p palette) palette {
	tint := func(role fyne.ThemeColorName, alpha uint8) color.NRGBA {
		c := p[role]
		c.A = alpha
		return c
	}
	return palette{
		fynetheme.ColorNameInputBorder:         tint(Raised, 0x00), // fields are surfaces, without a frame
		fynetheme.ColorNameFocus:               tint(Accent, 0x55),
		fynetheme.ColorNameSelection:           tint(Accent, 0x44),
		fynetheme.ColorNameShadow:              tint(Shade, p[Shade].A/3),
		fynetheme.ColorNameScrollBar:           tint(Quiet, 0x66),
		fynetheme.ColorNameScrollBarBackground: tint(Quiet, 0x00),
	}
}
