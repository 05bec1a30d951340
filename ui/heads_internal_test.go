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
	"greenroom/ui/widget"
)

func TestALongNameOfAPageLiesOverNothing(t *testing.T) {
	screen := uitest.NewScreen(t)
	log := slog.New(slog.DiscardHandler)
	ctx := context.Background()
	store, err := data.Open(ctx, t.TempDir(), data.Options{Log: log})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	deck, err := data.ReadDeck(assets.Deck())
	if err == nil {
		err = store.SyncDeck(ctx, deck)
	}
	name := "Northlight Laboratories and Daughters of the northern harbours"
	if err == nil {
		_, err = store.SaveCompany(ctx, data.Company{Name: strings.Repeat(name+" ", 4)})
	}
	if err == nil {
		_, err = store.SaveInterview(ctx, data.Interview{Company: name, CompanyID: 1, Round: "second talk with all of the team", At: time.Now().Add(-time.Hour)})
	}
	if err == nil {
		_, err = store.SaveInterview(ctx, data.Interview{Company: "Zarya", At: time.Now().Add(-time.Hour)})
	}
	if err == nil {
		_, err = store.SaveCompany(ctx, data.Company{Name: "Zarya"})
	}
	if err != nil {
		t.Fatal(err)
	}
	host := audio.NewHost(log)
	defer host.Close()
	w := newWindow(screen.Show(nil, 900, 604), log)
	furniture, _ := rooms(w, Deps{Store: store, Host: host, Log: log})
	w.furnish(furniture, rail())
	defer w.close()
	for _, page := range [][2]string{
		{"today", "Say one answer"}, {"debrief/2", "Zarya"}, {"debrief/1", "Northlight"}, {"companies/2/story", "Zarya"}, {"companies/1/story", "Northlight"},
	} {
		address, says := page[0], page[1]
		w.Go(address)
		var heading *widget.Heading
		screen.Until(address+" is shown", func() bool {
			for _, o := range uitest.Seen(w.current.Content()) {
				if h, is := o.(*widget.Heading); is && strings.Contains(h.Content(), says) {
					heading = h
					return true
				}
			}
			return false
		})
		if heading.Size().Height < heading.MinSize().Height {
			t.Errorf("%s: the name has %v of the %v it needs, and lies over what is below", address, heading.Size().Height, heading.MinSize().Height)
		}
		if lines := heading.MinSize().Height; lines > 100 {
			t.Errorf("%s: the name takes %v of the height", address, lines)
		}
	}
}
