package e2e_test

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"greenroom/data"
	"greenroom/data/people"
	"greenroom/ui/e2e/rig"
)

// connections writes a list as LinkedIn exports it.
func (g *guest) connections(name string, n int) string {
	g.Helper()
	var b strings.Builder
	b.WriteString("\uFEFFNotes:\r\n\"Some of the addresses are missing.\r\nThat is as it should be.\"\r\n\r\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n")
	for i := range n {
		fmt.Fprintf(&b, "Given%d,Fåmily%d,https://www.linkedin.com/in/given-%d,,\"Company %d, Ltd\",Engineer,%02d May 2021\r\n", i%300, i, i, i%90, 1+i%28)
	}
	path := filepath.Join(g.TempDir(), name)
	g.must(os.WriteFile(path, []byte(b.String()), 0o600))
	return path
}

// known is how many people are kept and not in the trash.
func (g *guest) known() int {
	g.Helper()
	return query[struct{ N int }](g, "SELECT count(*) AS n FROM contact WHERE deleted_ms IS NULL")[0].N
}

// at opens the guest's data while the program is closed, at a time of its own.
func (g *guest) at(now time.Time, do func(ctx context.Context, s *data.Store)) {
	g.Helper()
	s, err := data.Open(g.Context(), g.folder, data.Options{Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return now }})
	g.must(err)
	do(g.Context(), s)
	g.must(s.Close())
}

func TestFiveThousandConnectionsComeInOnceAndStayWithAllThatIsKeptOfThem(t *testing.T) {
	const crowd = 5000
	g := enter(t, rig.Options{})
	list := g.connections("Connections.csv", crowd)
	g.launchWith(list)
	g.picture("preview")
	g.press("Return")
	g.until(60*time.Second, "everybody is in", func() bool { return g.known() == crowd })
	g.rest() // until then a sheet lies over the window
	g.picture("in")
	g.press("ctrl+z")
	g.until(60*time.Second, "everybody is taken back", func() bool { return g.known() == 0 })
	g.quit()
	g.launchWith(list)
	g.press("Return")
	g.until(60*time.Second, "everybody is in again", func() bool { return g.known() == crowd })
	g.rest()
	g.picture("network")
	g.quit()

	met := g.meets()
	g.launch() // a day later by the clock of what was kept
	g.picture("reminded")
	g.quit()
	g.isRemindedAndWrites(met)

	cards := filepath.Join(g.TempDir(), "everybody.vcf")
	g.at(time.Now(), func(ctx context.Context, s *data.Store) {
		all, err := s.People(ctx, data.ContactFilter{})
		g.must(err)
		file, err := os.Create(cards)
		g.must(err)
		g.must(people.WriteCards(file, all))
		g.must(file.Close())
	})
	for _, again := range []string{cards, list} {
		g.launchWith(again)
		g.picture("again-" + strings.TrimPrefix(filepath.Ext(again), "."))
		g.press("Return") // there is nothing to bring in
		g.quit()
		if n := g.known(); n != crowd {
			t.Errorf("after %s came again there are %d", filepath.Base(again), n)
		}
	}
	g.at(time.Now(), func(ctx context.Context, s *data.Store) {
		touches, err := s.Touches(ctx, met)
		g.must(err)
		if len(touches) != 2 {
			t.Errorf("of who was met there are %+v", touches)
		}
	})
}

// meets notes that somebody was met at an event yesterday, and to write today.
func (g *guest) meets() (id int64) {
	g.Helper()
	now := time.Now()
	g.at(now.AddDate(0, 0, -1), func(ctx context.Context, s *data.Store) {
		hits, err := s.Search(ctx, "family4321", []data.Kind{data.KindContact}, 0)
		g.must(err)
		if len(hits) != 1 {
			g.Fatalf("the search finds %v", hits)
		}
		id = hits[0].ID
		event, err := s.SaveEvent(ctx, data.Event{Name: "Evening of the bridge builders", State: data.EventAttended, At: s.Now(), People: []data.Met{{ContactID: id, Met: true}}})
		g.must(err)
		_, err = s.SaveTouch(ctx, data.Touch{ContactID: id, Kind: data.TouchEvent, EventID: event.ID, Note: "Talked about cantilevers", Promised: "The article"})
		g.must(err)
		_, err = s.SaveFollowUp(ctx, data.FollowUp{ContactID: id, Day: data.DayOf(now), Minute: data.AnyMinute, About: "Send the article"})
		g.must(err)
		if due, err := s.DueFollowUps(ctx); err != nil || len(due) != 0 {
			g.Errorf("a day early is due %v (%v)", due, err)
		}
	})
	return id
}

// isRemindedAndWrites sees the follow-up come up, does it and finds it.
func (g *guest) isRemindedAndWrites(id int64) {
	g.Helper()
	g.at(time.Now(), func(ctx context.Context, s *data.Store) {
		due, err := s.DueFollowUps(ctx)
		g.must(err)
		if len(due) != 1 || due[0].ContactID != id {
			g.Fatalf("due is %+v", due)
		}
		letter, err := s.SaveLetter(ctx, data.Letter{ContactID: id, Subject: "The article on cantilevers", Body: "Here it is."})
		g.must(err)
		_, err = s.SendLetter(ctx, letter.ID, data.TouchMessage)
		g.must(err)
		if due, err = s.DueFollowUps(ctx); err != nil || len(due) != 0 {
			g.Errorf("once it is sent, due is %+v (%v)", due, err)
		}
		hits, err := s.Search(ctx, "cantilevers", []data.Kind{data.KindTouch}, 0)
		g.must(err)
		if len(hits) != 2 {
			g.Errorf("what was talked about is found %d times", len(hits))
		}
	})
}
