package e2e_test

import (
	"strconv"
	"testing"
	"time"

	"greenroom/ui/e2e/rig"
)

// turn is what was asked in a run, as the sqlite3 command shows it.
type turn struct {
	QuestionID int `json:"question_id"`
	Asked      string
	TakeID     int `json:"take_id"`
}

// turns reads those of the newest run that were answered.
func (g *guest) turns() []turn {
	g.Helper()
	return query[turn](g, `SELECT question_id, asked, take_id FROM turn
		WHERE run_id = (SELECT max(id) FROM run) AND take_id IS NOT NULL ORDER BY position`)
}

// over tells whether the newest run is.
func (g *guest) over() bool {
	g.Helper()
	return query[struct{ N int }](g, "SELECT count(*) AS n FROM run WHERE id = (SELECT max(id) FROM run) AND ended_ms > 0")[0].N == 1
}

func TestAMockInterviewOfThreeQuestionsGoesFromItsStartToTheGrades(t *testing.T) {
	g := enter(t, rig.Options{})
	g.launch()
	g.press("ctrl+m")
	// By Tab past the rail and where the questions come from to how many they are.
	for range 18 {
		g.must(g.room.Screen.Key(t.Context(), "Tab"))
	}
	g.press("space", "4") // quite ready
	g.picture("1-setup")
	g.must(g.room.Screen.Click(t.Context(), 310, 735)) // Begin

	// A follow-up may be asked of an answer as short as these.
	var said []rig.Signal
	for answers := 0; ; answers++ {
		time.Sleep(2500 * time.Millisecond) // an interviewer takes a breath, and so does the person
		if g.over() {
			break
		}
		if answers == 5 {
			t.Fatal("three questions and two follow-ups were answered, and it goes on")
		}
		g.must(g.room.Screen.Key(t.Context(), "space")) // begin now
		g.recording(answers + 1)
		said = append(said, g.say([]string{firstSentence, secondSentence}[answers%2]))
		if answers == 0 {
			g.picture("2-answering")
		}
		g.stopRecording(answers + 1)
		g.until(10*time.Second, "the answer belongs to the run", func() bool { return len(g.turns()) == answers+1 })
	}

	takes, turns := g.takes(), g.turns()
	asked := map[int]bool{}
	for i, turn := range turns {
		if turn.TakeID != takes[i].ID || turn.QuestionID != takes[i].QuestionID {
			t.Errorf("turn %d is %+v, its take %+v", i, turn, takes[i])
		}
		g.alike("answer "+strconv.Itoa(i+1), said[i], g.sound(takes[i]).Samples)
		asked[turn.QuestionID] = true
	}
	if len(asked) != 3 {
		t.Errorf("%d questions were asked", len(asked))
	}
	for _, take := range takes {
		g.measures(take)
	}
	g.rest()
	g.picture("3-review")
	want := []int{2, 4, 3, 3, 1}[:len(turns)]
	for _, grade := range want {
		g.press(strconv.Itoa(grade))
	}
	g.until(5*time.Second, "every answer is graded", func() bool {
		got := query[struct{ Grade int }](g, "SELECT grade FROM review ORDER BY take_id")
		for i, row := range got {
			if i >= len(want) || row.Grade != want[i] {
				return false
			}
		}
		return len(got) == len(want)
	})
	g.picture("4-graded")
	if run := query[struct{ Before, Turns int }](g, "SELECT before, (SELECT count(*) FROM turn) AS turns FROM run"); len(run) != 1 || run[0].Before != 4 {
		t.Errorf("the run is kept as %+v", run)
	}
	g.quit()
}
