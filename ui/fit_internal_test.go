package ui

import (
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/container"

	"greenroom/assets"
	"greenroom/audio"
	"greenroom/data"
	"greenroom/ui/uitest"
)

// TestEveryRoomFitsTheSmallWindow opens each room in a window of 900 x 640 with
// the built-in deck and looks whether it asks for more.
func TestEveryRoomFitsTheSmallWindow(t *testing.T) {
	screen := uitest.NewScreen(t)
	ctx := context.Background()
	store, err := data.Open(ctx, t.TempDir(), data.Options{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	deck, err := data.ReadDeck(assets.Deck())
	if err != nil {
		t.Fatal(err)
	}
	if err := store.SyncDeck(ctx, deck); err != nil {
		t.Fatal(err)
	}
	host := audio.NewHost(slog.New(slog.DiscardHandler))
	defer host.Close()

	const width, height, menu = 900, 640, 36
	w := newWindow(screen.Show(nil, width, height-menu), slog.New(slog.DiscardHandler))
	furniture, _ := rooms(w, Deps{Store: store, Host: host, Log: slog.New(slog.DiscardHandler)})
	w.furnish(furniture, rail())
	defer w.close()
	for range 2 { // takes to review and to compare
		take, err := store.BeginTake(ctx, data.Take{QuestionID: 1, Device: "Microphone"})
		if err == nil {
			take.Duration = time.Minute
			err = store.FinishTake(ctx, take)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	run := data.Run{Partner: "Mira", Turns: []data.Turn{{QuestionID: 1, TakeID: 1}, {QuestionID: 1, TakeID: 2}}, Ended: time.Now()}
	if _, err := store.SaveRun(ctx, run); err != nil {
		t.Fatal(err)
	}
	coming := data.Interview{Company: "Northlight Laboratories", Role: "Technical writer", Round: "second talk", At: time.Now().Add(90 * time.Hour)}
	coming, err = store.SaveInterview(ctx, coming)
	if err != nil {
		t.Fatal(err)
	}
	if err := store.SetInterviewQuestions(ctx, 1, []int64{1, 2, 3}); err != nil {
		t.Fatal(err)
	}
	told := data.Story{Title: "Four buttons instead of thirty, on every shift of the winter", Situation: "At the clinic.", Action: "I drew them.", Industries: data.Industries(), Questions: []int64{1, 2}}
	if _, err := store.SaveStory(ctx, told); err != nil {
		t.Fatal(err)
	}
	goal := data.Goal{Title: "Talk to somebody who plans the buses of a town", Why: "To hear how the days are.", Day: data.DayOf(time.Now().AddDate(0, 0, 4))}
	if _, err := store.SaveGoal(ctx, goal); err != nil {
		t.Fatal(err)
	}
	for _, field := range data.SWOTFields() {
		for range 3 {
			card := data.SWOT{Field: field, Text: "Explaining a system so that somebody who is in a hurry can use it at once", Questions: []int64{1}}
			if _, err := store.SaveSWOT(ctx, card); err != nil {
				t.Fatal(err)
			}
		}
	}
	fillNetwork(t, store)
	coming.Contacts = []int64{1}
	if _, err = store.SaveInterview(ctx, coming); err != nil {
		t.Fatal(err)
	}
	mira, err := store.SaveContact(ctx, data.Contact{Name: "Mira Olsen-Bergström"})
	if err != nil {
		t.Fatal(err)
	}
	file := data.Company{
		Name: "Northlight Laboratories", Role: "Technical writer", Skills: []data.JobSkill{{Name: "Stakeholder management", Note: "the harbour"}, {Name: "Editing"}},
		News: []data.News{{Day: "2026-11-03", Text: "Opened a yard"}}, Asks: []string{"What would be on my desk in the first week?"},
		People: []data.CompanyContact{{ContactID: mira.ID}}, Questions: []int64{1, 2}, Links: []string{"northlight.example"},
	}
	if _, err := store.SaveCompany(ctx, file); err != nil {
		t.Fatal(err)
	}
	fillLetters(t, store)
	question, err := store.Question(ctx, 1)
	if err != nil {
		t.Fatal(err)
	}
	full := map[string]string{ // what is seen when a room is filled that takes its time
		"network/1": "starts again each time", "network/informational/1": "What to ask Dr. Amara", "events/1": "Write to those you met", "events/2": "Map society",
		"progress": "When you practised", "take/1": question.Text, "review/1": "Over time", "review/1/with/2": "Side by side",
		"today": "second talk", "interviews/1": "Questions to be ready for", "companies/1": "Mira", "companies/1/story": "Interview, in", "interviews/board": "No word from them", "debrief/1": "What did they ask?", "gaps/new": "Where to look", "mock/run/1": "Your first answer", "search/tell me about": "questions",
	}
	for _, address := range append(letterAddresses(), "today", "practise", "take/1", "review/1", "review/1/with/2", "deck", "deck/new", "journal/new", "network/new", "settings", "interviews/new", "interviews/1", "interviews/board", "debrief/1", "people", "people/1", "gaps/new", "gaps", "mock", "mock/run/1", "calm", "calm/for/mock/begin", "progress", "search", "search/tell me about", "network/1", "network/informational/1", "events/1", "events/new", "events/2",
		"prepare", "passions", "passions/new", "passions/path", "passions/path/tool", "passions/themes", "passions/writing", "companies/new", "companies/1", "companies/1/story", "goals/1", "goals/review", "self/new", "self/board", "self/boards",
		"stories/new", "stories/1", "stories/coverage", "narrative/new", "fields", "fields/new") {
		w.Go(address)
		screen.Until(address+" is filled", func() bool {
			seen := uitest.Words(w.current.Content())
			return len(seen) > 20 && strings.Contains(seen, full[address])
		})
		if least := w.win.Content().MinSize(); least.Width > width || least.Height > height-menu {
			t.Errorf("%s asks for %v", address, least)
		}
		for _, o := range uitest.Seen(w.win.Content()) {
			scroll, ok := o.(*container.Scroll)
			if ok && scroll.Direction == container.ScrollVerticalOnly && scroll.Content.MinSize().Width > scroll.Size().Width {
				t.Errorf("%s: what can be scrolled asks for %v of %v", address, scroll.Content.MinSize().Width, scroll.Size().Width)
			}
		}
	}
}

// fillNetwork puts somebody into the network about whom there is much to say, and where one met.
func fillNetwork(t *testing.T, store *data.Store) {
	t.Helper()
	ctx := t.Context()
	contact, err := store.SaveContact(ctx, data.Contact{
		Name: "Dr. Amara Osei-Whitlock of the northern clinics", Company: "Northlight Laboratories and Daughters", Role: "Head of everything that moves",
		Email: "amara.osei-whitlock@northlight-laboratories.example", Emails: []string{"amara@home.example"}, Phone: "+44 20 7946 0018", Links: []string{"northlight.example/people/amara"},
		Jobs: []data.Job{{Company: "City Ambulance Trust", Role: "Dispatcher", Period: "2011 to 2019"}}, Tags: []string{"interview", "clinics", "maps"}, Rhythm: data.Rhythm{Wanted: 28},
	})
	if err == nil {
		_, err = store.SaveTouch(ctx, data.Touch{ContactID: contact.ID, At: store.Now().AddDate(0, 0, -50), Note: "She asked twice how decisions get written down.", Promised: "the report on the outage in March"})
	}
	if err == nil {
		_, err = store.SaveFollowUp(ctx, data.FollowUp{ContactID: contact.ID, Day: data.DayOf(store.Now().Local()), Minute: 600, About: "Send the report on the outage"})
	}
	for _, e := range []data.Event{{Name: "Lecture of the map society in autumn", State: data.EventAttended, At: store.Now().Add(-time.Hour)}, {Name: "Map society", Kind: data.EventOrganisation}} {
		if err == nil {
			e, err = store.SaveEvent(ctx, e)
		}
		if err == nil {
			err = store.Expect(ctx, e.ID, data.Met{ContactID: contact.ID, Met: true})
		}
	}
	if err != nil {
		t.Fatal(err)
	}
}
