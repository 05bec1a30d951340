package deck_test

import (
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"greenroom/data"
	"greenroom/ui/widget"
)

func TestTheWholeDeckIsListedAndTheFirstQuestionShownInFull(t *testing.T) {
	p := newPlace(t)
	if n := len(p.shown()); n != 5 {
		t.Fatalf("%d questions are listed, want 5", n)
	}
	p.mustSee("Why of yourself", "First step of yourself", "Pitfall of yourself", "Follow-up of yourself", "First impression")
}

func TestTypingNarrowsTheListAndEscapeGivesItBack(t *testing.T) {
	p := newPlace(t)
	p.search("griev")
	p.mustList("How do you speak with a grieving family?")
	p.mustSee("Why of grief")

	field := find(p, "search field", func(*widget.SearchField) bool { return true })
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	p.settle()
	if n := len(p.shown()); n != 5 {
		t.Fatalf("%d questions are listed after Escape, want 5", n)
	}
}

func TestTheListFollowsTheLettersWithoutEnter(t *testing.T) {
	p := newPlace(t)
	field := find(p, "search field", func(*widget.SearchField) bool { return true })
	test.Type(field, "salary")
	p.until("the list follows", func() bool {
		p.settle()
		return len(p.shown()) == 1
	})
	p.mustList("What salary do you expect?")
}

func TestThemeIndustryAndTagNarrowTheListTogether(t *testing.T) {
	p := newPlace(t)
	p.pressChip("Any theme")
	p.choose(8) // after "Any theme": stress is the seventh theme
	p.mustList("What do you do when production is down?", "How do you speak with a grieving family?")

	p.pressChip("Any industry")
	p.choose(2) // tech
	p.mustList("What do you do when production is down?")

	p.pressChip("Show all")
	p.pressChip("Any tag")
	p.choose(3) // after "Any tag": "first-impression tag", "negotiation tag"
	p.mustList("What salary do you expect?")
}

func TestNeverPractisedLeavesOutWhatWasSpoken(t *testing.T) {
	p := newPlace(t)
	p.practised(p.question("passion"))
	p.mustSee("1 takes") // no translation is loaded here, hence the bare plural

	p.pressChip("Never practised")
	p.mustList("Tell me about yourself.", "What do you do when production is down?",
		"How do you speak with a grieving family?", "What salary do you expect?")
}

func TestMineShowsOnlyThePersonsOwn(t *testing.T) {
	p := newPlace(t)
	p.pressChip("Mine")
	p.mustSee("None of your own yet")
	if _, err := p.store.SaveQuestion(t.Context(), data.Question{Text: "Why should we wait for you?"}); err != nil {
		t.Fatal(err)
	}
	p.settle()
	p.mustList("Why should we wait for you?")
}

func TestNothingFoundOffersTheWayBack(t *testing.T) {
	p := newPlace(t)
	p.search("zeppelin")
	p.mustSee("No such question")
	p.press("Show all questions")
	if n := len(p.shown()); n != 5 {
		t.Fatalf("%d questions are listed, want 5", n)
	}
}

func TestARetiredQuestionLeavesTheListAndComesBack(t *testing.T) {
	p := newPlace(t)
	p.press("Retire")
	p.mustList("What are you passionate about?", "What do you do when production is down?",
		"How do you speak with a grieving family?", "What salary do you expect?")
	if !p.question("yourself").Retired {
		t.Fatal("the question is not retired")
	}

	p.pressChip("Retired")
	p.mustList("Tell me about yourself.")
	p.press("Bring back")
	if p.question("yourself").Retired {
		t.Fatal("the question is still retired")
	}
}

func TestRetiringCanBeUndone(t *testing.T) {
	p := newPlace(t)
	p.press("Retire")
	p.takeBack()
	if p.question("yourself").Retired {
		t.Fatal("the question is still retired")
	}
	if n := len(p.shown()); n != 5 {
		t.Fatalf("%d questions are listed, want 5", n)
	}
}

func TestTheArrowKeysTurnThePageAndEnterPractises(t *testing.T) {
	p := newPlace(t)
	p.key(fyne.KeyDown)
	p.until("the second question is shown", func() bool { return p.sees("Why of passion") })
	p.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	want := "practise/" + strconv.FormatInt(p.question("passion").ID, 10)
	if len(p.went) != 1 || p.went[0] != want {
		t.Fatalf("went to %v, want %s", p.went, want)
	}
}

func TestAClickShowsAQuestionAndAnotherPractisesIt(t *testing.T) {
	p := newPlace(t)
	row := find(p, "row of salary", func(h *widget.Heading) bool { return h.Content() == "What salary do you expect?" })
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(row).AddXY(5, 5)
	test.TapCanvas(p.window.Canvas(), at)
	p.settle()
	p.mustSee("Why of salary")
	if len(p.went) != 0 {
		t.Fatalf("the first click went to %v", p.went)
	}
	test.TapCanvas(p.window.Canvas(), at)
	if len(p.went) != 1 {
		t.Fatalf("two clicks went to %v, want practice", p.went)
	}
}

func TestAnAddressOpensItsQuestion(t *testing.T) {
	p := newPlace(t)
	p.room.Enter(strconv.FormatInt(p.question("grief").ID, 10))
	p.settle()
	p.mustSee("Why of grief")
	if q, _ := p.list().Selected(); q.Key != "grief" {
		t.Fatalf("%q is selected in the list", q.Text)
	}
}

func TestANarrowWindowShowsListOrQuestionAndEscapeLeadsBack(t *testing.T) {
	p := newPlace(t)
	p.window.Resize(fyne.NewSize(700, 640))
	if p.sees("Why of yourself") {
		t.Fatal("list and question stand side by side")
	}
	p.room.Enter(strconv.FormatInt(p.question("salary").ID, 10))
	p.settle()
	p.mustSee("Why of salary")
	if p.sees("Tell me about yourself.") {
		t.Fatal("the list is still there")
	}
	p.key(fyne.KeyEscape)
	p.mustSee("Tell me about yourself.")
	p.window.Resize(fyne.NewSize(1084, 800))
	p.mustSee("Tell me about yourself.", "Why of salary")
}

func TestAChangeElsewhereIsSeenWhileTheRoomIsOpen(t *testing.T) {
	p := newPlace(t)
	p.practised(p.question("yourself"))
	p.mustSee("1 takes")
}
