package practice_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"greenroom/audio"
	"greenroom/data"
)

func (s *stage) grade(take data.Take) int {
	s.t.Helper()
	kept, err := s.store.Take(context.Background(), take.ID)
	if err != nil {
		s.t.Fatal(err)
	}
	return kept.Grade
}

func TestHowATakeSoundedIsOneKeyAwayAfterIt(t *testing.T) {
	s := open(t)
	s.room.Enter("")
	s.shows(s.first.Text, true)
	s.press(fyne.KeyH) // nothing was recorded yet
	if len(s.window.Went) != 0 {
		t.Errorf("without a take it goes to %v", s.window.Went)
	}
	take := s.record(0)
	s.shows("How it sounded", true)
	s.press(fyne.KeyH)
	if want := fmt.Sprintf("review/%d", take.ID); len(s.window.Went) != 1 || s.window.Went[0] != want {
		t.Errorf("it goes to %v, want %s", s.window.Went, want)
	}
}

func TestATakeIsGradedByOneKeyAndTheGradeIsTakenBackByTheSame(t *testing.T) {
	s := open(t)
	s.room.Enter("")
	s.shows(s.first.Text, true)
	take := s.record(0)
	s.press(fyne.Key4)
	s.screen.Until("it is graded", func() bool { return s.grade(take) == 4 })
	s.shows("· Owned it", true)
	s.press(fyne.Key4)
	s.screen.Until("that is taken back", func() bool { return s.grade(take) == 0 })
	s.shows("· Owned it", false)
}

func TestAPlaceIsMarkedWhileItIsSpoken(t *testing.T) {
	s := open(t)
	s.room.Enter("")
	s.shows(s.first.Text, true)
	s.press(fyne.KeySpace)
	s.screen.Until("the microphone is open", func() bool { return s.machine.Recording(0) != nil })
	s.press(fyne.KeyM) // before the first sound there is nothing to mark
	s.machine.Recording(0).Hear(3 * audio.SampleRate)
	s.shows("mark this place", true)
	s.press(fyne.KeyM)
	s.shows("1 places marked", true) // English as it is without its translation
	s.press(fyne.KeySpace)
	s.shows("Hear it", true)
	marks, err := s.store.Marks(context.Background(), 1)
	if err != nil || len(marks) != 1 || marks[0].At != 3*time.Second || marks[0].Kind != data.MarkNote {
		t.Errorf("marks %+v, %v", marks, err)
	}
}

func TestAnAddressRecordsAnAnswerAtOnce(t *testing.T) {
	s := open(t)
	s.room.Enter(fmt.Sprintf("%d/record", s.second.ID))
	s.screen.Until("the microphone is open", func() bool { return s.machine.Recording(0) != nil })
	s.machine.Recording(0).Hear(100)
	s.shows(s.second.Text, true)
}

func TestAnAddressAsksTheNextQuestion(t *testing.T) {
	s := open(t)
	s.room.Enter(fmt.Sprint(s.first.ID))
	s.shows(s.first.Text, true)
	s.room.Enter("next")
	s.shows(s.second.Text, true)
}
