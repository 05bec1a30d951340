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
