package ui

import (
	"context"
	"log/slog"
	"testing"

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
	w.furnish(rooms(w, Deps{Store: store, Host: host, Log: slog.New(slog.DiscardHandler)}), rail())
	defer w.close()
	for _, address := range []string{"today", "practise", "deck", "deck/new", "journal/new", "network/new", "settings"} {
		w.Go(address)
		screen.Until(address+" is filled", func() bool { return len(uitest.Words(w.current.Content())) > 20 })
		if least := w.win.Content().MinSize(); least.Width > width || least.Height > height-menu {
			t.Errorf("%s asks for %v", address, least)
		}
	}
}
