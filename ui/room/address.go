package room

import (
	"strconv"

	"greenroom/data"
)

// Address is where a thing is seen, given what it is shown with. "" is nowhere.
func Address(ref, within data.Ref) string {
	number := strconv.FormatInt(ref.ID, 10)
	switch ref.Kind {
	case data.KindQuestion:
		return "practise/" + number
	case data.KindTake:
		return "take/" + number
	case data.KindRun:
		return "mock/run/" + number
	case data.KindEntry:
		return "journal/" + number
	case data.KindContact:
		return "network/" + number
	case data.KindInterview:
		return "interviews/" + number
	case data.KindPassion:
		return "passions/" + number
	case data.KindStory:
		return "stories/" + number
	case data.KindGoal:
		return "goals/" + number
	case data.KindCompany:
		return "companies/" + number
	case data.KindGap:
		return "gaps/" + number
	case data.KindLetter:
		return "letters/" + number
	case data.KindNegotiation:
		return "offers/" + number
	case data.KindEvent:
		return "events/" + number
	case data.KindMoment:
		return "narrative/" + number
	case data.KindAssessment:
		return "self/" + number
	case data.KindSWOT, data.KindBoard:
		return "self/board/" + number
	case data.KindLesson, data.KindAdvice:
		return "learning/" + string(ref.Kind) + "/" + number
	case data.KindIndustry:
		return "fields/" + number
	case data.KindMark, data.KindFeedback:
		return "review/" + strconv.FormatInt(within.ID, 10) + "/" + string(ref.Kind) + "/" + number
	case data.KindTouch, data.KindFollowUp:
		if whose := Address(within, data.Ref{}); whose != "" {
			return whose + "/" + string(ref.Kind) + "/" + number
		}
	case data.KindOffer:
		return Address(within, data.Ref{})
	}
	return ""
}
