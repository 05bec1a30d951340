package deck_test

import (
	"fmt"
	"strings"
	"testing"

	"greenroom/data"
	"greenroom/ui/uitest"
)

func TestStoriesThatFitAQuestionAreNamedWithItAndLeadToTheirRoom(t *testing.T) {
	p := newPlace(t)
	questions, err := p.store.Questions(t.Context(), data.QuestionFilter{})
	if err != nil {
		t.Fatal(err)
	}
	q := questions[0]
	if _, err := p.store.SaveStory(t.Context(), data.Story{Title: "Four buttons", Questions: []int64{q.ID}}); err != nil {
		t.Fatal(err)
	}
	if _, err := p.store.SaveStory(t.Context(), data.Story{Title: "Nothing of the kind"}); err != nil {
		t.Fatal(err)
	}
	p.room.Enter(fmt.Sprint(q.ID))
	p.screen.Until("the story is named", func() bool { return strings.Contains(uitest.Words(p.room.Content()), "✓ Four buttons") })
	if strings.Contains(uitest.Words(p.room.Content()), "Nothing of the kind") {
		t.Error("a story that has nothing of it is named")
	}
	uitest.Press(t, "✓ Four buttons", p.room.Content())
	uitest.Press(t, "+ New story", p.room.Content())
	if got := strings.Join(p.went, " "); got != fmt.Sprintf("stories/1 stories/new/question/%d", q.ID) {
		t.Errorf("they lead to %s", got)
	}
}
