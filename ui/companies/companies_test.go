package companies_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/ui/uitest"
	"greenroom/ui/widget"
)

var ctx = context.Background()

// stored is a store with two stories, a passion, a contact and a file.
func stored(store *data.Store) {
	do := func(_ any, err error) {
		if err != nil {
			panic(err)
		}
	}
	do(store.SavePassion(ctx, data.Passion{Name: "Plain words", Employer: "fewer calls to support", Tags: []string{"editing"}}))
	do(store.SaveStory(ctx, data.Story{Title: "The manual nobody read", Figure: "40 % fewer calls", Skills: []string{"technical writing"}, Questions: []int64{5}}))
	do(store.SaveStory(ctx, data.Story{Title: "The fair", Action: "I sold."}))
	do(store.SaveContact(ctx, data.Contact{Name: "Mira Olsen", Company: "Northlight"}))
	do(store.SaveCompany(ctx, data.Company{Name: "Northlight", Role: "Technical writer"}))
}

func TestWhatIsTypedIsStoredWithItsIndustryAndStage(t *testing.T) {
	p := open(t, "new/Northlight", nil)
	p.shows("What they ask for, and what you have")
	p.field("Which role").SetText("Writer")
	p.field("What they are there for, in one sentence").SetText("Light at sea")
	p.field("Paste the whole job description here").SetText("Requirements:\n- SQL")
	p.field("What to wear").SetText("Grey")
	p.shows("Creative and arts")
	p.press("Creative and arts")
	p.press("In talks")
	p.screen.Until("it is stored", func() bool { _, err := p.store.Company(t.Context(), 1); return err == nil })
	f := p.kept()
	if f.Name != "Northlight" || f.Role != "Writer" || f.Mission != "Light at sea" || f.Industry != data.IndustryCreative ||
		f.Stage != "talking" || !strings.Contains(f.Job, "- SQL") || f.Wear != "Grey" {
		t.Errorf("kept %+v", f)
	}
	p.shows("What helps in Creative and arts")
}

// asked is the stored company whose interviewer was written down twice.
func asked(t *testing.T) func(store *data.Store) {
	return func(store *data.Store) {
		stored(store)
		if _, err := store.SaveContact(ctx, data.Contact{Name: "M. Olsen"}); err != nil {
			t.Fatal(err)
		}
		f := data.Company{ID: 1, Name: "Northlight", People: []data.CompanyContact{{ContactID: 2, Part: "asks"}}}
		if _, err := store.SaveCompany(ctx, f); err != nil {
			t.Fatal(err)
		}
	}
}

// merge makes the two one, as another room does it.
func (p *place) merge() {
	p.t.Helper()
	p.ahead.Add(int64(time.Minute))
	if _, err := p.store.MergeContacts(ctx, 1, 2); err != nil {
		p.t.Fatal(err)
	}
}

func TestWhatAnotherRoomChangedIsShownAndNotTypedOver(t *testing.T) {
	for name, came := range map[string]func(p *place){
		"before one comes back": func(p *place) {
			p.room.Leave()
			p.merge()
			p.screen.Until("the room has heard of it", func() bool { return true })
			p.room.Wait()
			p.room.Enter("1")
		},
		"just after one came back": func(p *place) {
			p.room.Leave()
			p.room.Enter("1")
			p.merge()
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := open(t, "1", asked(t))
			p.shows("M. Olsen")
			came(p)
			p.shows("Mira Olsen")
			p.field("What to wear").SetText("Grey")
			if f := p.kept(); f.Wear != "Grey" || len(f.People) != 1 || f.People[0].ContactID != 1 {
				t.Errorf("kept %+v", f)
			}
		})
	}
}

func TestWhatAnotherRoomChangesWhileOneWritesIsKeptToo(t *testing.T) {
	p := open(t, "1", asked(t))
	p.field("What to wear").SetText("Grey")
	p.merge()
	if f := p.kept(); f.Wear != "Grey" || len(f.People) != 1 || f.People[0].ContactID != 1 {
		t.Errorf("kept %+v", f)
	}
}

func TestSkillsAreSuggestedTickedAndMatchedAndGapsAreNamed(t *testing.T) {
	p := open(t, "1", stored)
	p.shows("What they ask for, and what you have")
	p.press("Suggest from the text")
	p.screen.Until("it asks for the text", func() bool { return len(p.window.Said) == 1 })
	p.field("Paste the whole job description here").SetText("What you bring:\n- experience with technical writing\n- experience with sailing\n- editing of texts")
	p.press("Suggest from the text")
	p.shows("Which of these does the job ask for?")
	p.press("Add these skills")
	p.shows("0 of 3 have something of yours. Still open: Technical writing, Editing, Sailing.")
	p.shows("+ The manual nobody…")
	p.press("+ The manual nobody…")
	p.press("+ Plain words")
	p.shows("2 of 3 have something of yours. Still open: Sailing.")
	p.shows("Nothing of yours names it yet.")
	if skills := p.kept().Skills; len(skills) != 3 || skills[0].StoryID != 1 || skills[1].PassionID != 1 || skills[2].Answered() {
		t.Errorf("kept %+v", skills)
	}
	p.press("The manual nobody…")
	p.went("stories/1")
	for _, o := range uitest.Seen(p.room.Content()) {
		if chip, ok := o.(*widget.Chip); ok && chip.Text() == "The manual nobody…" {
			chip.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
		}
	}
	p.shows("Still open: Technical writing, Sailing.")
}

func TestTheJobIsReadWithItsSkillsMarked(t *testing.T) {
	p := open(t, "1", func(store *data.Store) {
		stored(store)
		if _, err := store.SaveCompany(ctx, data.Company{ID: 1, Name: "Northlight", Job: "You plan shifts.\n\nPlanning is half of it."}); err != nil {
			t.Fatal(err)
		}
	})
	p.shows("What they ask for, and what you have")
	if uitest.Pressable("Read it with its skills marked", p.room.Content()) {
		t.Error("there is no skill to be marked")
	}
	f := p.kept()
	f.Skills = []data.JobSkill{{Name: "Planning"}, {Name: "Sailing"}}
	p.room.Leave()
	p.ahead.Add(int64(time.Minute))
	p.check(func() error { _, err := p.store.SaveCompany(ctx, f); return err }())
	p.room.Enter("1")
	p.press("Read it with its skills marked")
	p.shows("Not in these words: Sailing.")
	var marked []string
	for _, o := range uitest.Seen(p.window.Win.Canvas().Overlays().Top()) {
		rich, is := o.(*fynewidget.RichText)
		if !is {
			continue
		}
		if rich.String() != "You plan shifts.Planning is half of it." { // each line is a paragraph
			t.Errorf("it reads %q", rich.String())
		}
		for _, s := range rich.Segments {
			if words, is := s.(*fynewidget.TextSegment); is && words.Style.TextStyle.Underline {
				marked = append(marked, words.Text)
			}
		}
	}
	if fmt.Sprint(marked) != "[plan Planning]" {
		t.Errorf("marked are %q", marked)
	}
}

func TestAnyStoryAnswersASkillAndANewOneBeginsWithIt(t *testing.T) {
	p := open(t, "1", func(store *data.Store) {
		stored(store)
		if _, err := store.SaveCompany(ctx, data.Company{ID: 1, Name: "Northlight", Skills: []data.JobSkill{{Name: "CI/CD"}}}); err != nil {
			t.Fatal(err)
		}
	})
	p.shows("Nothing of yours names it yet.")
	p.press("Write a story for it")
	p.went("stories/new/skill/CI/CD")
	p.press("+ Another of yours")
	p.shows("What of yours answers “CI/CD”?")
	search := uitest.Search(t, "A story or a passion", p.window.Win.Canvas().Overlays().Top())
	p.shows("Plain words")
	search.SetText("fair")
	p.screen.Until("the others are gone", func() bool {
		return !strings.Contains(uitest.Words(p.window.Win.Canvas().Overlays().Top()), "Plain words")
	})
	search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	p.screen.Until("the sheet is closed", func() bool { return p.window.Win.Canvas().Overlays().Top() == nil })
	p.shows("Something of yours answers each of them.")
	if skills := p.kept().Skills; len(skills) != 1 || skills[0].StoryID != 2 {
		t.Errorf("kept %+v", skills)
	}
}

func TestASkillIsNotMatchedWithAStoryThatIsInTheTrash(t *testing.T) {
	p := open(t, "1", func(store *data.Store) {
		stored(store)
		if _, err := store.SaveCompany(ctx, data.Company{ID: 1, Name: "Northlight", Skills: []data.JobSkill{{Name: "Sailing", StoryID: 2}}}); err != nil {
			t.Fatal(err)
		}
	})
	p.shows("The fair")
	p.check(p.store.Delete(t.Context(), data.Ref{Kind: data.KindStory, ID: 2}))
	p.screen.Until("it is not shown", func() bool { return !strings.Contains(p.words(), "The fair") })
	p.check(p.store.Restore(t.Context(), data.Ref{Kind: data.KindStory, ID: 2}))
	p.shows("The fair")
}

func TestNewsHasADayThatIsOver(t *testing.T) {
	p := open(t, "1", stored)
	p.shows("What is new there")
	p.press("Add something new there")
	p.field("What happened").SetText("A yard in Bergen")
	p.field("Where you read it").SetText("the harbour news")
	p.field("When: 3 Nov").SetText("3 Dec")
	p.room.Flush()
	if news := p.kept().News; len(news) != 1 || news[0] != (data.News{Day: "2025-12-03", Text: "A yard in Bergen", Source: "the harbour news"}) {
		t.Errorf("kept %+v", news)
	}
	p.field("When: 3 Nov").SetText("whenever")
	p.shows("“whenever” is not understood.")
	p.field("When: 3 Nov").SetText("3 Nov 2026")
	if news := p.kept().News; news[0].Day != "2026-11-03" {
		t.Errorf("kept %+v", news)
	}
	p.press("Take this out")
	if news := p.kept().News; len(news) != 0 {
		t.Errorf("kept %+v", news)
	}
	p.check(p.window.Undo(t.Context()))
	p.screen.Until("it is back", func() bool { return len(p.kept().News) == 1 })
}

func TestPeopleAreOfTheNetworkOrNew(t *testing.T) {
	p := open(t, "1", stored)
	p.shows("People there")
	p.press("Add somebody")
	p.shows("Who is there?")
	p.shows("Mira Olsen")
	overlay := p.window.Win.Canvas().Overlays().Top()
	search := uitest.Search(t, "A name, a company", overlay)
	search.SetText("Mira")
	search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	p.shows("Their part: interviewer, knows the team")
	p.field("Their part: interviewer, knows the team").SetText("interviewer")
	if people := p.kept().People; len(people) != 1 || people[0] != (data.CompanyContact{ContactID: 1, Part: "interviewer"}) {
		t.Errorf("kept %+v", people)
	}
	p.press("Mira Olsen")
	p.went("network/1")
}

func TestQuestionsToAskComeFromTheBankOrAreOnesOwn(t *testing.T) {
	p := open(t, "1", stored)
	p.shows("3 questions to ask them")
	p.press("Choose from the bank")
	p.shows("What do you want to ask them?")
	p.press("What would be on my desk in the first week?")
	p.press("Who would I talk to most, and about what?")
	p.press("Ask these")
	p.screen.Until("fewer are left", func() bool { return !strings.Contains(p.words(), "3 questions to ask them") })
	p.press("Add one of your own")
	p.field("What do you want to know?").SetText("x") // the first of the three
	asks := p.kept().Asks
	if len(asks) != 2 || asks[0] != "x" || asks[1] != "Who would I talk to most, and about what?" {
		t.Errorf("kept %q", asks)
	}
}

func TestWhatMattersIsSuggestedToPractiseAndLeadsToAMockInterview(t *testing.T) {
	p := open(t, "1", func(store *data.Store) {
		stored(store)
		if _, err := store.SaveCompany(ctx, data.Company{ID: 1, Name: "Northlight", Skills: []data.JobSkill{{Name: "Writing", StoryID: 1}}}); err != nil {
			t.Fatal(err)
		}
	})
	p.shows("Questions to be ready for")
	p.press("Suggest questions")
	p.shows("These matter for this talk")
	p.press("Practise these")
	p.shows("were said at least once")
	ids := p.kept().Questions
	if len(ids) != 9 || ids[0] != 5 {
		t.Errorf("chosen %v; first should be what the story answers", ids)
	}
	p.press("Mock interview with these")
	p.went("mock/company/1")
	question, err := p.store.Question(t.Context(), ids[1])
	p.check(err)
	p.press("Take “" + question.Text + "” out")
	p.screen.Until("it is out", func() bool { return len(p.kept().Questions) == 8 })
	p.check(p.window.Undo(t.Context()))
	p.screen.Until("it is back", func() bool { return len(p.kept().Questions) == 9 })
	p.shows(question.Text)
	p.press(question.Text)
	p.went(fmt.Sprintf("practise/%d", ids[1]))
}

func TestAPassionIsTakenIntoTheFileByOnePress(t *testing.T) {
	p := open(t, "1", stored)
	p.shows("+ Plain words")
	p.press("+ Plain words")
	if text := p.kept().Passions; text != "Plain words: fewer calls to support" {
		t.Errorf("kept %q", text)
	}
	if strings.Contains(p.words(), "+ Plain words") {
		t.Error("it is offered again")
	}
}

func TestTheRingSaysWhatIsLeftUntilAllIsPrepared(t *testing.T) {
	p := open(t, "1", func(store *data.Store) {
		stored(store)
		take, err := store.BeginTake(ctx, data.Take{QuestionID: 5})
		if err == nil {
			take.Duration = time.Minute
			err = store.FinishTake(ctx, take)
		}
		if err != nil {
			t.Fatal(err)
		}
	})
	p.shows("Of ten things you have prepared 0. What is left:")
	for _, what := range []string{"their aim and values", "whom you meet", "what they ask for", "3 questions to ask them", "what to wear and bring"} {
		p.shows(what)
	}
	f := p.kept()
	f.Mission, f.Principles, f.Culture, f.Products, f.Job, f.Passions, f.Wear, f.Bring = "a", "b", "c", "d", "e", "f", "g", "h"
	f.News, f.People = []data.News{{Text: "n"}}, []data.CompanyContact{{ContactID: 1}}
	f.Asks, f.Questions, f.Skills = []string{"1", "2", "3"}, []int64{5}, []data.JobSkill{{Name: "x", Note: "y"}}
	saved, err := p.store.SaveCompany(t.Context(), data.Company{Name: "Whole", Mission: f.Mission, Principles: f.Principles, Culture: f.Culture, Products: f.Products,
		Job: f.Job, Passions: f.Passions, Wear: f.Wear, Bring: f.Bring, News: f.News, People: f.People, Asks: f.Asks, Questions: f.Questions, Skills: f.Skills})
	p.check(err)
	p.room.Enter(fmt.Sprint(saved.ID))
	p.shows("All is prepared. The evening before, the brief is all you need.")
}

func TestTheBriefIsShownFromTheFileAndByItsAddress(t *testing.T) {
	p := open(t, "1/brief", stored)
	p.shows("One page for the evening before.")
	p.shows("PDF…")
	p.press("Close")
	p.screen.Until("it is closed", func() bool { return !strings.Contains(p.words(), "PDF…") })
	p.field("What to wear").SetText("The grey jacket")
	p.press("The brief")
	p.shows("Ready to leave")
	p.shows("The grey jacket")
}

func TestTheStorySoFarOpensWhatItTells(t *testing.T) {
	p := open(t, "1/story", func(store *data.Store) {
		stored(store)
		if _, err := store.SaveInterview(ctx, data.Interview{Company: "Northlight", CompanyID: 1, Round: "Second talk", At: evening.Add(40 * time.Hour), Contacts: []int64{1}}); err != nil {
			t.Fatal(err)
		}
	})
	p.shows("You began this file")
	p.shows("Second talk")
	p.shows("You will meet them")
	key := func(name fyne.KeyName) {
		focused := p.window.Win.Canvas().Focused()
		if focused == nil {
			p.room.TypedKey(&fyne.KeyEvent{Name: name})
			return
		}
		focused.TypedKey(&fyne.KeyEvent{Name: name})
	}
	key(fyne.KeyDown)
	key(fyne.KeyDown)
	key(fyne.KeyReturn)
	p.went("interviews/1")
	p.press("The file")
	p.went("companies/1")
}

func TestAFileIsDeletedAndComesBack(t *testing.T) {
	p := open(t, "1", stored)
	p.shows("People there")
	p.press("Delete this file")
	p.screen.Until("it can be undone", func() bool { return p.window.Undo != nil })
	if _, err := p.store.Company(t.Context(), 1); err == nil {
		t.Error("it is still there")
	}
	p.check(p.window.Undo(t.Context()))
	if f := p.kept(); f.Name != "Northlight" {
		t.Errorf("came back as %+v", f)
	}
}

func TestAVeryLongJobDescriptionIsKeptWhole(t *testing.T) {
	long := strings.Repeat("Requirements and more of them. ", 2000)
	p := open(t, "1", func(store *data.Store) {
		stored(store)
		if _, err := store.SaveCompany(ctx, data.Company{ID: 1, Name: "Northlight", Job: long}); err != nil {
			t.Fatal(err)
		}
	})
	p.shows("A long text: 10000 words.")
	p.field("Which role").SetText("Writer")
	if f := p.kept(); f.Job != strings.TrimSpace(long) && f.Job != long {
		t.Errorf("%d letters are kept", len(f.Job))
	}
}

func TestAFileLeadsToATalkToPayAndToEverybodyThere(t *testing.T) {
	p := open(t, "1", stored)
	p.shows("People there")
	for label, address := range map[string]string{
		"Plan a talk": "interviews/new/company/1", "The talk about pay": "offers/new/company/1", "Everybody you know there": "network/at/Northlight",
	} {
		p.press(label)
		p.went(address)
	}
}
