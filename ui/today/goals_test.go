package today_test

import (
	"strings"
	"testing"

	"greenroom/data"
	"greenroom/ui/uitest"
)

func TestAGoalIsHereOnceItsDayIsNear(t *testing.T) {
	screen, store, window, room, question := open(t)
	shows(screen, room, question.Text)
	for _, g := range []data.Goal{
		{Title: "Talk to Ada", FirstStep: "Write three lines", Day: "2026-11-26"},
		{Title: "Read the report", Day: "2026-11-20"},
		{Title: "Move to the sea", Day: "2027-06-01"},
		{Title: "Learn to rest"},
		{Title: "Finish the course", Day: "2026-11-23", State: data.StateDone},
	} {
		if _, err := store.SaveGoal(t.Context(), g); err != nil {
			t.Fatal(err)
		}
	}
	shows(screen, room, "Talk to Ada in 4 days · Write three lines")
	shows(screen, room, "Read the report was for 20 Nov")
	for _, not := range []string{"Move to the sea", "Learn to rest", "Finish the course"} {
		if seen := uitest.Words(room.Content()); strings.Contains(seen, not) {
			t.Errorf("there is %q in %q", not, seen)
		}
	}
	uitest.Press(t, "Talk to Ada", room.Content())
	uitest.Press(t, "The week in five lines", room.Content())
	if got := strings.Join(window.Went, " "); got != "goals/1 goals/review" {
		t.Errorf("it leads to %q", got)
	}
}
