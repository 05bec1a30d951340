package sample

import (
	"context"
	"time"

	"greenroom/data"
)

// touches are times of being in touch, days back.
var touches = []struct {
	with string
	days int
	data.Touch
}{
	{"Jonas Feld", 19, data.Touch{Kind: data.TouchEvent, Note: "Stood beside each other at the bread. He is hiring in spring; liked the clinic story.", Promised: "The article on backpressure"}},
	{"Jonas Feld", 3, data.Touch{Kind: data.TouchMeeting, Note: "Coffee. He thinks in queues, I think in streets; we met at the bridge."}},
	{"Dr. Amara Osei", 4, data.Touch{Kind: data.TouchCall, Note: "First talk. Asked twice how decisions get written down."}},
	{"Mirela Dobre", 16, data.Touch{Kind: data.TouchCall, Note: "She would call back within two weeks."}},
	{"Sam Whitlock", 63, data.Touch{Kind: data.TouchMeeting, Note: "Asked him to be a reference. He was glad."}},
	{"Yuki Tanabe", 12, data.Touch{Kind: data.TouchIntroduction, Note: "Jonas wrote to us both."}},
	{"Priya Raman", 33, data.Touch{Kind: data.TouchMessage, Note: "Sent her the paper plan for her class."}},
	{"Élodie Marchand", 9, data.Touch{Kind: data.TouchInformational, Note: "How she came from drawing to teaching.", Promised: "Two photographs of the cycle map"}},
}

var followUps = []struct {
	with     string
	in       int // days
	followUp data.FollowUp
}{
	{"Jonas Feld", 0, data.FollowUp{About: "Send the article on backpressure"}},
	{"Sam Whitlock", -1, data.FollowUp{About: "Tell him how the first talk went"}},
	{"Priya Raman", 4, data.FollowUp{About: "Ask whom she knows who writes for hospitals"}},
}

// rhythms are how often somebody is written to, by a tag.
var rhythms = map[string]data.Rhythm{"meetup": {Wanted: 28}, "reference": {Wanted: 42, Longest: 60}}

// keepInTouch keeps what happened with people and when to write again, and
// where one met or will meet them.
func keepInTouch(ctx context.Context, store *data.Store, people map[string]int64) error {
	for _, t := range touches {
		t.ContactID, t.At = people[t.with], ago(t.days, 18)
		if _, err := store.SaveTouch(ctx, t.Touch); err != nil {
			return err
		}
	}
	for _, f := range followUps {
		f.followUp.ContactID, f.followUp.Day, f.followUp.Minute = people[f.with], today().Add(f.in), data.AnyMinute
		if _, err := store.SaveFollowUp(ctx, f.followUp); err != nil {
			return err
		}
	}
	for tag, r := range rhythms {
		if err := store.SetRhythm(ctx, tag, r); err != nil {
			return err
		}
	}
	soon := time.Now().AddDate(0, 0, 8)
	for _, e := range []data.Event{
		{Name: "Go meetup in November", Place: "The old pump house", State: data.EventAttended, At: ago(19, 18), Goal: "Meet one person who hires writers",
			People: []data.Met{{ContactID: people["Jonas Feld"], Met: true, Note: "at the bread"}, {ContactID: people["Yuki Tanabe"], Met: true}}},
		{Name: "Evening of the guild: living documents", Place: "City Library, room 2", Link: "https://guild.example/evenings", Goal: "Ask how they keep a manual alive",
			At:     time.Date(soon.Year(), soon.Month(), soon.Day(), 19, 0, 0, 0, time.Local),
			People: []data.Met{{ContactID: people["Élodie Marchand"]}, {ContactID: people["Priya Raman"]}}},
		{Kind: data.EventOrganisation, Name: "The map society", Notes: "Lectures in spring and autumn.", People: []data.Met{{ContactID: people["Élodie Marchand"], Met: true}}},
	} {
		if _, err := store.SaveEvent(ctx, e); err != nil {
			return err
		}
	}
	return nil
}
