package interviews_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"greenroom/data"
	"greenroom/ui/uitest"
	"greenroom/ui/widget"
)

// add keeps an interview as if it had been written earlier.
func (p *place) add(i data.Interview) data.Interview {
	p.t.Helper()
	saved, err := p.store.SaveInterview(p.t.Context(), i)
	if err != nil {
		p.t.Fatal(err)
	}
	return saved
}

func TestTheTimeIsTheOneOfThePlaceThatIsNamed(t *testing.T) {
	p := open(t, "new")
	p.field("Company").SetText("Northlight")
	p.field("Thu 14:30, or 24 Nov 10:00 Rome").SetText("thu 14:30 Kathmandu")
	p.shows("14:30 in Kathmandu")
	i := p.kept()
	if i.Zone != "Asia/Kathmandu" || !i.At.Equal(time.Date(2026, 11, 26, 8, 45, 0, 0, time.UTC)) {
		t.Errorf("kept %v in %q", i.At.UTC(), i.Zone)
	}
	p.room.Enter("new")
	p.screen.Until("a new one is open", func() bool { return uitest.Field(t, "Company", p.room.Content()).Text == "" })
	p.room.Enter("1")
	p.screen.Until("it is shown as it was written", func() bool {
		return uitest.Field(t, "Thu 14:30, or 24 Nov 10:00 Rome", p.room.Content()).Text == "Thu 26 Nov 2026 14:30 Asia/Kathmandu"
	})
}

func TestStageLengthAndPeopleAreChosenAndAFileIsBegunOnce(t *testing.T) {
	p := open(t, "new")
	p.field("Company").SetText("Northlight")
	p.press("Waiting to hear")
	p.press("Video call")
	p.press("45 min")
	p.press("Begin a file on them")
	p.shows("Open the file on Northlight")
	p.press("Add somebody")
	p.shows("Who is there?")
	search := uitest.Search(t, "A name, a company", p.window.Win.Canvas().Overlays().Top())
	search.SetText("Mara Lind")
	p.shows("Add as a new contact")
	search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	p.shows("Add somebody")
	p.screen.Until("she is on the page", func() bool { return strings.Contains(uitest.Words(p.room.Content()), "Mara Lind") })
	i := p.kept()
	if i.Stage != data.StageWaiting || i.Medium != data.MediumVideo || i.Minutes != 45 || i.CompanyID == 0 || len(i.Contacts) != 1 {
		t.Errorf("kept %+v", i)
	}
	p.press("Mara Lind")
	p.press("Open the file on Northlight")
	if !slices.Equal(p.window.Went, []string{"network/1", "companies/1"}) {
		t.Errorf("went to %v", p.window.Went)
	}
	p.room.Enter("new")
	p.screen.Until("a new one is open", func() bool { return uitest.Field(t, "Company", p.room.Content()).Text == "" })
	p.field("Company").SetText("northlight")
	p.screen.Until("it is kept", func() bool { p.room.Flush(); _, err := p.store.Interview(t.Context(), 2); return err == nil })
	p.shows("Link the file you have on Northlight")
	p.press("Link the file you have on Northlight")
	p.shows("Open the file on Northlight")
	p.room.Flush()
	if files, err := p.store.CountCompanies(t.Context(), data.CompanyFilter{}); err != nil || files != 1 {
		t.Errorf("there are %d files (%v)", files, err)
	}
}

func TestACompanyThatWasTriedBeforeIsTold(t *testing.T) {
	p := open(t, "new")
	p.add(data.Interview{Company: "NORTHLIGHT", Round: "first talk", Stage: data.StageRejected, At: evening.AddDate(0, -2, 0)})
	next := p.add(data.Interview{Company: "Northlight ", At: evening.AddDate(0, 0, 3)})
	p.room.Enter("2")
	p.shows("You are no stranger here")
	p.shows("first talk · They said no")
	p.press("NORTHLIGHT, first talk · They said no · 24 September")
	p.screen.Until("it leads there", func() bool { return uitest.Field(t, "Company", p.room.Content()).Text == "NORTHLIGHT" })
	_ = next
}

func TestBeforeATalkThePageLeadsToCalmAndAfterItToALookBack(t *testing.T) {
	p := open(t, "new")
	p.add(data.Interview{Company: "Soon", At: evening.Add(40 * time.Minute)})
	p.add(data.Interview{Company: "Over", At: evening.Add(-2 * time.Hour)})
	p.add(data.Interview{Company: "Under way", At: evening.Add(-10 * time.Minute)})
	p.room.Enter("1")
	p.shows("It begins in 40 min.")
	p.press("Calm start")
	p.screen.Until("it leads to calm", func() bool { return slices.Contains(p.window.Went, "calm/for/interviews/1") })
	p.room.Enter("2")
	p.shows("It is over. Well done.")
	p.press("Look back on it")
	p.screen.Until("it leads to the look back", func() bool { return slices.Contains(p.window.Went, "debrief/2") })
	if _, err := p.store.SaveDebrief(t.Context(), data.Debrief{InterviewID: 2, Learned: "much", Done: evening}); err != nil {
		t.Fatal(err)
	}
	p.shows("You looked back on it")
	p.press("Write a thank-you · 23 hours left")
	p.screen.Until("it leads to a letter", func() bool { return slices.Contains(p.window.Went, "letters/new/thanks/interview/2") })
	for stage, want := range map[data.Stage]string{data.StageRejected: "Answer kindly", data.StageWaiting: "Ask how things stand"} {
		i := p.add(data.Interview{Company: "Long over", At: evening.Add(-8 * 24 * time.Hour), Stage: stage})
		p.room.Enter(fmt.Sprint(i.ID))
		p.shows(want)
	}
	p.room.Enter("3")
	p.screen.Until("it is open", func() bool { return uitest.Field(t, "Company", p.room.Content()).Text == "Under way" })
	if strings.Contains(p.words(), "It is over") || strings.Contains(p.words(), "It begins in") {
		t.Error("a talk under way is disturbed")
	}
}

func TestOnTheBoardTheNextInterviewComesFirst(t *testing.T) {
	p := open(t, "new")
	now := p.store.Now()
	undated := p.add(data.Interview{Company: "One day"})
	next := p.add(data.Interview{Company: "Next", At: now.AddDate(0, 0, 2)})
	over := p.add(data.Interview{Company: "Over", At: now.AddDate(0, 0, -1)})
	later := p.add(data.Interview{Company: "Later", At: now.AddDate(0, 0, 6)})
	p.room.Enter("board")
	want := []int64{next.ID, later.ID, undated.ID, over.ID}
	p.screen.Until("they stand in order", func() bool {
		cards := p.room.Cards()
		return len(cards) > 0 && slices.Equal(cards[0], want)
	})
}

func TestTheBoardHasAColumnForEachStageAndCardsAreMovedAndPutBack(t *testing.T) {
	p := open(t, "new")
	if err := p.store.SetInterviewStages(t.Context(), []data.Stage{data.StagePlanned, "second talk", data.StageOffer}); err != nil {
		t.Fatal(err)
	}
	one := p.add(data.Interview{Company: "One"})
	two := p.add(data.Interview{Company: "Two", Stage: data.StageGhosted})
	p.room.Enter("board")
	p.shows("second talk")
	want := func(what string, columns ...[]int64) {
		t.Helper()
		p.screen.Until(what, func() bool { return slices.EqualFunc(p.room.Cards(), columns, slices.Equal) })
	}
	want("a stage that left the list stays while an interview has it", []int64{one.ID}, nil, nil, []int64{two.ID})
	p.room.Move(one.ID, 1)
	want("it has moved", nil, []int64{one.ID}, nil, []int64{two.ID})
	if i := p.kept(); i.Stage != "second talk" {
		t.Errorf("its stage is %q", i.Stage)
	}
	if err := p.window.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	want("it is back", []int64{one.ID}, nil, nil, []int64{two.ID})
	p.room.Move(one.ID, -1) // there is nothing to the left
	c := p.room.Card(one.ID)
	width := p.room.Card(two.ID).Size().Width
	c.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(2.4*width, 5)})
	c.DragEnd()
	want("it was dragged", nil, nil, []int64{one.ID}, []int64{two.ID})
	p.window.Win.Canvas().Focus(p.room.Card(one.ID))
	p.window.Win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if p.window.Win.Canvas().Focused() != fyne.Focusable(p.room.Card(two.ID)) {
		t.Error("Right does not go to the next card")
	}
	p.window.Win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !slices.Contains(p.window.Went, "interviews/2") {
		t.Errorf("Enter leads to %v", p.window.Went)
	}
}

func TestACardMovedInTheMomentOfClosingHasMoved(t *testing.T) {
	p := open(t, "new")
	one := p.add(data.Interview{Company: "Northlight", Stage: data.StagePlanned})
	p.room.Enter("board")
	p.screen.Until("the card is there", func() bool {
		return slices.ContainsFunc(p.room.Cards(), func(c []int64) bool { return slices.Contains(c, one.ID) })
	})
	p.room.Move(one.ID, 1)
	p.window.Close()
	if i, err := p.store.Interview(t.Context(), one.ID); err != nil || i.Stage != data.StageDone {
		t.Errorf("its stage is %q, %v", i.Stage, err)
	}
}

func TestWhatIsTypedAfterACardWasMovedDoesNotMoveItBack(t *testing.T) {
	p := open(t, "new")
	p.add(data.Interview{Company: "Northlight", Stage: data.StagePlanned})
	p.room.Enter("1")
	p.screen.Until("it is open", func() bool { return uitest.Field(t, "Company", p.room.Content()).Text == "Northlight" })
	p.room.Enter("board")
	p.screen.Until("the card is there", func() bool {
		return slices.ContainsFunc(p.room.Cards(), func(c []int64) bool { return slices.Contains(c, 1) })
	})
	p.room.Move(1, 1)
	p.screen.Until("it can be undone", func() bool { return p.window.Undo != nil })
	p.room.Enter("1")
	p.field("What you know of them, what you want to say").SetText("my words")
	if i := p.kept(); i.Stage != data.StageDone || i.Notes != "my words" {
		t.Errorf("kept %+v", i)
	}
}

func TestTheStagesAreThePersonsOwnList(t *testing.T) {
	p := open(t, "new")
	one := p.add(data.Interview{Company: "Northlight", Stage: data.StageWaiting})
	p.room.Enter("board")
	p.shows("No word from them")
	p.press("The stages…")
	p.shows("The stages of an interview")
	for _, name := range []string{"Talked", "Offer", "Accepted", "I said no", "They said no", "No word from them"} {
		p.press("Take " + name + " out")
	}
	sheet := p.window.Win.Canvas().Overlays().Top()
	for _, seen := range uitest.Seen(sheet) {
		if field, is := seen.(*widget.Entry); is && field.Text == "Waiting to hear" {
			field.SetText(" Abwarten ")
		}
	}
	p.press("Waiting to hear: earlier")
	p.press("Add a stage")
	added, is := p.window.Win.Canvas().Focused().(*widget.Entry)
	if !is || added.Text != "" {
		t.Fatalf("the focus is on %T", p.window.Win.Canvas().Focused())
	}
	added.SetText("offer")
	p.press("Keep these")
	p.shows("Abwarten")
	stages, err := p.store.InterviewStages(t.Context())
	if err != nil || !slices.Equal(stages, []data.Stage{"Abwarten", data.StagePlanned, data.StageOffer}) {
		t.Errorf("the stages are %q (%v)", stages, err)
	}
	if i := p.kept(); i.ID != one.ID || i.Stage != "Abwarten" {
		t.Errorf("the interview did not go along: %+v", i)
	}
	p.screen.Until("it can be undone", func() bool { return p.window.Undo != nil })
	if err := p.window.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.shows("No word from them")
	if i := p.kept(); i.Stage != data.StageWaiting {
		t.Errorf("undone it is at %q", i.Stage)
	}
}

func TestAStageOfOnesOwnNameIsUnderstoodAsWhatItWas(t *testing.T) {
	p := open(t, "new")
	i := p.add(data.Interview{Company: "Northlight", At: evening.AddDate(0, 0, -2), Stage: data.StageRejected})
	p.room.Enter(fmt.Sprint(i.ID))
	p.shows("Answer kindly")
	if _, err := p.store.ChangeStages(t.Context(), []data.NamedStage{{Stage: "Absage", Was: data.StageRejected}}); err != nil {
		t.Fatal(err)
	}
	p.shows("Absage")
	p.shows("Answer kindly")
}

const invitation = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:a@example\r\nDTSTART:20261202T133000Z\r\nDTEND:20261202T141500Z\r\n" +
	"SUMMARY:Interview with Northlight\r\nLOCATION:Pier 3\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:b@example\r\nDTSTART:20261101T090000Z\r\nSUMMARY:Dentist\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"

func TestACalendarIsLookedAtFirstAndTheSameEventChangesTheSameInterview(t *testing.T) {
	p := open(t, "new")
	p.room.Import(strings.NewReader(invitation))
	p.shows("Which of these are interviews?")
	p.shows("Dentist")
	p.press("Bring these in")
	p.screen.Until("it can be undone", func() bool { return p.window.Undo != nil })
	i := p.kept()
	if i.Company != "Northlight" || i.Place != "Pier 3" || i.Minutes != 45 || i.Calendar != "a@example" || !i.At.Equal(time.Date(2026, 12, 2, 13, 30, 0, 0, time.UTC)) {
		t.Errorf("brought in %+v", i)
	}
	if n, _ := p.store.CountInterviews(t.Context(), data.InterviewFilter{}); n != 1 {
		t.Errorf("%d were brought in: what is past is not ticked", n)
	}
	p.room.Enter("1")
	p.screen.Until("it is open", func() bool { return uitest.Field(t, "Company", p.room.Content()).Text == "Northlight" })
	p.field("What you know of them, what you want to say").SetText("my words")
	p.kept()
	p.window.Undo = nil
	p.room.Import(strings.NewReader(strings.ReplaceAll(invitation, "20261202T1", "20261203T1")))
	p.shows("changes “Northlight”")
	p.press("Bring these in")
	p.screen.Until("it can be undone", func() bool { return p.window.Undo != nil })
	if i = p.kept(); i.At.UTC().Day() != 3 || i.Notes != "my words" {
		t.Errorf("after the change it is %+v", i)
	}
	p.field("What you know of them, what you want to say").SetText("more words")
	if err := p.window.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if again := p.kept(); again.At.UTC().Day() != 2 || again.Notes != "more words" {
		t.Errorf("taken back it is %+v", again)
	}
	p.screen.Until("the page has the day it had", func() bool {
		return strings.Contains(uitest.Field(t, "Thu 14:30, or 24 Nov 10:00 Rome", p.room.Content()).Text, "2 Dec")
	})
	p.field("What you know of them, what you want to say").SetText("last words")
	if last := p.kept(); last.At.UTC().Day() != 2 || last.Notes != "last words" {
		t.Errorf("what is typed then makes it %+v", last)
	}
	p.room.Import(strings.NewReader("Dear sir"))
	p.screen.Until("it is told", func() bool {
		return slices.ContainsFunc(p.window.Said, func(s string) bool { return strings.Contains(s, "no calendar") })
	})
}

// file is a place to write to.
type file struct {
	bytes.Buffer
	closed bool
}

func (f *file) Close() error {
	f.closed = true
	return nil
}

func TestWhatGoesIntoACalendarComesBackAsTheSameInterview(t *testing.T) {
	p := open(t, "new")
	p.add(data.Interview{Company: "Coming", Notes: "for nobody else", At: evening.AddDate(0, 0, 2), Minutes: 30})
	p.add(data.Interview{Company: "Past", At: evening.AddDate(0, 0, -2)})
	p.add(data.Interview{Company: "Some day"})
	var all, one file
	p.room.Export(&all, 0)
	p.room.Export(&one, 2)
	for f, title := range map[*file]string{&all: "Interview: Coming", &one: "Interview: Past"} {
		if text := f.String(); !f.closed || strings.Count(text, "BEGIN:VEVENT") != 1 || !strings.Contains(text, title) || strings.Contains(text, "nobody") {
			t.Errorf("the calendar is %s", text)
		}
	}
	p.room.Import(&all)
	p.shows("is here already")
}

func TestACalendarOfGreenroomBringsTheSameInterviewIntoAnother(t *testing.T) {
	p := open(t, "new")
	p.add(data.Interview{Company: "Light, Sons", Role: "Writer", Round: "with the team", Place: "by video", At: evening.AddDate(0, 0, 2), Zone: "Asia/Kathmandu", Minutes: 30})
	var all file
	p.room.Export(&all, 0)
	text := all.String()
	p.room.Import(strings.NewReader(text))
	p.shows("is here already")
	p.press("Cancel")
	other := open(t, "new")
	other.room.Import(strings.NewReader(text))
	other.shows("Which of these are interviews?")
	other.press("Bring these in")
	other.screen.Until("it can be undone", func() bool { return other.window.Undo != nil })
	here, there := p.kept(), other.kept()
	if there.Company != here.Company || there.Role != here.Role || there.Round != here.Round || there.Zone != here.Zone || there.Place != here.Place ||
		!there.At.Equal(here.At) || there.Minutes != here.Minutes || there.Notes != "" {
		t.Errorf("went as %+v, came as %+v", here, there)
	}
}

func TestAnOfferIsAnsweredAndFeedbackAskedForFromTheTalk(t *testing.T) {
	p := open(t, "new")
	i := p.add(data.Interview{Company: "Northlight", At: evening.AddDate(0, 0, -2), Stage: data.StageWaiting})
	p.room.Enter(fmt.Sprint(i.ID))
	p.press("Ask for feedback")
	p.screen.Until("it leads to feedback", func() bool { return slices.Contains(p.window.Went, "learning/advice/new/interview/1") })
	if strings.Contains(p.words(), "Answer the offer") {
		t.Error("an offer is to be answered that nobody made")
	}
	p.press("Offer")
	p.press("Answer the offer")
	p.screen.Until("it leads to the talk about pay", func() bool { return slices.Contains(p.window.Went, "offers/new/interview/1") })
	undated := p.add(data.Interview{Company: "Zarya", Stage: data.StageOffer})
	p.room.Enter(fmt.Sprint(undated.ID))
	p.shows("There is an offer.")
}

func TestACalendarCanBeGivenByItsPath(t *testing.T) {
	p := open(t, "new")
	path := filepath.Join(t.TempDir(), "talk.ics")
	if err := os.WriteFile(path, []byte(invitation), 0o600); err != nil {
		t.Fatal(err)
	}
	p.room.Enter("file/" + path)
	p.shows("Which of these are interviews?")
	p.press("Cancel")
	p.room.Enter("file/" + path + ".gone")
	p.screen.Until("it says that it is not there", func() bool { return len(p.window.Failed) == 1 })
}
