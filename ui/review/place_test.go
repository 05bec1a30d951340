package review_test

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2/container"

	"greenroom/data"
	"greenroom/ui/timeline"
)

func TestAnAddressLeadsToAMarkOfATakeOnce(t *testing.T) {
	s := open(t)
	take := s.take()
	s.measured(take, report())
	mark := must(s.store.AddMark(s.ctx, data.Mark{TakeID: take.ID, At: 12 * time.Second, Kind: data.MarkStrong, Text: "the number"}))(t)
	s.room.Enter(fmt.Sprintf("%d/mark/%d", take.ID, mark.ID))
	line := func() *timeline.Timeline { return find[*timeline.Timeline](s)[0] }
	s.screen.Until("the playhead stands at the mark", func() bool { return line().At() == 12*time.Second })
	s.shows("the number", true)

	line().OnSeek(20 * time.Second)
	must(s.store.SaveFeedback(s.ctx, data.Feedback{TakeID: take.ID, Author: "Mira", Note: "warm"}))(t)
	s.shows("warm", true)
	if at := line().At(); at != 20*time.Second {
		t.Errorf("a change of the take led back to %v", at)
	}
}

func TestAnAddressLeadsToWhatSomebodySaid(t *testing.T) {
	s := open(t)
	s.window.Win.Resize(s.window.Win.Canvas().Size().SubtractWidthHeight(0, 2300))
	take := s.take()
	s.measured(take, report())
	said := must(s.store.SaveFeedback(s.ctx, data.Feedback{TakeID: take.ID, Author: "Mira", Note: "warm"}))(t)[0]
	s.room.Enter(fmt.Sprintf("%d/feedback/%d", take.ID, said.ID))
	s.screen.Until("what was said is scrolled to", func() bool {
		for _, scroll := range find[*container.Scroll](s) {
			if scroll.Offset.Y > 0 {
				return true
			}
		}
		return false
	})
}

func TestATakeTellsWhereItComesUp(t *testing.T) {
	s := open(t)
	take := s.enter()
	s.shows("Where this comes up", false)
	must(s.store.SaveEntry(s.ctx, data.Entry{Title: "The honest reason", TakeID: take.ID}))(t)
	s.shows("Where this comes up Journal entry The honest reason", true)
}
