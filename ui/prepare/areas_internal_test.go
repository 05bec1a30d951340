package prepare

import (
	"testing"
	"time"

	"greenroom/data"
)

var tuesday = time.Date(2026, 11, 24, 20, 0, 0, 0, time.Local)

func TestEachCardHasOneNextStepThatFitsWhatIsThere(t *testing.T) {
	passion, told := []data.Passion{{ID: 1}}, data.Story{ID: 4, Title: "The last bus", Result: "on time", Questions: []int64{1}}
	moments := make([]data.Moment, 3)
	northlight := []data.Interview{{Company: "Northlight", Industry: data.IndustryTech}}
	near := []data.Goal{{ID: 3, Title: "Talk to Ada", Day: "2026-12-01"}}
	far := []data.Goal{{ID: 5, Title: "Move", Day: "2027-12-01"}}
	card, result, kept := []data.SWOT{{ID: 1}}, []data.Assessment{{ID: 1}}, []data.Board{{ID: 1}}
	for _, c := range []struct {
		area    func(facts) state
		facts   facts
		next    string
		address string
	}{
		{passions, facts{prompts: 7}, "Answer the first prompt", "passions/path"},
		{passions, facts{prompts: 7, answered: 3}, "Go on with the path", "passions/path"},
		{passions, facts{prompts: 7, answered: 7}, "Name a passion", "passions/new"},
		{passions, facts{prompts: 7, answered: 7, passions: passion}, "See what you come back to", "passions/themes"},
		{stories, facts{}, "Tell the first story", "stories/new"},
		{stories, facts{stories: []data.Story{told, {ID: 2, Title: "Fog"}}}, "Give “Fog” its result", "stories/2"},
		{stories, facts{stories: []data.Story{told, {ID: 2, Title: "Fog", Result: "r"}}}, "Say which question “Fog” answers", "stories/2"},
		{stories, facts{stories: []data.Story{told}}, "Tell another one", "stories/new"},
		{narrative, facts{}, "Choose a first moment", "narrative"},
		{narrative, facts{moments: moments[:2]}, "Add another moment", "narrative"},
		{narrative, facts{moments: moments}, "Say it aloud once", "narrative"},
		{narrative, facts{moments: moments, narrated: true}, "Say it once more", "narrative"},
		{companies, facts{}, "Begin the first file", "companies/new"},
		{companies, facts{coming: northlight}, "Begin a file on Northlight", "companies/new/Northlight"},
		{companies, facts{coming: northlight, companies: []data.Company{{ID: 1, Name: "Halden"}, {ID: 2, Name: "northlight "}}}, "Go on with northlight", "companies/2"},
		{companies, facts{companies: []data.Company{{ID: 1, Name: "Halden"}}}, "Go on with Halden", "companies/1"},
		{goals, facts{}, "Set a first goal", "goals/new"},
		{goals, facts{goals: near}, "Take a step towards it", "goals/3"},
		{goals, facts{goals: far}, "Look back on the week in five lines", "goals/review"},
		{goals, facts{goals: far, reviewed: true}, "Take a step towards “Move”", "goals/5"},
		{self, facts{}, "Put a first card on the board", "self/board"},
		{self, facts{board: card}, "Keep the board as it is today", "self/board"},
		{self, facts{board: card, kept: kept}, "Note what a test said", "self/new"},
		{self, facts{board: card, kept: kept, results: result}, "Look at the board again", "self/board"},
		{fields, facts{}, "Look into one", "fields"},
		{fields, facts{coming: northlight}, "Read it for your interview: Tech", "fields"},
	} {
		c.facts.now = tuesday
		s := c.area(c.facts)
		if s.next != c.next || s.address != c.address || s.says == "" {
			t.Errorf("%+v leads to %q (%s), want %q (%s)", s, s.next, s.address, c.next, c.address)
		}
	}
}

func TestALongNameDoesNotFillACard(t *testing.T) {
	if got := short("The migration that took a whole winter and most of a spring"); len([]rune(got)) > 32 || got[:13] != "The migration" {
		t.Errorf("it became %q", got)
	}
	if got := short(" "); got != "without a name" {
		t.Errorf("nothing is called %q", got)
	}
}
