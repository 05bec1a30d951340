package today_test

import (
	"strings"
	"testing"
	"time"

	"greenroom/data"
	"greenroom/ui/uitest"
)

func TestAThankYouIsHereWithTheHoursLeftUntilItIsSent(t *testing.T) {
	screen, store, window, room, question := open(t)
	shows(screen, room, question.Text)
	i, err := store.SaveInterview(t.Context(), data.Interview{Company: "Northlight", At: evening.Add(-3 * time.Hour), Minutes: 60})
	if err != nil {
		t.Fatal(err)
	}
	shows(screen, room, "Thank for the talk: Northlight 22 hours left")
	uitest.Press(t, "Thank for the talk: Northlight", room.Content())
	l, err := store.SaveLetter(t.Context(), data.Letter{Subject: "Thank you", InterviewID: i.ID, Due: i.End().Add(24 * time.Hour)})
	if err != nil {
		t.Fatal(err)
	}
	shows(screen, room, "Thank you 22 hours left")
	if seen := uitest.Words(room.Content()); strings.Contains(seen, "Thank for the talk") {
		t.Errorf("it is asked for twice: %s", seen)
	}
	uitest.Press(t, "Thank you", room.Content())
	if _, err := store.SendLetter(t.Context(), l.ID, data.TouchThankYou); err != nil {
		t.Fatal(err)
	}
	screen.Until("nothing is left to write", func() bool { return !strings.Contains(uitest.Words(room.Content()), "A few lines to write") })
	if got := strings.Join(window.Went, " "); got != "letters/new/thanks/interview/1 letters/1" {
		t.Errorf("it leads to %q", got)
	}
}

func TestAWeekOfSilenceIsHereWithALetterThatAsks(t *testing.T) {
	screen, store, window, room, question := open(t)
	shows(screen, room, question.Text)
	if _, err := store.SaveInterview(t.Context(), data.Interview{Company: "Northlight", At: evening.Add(-9 * 24 * time.Hour), Stage: data.StageWaiting}); err != nil {
		t.Fatal(err)
	}
	shows(screen, room, "Ask how things stand: Northlight no word since 13 November")
	uitest.Press(t, "Ask how things stand: Northlight", room.Content())
	if got := strings.Join(window.Went, " "); got != "letters/new/silence/interview/1" {
		t.Errorf("it leads to %q", got)
	}
}

func TestALetterWithoutHurryStaysInItsRoom(t *testing.T) {
	screen, store, _, room, question := open(t)
	for _, l := range []data.Letter{{Subject: "No hurry"}, {Subject: "Next week", Due: evening.Add(6 * 24 * time.Hour)}, {Subject: "A day ago", Due: evening.Add(-24 * time.Hour)}} {
		if _, err := store.SaveLetter(t.Context(), l); err != nil {
			t.Fatal(err)
		}
	}
	shows(screen, room, question.Text)
	shows(screen, room, "A day ago still welcome")
	for _, not := range []string{"No hurry", "Next week"} {
		if seen := uitest.Words(room.Content()); strings.Contains(seen, not) {
			t.Errorf("there is %q in %q", not, seen)
		}
	}
}

func TestWhatIsToBeLearnedIsHereOnceItsDayIsNearAndFeedbackOnceItIsWaitedFor(t *testing.T) {
	screen, store, window, room, question := open(t)
	shows(screen, room, question.Text)
	today := data.DayOf(evening.Local())
	for _, l := range []data.Lesson{{Title: "Docs as code", Day: today.Add(2)}, {Title: "Far away", Day: today.Add(20)}, {Title: "Learned", Day: today, State: data.StateDone}} {
		if _, err := store.SaveLesson(t.Context(), l); err != nil {
			t.Fatal(err)
		}
	}
	for _, a := range []data.Advice{{Who: "Jonas", Asked: today.Add(-8)}, {Who: "Amara", Asked: today.Add(-2)}, {Who: "Ines", Asked: today.Add(-9), Answer: "Slower."}} {
		if _, err := store.SaveAdvice(t.Context(), a); err != nil {
			t.Fatal(err)
		}
	}
	shows(screen, room, "Docs as code in 2 days")
	shows(screen, room, "Feedback of Jonas asked 8 days ago")
	for _, not := range []string{"Far away", "Learned", "Amara", "Ines"} {
		if seen := uitest.Words(room.Content()); strings.Contains(seen, not) {
			t.Errorf("there is %q in %q", not, seen)
		}
	}
	uitest.Press(t, "Docs as code", room.Content())
	uitest.Press(t, "Feedback of Jonas", room.Content())
	if got := strings.Join(window.Went, " "); got != "learning/lesson/1 learning/advice/1" {
		t.Errorf("it leads to %q", got)
	}
}

func TestANoIsAnsweredKindlyOnce(t *testing.T) {
	screen, store, window, room, question := open(t)
	shows(screen, room, question.Text)
	i, err := store.SaveInterview(t.Context(), data.Interview{Company: "Northlight", At: evening.Add(-30 * 24 * time.Hour), Stage: data.StageWaiting})
	if err == nil {
		_, err = store.ChangeStages(t.Context(), []data.NamedStage{{Stage: "Absage", Was: data.StageRejected}})
	}
	if err == nil {
		_, err = store.SetStage(t.Context(), i.ID, "Absage")
	}
	if err != nil {
		t.Fatal(err)
	}
	shows(screen, room, "Answer kindly: Northlight They said no this time")
	uitest.Press(t, "Answer kindly: Northlight", room.Content())
	if got := strings.Join(window.Went, " "); got != "letters/new/rejection/interview/1" {
		t.Errorf("it leads to %q", got)
	}
	if _, err := store.SaveLetter(t.Context(), data.Letter{Template: "rejection", Body: "Dear Mira", InterviewID: i.ID}); err != nil {
		t.Fatal(err)
	}
	screen.Until("it is not asked for again", func() bool { return !strings.Contains(uitest.Words(room.Content()), "Answer kindly") })
}
