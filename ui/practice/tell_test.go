package practice_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"greenroom/data"
	"greenroom/ui/prefs"
	"greenroom/ui/uitest"
)

func (s *stage) tell(story data.Story) data.Story {
	s.t.Helper()
	story, err := s.store.SaveStory(context.Background(), story)
	if err != nil {
		s.t.Fatal(err)
	}
	return story
}

func (s *stage) pressButton(label string) {
	s.t.Helper()
	uitest.Press(s.t, label, s.room.Content())
}

func (s *stage) outline(id int64) string {
	s.t.Helper()
	s.room.Flush()
	q, err := s.store.Question(context.Background(), id)
	if err != nil {
		s.t.Fatal(err)
	}
	return q.Outline
}

func TestStoriesThatFitStandBesideTheQuestionAndBecomeItsOutline(t *testing.T) {
	s := open(t)
	story := s.tell(data.Story{Title: "The hardest week", Situation: "Winter at the clinic.", Action: "I sat beside them. I drew four buttons.", Result: "It took 11 s."})
	s.tell(data.Story{Title: "Nothing of the kind", Action: "I sold lamps."})
	ctx := context.Background()
	if err := s.store.SaveOutline(ctx, s.second.ID, "old words"); err != nil {
		t.Fatal(err)
	}
	s.room.Enter("2")
	s.shows("You could tell", true)
	s.shows("Nothing of the kind", false)
	s.press(fyne.KeyT)
	s.shows("Has words of the question", true)
	s.pressButton("Make it the outline")
	want := "Winter at the clinic\n– I sat beside them\n– I drew four buttons\n→ It took 11 s"
	s.screen.Until("it is the outline", func() bool { return s.outline(s.second.ID) == want })
	s.screen.Until("it can be undone", func() bool { return s.window.Undo != nil })
	if now, err := s.store.Story(ctx, story.ID); err != nil || !slices.Equal(now.Questions, []int64{s.second.ID}) {
		t.Errorf("the story is linked to %v, %v", now.Questions, err)
	}
	if err := s.window.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if now, err := s.store.Story(ctx, story.ID); err != nil || len(now.Questions) != 0 || s.outline(s.second.ID) != "old words" {
		t.Errorf("taken back, it is linked to %v, outline %q, %v", now.Questions, s.outline(s.second.ID), err)
	}
	s.screen.Until("the page shows the old words", func() bool {
		return uitest.Field(t, "A few words to speak from. Not sentences: you will say it differently, and better.", s.room.Content()).Text == "old words"
	})
}

func TestALinkedStoryBecomesTheOutlineByOnePress(t *testing.T) {
	s := open(t)
	s.tell(data.Story{Title: "Four buttons", Action: "I drew four buttons.", Questions: []int64{s.second.ID}})
	s.room.Enter("2")
	s.shows("Outline from “Four buttons”", true)
	s.pressButton("Outline from “Four buttons”")
	s.screen.Until("it is the outline", func() bool { return s.outline(s.second.ID) == "– I drew four buttons" })
	s.shows("Outline from “Four buttons”", false)
}

func TestTheOutlineStaysInSightWhileSpeakingIfThatIsWished(t *testing.T) {
	s := open(t)
	if err := s.store.SaveOutline(context.Background(), s.first.ID, "only these words"); err != nil {
		t.Fatal(err)
	}
	s.room.Enter("1")
	s.shows(s.first.Text, true)
	s.pressButton("In sight while I speak")
	s.room.Flush()
	set, err := prefs.Load(context.Background(), s.store)
	if err != nil || !set.Practice.OutlineWhileSpeaking {
		t.Fatalf("kept %+v, %v", set.Practice, err)
	}
	s.press(fyne.KeySpace)
	s.screen.Until("the microphone is open", func() bool { return s.machine.Recording(0) != nil })
	s.machine.Recording(0).Hear(1000)
	s.shows("Recording through", true)
	s.shows("only these words", true)
	if words := uitest.Words(s.room.Content()); strings.Contains(words, "Begin with them.") {
		t.Errorf("the guidance is in sight as well: %q", words)
	}
}

func TestWhatHelpsInItsIndustryStandsBelowTheGuidanceOfAQuestion(t *testing.T) {
	s := open(t)
	q, err := s.store.SaveQuestion(context.Background(), data.Question{Text: "Why care?", Theme: data.ThemeMotivation, Industries: []data.Industry{data.IndustryHealth}})
	if err != nil {
		t.Fatal(err)
	}
	s.room.Enter("3")
	s.shows(q.Text, true)
	s.press(fyne.KeyG)
	s.shows("In Healthcare and social", true)
	s.shows("Proof they look for", true)
}

func TestWhatHelpsInTheIndustryOfAFileStandsBesideTheQuestionsPractisedForIt(t *testing.T) {
	s := open(t)
	s.room.Enter("1")
	s.shows(s.first.Text, true)
	s.press(fyne.KeyG)
	s.shows("In Healthcare and social", false)
	file := data.Company{Name: "The clinic", Industry: data.IndustryHealth, Questions: []int64{s.first.ID}}
	if _, err := s.store.SaveCompany(context.Background(), file); err != nil {
		t.Fatal(err)
	}
	s.shows("In Healthcare and social", true)
	s.room.Enter("2")
	s.shows(s.first.Text, false)
	s.press(fyne.KeyG)
	s.shows("In Healthcare and social", false)
}

func TestWhatIsSpokenOfElsewhereLeadsBackAndNotOnThroughTheDeck(t *testing.T) {
	s := open(t)
	story := s.tell(data.Story{Title: "Four buttons", Action: "I drew four buttons."})
	uid, err := s.store.UID(context.Background(), data.Ref{Kind: data.KindStory, ID: story.ID})
	if err != nil {
		t.Fatal(err)
	}
	q, err := s.store.SpokenOf(context.Background(), data.Question{Subject: "story/" + uid, Text: "Tell it.", Steps: []string{"The whole action."}})
	if err != nil {
		t.Fatal(err)
	}
	s.room.Enter("1")
	s.shows(s.first.Text, true)
	s.room.Enter("3")
	s.shows("Tell it.", true)
	s.shows("Follow-ups", false)
	s.shows("Next", false)
	s.press(fyne.KeyT)
	s.shows("The story itself", true)
	s.shows("You could tell", false)
	s.pressButton("Make it the outline")
	s.screen.Until("it is the outline", func() bool { return s.outline(q.ID) == "– I drew four buttons" })
	s.press(fyne.KeyReturn)
	if want := []string{"back"}; !slices.Equal(s.window.Went, want) {
		t.Errorf("Enter leads to %v", s.window.Went)
	}
	s.room.Leave()
	s.room.Enter("")
	s.shows("Tell it.", false)
	s.shows(s.second.Text, true)
}
