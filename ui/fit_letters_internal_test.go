package ui

import (
	"testing"
	"time"

	"greenroom/data"
)

// fillLetters puts in what is written, offered and learned after an interview,
// with words that need their room.
func fillLetters(t *testing.T, store *data.Store) {
	t.Helper()
	ctx := t.Context()
	amount := func(units int64) *int64 { units *= 100; return &units }
	letter := data.Letter{Template: "thanks-first", Subject: "Thank you for our talk about the archive of old manuals", InterviewID: 1, Due: time.Now().Add(20 * time.Hour),
		Body: "Dear Mira,\n\nWe talked about [something you talked about].\n\n[what you bring, with an example]\n\nKind regards,\n[your name]"}
	_, err := store.SaveLetter(ctx, letter)
	var n data.Negotiation
	if err == nil {
		n, err = store.SaveNegotiation(ctx, data.Negotiation{
			Title: "Northlight Laboratories and Daughters, technical writer", Currency: "EUR", Target: amount(62_000), Satisfied: amount(58_500), WalkAway: amount(54_000),
			Worth: []data.Worth{{Source: "the pay survey of the guild of technical writers", Day: "2026-09-01", Low: amount(55_000), High: amount(66_000)}},
			Asks:  "Two days at home", Script: []string{"Thank you for the offer. I want this work, and there is one thing to talk over."},
		})
	}
	for _, o := range []data.Offer{
		{Name: "Where I am", Present: true, Currency: "EUR", Base: amount(51_000), Bonus: amount(1_500)},
		{Name: "Northlight Laboratories", Currency: "EUR", Base: amount(57_000), Rows: []data.OfferRow{{Name: "Travel card of the region", Amount: amount(600)}}},
		{Name: "Alpenverlag", Currency: "CHF", Base: amount(78_000), Place: "Zürich, eleven minutes by tram"},
	} {
		if o.NegotiationID = n.ID; err == nil {
			_, err = store.SaveOffer(ctx, o)
		}
	}
	if err == nil {
		_, err = store.SaveLesson(ctx, data.Lesson{Title: "How manuals are versioned, from somebody who has done it", Day: data.DayOf(time.Now().AddDate(0, 0, 2))})
	}
	if err == nil {
		_, err = store.SaveAdvice(ctx, data.Advice{Who: "Amara Osei-Whitlock", About: "Did I ramble when they asked about the outage?", Asked: data.DayOf(time.Now().AddDate(0, 0, -9)), InterviewID: 1})
	}
	if err != nil {
		t.Fatal(err)
	}
}

// letterAddresses are the rooms of what is written, offered and learned.
func letterAddresses() []string {
	return []string{"letters/1", "letters/new", "letters/new/thanks/interview/1", "offers/1", "offers/new", "learning/lesson/1", "learning/new", "learning/advice/1", "learning/advice/new"}
}
