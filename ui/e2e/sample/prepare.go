package sample

import (
	"context"

	"greenroom/data"
)

var passions = []data.Passion{
	{Name: "Maps for people in a hurry", Why: "A map that is read in three seconds can be somebody's luck.", Evidence: "Every cycle path of our town, drawn by hand in one winter. Six years of screens for ambulance drivers.",
		Employer: "People find what they need the first time, and stop calling to ask.", Sphere: data.SphereBoth, Tags: []string{"maps", "clarity"}},
	{Name: "Saying hard things plainly", Why: "I have seen what one unclear line costs at three in the morning.", Evidence: "The plan on paper that the night shift still hangs up.",
		Employer: "Manuals that are followed, also under pressure.", Sphere: data.SphereProfessional, Tags: []string{"writing", "clarity"}},
	{Name: "Bread on Sundays", Why: "It cannot be hurried.", Sphere: data.SpherePersonal, Tags: []string{"patience"}},
}

// thoughts are answers to prompts of the path.
var thoughts = []struct {
	days   int
	prompt string
	body   string
}{
	{11, "lost-time", "Drawing. I sat down after supper with a sheet of our town, and it was two in the morning when I looked up."},
	{9, "proud", "The page with the four bridges. Three days of work, and the drivers hung it up by themselves."},
}

var results = []data.Assessment{
	{Kind: data.AssessmentStrengths, Name: "Five strengths", Source: "the course of the job centre", Result: "Order, empathy, learning, focus, context.", Notes: "Context surprised me: it is what I do when I ask how it came to this."},
	{Kind: data.AssessmentRIASEC, Name: "Six types of work", Source: "an evening class", Result: "Artistic, investigative, social.", Notes: "Rings true, most of all the order of the first two."},
}

var cards = []data.SWOT{
	{Field: data.Strength, Text: "I watch people work before I build or write"},
	{Field: data.Strength, Text: "I say what I do not know", Note: "the night with two ambulances"},
	{Field: data.Strength, Text: "Short sentences"},
	{Field: data.Weakness, Text: "I begin with an apology"},
	{Field: data.Weakness, Text: "Never led a team"},
	{Field: data.Opportunity, Text: "Northlight opens its handbook this winter"},
	{Field: data.Opportunity, Text: "Jonas knows two teams who look for a writer"},
	{Field: data.Threat, Text: "They may want somebody from their own field"},
}

// kept is how the board was before.
var kept = data.Board{Note: "Before the first talk", Cards: []data.BoardCard{
	{Field: data.Strength, Text: "I watch people work before I build or write"},
	{Field: data.Weakness, Text: "I begin with an apology"},
	{Field: data.Weakness, Text: "I have no stories"},
	{Field: data.Threat, Text: "They may want somebody from their own field"},
}}

var ownField = data.OwnField{
	Name: "Emergency services", Valued: "That somebody stays calm, and says so when they are not.\nThat a plan also works at night and without power.",
	Words: "shift, handover, near miss, paper plan", Proof: "Time from call to car. What changed after an incident.",
}

// prepare keeps what the person found out about themselves: passions, answers to
// prompts, what tests said, the board, and the field of work they come from.
func prepare(ctx context.Context, store *data.Store) error {
	for _, p := range passions {
		if _, err := store.SavePassion(ctx, p); err != nil {
			return err
		}
	}
	for _, t := range thoughts {
		if _, err := store.SaveEntry(ctx, data.Entry{Prompt: t.prompt, Body: t.body, Date: ago(t.days, 21), PassionID: 1}); err != nil {
			return err
		}
	}
	for i, a := range results {
		a.Day = data.DayOf(ago(30-10*i, 12))
		if _, err := store.SaveAssessment(ctx, a); err != nil {
			return err
		}
	}
	for i, c := range cards {
		c.Position = i
		if _, err := store.SaveSWOT(ctx, c); err != nil {
			return err
		}
	}
	if _, err := store.SaveBoard(ctx, kept); err != nil {
		return err
	}
	_, err := store.SaveOwnField(ctx, ownField)
	return err
}
