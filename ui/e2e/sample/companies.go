package sample

import (
	"context"

	"greenroom/data"
)

// northlight is the file on the company the next interview is with. What answers
// a skill is a story by its place among them, from 1.
var northlight = data.Company{
	Name: "Northlight Labs", Role: "Technical writer", Industry: data.IndustryTech, Stage: "talking",
	Mission:    "To make the systems that hospitals lean on boring, in the best sense: they publish each of their own mistakes.",
	Principles: "Write it down\nAsk the night shift\nNobody is at fault, something is",
	Culture:    "Calm, a little slow, proud of it. Meetings begin with ten minutes of reading.",
	Products:   "A dispatch platform for field hospitals, and the handbook that goes with it.",
	Job:        "You have experience with technical writing. You explain complex systems to people under pressure. You are comfortable with stakeholder management, and you can read code.",
	Passions:   "Maps for people in a hurry: their handbook is a map, read at three in the morning.",
	Wear:       "The grey jacket", Bring: "The paper plan, and the page with the four bridges",
	Asks:  []string{"How do decisions get written down here?", "What would be on my desk in the first week?", "Who reads the handbook at night?"},
	Links: []string{"https://northlight.example/handbook"},
	Notes: "Amara writes the reports on outages herself.",
	Skills: []data.JobSkill{
		{Name: "Technical writing", StoryID: 4}, {Name: "Explaining under pressure", StoryID: 1}, {Name: "Stakeholder management", StoryID: 2}, {Name: "Reading code"},
	},
}

var quillworks = data.Company{Name: "Quillworks", Role: "Documentation engineer", Industry: data.IndustryTech, Stage: "applied", Mission: "Tools for people who write together."}

// research keeps the files on companies, and gives them by name.
func research(ctx context.Context, store *data.Store, people map[string]int64) (files map[string]int64, err error) {
	for _, theme := range []data.Theme{data.ThemeMotivation, data.ThemeRoleFit, data.ThemeCulture} {
		question, err := questionOf(ctx, store, theme, 0)
		if err != nil {
			return nil, err
		}
		northlight.Questions = append(northlight.Questions, question.ID)
	}
	northlight.News = []data.News{
		{Day: data.DayOf(ago(9, 12)), Text: "The handbook is opened to everybody this winter", Source: "their own pages"},
		{Day: data.DayOf(ago(34, 12)), Text: "A third field hospital runs on the platform", Source: "the trade paper"},
	}
	northlight.People = []data.CompanyContact{{ContactID: people["Dr. Amara Osei"], Part: "leads the team"}, {ContactID: people["Tom Achterberg"], Part: "was in the technical talk"}}
	files = map[string]int64{}
	for _, f := range []data.Company{quillworks, northlight} {
		kept, err := store.SaveCompany(ctx, f)
		if err != nil {
			return nil, err
		}
		files[kept.Name] = kept.ID
	}
	return files, nil
}

var goals = []data.Goal{
	{Kind: data.GoalTalk, Title: "Talk to somebody who writes for hospitals", Why: "To hear how their days are.", FirstStep: "Ask Priya whom she knows."},
	{Title: "Say who I am in forty seconds, without an apology", Why: "The rest of the talk hangs on it.", FirstStep: "Record it once a day.", PassionID: 1, State: data.StateDoing},
	{Kind: data.GoalPath, Title: "Technical writer, or trainer of dispatchers?", Why: "Both are about the same people.", FirstStep: "Write down a good day in each."},
	{Title: "Four stories with a number in them", State: data.StateDone},
}

// aim keeps goals, due a few days apart.
func aim(ctx context.Context, store *data.Store, people map[string]int64) error {
	for i, g := range goals {
		g.Day = today().Add(3*i - 1)
		if g.Kind == data.GoalTalk {
			g.ContactID = people["Priya Raman"]
		}
		if _, err := store.SaveGoal(ctx, g); err != nil {
			return err
		}
	}
	return nil
}
