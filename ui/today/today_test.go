package today_test

import (
	"context"
	"log/slog"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"greenroom/data"
	"greenroom/ui/prefs"
	"greenroom/ui/today"
	"greenroom/ui/uitest"
)

// evening is the time in these tests: a Sunday, after dinner.
var evening = time.Date(2026, 11, 22, 20, 14, 0, 0, time.Local)

// open shows the room over a store with one question.
func open(t *testing.T) (*uitest.Screen, *data.Store, *uitest.Window, *today.Room, data.Question) {
	t.Helper()
	screen := uitest.NewScreen(t)
	store, err := data.Open(t.Context(), t.TempDir(), data.Options{
		Now: func() time.Time { return evening }, Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	question, err := store.SaveQuestion(t.Context(), data.Question{Text: "Why us?", Theme: data.ThemeRoleFit, Length: data.LengthShort})
	if err != nil {
		t.Fatal(err)
	}
	window := &uitest.Window{}
	room := today.New(deps(window, store))
	window.Win = screen.Show(room.Content(), 1084, 760)
	t.Cleanup(func() {
		room.Close()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	room.Enter("")
	return screen, store, window, room, question
}

func deps(window *uitest.Window, store today.Store) today.Deps {
	return today.Deps{Window: window, Store: store, Prefs: func(context.Context) (prefs.Prefs, error) { return prefs.Default(), nil }}
}

func shows(screen *uitest.Screen, room *today.Room, text string) {
	screen.Until("the room shows "+text, func() bool { return strings.Contains(uitest.Words(room.Content()), text) })
}

func TestTheFirstDayAsksForOneAnswer(t *testing.T) {
	screen, _, window, room, question := open(t)
	shows(screen, room, "Good evening. Say one answer out loud")
	shows(screen, room, question.Text)
	room.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if got := strings.Join(window.Went, " "); got != "practise/1" {
		t.Errorf("Space led to %q", got)
	}
}

func TestWhatWasSaidAndWrittenIsThereAtOnce(t *testing.T) {
	screen, store, _, room, question := open(t)
	shows(screen, room, "A first question")
	ctx := context.Background()
	take, err := store.BeginTake(ctx, data.Take{QuestionID: question.ID})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(store.Path(take), []byte("RIFF"), 0o600); err != nil {
		t.Fatal(err)
	}
	take.State, take.Duration, take.SampleRate, take.Frames = data.TakeComplete, 102*time.Second, 48000, 102*48000
	if err := store.FinishTake(ctx, take); err != nil {
		t.Fatal(err)
	}
	shows(screen, room, "Continue where you stopped Why us? today 20:14 · 1:42")
	shows(screen, room, "2 minutes spoken in seven days")
	shows(screen, room, "That was plenty for today.")
	shows(screen, room, "Nothing is due · next in 2 days")
}

func TestTheNextInterviewIsThereWithWhatIsLeftToPrepare(t *testing.T) {
	screen, store, window, room, question := open(t)
	shows(screen, room, "No interview is planned.")
	i, err := store.SaveInterview(t.Context(), data.Interview{Company: "Northlight", Round: "second talk", At: evening.Add(4 * 24 * time.Hour)})
	if err == nil {
		err = store.SetInterviewQuestions(t.Context(), i.ID, []int64{question.ID})
	}
	if err != nil {
		t.Fatal(err)
	}
	shows(screen, room, "Thursday 20:14 · in 4 days Northlight, second talk 0 of 1 questions")
	shows(screen, room, "For your interview · about 2 minutes")
	uitest.Press(t, "Calm start", room.Content())
	if got := window.Went[len(window.Went)-1]; got != "calm/for/interviews/1" {
		t.Errorf("the calm start leads to %q", got)
	}
}

func TestARunThatWasLeftIsOfferedAgain(t *testing.T) {
	screen, store, window, room, question := open(t)
	shows(screen, room, "What you record is found here again.")
	run, err := store.SaveRun(t.Context(), data.Run{Turns: []data.Turn{{QuestionID: question.ID}}})
	if err != nil {
		t.Fatal(err)
	}
	shows(screen, room, "A mock interview is not finished.")
	uitest.Press(t, "Go on with it", room.Content())
	if got := window.Went[len(window.Went)-1]; got != "mock/run/1" {
		t.Errorf("it leads to %q", got)
	}
	run.Ended = evening
	if _, err := store.SaveRun(t.Context(), run); err != nil {
		t.Fatal(err)
	}
	shows(screen, room, "What you record is found here again.")
}

func TestTheQuestionOfTheDayIsAnsweredInPlace(t *testing.T) {
	screen, store, _, room, _ := open(t)
	shows(screen, room, "A line for the journal")
	uitest.Field(t, "A line is enough", room.Content()).SetText("It went well.")
	screen.Until("the line is an entry", func() bool {
		all, err := store.Entries(t.Context(), data.EntryFilter{})
		return err == nil && len(all) == 1 && all[0].Excerpt == "It went well." && all[0].Title != ""
	})
	shows(screen, room, "Go on in the journal")
	room.Leave()
	again := today.New(deps(&uitest.Window{}, store)) // as after another start
	defer again.Close()
	again.Enter("")
	screen.Until("the line is there again", func() bool { return strings.Contains(uitest.Words(again.Content()), "It went well.") })
}

// counting counts how often the room loads.
type counting struct {
	*data.Store
	loads atomic.Int32
}

func (c *counting) NextQuestion(ctx context.Context, aim data.Aim, seen ...int64) (data.Question, error) {
	c.loads.Add(1)
	return c.Store.NextQuestion(ctx, aim, seen...)
}

func TestARoomThatIsNotSeenDoesNotLoad(t *testing.T) {
	screen, inner, _, first, _ := open(t)
	first.Leave()
	store := &counting{Store: inner}
	room := today.New(deps(&uitest.Window{}, store))
	room.Enter("")
	shows(screen, room, "A first question")
	room.Leave()
	seen := store.loads.Load()
	if _, err := store.SaveEntry(t.Context(), data.Entry{Title: "Written elsewhere", Date: evening}); err != nil {
		t.Fatal(err)
	}
	screen.Until("the notice has come", func() bool { return true })
	room.Close() // waits for what is loading
	if loads := store.loads.Load(); loads != seen {
		t.Errorf("it loaded %d times after it was left", loads-seen)
	}
}
