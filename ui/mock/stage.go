package mock

import (
	"context"
	"slices"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/prefs"
	"greenroom/ui/speaking"
	"greenroom/ui/studio"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// phase is where a run stands.
type phase int

const (
	idle      phase = iota // there is no run
	asking                 // the question is read aloud
	answering              // the person thinks or speaks
	hearing                // the answer is kept, the next question is chosen
	judging                // the partner says what they heard
	paused
)

// breath is how long nothing happens between an answer and the next question.
const breath = 1200 * time.Millisecond

// leastToRead is how long a question is there before the recording begins, when
// nobody reads it aloud and no time to think was asked for.
const leastToRead = 3 * time.Second

// stage is a run as it goes on: nothing is seen but what the interviewer says,
// the clock and the level.
type stage struct {
	room    *Room
	content *fyne.Container
	view    *speaking.View
	front   fyne.CanvasObject // the view with its buttons
	rest    fyne.CanvasObject // while paused
	partner *partnerPage
	voice   *voice

	button *widget.Button
	pass   *widget.Hint
	where  *widget.Text

	phase     phase
	run       data.Run
	recipe    recipe
	questions map[int64]data.Question
	at        int // the turn
	followUps int // asked so far
	began     time.Time
	asked     int  // counts what was asked, so that what comes late is known to
	ending    bool // as soon as the last answer is kept
	passing   bool // as soon as the recorder has let go

	ctx  context.Context // ends when the room is closed
	quit context.CancelFunc
	work sync.WaitGroup
}

func newStage(r *Room) *stage {
	s := &stage{room: r, voice: &voice{sound: r.Sound, store: r.Store, voices: r.Voices}}
	s.ctx, s.quit = context.WithCancel(context.Background())
	s.button = widget.NewButton("", lang.L("Space"), s.goOn)
	s.pass = widget.NewHint(lang.L("pass"), "N", s.passBy)
	pause := widget.NewHint(lang.L("pause"), lang.L("Esc"), s.pause)
	s.view = speaking.New(r.recorder.Status, widget.HStack(18, s.button, s.pass, pause))
	s.where = widget.NewQuiet("")
	s.front = widget.Page(widget.HStack(0, widget.Spacer(), s.where), s.view.Content(), nil)
	resume := widget.NewButton(lang.L("Go on"), lang.L("Space"), s.goOn)
	resume.Style, resume.Large = widget.Filled, true
	s.rest = widget.Page(nil, widget.Centre(widget.VStack(3*theme.Grid,
		widget.NewHeading(lang.L("A moment for yourself"), theme.SizeTitle),
		widget.NewText(lang.L("Everything you said is kept. Breathe, drink something, and go on when you like.")),
		widget.HStack(2*theme.Grid, resume,
			widget.NewButton(lang.L("Finish here"), "E", s.end),
			widget.NewHint(lang.L("Leave it for later"), lang.L("Esc"), func() { r.Window.Go("today") })))), nil)
	s.partner = newPartnerPage(s)
	s.content = container.NewStack(s.front)
	return s
}

// going reports whether there is a run, be it paused.
func (s *stage) going() bool { return s.phase != idle }

// start begins a run.
func (s *stage) start(run data.Run, recipe recipe, questions []data.Question) {
	s.run, s.recipe, s.at, s.followUps, s.began, s.ending = run, recipe, 0, 0, s.room.Store.Now(), false
	s.know(questions)
	s.room.show(s.content)
	s.ask()
}

func (s *stage) know(questions []data.Question) {
	s.questions = map[int64]data.Question{}
	for _, q := range questions {
		s.questions[q.ID] = q
	}
}

// resume offers to go on with a run that was left.
func (s *stage) resume(run data.Run, recipe recipe, questions []data.Question) {
	s.run, s.recipe, s.at, s.followUps, s.began, s.ending = run, recipe, 0, 0, s.room.Store.Now(), false
	s.know(questions)
	for _, turn := range run.Turns {
		if turn.Asked != "" {
			s.followUps++
		}
	}
	s.at = slices.IndexFunc(run.Turns, func(t data.Turn) bool { return t.TakeID == 0 && !t.Passed })
	if s.at < 0 {
		s.at = len(run.Turns)
	}
	s.room.show(s.content)
	s.enter(paused)
}

// enter shows what fits a phase, in the whole window while the run goes on.
func (s *stage) enter(p phase) {
	s.phase = p
	s.room.Window.Fill(p != paused)
	page := s.front
	switch p {
	case paused:
		page = s.rest
	case judging:
		page = s.partner.form
	case asking:
		if s.recipe.Partner {
			page = s.partner.card
		}
	}
	if s.content.Objects[0] != page {
		s.content.Objects = []fyne.CanvasObject{page}
		s.content.Refresh()
	}
	s.showButtons()
}

// turn is what is asked now.
func (s *stage) turn() data.Turn { return s.run.Turns[s.at] }

func (s *stage) question() data.Question { return s.questions[s.turn().QuestionID] }

// lights are those of the answer; a follow-up is answered shortly.
func (s *stage) lights() prefs.Lengths {
	if s.turn().Asked != "" {
		return s.room.prefs.Practice.Short
	}
	return s.room.prefs.Practice.For(s.question().Length)
}

// ask asks what comes next, or ends the run when nothing does.
func (s *stage) ask() {
	if s.at >= len(s.run.Turns) || s.recipe.Minutes > 0 && s.room.Store.Now().Sub(s.began) >= time.Duration(s.recipe.Minutes)*time.Minute {
		s.end()
		return
	}
	s.asked++
	turn := s.turn()
	s.view.Ask(turn.Words(), s.lights())
	s.where.SetText(s.progress())
	if s.recipe.Partner {
		s.partner.ask(turn)
		s.enter(asking)
		return
	}
	s.enter(asking)
	s.view.StageChanged()
	if s.recipe.Reading == readSilently {
		s.answer(leastToRead)
		return
	}
	s.view.Say(lang.L("Listen."))
	asked := s.asked
	s.voice.begin(turn, s.room.prefs, s.recipe.Reading, func(heard bool, err error) {
		fyne.Do(func() {
			if err != nil {
				s.room.Window.Fail(lang.L("read the question aloud"), err)
			}
			if s.asked != asked || s.phase != asking {
				return
			}
			if heard {
				s.answer(0)
			} else {
				s.answer(leastToRead)
			}
		})
	})
}

// progress says how far the run is.
func (s *stage) progress() string {
	number := 0
	total := 0
	for i, turn := range s.run.Turns {
		if turn.Asked == "" {
			total++
			if i <= s.at {
				number++
			}
		}
	}
	if s.turn().Asked != "" {
		return lang.L("Follow-up")
	}
	if s.recipe.Minutes > 0 {
		return lang.L("Question {{.Number}}", map[string]any{"Number": number})
	}
	return lang.L("Question {{.Number}} of {{.Total}}", map[string]any{"Number": number, "Total": total})
}

// answer has the person think, at least for a while, and speak.
func (s *stage) answer(atLeast time.Duration) {
	s.enter(answering)
	think := max(time.Duration(s.recipe.Think)*time.Second, atLeast)
	if s.recipe.Partner {
		think = 0 // they give the time it takes
	}
	turn := s.turn()
	begin := data.Take{QuestionID: turn.QuestionID, Asked: turn.Asked}
	if err := s.room.recorder.Start(begin, think, s.room.prefs.Sound.Microphone); err != nil {
		s.room.Window.Fail(lang.L("start recording"), err)
		s.enter(paused)
	}
}

// goOn does what Space means now.
func (s *stage) goOn() {
	switch s.phase {
	case asking:
		s.voice.stop()
		switch {
		case s.partner.speaks():
			s.partner.read()
		case s.recipe.Partner:
			s.answer(0)
		}
	case answering:
		s.room.recorder.Next()
	case judging:
		s.partner.finish()
	case paused:
		if s.room.recorder.Status().Stage == studio.Ready {
			s.ask()
		}
	}
}

// passBy leaves the question without an answer. What is said already is kept as
// one.
func (s *stage) passBy() {
	switch s.phase {
	case asking:
		s.voice.stop()
	case answering:
		if s.room.recorder.Status().Stage != studio.Thinking {
			s.room.recorder.Next()
			return
		}
		s.passing = true
		s.room.recorder.Cancel()
		return
	default:
		return
	}
	s.passed()
}

func (s *stage) passed() {
	s.passing = false
	s.run.Turns[s.at].Passed = true
	s.next()
}

// pause holds the run. What was being said is kept as the answer.
func (s *stage) pause() {
	switch s.phase {
	case idle, paused:
		return
	case judging:
		s.room.recorder.Cancel() // what the partner said until now is kept
		return
	}
	s.asked++
	s.voice.stop()
	if s.phase == hearing {
		s.at++ // that one is answered
	}
	s.enter(paused)
	s.room.recorder.Cancel()
}

// changed shows the stage the recorder has come to.
func (s *stage) changed() {
	if !s.going() {
		return
	}
	s.showButtons()
	s.view.StageChanged()
	if s.passing && s.room.recorder.Status().Stage == studio.Ready {
		s.passed()
	}
}

func (s *stage) showButtons() {
	label, icon := lang.L("Begin now"), ""
	switch {
	case s.phase == hearing:
		label = lang.L("One moment")
	case s.room.recorder.Status().Stage == studio.Speaking:
		label, icon = lang.L("Stop"), "stop"
	}
	s.button.IconColor = theme.Recording
	s.button.SetLabel(label)
	s.button.SetIcon(icon)
}

// kept takes the answer over.
func (s *stage) kept(take data.Take, trouble error) {
	if !s.going() || s.at >= len(s.run.Turns) {
		return
	}
	if take.Reader != "" {
		if s.phase == judging {
			s.partner.told()
		} else {
			s.partner.wasRead()
		}
		return
	}
	turn, question, lights := &s.run.Turns[s.at], s.question(), s.lights()
	turn.TakeID = take.ID
	s.keep()
	s.room.Analyst.Want(take)
	if trouble != nil {
		s.room.Window.Fail(lang.L("go on recording; what you said until then is kept"), trouble)
		s.enter(paused)
	}
	switch {
	case s.phase == paused:
		s.at++
		if s.ending {
			s.end()
		}
	case s.recipe.Partner:
		s.partner.judge(take)
		s.enter(judging)
	default:
		s.enter(hearing)
		s.view.Say(lang.L("Thank you."))
		s.listen(take, question, lights)
	}
}

// listen thinks about the answer for a breath, as an interviewer does, and asks
// what comes next.
func (s *stage) listen(take data.Take, question data.Question, lights prefs.Lengths) {
	asked, wanted := s.asked, s.turn().Asked == "" // nobody asks on and on
	s.work.Go(func() {
		ctx, cancel := context.WithTimeout(s.ctx, breath)
		defer cancel()
		pauses := s.pausesOf(ctx, take)
		<-ctx.Done()
		if s.ctx.Err() != nil {
			return
		}
		fyne.Do(func() {
			if s.asked != asked || s.phase != hearing {
				return
			}
			if wanted {
				heard := answer{length: take.Duration, lights: lights, pauses: pauses}
				if text := followUp(question, heard, s.recipe, s.followUps, s.room.Random); text != "" {
					s.followUps++
					s.run.Turns = slices.Insert(s.run.Turns, s.at+1, data.Turn{QuestionID: question.ID, Question: question.Text, Asked: text})
				}
			}
			s.next()
		})
	})
}

// close ends what goes on beside the UI thread and returns when it has ended.
func (s *stage) close() {
	s.quit()
	s.voice.close()
	s.work.Wait()
}

// pausesOf is how many pauses a minute an answer has, as soon as it is measured;
// negative when that takes too long.
func (s *stage) pausesOf(ctx context.Context, take data.Take) float64 {
	const lookEvery = 100 * time.Millisecond
	for ctx.Err() == nil {
		if report, err := studio.Measured(ctx, s.room.Store, take.ID); err == nil {
			return 60 * float64(len(report.Pauses)) / max(report.Speech.Length(), 1)
		}
		select {
		case <-ctx.Done():
		case <-time.After(lookEvery):
		}
	}
	return -1
}

// next goes to the turn that follows.
func (s *stage) next() {
	s.at++
	s.keep()
	s.ask()
}

// notRecorded holds the run: the question is asked again when it goes on.
func (s *stage) notRecorded(err error) {
	s.partner.reading = false
	s.room.Window.Fail(lang.L("record"), err)
	if s.phase == judging {
		s.partner.notTold()
		return
	}
	if s.going() {
		s.enter(paused)
	}
}

// keep has the store know how far the run is.
func (s *stage) keep() {
	run := s.run
	run.Turns = slices.Clone(run.Turns)
	s.room.keeping.Touch(func(ctx context.Context) error {
		_, err := s.room.Store.SaveRun(ctx, run)
		return err
	})
	go s.room.keeping.Flush()
}

// end ends the run, at its last question or before, and looks back on it.
func (s *stage) end() {
	if s.room.recorder.Status().Stage != studio.Ready {
		s.ending = true
		return
	}
	id := s.run.ID
	s.run.Ended = s.room.Store.Now()
	s.keep()
	s.phase = idle
	s.room.loading.Run(func(context.Context) func() {
		s.room.keeping.Flush()
		return func() { s.room.lookBack(id) }
	})
}

// typedKey is what the keys mean during a run.
func (s *stage) typedKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeySpace:
		s.goOn()
	case fyne.KeyN:
		s.passBy()
	case fyne.KeyE:
		if s.phase == paused {
			s.end()
		}
	case fyne.KeyEscape:
		if s.phase == paused {
			return false // the window goes back
		}
		s.pause()
	default:
		return s.partner.typedKey(key)
	}
	return true
}
