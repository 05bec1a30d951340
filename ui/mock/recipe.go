package mock

import (
	"encoding/json"
	"slices"

	"greenroom/data"
)

// source is where the questions of a run come from.
type source string

const (
	fromMix       source = "mix"       // of all themes
	fromThemes    source = "themes"    // some of them
	fromIndustry  source = "industry"  // what one field of work is asked
	fromInterview source = "interview" // what was chosen for one
	fromCompany   source = "company"   // what is practised for a company file
	fromDue       source = "due"       // what the schedule asks for
	fromAnywhere  source = "surprise"  // whatever comes
	fromList      source = "list"      // the questions of an earlier run
)

func sources() []source {
	return []source{fromMix, fromThemes, fromIndustry, fromInterview, fromCompany, fromDue, fromAnywhere}
}

// reading is how a question is read to the person.
type reading string

const (
	readSilently reading = "silently"
	readBySystem reading = "system"
	readByFriend reading = "friend" // where one has read it; otherwise silently
)

// recipe is what a run is asked for. It is kept with the run, to ask for the
// same again.
type recipe struct {
	Source    source        `json:"source"`
	Themes    []data.Theme  `json:"themes,omitempty"`
	Industry  data.Industry `json:"industry,omitempty"`
	Interview int64         `json:"-"` // kept in a column of its own
	Company   int64         `json:"company,omitempty"`
	Questions []int64       `json:"-"` // of fromList

	Count     int     `json:"count"`             // of questions, follow-ups apart
	Minutes   int     `json:"minutes,omitempty"` // until which new questions are asked; 0: Count decides
	Think     int     `json:"think"`             // seconds
	Chance    int     `json:"chance"`            // of a follow-up after an answer, percent
	FollowUps int     `json:"follow_ups"`        // at most
	Reading   reading `json:"reading"`
	Partner   bool    `json:"partner,omitempty"` // somebody beside the person asks
}

// What can be chosen.
var (
	counts     = []int{3, 5, 8, 12}
	lengths    = []int{10, 20, 30} // minutes
	chances    = []int{0, 30, 70}  // percent
	maxFollows = []int{1, 2, 3, 5}
)

// manyQuestions is how many are laid out for a run that ends by the clock.
const manyQuestions = 30

// usualRecipe is what the setup begins with.
func usualRecipe() recipe {
	return recipe{Source: fromMix, Count: 5, Think: 15, Chance: 30, FollowUps: 2, Reading: readSilently}
}

// size is how many questions have to be laid out.
func (r recipe) size() int {
	if r.Minutes > 0 {
		return manyQuestions
	}
	return r.Count
}

func (r recipe) marshal() json.RawMessage {
	text, err := json.Marshal(r)
	if err != nil {
		return nil // numbers and names always can be written
	}
	return text
}

// recipeOf reads what a run was asked for; what cannot be read is as usual.
func recipeOf(run data.Run) recipe {
	r := usualRecipe()
	if err := json.Unmarshal(run.Recipe, &r); err != nil {
		r = usualRecipe()
	}
	r.Interview = run.InterviewID
	return r.mended()
}

// mended replaces what another version, or a hand, wrote out of range.
func (r recipe) mended() recipe {
	usual := usualRecipe()
	if !slices.Contains(append(sources(), fromList), r.Source) {
		r.Source = usual.Source
	}
	if r.Count < 1 || r.Count > manyQuestions {
		r.Count = usual.Count
	}
	r.Minutes = min(max(r.Minutes, 0), 120)
	r.Think = min(max(r.Think, 0), 600)
	r.Chance = min(max(r.Chance, 0), 100)
	r.FollowUps = min(max(r.FollowUps, 0), 20)
	return r
}
