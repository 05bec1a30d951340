package today_test

import (
	"strings"
	"testing"
	"time"

	"greenroom/data"
	"greenroom/ui/uitest"
)

func TestSomebodyToWriteToIsHereOnceItIsDue(t *testing.T) {
	screen, store, window, room, question := open(t)
	shows(screen, room, question.Text)
	if seen := uitest.Words(room.Content()); strings.Contains(seen, "People to write to") {
		t.Errorf("there is a head over nothing in %q", seen)
	}
	now := store.Now()
	today := data.DayOf(now.Local())
	for _, name := range []string{"Ada", "Bob", "Cy"} {
		if _, err := store.SaveContact(t.Context(), data.Contact{Name: name, Rhythm: data.Rhythm{Wanted: 28, Longest: 42}}); err != nil {
			t.Fatal(err)
		}
	}
	for _, id := range []int64{2, 3} {
		if _, err := store.SaveTouch(t.Context(), data.Touch{ContactID: id, At: now.Add(-50 * 24 * time.Hour)}); err != nil {
			t.Fatal(err)
		}
	}
	for id, day := range map[int64]data.Day{1: today, 2: today.Add(1)} {
		if _, err := store.SaveFollowUp(t.Context(), data.FollowUp{ContactID: id, Day: day, Minute: data.AnyMinute, About: "Send the article"}); err != nil {
			t.Fatal(err)
		}
	}
	shows(screen, room, "Ada Send the article It has been a while with 2 people")
	if seen := uitest.Words(room.Content()); strings.Contains(seen, "Bob") {
		t.Errorf("Bob can wait until tomorrow, but is in %q", seen)
	}
	uitest.Press(t, "Ada", room.Content())
	uitest.Press(t, "It has been a while with 2 people", room.Content())
	if got := strings.Join(window.Went, " "); got != "network/1 network/slipping" {
		t.Errorf("it leads to %q", got)
	}
}
