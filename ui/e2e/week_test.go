package e2e_test

import (
	"fmt"
	"log/slog"
	"os/exec"
	"testing"
	"time"

	"greenroom/data"
	"greenroom/data/schedule"
	"greenroom/ui/e2e/rig"
)

// answered is a take with the grade it was given, and the day it was made on.
type answered struct {
	Day, Question, Grade int
}

// answered reads every answer, oldest first.
func (g *guest) answered() []answered {
	g.Helper()
	return query[answered](g, `SELECT cast(julianday(date(started_ms / 1000, 'unixepoch', 'localtime')) AS INTEGER) AS day,
		question_id AS question, coalesce((SELECT grade FROM review WHERE take_id = take.id), 0) AS grade
		FROM take ORDER BY started_ms`)
}

// sleeps lets nights pass, while the program is closed: everything that was
// answered was so many days before.
func (g *guest) sleeps(nights int) {
	g.Helper()
	sql := fmt.Sprintf("UPDATE take SET started_ms = started_ms - %d", nights*24*60*60*1000)
	if out, err := exec.CommandContext(g.Context(), "sqlite3", g.database(), sql).CombinedOutput(); err != nil {
		g.Fatalf("let nights pass: %v: %s", err, out)
	}
}

// plan is what the program plans for the day, read while it is closed.
func (g *guest) plan() schedule.Plan {
	g.Helper()
	store, err := data.Open(g.Context(), g.folder, data.Options{Log: slog.New(slog.DiscardHandler)})
	g.must(err)
	defer store.Close()
	plan, err := store.Agenda(g.Context(), data.Aim{})
	g.must(err)
	return plan
}

// practises answers what the page of the day asks for, and grades it.
func (g *guest) practises(day int, grades ...int) {
	g.Helper()
	g.launch()
	g.picture(fmt.Sprintf("%d-morning", day))
	g.press("space") // from Today to its first question
	for i, grade := range grades {
		n := len(g.takes()) + 1
		if i > 0 {
			g.press("Return")
		}
		g.must(g.room.Screen.Key(g.Context(), "space"))
		g.recording(n)
		g.stopRecording(n)
		g.must(g.room.Screen.Key(g.Context(), fmt.Sprint(grade)))
		g.until(5*time.Second, "the grade is kept", func() bool {
			all := g.answered()
			return all[len(all)-1].Grade == grade
		})
	}
	g.press("ctrl+1")
	g.picture(fmt.Sprintf("%d-evening", day))
	g.quit()
}

func TestTodayOverAWeekAsksWhatIsDueAndNothingTwiceADay(t *testing.T) {
	g := enter(t, rig.Options{})
	g.practises(1, 1, 3, 2, 4)
	if plan := g.plan(); len(plan.Today) != 0 || plan.Done != 4 {
		t.Errorf("after four answers the plan is %+v", plan)
	}
	stuck := g.answered()[0].Question

	g.sleeps(1)
	g.practises(2, 3, 3, 3, 3)
	if again := g.answered()[4].Question; again != stuck {
		t.Errorf("question %d went badly, and the next day begins with %d", stuck, again)
	}
	for day := 3; day <= 4; day++ {
		g.sleeps(1)
		g.practises(day, 2, 2, 2, 2)
	}

	// Three evenings without practice: no more is asked at once, and what waits
	// is told.
	g.sleeps(4)
	plan := g.plan()
	if len(plan.Today) != schedule.DefaultDaily || plan.Waiting == 0 || plan.Waiting > 16 {
		t.Errorf("after three evenings without practice the plan is %+v", plan)
	}
	for _, item := range plan.Today {
		if item.Why != schedule.Due {
			t.Errorf("%+v is asked while others wait", item)
		}
	}
	g.practises(8, 3, 3, 3, 3)

	perDay, seen := map[int]int{}, map[answered]bool{}
	for i, a := range g.answered() {
		perDay[a.Day]++
		if once := (answered{Day: a.Day, Question: a.Question}); seen[once] {
			t.Errorf("answer %d: question %d is asked twice on a day", i, a.Question)
		} else {
			seen[once] = true
		}
	}
	if len(perDay) != 5 {
		t.Errorf("it was practised on %d days", len(perDay))
	}
	for i, item := range plan.Today {
		if got := g.answered()[16+i].Question; int64(got) != item.Question {
			t.Errorf("asked was question %d, planned %d", got, item.Question)
		}
	}
}
