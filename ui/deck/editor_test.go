package deck_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"greenroom/data"
	"greenroom/ui/task"
)

const (
	questionField = "What would they ask?"
	whyField      = "What do they want to find out?"
	stepsField    = "One step a line"
	outlineField  = "The few words you would speak from"
)

func TestAnEditIsSavedByItselfAndTheOriginalWordingComesBack(t *testing.T) {
	p := newPlace(t)
	p.key(fyne.KeyE)
	p.field(questionField).SetText("So, who are you?")
	p.field(stepsField).SetText("One\n\n  Two  \n")
	p.field(outlineField).SetText("Nurse, then code")
	p.until("it is saved", func() bool { return p.question("yourself").Text == "So, who are you?" })

	p.key(fyne.KeyEscape)
	q := p.question("yourself")
	if !q.Edited || !slices.Equal(q.Steps, []string{"One", "Two"}) || q.Outline != "Nurse, then code" {
		t.Fatalf("saved as %+v", q)
	}
	p.mustSee("So, who are you?", "One", "Nurse, then code", "You changed this one.")

	p.press("Back to the original wording")
	q = p.question("yourself")
	if q.Edited || q.Text != "Tell me about yourself." || q.Outline != "Nurse, then code" {
		t.Fatalf("restored as %+v", q)
	}
	p.mustSee("Tell me about yourself.", "First step of yourself")

	p.takeBack()
	if q := p.question("yourself"); q.Text != "So, who are you?" || !q.Edited {
		t.Fatalf("after undo it is %+v", q)
	}
}

func TestWhatIsTypedIsStoredWhenTheRoomIsLeft(t *testing.T) {
	p := newPlace(t)
	p.press("Edit")
	p.field(whyField).SetText("To see whether you")
	p.room.Leave()
	p.settle()
	if why := p.question("yourself").Why; why != "To see whether you" {
		t.Fatalf("stored %q", why)
	}
}

func TestWhatIsTypedIsStoredAtQuit(t *testing.T) {
	p := newPlace(t)
	p.press("Edit")
	p.field(whyField).SetText("To see wheth")
	p.room.Flush()
	if why := p.question("yourself").Why; why != "To see wheth" {
		t.Fatalf("stored %q", why)
	}
}

func TestAnEmptiedQuestionKeepsItsLastText(t *testing.T) {
	p := newPlace(t)
	p.press("Edit")
	p.field(questionField).SetText("  ")
	p.key(fyne.KeyEscape)
	p.mustSee("Tell me about yourself.")
	if q := p.question("yourself"); q.Text != "Tell me about yourself." {
		t.Fatalf("the text is %q", q.Text)
	}
}

func TestANewQuestionComesIntoBeingWithItsFirstWordsAndOnlyOnce(t *testing.T) {
	p := newPlace(t)
	p.room.New()
	p.settle()
	if len(p.mine()) != 0 {
		t.Fatal("there is a question before anything was typed")
	}
	field := p.field(questionField)
	if p.window.Canvas().Focused() != fyne.Focusable(field) {
		t.Fatal("one cannot type at once")
	}
	field.SetText("Why")
	p.settle()
	field.SetText("Why you?")
	p.settle()
	p.pressChip("Negotiation")
	p.pressChip("Tech")
	p.pressChip("Story")
	p.key(fyne.KeyEscape)

	mine := p.mine()
	if len(mine) != 1 {
		t.Fatalf("%d questions came into being", len(mine))
	}
	q := mine[0]
	if q.Text != "Why you?" || q.Theme != data.ThemeNegotiation || !slices.Equal(q.Industries, []data.Industry{data.IndustryTech}) || q.Length != data.LengthStory {
		t.Fatalf("saved as %+v", q)
	}
	p.mustSee("Why you?", "Your own")
	if now, _ := p.list().Selected(); now.ID != q.ID {
		t.Fatalf("%q is selected in the list", now.Text)
	}
}

func TestANewQuestionWithoutAWordLeavesNothingBehind(t *testing.T) {
	p := newPlace(t)
	p.room.New()
	p.settle()
	p.key(fyne.KeyEscape)
	if len(p.mine()) != 0 {
		t.Fatal("an empty question was kept")
	}
	p.mustSee("Why of yourself")
}

func TestOwnQuestionsCanBeDeletedAndBroughtBackBuiltInOnesCannot(t *testing.T) {
	p := newPlace(t)
	if p.sees("Delete") {
		t.Fatal("a built-in question offers to be deleted")
	}
	p.key(fyne.KeyDelete)
	if p.question("yourself").ID == 0 || p.undo != nil {
		t.Fatal("the key deleted a built-in question")
	}
	if _, err := p.store.SaveQuestion(t.Context(), data.Question{Text: "Why you?"}); err != nil {
		t.Fatal(err)
	}
	p.settle()
	p.pressChip("Mine")
	p.press("Delete")
	if len(p.mine()) != 0 {
		t.Fatal("the question is still there")
	}
	p.mustSee("None of your own yet")
	p.takeBack()
	if len(p.mine()) != 1 {
		t.Fatal("the question did not come back")
	}
	p.mustList("Why you?")
}

func TestASaveThatFailsIsTold(t *testing.T) {
	p := newPlace(t)
	p.press("Edit")
	if err := p.store.Delete(t.Context(), data.Ref{Kind: data.KindQuestion, ID: p.question("yourself").ID}); err != nil {
		t.Fatal(err)
	}
	p.field(whyField).SetText("too late")
	p.until("it is told", func() bool { return len(p.failed) > 0 })
	p.failed = nil
}

func TestTypingIsSavedWithinASecondOfAPause(t *testing.T) {
	if task.SaveDelay.Seconds() >= 1 {
		t.Fatalf("a save waits %v", task.SaveDelay)
	}
	p := newPlace(t)
	p.press("Edit")
	p.field(whyField).SetText("Soon")
	p.until("it is saved without Flush", func() bool { return p.question("yourself").Why == "Soon" })
}
