package sample

import "greenroom/data"

// answer is a take and when it was spoken.
type answer struct {
	theme      data.Theme
	place      int // of the question within its theme
	days, hour int
	text, note string
	star       bool
}

var answers = []answer{
	{data.ThemeFirstImpression, 0, 13, 19, "I am Robin. I studied geography, I learned to program to draw better maps, and for six years I have built route planning for ambulances.", "Began with an apology again.", false},
	{data.ThemePassion, 0, 12, 20, "What I lose track of time with is maps. Last winter I drew every cycle path of our town by hand, and found eleven that end in a wall.", "", false},
	{data.ThemeStrengths, 0, 10, 8, "I listen before I build. In the clinic I sat beside the dispatchers for a week, and the screen we made had four buttons instead of thirty.", "The number helps. Keep it.", true},
	{data.ThemeStress, 0, 8, 19, "When two ambulances were sent to the same street I stopped, wrote down what I knew, told the team, and we switched to the paper plan for an hour.", "", false},
	{data.ThemeMotivation, 0, 6, 18, "Because you publish your mistakes. I read the report on the outage in March, and I would like to work with people who write like that.", "Too fast towards the end.", false},
	{data.ThemeFirstImpression, 0, 5, 19, "I am Robin, and I make maps that people in a hurry can trust. For six years those people were ambulance drivers.", "Much better opening.", true},
	{data.ThemeNegotiation, 0, 4, 20, "I have looked at what the role pays here, and with six years of it I would expect the upper third. What range did you have in mind?", "", false},
	{data.ThemeTeamwork, 0, 3, 8, "We disagreed about the database. I asked each of us to argue for the other side, and after half an hour we both wanted the smaller one.", "", false},
	{data.ThemeMotivation, 0, 2, 19, "You publish your mistakes. The report on the March outage names the decision, not the person, and I would like to learn to build things that way.", "One pause after the first sentence: good.", true},
	{data.ThemeProject, 0, 1, 19, "The project I enjoyed most was the smallest: a page that told drivers which bridge was closed. It took three days, and it is still in use.", "", false},
	{data.ThemeProject, 0, 0, 8, "My favourite project took three days. Drivers lost minutes at closed bridges; I put the four bridges on one page, and the calls about them stopped within a week.", "The result is in it at last.", false},
}

// outline is what somebody would speak from, asked when their motivation dropped.
const outline = `third winter of night shifts, nothing new to draw
I came late twice, and noticed it myself
told Sam before he told me
asked for one small thing of my own: the four bridges
three days of work, and the calls about them stopped`

var contacts = []data.Contact{
	{Name: "Jonas Feld", Company: "Quillworks", Role: "Staff engineer", WhereMet: "Go meetup, 6 November", Interests: "distributed systems, cycling", Email: "jonas@quillworks.example", Tags: []string{"meetup", "cycling"}, Links: []string{"https://quillworks.example/jonas"}, Notes: "Hiring in spring. Liked the clinic story; promised him the article on backpressure. Introduced me to Yuki Tanabe."},
	{Name: "Dr. Amara Osei", Company: "Northlight Labs", Role: "Head of platform", WhereMet: "First talk at Northlight", Interests: "field hospitals, long novels", Email: "a.osei@northlight.example", Phone: "+44 20 7946 0018", Tags: []string{"interview"}, Notes: "Asked twice how decisions get written down."},
	{Name: "Mirela Dobre", Company: "Halden Group", Role: "Recruiter", WhereMet: "Wrote to me", Email: "mirela.dobre@halden.example", Tags: []string{"recruiter"}},
	{Name: "Sam Whitlock", Company: "City Ambulance Trust", Role: "Former manager", WhereMet: "Six years of Mondays", Interests: "bread, canals", Phone: "+44 20 7946 0127", Tags: []string{"reference"}, Notes: "Happy to be called as a reference, mornings only."},
	{Name: "Yuki Tanabe", Company: "Arc & Anvil", Role: "Design lead", WhereMet: "Through Jonas", Interests: "maps for people in a hurry", Tags: []string{"meetup"}},
	{Name: "Priya Raman", Company: "St. Brigid", Role: "Nurse educator", WhereMet: "Dispatch training", Interests: "calm voices", Tags: []string{"reference"}},
	{Name: "Élodie Marchand", Company: "Cartes Vives", Role: "Cartographer", WhereMet: "Map society, spring lecture", Tags: []string{"maps"}},
	{Name: "Tom Achterberg", Company: "Northlight Labs", Role: "Backend engineer", WhereMet: "Tech round", Tags: []string{"interview"}},
}

// reflection is a journal entry and when it was written.
type reflection struct {
	days, hour int
	theme      data.Theme // whose first question it is about
	about      string     // a contact
	entry      data.Entry
}

var reflections = []reflection{
	{13, 20, data.ThemeFirstImpression, "", data.Entry{Title: "The first minute", Body: "I apologised for my voice before I had said anything. **Start with the maps**, not with the degree.", Tags: []string{"opening"}, Mood: 2, Confidence: 2}},
	{10, 9, data.ThemeStrengths, "", data.Entry{Title: "Four buttons instead of thirty", Body: "This is the story that works. It has people in it, a number, and an end.\n\n- why I went there\n- what I saw in the first hour\n- four buttons", Tags: []string{"stories"}, Mood: 4, Confidence: 4}},
	{7, 21, "", "", data.Entry{Title: "What makes me lose track of time", Body: "Drawing. Explaining a bus network to my niece. Reading incident reports of other people's systems, and wishing I could ask them one question.", Tags: []string{"passion"}, Mood: 5}},
	{5, 19, data.ThemeFirstImpression, "", data.Entry{Title: "Maps for people in a hurry", Body: "Said it, stopped, and nobody needed more. Keep the sentence.", Tags: []string{"opening"}, Mood: 4, Confidence: 4}},
	{4, 21, "", "Dr. Amara Osei", data.Entry{Title: "First talk at Northlight", Body: "She asked twice how decisions get written down. I told the bridge story too early and had nothing left for the end. Ask about their on-call next time.", Tags: []string{"northlight", "interview"}, Mood: 3, Confidence: 3}},
	{2, 20, data.ThemeMotivation, "", data.Entry{Title: "Why this company", Body: "“Names the decision, not the person” is the heart of it. I sounded as if I meant it, because I do.", Tags: []string{"northlight"}, Mood: 4, Confidence: 4}},
	{1, 8, "", "Jonas Feld", data.Entry{Title: "Coffee with Jonas", Body: "They hire in spring. He thinks in queues, I think in streets; we met at the bridge. Send him the article.", Tags: []string{"network"}, Mood: 5}},
	{0, 7, data.ThemeProject, "", data.Entry{Title: "Before the second talk", Body: "One project, three days, one result. Breathe after the number.", Tags: []string{"northlight"}, Mood: 4, Confidence: 4}},
}
