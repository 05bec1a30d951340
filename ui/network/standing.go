package network

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
)

// mark is how a contact stands, in a shape, a colour and words.
type mark struct {
	full float32 // see widget.Phase
	role fyne.ThemeColorName
	text string
}

// markOf is what the list says of a contact: what is due before how long it was.
func markOf(l data.ContactLine, now time.Time) mark {
	now = now.Local()
	switch {
	case l.Next.ID != 0 && l.Next.Due(now):
		return mark{1, theme.Accent, lang.L("write today")}
	case l.Standing == data.StandingSlipping:
		return mark{0.5, theme.Even, lang.L("slipping, {{.Since}}", map[string]any{"Since": since(l.LastTouch, now)})}
	case l.Standing == data.StandingSoon:
		return mark{0.25, theme.Quiet, lang.L("soon, {{.Since}}", map[string]any{"Since": since(l.LastTouch, now)})}
	case !l.LastTouch.IsZero():
		return mark{0, theme.Quiet, ago(l.LastTouch, now)}
	}
	return mark{full: -1, role: theme.Quiet}
}

// daysSince counts the days of the calendar.
func daysSince(at, now time.Time) int {
	return data.DayOf(at.Local()).Until(data.DayOf(now.Local()))
}

// ago is how long ago one was in touch, as one would say it.
func ago(at, now time.Time) string {
	switch days := daysSince(at, now); {
	case days <= 0:
		return lang.L("today")
	case days == 1:
		return lang.L("yesterday")
	}
	return lang.L("{{.Long}} ago", map[string]any{"Long": since(at, now)})
}

// since is how long it was: in days, from two weeks on in weeks, from two
// months on in months.
func since(at, now time.Time) string {
	if at.IsZero() {
		return lang.L("not yet in touch")
	}
	return long(daysSince(at, now))
}

// long is a number of days as one would say it.
func long(days int) string {
	switch {
	case days < 14:
		return lang.N("{{.Count}} days", days, map[string]any{"Count": days})
	case days < 70:
		return lang.N("{{.Count}} weeks", days/7, map[string]any{"Count": days / 7})
	case days < 730:
		return lang.N("{{.Count}} months", days*12/365, map[string]any{"Count": days * 12 / 365})
	}
	return lang.N("{{.Count}} years", days/365, map[string]any{"Count": days / 365})
}

// rhythmWords is how often one wants to be in touch: "every 4 weeks".
func rhythmWords(days int) string {
	if days == 1 {
		return lang.L("every day")
	}
	if days%7 == 0 && days < 70 && days >= 14 {
		return lang.L("every {{.Long}}", map[string]any{"Long": lang.N("{{.Count}} weeks", days/7, map[string]any{"Count": days / 7})})
	}
	return lang.L("every {{.Long}}", map[string]any{"Long": long(days)})
}

// kinds are the kinds of touches in the order they are offered.
var kinds = []data.TouchKind{
	data.TouchMessage, data.TouchCall, data.TouchMeeting, data.TouchEvent,
	data.TouchInformational, data.TouchIntroduction, data.TouchThankYou,
}

// kindWords is what a kind of touch is called.
func kindWords(k data.TouchKind) string {
	switch k {
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
