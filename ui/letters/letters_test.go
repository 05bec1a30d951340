package letters_test

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"greenroom/data"
	"greenroom/ui/uitest"
)

func TestAThankYouIsThereBeforeOneWritesAndIsDueWithinADay(t *testing.T) {
	s := openStore(t)
	i, _ := talk(t, s)
	p := enter(t, s, fmt.Sprintf("new/thanks-first/interview/%d", i.ID))
	for _, part := range []string{"Dear Mira,", "the archive of old manuals", "I care about plain language", "Technical writer at Northlight", "[your name]"} {
		if !strings.Contains(p.body(), part) {
			t.Errorf("nothing of %q in:\n%s", part, p.body())
		}
	}
	for _, words := range []string{"22 hours left", "Thank-you after a first talk", "To Mira Halvorsen", "Still open", "Some places are still open"} {
		if !p.sees(words) {
			t.Errorf("nothing says %q in %s", words, p.words())
		}
	}
	if p.sees("Ready to go") {
		t.Error("it is called ready while a place is open")
	}
	p.fillIn("Your name", "Sam Vale")
	if !p.sees("Ready to go") || p.sees("Still open") || !strings.HasSuffix(p.body(), "Sam Vale") {
		t.Errorf("filled, it reads:\n%s\n%s", p.body(), p.words())
	}
	got := p.letters()
	if len(got) != 1 || got[0].Template != "thanks-first" || got[0].InterviewID != i.ID || !got[0].Due.Equal(i.End().Add(24*60*60*1e9)) {
		t.Errorf("stored is %+v", got)
	}
}

func TestTheNameOneSignsWithIsAskedForOnce(t *testing.T) {
	s := openStore(t)
	i, mira := talk(t, s)
	p := enter(t, s, fmt.Sprintf("new/thanks-first/interview/%d", i.ID))
	p.fillIn("Your name", "Sam Vale")
	p.until("the name to be kept", func() bool { p.mu.Lock(); defer p.mu.Unlock(); return p.name == "Sam Vale" })
	p.room.Enter(fmt.Sprintf("new/catching-up/contact/%d", mira.ID))
	p.settle()
	if !strings.HasSuffix(p.body(), "Sam Vale") {
		t.Errorf("the next letter ends:\n%s", p.body())
	}
}

func TestALetterThatWasBegunIsGoneOnWith(t *testing.T) {
	s := openStore(t)
	i, _ := talk(t, s)
	address := fmt.Sprintf("new/thanks-first/interview/%d", i.ID)
	p := enter(t, s, address)
	p.fillIn("Your name", "Sam Vale")
	p.letters()
	p.room.Enter("new")
	p.settle()
	p.room.Enter(address)
	p.settle()
	if got := p.letters(); len(got) != 1 || !strings.Contains(p.body(), "Sam Vale") {
		t.Errorf("there are %d letters, the open one reads:\n%s", len(got), p.body())
	}
}

func TestTheTemplateFollowsFromTheTalkWhereNoneIsNamed(t *testing.T) {
	s := openStore(t)
	i, _ := talk(t, s)
	for stage, want := range map[data.Stage]string{data.StageDone: "Thank-you after a first talk", data.StageRejected: "Thank-you after a no"} {
		i.Stage = stage
		i = must(s.SaveInterview(t.Context(), i))(t)
		p := enter(t, s, fmt.Sprintf("new/thanks/interview/%d", i.ID))
		if !p.sees(want) {
			t.Errorf("after %s it is none of %q", stage, want)
		}
	}
	jonas := must(s.SaveContact(t.Context(), data.Contact{Name: "Jonas Feld"}))(t)
	i.Stage, i.Contacts = data.StageDone, append(i.Contacts, jonas.ID)
	must(s.SaveInterview(t.Context(), i))(t)
	if p := enter(t, s, fmt.Sprintf("new/thanks/interview/%d", i.ID)); !p.sees("after a panel") || !strings.Contains(p.body(), "my thanks on to Jonas") {
		t.Errorf("after a panel it reads:\n%s", p.body())
	}
}

func TestTheCheckFollowsEveryLetterTyped(t *testing.T) {
	s := openStore(t)
	_, mira := talk(t, s)
	l := must(s.SaveLetter(t.Context(), data.Letter{Template: "thanks-first", Body: "Hello,", ContactID: mira.ID}))(t)
	p := enter(t, s, fmt.Sprint(l.ID))
	field := uitest.Field(t, "Dear …", p.room.Content())
	for _, step := range []struct{ typed, lacks string }{
		{"Dear Mira, ", "Call them by their name"},
		{"thank you. You told me about lighthouses. ", "Name one thing you talked about"},
		{"I am still interested. ", "Say in one sentence that you are still interested"},
	} {
		if !p.sees(step.lacks) {
			t.Errorf("before %q nothing says %q", step.typed, step.lacks)
		}
		field.CursorRow, field.CursorColumn = 0, len([]rune(field.Text))
		test.Type(field, step.typed)
		p.settle()
		if p.sees(step.lacks) {
			t.Errorf("after %q it still says %q", step.typed, step.lacks)
		}
	}
	if !p.sees("Give it a subject") || p.sees("Ready to go") {
		t.Error("a letter without a subject is ready")
	}
	test.Type(uitest.Field(t, "Subject", p.room.Content()), "Thank you")
	p.settle()
	if !p.sees("Ready to go") {
		t.Errorf("it is not ready: %s", p.words())
	}
}

func TestTheMailProgramOpensWithSubjectAndBody(t *testing.T) {
	s := openStore(t)
	_, mira := talk(t, s)
	l := must(s.SaveLetter(t.Context(), data.Letter{Subject: "5 + 5 & more", Body: "Dear Mira,\n\n100 %.", ContactID: mira.ID}))(t)
	p := enter(t, s, fmt.Sprint(l.ID))
	p.press("Open in the mail program")
	if len(p.mailer.opened) != 1 {
		t.Fatalf("opened %v", p.mailer.opened)
	}
	u := p.mailer.opened[0]
	to, query, _ := strings.Cut(u.Opaque, "?")
	if query == "" {
		query = u.RawQuery
	}
	values := must(url.ParseQuery(query))(t)
	if to != "mira@northlight.example" || values.Get("subject") != "5 + 5 & more" || values.Get("body") != "Dear Mira,\r\n\r\n100 %." {
		t.Errorf("opened %s", u)
	}
	if got := p.letters()[0]; !got.Sent.IsZero() {
		t.Error("it counts as sent though nobody said so")
	}
	p.mailer.err = errors.New("there is no mail program")
	p.press("Open in the mail program")
	if len(p.win.Failed) != 1 {
		t.Errorf("a failure is told as %v", p.win.Failed)
	}
	p.press("Copy")
	if got := fyne.CurrentApp().Clipboard().Content(); got != l.Body {
		t.Errorf("copied %q", got)
	}
}

func TestASentLetterIsATimeInTouchUntilItIsUndone(t *testing.T) {
	s := openStore(t)
	i, mira := talk(t, s)
	p := enter(t, s, fmt.Sprintf("new/thanks-first/interview/%d", i.ID))
	p.press("Mark as sent")
	p.until("the letter to be sent", func() bool { return p.sees("sent today") })
	touches := must(s.Touches(t.Context(), mira.ID))(t)
	if len(touches) != 1 || touches[0].Kind != data.TouchThankYou || touches[0].LetterID == 0 {
		t.Fatalf("the touches are %+v", touches)
	}
	if !p.sees("What there was with them") {
		t.Error("the history does not show it")
	}
	if err := p.win.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.until("the letter to wait again", func() bool { return p.sees("22 hours left") })
	if touches := must(s.Touches(t.Context(), mira.ID))(t); len(touches) != 0 {
		t.Errorf("after undo the touches are %+v", touches)
	}
	if got := p.letters(); len(got) != 1 || !got[0].Sent.IsZero() {
		t.Errorf("after undo there is %+v", got)
	}
}

func TestALetterMarkedAsSentInTheMomentOfClosingWasSent(t *testing.T) {
	s := openStore(t)
	i, mira := talk(t, s)
	p := enter(t, s, fmt.Sprintf("new/thanks-first/interview/%d", i.ID))
	p.press("Mark as sent")
	p.win.Close()
	if sent := must(s.Letters(t.Context(), data.LetterFilter{Sent: true}))(t); len(sent) != 1 {
		t.Errorf("kept as sent: %+v", sent)
	}
	if touches := must(s.Touches(t.Context(), mira.ID))(t); len(touches) != 1 {
		t.Errorf("kept of being in touch: %+v", touches)
	}
}

func TestUndoOfSendingLeavesWhatWasWrittenSince(t *testing.T) {
	s := openStore(t)
	i, _ := talk(t, s)
	other := must(s.SaveLetter(t.Context(), data.Letter{Subject: "Another", Body: "Dear all"}))(t)
	p := enter(t, s, fmt.Sprintf("new/thanks-first/interview/%d", i.ID))
	p.press("Mark as sent")
	p.until("the letter to be sent", func() bool { return p.sees("sent today") })
	sent := must(s.Letters(t.Context(), data.LetterFilter{Sent: true}))(t)[0]
	p.room.Enter(fmt.Sprint(other.ID))
	p.until("another letter to be open", func() bool { return p.body() == "Dear all" })
	p.room.Enter(fmt.Sprint(sent.ID))
	p.until("the first to be open again", func() bool { return p.body() == sent.Body })
	uitest.Field(t, "Dear …", p.room.Content()).SetText("Dear Mira, once more")
	if err := p.win.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.until("the letter to wait again", func() bool { return !p.sees("sent today") })
	p.room.Flush()
	if l := must(s.Letter(t.Context(), sent.ID))(t); l.Body != "Dear Mira, once more" || !l.Sent.IsZero() {
		t.Errorf("after undo it is %+v", l)
	}
}

func TestAnEmptyLetterOffersItsDraftsAndLearnsWhomItIsTo(t *testing.T) {
	s := openStore(t)
	_, mira := talk(t, s)
	p := enter(t, s, "new")
	p.press("Catching up")
	if !strings.Contains(p.body(), "Dear [their name],") {
		t.Fatalf("it reads:\n%s", p.body())
	}
	p.press("+ To whom")
	p.until("people to be offered", func() bool { return strings.Contains(uitest.Words(p.win.Win.Canvas().Overlays().Top()), mira.Name) })
	p.win.Win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	p.until("the name to be filled in", func() bool {
		return strings.Contains(p.body(), "Dear Mira,") && strings.Contains(p.body(), "at Northlight")
	})
	if got := p.letters(); len(got) != 1 || got[0].ContactID != mira.ID {
		t.Errorf("stored is %+v", got)
	}
}

func TestWhatIsDueComesFirstAndTheSentAreFoundApart(t *testing.T) {
	s := openStore(t)
	sent := must(s.SaveLetter(t.Context(), data.Letter{Subject: "The sent one"}))(t)
	must(s.SendLetter(t.Context(), sent.ID, data.TouchMessage))(t)
	must(s.SaveLetter(t.Context(), data.Letter{Subject: "No hurry"}))(t)
	must(s.SaveLetter(t.Context(), data.Letter{Subject: "Due tonight", Due: now.Add(5 * 60 * 60 * 1e9)}))(t)
	p := enter(t, s, "")
	var places []int
	for _, subject := range []string{"Due tonight", "5 hours left", "No hurry", "The sent one"} {
		places = append(places, strings.Index(p.words(), subject))
	}
	if !slices.IsSorted(places) || places[0] < 0 {
		t.Errorf("the list says %s", p.words())
	}
	p.press("Sent")
	if p.sees("No hurry") || !p.sees("The sent one") {
		t.Errorf("of those sent, the list says %s", p.words())
	}
}

func TestADeletedLetterComesBackWithItsLastWord(t *testing.T) {
	s := openStore(t)
	l := must(s.SaveLetter(t.Context(), data.Letter{Subject: "Hello", Body: "Dear Mira,"}))(t)
	p := enter(t, s, fmt.Sprint(l.ID))
	field := uitest.Field(t, "Dear …", p.room.Content())
	field.CursorColumn = len("Dear Mira,")
	test.Type(field, " thank you")
	p.press("Delete this letter")
	if got := p.letters(); len(got) != 0 {
		t.Fatalf("after the deletion there is %+v", got)
	}
	if err := p.win.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.settle()
	if got := p.letters(); len(got) != 1 || got[0].Body != "Dear Mira, thank you" {
		t.Errorf("came back as %+v", got)
	}
}

func TestADraftIsChangedForAnotherAndBack(t *testing.T) {
	s := openStore(t)
	_, mira := talk(t, s)
	p := enter(t, s, fmt.Sprintf("new/catching-up/contact/%d", mira.ID))
	before := p.body()
	p.press("Another draft")
	menu := p.win.Win.Canvas().Overlays().Top()
	if menu == nil || !strings.Contains(uitest.Words(menu), "Asking for an informational interview") || strings.Contains(uitest.Words(menu), "Catching up") {
		t.Fatalf("the menu offers %q", uitest.Words(menu))
	}
	for _, o := range slices.Backward(uitest.Seen(menu)) { // the menu around its lines comes before them
		if line, is := o.(fyne.Tappable); is && uitest.Words(o) == "Asking for an informational interview" {
			line.Tapped(&fyne.PointEvent{})
			break
		}
	}
	p.settle()
	if p.body() == before || !strings.Contains(p.body(), "Mira") {
		t.Errorf("begun anew it reads:\n%s", p.body())
	}
	if err := p.win.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.settle()
	if p.body() != before {
		t.Errorf("undone it reads:\n%s", p.body())
	}
	l := must(s.SaveLetter(t.Context(), data.Letter{Body: "Dear Mira,", ContactID: mira.ID, Sent: now}))(t)
	if p = enter(t, s, fmt.Sprint(l.ID)); p.sees("Another draft") {
		t.Error("a letter that was sent can be begun anew")
	}
}
