package words

import (
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
)

// Stage is what a stage of an interview is called on screen; one of the person's
// own is called as they wrote it.
func Stage(s data.Stage) string {
	switch s {
	case data.StagePlanned:
		return lang.L("Planned")
	case data.StageDone:
		return lang.L("Talked")
	case data.StageWaiting:
		return lang.L("Waiting to hear")
	case data.StageOffer:
		return lang.L("Offer")
	case data.StageAccepted:
		return lang.L("Accepted")
	case data.StageDeclined:
		return lang.L("I said no")
	case data.StageRejected:
		return lang.L("They said no")
	case data.StageGhosted:
		return lang.L("No word from them")
	}
	return string(s)
}

// Medium is how an interview is held.
func Medium(m data.Medium) string {
	switch m {
	case data.MediumPlace:
		return lang.L("In person")
	case data.MediumPhone:
		return lang.L("By phone")
	case data.MediumVideo:
		return lang.L("Video call")
	}
	return lang.L("Not known yet")
}
