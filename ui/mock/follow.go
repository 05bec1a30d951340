package mock

import (
	"math/rand/v2"
	"time"

	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/prefs"
)

// answer is what an interviewer noticed of one.
type answer struct {
	length time.Duration
	lights prefs.Lengths
	pauses float64 // a minute; negative: not measured
}

// reason is why an interviewer would ask on.
type reason int

const (
	curious    reason = iota // for no special reason
	tooShort                 // there was hardly an answer
	breathless               // there was no pause to come in
	overTime                 // it went past the red light
)

// talked is from how long on a missing pause is noticed.
const talked = 30 * time.Second

// why finds out what there is to ask about.
func (a answer) why() reason {
	switch {
	case a.length < time.Duration(a.lights.Green)*time.Second/3:
		return tooShort
	case a.length > time.Duration(a.lights.Red)*time.Second:
		return overTime
	case a.length >= talked && a.pauses >= 0 && a.pauses < 1:
		return breathless
	}
	return curious
}

// followUp is what the interviewer asks after an answer; "" is nothing. A
// reason makes it twice as likely, and then it is about that.
func followUp(q data.Question, a answer, r recipe, asked int, random *rand.Rand) string {
	if asked >= r.FollowUps || r.Chance == 0 {
		return ""
	}
	why, chance := a.why(), r.Chance
	if why != curious {
		chance *= 2
	}
	if random.IntN(100) >= chance {
		return ""
	}
	switch why {
	case tooShort:
		return lang.L("Could you tell me a little more about that?")
	case breathless:
		return lang.L("Let me come in here: what was the most important part of that?")
	case overTime:
		return lang.L("If you had to say that in one sentence, what would it be?")
	}
	if len(q.FollowUps) == 0 {
		return ""
	}
	return q.FollowUps[random.IntN(len(q.FollowUps))]
}
