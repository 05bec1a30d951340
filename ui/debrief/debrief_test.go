package debrief_test

import (
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"greenroom/data"
	"greenroom/ui/debrief"
	"greenroom/ui/uitest"
	"greenroom/ui/widget"
)

// evening is the time in these tests: a Tuesday.
var evening = time.Date(2026, 11, 24, 20, 0, 0, 0, time.Local)

type place struct {
	t      *testing.T
	store  *data.Store
	screen *uitest.Screen
	window *uitest.Window
	room   *debrief.Room
}

// open shows the look back on an interview that was yesterday, for which one
// question was practised.
func open(t *testing.T) *place {
	t.Helper()
	p := &place{t: t, screen: uitest.NewScreen(t), window: &uitest.Window{}}
	p.window.Win = p.screen.Show(nil, 1084, 760)
	store, err := data.Open(t.Context(), t.TempDir(), data.Options{Now: func() time.Time { return evening }, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	p.store = store
	q, err := store.SaveQuestion(t.Context(), data.Question{Text: "Why do you want to leave your present job?"})
	if err == nil {
		_, err = store.SaveInterview(t.Context(), data.Interview{Company: "Northlight", Round: "the team", At: evening.AddDate(0, 0, -1)})
	}
	if err == nil {
		err = store.SetInterviewQuestions(t.Context(), 1, []int64{q.ID})
	}
	if err != nil {
		t.Fatal(err)
	}
	p.begin()
	t.Cleanup(func() {
		p.end()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return p
}

// begin opens the room, as when the app starts.
func (p *place) begin() {
	p.room = debrief.New(debrief.Deps{Window: p.window, Store: p.store})
	p.window.Win.SetContent(p.room.Content())
	p.window.Win.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) { p.room.TypedKey(key) })
	p.room.Enter("1")
	p.shows("Looking back: Northlight, the team")
}

func (p *place) end() {
	p.room.Leave()
	p.room.Flush()
	p.room.Close()
}

func (p *place) words() string {
	all := uitest.Words(p.room.Content())
	for _, sheet := range p.window.Win.Canvas().Overlays().List() {
		all += " " + uitest.Words(sheet)
	}
	return all
}

func (p *place) shows(text string) {
	p.t.Helper()
	p.screen.Until("the room shows "+text, func() bool { return strings.Contains(p.words(), text) })
}

func (p *place) press(label string) {
	p.t.Helper()
	in := func() []fyne.CanvasObject {
		return append([]fyne.CanvasObject{p.room.Content()}, p.window.Win.Canvas().Overlays().List()...)
	}
	p.screen.Until("there is "+label, func() bool { return uitest.Pressable(label, in()...) })
	uitest.Press(p.t, label, in()...)
}

// field types into the nth field with a placeholder.
func (p *place) field(placeholder string, n int, text string) {
	p.t.Helper()
	for _, o := range uitest.Seen(p.room.Content()) {
		if field, ok := o.(*widget.Entry); ok && field.PlaceHolder == placeholder {
			if n == 0 {
				field.SetText(text)
				return
			}
			n--
		}
	}
	p.t.Fatalf("there is no such field %q", placeholder)
}

// typed types on the keyboard, where the focus is.
func (p *place) typed(text string) {
	p.t.Helper()
	for _, r := range text {
		p.window.Win.Canvas().Focused().TypedRune(r)
	}
}

func (p *place) key(names ...fyne.KeyName) {
	p.t.Helper()
	for _, name := range names {
		switch focused := p.window.Win.Canvas().Focused(); {
		case name == fyne.KeyTab:
			p.window.Win.Canvas().FocusNext()
		case focused != nil:
			focused.TypedKey(&fyne.KeyEvent{Name: name})
		default:
			p.window.Win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: name})
		}
	}
}

// choice is the answer row of the nth question, which gets the focus.
func (p *place) choice(n int) {
	p.t.Helper()
	var found []*widget.Choice
	for _, o := range uitest.Seen(p.room.Content()) {
		if c, ok := o.(*widget.Choice); ok {
			found = append(found, c)
		}
	}
	if n >= len(found)-3 {
		p.t.Fatalf("there are %d questions", len(found)-3)
	}
	p.window.Win.Canvas().Focus(found[n])
}

func (p *place) kept() data.Debrief {
	p.t.Helper()
	p.room.Flush()
	d, err := p.store.Debrief(p.t.Context(), 1)
	if err != nil {
		p.t.Fatal(err)
	}
	return d
}

func TestALookBackIsTypedFromTheKeyboardAlone(t *testing.T) {
	p := open(t)
	p.typed("What is a monad?")
	p.key(fyne.KeyReturn)
	p.typed("Tea or coffee?")
	p.key(fyne.KeyReturn)
	p.key(fyne.KeyReturn) // with nothing typed it goes on
	p.choice(0)
	p.key(fyne.Key1)
	p.choice(1)
	p.key(fyne.Key4)
	p.field("What I would say now", 0, "A box with rules")
	p.field("Which of them came up, and did they light up?", 0, "maps")
	p.field("Where you hesitated or went on too long", 0, "monads")
	p.field("By what: a laugh, a place, a shared idea", 0, "we both sail")
	p.field("The team, the work, what they worry about", 0, "four people")
	p.field("Send the plan, wait to hear, ask Mara", 0, "send the plan")
	p.field("When: Fri, in 3 days, 30 Nov", 0, "fri")
	p.shows("Friday 27 November 2026")
	d := p.kept()
	want := data.Debrief{
		InterviewID: 1, Asked: []data.Asked{{Text: "What is a monad?", Went: 1, Better: "A box with rules"}, {Text: "Tea or coffee?", Went: 4}},
		Passions: "maps", Struggle: "monads", Rapport: "we both sail", Learned: "four people", NextStep: "send the plan", NextDay: "2026-11-27", Begun: d.Begun,
	}
	if !slices.Equal(d.Asked, want.Asked) || d.Passions != want.Passions || d.Struggle != want.Struggle || d.Rapport != want.Rapport ||
		d.Learned != want.Learned || d.NextStep != want.NextStep || d.NextDay != want.NextDay || d.Begun.IsZero() || !d.Done.IsZero() {
		t.Errorf("kept %+v", d)
	}
	p.press("That was it")
	p.shows("That was worth it.")
	p.shows("Write a thank-you")
	if d := p.kept(); !d.Done.Equal(evening) {
		t.Errorf("done %v", d.Done)
	}
	p.press("Write a thank-you")
	if want := "letters/new/thanks-first/interview/1"; !slices.Contains(p.window.Went, want) {
		t.Errorf("went to %v", p.window.Went)
	}
	if err := p.window.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.screen.Until("it is not done", func() bool { return p.kept().Done.IsZero() })
}

func TestALookBackThatWasLeftIsTakenUpWordForWord(t *testing.T) {
	p := open(t)
	p.typed("Why lighthouses?")
	p.key(fyne.KeyReturn)
	p.typed("half a ques")
	p.field("Where you hesitated or went on too long", 0, "figures")
	p.end()
	p.begin()
	p.shows("Why lighthouses?")
	p.shows("figures")
	p.choice(0)
	p.key(fyne.Key2)
	if d := p.kept(); len(d.Asked) != 1 || d.Asked[0].Went != 2 || d.Struggle != "figures" {
		t.Errorf("kept %+v", d)
	}
}

func TestHowOneFeltIsKeptWithTheInterview(t *testing.T) {
	p := open(t)
	var scales []*widget.Choice
	for _, o := range uitest.Seen(p.room.Content()) {
		if c, ok := o.(*widget.Choice); ok {
			scales = append(scales, c)
		}
	}
	for n, key := range []fyne.KeyName{fyne.Key2, fyne.Key4, fyne.Key5} { // before, after, whether we connected
		p.window.Win.Canvas().Focus(scales[n])
		p.key(key)
	}
	p.screen.Until("it is kept", func() bool {
		i, err := p.store.Interview(t.Context(), 1)
		return err == nil && i.Before == 2 && i.After == 4 && p.kept().Connected == 5
	})
}

func TestWhatWasPractisedIsTickedAndIsTheCardItIs(t *testing.T) {
	p := open(t)
	p.shows("You practised these. Which came up?")
	p.press("Why do you want to leave your present job?")
	p.shows("Ask it again tomorrow")
	if d := p.kept(); len(d.Asked) != 1 || d.Asked[0].QuestionID != 1 {
		t.Errorf("kept %+v", d)
	}
	if strings.Contains(p.words(), "Which came up?") {
		t.Error("what was ticked is still offered")
	}
}

func TestWhatWentBadlyIsACardForTomorrowByOneKeyAndComesBackByUndo(t *testing.T) {
	p := open(t)
	p.typed("What is a monad?")
	p.key(fyne.KeyReturn)
	p.choice(0)
	p.key(fyne.Key1, fyne.KeyC)
	p.screen.Until("it is a card", func() bool { return len(p.kept().Asked) == 1 && p.kept().Asked[0].QuestionID == 2 })
	q, err := p.store.Question(t.Context(), 2)
	if err != nil || q.Text != "What is a monad?" || !q.Mine() {
		t.Errorf("the card is %+v (%v)", q, err)
	}
	plan, err := p.store.Agenda(t.Context(), data.Aim{})
	if err != nil || len(plan.Today) != 1 || plan.Today[0].Question != 1 {
		t.Errorf("today are asked %+v (%v)", plan.Today, err)
	}
	p.screen.Until("it can be undone", func() bool { return p.window.Undo != nil })
	if err := p.window.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.screen.Until("it is no card", func() bool { return p.kept().Asked[0].QuestionID == 0 })
}

func TestAQuestionThatIsInTheDeckIsNeverThereTwice(t *testing.T) {
	p := open(t)
	p.typed("why do you want to LEAVE your present job")
	p.key(fyne.KeyReturn)
	p.choice(0)
	p.key(fyne.KeyC)
	p.screen.Until("it is the one in the deck", func() bool { return p.kept().Asked[0].QuestionID == 1 })
	p.window.Win.Canvas().Unfocus()
	p.field("A question they asked, and Enter", 0, "Why leave your present job?")
	uitest.Field(t, "A question they asked, and Enter", p.room.Content()).TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	p.choice(1)
	p.key(fyne.KeyC)
	p.shows("Is it one of these?")
	uitest.Press(t, "Why do you want to leave your present job?", p.window.Win.Canvas().Overlays().Top())
	p.screen.Until("it is the same", func() bool { return p.kept().Asked[1].QuestionID == 1 })
	p.choice(1)
	p.key(fyne.KeyC)
	p.shows("Is it one of these?")
	p.press("None: make a new card")
	p.screen.Until("it is another", func() bool { return p.kept().Asked[1].QuestionID == 2 })
	if n, err := p.store.CountQuestions(t.Context(), data.QuestionFilter{}); err != nil || n != 2 {
		t.Errorf("there are %d cards (%v)", n, err)
	}
}

func TestWhatCouldNotBeAnsweredIsKeptToFindOut(t *testing.T) {
	p := open(t)
	p.typed("What is a monad?")
	p.key(fyne.KeyReturn)
	p.choice(0)
	p.key(fyne.KeyG)
	p.shows("See the open question")
	gaps, err := p.store.Gaps(t.Context(), data.GapFilter{InterviewID: 1, Open: true})
	if err != nil || len(gaps) != 1 || gaps[0].Text != "What is a monad?" || !p.kept().Asked[0].Unanswered {
		t.Errorf("open are %+v (%v)", gaps, err)
	}
	p.choice(0)
	p.key(fyne.KeyG)
	if !slices.Contains(p.window.Went, "gaps/1") {
		t.Errorf("went to %v", p.window.Went)
	}
}

func TestUndoOfAnOpenQuestionLeavesAnotherTalkAlone(t *testing.T) {
	p := open(t)
	p.typed("What is a monad?")
	p.key(fyne.KeyReturn)
	p.choice(0)
	p.key(fyne.KeyG)
	p.shows("See the open question")
	i, err := p.store.SaveInterview(t.Context(), data.Interview{Company: "Southlight", At: evening.AddDate(0, 0, -2)})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.store.SaveDebrief(t.Context(), data.Debrief{InterviewID: i.ID, Asked: []data.Asked{{Text: "And a functor?", Unanswered: true}}}); err != nil {
		t.Fatal(err)
	}
	p.room.Enter("2")
	p.shows("Looking back: Southlight")
	if err := p.window.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.screen.Until("what is queued was done", func() bool { return true })
	p.room.Flush()
	if d, err := p.store.Debrief(t.Context(), i.ID); err != nil || !d.Asked[0].Unanswered {
		t.Errorf("the other talk has %+v (%v)", d.Asked, err)
	}
}

func TestALookBackCanBeSpoken(t *testing.T) {
	p := open(t)
	p.press("Say it aloud instead")
	p.screen.Until("it leads to a recording", func() bool { return slices.Contains(p.window.Went, "practise/2") })
	q, err := p.store.Question(t.Context(), 2)
	uid, uidErr := p.store.UID(t.Context(), data.Ref{Kind: data.KindInterview, ID: 1})
	if err != nil || uidErr != nil || q.Subject != "debrief/"+uid || len(q.Steps) != 5 {
		t.Errorf("it is %+v (%v, %v)", q, err, uidErr)
	}
}

func TestAQuestionThatIsTakenOutComesBackByUndo(t *testing.T) {
	p := open(t)
	for _, text := range []string{"One?", "Two?"} {
		p.typed(text)
		p.key(fyne.KeyReturn)
	}
	p.press("Take “One?” out")
	if d := p.kept(); len(d.Asked) != 1 || d.Asked[0].Text != "Two?" {
		t.Errorf("left is %+v", d.Asked)
	}
	if err := p.window.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.screen.Until("it is back", func() bool { return len(p.kept().Asked) == 2 && p.kept().Asked[0].Text == "One?" })
}
