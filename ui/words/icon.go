package words

import "greenroom/data"

// KindIcon is the icon that stands for things of a kind.
func KindIcon(kind data.Kind) string {
	switch kind {
	case data.KindQuestion:
		return "deck"
	case data.KindTake, data.KindMark:
		return "microphone"
	case data.KindFeedback, data.KindAdvice:
		return "loudspeaker"
	case data.KindRun:
		return "practise"
	case data.KindEntry:
		return "journal"
	case data.KindContact:
		return "person"
	case data.KindTouch, data.KindEvent:
		return "people"
	case data.KindFollowUp:
		return "clock"
	case data.KindInterview:
		return "interviews"
	case data.KindPassion:
		return "star"
	case data.KindCompany, data.KindIndustry:
		return "folder"
	case data.KindLetter:
		return "edit"
	case data.KindGoal, data.KindLesson:
		return "check"
	case data.KindGap:
		return "search"
	case data.KindOffer, data.KindNegotiation:
		return "tag"
	}
	return "note"
}
