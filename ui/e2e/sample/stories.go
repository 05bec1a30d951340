package sample

import (
	"context"

	"greenroom/data"
)

// story is what somebody can tell, and the questions it answers: the first ones
// of some themes.
type story struct {
	story   data.Story
	answers []data.Theme
}

var stories = []story{
	{data.Story{
		Title: "Two ambulances, one street", Situation: "One night the system sent two cars to the same street.", Task: "I was on call alone.",
		Action: "I stopped the automatic dispatch, wrote what I knew on the board, told the shift in two sentences, and we went over to paper. Then I looked for the fault.",
		Result: "Nobody waited longer than on other nights, and the fault was found in an hour.", Learned: "Say early what you know, and what not.",
		Sphere: data.SphereProfessional, Skills: []string{"calm", "pressure"}, Industries: []data.Industry{data.IndustryTech},
	}, []data.Theme{data.ThemeStress}},
	{data.Story{
		Title: "The smaller database", Situation: "We disagreed for a month about which database to buy.", Task: "Somebody had to end it, and nobody had been asked to.",
		Action: "We argued for the other side for half an hour each.", Result: "Both wanted the smaller one.", Sphere: data.SphereProfessional, Tags: []string{"conflict"},
	}, []data.Theme{data.ThemeTeamwork}},
	{data.Story{
		Title: "Every cycle path of the town", Situation: "Last winter I drew our cycle paths by hand.", Action: "I rode each of them and marked where it ended.",
		Result: "Eleven ended in a wall; the council has opened three since.", Figure: "3 of 11", Sphere: data.SpherePersonal, Tags: []string{"maps"},
	}, []data.Theme{data.ThemePassion}},
	{data.Story{
		Title: "Four buttons instead of thirty", Situation: "At the dispatch centre, sending one ambulance took thirty buttons, and winter was near.",
		Task: "I was to make it faster before the first frost.",
		Action: "I sat beside the dispatchers for a week and wrote down each press. I drew the four buttons that were used, tried them on paper " +
			"with the two people who doubted most, and changed their order twice before I wrote any code.",
		Result: "A call is sent in eleven seconds instead of forty, on every shift.", Figure: "40 s to 11 s", Learned: "To watch before I build.",
		Sphere: data.SphereProfessional, Skills: []string{"listening", "simplicity"}, Tags: []string{"results"}, Industries: []data.Industry{data.IndustryTech, data.IndustryHealth},
	}, []data.Theme{data.ThemeStrengths, data.ThemeProject, data.ThemeBehavioural}},
}

var moments = []data.Moment{
	{Title: "The cycle map", Period: "Winter, at fifteen", Happened: "I drew every path of our town by hand and found eleven that end in a wall.", Meaning: "A map can be a question to the council."},
	{Title: "Leaving geography", Period: "Third year", Happened: "Our maps came out two years late. I learned to program in one summer, to draw them in a day.", Meaning: "What I make should arrive while it matters."},
	{Title: "A week beside the dispatchers", Period: "First job", Happened: "Nobody had sat beside them before.", Meaning: "I listen before I build."},
}

// tell keeps stories, linked to what they answer, and the moments of a life.
func tell(ctx context.Context, store *data.Store) error {
	for _, s := range stories {
		for _, theme := range s.answers {
			question, err := questionOf(ctx, store, theme, 0)
			if err != nil {
				return err
			}
			s.story.Questions = append(s.story.Questions, question.ID)
		}
		if _, err := store.SaveStory(ctx, s.story); err != nil {
			return err
		}
	}
	for i, m := range moments {
		m.Position = i
		if _, err := store.SaveMoment(ctx, m); err != nil {
			return err
		}
	}
	return nil
}
