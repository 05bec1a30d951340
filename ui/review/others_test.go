package review_test

import (
	"fmt"
	"os"
	"testing"
	"time"

	"greenroom/ui/uitest"
)

func TestWhatAFriendSaidAloudIsHeardInTheReview(t *testing.T) {
	s := open(t)
	take := s.take()
	s.measured(take, report())
	note := must(s.store.BeginTake(s.ctx, must(s.store.SpokenNote(s.ctx, take.ID, "Mira"))(t)))(t)
	note.Duration = 12 * time.Second
	if err := s.store.FinishTake(s.ctx, note); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(s.store.Path(note), silence(12), 0o600); err != nil {
		t.Fatal(err)
	}
	s.room.Enter(fmt.Sprint(take.ID))
	s.shows("Mira, aloud", true)
	uitest.Press(t, "Hear what Mira said", s.room.Content())
	s.screen.Until("it is heard", func() bool { return s.heard(0) != nil })
	s.heard(0).Stop()
	uitest.Press(t, "Delete what Mira said", s.room.Content())
	s.shows("Mira, aloud", false)
}
