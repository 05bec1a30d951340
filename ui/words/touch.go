package words

import (
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
)

// Touch is what one time of being in touch is called.
func Touch(kind data.TouchKind) string {
	switch kind {
	case data.TouchCall:
		return lang.L("Call")
	case data.TouchMeeting:
		return lang.L("Met")
	case data.TouchEvent:
		return lang.L("Event")
	case data.TouchInformational:
		return lang.L("Informational interview")
	case data.TouchIntroduction:
		return lang.L("Introduction")
	case data.TouchThankYou:
		return lang.L("Thank-you")
	}
	return lang.L("Message")
}
