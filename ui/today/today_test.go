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
	room := today.New(window, store)
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
	take, err := store.BeginTake(ctx, question.ID, "")
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
	shows(screen, room, "Last takes Why us? today 20:14 · 1:42")
	shows(screen, room, "1 minutes spoken this week")
	if _, err := store.SaveEntry(ctx, data.Entry{Title: "After the first take", Date: evening}); err != nil {
		t.Fatal(err)
	}
	shows(screen, room, "After the first take")
}

// counting counts how often the room loads.
type counting struct {
	*data.Store
	loads atomic.Int32
}

func (c *counting) NextQuestion(ctx context.Context, after int64) (data.Question, error) {
	c.loads.Add(1)
	return c.Store.NextQuestion(ctx, after)
}

func TestARoomThatIsNotSeenDoesNotLoad(t *testing.T) {
	screen, inner, _, first, _ := open(t)
	first.Leave()
	store := &counting{Store: inner}
	room := today.New(&uitest.Window{}, store)
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
