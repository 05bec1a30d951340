package theme

import (
	"fyne.io/fyne/v2"

	"greenroom/assets"
)

// font is an embedded font by its name. As a plain value it is the same
// resource wherever it is made, which is what Fyne's cache of faces goes by.
type font string

const (
	sans     font = "Manrope-Medium"
	sansBold font = "Manrope-Bold"
	serif    font = "Vollkorn-Medium"
)

// Name returns the file name of the font.
func (f font) Name() string { return string(f) + ".ttf" }

// Content returns the font itself.
func (f font) Content() []byte { return assets.Font(string(f)) }

// Serif returns Vollkorn, the face of questions, headings and names.
func Serif() fyne.Resource { return serif }

// SerifFor returns Vollkorn when it can write all of text and nil when it
// cannot, so that Fyne looks for the missing letters in other fonts.
func SerifFor(text string) fyne.Resource {
	for _, r := range text {
		if !serifHas(r) {
			return nil
		}
	}
	return serif
}

// serifHas tells whether Vollkorn has a letter. It knows the blocks that are
// there in full; a rare letter of another block only costs the serif.
func serifHas(r rune) bool {
	switch {
	case r == '\n', r == '\t':
		return true
	case r >= 0x20 && r <= 0x7e, r >= 0xa0 && r <= 0x17f: // Latin, Latin-1, Latin Extended-A
		return true
	case r >= 0x218 && r <= 0x21b, r >= 0x1ea0 && r <= 0x1ef9: // Romanian, Vietnamese
		return true
	case r >= 0x38e && r <= 0x3a1, r >= 0x3a3 && r <= 0x3cf, r >= 0x400 && r <= 0x45f: // Greek, Cyrillic
		return true
	case r >= 0x2010 && r <= 0x2016, r >= 0x2018 && r <= 0x2027, r >= 0x202f && r <= 0x203a: // punctuation
		return true
	case r == 0x20ac, r == 0x2122, r >= 0x2190 && r <= 0x2199:
		return true
	}
	return false
}
