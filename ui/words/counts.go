package words

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"greenroom/data"
)

// Kind is what one thing of a kind is called, as it stands at the head of a line.
func Kind(kind data.Kind) string {
	switch kind {
	case data.KindQuestion:
		return lang.L("Question")
	case data.KindTake:
		return lang.L("Recording")
	case data.KindEntry:
		return lang.L("Journal entry")
	case data.KindContact:
		return lang.L("Contact")
	case data.KindInterview:
		return lang.L("Interview")
	case data.KindRun:
		return lang.L("Run of questions")
	case data.KindMark:
		return lang.L("Marked place")
	case data.KindFeedback:
		return lang.L("What somebody said")
	case data.KindPassion:
		return lang.L("Passion")
	case data.KindStory:
		return lang.L("Story")
	case data.KindMoment:
		return lang.L("Moment")
	case data.KindGoal:
		return lang.L("Goal")
	case data.KindAssessment:
		return lang.L("Test result")
	case data.KindSWOT:
		return lang.L("Card of the board")
	case data.KindBoard:
		return lang.L("Earlier board")
	case data.KindIndustry:
		return lang.L("Industry")
	case data.KindCompany:
		return lang.L("Company file")
	case data.KindGap:
		return lang.L("To find out")
	case data.KindLesson:
		return lang.L("Learning plan")
	case data.KindLetter:
		return lang.L("Letter")
	case data.KindNegotiation:
		return lang.L("Negotiation")
	case data.KindOffer:
		return lang.L("Offer")
	case data.KindAdvice:
		return lang.L("Feedback asked for")
	case data.KindTouch:
		return lang.L("Time in touch")
	case data.KindFollowUp:
		return lang.L("Follow-up")
	case data.KindEvent:
		return lang.L("Event")
	}
	return string(kind)
}

// Counts says how many things of each kind there are: "12 questions, 3
// recordings". It is "" when there are none.
func Counts(of map[data.Kind]int) string {
	var parts []string
	for _, kind := range append(counted(), data.KindSetting) {
		if n := of[kind]; n > 0 {
			parts = append(parts, Count(kind, n))
		}
	}
	return strings.Join(parts, ", ")
}

// counted lists the kinds in the order in which they are told, those first that
// a person has most of.
func counted() []data.Kind {
	return []data.Kind{
		data.KindQuestion, data.KindTake, data.KindEntry, data.KindContact, data.KindInterview,
		data.KindRun, data.KindFeedback, data.KindPassion, data.KindStory, data.KindMoment,
		data.KindGoal, data.KindAssessment, data.KindSWOT, data.KindBoard, data.KindIndustry,
		data.KindCompany, data.KindGap, data.KindLesson, data.KindLetter, data.KindNegotiation,
		data.KindOffer, data.KindAdvice, data.KindTouch, data.KindFollowUp, data.KindEvent,
	}
}

// Count says how many things of one kind there are: "3 recordings".
func Count(kind data.Kind, n int) string {
	number := map[string]any{"Count": n}
	switch kind {
	case data.KindQuestion:
		return lang.N("{{.Count}} questions", n, number)
	case data.KindTake:
		return lang.N("{{.Count}} recordings", n, number)
	case data.KindEntry:
		return lang.N("{{.Count}} journal entries", n, number)
	case data.KindContact:
		return lang.N("{{.Count}} contacts", n, number)
	case data.KindInterview:
		return lang.N("{{.Count}} interviews", n, number)
	case data.KindRun:
		return lang.N("{{.Count}} runs of questions", n, number)
	case data.KindMark:
		return lang.N("{{.Count}} marked places", n, number)
	case data.KindFeedback:
		return lang.N("{{.Count}} notes from others", n, number)
	case data.KindPassion:
		return lang.N("{{.Count}} passions", n, number)
	case data.KindStory:
		return lang.N("{{.Count}} stories", n, number)
	case data.KindMoment:
		return lang.N("{{.Count}} moments of your narrative", n, number)
	case data.KindGoal:
		return lang.N("{{.Count}} goals", n, number)
	case data.KindAssessment:
		return lang.N("{{.Count}} test results", n, number)
	case data.KindSWOT:
		return lang.N("{{.Count}} cards of the board", n, number)
	case data.KindBoard:
		return lang.N("{{.Count}} earlier boards", n, number)
	case data.KindIndustry:
		return lang.N("{{.Count}} industries", n, number)
	case data.KindCompany:
		return lang.N("{{.Count}} company files", n, number)
	case data.KindGap:
		return lang.N("{{.Count}} things to find out", n, number)
	case data.KindLesson:
		return lang.N("{{.Count}} learning plans", n, number)
	case data.KindLetter:
		return lang.N("{{.Count}} letters", n, number)
	case data.KindNegotiation:
		return lang.N("{{.Count}} negotiations", n, number)
	case data.KindOffer:
		return lang.N("{{.Count}} offers", n, number)
	case data.KindAdvice:
		return lang.N("{{.Count}} requests for feedback", n, number)
	case data.KindTouch:
		return lang.N("{{.Count}} times in touch", n, number)
	case data.KindFollowUp:
		return lang.N("{{.Count}} follow-ups", n, number)
	case data.KindEvent:
		return lang.N("{{.Count}} events and organisations", n, number)
	}
	return lang.N("{{.Count}} settings", n, number)
}
