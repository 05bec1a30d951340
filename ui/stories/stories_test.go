package stories_test

import (
	"context"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"greenroom/data"
	"greenroom/ui/prefs"
	"greenroom/ui/room"
	"greenroom/ui/stories"
	"greenroom/ui/uitest"
)

// evening is the time in these tests: a Tuesday.
var evening = time.Date(2026, 11, 24, 20, 0, 0, 0, time.Local)

type place struct {
	t      *testing.T
	store  *data.Store
	screen *uitest.Screen
	window *uitest.Window
	room   *stories.Room
}

// open shows the room over a store that some things were put into.
func open(t *testing.T, address string, before func(s *data.Store)) *place {
	t.Helper()
	p := &place{t: t, screen: uitest.NewScreen(t), window: &uitest.Window{}}
	p.window.Win = p.screen.Show(nil, 1084, 760)
	store, err := data.Open(t.Context(), t.TempDir(), data.Options{
		Now: func() time.Time { return evening }, Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	p.store = store
	if before != nil {
		before(store)
	}
	p.room = stories.New(stories.Deps{Window: p.window, Store: store, Prefs: func(ctx context.Context) (prefs.Prefs, error) {
		return prefs.Load(ctx, store)
	}})
	p.window.Win.SetContent(p.room.Content())
	t.Cleanup(func() {
		p.room.Flush()
		p.room.Close()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	p.room.Enter(address)
	return p
}

func (p *place) field(placeholder string) interface{ SetText(string) } {
	p.t.Helper()
	p.screen.Until("there is a field "+placeholder, func() bool { return uitest.Writable(placeholder, p.room.Content()) })
	return uitest.Field(p.t, placeholder, p.room.Content())
}

func (p *place) shows(text string) {
	p.t.Helper()
	p.screen.Until("the room shows "+text, func() bool { return strings.Contains(p.words(), text) })
}

// words is all that is seen, sheets over the window included.
func (p *place) words() string {
	all := uitest.Words(p.room.Content())
	for _, sheet := range p.window.Win.Canvas().Overlays().List() {
		all += " " + uitest.Words(sheet)
	}
	return all
}

func (p *place) press(label string) {
	p.t.Helper()
	in := func() []fyne.CanvasObject {
		return append([]fyne.CanvasObject{p.room.Content()}, p.window.Win.Canvas().Overlays().List()...)
	}
	p.screen.Until("there is "+label, func() bool { return uitest.Pressable(label, in()...) })
	uitest.Press(p.t, label, in()...)
}

func (p *place) keys(keys ...fyne.KeyName) {
	for _, key := range keys {
		if focused := p.window.Win.Canvas().Focused(); focused != nil {
			focused.TypedKey(&fyne.KeyEvent{Name: key})
			continue
		}
		p.room.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

// kept reads a story once what was typed is stored.
func (p *place) kept(id int64) data.Story {
	p.t.Helper()
	p.room.Flush()
	s, err := p.store.Story(p.t.Context(), id)
	if err != nil {
		p.t.Fatal(err)
	}
	return s
}

// ask puts a question into the store.
func ask(t *testing.T, s *data.Store, text string, tags ...string) data.Question {
	t.Helper()
	q, err := s.SaveQuestion(t.Context(), data.Question{Text: text, Tags: tags})
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func tell(t *testing.T, s *data.Store, story data.Story) data.Story {
	t.Helper()
	story, err := s.SaveStory(t.Context(), story)
	if err != nil {
		t.Fatal(err)
	}
	return story
}

// told is a story that lacks nothing.
var told = data.Story{
	Title: "Four buttons", Situation: "Dispatchers needed thirty buttons to send one ambulance.", Task: "I was to make it faster.",
	Action: "I sat beside them for a week, wrote down each press, and drew the four that were used most of the time.",
	Result: "A call is sent in eleven seconds instead of forty.", Learned: "To watch before I build.", Skills: []string{"listening"},
}

func (p *place) write(parts ...string) {
	for i, placeholder := range []string{"A name you can call it by", "Where and when was it, and what was going on?", "What was yours to do?",
		"What did you do, step by step?", "How did it end, and what stayed of it?"} {
		if i < len(parts) {
			p.field(placeholder).SetText(parts[i])
		}
	}
}

func TestAStoryIsKeptWhileItIsTypedAndToldWhatItLacks(t *testing.T) {
	p := open(t, "new", nil)
	p.shows("Said aloud")
	p.write("Four buttons", "At the clinic, for a whole winter.", "Make it faster.", "We drew it.")
	p.shows("What would make it stronger")
	p.shows("How did it end?")
	p.shows("“we” and never “I”")
	p.write("Four buttons", "At the clinic.", "Make it faster.", "I sat beside them for a week and drew the four buttons they used.", "Eleven seconds instead of forty.")
	p.screen.Until("that is no longer said", func() bool { return !strings.Contains(p.words(), "“we” and never “I”") })
	p.field("11 seconds instead of 40").SetText("11 s")
	p.press("Personal")
	p.screen.Until("it is stored", func() bool { _, err := p.store.Story(t.Context(), 1); return err == nil })
	s := p.kept(1)
	if s.Title != "Four buttons" || s.Result != "Eleven seconds instead of forty." || s.Figure != "11 s" || s.Sphere != data.SpherePersonal {
		t.Errorf("kept %+v", s)
	}
}

func TestAWholeStoryIsSaidToBeWholeAndItsSharesStandAboveTheIdeal(t *testing.T) {
	p := open(t, "1", func(s *data.Store) { tell(t, s, told) })
	p.shows("It has all that a story needs")
	p.shows("Aloud it takes about 0:")
	if strings.Contains(p.words(), "stronger") {
		t.Error("something is still said to be missing")
	}
}

func TestRehearsingMakesAQuestionOfTheFourPartsAndLeadsToIt(t *testing.T) {
	p := open(t, "1", func(s *data.Store) { tell(t, s, told) })
	p.shows("Not yet. What is said once aloud")
	p.press("Rehearse it")
	p.screen.Until("it leads to the practice room", func() bool { return len(p.window.Went) > 0 })
	uid, err := p.store.UID(t.Context(), data.Ref{Kind: data.KindStory, ID: 1})
	if err != nil {
		t.Fatal(err)
	}
	q, err := p.store.Spoken(t.Context(), "story/"+uid)
	if err != nil {
		t.Fatal(err)
	}
	if len(q.Steps) != 4 || !strings.Contains(q.Steps[2], "I sat beside them") || !strings.Contains(q.Outline, "→ A call is sent") || q.Length != data.LengthStory {
		t.Errorf("it is %+v", q)
	}
	if err := p.store.SaveOutline(t.Context(), q.ID, "my own words"); err != nil {
		t.Fatal(err)
	}
	p.field("What was yours to do?").SetText("To make it twice as fast.")
	p.window.Went = nil
	p.press("Rehearse it")
	p.screen.Until("it leads there again", func() bool { return len(p.window.Went) > 0 })
	again, err := p.store.Question(t.Context(), q.ID)
	if err != nil || again.Outline != "my own words" || !strings.Contains(again.Steps[1], "twice as fast") {
		t.Errorf("again it is %+v, %v", again, err)
	}
}

func TestTakesOfAStoryAreToldAndTheBestIsHeard(t *testing.T) {
	p := open(t, "1", func(s *data.Store) {
		story := tell(t, s, told)
		uid, err := s.UID(t.Context(), data.Ref{Kind: data.KindStory, ID: story.ID})
		if err != nil {
			t.Fatal(err)
		}
		q, err := s.SpokenOf(t.Context(), data.Question{Subject: "story/" + uid, Text: "Tell it."})
		if err != nil {
			t.Fatal(err)
		}
		for i, grade := range []int{4, 2} {
			take, err := s.BeginTake(t.Context(), data.Take{QuestionID: q.ID})
			if err == nil {
				take.Duration = time.Duration(90+i) * time.Second
				err = s.FinishTake(t.Context(), take)
			}
			if err == nil {
				err = s.SetGrade(t.Context(), take.ID, grade)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	})
	p.shows("Told 2 times, the last time")
	p.shows("in 1:31")
	p.press("Hear the best")
	p.press("How it sounded")
	if want := []string{"take/1", "review/1"}; !slices.Equal(p.window.Went, want) {
		t.Errorf("went to %v, want %v", p.window.Went, want)
	}
}

func TestQuestionsAreOfferedLinkedAndTheLinkTakenBack(t *testing.T) {
	p := open(t, "1", func(s *data.Store) {
		ask(t, s, "When did listening help?", "listening")
		ask(t, s, "Why us?")
		tell(t, s, told)
	})
	p.shows("It might also answer")
	p.press("Link")
	p.screen.Until("it is linked", func() bool { return slices.Equal(p.kept(1).Questions, []int64{1}) })
	p.shows("Practise")
	p.field("What was yours to do?").SetText("Another word.")
	if got := p.kept(1); !slices.Equal(got.Questions, []int64{1}) {
		t.Errorf("typing on, it is linked to %v", got.Questions)
	}
	if err := p.window.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := p.kept(1); len(got.Questions) != 0 || got.Task != "Another word." {
		t.Errorf("taken back, it is %+v", got)
	}
	p.press("Choose questions")
	p.shows("Which questions does it answer?")
	p.shows("Why us?")
	p.press("Why us?")
	p.screen.Until("it is linked", func() bool { return slices.Equal(p.kept(1).Questions, []int64{2}) })
}

func TestAStoryBegunForAQuestionIsLinkedToIt(t *testing.T) {
	p := open(t, "new/question/1", func(s *data.Store) { ask(t, s, "Why us?") })
	p.shows("Why us?")
	p.write("The lamp")
	p.screen.Until("it is stored", func() bool { _, err := p.store.Story(t.Context(), 1); return err == nil })
	if got := p.kept(1).Questions; !slices.Equal(got, []int64{1}) {
		t.Errorf("linked to %v", got)
	}
}

func TestAStoryBegunForASkillShowsIt(t *testing.T) {
	p := open(t, "new/skill/CI/CD", nil)
	p.write("The night the tests ran")
	p.screen.Until("it is stored", func() bool { _, err := p.store.Story(t.Context(), 1); return err == nil })
	if got := p.kept(1).Skills; !slices.Equal(got, []string{"CI/CD"}) {
		t.Errorf("it shows %q", got)
	}
}

func TestAStoryIsDeletedAndComesBack(t *testing.T) {
	p := open(t, "1", func(s *data.Store) { tell(t, s, told) })
	p.shows("Said aloud")
	p.press("Delete this story")
	p.screen.Until("it can be undone", func() bool { return p.window.Undo != nil })
	p.shows("What you can tell")
	if err := p.window.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.shows("Said aloud")
}

func TestWhatHelpsInAnIndustryIsShownOnceItIsChosen(t *testing.T) {
	p := open(t, "1", func(s *data.Store) {
		tell(t, s, told)
		if _, err := s.SaveOwnField(t.Context(), data.OwnField{Name: "Law", Words: "On the merits"}); err != nil {
			t.Fatal(err)
		}
	})
	p.shows("Law")
	p.press("Law")
	p.shows("What helps in Law")
	p.press("What helps in Law")
	p.shows("On the merits")
	fields, err := p.store.OwnFields(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if got := p.kept(1).Industries; len(got) != 1 || got[0] != fields[0].Industry() {
		t.Errorf("it belongs to %v", got)
	}
}

func TestTheGridTellsWhichQuestionsHaveNoStoryAndLinksByOneKey(t *testing.T) {
	p := open(t, "coverage", func(s *data.Store) {
		first := ask(t, s, "Why us?")
		ask(t, s, "What is hard?")
		tell(t, s, data.Story{Title: "The lamp", Questions: []int64{first.ID}})
		tell(t, s, data.Story{Title: "The map"})
	})
	p.shows("1 of 2 questions have a story.")
	p.shows("“Why us?” has the story “The lamp”.")
	p.keys(fyne.KeyDown)
	p.shows("“What is hard?” does not have the story “The lamp”.")
	p.keys(fyne.KeyRight, fyne.KeySpace)
	p.shows("“What is hard?” has the story “The map”.")
	p.screen.Until("it is kept", func() bool { return slices.Equal(p.kept(2).Questions, []int64{2}) })
	p.shows("2 of 2 questions have a story.")
	if err := p.window.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.shows("1 of 2 questions have a story.")
	p.press("Without a story")
	p.screen.Until("only the other is left", func() bool {
		return strings.Contains(p.words(), "What is hard?") && !strings.Contains(p.words(), "Why us?")
	})
	p.press("Practise the question")
	p.press("Open the story")
	p.press("A new story for it")
	if want := []string{"practise/2", "stories/2", "stories/new/question/2"}; !slices.Equal(p.window.Went, want) {
		t.Errorf("went to %v, want %v", p.window.Went, want)
	}
}

func TestAStoryThatAnswersFarMoreThanTheOthersIsNamed(t *testing.T) {
	p := open(t, "coverage", func(s *data.Store) {
		var ids []int64
		for _, text := range []string{"One?", "Two?", "Three?", "Four?", "Five?"} {
			ids = append(ids, ask(t, s, text).ID)
		}
		tell(t, s, data.Story{Title: "The lamp", Questions: ids})
		tell(t, s, data.Story{Title: "The map", Questions: ids[:2]})
	})
	p.shows("“The lamp” answers 5 of them")
}

var _ room.Room = (*stories.Room)(nil)
