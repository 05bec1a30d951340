package passions_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"greenroom/assets"
	"greenroom/data"
	"greenroom/ui/passions"
	"greenroom/ui/room"
	"greenroom/ui/uitest"
)

// evening is the time in these tests: a Tuesday.
var evening = time.Date(2026, 11, 24, 20, 0, 0, 0, time.Local)

func open(t *testing.T) *uitest.Place {
	t.Helper()
	prompts, err := data.ReadPrompts(assets.Prompts())
	if err != nil {
		t.Fatal(err)
	}
	return uitest.Open(t, evening, fyne.NewSize(704, 604), func(win room.Window, store *data.Store) room.Room {
		return passions.New(passions.Deps{Window: win, Store: store, Prompts: prompts})
	})
}

const lost = "When did you last look up and find that hours had gone by?"

// answers is the field in which a prompt is answered.
const answers = "In your own words. A few lines are enough."

func one[T any](t *testing.T) func(value T, err error) T {
	return func(value T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func TestAnAnswerToAPromptIsAPageOfTheJournalAndThePathGoesOnWhereItStopped(t *testing.T) {
	p := open(t)
	p.Enter("path")
	p.Shows(lost)
	p.Field(answers).SetText("Dating old photographs.")
	p.Flush()
	lines := one[[]data.EntryLine](t)(p.Store.Entries(t.Context(), data.EntryFilter{Prompt: "lost-time"}))
	if len(lines) != 1 || lines[0].Title != lost || lines[0].Excerpt != "Dating old photographs." || lines[0].Private {
		t.Fatalf("kept are %+v", lines)
	}
	p.Shows("1 of 7 are answered. The others wait.")
	p.Press("Next")
	p.Shows("Which subject do you bring up with friends")
	p.Room.Leave()
	p.Enter("path") // it is still there
	p.Shows("What moves you · 2 / 7")
	p.Enter("path/lost-time")
	p.Screen.Until("what was written is there", func() bool { return p.Field(answers).Text == "Dating old photographs." })
	p.Field(answers).SetText("Dating old photographs, by their coats.")
	p.Flush()
	if n := one[int](t)(p.Store.CountEntries(t.Context(), data.EntryFilter{Prompt: "lost-time"})); n != 1 {
		t.Errorf("writing on made %d entries", n)
	}
}

func TestThePathIsWalkedByKeys(t *testing.T) {
	p := open(t)
	p.Enter("path")
	p.Shows(lost)
	p.Key(fyne.KeyE)
	p.Shows("Give me fragments and a reason to date them")
	p.Key(fyne.KeyRight, fyne.KeyRight)
	p.Shows("What have you done that you are still proud of")
	if strings.Contains(p.Words(), "stock room") {
		t.Error("the example is shown before it is asked for")
	}
	p.Key(fyne.KeyLeft)
	p.Shows("Which subject do you bring up")
	p.Key(fyne.KeyReturn)
	if p.Window.Win.Canvas().Focused() != fyne.Focusable(p.Field(answers)) {
		t.Error("Enter does not lead into the answer")
	}
}

func TestAPromptIsAnsweredAloudAndHeardAgain(t *testing.T) {
	p := open(t)
	p.Enter("path/proud")
	p.Shows("still proud of")
	p.Press("Say it instead")
	p.Went("practise/1")
	q := one[data.Question](t)(p.Store.Spoken(t.Context(), "prompt/proud"))
	take := one[data.Take](t)(p.Store.BeginTake(t.Context(), data.Take{QuestionID: q.ID, Device: "Microphone"}))
	take.Duration = time.Minute
	if err := p.Store.FinishTake(t.Context(), take); err != nil {
		t.Fatal(err)
	}
	p.Shows("Say it again")
	p.Shows("1 of 7 are answered.")
	lines := one[[]data.EntryLine](t)(p.Store.Entries(t.Context(), data.EntryFilter{Prompt: "proud"}))
	if len(lines) != 1 {
		t.Fatalf("saying it made %d entries of the journal", len(lines))
	}
	if e := one[data.Entry](t)(p.Store.Entry(t.Context(), lines[0].ID)); e.TakeID != take.ID || !strings.HasPrefix(e.Title, "What have you done that you are still proud of") {
		t.Errorf("the entry is %+v", e)
	}
	if err := p.Store.SaveOutline(t.Context(), q.ID, "the forty pages"); err != nil {
		t.Fatal(err)
	}
	p.Window.Went = nil
	p.Press("Say it again")
	p.Went("practise/1")
	if again := one[data.Question](t)(p.Store.Spoken(t.Context(), "prompt/proud")); again.ID != q.ID || again.Outline != "the forty pages" {
		t.Errorf("saying it again made %+v of question %d", again, q.ID)
	}
}

func TestAnAnswerIsWrittenAnewAndTheOldOneStays(t *testing.T) {
	p := open(t)
	p.Enter("path/talk")
	p.Shows("Which subject do you bring up")
	p.Field(answers).SetText("Night buses.")
	p.Flush()
	p.Shows("Saved ") // and what that shows is over before the time is another
	if uitest.Pressable("Write it anew", p.Room.Content()) {
		t.Error("what was written today is to be written anew")
	}
	p.Wait(180 * 24 * time.Hour)
	p.Enter("path/talk")
	p.Screen.Until("it can be written anew", func() bool { return uitest.Pressable("Write it anew", p.Room.Content()) })
	p.Press("Write it anew")
	p.Screen.Until("the page is empty", func() bool { return p.Field(answers).Text == "" })
	p.Field(answers).SetText("Ferries.")
	p.Flush()
	lines := one[[]data.EntryLine](t)(p.Store.Entries(t.Context(), data.EntryFilter{Prompt: "talk"}))
	if len(lines) != 2 || lines[0].Excerpt != "Ferries." || lines[1].Excerpt != "Night buses." {
		t.Errorf("kept are %+v", lines)
	}
	p.Enter("path/proud")
	p.Shows("still proud of")
	p.Enter("path/talk")
	p.Screen.Until("the newest is shown", func() bool { return p.Field(answers).Text == "Ferries." })
}

func TestAKeyMomentGoesIntoTheNarrative(t *testing.T) {
	p := open(t)
	p.Enter("path/talk")
	p.Shows("Which subject do you bring up")
	if uitest.Pressable("Into your narrative", p.Room.Content()) {
		t.Error("what is no moment is offered for the narrative")
	}
	p.Enter("path/spark")
	p.Shows("Where did it begin")
	p.Field(answers).SetText("The radio.")
	p.Press("Into your narrative")
	p.Went("narrative/new/entry/1")
}

func TestAPassionThatAnAnswerLedToKeepsItBeside(t *testing.T) {
	p := open(t)
	p.Enter("path/talk")
	p.Shows("Which subject do you bring up")
	p.Field(answers).SetText("Night buses.")
	p.Press("Make a passion of it")
	p.Went("passions/new/entry/1")
	p.Enter("new/entry/1")
	p.Shows("In your journal")
	p.Field("What moves you").SetText("Timetables")
	p.Field("What an employer has of it").SetText("I ask who is left out.")
	p.Press("Both")
	p.Flush()
	kept := one[data.Passion](t)(p.Store.Passion(t.Context(), 1))
	if kept.Name != "Timetables" || kept.Employer != "I ask who is left out." || kept.Sphere != data.SphereBoth {
		t.Errorf("kept is %+v", kept)
	}
	if e := one[data.Entry](t)(p.Store.Entry(t.Context(), 1)); e.PassionID != 1 || e.Body != "Night buses." {
		t.Errorf("the entry is %+v", e)
	}
	story := one[data.Story](t)(p.Store.SaveStory(t.Context(), data.Story{Title: "The last bus", Passions: []int64{1}}))
	p.Shows("Stories that show it")
	p.Press("The last bus")
	if story.ID != 1 {
		t.Fatal("another story")
	}
	p.Went("stories/1")
	p.Press("Write about it")
	p.Went("journal/new/passion/1")
	p.Press("Tell a story of it")
	p.Went("stories/new/passion/1")
}

func TestADeletedPassionComesBack(t *testing.T) {
	p := open(t)
	one[data.Passion](t)(p.Store.SavePassion(t.Context(), data.Passion{Name: "Maps"}))
	p.Enter("1")
	p.Shows("Evidence")
	p.Press("Delete this passion")
	p.Undo()
	if kept := one[data.Passion](t)(p.Store.Passion(t.Context(), 1)); kept.Name != "Maps" {
		t.Errorf("came back as %+v", kept)
	}
}

func TestAWordThatComesBackLeadsToWhatStandsBehindIt(t *testing.T) {
	p := open(t)
	p.Enter("themes")
	p.Shows("Nothing comes back yet")
	for _, body := range []string{"Drawing harbours.", "A harbour at night."} {
		one[data.Entry](t)(p.Store.SaveEntry(t.Context(), data.Entry{Title: body, Body: body}))
	}
	one[data.Passion](t)(p.Store.SavePassion(t.Context(), data.Passion{Name: "Lanterns", Why: "They light harbours."}))
	p.Shows("In 3 things you wrote, now as before.")
	p.Shows("→ stays")
	p.Press("A harbour at night.")
	p.Went("journal/2")
	p.Press("Lanterns")
	p.Went("passions/1")
	p.Press("See 2 entries in the journal")
	p.Went("journal/find/harbour")
	p.Press("What grows")
	p.Shows("No word goes that way just now.")
}

func TestADayOfWritingIsPrivateAndItsClockEndsInWords(t *testing.T) {
	p := open(t)
	p.Enter("writing")
	p.Shows("What happened, as it was for you")
	p.Key(fyne.KeySpace)
	p.Shows("Rest")
	const field = "Just write. Spelling does not matter, nobody reads it."
	p.Field(field).SetText("It was a Tuesday.")
	p.Flush()
	if n := one[int](t)(p.Store.CountEntries(t.Context(), data.EntryFilter{})); n != 0 {
		t.Errorf("%d entries can be seen by everybody", n)
	}
	e := one[data.Entry](t)(p.Store.Entry(t.Context(), 1))
	if !e.Private || e.Prompt != "writing-1" || e.Body != "It was a Tuesday." {
		t.Errorf("kept is %+v", e)
	}
	p.Shows("Day 1 ✓")
	p.Wait(20 * time.Minute)
	p.Shows("Twenty minutes. Finish the sentence, then let it lie.")
	p.Shows("Once more")
	p.Room.Leave()
	p.Wait(-10 * time.Minute)
	p.Enter("writing/2")
	p.Shows("How far it reaches")
	p.Shows("Begin")
	p.Enter("") // and home
	p.Wait(48 * time.Hour)
	p.Enter("writing")
	p.Shows("How far it reaches")
	if strings.Contains(p.Words(), "missed") {
		t.Error("days are counted")
	}
}
