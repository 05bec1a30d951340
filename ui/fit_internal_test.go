package ui

import (
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

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
	question, err := store.Question(ctx, 1)
	if err != nil {
		t.Fatal(err)
	}
	full := map[string]string{ // what is seen when a room is filled that takes its time
		"progress": "When you practised", "take/1": question.Text, "review/1": "Over time", "review/1/with/2": "Side by side",
	}
	for _, address := range []string{"today", "practise", "take/1", "review/1", "review/1/with/2", "deck", "deck/new", "journal/new", "network/new", "settings", "interviews/new", "mock", "calm", "calm/for/mock/begin", "progress"} {
		w.Go(address)
		screen.Until(address+" is filled", func() bool {
			seen := uitest.Words(w.current.Content())
			return len(seen) > 20 && strings.Contains(seen, full[address])
		})
		if least := w.win.Content().MinSize(); least.Width > width || least.Height > height-menu {
			t.Errorf("%s asks for %v", address, least)
		}
	}
}
