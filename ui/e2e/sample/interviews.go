package sample

import (
	"context"
	"time"

	"greenroom/data"
)

// talk is an interview and how many days it is from today.
type talk struct {
	days, hour int
	with       string // a contact
	interview  data.Interview
}

var talks = []talk{
	{-1, 10, "Jonas Feld", data.Interview{Company: "Quillworks", Role: "Documentation engineer", Round: "first talk", Medium: data.MediumVideo, Industry: data.IndustryTech, Before: 3, After: 4}},
	{-4, 14, "Dr. Amara Osei", data.Interview{Company: "Northlight Labs", Role: "Technical writer", Round: "first talk", Medium: data.MediumPhone, Industry: data.IndustryTech, Stage: data.StageDone, Before: 2, After: 4}},
	{-16, 11, "Mirela Dobre", data.Interview{Company: "Halden Group", Role: "Editor of manuals", Round: "with the recruiter", Medium: data.MediumPhone, Stage: data.StageWaiting}},
	{-12, 9, "Élodie Marchand", data.Interview{Company: "Cartes Vives", Role: "Writer and trainer", Round: "with the team", Medium: data.MediumPlace, Place: "Quai 4, second floor", Stage: data.StageOffer, Before: 3, After: 5}},
	{-40, 15, "", data.Interview{Company: "Ferry & Tide", Role: "Technical writer", Round: "first talk", Stage: data.StageRejected}},
	{6, 13, "Tom Achterberg", data.Interview{Company: "City Library", Role: "Trainer", Round: "with the panel", Medium: data.MediumPlace}},
}

// meet keeps interviews, one looked back on, and what each left behind.
func meet(ctx context.Context, store *data.Store, people, files map[string]int64) error {
	var talked []int64
	for _, t := range talks {
		day := time.Now().AddDate(0, 0, t.days)
		i := t.interview
		i.At, i.CompanyID = time.Date(day.Year(), day.Month(), day.Day(), t.hour, 0, 0, 0, time.Local), files[i.Company]
		if t.with != "" {
			i.Contacts = []int64{people[t.with]}
		}
		kept, err := store.SaveInterview(ctx, i)
		if err != nil {
			return err
		}
		talked = append(talked, kept.ID)
	}
	asked, err := questionOf(ctx, store, data.ThemeMotivation, 0)
	if err != nil {
		return err
	}
	looked := data.Debrief{
		InterviewID: talked[1], Begun: ago(4, 20), Connected: 4,
		Asked: []data.Asked{
			{Text: asked.Text, QuestionID: asked.ID, Went: 3, Better: "Begin with the report on the outage in March."},
			{Text: "How do you keep a manual alive after the launch?", Went: 1, Unanswered: true},
			{Text: "What did the dispatchers say after the first week?", Went: 4},
		},
		Passions: "She smiled at the cycle paths.", Struggle: "I told the bridge story too early.", Rapport: "We both read incident reports for pleasure.",
		Learned: "Decisions are written down on one page, the same day.", NextStep: "Send the paper plan", NextDay: today().Add(1),
	}
	if _, err := store.SaveDebrief(ctx, looked); err != nil {
		return err
	}
	return leave(ctx, store, people, talked)
}

// leave keeps what interviews leave behind: gaps, lessons, advice, letters and offers.
func leave(ctx context.Context, store *data.Store, people map[string]int64, talked []int64) error {
	day := today()
	first := int64(0)
	for _, g := range []data.Gap{
		{Text: "How do you keep a manual alive after the launch?", Thought: "I said something about versions, and heard myself guess.", Look: "Priya; the guild's evening on living documents", InterviewID: talked[1]},
		{Text: "What does their platform do when the network is gone?", Look: "The open handbook, chapter on field use", InterviewID: talked[1]},
		{Kind: data.GapKnown, Text: "How a handover between shifts works", Answer: "Better than they did: I sat in forty of them.", InterviewID: talked[1]},
	} {
		kept, err := store.SaveGap(ctx, g)
		if err != nil {
			return err
		}
		if first == 0 {
			first = kept.ID
		}
	}
	for _, l := range []data.Lesson{
		{Kind: data.LessonWorkshop, Title: "Living documents: an evening of the guild", Why: "The question I could not answer.", Day: day.Add(5), GapID: first, State: data.StateDoing},
		{Kind: data.LessonBook, Title: "A book on writing for the small hours", Day: day.Add(20)},
		{Kind: data.LessonTrend, Title: "How others test their manuals"},
	} {
		if _, err := store.SaveLesson(ctx, l); err != nil {
			return err
		}
	}
	for _, a := range []data.Advice{
		{Who: "Sam Whitlock", About: "Do I ramble when it is about the outage?", Asked: day.Add(-6), Answer: "Only before the number. After it you stop by yourself.", Answered: day.Add(-5), Doing: "The number first.", ContactID: people["Sam Whitlock"]},
		{Who: "Mirela Dobre", About: "Was the example too technical?", Asked: day.Add(-3), ContactID: people["Mirela Dobre"], InterviewID: talked[2]},
	} {
		if _, err := store.SaveAdvice(ctx, a); err != nil {
			return err
		}
	}
	if err := correspond(ctx, store, people, talked); err != nil {
		return err
	}
	return bargain(ctx, store)
}

// correspond keeps letters: one to be sent today, one begun, one sent.
func correspond(ctx context.Context, store *data.Store, people map[string]int64, talked []int64) error {
	for _, l := range []data.Letter{
		{Template: "thanks-first", Subject: "Thank you for our talk on Tuesday", ContactID: people["Jonas Feld"], InterviewID: talked[0], Due: ago(1, 10).Add(35 * time.Hour),
			Body: "Dear Jonas,\n\nThank you for the time you gave me on Tuesday. What stayed with me is [topic]; I have gone on thinking about it since.\n\n" +
				"It made me want this work even more. I care about maps for people in a hurry, and documentation at Quillworks is a place where I could put that to use.\n\nKind regards,\nRobin"},
		{Subject: "Any news from you?", ContactID: people["Mirela Dobre"], InterviewID: talked[2], Body: "Dear Mirela,\n\nTwo weeks ago we talked about the manuals. I am still glad to hear how it goes on.\n\nKind regards,\nRobin"},
	} {
		if _, err := store.SaveLetter(ctx, l); err != nil {
			return err
		}
	}
	sent, err := store.SaveLetter(ctx, data.Letter{Template: "thanks-first", Subject: "Thank you for our talk on Friday", ContactID: people["Dr. Amara Osei"], InterviewID: talked[1], Body: "Dear Amara,\n\nThank you for an hour about decisions and how they are written down.\n\nRobin"})
	if err != nil {
		return err
	}
	_, err = store.SendLetter(ctx, sent.ID, data.TouchThankYou)
	return err
}

// bargain keeps a talk about pay with two offers beside the present job.
func bargain(ctx context.Context, store *data.Store) error {
	units := func(n int64) *int64 { n *= 100; return &n }
	plain := func(n int64) *int64 { return &n }
	day := today()
	n, err := store.SaveNegotiation(ctx, data.Negotiation{
		Title: "Cartes Vives", Currency: "EUR", Alternative: "To stay until spring: I like the people, and the pay is safe.",
		Target: units(62_000), Satisfied: units(58_500), WalkAway: units(54_000), Asks: "Two days a week at home\nThe course in spring", Trades: "A later start",
		Script: []string{"Thank you. I want this work, and there is one thing to talk over.", "With six years of it I had the upper third in mind: 62,000."},
		Worth: []data.Worth{
			{Source: "The guild's survey of writers", Day: day.Add(-60), Low: units(55_000), High: units(66_000)},
			{Source: "Jonas, for his region", Day: day.Add(-8), Low: units(57_000), High: units(63_000)},
		},
	})
	if err != nil {
		return err
	}
	for _, o := range []data.Offer{
		{Name: "Where I am", Present: true, Currency: "EUR", Base: units(51_000), Bonus: units(1_500), Holidays: plain(28), Weekly: plain(40 * 60), Place: "30 minutes by tram", Growth: "Little; I know each corner"},
		{Name: "Cartes Vives", Currency: "EUR", Base: units(57_000), Holidays: plain(30), Weekly: plain(38 * 60), Place: "At home three days", Growth: "Trainings across the country", Until: day.Add(6),
			Rows: []data.OfferRow{{Name: "Travel card", Amount: units(600)}}},
		{Name: "Halden Group", Currency: "EUR", Base: units(60_500), Bonus: units(3_000), Holidays: plain(25), Weekly: plain(40 * 60), Place: "An hour by train", Growth: "Lead of two, in a year"},
	} {
		o.NegotiationID = n.ID
		if _, err := store.SaveOffer(ctx, o); err != nil {
			return err
		}
	}
	return nil
}
