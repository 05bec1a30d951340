package prepare

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/words"
)

// facts is what there is.
type facts struct {
	now       time.Time
	prompts   int // of the path
	answered  int
	passions  []data.Passion
	stories   []data.Story
	moments   []data.Moment
	narrated  bool
	companies []data.Company
	goals     []data.Goal // to be done, the next first
	reviewed  bool        // this week
	results   []data.Assessment
	board     []data.SWOT
	kept      []data.Board
	fields    []data.OwnField
	coming    []data.Interview // the next one, if any
}

// state is what a card says: what is there, the next step, and where that is.
type state struct{ says, next, address string }

// area is something that can be made ready.
type area struct {
	name, address string
	state         func(f facts) state
}

// areas are the cards in their order.
func areas() []area {
	return []area{
		{lang.L("What moves you"), "passions", passions},
		{lang.L("Stories"), "stories", stories},
		{lang.L("Your narrative"), "narrative", narrative},
		{lang.L("Company files"), "companies", companies},
		{lang.L("Goals"), "goals", goals},
		{lang.L("Knowing yourself"), "self", self},
		{lang.L("Industries"), "fields", fields},
	}
}

func passions(f facts) state {
	says := dots(words.Count(data.KindPassion, len(f.passions)),
		lang.L("{{.Done}} of {{.All}} prompts answered", map[string]any{"Done": f.answered, "All": f.prompts}))
	switch {
	case f.answered == 0 && len(f.passions) == 0:
		return state{lang.L("Find out what you would do unpaid, and give it a name."), lang.L("Answer the first prompt"), "passions/path"}
	case f.answered < f.prompts:
		return state{says, lang.L("Go on with the path"), "passions/path"}
	case len(f.passions) == 0:
		return state{says, lang.L("Name a passion"), "passions/new"}
	}
	return state{says, lang.L("See what you come back to"), "passions/themes"}
}

func stories(f facts) state {
	if len(f.stories) == 0 {
		return state{lang.L("Things that happened, told so that somebody else sees them: situation, task, action, result."), lang.L("Tell the first story"), "stories/new"}
	}
	says := words.Count(data.KindStory, len(f.stories))
	for _, s := range f.stories {
		if strings.TrimSpace(s.Result) == "" {
			return state{says, lang.L("Give “{{.Title}}” its result", map[string]any{"Title": short(s.Title)}), fmt.Sprintf("stories/%d", s.ID)}
		}
	}
	for _, s := range f.stories {
		if len(s.Questions) == 0 {
			return state{says, lang.L("Say which question “{{.Title}}” answers", map[string]any{"Title": short(s.Title)}), fmt.Sprintf("stories/%d", s.ID)}
		}
	}
	return state{says, lang.L("Tell another one"), "stories/new"}
}

func narrative(f facts) state {
	says := words.Count(data.KindMoment, len(f.moments))
	switch n := len(f.moments); {
	case n == 0:
		return state{lang.L("Three or four moments that made you who comes to the talk."), lang.L("Choose a first moment"), "narrative"}
	case n < 3:
		return state{says, lang.L("Add another moment"), "narrative"}
	case !f.narrated:
		return state{says, lang.L("Say it aloud once"), "narrative"}
	}
	return state{says, lang.L("Say it once more"), "narrative"}
}

func companies(f facts) state {
	about := lang.L("What they do and value, what the job asks for, and what of yours answers it.")
	if len(f.coming) > 0 {
		next := f.coming[0].Company
		for _, c := range f.companies {
			if next != "" && strings.EqualFold(strings.TrimSpace(c.Name), strings.TrimSpace(next)) {
				return state{words.Count(data.KindCompany, len(f.companies)), lang.L("Go on with {{.Name}}", map[string]any{"Name": short(c.Name)}), fmt.Sprintf("companies/%d", c.ID)}
			}
		}
		if next != "" {
			return state{about, lang.L("Begin a file on {{.Name}}", map[string]any{"Name": short(next)}), "companies/new/" + strings.TrimSpace(next)}
		}
	}
	if len(f.companies) == 0 {
		return state{about, lang.L("Begin the first file"), "companies/new"}
	}
	last := f.companies[0]
	return state{words.Count(data.KindCompany, len(f.companies)),
		lang.L("Go on with {{.Name}}", map[string]any{"Name": short(last.Name)}), fmt.Sprintf("companies/%d", last.ID)}
}

// near is how many days before its day a goal is the next step.
const near = 14

func goals(f facts) state {
	if len(f.goals) == 0 {
		return state{lang.L("Where you want to go, whom to talk to, and a first step that fits into an evening."), lang.L("Set a first goal"), "goals/new"}
	}
	says := words.Count(data.KindGoal, len(f.goals))
	first, today := f.goals[0], data.DayOf(f.now.Local())
	if first.Day != "" && today.Until(first.Day) <= near {
		says = dots(says, lang.L("“{{.Title}}” by {{.Day}}", map[string]any{"Title": short(first.Title), "Day": first.Day.In(time.Local).Format("2 January")}))
		return state{says, lang.L("Take a step towards it"), fmt.Sprintf("goals/%d", first.ID)}
	}
	if !f.reviewed {
		return state{says, lang.L("Look back on the week in five lines"), "goals/review"}
	}
	return state{says, lang.L("Take a step towards “{{.Title}}”", map[string]any{"Title": short(first.Title)}), fmt.Sprintf("goals/%d", first.ID)}
}

func self(f facts) state {
	says := dots(words.Count(data.KindSWOT, len(f.board)), words.Count(data.KindAssessment, len(f.results)))
	switch {
	case len(f.board) == 0:
		if len(f.results) == 0 {
			says = lang.L("What you are good at, what is hard, what is open to you and what stands in the way, and what tests said.")
		}
		return state{says, lang.L("Put a first card on the board"), "self/board"}
	case len(f.kept) == 0:
		return state{says, lang.L("Keep the board as it is today"), "self/board"}
	case len(f.results) == 0:
		return state{says, lang.L("Note what a test said"), "self/new"}
	}
	return state{says, lang.L("Look at the board again"), "self/board"}
}

func fields(f facts) state {
	says := lang.L("What they value, words that land, the proof they look for.")
	if n := len(f.fields); n > 0 {
		says = dots(strings.TrimSuffix(says, "."), words.Count(data.KindIndustry, n))
	}
	if len(f.coming) > 0 && f.coming[0].Industry != "" {
		return state{says, lang.L("Read it for your interview: {{.Industry}}", map[string]any{"Industry": words.Industry(f.coming[0].Industry)}), "fields"}
	}
	return state{says, lang.L("Look into one"), "fields"}
}

// dots joins what is said.
func dots(parts ...string) string { return strings.Join(parts, " · ") }

// short keeps a name from filling the card.
func short(name string) string {
	const most = 32
	letters := []rune(strings.Join(strings.Fields(name), " "))
	switch {
	case len(letters) == 0:
		return lang.L("without a name")
	case len(letters) <= most:
		return string(letters)
	}
	return strings.TrimRight(string(letters[:most-1]), " ,.;:") + "…"
}
