package mock_test

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"greenroom/audio"
	"greenroom/data"
	"greenroom/ui/mock"
	"greenroom/ui/prefs"
	"greenroom/ui/studio/studiotest"
	"greenroom/ui/uitest"
)

// place is a mock interview in a window of Fyne's test driver, with a real
// store and a machine whose sound the test plays.
type place struct {
	t       *testing.T
	store   *data.Store
	machine *studiotest.Machine
	screen  *uitest.Screen
	window  *uitest.Window
	room    *mock.Room
	voice   *voice
	wanted  wanted
	ahead   atomic.Int64 // how far the clock was put forward, in ns
}

// wanted notes what was asked to be measured.
type wanted struct {
	mu  sync.Mutex
	all []int64
}

func (w *wanted) Want(take data.Take) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.all = append(w.all, take.ID)
}

// voice notes what it is to read.
type voice struct {
	mu   sync.Mutex
	said []string
}

func (v *voice) Name() string { return "A voice" }

func (v *voice) Write(_ context.Context, text, _ string, _ float64) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.said = append(v.said, text)
	return nil
}

func (v *voice) last() string {
	v.mu.Lock()
	defer v.mu.Unlock()
	if len(v.said) == 0 {
		return ""
	}
	return v.said[len(v.said)-1]
}

func open(t *testing.T) *place {
	t.Helper()
	p := &place{t: t, screen: uitest.NewScreen(t), machine: &studiotest.Machine{}, window: &uitest.Window{}, voice: &voice{}}
	store, err := data.Open(t.Context(), t.TempDir(), data.Options{
		Now: func() time.Time { return time.Now().Add(time.Duration(p.ahead.Load())) },
		Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	p.store = store
	for i, theme := range []data.Theme{data.ThemeStress, data.ThemeAskThem, data.ThemeFirstImpression, data.ThemeTeamwork} {
		_, err := store.SaveQuestion(t.Context(), data.Question{
			Text: fmt.Sprintf("Question %d?", i+1), Theme: theme, FollowUps: []string{"And then?"},
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	p.enter("")
	t.Cleanup(func() {
		p.room.Flush()
		p.room.Close()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return p
}

// enter builds the room anew, as another start would, and opens an address.
func (p *place) enter(rest string) {
	p.room = mock.New(mock.Deps{
		Window: p.window, Store: p.store, Sound: p.machine, Analyst: &p.wanted,
		Prefs:  func(ctx context.Context) (prefs.Prefs, error) { return prefs.Load(ctx, p.store) },
		Voices: func() []mock.Voice { return []mock.Voice{p.voice} },
		Random: rand.New(rand.NewPCG(1, 2)),
	})
	p.window.Win = p.screen.Show(p.room.Content(), 1084, 760)
	p.room.Enter(rest)
}

func (p *place) press(keys ...fyne.KeyName) {
	for _, key := range keys {
		p.room.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func (p *place) shows(text string) {
	p.t.Helper()
	p.screen.Until("the room shows "+text, func() bool { return strings.Contains(uitest.Words(p.room.Content()), text) })
}

// answer speaks the i-th answer, for so long.
func (p *place) answer(i int, length time.Duration) {
	p.t.Helper()
	p.screen.Until("there is time to think", func() bool {
		return strings.Contains(uitest.Words(p.room.Content()), "Time to think. Recording") || p.machine.Recording(i) != nil
	})
	if p.machine.Recording(i) == nil {
		p.press(fyne.KeySpace)
	}
	p.screen.Until("it records", func() bool { return p.machine.Recording(i) != nil })
	p.machine.Recording(i).Hear(int64(length.Seconds() * audio.SampleRate))
	p.shows("Recording through")
	p.press(fyne.KeySpace)
	p.screen.Until("the answer is kept", func() bool {
		takes, err := p.store.LastTakes(p.t.Context(), 0)
		return err == nil && len(takes) == i+1
	})
}

// run reads the one run there is.
func (p *place) run() data.Run {
	p.t.Helper()
	p.room.Flush()
	run, err := p.store.Run(p.t.Context(), 1)
	if err != nil {
		p.t.Fatal(err)
	}
	return run
}

func TestARunAsksOneQuestionAfterTheOtherAndLooksBack(t *testing.T) {
	p := open(t)
	uitest.Press(t, "3 questions", p.room.Content())
	uitest.Press(t, "Never", p.room.Content())
	p.press(fyne.Key2) // not very ready
	p.press(fyne.KeySpace)
	p.shows("Question 1 of 3")
	p.shows("Question 3?") // of first impressions: talks open with it
	if !p.window.Filled {
		t.Error("something else is seen beside the question")
	}
	for i := range 3 {
		p.shows(fmt.Sprintf("Question %d of 3", i+1))
		p.answer(i, time.Duration(10*(i+1))*time.Second)
	}
	p.shows("You did it.")
	if p.window.Filled {
		t.Error("the rail does not come back")
	}
	p.shows("Your first answer, which colours the rest · 0:10")
	run := p.run()
	if run.Answers != 3 || run.Spoken != time.Minute || run.Before != 2 || run.Ended.IsZero() {
		t.Errorf("kept %+v", run)
	}

	p.press(fyne.Key1, fyne.Key3, fyne.Key4) // the grades, in one pass
	p.screen.Until("the grades are kept", func() bool {
		var grades []int
		for _, turn := range run.Turns {
			take, err := p.store.Take(t.Context(), turn.TakeID)
			if err != nil {
				t.Fatal(err)
			}
			grades = append(grades, take.Grade)
		}
		return fmt.Sprint(grades) == "[1 3 4]"
	})
	uitest.Field(t, "What do you take along from this run?", p.room.Content()).SetText("Breathe.")
	if note := p.run().Note; note != "Breathe." {
		t.Errorf("the note is %q", note)
	}
}

func TestAFollowUpIsAskedAboutAnAnswerThatIsVeryShort(t *testing.T) {
	p := open(t)
	uitest.Press(t, "3 questions", p.room.Content())
	uitest.Press(t, "Often", p.room.Content()) // 70 percent, and twice that for a reason
	p.press(fyne.KeySpace)
	p.shows("Question 1 of 3")
	p.answer(0, 2*time.Second)
	p.shows("Could you tell me a little more about that?")
	p.shows("Follow-up")
	p.answer(1, 30*time.Second)
	p.shows("Question 2 of 3") // nobody asks on and on
	run := p.run()
	if turn := run.Turns[1]; turn.Asked == "" || turn.TakeID == 0 || turn.QuestionID != run.Turns[0].QuestionID {
		t.Errorf("the follow-up is kept as %+v", turn)
	}
	take, err := p.store.Take(t.Context(), run.Turns[1].TakeID)
	if err != nil || take.Asked != run.Turns[1].Asked {
		t.Errorf("its take is %+v, %v", take, err)
	}
}

func TestARunCanBePausedLeftAndGoneOnWith(t *testing.T) {
	p := open(t)
	uitest.Press(t, "3 questions", p.room.Content())
	uitest.Press(t, "Never", p.room.Content())
	p.press(fyne.KeySpace)
	p.shows("Question 1 of 3")
	p.answer(0, 10*time.Second)
	p.shows("Question 2 of 3")
	p.press(fyne.KeyN) // passed by
	p.shows("Question 3 of 3")
	p.press(fyne.KeyEscape)
	p.shows("A moment for yourself")
	if p.window.Filled {
		t.Error("the rail does not come back while it is paused")
	}
	p.room.Leave()
	p.room.Flush()
	p.room.Close()

	p.enter("run/1")
	p.shows("A moment for yourself")
	p.press(fyne.KeySpace)
	p.shows("Question 3 of 3")
	p.answer(1, 20*time.Second)
	p.shows("You did it.")
	run := p.run()
	if run.Answers != 2 || !run.Turns[1].Passed || run.Turns[2].TakeID == 0 {
		t.Errorf("kept %+v", run)
	}
}

func TestWhatIsBeingSaidWhenItIsPausedIsKept(t *testing.T) {
	p := open(t)
	p.press(fyne.KeySpace)
	p.shows("Question 1 of 4")
	p.press(fyne.KeySpace)
	p.screen.Until("it records", func() bool { return p.machine.Recording(0) != nil })
	p.machine.Recording(0).Hear(5 * audio.SampleRate)
	p.shows("Recording through")
	p.press(fyne.KeyEscape)
	p.shows("A moment for yourself")
	p.screen.Until("the answer is in the run", func() bool { return p.run().Turns[0].TakeID != 0 })
	p.press(fyne.KeyE)
	p.shows("You did it.")
	if run := p.run(); run.Ended.IsZero() || run.Answers != 1 {
		t.Errorf("kept %+v", run)
	}
}

func TestAVoiceReadsTheQuestionBeforeTheAnswerBegins(t *testing.T) {
	p := open(t)
	uitest.Press(t, "A voice reads it", p.room.Content())
	p.press(fyne.KeySpace)
	p.shows("Listen.")
	p.screen.Until("it is read", func() bool { return p.machine.Playback(0) != nil })
	if said := p.voice.last(); said != "Question 3?" {
		t.Errorf("it reads %q", said)
	}
	if p.machine.Recording(0) != nil {
		t.Error("it records while it reads")
	}
	p.machine.Playback(0).Stop() // read to its end
	p.answer(0, 20*time.Second)
}

func TestAPartnerAsksAndSaysWhatTheyHeard(t *testing.T) {
	p := open(t)
	if _, err := p.store.SaveContact(t.Context(), data.Contact{Name: "Mira"}); err != nil {
		t.Fatal(err)
	}
	uitest.Press(t, "3 questions", p.room.Content())
	uitest.Press(t, "Somebody beside me", p.room.Content())
	uitest.Field(t, "Their name", p.room.Content()).SetText("Mira")
	p.press(fyne.KeySpace)
	p.shows("Read this out")
	p.press(fyne.KeyV) // their voice is kept, to be asked by it another time
	p.screen.Until("it records", func() bool { return p.machine.Recording(0) != nil })
	p.machine.Recording(0).Hear(2 * audio.SampleRate)
	p.shows("Recording your voice.")
	p.press(fyne.KeyV)
	p.screen.Until("the reading is kept", func() bool {
		read, err := p.store.Readings(t.Context(), p.run().Turns[0].QuestionID)
		return err == nil && len(read) == 1 && read[0].Reader == "Mira"
	})
	p.shows("Keep how you read it")
	p.press(fyne.KeySpace)
	p.screen.Until("it records", func() bool { return p.machine.Recording(1) != nil })
	p.machine.Recording(1).Hear(20 * audio.SampleRate)
	p.shows("Recording through")
	p.press(fyne.KeySpace)
	p.shows("What did you hear?")
	p.press(fyne.Key2)
	uitest.Field(t, "What will you remember of it?", p.room.Content()).SetText("The storm.")
	p.shows("Say it instead")
	p.press(fyne.KeyV) // and what cannot be written so quickly is said
	p.screen.Until("it records", func() bool { return p.machine.Recording(2) != nil })
	p.machine.Recording(2).Hear(3 * audio.SampleRate)
	p.shows("Recording your voice.")
	p.press(fyne.KeyReturn) // goes on as soon as it is kept
	p.shows("Read this out")
	p.room.Flush()
	if told, err := p.store.SpokenNotes(t.Context(), p.run().Turns[0].TakeID); err != nil || len(told) != 1 || told[0].Reader != "Mira" {
		t.Errorf("said aloud: %+v, %v", told, err)
	}
	if read, err := p.store.Readings(t.Context(), p.run().Turns[0].QuestionID); err != nil || len(read) != 1 {
		t.Errorf("what was said of the answer counts as reading the question: %+v, %v", read, err)
	}
	said, err := p.store.Feedback(t.Context(), p.run().Turns[0].TakeID)
	if err != nil || len(said) != 1 {
		t.Fatalf("%+v, %v", said, err)
	}
	if f := said[0]; f.Author != "Mira" || f.ContactID != 1 || f.Note != "The storm." || len(f.Checklist) != 1 || f.Checklist[0] != "example" {
		t.Errorf("kept %+v", f)
	}
}

func TestAFriendsVoiceIsUsedWhereThereIsOne(t *testing.T) {
	p := open(t)
	take, err := p.store.BeginTake(t.Context(), data.Take{QuestionID: 3, Reader: "Mira"})
	if err == nil {
		err = p.store.FinishTake(t.Context(), take)
	}
	if err != nil {
		t.Fatal(err)
	}
	uitest.Press(t, "A friend's voice, where there is one", p.room.Content())
	p.press(fyne.KeySpace)
	p.screen.Until("her voice is heard", func() bool { return p.machine.Playback(0) != nil })
	p.machine.Playback(0).Stop()
	p.answer(0, 40*time.Second)
	p.shows("Question 2 of 4") // which nobody has read: it is asked all the same
	p.shows("Time to think. Recording")
	if p.voice.last() != "" {
		t.Errorf("the system's voice said %q", p.voice.last())
	}
}

func TestARunForAnInterviewAsksWhatWasChosenForIt(t *testing.T) {
	p := open(t)
	i, err := p.store.SaveInterview(t.Context(), data.Interview{Company: "Northlight", At: time.Now().Add(48 * time.Hour)})
	if err == nil {
		err = p.store.SetInterviewQuestions(t.Context(), i.ID, []int64{2, 4})
	}
	if err != nil {
		t.Fatal(err)
	}
	p.room.Close()
	p.enter("for/1")
	p.shows("Northlight · in 2 days")
	p.press(fyne.KeySpace)
	p.shows("Question 1 of 2")
	run := p.run()
	if run.InterviewID != i.ID || run.Turns[0].QuestionID != 4 || run.Turns[1].QuestionID != 2 { // what to ask them comes last
		t.Errorf("asks %+v", run)
	}
}

func TestARunForACompanyAsksWhatIsPractisedForIt(t *testing.T) {
	p := open(t)
	for name, questions := range map[string][]int64{"Northlight": {2, 4}, "Southlight": {3}, "No questions": nil} {
		if _, err := p.store.SaveCompany(t.Context(), data.Company{Name: name, Questions: questions}); err != nil {
			t.Fatal(err)
		}
	}
	files, err := p.store.Companies(t.Context(), data.CompanyFilter{Name: "Northlight"})
	if err != nil {
		t.Fatal(err)
	}
	p.room.Close()
	p.enter(fmt.Sprintf("company/%d", files[0].ID))
	p.shows("Southlight")
	if strings.Contains(uitest.Words(p.room.Content()), "No questions") {
		t.Error("a file without questions is offered")
	}
	p.press(fyne.KeySpace)
	p.shows("Question 1 of 2")
	if run := p.run(); run.Turns[0].QuestionID != 4 || run.Turns[1].QuestionID != 2 {
		t.Errorf("asks %+v", run)
	}
}

func TestTheSameCanBeAskedAgainAndIsComparedWithTheLast(t *testing.T) {
	p := open(t)
	uitest.Press(t, "3 questions", p.room.Content())
	uitest.Press(t, "Never", p.room.Content())
	p.press(fyne.KeySpace)
	for i := range 3 {
		p.shows(fmt.Sprintf("Question %d of 3", i+1))
		p.answer(i, 10*time.Second)
	}
	p.shows("Your first answer")
	p.press(fyne.KeyR)
	for i := range 3 {
		p.shows(fmt.Sprintf("Question %d of 3", i+1))
		p.answer(3+i, 10*time.Second)
	}
	p.shows("Since the last run like this")
}

func TestWhatWasAskedForLastIsSetUpTheNextTime(t *testing.T) {
	p := open(t)
	uitest.Press(t, "3 questions", p.room.Content())
	uitest.Press(t, "Never", p.room.Content())
	uitest.Press(t, "5 s", p.room.Content())
	p.press(fyne.KeySpace)
	p.shows("Question 1 of 3")
	p.answer(0, 10*time.Second)
	p.shows("Question 2 of 3")
	p.room.Close()

	p.enter("")
	p.shows("Earlier runs")
	p.press(fyne.KeySpace)
	p.shows("Question 1 of 3")
	run, err := p.store.Run(t.Context(), 2)
	if err != nil {
		t.Fatal(err)
	}
	if got := string(run.Recipe); !strings.Contains(got, `"think":5,"chance":0`) || len(run.Turns) != 3 {
		t.Errorf("asks for %s", got)
	}
}

func TestARunOfMinutesAsksUntilTheyAreOver(t *testing.T) {
	p := open(t)
	uitest.Press(t, "10 min", p.room.Content())
	uitest.Press(t, "Never", p.room.Content())
	p.press(fyne.KeySpace)
	p.shows("Question 1")
	p.answer(0, 10*time.Second)
	p.shows("Question 2")
	p.ahead.Store(int64(11 * time.Minute))
	p.answer(1, 10*time.Second) // the answer that is under way is heard to its end
	p.shows("You did it.")
	if run := p.run(); run.Answers != 2 || run.Ended.IsZero() {
		t.Errorf("kept %+v", run)
	}
}

func TestWithoutAMicrophoneTheRunWaits(t *testing.T) {
	p := open(t)
	p.machine.Refuse = audio.ErrNoMicrophone
	p.press(fyne.KeySpace)
	p.shows("Time to think. Recording")
	p.press(fyne.KeySpace)
	p.shows("A moment for yourself")
	if len(p.window.Failed) != 1 {
		t.Errorf("told %v", p.window.Failed)
	}
	p.machine.Refuse = nil
	p.press(fyne.KeySpace)
	p.answer(0, 10*time.Second)
}
