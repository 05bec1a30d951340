package practice_test

import (
	"fmt"
	"testing"

	"greenroom/data"
	"greenroom/ui/uitest"
)

func TestAQuestionTellsWhereItComesUpElsewhere(t *testing.T) {
	s := open(t)
	q := s.ask("Why do you want this job?")
	s.room.Enter(fmt.Sprint(q.ID))
	s.shows(q.Text, true)
	s.shows("Elsewhere", false)
	if _, err := s.store.SaveEntry(t.Context(), data.Entry{Title: "The honest reason", QuestionID: q.ID}); err != nil {
		t.Fatal(err)
	}
	s.shows("Elsewhere", true)
	uitest.Press(t, "Elsewhere", s.room.Content())
	s.shows("Where this comes up Journal entry The honest reason", true)
	other := s.ask("What are you proud of?")
	s.room.Enter(fmt.Sprint(other.ID))
	s.shows(other.Text, true)
	s.shows("Elsewhere", false)
}
