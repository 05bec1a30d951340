package today_test

import (
	"strings"
	"testing"
	"time"

	"greenroom/data"
	"greenroom/ui/uitest"
)

func TestALookBackIsOfferedWhenATalkIsOverUntilItIsDone(t *testing.T) {
	screen, store, window, room, question := open(t)
	shows(screen, room, question.Text)
	if strings.Contains(uitest.Words(room.Content()), "Look back") {
		t.Error("it is offered before there was a talk")
	}
	i, err := store.SaveInterview(t.Context(), data.Interview{Company: "Northlight", At: store.Now().Add(-3 * time.Hour)})
	if err != nil {
		t.Fatal(err)
	}
	shows(screen, room, "How was Northlight?")
	uitest.Press(t, "Look back on it", room.Content())
	if got := strings.Join(window.Went, " "); got != "debrief/1" {
		t.Errorf("it leads to %q", got)
	}
	today := data.DayOf(store.Now().Local())
	d := data.Debrief{InterviewID: i.ID, Done: store.Now(), NextStep: "Send the plan", NextDay: today.Add(1)}
	if d, err = store.SaveDebrief(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	screen.Until("it is no longer offered", func() bool { return !strings.Contains(uitest.Words(room.Content()), "How was Northlight?") })
	if strings.Contains(uitest.Words(room.Content()), "Send the plan") {
		t.Error("the next step is named before its day")
	}
	d.NextDay = today
	if _, err = store.SaveDebrief(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	shows(screen, room, "After Northlight: Send the plan")
}

func TestAnOfferIsHereWhileItStandsAndIsOpen(t *testing.T) {
	screen, store, window, room, question := open(t)
	shows(screen, room, question.Text)
	today := data.DayOf(store.Now().Local())
	n, err := store.SaveNegotiation(t.Context(), data.Negotiation{Title: "Northlight"})
	if err != nil {
		t.Fatal(err)
	}
	for name, until := range map[string]data.Day{"Far": today.Add(20), "Gone": today.Add(-1), "Undated": ""} {
		if _, err := store.SaveOffer(t.Context(), data.Offer{NegotiationID: n.ID, Name: name, Until: until}); err != nil {
			t.Fatal(err)
		}
	}
	o, err := store.SaveOffer(t.Context(), data.Offer{NegotiationID: n.ID, Name: "Zarya", Until: today.Add(3)})
	if err != nil {
		t.Fatal(err)
	}
	shows(screen, room, "Answer Zarya it stands until "+o.Until.In(time.Local).Format("Monday 2 January"))
	for _, not := range []string{"Far", "Gone", "Undated"} {
		if strings.Contains(uitest.Words(room.Content()), "Answer "+not) {
			t.Errorf("%s is to be answered", not)
		}
	}
	uitest.Press(t, "Answer Zarya", room.Content())
	if got := strings.Join(window.Went, " "); got != "offers/1" {
		t.Errorf("it leads to %q", got)
	}
	o.State = data.OfferAccepted
	if _, err := store.SaveOffer(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	screen.Until("it is answered", func() bool { return !strings.Contains(uitest.Words(room.Content()), "Zarya") })
}
